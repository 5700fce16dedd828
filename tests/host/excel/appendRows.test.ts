import { ExcelSpreadsheetHost } from "../../../src/host/excel/ExcelSpreadsheetHost";
import { tableNameOf } from "../../../src/host/excel/appendRows";
import { areaOf } from "../../../src/workbench/officejs/model/addresses";
import { putCell } from "../../../src/workbench/officejs/model/cellWrite";
import { RangeRef } from "../../../src/workbench/officejs/model/RangeRef";
import { addRows, addTable, renameTable } from "../../../src/workbench/officejs/model/tableOps";
import type { WorkbookModel } from "../../../src/workbench/officejs/model/WorkbookModel";
import { start } from "../../workbench/officejs/start";

const NAME = "MI Exception log";
const headers = ["Recorded", "Ref", "Text"];
const ours = ["2026-10-06T08:00:00Z", "kpi:fcr/xmr", "ours, 1/2"];
const theirs = ["2026-10-06T08:00:01Z", "kpi:aht/xmr", "theirs"];

function started() {
  const client = start();
  return { ...client, excel: new ExcelSpreadsheetHost(client) };
}

function sheet(book: WorkbookModel) {
  const found = book.sheetNamed(NAME);
  if (!found) throw new Error(`no sheet ${NAME}`);
  return found;
}

/** The body of the table, as a person sees it. */
function rows(book: WorkbookModel): unknown[][] {
  const at = sheet(book);
  const { area } = at.tables[0]!;
  return Array.from({ length: area.rows - 1 }, (_, r) =>
    Array.from({ length: area.columns }, (__, c) => at.valueAt(area.row + 1 + r, area.column + c)),
  );
}

function put(book: WorkbookModel, row: number, column: number, value: string): void {
  const at = sheet(book);
  putCell(new RangeRef(at, areaOf(row, column)), row, column, { value });
}

/** A co-author's pane does the same as ours. */
function appendTheirs(book: WorkbookModel): void {
  if (!book.sheetNamed(NAME)) {
    const made = book.addSheet(NAME);
    headers.forEach((header, i) => (made.cell(1, i + 1).value = header));
    theirs.forEach((text, i) => (made.cell(2, i + 1).value = text));
    renameTable(addTable(new RangeRef(made, areaOf(1, 1, 2, 3)), true, []), tableNameOf(NAME));
    return;
  }
  const table = sheet(book).tables[0];
  if (!table) throw new Error("no table yet");
  const added = addRows(table, null, [["", "", ""]], []);
  theirs.forEach((text, i) => put(book, added.row, added.column + i, text));
}

test("a name with blanks: the table is found again, has its widths and no lock, and its rows can be read", async () => {
  const { excel, host } = started();
  await excel.appendRows(NAME, headers, [ours], { widths: [21, 24, 46] });
  await excel.appendRows(NAME, headers, [["2026-10-06T09:00:00Z", "kpi:asa/xmr", "=1+1"]]);
  const at = sheet(host.book);
  expect(at.tables.map((t) => [t.name, t.area])).toEqual([["MI_Exception_log", areaOf(1, 1, 3, 3)]]);
  expect(rows(host.book)).toEqual([ours, ["2026-10-06T09:00:00Z", "kpi:asa/xmr", "=1+1"]]);
  expect(at.protection).toBeNull();
  expect(at.columnWidth(3)).toBeGreaterThan(1.8 * at.columnWidth(1));
  expect(host.internalErrors).toEqual([]);
});

test("a new table has days where its columns are of days: as numbers that are shown as dates, and read as days", async () => {
  const { excel, host } = started();
  const row = (until: string | null) => ["2026-10-06T08:00:00Z", "kpi:fcr/xmr", "2026-11-30", until];
  const names = ["Recorded", "Ref", "Text", "Until"];
  const look = { formats: [null, null, null, "d mmm yyyy"] };
  await excel.appendRows(NAME, names, [row(null), row("2026-11-30"), row("changes")], look);
  await excel.appendRows(NAME, names, [row("2027-02-28")]);
  // 30 November 2026 is day 46356 of Excel's count, 28 February 2027 is day 46446
  expect(rows(host.book).map((line) => line[3])).toEqual([null, 46356, "changes", 46446]);
  // a text that looks like a day stays a text in every other column
  expect(rows(host.book).map((line) => line[2])).toEqual(Array(4).fill("2026-11-30"));
  const at = sheet(host.book);
  expect([2, 3, 4, 5].map((r) => at.formatAt(r, 4).numberFormat)).toEqual(Array(4).fill("d mmm yyyy"));
  expect(at.formatAt(3, 3).numberFormat).toBe("General");
  expect(host.internalErrors).toEqual([]);
});

test("a table that people made on the sheet under another name is taken", async () => {
  const { excel, host } = started();
  appendTheirs(host.book);
  renameTable(sheet(host.book).tables[0]!, "Our_log");
  await excel.appendRows(NAME, headers, [ours]);
  expect(rows(host.book)).toEqual([theirs, ours]);
});

test("two appends at once: both rows stand there, whenever the other one slips in", async () => {
  const count = async () => {
    const client = started();
    await client.excel.appendRows(NAME, headers, [ours]);
    const before = client.host.statistics.syncs;
    await client.excel.appendRows(NAME, headers, [ours]);
    return client.host.statistics.syncs - before;
  };
  const syncs = await count();
  expect(syncs).toBeGreaterThan(1);
  const first = ["2026-10-05T08:00:00Z", "kpi:old/xmr", "first"];
  for (let at = 1; at <= syncs; at++) {
    const { excel, host } = started();
    await excel.appendRows(NAME, headers, [first]);
    host.faults.at(host.statistics.syncs + at, { before: appendTheirs });
    await excel.appendRows(NAME, headers, [ours]);
    const now = rows(host.book);
    expect([at, now]).toEqual([at, expect.arrayContaining([first, ours, theirs])]);
    expect(now).toHaveLength(3);
    expect(host.internalErrors).toEqual([]);
  }
});

test("two make the log at once: one table, both rows", async () => {
  const probe = started();
  await probe.excel.appendRows(NAME, headers, [ours]);
  const syncs = probe.host.statistics.syncs;
  for (let at = 1; at < syncs; at++) {
    const { excel, host } = started();
    host.faults.at(at, { before: appendTheirs });
    await excel.appendRows(NAME, headers, [ours]);
    expect([at, rows(host.book)]).toEqual([at, [theirs, ours]]);
  }
});

test("what stands further below the table stays where it is", async () => {
  const { excel, host } = started();
  await excel.appendRows(NAME, headers, [ours]);
  put(host.book, 9, 2, "a note of mine");
  await excel.appendRows(NAME, headers, [theirs]);
  expect(rows(host.book)).toEqual([ours, theirs]);
  expect(sheet(host.book).valueAt(9, 2)).toBe("a note of mine");
});

test("a day goes among days as a day, into words as text", async () => {
  const { excel, host } = started();
  const made = host.book.addSheet("Scores");
  ["Asked on", "Label", "Score"].forEach((header, i) => (made.cell(1, i + 1).value = header));
  made.cell(2, 1).value = 46_254; // 20 August 2026
  made.cell(2, 1).format = { ...made.cell(2, 1).format, numberFormat: "d mmm yyyy", bold: true };
  made.cell(2, 2).value = "2026-08";
  made.cell(2, 3).value = 7;
  renameTable(addTable(new RangeRef(made, areaOf(1, 1, 2, 3)), true, []), "Scores");
  await excel.appendRows("Scores", ["Asked on", "Label", "Score"], [["2026-09-28", "2026-09-28", 8]]);
  expect([1, 2, 3].map((column) => made.valueAt(3, column))).toEqual([46_293, "2026-09-28", 8]);
  // the new row looks like the one above it
  expect(made.cell(3, 1).format).toEqual(made.cell(2, 1).format);
});

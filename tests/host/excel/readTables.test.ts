import { join } from "node:path";
import type { CellValue } from "../../../src/contract/cells";
import type { BlockInfo, RowSink } from "../../../src/contract/RowSink";
import { ExcelSpreadsheetHost } from "../../../src/host/excel/ExcelSpreadsheetHost";
import { readTables } from "../../../src/host/excel/readTables";
import { renderPack } from "../../../src/host/excel/render/renderPack";
import { readXlsx } from "../../../src/host/xlsx/readWorkbook";
import { loadBook } from "../../../src/workbench/officejs/files/loadBook";
import { start } from "../../workbench/officejs/start";
import { packAfter, packBefore } from "./twoPacks";

const samplePath = join(__dirname, "../../../assets/sample.xlsx");

interface Block extends BlockInfo {
  rows: [number, CellValue[]][];
}

class Gatherer implements RowSink {
  readonly blocks: Block[] = [];
  workbook: { date1904: boolean; sheets: readonly string[] } | null = null;

  beginWorkbook(info: { date1904: boolean; sheets: readonly string[] }): void {
    this.workbook = info;
  }
  beginTable(info: BlockInfo): void {
    this.blocks.push({ ...info, rows: [] });
  }
  row(cells: readonly CellValue[], sheetRow: number): void {
    this.blocks.at(-1)?.rows.push([sheetRow, [...cells]]);
  }
  endTable(): void {
    // blocks end where the next begins
  }
}

/** Files give rows only as long as their last filled cell, and start at column A: the same cells, told alike. */
function plain(blocks: readonly Block[]): unknown[] {
  return blocks.map(({ rows, firstColumn, ...info }) => ({
    ...info,
    cells: rows.flatMap(([row, cells]) =>
      cells.flatMap((value, i) => (value === null ? [] : [[row, firstColumn + i, value] as const])),
    ),
  }));
}

test("the sample read through Excel is the sample read from its file", async () => {
  const fromFile = new Gatherer();
  await readXlsx(samplePath, fromFile);
  const client = start({ book: await loadBook(samplePath) });
  const fromExcel = new Gatherer();
  await new ExcelSpreadsheetHost(client).readTables(fromExcel);
  expect(fromExcel.workbook).toEqual(fromFile.workbook);
  expect(plain(fromExcel.blocks)).toEqual(plain(fromFile.blocks));
  expect(client.host.internalErrors).toEqual([]);
});

test("large sheets come in pieces, and the pieces join without a seam", async () => {
  const client = start();
  const sheet = client.host.book.sheets[0];
  for (let row = 1; row <= 5000; row++) {
    if (sheet) sheet.cell(row, 2).value = `row ${row} ${"x".repeat(row % 90)}`;
    if (sheet) sheet.cell(row, 4).value = row;
  }
  const whole = new Gatherer();
  await readTables(client, whole);
  client.host.statistics.reset();
  const pieces = new Gatherer();
  await readTables(client, pieces, { limit: 60_000 });
  expect(pieces.blocks).toEqual(whole.blocks);
  expect(pieces.blocks[0]).toMatchObject({ firstColumn: 2 });
  expect(client.host.statistics.syncs).toBeGreaterThan(8);
  expect(client.host.statistics.largestResponse).toBeLessThan(60_000);
  client.host.statistics.reset();
  await readTables(client, new Gatherer(), { mostCells: 3000 });
  expect(client.host.statistics.syncs).toBe(2 + 5);
});

test("settings come first; hidden sheets, errors, empty rows and workbooks that count from 1904 are told", async () => {
  const client = start();
  const { book } = client.host;
  const data = book.sheets[0];
  if (!data) throw new Error("no sheet");
  data.name = "Data";
  data.cell(1, 1).value = "KPI";
  data.cell(1, 2).value = "Value";
  data.cell(4, 1).value = "a";
  data.cell(4, 2).value = { error: "#DIV/0!" };
  data.cell(5, 1).value = false;
  data.cell(5, 2).value = "#DIV/0!"; // somebody's words, no error
  const hidden = book.addSheet("Back");
  hidden.cell(2, 2).value = 1;
  hidden.visibility = "Hidden";
  book.addSheet("mi Settings").cell(1, 1).value = "Setting";
  book.addSheet("Empty");
  book.date1904 = true;
  const seen = new Gatherer();
  await readTables(client, seen);
  expect(seen.workbook).toEqual({ date1904: true, sheets: ["Data", "Back", "mi Settings", "Empty"] });
  expect(seen.blocks.map(({ sheet, hidden }) => [sheet, hidden])).toEqual([
    ["mi Settings", false],
    ["Data", false],
    ["Back", true],
  ]);
  expect(seen.blocks[1]?.rows).toEqual([
    [1, ["KPI", "Value"]],
    [4, ["a", { error: "#DIV/0!" }]],
    [5, [false, "#DIV/0!"]],
  ]);
});

test("tables first, then what stands beside them; totals rows are no data", async () => {
  const client = start();
  await client.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.getRange("A1:B3").values = [
      ["KPI", "Value"],
      ["a", 1],
      ["b", 2],
    ];
    sheet.tables.add("A1:B3", true).name = "KPIs";
    sheet.tables.getItem("KPIs").showTotals = true;
    sheet.getRange("D1:E2").values = [
      ["Name", "Role"],
      ["Ann", "Lead"],
    ];
    await context.sync();
  });
  const seen = new Gatherer();
  await readTables(client, seen);
  expect(seen.blocks.map(({ table, rows }) => [table, rows])).toEqual([
    [
      "KPIs",
      [
        [1, ["KPI", "Value"]],
        [2, ["a", 1]],
        [3, ["b", 2]],
      ],
    ],
    [
      null,
      [
        [1, [null, null, null, "Name", "Role"]],
        [2, [null, null, null, "Ann", "Lead"]],
      ],
    ],
  ]);
});

test("a build that was cut short is undone before anything is read", async () => {
  const client = start();
  await renderPack(client, packBefore());
  client.host.statistics.reset();
  await renderPack(client, packAfter());
  const commitAt = client.host.statistics.syncs - 1;
  const other = start();
  await renderPack(other, packBefore());
  other.host.statistics.reset();
  other.host.faults.at(commitAt, { fail: 200 });
  for (let later = commitAt + 1; later < commitAt + 6; later++) other.host.faults.at(later, { fail: "before" });
  await expect(renderPack(other, packAfter())).rejects.toMatchObject({ code: "interrupted", retry: true });
  expect(other.host.book.sheets.some((sheet) => sheet.name.startsWith("~MI"))).toBe(true);
  other.host.faults.clear();
  const seen = new Gatherer();
  await readTables(other, seen);
  expect(other.host.book.sheets.some((sheet) => sheet.name.startsWith("~MI"))).toBe(false);
  const fresh = start();
  await renderPack(fresh, packBefore());
  const expected = new Gatherer();
  await readTables(fresh, expected);
  expect(seen.blocks).toEqual(expected.blocks);
});

test("reading stops when asked", async () => {
  const client = start({ book: await loadBook(samplePath) });
  const stop = new AbortController();
  const reading = new ExcelSpreadsheetHost(client).readTables(
    new Gatherer(),
    (_, done) => {
      if (done > 20) stop.abort();
    },
    stop.signal,
  );
  await expect(reading).rejects.toMatchObject({ code: "cancelled" });
});

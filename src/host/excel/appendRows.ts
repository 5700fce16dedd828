/* eslint-disable office-addins/call-sync-before-read, office-addins/call-sync-after-load, office-addins/load-object-before-read -- session.sync() is the sync that the rules look for */
import { type CellValue, isCellError } from "../../contract/cells";
import { HostRefusal, type TableLook } from "../SpreadsheetHost";
import type { Box } from "../../pack/LaidOutPack";
import { addressOf, parseBox } from "./address";
import type { OfficeApi } from "./api";
import { refusals } from "./errors";
import { inExcel, type Session } from "./session";
import { asText } from "./text";

type Scalar = string | number | boolean;

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a column of this format shows days: `d mmm yyyy`, not `"day" 0` and not `[Red]0`. */
function showsDays(format: string): boolean {
  return /[dy]/i.test(format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, ""));
}

/**
 * What is written as text stays text; a missing value stays an empty cell. A day among days becomes one: Excel reads it
 * itself, by the count of days (from 1900 or 1904) that the workbook has.
 */
function written(value: CellValue, format: string): Scalar {
  if (value === null) return "";
  if (isCellError(value)) return asText(value.error, format);
  if (typeof value === "string" && ISO_DAY.test(value) && showsDays(format)) return value;
  return typeof value === "string" ? asText(value, format) : value;
}

/**
 * Appends rows below a table and makes the table longer. Columns are found by their headers, in whatever order the table
 * has them.
 *
 * Others may append at the same moment: rows are added at the table's end as it is when the request arrives
 * (`rows.add`), so that neither overwrites the other, and are looked for afterwards. Only where something stands further
 * below the table, which adding would move (on some hosts into the wrong cells), they are written into the free cells.
 *
 * @param name of the table, or of the sheet whose only table it is; a new table's name has underscores for blanks, because
 *   Excel allows none in it
 */
export async function appendRows(
  api: OfficeApi,
  name: string,
  headers: readonly string[],
  rows: readonly (readonly CellValue[])[],
  look: TableLook = {},
): Promise<void> {
  if (rows.length === 0) return;
  await inExcel(api, async (session) => {
    const table = await findTable(session, name);
    if (table) return extendOnceMore(session, name, table, headers, rows);
    if (await createTable(session, name, headers, rows, look)) return;
    // somebody made the sheet a moment before
    const theirs = await findTable(session, name);
    if (!theirs) throw refusals.notFound(`The table ${name}`);
    await extendTable(session, name, theirs, headers, rows);
  });
}

/** What stands below a table may be the row that somebody added a moment ago: it is then the table's, and looked at anew. */
async function extendOnceMore(
  session: Session,
  name: string,
  table: Excel.Table,
  headers: readonly string[],
  rows: readonly (readonly CellValue[])[],
): Promise<void> {
  try {
    await extendTable(session, name, table, headers, rows);
  } catch (error) {
    if (!(error instanceof HostRefusal) || error.code !== "occupied") throw error;
    const now = await findTable(session, name);
    if (!now) throw error;
    await extendTable(session, name, now, headers, rows);
  }
}

/** `MI Exception log` → `MI_Exception_log`; `Issues` stays. */
export function tableNameOf(name: string): string {
  return name.replace(/[^\p{L}\p{N}_.]+/gu, "_");
}

async function findTable(session: Session, name: string): Promise<Excel.Table | null> {
  const named = session.workbook.tables.getItemOrNullObject(tableNameOf(name));
  const sheet = session.sheets.getItemOrNullObject(name);
  named.load("showTotals");
  named.worksheet.load("name");
  sheet.load("name");
  session.workbook.protection.load("protected");
  await session.sync();
  if (!named.isNullObject) return named;
  if (sheet.isNullObject) return null;
  sheet.tables.load("items/showTotals");
  await session.sync();
  const [only, another] = sheet.tables.items;
  if (!only || another) return null;
  only.worksheet.load("name");
  await session.sync();
  return only;
}

/** False when somebody else made a sheet of this name in the meantime: nothing is written then. */
async function createTable(
  session: Session,
  name: string,
  headers: readonly string[],
  rows: readonly (readonly CellValue[])[],
  look: TableLook,
): Promise<boolean> {
  if (session.workbook.protection.protected) throw refusals.protectedStructure();
  const there = session.sheets.getItemOrNullObject(name);
  const used = there.getUsedRangeOrNullObject(true);
  used.load("address");
  await session.sync();
  if (!there.isNullObject && !used.isNullObject) {
    if (await findTable(session, name)) return false;
    throw new HostRefusal(
      "occupied",
      `A sheet "${name}" exists without a table of that name; turn its cells into a table named ${tableNameOf(name)} (Ctrl+T), then try again.`,
    );
  }
  if (there.isNullObject) {
    session.sheets.add(name);
    try {
      await session.sync();
    } catch (error) {
      if ((error as { code?: string }).code === "ItemAlreadyExists") return false;
      throw error;
    }
  }
  const sheet = session.sheets.getItem(name);
  const box: Box = { row: 1, column: 1, rows: rows.length + 1, columns: headers.length };
  const range = sheet.getRange(addressOf(box));
  const formats = headers.map((_, i) => look.formats?.[i] ?? "General");
  // formats first: whether a text is a day depends on them
  range.numberFormat = [headers.map(() => "General"), ...rows.map(() => formats)];
  range.values = [
    headers.map((header) => asText(header, "General")),
    ...rows.map((row) => formats.map((format, i) => written(row[i] ?? null, format))),
  ];
  const table = sheet.tables.add(range, true);
  table.name = tableNameOf(name);
  dress(sheet, range, box, look);
  await session.sync();
  return true;
}

/** Widths as asked, texts wrapped and at the top, the header in view; else as wide as the first row needs. */
function dress(sheet: Excel.Worksheet, range: Excel.Range, box: Box, { widths }: TableLook): void {
  if (!widths) {
    range.format.autofitColumns();
    return;
  }
  widths.forEach((width, i) => {
    const column = sheet.getRange(addressOf({ row: 1, column: box.column + i, rows: 1, columns: 1 })).getEntireColumn();
    column.format.columnWidth = pointsOf(width);
  });
  range.format.wrapText = true;
  range.format.verticalAlignment = "Top";
  range.format.autofitRows();
  sheet.freezePanes.freezeRows(1);
}

/** Office.js measures columns in points: 5.25 a character of the default font, and a margin. */
function pointsOf(characters: number): number {
  return characters * 5.25 + 3.75;
}

async function extendTable(
  session: Session,
  name: string,
  table: Excel.Table,
  headers: readonly string[],
  rows: readonly (readonly CellValue[])[],
): Promise<void> {
  const sheet = table.worksheet;
  if (table.showTotals) {
    throw new HostRefusal(
      "totals",
      `The table ${name} has a totals row; switch it off under Table Design, then try again.`,
    );
  }
  sheet.protection.load("protected");
  table.autoFilter.load("isDataFiltered");
  const range = table.getRange();
  range.load("address");
  const names = table.getHeaderRowRange();
  names.load("values");
  const body = table.getDataBodyRange();
  body.load("values");
  const first = body.getRow(0);
  first.load("numberFormat");
  const used = sheet.getUsedRange(true);
  used.load("address");
  await session.sync();
  if (sheet.protection.protected) throw refusals.protectedSheet(sheet.name);
  if (table.autoFilter.isDataFiltered) throw refusals.filtered(`the table ${name}`);
  const box = parseBox(range.address);
  const all = parseBox(used.address);
  if (!box || !all) throw refusals.notFound(`The table ${name}`);
  const at = columnsOf(name, (names.values[0] ?? []).map(String), headers);
  const blank = box.rows === 2 && (body.values as unknown[][]).every((row) => row.every((value) => value === ""));
  // a fresh table has one empty row: it is filled first
  const start = blank ? box.row + 1 : box.row + box.rows;
  const target: Box = { ...box, row: start, rows: rows.length };
  const end = box.row + box.rows;
  await assertFree(session, sheet, name, { ...target, row: end, rows: start + rows.length - end });
  const formats = (first.numberFormat as string[][])[0] ?? [];
  const lines = rows.map((row) => {
    const line = new Array<Scalar | null>(box.columns).fill(null);
    headers.forEach((_, i) => (line[at[i] as number] = written(row[i] ?? null, formats[at[i] as number] ?? "General")));
    return line;
  });
  const below = { ...box, row: end, rows: all.row + all.rows - end };
  if (blank || (await isFilled(session, sheet, below))) {
    const cells = sheet.getRange(addressOf(target));
    cells.numberFormat = rows.map(() => formats);
    cells.values = lines;
    table.resize(addressOf({ ...box, rows: start + rows.length - box.row }));
    await session.sync();
    return;
  }
  // formats first, then values, so that a text is not read as a date on its way
  table.rows.add(
    undefined,
    rows.map(() => new Array<Scalar>(box.columns).fill("")),
  );
  const last = table.getDataBodyRange().getLastRow();
  const cells = rows.length === 1 ? last : last.getOffsetRange(1 - rows.length, 0).getResizedRange(rows.length - 1, 0);
  cells.numberFormat = rows.map(() => formats);
  cells.values = lines;
  const now = table.getDataBodyRange();
  now.load("values");
  await session.sync();
  assertThere(name, now.values as unknown[][], lines);
}

/** What was written is read back: it must stand in the table, wherever others' rows went. */
function assertThere(name: string, now: readonly (readonly unknown[])[], lines: readonly (readonly unknown[])[]): void {
  const kept = (value: unknown): unknown => (typeof value === "string" ? value.replace(/^'/, "") : value);
  const isDay = (value: unknown, there: unknown) =>
    typeof there === "number" && typeof value === "string" && ISO_DAY.test(value);
  const stands = (line: readonly unknown[]) =>
    now.some((row) => line.every((value, i) => value === null || row[i] === kept(value) || isDay(value, row[i])));
  if (!lines.every(stands))
    throw new HostRefusal(
      "changed-meanwhile",
      `The table ${name} was changed meanwhile; look at it, then try again.`,
      true,
    );
}

async function isFilled(session: Session, sheet: Excel.Worksheet, box: Box): Promise<boolean> {
  if (box.rows <= 0) return false;
  const range = sheet.getRange(addressOf(box));
  const filled = range.getUsedRangeOrNullObject(true);
  filled.load("address");
  const tables = range.getTables(false);
  tables.load("items/name");
  await session.sync();
  return !filled.isNullObject || tables.items.length > 0;
}

function columnsOf(table: string, there: readonly string[], headers: readonly string[]): number[] {
  const plain = (text: string): string => text.trim().toLowerCase();
  return headers.map((header) => {
    const at = there.findIndex((other) => plain(other) === plain(header));
    if (at < 0) {
      throw new HostRefusal("missing-column", `The table ${table} has no column "${header}"; add it, then try again.`);
    }
    return at;
  });
}

/** Nothing is overwritten: the cells below the table must be empty, unmerged and no other table's. */
async function assertFree(session: Session, sheet: Excel.Worksheet, name: string, box: Box): Promise<void> {
  if (box.rows <= 0) return;
  const range = sheet.getRange(addressOf(box));
  range.load("values");
  const merged = session.can("1.13") ? range.getMergedAreasOrNullObject() : null;
  merged?.load("address");
  const tables = range.getTables(false);
  tables.load("items/name");
  await session.sync();
  const where = `the ${box.rows === 1 ? "row" : `${box.rows} rows`} below the table ${name} (${addressOf(box)})`;
  if (merged && !merged.isNullObject) throw refusals.merged(where);
  const filled = (range.values as unknown[][]).some((row) => row.some((value) => value !== ""));
  if (filled || tables.items.length > 0) {
    throw new HostRefusal("occupied", `Something stands in ${where}; move it away, then try again.`);
  }
}

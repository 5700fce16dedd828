/* eslint-disable office-addins/call-sync-before-read, office-addins/call-sync-after-load, office-addins/load-object-before-read -- session.sync() is the sync that the rules look for */
import { type CellValue, isCellError } from "../../contract/cells";
import { HostRefusal } from "../SpreadsheetHost";
import type { Box } from "../../pack/LaidOutPack";
import { addressOf, parseBox } from "./address";
import type { OfficeApi } from "./api";
import { refusals } from "./errors";
import { inExcel, type Session } from "./session";
import { asText } from "./text";

type Scalar = string | number | boolean;

/** What is written as text stays text; a missing value stays an empty cell. */
function written(value: CellValue, format: string): Scalar {
  if (value === null) return "";
  if (isCellError(value)) return asText(value.error, format);
  return typeof value === "string" ? asText(value, format) : value;
}

/**
 * Appends rows below a table and makes the table longer; `rows.add` would move what stands below, on some hosts into the
 * wrong cells. Columns are found by their headers, in whatever order the table has them.
 */
export async function appendRows(
  api: OfficeApi,
  name: string,
  headers: readonly string[],
  rows: readonly (readonly CellValue[])[],
): Promise<void> {
  if (rows.length === 0) return;
  await inExcel(api, async (session) => {
    const table = session.workbook.tables.getItemOrNullObject(name);
    table.load("showTotals");
    table.worksheet.load("name");
    session.workbook.protection.load("protected");
    await session.sync();
    if (table.isNullObject) await createTable(session, name, headers, rows);
    else await extendTable(session, name, table, headers, rows);
  });
}

async function createTable(
  session: Session,
  name: string,
  headers: readonly string[],
  rows: readonly (readonly CellValue[])[],
): Promise<void> {
  if (session.workbook.protection.protected) throw refusals.protectedStructure();
  const there = session.sheets.getItemOrNullObject(name);
  const used = there.getUsedRangeOrNullObject(true);
  used.load("address");
  await session.sync();
  if (!there.isNullObject && !used.isNullObject) {
    throw new HostRefusal(
      "occupied",
      `A sheet "${name}" exists without a table of that name; turn its cells into a table named ${name} (Ctrl+T), then try again.`,
    );
  }
  const sheet = there.isNullObject ? session.sheets.add(name) : there;
  const box: Box = { row: 1, column: 1, rows: rows.length + 1, columns: headers.length };
  const range = sheet.getRange(addressOf(box));
  range.values = [
    headers.map((header) => asText(header, "General")),
    ...rows.map((row) => headers.map((_, i) => written(row[i] ?? null, "General"))),
  ];
  const table = sheet.tables.add(range, true);
  table.name = name;
  range.format.autofitColumns();
  await session.sync();
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
  await session.sync();
  if (sheet.protection.protected) throw refusals.protectedSheet(sheet.name);
  if (table.autoFilter.isDataFiltered) throw refusals.filtered(`the table ${name}`);
  const box = parseBox(range.address);
  if (!box) throw refusals.notFound(`The table ${name}`);
  const at = columnsOf(name, (names.values[0] ?? []).map(String), headers);
  const blank = (body.values as unknown[][]).every((row) => row.every((value) => value === ""));
  // a fresh table has one empty row: it is filled first
  const start = blank && box.rows === 2 ? box.row + 1 : box.row + box.rows;
  const target: Box = { ...box, row: start, rows: rows.length };
  await assertFree(session, sheet, name, {
    ...target,
    row: box.row + box.rows,
    rows: start + rows.length - box.row - box.rows,
  });
  const formats = (first.numberFormat as string[][])[0] ?? [];
  const cells = sheet.getRange(addressOf(target));
  cells.numberFormat = rows.map(() => formats);
  cells.values = rows.map((row) => {
    const line = new Array<Scalar | null>(box.columns).fill(null);
    headers.forEach((_, i) => (line[at[i] as number] = written(row[i] ?? null, formats[at[i] as number] ?? "General")));
    return line;
  });
  table.resize(addressOf({ ...box, rows: start + rows.length - box.row }));
  await session.sync();
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

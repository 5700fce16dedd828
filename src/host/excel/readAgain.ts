import type { CellValue } from "../../contract/cells";
import { CopySink, type RowCopy, type RowsAgain, type SheetCopy } from "../../contract/WorkbookCopy";
import type { Box } from "../../pack/LaidOutPack";
import type { ReadAgain, SheetWanted } from "../SpreadsheetHost";
import { parseBox } from "./address";
import type { OfficeApi } from "./api";
import { MOST_BYTES, MOST_CELLS } from "./payload";
import {
  cellsOf,
  type FoundSheet,
  foundTable,
  inOrder,
  readSheet,
  SheetReader,
  shapeOf,
  type SheetShape,
} from "./readTables";
import { inExcel, type RunOptions, type Session } from "./session";

/** Cells above which rows are read in pieces, with their whole sheet. */
const MOST_AT_ONCE = MOST_CELLS / 8;

/** Rows of one block, wanted or asked for. */
interface Part {
  readonly table: string | null;
  readonly box: Box;
}

/** What is asked of one sheet in the first request. */
interface Asked {
  readonly wanted: SheetWanted;
  readonly sheet: Excel.Worksheet;
  readonly used: Excel.Range;
  /** Tables known from before, and where they stand now. */
  readonly known: ReadonlyMap<string, Excel.Range>;
  /** Rows for the case that the shape is still the same, which it nearly always is. */
  readonly parts: readonly (Part & { readonly range: Excel.Range })[] | null;
}

/**
 * Reads again what may have changed. One request asks for the sheets' names, the shape of the sheets wanted and their rows;
 * only where a shape turns out to have changed (or nobody knows what has), the sheet is read as a whole.
 */
export function readAgain(
  api: OfficeApi,
  wanted: readonly SheetWanted[],
  options: RunOptions = {},
): Promise<ReadAgain> {
  return inExcel(
    api,
    async (session) => {
      session.sheets.load("items/id,items/name,items/visibility");
      const asked = wanted.map((one) => ask(session, one));
      await session.sync();
      const sheets = session.sheets.items.map(({ name }) => name);
      const whole: SheetCopy[] = [];
      const parts: RowsAgain[] = [];
      const reader = new SheetReader(session, MOST_CELLS, options.limit ?? MOST_BYTES);
      for (const one of asked) {
        // a sheet that is gone: the list of sheets says so
        if (one.sheet.isNullObject) continue;
        const found = foundAgain(one);
        if (found && one.parts && JSON.stringify(shapeOf(found)) === one.wanted.shape) {
          for (const part of one.parts) parts.push(rowsOf(one.wanted.sheet, part));
        } else whole.push(await readWhole(session, reader, one, found));
      }
      return { sheets, whole, parts };
    },
    options,
  );
}

function ask(session: Session, wanted: SheetWanted): Asked {
  const shape = wanted.shape === null ? null : (JSON.parse(wanted.shape) as SheetShape);
  const sheet = session.sheets.getItemOrNullObject(wanted.sheet);
  sheet.load("id,name,visibility");
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load("address");
  sheet.tables.load("items/name,items/showHeaders,items/showTotals");
  const known = new Map<string, Excel.Range>();
  for (const { name } of shape?.tables ?? []) {
    const range = sheet.tables.getItemOrNullObject(name).getRange();
    range.load("address");
    known.set(name, range);
  }
  const planned = shape && wanted.areas && plan(shape, wanted.areas);
  const parts = planned?.map((part) => {
    const { row, column, rows, columns } = part.box;
    const range = sheet.getRangeByIndexes(row - 1, column - 1, rows, columns);
    range.load("values,valueTypes");
    return { ...part, range };
  });
  return { wanted, sheet, used, known, parts: parts ?? null };
}

/** The rows of blocks that the areas touch; null when it takes the whole sheet to tell. */
function plan(shape: SheetShape, areas: readonly string[]): Part[] | null {
  const parts: Part[] = [];
  let cells = 0;
  for (const address of areas) {
    const area = parseBox(address);
    const part = area && partOf(shape, area);
    if (!part) return null;
    cells += part.box.rows * part.box.columns;
    if (cells > MOST_AT_ONCE) return null;
    parts.push(part);
  }
  return parts;
}

function partOf({ used, tables }: SheetShape, area: Box): Part | null {
  if (tables.length === 0) {
    return used && holds(used, area) ? { table: null, box: { ...used, row: area.row, rows: area.rows } } : null;
  }
  for (const { name, box, totals } of tables) {
    const body = { ...box, rows: box.rows - (totals ? 1 : 0) };
    if (holds(body, area)) return { table: name, box: { ...box, row: area.row, rows: area.rows } };
  }
  return null;
}

function holds(outer: Box, inner: Box): boolean {
  return (
    inner.row >= outer.row &&
    inner.column >= outer.column &&
    inner.row + inner.rows <= outer.row + outer.rows &&
    inner.column + inner.columns <= outer.column + outer.columns
  );
}

/** The sheet as it is now; null when it has other tables than before, whose places nobody asked for yet. */
function foundAgain({ sheet, used, known }: Asked): FoundSheet | null {
  const { items } = sheet.tables;
  if (items.length !== known.size) return null;
  const tables = [];
  for (const table of items) {
    const range = known.get(table.name);
    if (!range || range.isNullObject) return null;
    tables.push(foundTable(table, range.address));
  }
  return {
    id: sheet.id,
    name: sheet.name,
    hidden: sheet.visibility !== "Visible",
    used: used.isNullObject ? null : parseBox(used.address),
    tables: inOrder(tables),
  };
}

function rowsOf(sheet: string, { table, box, range }: Part & { readonly range: Excel.Range }): RowsAgain {
  const types = range.valueTypes as unknown as string[][];
  const rows: RowCopy[] = [];
  (range.values as unknown[][]).forEach((values, i) => {
    const cells: CellValue[] = cellsOf(values, types[i] ?? []);
    if (cells.some((value) => value !== null)) rows.push({ row: box.row + i, cells });
  });
  return { sheet, table, first: box.row, last: box.row + box.rows - 1, rows };
}

async function readWhole(
  session: Session,
  reader: SheetReader,
  { sheet, used }: Asked,
  known: FoundSheet | null,
): Promise<SheetCopy> {
  let found = known;
  if (!found) {
    const asked = sheet.tables.items.map((table) => {
      const range = table.getRange();
      range.load("address");
      return { table, range };
    });
    await session.sync();
    found = {
      id: sheet.id,
      name: sheet.name,
      hidden: sheet.visibility !== "Visible",
      used: used.isNullObject ? null : parseBox(used.address),
      tables: inOrder(asked.map(({ table, range }) => foundTable(table, range.address))),
    };
  }
  const sink = new CopySink();
  await readSheet(reader, found, sink, () => undefined);
  const copy = sink.result()?.data[0];
  return copy ?? { name: found.name, shape: null, blocks: [] };
}

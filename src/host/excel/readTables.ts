/* eslint-disable office-addins/call-sync-before-read, office-addins/call-sync-after-load -- session.sync() is the sync that the rules look for */
import type { CellValue } from "../../contract/cells";
import type { Box } from "../../pack/LaidOutPack";
import type { Progress, TableSink } from "../SpreadsheetHost";
import { overlaps, parseBox } from "./address";
import type { OfficeApi } from "./api";
import { MOST_BYTES, MOST_CELLS } from "./payload";
import { recover } from "./render/restore";
import { isStaging } from "./render/staging";
import { inExcel, type RunOptions, type Session } from "./session";

/** The sheet whose mapping and settings hold for all others is read first. */
const SETTINGS_SHEET = "mi settings";
/** Bytes of a cell in an answer, value and type, until the first answers have shown how long texts are. */
const FIRST_GUESS = 40;

/** Rows handed over before it is asked whether to stop for breath. */
const ROWS_AT_ONCE = 250;

export interface ReadOptions extends RunOptions {
  readonly progress?: Progress | undefined;
  /** Cells of one answer; for tests. */
  readonly mostCells?: number | undefined;
}

export interface FoundTable {
  readonly name: string;
  readonly box: Box;
  readonly headers: boolean;
  readonly totals: boolean;
}

export interface FoundSheet {
  readonly id: string;
  readonly name: string;
  readonly hidden: boolean;
  readonly used: Box | null;
  readonly tables: readonly FoundTable[];
}

/**
 * Streams the workbook into the sink, as a file would be: MI Settings first, each sheet's Excel tables before what stands
 * outside of them, row by row. Sheets come in pieces that Excel can answer; hidden and filtered rows are data like others.
 */
export async function readTables(api: OfficeApi, sink: TableSink, options: ReadOptions = {}): Promise<void> {
  const cutShort = await inExcel(
    api,
    async (session) => {
      const { sheets, date1904, leftovers } = await survey(session);
      if (leftovers) return true;
      sink.beginWorkbook?.({ date1904, sheets: sheets.map(({ name }) => name) });
      const total = sheets.reduce((sum, sheet) => sum + (sheet.used?.rows ?? 0), 0);
      let done = 0;
      const reader = new SheetReader(session, options.mostCells ?? MOST_CELLS, options.limit ?? MOST_BYTES);
      for (const sheet of settingsFirst(sheets)) {
        await readSheet(reader, sheet, sink, (rows) => {
          done += rows;
          options.progress?.(`Reading ${sheet.name}`, Math.min(done, total), total);
        });
      }
      return false;
    },
    options,
  );
  if (!cutShort) return;
  // a build that was cut short comes first: its last pack is put back, then everything is read
  await recover(api);
  await readTables(api, sink, options);
}

function settingsFirst(sheets: readonly FoundSheet[]): FoundSheet[] {
  const isSettings = (sheet: FoundSheet): boolean => sheet.name.trim().toLowerCase() === SETTINGS_SHEET;
  return [...sheets.filter(isSettings), ...sheets.filter((sheet) => !isSettings(sheet))];
}

async function survey(session: Session): Promise<{ sheets: FoundSheet[]; date1904: boolean; leftovers: boolean }> {
  const { workbook } = session;
  workbook.worksheets.load("items/id,items/name,items/visibility");
  // the first of January 1904 is day 1,462, unless days are counted from it
  const epoch = workbook.functions.date(1904, 1, 1);
  epoch.load("value");
  await session.sync();
  const { items } = workbook.worksheets;
  const asked = items.map((sheet) => {
    const used = sheet.getUsedRangeOrNullObject(true);
    used.load("address");
    sheet.tables.load("items/name,items/showHeaders,items/showTotals");
    return { sheet, used };
  });
  await session.sync();
  const tables = asked.map(({ sheet }) =>
    sheet.tables.items.map((table) => {
      const range = table.getRange();
      range.load("address");
      return { table, range };
    }),
  );
  await session.sync();
  const sheets = asked.map(({ sheet, used }, i): FoundSheet => ({
    id: sheet.id,
    name: sheet.name,
    hidden: sheet.visibility !== "Visible",
    used: used.isNullObject ? null : parseBox(used.address),
    tables: inOrder((tables[i] ?? []).map(({ table, range }) => foundTable(table, range.address))),
  }));
  return {
    sheets: sheets.filter(({ name }) => !isStaging(name)),
    date1904: epoch.value === 0,
    leftovers: sheets.some(({ name }) => isStaging(name)),
  };
}

/** What decides which cell belongs where in the reading of a sheet. */
export type SheetShape = Pick<FoundSheet, "hidden" | "used" | "tables">;

export function shapeOf({ hidden, used, tables }: FoundSheet): SheetShape {
  return { hidden, used, tables };
}

export function foundTable(table: Excel.Table, address: string): FoundTable {
  const box = parseBox(address) ?? { row: 1, column: 1, rows: 1, columns: 1 };
  return { name: table.name, box, headers: table.showHeaders, totals: table.showTotals };
}

export function inOrder(tables: readonly FoundTable[]): FoundTable[] {
  return [...tables].sort((a, b) => a.box.row - b.box.row || a.box.column - b.box.column);
}

/** Hands over rows of a box, in pieces whose size follows from what the pieces before turned out to weigh. */
export class SheetReader {
  private bytesPerCell = FIRST_GUESS;

  constructor(
    private readonly session: Session,
    private readonly mostCells: number,
    private readonly mostBytes: number,
  ) {}

  async rows(sheet: FoundSheet, box: Box, visit: (cells: CellValue[], row: number) => void): Promise<void> {
    for (let row = box.row; row < box.row + box.rows;) {
      const most = Math.min(this.mostCells, this.mostBytes / this.bytesPerCell);
      const count = Math.min(box.row + box.rows - row, Math.max(1, Math.floor(most / box.columns)));
      const range = this.session.sheets
        .getItem(sheet.id)
        .getRangeByIndexes(row - 1, box.column - 1, count, box.columns);
      range.load("values,valueTypes");
      await this.session.sync();
      const values = range.values as unknown[][];
      const types = range.valueTypes as unknown as string[][];
      this.weigh(values, count * box.columns);
      for (let r = 0; r < count; r++) {
        if (r % ROWS_AT_ONCE === 0) await this.session.breathe();
        visit(cellsOf(values[r] ?? [], types[r] ?? []), row + r);
      }
      row += count;
    }
  }

  /** Texts are longer further down often enough that only half of the allowance is planned with. */
  private weigh(values: readonly (readonly unknown[])[], cells: number): void {
    let bytes = cells * 11;
    for (const line of values) for (const value of line) bytes += typeof value === "string" ? value.length * 2 + 3 : 10;
    this.bytesPerCell = Math.max(this.bytesPerCell, (2 * bytes) / Math.max(1, cells));
  }
}

export function cellsOf(values: readonly unknown[], types: readonly string[]): CellValue[] {
  return values.map((value, i): CellValue => {
    if (types[i] === "Error") return { error: String(value) };
    if (value === "" || value === null || value === undefined || types[i] === "Empty") return null;
    return typeof value === "number" || typeof value === "boolean" ? value : String(value);
  });
}

export async function readSheet(
  reader: SheetReader,
  sheet: FoundSheet,
  sink: TableSink,
  advance: (rows: number) => void,
): Promise<void> {
  const { name, hidden, used } = sheet;
  sink.beginSheet?.(name, JSON.stringify(shapeOf(sheet)));
  for (const table of sheet.tables) {
    const { box } = table;
    const headerRow = table.headers ? box.row : box.row - 1;
    sink.beginTable({ sheet: name, table: table.name, headerRow, firstColumn: box.column, hidden });
    // a table without a header row still has the names of its columns
    if (!table.headers)
      sink.row(
        Array.from({ length: box.columns }, (_, i) => `Column${i + 1}`),
        headerRow,
      );
    const rows = box.rows - (table.totals ? 1 : 0);
    await reader.rows(sheet, { ...box, rows }, (cells, row) => {
      if (cells.some((value) => value !== null)) sink.row(cells, row);
      advance(1);
    });
    sink.endTable();
  }
  if (!used) return;
  if (sheet.tables.length === 0) await readUsed(reader, sheet, used, sink, advance);
  else await readOutside(reader, sheet, used, sink);
}

async function readUsed(
  reader: SheetReader,
  { name, hidden, ...sheet }: FoundSheet,
  used: Box,
  sink: TableSink,
  advance: (rows: number) => void,
): Promise<void> {
  sink.beginTable({ sheet: name, table: null, headerRow: null, firstColumn: used.column, hidden });
  await reader.rows({ name, hidden, ...sheet }, used, (cells, row) => {
    if (cells.some((value) => value !== null)) sink.row(cells, row);
    advance(1);
  });
  sink.endTable();
}

/** What stands beside, above and below a sheet's tables, when it could be a table itself: two rows of two values. */
async function readOutside(reader: SheetReader, sheet: FoundSheet, used: Box, sink: TableSink): Promise<void> {
  const boxes = sheet.tables.map(({ box }) => box);
  if (boxes.every((box) => covers(box, used))) return;
  const rows: { cells: CellValue[]; row: number }[] = [];
  let wide = 0;
  for (const part of uncovered(used, boxes)) {
    await reader.rows(sheet, part, (cells, row) => {
      const rest = cells.map((value, i) => {
        const at = { row, column: part.column + i, rows: 1, columns: 1 };
        return boxes.some((box) => overlaps(box, at)) ? null : value;
      });
      const filled = rest.reduce<number>((count, value) => count + (value === null ? 0 : 1), 0);
      if (filled === 0) return;
      if (filled >= 2) wide++;
      rows.push({ cells: rest, row });
    });
  }
  if (wide < 2) return;
  sink.beginTable({ sheet: sheet.name, table: null, headerRow: null, firstColumn: used.column, hidden: sheet.hidden });
  for (const { cells, row } of rows) sink.row(cells, row);
  sink.endTable();
}

function covers(box: Box, used: Box): boolean {
  return (
    box.row <= used.row &&
    box.column <= used.column &&
    box.row + box.rows >= used.row + used.rows &&
    box.column + box.columns >= used.column + used.columns
  );
}

/** Stretches of rows of the used range that are not wholly taken by a table as wide as it. */
function uncovered(used: Box, boxes: readonly Box[]): Box[] {
  const parts: Box[] = [];
  const wide = boxes
    .filter((box) => box.column <= used.column && box.column + box.columns >= used.column + used.columns)
    .sort((a, b) => a.row - b.row);
  let row = used.row;
  for (const box of wide) {
    if (box.row > row) parts.push({ ...used, row, rows: box.row - row });
    row = Math.max(row, box.row + box.rows);
  }
  const end = used.row + used.rows;
  if (row < end) parts.push({ ...used, row, rows: end - row });
  return parts;
}

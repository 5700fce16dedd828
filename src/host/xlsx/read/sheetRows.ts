import type { CellValue } from "../../../contract/cells";
import type { TableSink } from "../../SpreadsheetHost";
import { utf8Chunks } from "./encoding";
import { RowScanner, type RowVisitor } from "./RowScanner";
import type { SheetPart, TablePart } from "./workbookParts";
import type { ZipPackage } from "./ZipPackage";

/** Cells outside of a sheet's tables are few (titles, notes, a small list): up to so many are kept for after the tables. */
const MOST_KEPT_CELLS = 200_000;

export interface SheetSource {
  readonly zip: ZipPackage;
  readonly sheet: SheetPart;
  readonly strings: readonly string[];
  /** Told of the bytes of each chunk. */
  readonly advance: (bytes: number) => void;
}

async function scan(source: SheetSource, visit: RowVisitor): Promise<void> {
  const scanner = new RowScanner(source.sheet.part, source.strings, visit);
  for await (const chunk of utf8Chunks(source.zip.stream(source.sheet.part))) {
    scanner.feed(chunk);
    source.advance(chunk.length);
  }
  scanner.finish();
}

/** A sheet without tables: its used range. */
export async function readPlainSheet(source: SheetSource, sink: TableSink): Promise<void> {
  const { name, hidden } = source.sheet;
  let begun = false;
  await scan(source, (row, cells) => {
    if (!begun) sink.beginTable({ sheet: name, table: null, headerRow: null, firstColumn: 1, hidden });
    begun = true;
    sink.row(cells, row);
  });
  if (begun) sink.endTable();
}

/**
 * A sheet with tables: first each table, then what stands outside of them when it could be a table itself. Tables below
 * one another are read in one pass; tables side by side need a pass each, since the sink takes one at a time.
 */
export async function readSheetWithTables(
  source: SheetSource,
  tables: readonly TablePart[],
  sink: TableSink,
): Promise<void> {
  const outside = new Outside(tables);
  let keep: RowVisitor | null = (row, cells) => outside.add(row, cells);
  for (let waiting = tables; waiting.length > 0;) {
    const stack: TablePart[] = [];
    const later: TablePart[] = [];
    for (const table of waiting) {
      const above = stack.at(-1);
      if (above === undefined || above.lastRow < table.firstRow) stack.push(table);
      else later.push(table);
    }
    await readStack(source, stack, sink, keep);
    keep = null;
    waiting = later;
  }
  await outside.emit(source, sink);
}

/** Tables one below the other, in one pass. */
async function readStack(
  source: SheetSource,
  stack: readonly TablePart[],
  sink: TableSink,
  keep: RowVisitor | null,
): Promise<void> {
  let next = 0;
  let open: TablePart | null = null;
  const body: CellValue[] = [];
  const begin = (table: TablePart): void => {
    open = table;
    const { firstColumn, name } = table;
    const headerRow = table.headerRow ?? table.firstRow - 1;
    sink.beginTable({ sheet: source.sheet.name, table: name, headerRow, firstColumn, hidden: source.sheet.hidden });
    if (table.headerRow === null) sink.row(table.headers, headerRow);
  };
  const advanceTo = (row: number): void => {
    for (;;) {
      if (open !== null && open.lastRow < row) {
        sink.endTable();
        open = null;
      }
      const table = stack[next];
      if (open !== null || table === undefined || table.firstRow > row) return;
      next++;
      begin(table);
    }
  };
  await scan(source, (row, cells) => {
    advanceTo(row);
    if (open !== null) {
      body.length = 0;
      let filled = false;
      for (let c = open.firstColumn; c <= open.lastColumn; c++) {
        const value = cells[c - 1] ?? null;
        if (value !== null) filled = true;
        body.push(value);
      }
      if (filled) sink.row(body, row);
    }
    keep?.(row, cells);
  });
  advanceTo(Infinity);
}

/** What stands in a sheet beside, above and below its tables. */
class Outside {
  private readonly rows: { row: number; cells: CellValue[] }[] = [];
  private kept = 0;
  private tooMany = false;
  /** Rows of two or more values: a list, or rows meant for the table above them; a title or a note is none. */
  private wide = 0;

  constructor(private readonly tables: readonly TablePart[]) {}

  add(row: number, cells: readonly CellValue[]): void {
    if (this.tooMany) return;
    const rest = this.without(row, cells);
    if (rest === null) return;
    this.kept += rest.length;
    this.tooMany = this.kept > MOST_KEPT_CELLS;
    this.rows.push({ row, cells: rest });
  }

  async emit(source: SheetSource, sink: TableSink): Promise<void> {
    if (this.wide === 0) return;
    const { name, hidden } = source.sheet;
    sink.beginTable({ sheet: name, table: null, headerRow: null, firstColumn: 1, hidden });
    if (this.tooMany) {
      await scan(source, (row, cells) => {
        const rest = this.without(row, cells);
        if (rest !== null) sink.row(rest, row);
      });
    } else {
      for (const { row, cells } of this.rows) sink.row(cells, row);
    }
    sink.endTable();
  }

  /** The row with the tables' cells blanked; null when nothing is left. Totals rows belong to their tables. */
  private without(row: number, cells: readonly CellValue[]): CellValue[] | null {
    let rest: CellValue[] | null = null;
    for (const table of this.tables) {
      if (row < table.firstRow || row > table.lastRowWithTotals) continue;
      rest ??= [...cells];
      for (let c = table.firstColumn; c <= table.lastColumn && c <= rest.length; c++) rest[c - 1] = null;
    }
    const result = rest ?? [...cells];
    const filled = result.reduce<number>((count, value) => count + (value === null ? 0 : 1), 0);
    if (filled >= 2) this.wide++;
    return filled === 0 ? null : result;
  }
}

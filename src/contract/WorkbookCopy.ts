import { finish, type Steps } from "../core/steps";
import { isCellError, type CellValue } from "./cells";
import type { BlockInfo, RowSink } from "./RowSink";

export interface RowCopy {
  readonly row: number;
  readonly cells: readonly CellValue[];
}

export interface BlockCopy {
  readonly info: BlockInfo;
  readonly rows: readonly RowCopy[];
}

export interface SheetCopy {
  readonly name: string;
  /** What the host says of its shape; null when it says nothing, so that the sheet can only be read as a whole. */
  readonly shape: string | null;
  readonly blocks: readonly BlockCopy[];
}

/**
 * The cells of a workbook as they were read last. Never changed in place: a copy with some rows replaced shares all others,
 * so that two states of a workbook cost little more than one.
 */
export interface WorkbookCopy {
  readonly date1904: boolean;
  /** All sheets, those that are not kept included. */
  readonly sheets: readonly string[];
  /** The sheets kept, in the order of reading. */
  readonly data: readonly SheetCopy[];
}

/** Rows of one block that were read again: what stands in the rows `first` to `last` now. */
export interface RowsAgain {
  readonly sheet: string;
  /** The block's Excel table; null for the used range. */
  readonly table: string | null;
  readonly first: number;
  readonly last: number;
  readonly rows: readonly RowCopy[];
}

/** Cells beyond which no copy is kept: a cell costs 8 bytes and its text, so that this is some 30 MB. */
const MOST_CELLS = 2_000_000;

/** Keeps what it is given. */
export class CopySink implements RowSink {
  private date1904 = false;
  private sheets: readonly string[] = [];
  private readonly shapes = new Map<string, string>();
  private readonly data = new Map<string, BlockCopy[]>();
  private rows: RowCopy[] = [];
  private info: BlockInfo | null = null;
  private cells = 0;

  /** @param most cells beyond which nothing is kept */
  constructor(private readonly most = MOST_CELLS) {}

  beginWorkbook(info: { readonly date1904: boolean; readonly sheets: readonly string[] }): void {
    this.date1904 = info.date1904;
    this.sheets = info.sheets;
  }

  beginSheet(name: string, shape: string): void {
    this.shapes.set(name, shape);
    this.data.set(name, []);
  }

  beginTable(info: BlockInfo): void {
    this.info = info;
    this.rows = [];
  }

  row(cells: readonly CellValue[], row: number): void {
    this.cells += cells.length;
    if (this.cells <= this.most) this.rows.push({ row, cells: cells.slice() });
  }

  endTable(): void {
    const { info, rows } = this;
    if (!info) return;
    const blocks = this.data.get(info.sheet) ?? [];
    blocks.push({ info, rows });
    this.data.set(info.sheet, blocks);
    this.rows = [];
    this.info = null;
  }

  /** Null when it was too much to keep. */
  result(): WorkbookCopy | null {
    if (this.cells > this.most) return null;
    const data = [...this.data].map(([name, blocks]) => ({ name, shape: this.shapes.get(name) ?? null, blocks }));
    return { date1904: this.date1904, sheets: this.sheets, data };
  }
}

/** Gives the cells kept to a sink, as the host gave them. */
export function replay(copy: WorkbookCopy, sink: RowSink): void {
  finish(replaySteps(copy, sink));
}

/** Rows between two yields. */
const BATCH = 500;

/** {@link replay} in pieces. */
export function* replaySteps(copy: WorkbookCopy, sink: RowSink): Steps<void> {
  let count = 0;
  sink.beginWorkbook?.({ date1904: copy.date1904, sheets: copy.sheets });
  for (const { name, shape, blocks } of copy.data) {
    if (shape !== null) sink.beginSheet?.(name, shape);
    for (const { info, rows } of blocks) {
      sink.beginTable(info);
      for (const { row, cells } of rows) {
        sink.row(cells, row);
        if (++count % BATCH === 0) yield;
      }
      sink.endTable();
    }
  }
}

/**
 * The copy with some sheets or rows as they were read again; the same object when every cell is as it was. Costs the rows
 * read again and, a block touched, a look at where they belong.
 */
export function patched(copy: WorkbookCopy, whole: readonly SheetCopy[], parts: readonly RowsAgain[]): WorkbookCopy {
  const data = copy.data.map((sheet) => {
    let now = sheet;
    const again = whole.find(({ name }) => name === sheet.name);
    if (again) now = keepSame(sheet, again);
    for (const part of parts) if (part.sheet === sheet.name) now = withRows(now, part);
    return now;
  });
  return data.every((sheet, i) => sheet === copy.data[i]) ? copy : { ...copy, data };
}

function keepSame(before: SheetCopy, now: SheetCopy): SheetCopy {
  if (before.shape !== now.shape || before.blocks.length !== now.blocks.length) return now;
  const same = before.blocks.every((block, b) => {
    const other = now.blocks[b];
    return (
      other?.info.table === block.info.table &&
      other.rows.length === block.rows.length &&
      block.rows.every((row, r) => row.row === other.rows[r]?.row && sameCells(row.cells, other.rows[r].cells))
    );
  });
  return same ? before : now;
}

function withRows(sheet: SheetCopy, part: RowsAgain): SheetCopy {
  const at = sheet.blocks.findIndex(({ info }) => info.table === part.table);
  const block = sheet.blocks[at];
  if (!block) return sheet;
  const from = lowerBound(block.rows, part.first);
  const to = lowerBound(block.rows, part.last + 1);
  const before = block.rows.slice(from, to);
  const same =
    before.length === part.rows.length &&
    before.every(({ row, cells }, i) => row === part.rows[i]?.row && sameCells(cells, part.rows[i].cells));
  if (same) return sheet;
  const rows = [...block.rows.slice(0, from), ...part.rows, ...block.rows.slice(to)];
  return { ...sheet, blocks: sheet.blocks.map((one, i) => (i === at ? { ...one, rows } : one)) };
}

/** Position of the first row that stands at `row` or below. */
function lowerBound(rows: readonly RowCopy[], row: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.row ?? 0) < row) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sameValue(a: CellValue | undefined, b: CellValue | undefined): boolean {
  return Object.is(a ?? null, b ?? null) || (isCellError(a) && isCellError(b) && a.error === b.error);
}

function sameCells(a: readonly CellValue[], b: readonly CellValue[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!sameValue(a[i], b[i])) return false;
  return true;
}

/** Rows looked ahead for the place where two states of a sheet meet again after an inserted or deleted stretch. */
const AHEAD = 50;

/**
 * How many cells differ between two states of a workbook; an inserted or deleted row counts its filled cells, what it
 * moved does not count. Sheets that `ignore` names are left out. Rows that the copies share cost nothing.
 */
export function changedCells(before: WorkbookCopy, now: WorkbookCopy, ignore: (sheet: string) => boolean): number {
  const names = new Set([...before.data, ...now.data].map(({ name }) => name).filter((name) => !ignore(name)));
  let count = 0;
  for (const name of names) {
    const [old, recent] = [before, now].map((copy) => copy.data.find((sheet) => sheet.name === name));
    if (old !== recent) count += changedInSheet(old, recent);
  }
  return count;
}

function changedInSheet(old: SheetCopy | undefined, recent: SheetCopy | undefined): number {
  const tables = new Set([...(old?.blocks ?? []), ...(recent?.blocks ?? [])].map(({ info }) => info.table));
  let count = 0;
  for (const table of tables) {
    const [a, b] = [old, recent].map((sheet) => sheet?.blocks.find(({ info }) => info.table === table));
    if (a !== b) count += changedRows(a ? own(a, old) : [], b ? own(b, recent) : []);
  }
  return count;
}

/** Rows of a block; of a used range only what no Excel table of the sheet holds, because some hosts give those cells twice. */
function own(block: BlockCopy, sheet: SheetCopy | undefined): readonly RowCopy[] {
  const tables = (sheet?.blocks ?? []).filter(({ info, rows }) => info.table !== null && rows.length > 0);
  if (block.info.table !== null || tables.length === 0) return block.rows;
  return block.rows.map(({ row, cells }) => {
    const here = tables.filter(({ rows }) => row >= (rows[0]?.row ?? 0) && row <= (rows.at(-1)?.row ?? 0));
    if (here.length === 0) return { row, cells };
    const free = cells.map((cell, i) => {
      const column = block.info.firstColumn + i;
      const held = here.some(({ info, rows }) => {
        const width = rows[0]?.cells.length ?? 0;
        return column >= info.firstColumn && column < info.firstColumn + width;
      });
      return held ? null : cell;
    });
    return { row, cells: free };
  });
}

function changedRows(a: readonly RowCopy[], b: readonly RowCopy[]): number {
  let count = 0;
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i]?.cells, b[j]?.cells];
    if (!left || !right) {
      count += filled(left ?? right ?? []);
      i++;
      j++;
      continue;
    }
    if (!sameCells(left, right)) {
      const skip = meetAgain(a, i, b, j);
      if (skip > 0) {
        for (let k = 0; k < skip; k++) count += filled(b[j + k]?.cells ?? []);
        j += skip;
      } else if (skip < 0) {
        for (let k = 0; k < -skip; k++) count += filled(a[i + k]?.cells ?? []);
        i -= skip;
      } else count += differing(left, right);
      if (skip !== 0) continue;
    }
    i++;
    j++;
  }
  return count;
}

/** Rows inserted (> 0) or deleted (< 0) here; 0 when the row was edited in place. */
function meetAgain(a: readonly RowCopy[], i: number, b: readonly RowCopy[], j: number): number {
  const same = (left: RowCopy | undefined, right: RowCopy | undefined): boolean =>
    left !== undefined && right !== undefined && sameCells(left.cells, right.cells);
  if (same(a[i + 1], b[j + 1])) return 0;
  for (let ahead = 1; ahead <= AHEAD; ahead++) {
    if (same(a[i], b[j + ahead])) return ahead;
    if (same(a[i + ahead], b[j])) return -ahead;
  }
  return 0;
}

function differing(a: readonly CellValue[], b: readonly CellValue[]): number {
  let count = 0;
  for (let i = 0; i < Math.max(a.length, b.length); i++) if (!sameValue(a[i], b[i])) count++;
  return count;
}

function filled(cells: readonly CellValue[]): number {
  let count = 0;
  for (const cell of cells) if (cell !== null) count++;
  return count;
}

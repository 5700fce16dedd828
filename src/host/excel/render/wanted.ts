import type { Steps } from "../../../core/steps";
import type { CellStyle, LaidOutPack, LaidOutSheet } from "../../../pack/LaidOutPack";
import { parseBox, splitAddress } from "../address";
import { LookBook } from "./look";
import { sparkRoom, sparkText } from "./spark";

export type Scalar = string | number | boolean | null;

export interface WantedLink {
  readonly row: number;
  readonly column: number;
  /** Inside the workbook, or an address outside of it. */
  readonly documentReference?: string;
  readonly address?: string;
  readonly screenTip?: string;
}

export interface WantedNote {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

export interface WantedFormula {
  readonly row: number;
  readonly column: number;
  /** With its equals sign. */
  readonly formula: string;
}

/** One page as Excel is to hold it: a full grid of values and looks, and what hangs on the cells. */
export interface WantedSheet {
  readonly laidOut: LaidOutSheet;
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  /** By row and column from 0; null is empty. */
  readonly values: readonly (readonly Scalar[])[];
  /** Numbers in the pack's book of looks, of the same shape. */
  readonly looks: readonly (readonly number[])[];
  readonly formulas: readonly WantedFormula[];
  readonly links: readonly WantedLink[];
  readonly notes: readonly WantedNote[];
}

export interface WantedPack {
  readonly sheets: readonly WantedSheet[];
  readonly looks: LookBook;
  readonly names: LaidOutPack["names"];
}

/** Other schemes (`file:`, `javascript:`) may come from user text and start programs: their words stay, unlinked. */
function linkOf(target: string): Pick<WantedLink, "address" | "documentReference"> | null {
  if (target.startsWith("#")) return { documentReference: target.slice(1) };
  return /^(https?:\/\/|mailto:)/i.test(target) && target.length <= 2079 ? { address: safeUri(target) } : null;
}

/** Characters that no URI may hold are percent-encoded. */
function safeUri(target: string): string {
  return target
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "\uFFFD")
    .replace(/[^\x21\x23-\x3B\x3D\x3F-\x5B\x5D\x5F\x61-\x7A\x7E]/gu, (c) => encodeURIComponent(c));
}

/** The numbers that a sparkline shows, from the pack's own cells. */
class SparkSource {
  private readonly rows = new Map<string, Map<number, number>>();
  private readonly sheets: ReadonlyMap<string, LaidOutSheet>;
  private readonly read = new Set<string>();

  constructor(pack: LaidOutPack) {
    this.sheets = new Map(pack.sheets.map((sheet) => [sheet.name, sheet]));
  }

  values(reference: string): (number | null)[] {
    const { sheet } = splitAddress(reference);
    const box = parseBox(reference);
    if (sheet === null || !box) return [];
    this.take(sheet);
    const values: (number | null)[] = [];
    for (let r = box.row; r < box.row + box.rows; r++) {
      const row = this.rows.get(`${sheet}!${r}`);
      for (let c = box.column; c < box.column + box.columns; c++) values.push(row?.get(c) ?? null);
    }
    return values;
  }

  private take(sheet: string): void {
    if (this.read.has(sheet)) return;
    this.read.add(sheet);
    for (const { row, column, value } of this.sheets.get(sheet)?.cells ?? []) {
      if (typeof value !== "number") continue;
      const key = `${sheet}!${row}`;
      const found = this.rows.get(key);
      if (found) found.set(column, value);
      else this.rows.set(key, new Map([[column, value]]));
    }
  }
}

function sizeOf(sheet: LaidOutSheet): { rows: number; columns: number } {
  let rows = 1;
  let columns = Math.max(1, sheet.columnWidths.length);
  const take = (row: number, column: number): void => {
    if (row > rows) rows = row;
    if (column > columns) columns = column;
  };
  for (const cell of sheet.cells) take(cell.row, cell.column);
  for (const box of [...sheet.merges, ...sheet.tables, ...sheet.charts]) {
    take(box.row + box.rows - 1, box.column + box.columns - 1);
  }
  for (const row of sheet.rowHeights.keys()) if (row > rows) rows = row;
  return { rows, columns };
}

/** Cells after which the work may stop for breath. */
const PIECE_OF_CELLS = 2000;

function* wantSheet(
  sheet: LaidOutSheet,
  styles: readonly CellStyle[],
  book: LookBook,
  sparks: SparkSource,
): Steps<WantedSheet> {
  const { rows, columns } = sizeOf(sheet);
  const values = Array.from({ length: rows }, () => new Array<Scalar>(columns).fill(null));
  const looks = Array.from({ length: rows }, () => new Array<number>(columns).fill(0));
  const formulas: WantedFormula[] = [];
  const links: WantedLink[] = [];
  const notes: WantedNote[] = [];
  const numbers = styles.map((style) => book.add(style));
  const styleAt = new Map<string, CellStyle>();
  for (const [i, cell] of sheet.cells.entries()) {
    if (i % PIECE_OF_CELLS === 0) yield;
    const { row, column, value } = cell;
    const line = values[row - 1] as Scalar[];
    line[column - 1] = value === "" ? null : value;
    (looks[row - 1] as number[])[column - 1] = numbers[cell.style] ?? 0;
    if (cell.formula !== undefined) formulas.push({ row, column, formula: `=${cell.formula}` });
    const link = cell.link && linkOf(cell.link.target);
    if (link) links.push({ row, column, ...link, ...(cell.link?.tip !== undefined && { screenTip: cell.link.tip }) });
    if (cell.note) notes.push({ row, column, text: cell.note });
  }
  if (sheet.sparklines.length > 0) {
    const lit = new Set(sheet.sparklines.map((spark) => `${spark.row} ${spark.column}`));
    for (const cell of sheet.cells) {
      const key = `${cell.row} ${cell.column}`;
      if (lit.has(key)) styleAt.set(key, styles[cell.style] ?? {});
    }
  }
  for (const [i, spark] of sheet.sparklines.entries()) {
    if (i % (PIECE_OF_CELLS / 10) === 0) yield;
    const style = styleAt.get(`${spark.row} ${spark.column}`) ?? {};
    // in a tall row the blocks stand beside the words, not at the foot of the row
    const look: CellStyle = { vertical: "middle", ...style, font: { ...style.font, colour: spark.colour } };
    const number = book.add(look);
    const room = sparkRoom(sheet.columnWidths[spark.column - 1] ?? 8.43, book.at(number).size);
    (values[spark.row - 1] as Scalar[])[spark.column - 1] = sparkText(sparks.values(spark.data), room) || null;
    (looks[spark.row - 1] as number[])[spark.column - 1] = number;
  }
  return { laidOut: sheet, name: sheet.name, rows, columns, values, looks, formulas, links, notes };
}

/** Everything the pack's sheets shall hold, decided before Excel is asked anything; in pieces. */
export function* wantPack(pack: LaidOutPack): Steps<WantedPack> {
  const looks = new LookBook();
  const sparks = new SparkSource(pack);
  const sheets: WantedSheet[] = [];
  for (const sheet of pack.sheets) sheets.push(yield* wantSheet(sheet, pack.styles, looks, sparks));
  return { sheets, looks, names: pack.names };
}

import type {
  Box,
  CellStyle,
  LaidOutCell,
  LaidOutChart,
  LaidOutConditionalFormat,
  LaidOutSparkline,
  LaidOutTable,
} from "../LaidOutPack";
import { size } from "../theme";
import { columnPoints, linesNeeded, rowHeight } from "./measure";
import type { StyleBook } from "./styles";

export interface Span {
  /** 1-based first column and number of columns. */
  readonly column: number;
  readonly columns: number;
}

/** A sheet while it is being laid out: blocks write into it from top to bottom. */
export class Canvas {
  readonly cells: LaidOutCell[] = [];
  readonly merges: Box[] = [];
  readonly tables: LaidOutTable[] = [];
  readonly charts: LaidOutChart[] = [];
  readonly sparklines: LaidOutSparkline[] = [];
  readonly conditionalFormats: LaidOutConditionalFormat[] = [];
  readonly rowHeights = new Map<number, number>();
  readonly typed: { row: number; column: number; key: string; field: string }[] = [];
  /** Rows before which a printed page may not end: inside a chart, between a heading and what it heads. */
  readonly keepWithPrevious = new Set<number>();
  readonly forcedBreaks: number[] = [];
  titleRows: { from: number; to: number } | undefined;

  constructor(
    readonly name: string,
    readonly grid: readonly number[],
    readonly book: StyleBook,
  ) {}

  get full(): Span {
    return { column: 1, columns: this.grid.length };
  }

  /** Points between the left edge of the span and its right edge. */
  width(span: Span): number {
    let sum = 0;
    for (let i = 0; i < span.columns; i++) sum += columnPoints(this.grid[span.column - 1 + i] ?? 8.43);
    return sum;
  }

  style(style: CellStyle): number {
    return this.book.add(style);
  }

  /** Puts one value over a span, merging when it is wider than a cell, with the same style in every cell of it. */
  put(row: number, span: Span, cell: Omit<LaidOutCell, "row" | "column">): void {
    const text = typeof cell.value === "string" && cell.formula === undefined;
    const style = text ? this.book.asText(cell.style) : cell.style;
    this.cells.push({ row, column: span.column, ...cell, style });
    if (span.columns > 1) {
      for (let i = 1; i < span.columns; i++) this.cells.push({ row, column: span.column + i, value: null, style });
      this.merges.push({ row, column: span.column, rows: 1, columns: span.columns });
    }
  }

  /** Makes the row at least as high as the text needs in this span. */
  fit(row: number, span: Span, text: string, fontSize: number = size.body, bold = false, minLines = 1): void {
    const lines = Math.max(minLines, linesNeeded(text, this.width(span), fontSize, bold));
    this.atLeast(row, rowHeight(lines, fontSize));
  }

  atLeast(row: number, points: number): void {
    if (points > (this.rowHeights.get(row) ?? 0)) this.rowHeights.set(row, points);
  }

  height(row: number): number {
    return this.rowHeights.get(row) ?? 15;
  }
}

/** Divides a span by shares, leaving one grid column between the parts when the grid is fine enough. */
export function divide(span: Span, shares: readonly number[], gap: number): Span[] {
  const total = shares.reduce((a, b) => a + b, 0);
  const room = span.columns - gap * (shares.length - 1);
  const parts: Span[] = [];
  let at = span.column;
  let used = 0;
  let sum = 0;
  shares.forEach((share) => {
    sum += share;
    const end = Math.round((room * sum) / total);
    parts.push({ column: at, columns: end - used });
    at += end - used + gap;
    used = end;
  });
  return parts;
}

import { columnLetters, quoteSheet } from "../../contract/cells";
import { dayFromIso } from "../../core/days";
import type { LaidOutCell, LaidOutSheet } from "../LaidOutPack";
import type { ChartSpec, Spark } from "../PackDocument";
import { colour, size } from "../theme";
import { columnPoints, linesNeeded, rowHeight } from "./measure";
import type { StyleBook } from "./styles";

export const chartDataSheet = "Chart data";

export interface ChartRefs {
  readonly categories: string;
  readonly values: readonly string[];
  readonly x: readonly (string | undefined)[];
}

/** Chart blocks stand side by side in this many bands of so many columns, to keep the sheet short. */
const BANDS = 3;
const BAND_COLUMNS = 11;

/**
 * The numbers behind charts and sparklines, on a sheet of their own at the end of the pack: charts need cells to point
 * at, and a reader may want to see them. Each chart is a block, periods downwards; each sparkline is a row.
 */
export class ChartData {
  private readonly cells: LaidOutCell[] = [];
  private readonly rowHeights = new Map<number, number>();
  private row = 3;
  /** Charts laid so far in the current row of bands, where it began, and the lowest row it reaches. */
  private band = 0;
  private bandTop = 3;
  private bandEnd = 3;
  private readonly plain: number;
  private readonly bold: number;
  private readonly date: number;
  private widest = 8;

  constructor(private readonly book: StyleBook) {
    this.plain = book.add({ font: { size: size.note, colour: colour.text }, wrap: true });
    this.bold = book.add({ font: { size: size.note, bold: true, colour: colour.text }, fill: colour.head, wrap: true });
    this.date = book.add({ font: { size: size.note, colour: colour.text }, format: "d mmm yyyy", horizontal: "left" });
    const head = book.add({ font: { size: size.section, bold: true, colour: colour.text } });
    const text = "The numbers behind the charts and sparklines";
    this.cells.push({ row: 1, column: 1, value: text, style: book.asText(head) });
  }

  addChart(spec: ChartSpec): ChartRefs {
    const hasX = spec.series.some((s) => s.x);
    const needed = 1 + spec.series.length + (hasX ? spec.series.filter((s) => s.x).length : 0);
    if (this.band === 0 || this.band >= BANDS || needed > BAND_COLUMNS - 1) this.endBands();
    const top = this.bandTop;
    const left = 1 + this.band * BAND_COLUMNS;
    // a chart of many series has its row of bands to itself
    this.band = needed > BAND_COLUMNS - 1 ? BANDS : this.band + 1;
    this.push(top, left, spec.id, this.bold);
    let column = left + 1;
    const count = Math.max(spec.categories.length, ...spec.series.map((s) => s.values.length));
    spec.categories.forEach((category, i) => {
      const day = spec.timeAxis ? dayFromIso(category) : undefined;
      this.push(top + 1 + i, left, day ?? category, day === undefined ? this.plain : this.date);
    });
    const values: string[] = [];
    const x: (string | undefined)[] = [];
    for (const series of spec.series) {
      if (hasX && series.x) {
        this.push(top, column, `${series.name} (x)`, this.bold);
        series.x.forEach((v, i) => v !== null && this.push(top + 1 + i, column, v, this.plain));
        x.push(this.range(top + 1, column, count));
        column += 1;
      } else x.push(undefined);
      this.push(top, column, series.name, this.bold);
      series.values.forEach((v, i) => v !== null && this.push(top + 1 + i, column, v, this.plain));
      values.push(this.range(top + 1, column, count));
      column += 1;
    }
    this.widest = Math.max(this.widest, column - 1);
    this.bandEnd = Math.max(this.bandEnd, top + count + 2);
    this.row = this.bandEnd;
    return { categories: this.range(top + 1, left, spec.categories.length || count), values, x };
  }

  private endBands(): void {
    this.band = 0;
    this.bandTop = this.row;
    this.bandEnd = this.row;
  }

  addSpark(key: string, spark: Spark): string {
    this.endBands();
    const row = this.row;
    this.push(row, 1, key, this.plain);
    spark.values.forEach((v, i) => v !== null && this.push(row, 2 + i, v, this.plain));
    this.row += 1;
    const last = Math.max(2, 1 + spark.values.length);
    this.widest = Math.max(this.widest, last);
    return `${quoteSheet(chartDataSheet)}!B${row}:${columnLetters(last)}${row}`;
  }

  get empty(): boolean {
    return this.row === 3;
  }

  private range(row: number, column: number, count: number): string {
    const letters = columnLetters(column);
    return `${quoteSheet(chartDataSheet)}!$${letters}$${row}:$${letters}$${row + Math.max(count, 1) - 1}`;
  }

  private push(row: number, column: number, value: string | number, style: number): void {
    if (typeof value === "number") {
      this.cells.push({ row, column, value, style });
      return;
    }
    this.cells.push({ row, column, value, style: this.book.asText(style) });
    const lines = linesNeeded(value, columnPoints(widthAt(column)), size.note, true);
    if (lines > 1) this.rowHeights.set(row, Math.max(this.rowHeights.get(row) ?? 0, rowHeight(lines, size.note)));
  }

  get columnWidths(): readonly number[] {
    return Array.from({ length: this.widest }, (_, i) => widthAt(i + 1));
  }

  sheet(print: NonNullable<LaidOutSheet["print"]>): LaidOutSheet {
    return {
      name: chartDataSheet,
      pageId: "chart-data",
      tabColour: colour.rule,
      columnWidths: this.columnWidths,
      rowHeights: this.rowHeights,
      cells: this.cells.sort((a, b) => a.row - b.row || a.column - b.column),
      merges: [],
      tables: [],
      conditionalFormats: [],
      sparklines: [],
      charts: [],
      validations: [],
      gridlines: true,
      print: { ...print, area: { row: 1, column: 1, rows: Math.max(this.row - 1, 1), columns: this.widest } },
      typed: [],
    };
  }
}

/** Names stand in the first column of a band. */
function widthAt(column: number): number {
  return (column - 1) % BAND_COLUMNS === 0 ? 22 : 10.5;
}

import { columnLetters, quoteSheet } from "../../contract/cells";
import { dayFromIso } from "../../core/days";
import type { LaidOutCell, LaidOutSheet } from "../LaidOutPack";
import type { ChartSpec, Spark } from "../PackDocument";
import { colour, size } from "../theme";
import type { StyleBook } from "./styles";

export const chartDataSheet = "Chart data";

export interface ChartRefs {
  readonly categories: string;
  readonly values: readonly string[];
  readonly x: readonly (string | undefined)[];
}

/**
 * The numbers behind charts and sparklines, on a sheet of their own at the end of the pack: charts need cells to point
 * at, and a reader may want to see them. Each chart is a block, periods downwards; each sparkline is a row.
 */
export class ChartData {
  private readonly cells: LaidOutCell[] = [];
  private row = 3;
  private readonly plain: number;
  private readonly bold: number;
  private readonly date: number;
  private widest = 8;

  constructor(book: StyleBook) {
    this.plain = book.add({ font: { size: size.note, colour: colour.text } });
    this.bold = book.add({ font: { size: size.note, bold: true, colour: colour.text }, fill: colour.head });
    this.date = book.add({ font: { size: size.note, colour: colour.text }, format: "d mmm yyyy", horizontal: "left" });
    this.cells.push({
      row: 1,
      column: 1,
      value: "The numbers behind the charts and sparklines",
      style: book.add({ font: { size: size.section, bold: true, colour: colour.text } }),
    });
  }

  addChart(spec: ChartSpec): ChartRefs {
    const top = this.row;
    this.push(top, 1, spec.id, this.bold);
    const hasX = spec.series.some((s) => s.x);
    let column = 2;
    const count = Math.max(spec.categories.length, ...spec.series.map((s) => s.values.length));
    spec.categories.forEach((category, i) => {
      const day = spec.timeAxis ? dayFromIso(category) : undefined;
      this.push(top + 1 + i, 1, day ?? category, day === undefined ? this.plain : this.date);
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
    this.row = top + count + 2;
    return { categories: this.range(top + 1, 1, spec.categories.length || count), values, x };
  }

  addSpark(key: string, spark: Spark): string {
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

  /** Where the next sparkline or chart would start: lets the caller leave a line between groups. */
  gap(): void {
    this.row += 1;
  }

  private range(row: number, column: number, count: number): string {
    const letters = columnLetters(column);
    return `${quoteSheet(chartDataSheet)}!$${letters}$${row}:$${letters}$${row + Math.max(count, 1) - 1}`;
  }

  private push(row: number, column: number, value: string | number, style: number): void {
    this.cells.push({ row, column, value, style });
  }

  sheet(print: NonNullable<LaidOutSheet["print"]>): LaidOutSheet {
    return {
      name: chartDataSheet,
      pageId: "chart-data",
      tabColour: colour.rule,
      columnWidths: [26, ...Array.from({ length: this.widest - 1 }, () => 10.5)],
      rowHeights: new Map(),
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

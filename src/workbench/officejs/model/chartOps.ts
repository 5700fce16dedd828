import { isCellError } from "../../../contract/cells";
import { invalid } from "../errors";
import { type Area, areaOf, bottom, right } from "./addresses";
import { ChartModel, type ChartSource, SeriesModel } from "./ChartModel";
import { isDateFormat } from "./display";
import type { RangeRef } from "./RangeRef";
import type { SheetChart, SheetModel } from "./SheetModel";

type Series = SeriesModel<SheetModel>;

function textAt(sheet: SheetModel, row: number, column: number): string {
  const value = sheet.valueAt(row, column);
  return value === null ? "" : isCellError(value) ? value.error : String(value);
}

function isLabel(sheet: SheetModel, row: number, column: number): boolean {
  const value = sheet.valueAt(row, column);
  return value === null || typeof value === "string" || isDateFormat(sheet.formatAt(row, column).numberFormat);
}

/** Series as Excel cuts them out of a block: first line of names and first line of categories where they are texts. */
function cut(sheet: SheetModel, area: Area, type: string, byRows: boolean): Series[] {
  const line = (i: number): Area =>
    byRows ? areaOf(area.row + i, area.column, 1, area.columns) : areaOf(area.row, area.column + i, area.rows, 1);
  const lines = byRows ? area.rows : area.columns;
  const length = byRows ? area.columns : area.rows;
  const scatter = type.startsWith("XY") || type === "Bubble";
  const corner = sheet.valueAt(area.row, area.column);
  const named =
    length > 1 &&
    Array.from({ length: lines }, (_, i) => line(i)).some(
      (l, i) => (i > 0 || lines === 1) && typeof sheet.valueAt(l.row, l.column) === "string",
    );
  const second = byRows ? areaOf(area.row, area.column + 1) : areaOf(area.row + 1, area.column);
  const labelled = lines > 1 && (scatter || corner === null || isLabel(sheet, second.row, second.column));
  const inner = (l: Area): Area => {
    if (!named) return l;
    return byRows ? areaOf(l.row, l.column + 1, 1, l.columns - 1) : areaOf(l.row + 1, l.column, l.rows - 1, 1);
  };
  const categories: ChartSource<SheetModel> | null = labelled ? { sheet, area: inner(line(0)) } : null;
  const series: Series[] = [];
  for (let i = labelled ? 1 : 0; i < lines; i++) {
    const l = line(i);
    const name = named ? textAt(sheet, l.row, l.column) : `Series${series.length + 1}`;
    const one: Series = new SeriesModel(name, type, named ? { sheet, area: areaOf(l.row, l.column) } : null);
    one.values = { sheet, area: inner(l) };
    one.categories = categories;
    series.push(one);
  }
  return series;
}

export function setChartData(chart: SheetChart, range: RangeRef, seriesBy: string): void {
  const { area, sheet } = range;
  const byRows = seriesBy === "Rows" || (seriesBy === "Auto" && area.columns > area.rows);
  chart.plotBy = byRows ? "Rows" : "Columns";
  chart.series = cut(sheet, area, chart.type, byRows);
}

export function addChart(sheet: SheetModel, type: string, range: RangeRef, seriesBy: string): SheetChart {
  let n = sheet.charts.length + 1;
  while (sheet.charts.some((chart) => chart.name === `Chart ${n}`)) n++;
  const chart: SheetChart = new ChartModel(sheet, sheet.book.newGuid(), `Chart ${n}`, type);
  setChartData(chart, range, seriesBy);
  chart.title.text = chart.series.length === 1 ? (chart.series[0]?.name ?? "") : "Chart Title";
  sheet.charts.push(chart);
  return chart;
}

/** Lays a chart over cells, from the first cell's corner to the last one's. */
export function placeChart(chart: SheetChart, from: Area, to: Area | null): void {
  const { sheet } = chart;
  chart.left = sheet.leftOf(from.column);
  chart.top = sheet.topOf(from.row);
  const end = to ?? from;
  if (!to && from.rows * from.columns === 1) return; // one cell only moves the chart
  chart.width = sheet.leftOf(right(end) + 1) - chart.left;
  chart.height = sheet.topOf(bottom(end) + 1) - chart.top;
  if (chart.width <= 0 || chart.height <= 0) throw invalid();
}

/** The points that a series draws. */
export function pointCount(series: Series): number {
  return series.values ? series.values.area.rows * series.values.area.columns : 0;
}

/** Values of one dimension of a series, as its cells show them now. */
export function sourceValues(source: ChartSource<SheetModel> | null): (string | number | boolean | null)[] {
  const values: (string | number | boolean | null)[] = [];
  if (!source) return values;
  const { area, sheet } = source;
  for (let row = area.row; row <= bottom(area); row++) {
    for (let column = area.column; column <= right(area); column++) {
      const value = sheet.valueAt(row, column);
      values.push(isCellError(value) ? null : value);
    }
  }
  return values;
}

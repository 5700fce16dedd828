import { columnLetters, quoteSheet } from "../../../contract/cells";
import type { LaidOutChart, LaidOutSeries, LineStyle } from "../../../pack/LaidOutPack";
import { bottom, right } from "../model/addresses";
import type { AxisModel, ChartSource, SeriesModel } from "../model/ChartModel";
import { sourceValues } from "../model/chartOps";
import type { SheetChart, SheetModel } from "../model/SheetModel";

function kindOf(type: string): LaidOutChart["kind"] | null {
  if (type.startsWith("XYScatter")) return "scatter";
  if (type.startsWith("Line")) return "line";
  if (/^(Column|Bar)Stacked/.test(type)) return "stacked-bar";
  return /^(Column|Bar)Clustered$/.test(type) ? "bar" : null;
}

function reference({ sheet, area }: ChartSource<SheetModel>): string {
  const corner = (row: number, column: number) => `$${columnLetters(column)}$${row}`;
  return `${quoteSheet(sheet.name)}!${corner(area.row, area.column)}:${corner(bottom(area), right(area))}`;
}

function numbers(source: ChartSource<SheetModel> | null): (number | null)[] {
  return sourceValues(source).map((value) => (typeof value === "number" ? value : null));
}

const DASHES: Readonly<Record<string, NonNullable<LineStyle["dash"]>>> = {
  Dash: "dash",
  RoundDot: "sysDot",
  Dot: "sysDot",
  DashDot: "sysDash",
};
const MARKERS: Readonly<Record<string, "circle" | "square" | "triangle" | "diamond" | "x">> = {
  Circle: "circle",
  Square: "square",
  Triangle: "triangle",
  Diamond: "diamond",
  X: "x",
};
const AUTOMATIC = "#4472C4";

function seriesOf(series: SeriesModel<SheetModel>, kind: LaidOutChart["kind"]): LaidOutSeries | null {
  if (!series.values) return null;
  const scatter = kind === "scatter";
  const bars = kind === "bar" || kind === "stacked-bar";
  const shape = MARKERS[series.markerStyle];
  const dash = DASHES[series.line.lineStyle];
  const labelled = [...series.points].find(([, point]) => point.hasDataLabel);
  return {
    name: series.name,
    values: reference(series.values),
    cache: numbers(series.values),
    ...(series.categories && !scatter && { categories: reference(series.categories) }),
    ...(series.categories && scatter && { x: reference(series.categories), xCache: numbers(series.categories) }),
    ...(!bars &&
      series.line.visible && {
        line: { colour: series.line.color ?? AUTOMATIC, width: series.line.weight, ...(dash && { dash }) },
      }),
    ...(!bars &&
      shape && { marker: { shape, size: series.markerSize, fill: series.markerBackgroundColor ?? AUTOMATIC } }),
    ...(bars && { fill: series.fill.color ?? AUTOMATIC }),
    ...(series.hasDataLabels && { showValues: true }),
    ...(labelled && { labelAt: { index: labelled[0], text: labelled[1].label.text || series.name } }),
  };
}

function limit(value: AxisModel["minimum"]): number | undefined {
  return value === "" ? undefined : value;
}

/** The last row or column that begins at or before a point of the sheet. */
function lineAt(points: number, start: (line: number) => number): number {
  let line = 1;
  while (start(line + 1) <= points + 0.01) line++;
  return line;
}

/** A chart in the product's description; null for the kinds that packs do not use. */
export function laidOutChart(chart: SheetChart): LaidOutChart | null {
  const kind = kindOf(chart.type);
  if (!kind) return null;
  const { sheet } = chart;
  const row = lineAt(chart.top, (line) => sheet.topOf(line));
  const column = lineAt(chart.left, (line) => sheet.leftOf(line));
  const [min, max] = [limit(chart.value.minimum), limit(chart.value.maximum)];
  return {
    row,
    column,
    rows: Math.max(1, lineAt(chart.top + chart.height - 1, (line) => sheet.topOf(line)) - row + 1),
    columns: Math.max(1, lineAt(chart.left + chart.width - 1, (line) => sheet.leftOf(line)) - column + 1),
    id: chart.id,
    kind,
    title: chart.title.visible ? chart.title.text : "",
    series: chart.series.flatMap((series) => seriesOf(series, kind) ?? []),
    categoryCache: sourceValues(chart.series[0]?.categories ?? null).map((value) =>
      typeof value === "number" ? value : String(value ?? ""),
    ),
    timeAxis: chart.category.categoryType === "DateAxis",
    valueFormat: chart.value.numberFormat,
    categoryFormat: chart.category.numberFormat,
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(chart.category.title.visible && { xTitle: chart.category.title.text }),
    ...(chart.value.title.visible && { yTitle: chart.value.title.text }),
    altText: chart.title.text || chart.name,
  };
}

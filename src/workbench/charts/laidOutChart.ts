import { isCellError, quoteSheet } from "../../contract/cells";
import type { LaidOutChart, LaidOutSeries } from "../../pack/LaidOutPack";
import { type Area, areaText } from "../officejs/model/addresses";
import type { ChartSource, SeriesModel } from "../officejs/model/ChartModel";
import { sourceValues } from "../officejs/model/chartOps";
import { isDateFormat } from "../officejs/model/display";
import type { SheetChart, SheetModel } from "../officejs/model/SheetModel";

type Series = SeriesModel<SheetModel>;
type Source = ChartSource<SheetModel>;

/** Colours of series that have none of their own: the product's, then Office's. */
const PALETTE = ["#1F5FA8", "#5B6770", "#B84A00", "#8A1538", "#4472C4", "#70AD47"];
const SHAPES = { Circle: "circle", Square: "square", Triangle: "triangle", Diamond: "diamond", X: "x" } as const;
const DASHES: Readonly<Record<string, "dash" | "sysDot">> = {
  Dash: "dash",
  DashDot: "dash",
  LongDash: "dash",
  Dot: "sysDot",
  RoundDot: "sysDot",
};

export function numbers(source: Source | null): (number | null)[] {
  return sourceValues(source).map((value) => (typeof value === "number" ? value : null));
}

export function words(source: Source | null): (string | number)[] {
  return sourceValues(source).map((value) => (typeof value === "number" ? value : String(value ?? "")));
}

function reference(source: Source | null): string {
  if (!source) return "";
  return `${quoteSheet(source.sheet.name)}!${areaText(source.area).replace(/([A-Z]+)(\d+)/g, "$$$1$$$2")}`;
}

export function nameOf(series: Series): string {
  const source = series.nameSource;
  const value = source ? source.sheet.valueAt(source.area.row, source.area.column) : null;
  return value === null || isCellError(value) ? series.name : String(value);
}

function kindOf(type: string): LaidOutChart["kind"] {
  if (type.startsWith("XY") || type === "Bubble") return "scatter";
  if (/Stacked/.test(type) && /^(Column|Bar)/.test(type)) return "stacked-bar";
  return /^(Column|Bar)/.test(type) ? "bar" : "line";
}

/** A label that stands alone at one point of a line names the series; several belong to their points. */
function labelsOf(series: Series): Pick<LaidOutSeries, "labelAt" | "pointLabels" | "showValues"> {
  const labels = [...series.points].flatMap(([index, point]) => {
    if (!point.hasDataLabel) return [];
    const text = point.label.text || (point.label.showSeriesName ? nameOf(series) : "");
    return text === "" ? [] : [{ index, text }];
  });
  const [only] = labels;
  const showValues = series.hasDataLabels && series.labels.showValue;
  if (only && labels.length === 1) return { labelAt: only, showValues };
  const pointLabels: (string | null)[] = [];
  for (const { index, text } of labels) pointLabels[index] = text;
  return { ...(labels.length > 0 && { pointLabels: Array.from(pointLabels, (text) => text ?? null) }), showValues };
}

function seriesOf(series: Series, index: number, kind: LaidOutChart["kind"]): LaidOutSeries {
  const automatic = PALETTE[index % PALETTE.length] ?? "#1F5FA8";
  const bars = kind === "bar" || kind === "stacked-bar";
  const dash = DASHES[series.line.lineStyle];
  const lined = series.line.visible && series.line.lineStyle !== "None" && !bars;
  const shape = SHAPES[series.markerStyle as keyof typeof SHAPES];
  const colour = series.line.color ?? series.fill.color ?? automatic;
  const cross = shape === "x" ? series.markerForegroundColor : null;
  return {
    name: nameOf(series),
    values: reference(series.values),
    ...(series.categories && kind !== "scatter" && { categories: reference(series.categories) }),
    ...(series.categories &&
      kind === "scatter" && { x: reference(series.categories), xCache: numbers(series.categories) }),
    ...(lined && { line: { colour, width: series.line.weight, ...(dash && { dash }) } }),
    ...(shape && {
      marker: { shape, size: series.markerSize, fill: cross ?? series.markerBackgroundColor ?? colour },
    }),
    ...(bars && series.fill.visible && { fill: series.fill.color ?? automatic }),
    cache: numbers(series.values),
    ...labelsOf(series),
  };
}

/** Cells below the chart, from its place in points. */
export function boxOf(chart: SheetChart): Area {
  const { sheet } = chart;
  const at = (from: number, end: number, edge: (index: number) => number): [number, number] => {
    let first = 1;
    while (edge(first + 1) <= from + 0.5 && first < 20_000) first++;
    let last = first;
    while (edge(last + 1) < end - 0.5 && last < 20_000) last++;
    return [first, last - first + 1];
  };
  const [row, rows] = at(chart.top, chart.top + chart.height, (index) => sheet.topOf(index));
  const [column, columns] = at(chart.left, chart.left + chart.width, (index) => sheet.leftOf(index));
  return { row, column, rows, columns };
}

function number(value: number | ""): number | undefined {
  return value === "" ? undefined : value;
}

/** A chart of the model as the specification that files and screens are drawn from; null for kinds we do not draw. */
export function laidOutChart(chart: SheetChart): LaidOutChart | null {
  if (/Pie|Doughnut|Radar|Surface|Treemap|Sunburst|Funnel|RegionMap/.test(chart.type)) return null;
  const kind = kindOf(chart.type);
  const first = chart.series[0];
  const [title = "", ...rest] = chart.title.visible ? chart.title.text.split("\n") : [""];
  const categories = kind === "scatter" ? [] : words(first?.categories ?? null);
  const cell = first?.categories;
  const cellFormat = cell ? cell.sheet.formatAt(cell.area.row, cell.area.column).numberFormat : "General";
  const own = chart.category.linkNumberFormat && chart.category.numberFormat === "General";
  const categoryFormat = own ? cellFormat : chart.category.numberFormat;
  const dated = categories.length > 0 && categories.every((value) => typeof value === "number");
  const isTime = dated && (chart.category.categoryType === "DateAxis" || isDateFormat(categoryFormat));
  const source = first?.values;
  const valueCell = source ? source.sheet.formatAt(source.area.row, source.area.column).numberFormat : "General";
  const valueFormat = chart.value.numberFormat === "General" ? valueCell : chart.value.numberFormat;
  const extras = {
    min: number(chart.value.minimum),
    max: number(chart.value.maximum),
    step: number(chart.value.majorUnit),
    subtitle: rest.length > 0 ? rest.join("\n") : undefined,
    xTitle: chart.category.title.visible ? chart.category.title.text : undefined,
    yTitle: chart.value.title.visible ? chart.value.title.text : undefined,
  };
  return {
    ...boxOf(chart),
    id: chart.name,
    kind,
    title,
    series: chart.series.filter((series) => !series.filtered).map((series, index) => seriesOf(series, index, kind)),
    categoryCache: categories,
    timeAxis: isTime,
    valueFormat,
    categoryFormat,
    ...(Object.fromEntries(Object.entries(extras).filter(([, value]) => value !== undefined)) as Partial<LaidOutChart>),
    altText: chart.title.text || chart.name,
  };
}

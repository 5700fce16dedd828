import { splitAddress } from "../address";
import type { LaidOutChart, LaidOutSeries, LineStyle } from "../../../pack/LaidOutPack";

/** A chart in Excel's words: what is wanted, and what is read back, have the same shape. */
export interface ChartState {
  readonly name: string;
  readonly type: "Line" | "LineMarkers" | "ColumnStacked" | "ColumnClustered" | "BarClustered" | "XYScatterLines";
  readonly title: string;
  readonly min: number | "";
  readonly max: number | "";
  readonly valueFormat: string;
  readonly categoryFormat: string;
  readonly categoryType: "DateAxis" | "TextAxis" | null;
  readonly reversed: boolean;
  readonly xTitle: string;
  readonly yTitle: string;
  /** Only while labels cannot be drawn at the lines they name. */
  readonly legend: boolean;
  readonly series: readonly SeriesState[];
  readonly place: ChartPlace;
}

/** Over these cells; when read back, in points. */
export type ChartPlace =
  | { readonly from: string; readonly to: string }
  | { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

export interface SeriesState {
  readonly name: string;
  /** `Sheet!A1:A9`, without dollar signs. */
  readonly values: string;
  readonly categories: string | null;
  readonly line: {
    readonly color: string;
    readonly weight: number;
    readonly style: "Continuous" | "Dash" | "Dot";
  } | null;
  readonly marker: { readonly style: string; readonly size: number; readonly color: string } | null;
  /** Null: none. `unknown`: this Excel does not tell. */
  readonly fill: string | null;
  readonly labels: LabelState;
}

export interface LabelState {
  /** Number format of the values shown on every point; null: none shown. */
  readonly values: string | null;
  readonly position: string;
  readonly points: readonly { readonly index: number; readonly text: string }[];
}

/** Excel has fewer dashes through its API than in files: short dashes are dashes, short dots are dots. */
const dashes = { solid: "Continuous", dash: "Dash", sysDash: "Dash", sysDot: "Dot" } as const;
const markers = { circle: "Circle", square: "Square", triangle: "Triangle", diamond: "Diamond", x: "X" } as const;

function lineOf(line: LineStyle | undefined): SeriesState["line"] {
  return line ? { color: line.colour.toUpperCase(), weight: line.width, style: dashes[line.dash ?? "solid"] } : null;
}

/** The reference as Excel tells it back. */
export function plainReference(reference: string): string {
  const { sheet, cells } = splitAddress(reference.replace(/^=/, ""));
  return sheet === null ? cells.replaceAll("$", "") : `${sheet}!${cells.replaceAll("$", "")}`;
}

function typeOf(chart: LaidOutChart): ChartState["type"] {
  switch (chart.kind) {
    case "line":
      return chart.series.some((series) => series.marker) ? "LineMarkers" : "Line";
    case "stacked-bar":
      return "ColumnStacked";
    case "bar":
      // bars of words lie, so that the words can be read; bars over time stand
      return chart.timeAxis ? "ColumnClustered" : "BarClustered";
    case "scatter":
      return "XYScatterLines";
  }
}

function labelsOf(chart: LaidOutChart, series: LaidOutSeries): LabelState {
  const points = new Map<number, string>();
  series.pointLabels?.forEach((text, index) => {
    if (text) points.set(index, text);
  });
  if (series.labelAt) points.set(series.labelAt.index, series.labelAt.text);
  const shown = [...points].filter(([index]) => series.cache[index] !== null && series.cache[index] !== undefined);
  const bars = chart.kind === "bar" || chart.kind === "stacked-bar";
  return {
    values: series.showValues ? chart.valueFormat : null,
    position: !bars
      ? "Right"
      : chart.kind === "bar"
        ? "OutsideEnd"
        : series.fill === undefined
          ? "InsideBase"
          : "Center",
    points: shown.sort((a, b) => a[0] - b[0]).map(([index, text]) => ({ index, text })),
  };
}

function seriesOf(chart: LaidOutChart, series: LaidOutSeries): SeriesState {
  const categories = chart.kind === "scatter" ? series.x : series.categories;
  const bars = chart.kind === "bar" || chart.kind === "stacked-bar";
  const { marker } = series;
  return {
    name: series.name,
    values: plainReference(series.values),
    categories: categories === undefined ? null : plainReference(categories),
    line: bars ? null : lineOf(series.line),
    marker: marker
      ? {
          style: markers[marker.shape],
          size: Math.min(72, Math.max(2, Math.round(marker.size))),
          color: marker.fill.toUpperCase(),
        }
      : null,
    fill: bars ? (series.fill?.toUpperCase() ?? null) : null,
    labels: labelsOf(chart, series),
  };
}

export function chartStateOf(chart: LaidOutChart, from: string, to: string): ChartState {
  const type = typeOf(chart);
  return {
    name: chart.id,
    type,
    title: chart.subtitle ? `${chart.title}\n${chart.subtitle}` : chart.title,
    min: chart.min ?? "",
    max: chart.max ?? "",
    valueFormat: chart.valueFormat,
    categoryFormat: chart.categoryFormat,
    categoryType: chart.kind === "scatter" ? null : chart.timeAxis ? "DateAxis" : "TextAxis",
    reversed: type === "BarClustered",
    xTitle: chart.xTitle ?? "",
    yTitle: chart.yTitle ?? "",
    legend: false,
    series: chart.series.map((series) => seriesOf(chart, series)),
    place: { from, to },
  };
}

function sameText(a: string, b: string): boolean {
  return a.replace(/\r\n?/g, "\n") === b.replace(/\r\n?/g, "\n");
}

/** What Excel does not tell in its older versions (sources, fills) counts as equal. */
function sameSeries(a: SeriesState, b: SeriesState): boolean {
  const silent = a.values === "" || b.values === "";
  return (
    a.name === b.name &&
    (silent || (a.values === b.values && a.categories === b.categories)) &&
    (a.fill === b.fill || a.fill === "unknown" || b.fill === "unknown") &&
    JSON.stringify([a.line, a.marker]) === JSON.stringify([b.line, b.marker])
  );
}

/**
 * Whether two charts show the same, wherever they stand. Labels are left out: their words follow from the numbers drawn,
 * so whoever compares also asks whether those have changed.
 */
export function sameChart(a: ChartState, b: ChartState): boolean {
  return (
    a.type === b.type &&
    sameText(a.title, b.title) &&
    a.min === b.min &&
    a.max === b.max &&
    a.valueFormat === b.valueFormat &&
    a.categoryFormat === b.categoryFormat &&
    (a.categoryType === b.categoryType || a.categoryType === null || b.categoryType === null) &&
    a.reversed === b.reversed &&
    a.xTitle === b.xTitle &&
    a.yTitle === b.yTitle &&
    a.legend === b.legend &&
    a.series.length === b.series.length &&
    a.series.every((series, i) => sameSeries(series, b.series[i] as SeriesState))
  );
}

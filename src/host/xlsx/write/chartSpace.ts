import type { LaidOutChart, LaidOutSheet } from "../../../pack/LaidOutPack";

/** Type sizes inside charts, in points. */
export const TITLE_SIZE = 11;
export const SMALL_SIZE = 8.5;
const TITLE_LINE = 14;
export const SMALL_LINE = 11.5;
const PADDING = 4;

export interface ChartSpace {
  readonly titleLines: readonly string[];
  readonly subtitleLines: readonly string[];
  /** The plot's inner area as shares of the chart. */
  readonly plot: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  /** Sizes in points, from which the number of date labels follows and where labels would touch. */
  readonly plotWidth: number;
  readonly plotHeight: number;
  readonly height: number;
}

/**
 * Divides the chart's area by hand, since programs differ in how they do it: title lines on top, room on the left for
 * the axis, on the right for direct labels. Widths of text are estimates (average character of Calibri).
 */
export function chartSpace(chart: LaidOutChart, sheet: LaidOutSheet): ChartSpace {
  let width = 0;
  for (let c = chart.column; c < chart.column + chart.columns; c++)
    width += Math.floor((sheet.columnWidths[c - 1] ?? 8.43) * 7 + 5) * 0.75;
  let height = 0;
  for (let r = chart.row; r < chart.row + chart.rows; r++) height += sheet.rowHeights.get(r) ?? 15;

  const titleLines = wrap(chart.title, (width - 2 * PADDING) / (TITLE_SIZE * 0.54));
  const subtitleLines = chart.subtitle === undefined ? [] : wrap(chart.subtitle, (width - 2 * PADDING) / charWidth());
  const top = PADDING + titleLines.length * TITLE_LINE + subtitleLines.length * SMALL_LINE + 6;
  const sideways = chart.kind === "bar" && !chart.timeAxis;
  const axisWidth = sideways ? longestCategory(chart) * charWidth() : valueLabelWidth(chart);
  const left = Math.min(
    width * 0.4,
    PADDING + axisWidth + 6 + ((sideways ? chart.xTitle : chart.yTitle) ? SMALL_LINE + 2 : 0),
  );
  const bottom = PADDING + SMALL_LINE + 6 + ((sideways ? chart.yTitle : chart.xTitle) ? SMALL_LINE + 3 : 0);
  const right = Math.min(width * 0.4, PADDING + 4 + labelWidth(chart));
  const plotWidth = Math.max(width * 0.2, width - left - right);
  const plotTop = Math.min(height * 0.6, top);
  const plotHeight = Math.max(height * 0.2, height - plotTop - bottom);
  return {
    titleLines,
    subtitleLines,
    plot: {
      x: share(left / width),
      y: share(plotTop / height),
      w: share(plotWidth / width),
      h: share(plotHeight / height),
    },
    plotWidth,
    plotHeight,
    height,
  };
}

/** Four decimals, so that the same chart is the same text on every machine. */
export function share(value: number): number {
  return Math.round(value * 10000) / 10000;
}

/** Where the subtitle stands when it is the value axis that carries it (see chartText). */
export function subtitleTop(space: ChartSpace): number {
  return share((PADDING / 2 + space.titleLines.length * TITLE_LINE) / space.height);
}

export function charWidth(): number {
  return SMALL_SIZE * 0.52;
}

function longestCategory(chart: LaidOutChart): number {
  return Math.max(0, ...chart.categoryCache.map((category) => String(category).length));
}

/** Direct labels stand to the right of the last points of lines; labels of bars stand inside. */
function labelWidth(chart: LaidOutChart): number {
  if (chart.kind === "stacked-bar") return 0;
  let longest = 0;
  for (const series of chart.series) {
    if (series.labelAt !== undefined) longest = Math.max(longest, series.labelAt.text.length);
    if (chart.kind !== "line") {
      for (const label of series.pointLabels ?? []) longest = Math.max(longest, Math.min(20, label?.length ?? 0));
      if (series.showValues === true) longest = Math.max(longest, 6);
    }
  }
  return longest * charWidth();
}

function valueLabelWidth(chart: LaidOutChart): number {
  let largest = 0;
  for (const series of chart.series)
    for (const value of series.cache) largest = Math.max(largest, Math.abs(value ?? 0));
  if (chart.valueFormat.includes("%")) return 5 * charWidth();
  const scaled = /,,/.test(chart.valueFormat)
    ? largest / 1e6
    : /,(?!#|0)/.test(chart.valueFormat)
      ? largest / 1e3
      : largest;
  const whole = Math.max(1, Math.floor(Math.log10(Math.max(1, scaled))) + 1);
  const decimals = /\.(0+)/.exec(chart.valueFormat)?.[1]?.length ?? 0;
  const sign = /[£$€]|"[^"]+"/.test(chart.valueFormat) ? 1.5 : 0;
  return (whole + Math.floor((whole - 1) / 3) + (decimals > 0 ? decimals + 1 : 0) + sign + 1) * charWidth();
}

/** Breaks at spaces so that no line is longer than `characters`. */
export function wrap(text: string, characters: number): string[] {
  const limit = Math.max(8, Math.floor(characters));
  const lines: string[] = [];
  for (const paragraph of text.split("\n")) {
    let line = "";
    for (const word of paragraph.split(" ")) {
      if (line !== "" && line.length + 1 + word.length > limit) {
        lines.push(line);
        line = word;
      } else line = line === "" ? word : `${line} ${word}`;
    }
    lines.push(line);
  }
  return lines;
}

import { columnPoints, textWidth } from "../../../pack/layout/measure";
import type { LaidOutChart, LaidOutSheet } from "../../../pack/LaidOutPack";

/** Type sizes inside charts, in points. */
export const TITLE_SIZE = 11;
export const SMALL_SIZE = 8.5;
const TITLE_LINE = 14;
export const SMALL_LINE = 11.5;
const PADDING = 4;
/** Programs break titles by themselves beyond about four fifths of the chart's width. */
const TITLE_SHARE = 0.79;

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

/** Bars of words lie, so that the words can be read; bars over time stand. */
export function isSideways(chart: LaidOutChart): boolean {
  return chart.kind === "bar" && !chart.timeAxis;
}

/**
 * Divides the chart's area by hand, since programs differ in how they do it: title lines on top, room on the left for
 * the axis, on the right for direct labels.
 */
export function chartSpace(chart: LaidOutChart, sheet: LaidOutSheet): ChartSpace {
  let width = 0;
  for (let c = chart.column; c < chart.column + chart.columns; c++)
    width += columnPoints(sheet.columnWidths[c - 1] ?? 8.43);
  let height = 0;
  for (let r = chart.row; r < chart.row + chart.rows; r++) height += sheet.rowHeights.get(r) ?? 15;

  const room = width * TITLE_SHARE;
  const titleLines = wrap(chart.title, room, TITLE_SIZE, true);
  const subtitleLines = chart.subtitle === undefined ? [] : wrap(chart.subtitle, room, SMALL_SIZE, false);
  const top = PADDING + titleLines.length * TITLE_LINE + subtitleLines.length * SMALL_LINE + 6;
  const sideways = isSideways(chart);
  const axisWidth = sideways ? longestCategory(chart) : valueLabelWidth(chart);
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

/** Where the subtitle stands when it is the axis that carries it (see chartText). */
export function subtitleTop(space: ChartSpace): number {
  return share((PADDING / 2 + space.titleLines.length * TITLE_LINE) / space.height);
}

/** Width of a label or axis text, in points. */
export function smallWidth(text: string): number {
  return textWidth(text, SMALL_SIZE);
}

function longestCategory(chart: LaidOutChart): number {
  return Math.max(0, ...chart.categoryCache.map((category) => smallWidth(String(category))));
}

/** Direct labels stand to the right of the last points of lines; labels of bars stand inside. */
function labelWidth(chart: LaidOutChart): number {
  if (chart.kind === "stacked-bar") return 0;
  let widest = 0;
  for (const series of chart.series) {
    if (series.labelAt !== undefined) widest = Math.max(widest, smallWidth(series.labelAt.text));
    if (chart.kind === "line") continue;
    for (const label of series.pointLabels ?? []) widest = Math.max(widest, Math.min(90, smallWidth(label ?? "")));
    if (series.showValues === true) widest = Math.max(widest, smallWidth("000,000"));
  }
  return widest;
}

function valueLabelWidth(chart: LaidOutChart): number {
  let largest = 0;
  for (const series of chart.series)
    for (const value of series.cache) largest = Math.max(largest, Math.abs(value ?? 0));
  if (chart.valueFormat.includes("%")) return smallWidth("100.0 %");
  const scaled = /,,/.test(chart.valueFormat)
    ? largest / 1e6
    : /,(?!#|0)/.test(chart.valueFormat)
      ? largest / 1e3
      : largest;
  const whole = Math.max(1, Math.floor(Math.log10(Math.max(1, scaled))) + 1);
  const decimals = /\.(0+)/.exec(chart.valueFormat)?.[1] ?? "";
  const sign = /[£$€]|"[^"]+"/.test(chart.valueFormat) ? "£" : "";
  return smallWidth(`−${sign}${"0".repeat(whole)}${",".repeat(Math.floor((whole - 1) / 3))}.${decimals}`);
}

/** Breaks at spaces so that no line is wider than `points`, and then so that the lines are about as long. */
export function wrap(text: string, points: number, size: number, bold: boolean): string[] {
  const lines = broken(text, points, size, bold);
  let narrow = points;
  for (let tries = 0; tries < 20; tries++) {
    const next = narrow * 0.95;
    const candidate = broken(text, next, size, bold);
    if (candidate.length > lines.length || candidate.some((line) => textWidth(line, size, bold) > points)) break;
    narrow = next;
  }
  return broken(text, narrow, size, bold);
}

function broken(text: string, points: number, size: number, bold: boolean): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split("\n")) {
    let line = "";
    for (const word of paragraph.split(" ")) {
      const longer = line === "" ? word : `${line} ${word}`;
      if (line !== "" && textWidth(longer, size, bold) > points) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    lines.push(line);
  }
  return lines;
}

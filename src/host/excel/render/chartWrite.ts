import { splitAddress } from "../address";
import { ACTION_BYTES } from "../payload";
import type { Session } from "../session";
import type { ChartState, SeriesState } from "./chartState";

const INK = "#262626";
const MUTED = "#5B6770";
const AXIS_LINE = "#A6ADB3";
const GRIDLINE = "#E3E6E8";
const TITLE_SIZE = 11;
const SMALL_SIZE = 8.5;

/** Finds the sheet of a reference: the pack's sheets may still bear other names while they are being built. */
export type SheetFinder = (name: string) => Excel.Worksheet;

export interface ChartWrite {
  readonly sheet: Excel.Worksheet;
  readonly wanted: ChartState;
  /** The chart that is there, with the number of its series; null: a new one. */
  readonly live: { readonly id: string; readonly series: number } | null;
  readonly find: SheetFinder;
  /** Without it only what carries meaning is set: data, title, axes. For when Excel refuses the finer looks. */
  readonly fine: boolean;
}

function rangeOf(reference: string, find: SheetFinder): Excel.Range {
  const { sheet, cells } = splitAddress(reference);
  return find(sheet ?? "").getRange(cells);
}

export function chartBytes(chart: ChartState): number {
  const actions = chart.series.reduce((sum, series) => sum + 16 + 6 * series.labels.points.length, 34);
  return actions * ACTION_BYTES;
}

/** Draws a chart or brings one up to date: the chart object stays, so that what points at it keeps doing so. */
export async function writeChart(session: Session, write: ChartWrite): Promise<void> {
  await session.add(chartBytes(write.wanted), () => {
    const { wanted, live, sheet, find } = write;
    const first = wanted.series[0];
    const chart = live
      ? sheet.charts.getItem(live.id)
      : sheet.charts.add(
          wanted.type,
          first ? rangeOf(first.values, find) : sheet.getRange("A1"),
          // one column of numbers makes one series; the direction is said, not guessed
          "Columns",
        );
    if (!live) chart.name = wanted.name;
    else chart.chartType = wanted.type;
    const before = live?.series ?? 1;
    for (let i = before - 1; i >= Math.max(1, wanted.series.length); i--) chart.series.getItemAt(i).delete();
    wanted.series.forEach((series, i) => {
      const line = i < before ? chart.series.getItemAt(i) : chart.series.add(series.name, i);
      writeSeries(line, series, wanted, write, i < before && live !== null);
    });
    writeFrame(chart, write);
    place(chart, wanted);
  });
}

function place(chart: Excel.Chart, { place: at }: ChartState): void {
  if ("from" in at) chart.setPosition(at.from, at.to);
  else chart.set({ left: at.left, top: at.top, width: at.width, height: at.height });
}

function writeSeries(
  line: Excel.ChartSeries,
  series: SeriesState,
  chart: ChartState,
  { find, fine }: ChartWrite,
  existing: boolean,
): void {
  line.name = series.name;
  if (series.values !== "") line.setValues(rangeOf(series.values, find));
  if (series.categories) line.setXAxisValues(rangeOf(series.categories, find));
  const bars = chart.type === "ColumnStacked" || chart.type === "ColumnClustered" || chart.type === "BarClustered";
  if (bars) {
    if (series.fill === null) line.format.fill.clear();
    else if (series.fill !== "unknown") line.format.fill.setSolidColor(series.fill);
    line.gapWidth = chart.type === "ColumnStacked" ? 60 : 50;
    if (chart.type === "ColumnStacked") line.overlap = 100;
  } else {
    if (series.line) {
      line.format.line.lineStyle = series.line.style;
      line.format.line.color = series.line.color;
      line.format.line.weight = series.line.weight;
    } else line.format.line.lineStyle = "None";
    if (series.marker) {
      line.markerStyle = series.marker.style as Excel.ChartMarkerStyle;
      line.markerSize = series.marker.size;
      line.markerBackgroundColor = series.marker.color;
      line.markerForegroundColor = series.marker.style === "X" ? series.marker.color : "#FFFFFF";
    } else line.markerStyle = "None";
    line.smooth = false;
  }
  if (fine) writeLabels(line, series, chart, existing);
}

function writeLabels(line: Excel.ChartSeries, series: SeriesState, chart: ChartState, existing: boolean): void {
  const { labels } = series;
  if (labels.values === null && labels.points.length === 0) {
    if (existing) line.hasDataLabels = false;
    return;
  }
  // off and on again: labels of points that have moved on must not stay behind
  line.hasDataLabels = false;
  const colour = series.line?.color ?? series.marker?.color ?? INK;
  if (labels.values !== null) {
    line.hasDataLabels = true;
    line.dataLabels.showValue = true;
    line.dataLabels.numberFormat = labels.values;
    line.dataLabels.position = labels.position as Excel.ChartDataLabelPosition;
    line.dataLabels.format.font.size = SMALL_SIZE;
    line.dataLabels.format.font.color = chart.type === "ColumnStacked" ? labelInk(series.fill) : colour;
  }
  for (const { index, text } of labels.points) {
    const point = line.points.getItemAt(index);
    point.hasDataLabel = true;
    point.dataLabel.text = text;
    point.dataLabel.position = labels.position as Excel.ChartDataLabelPosition;
    point.dataLabel.format.font.size = SMALL_SIZE;
    point.dataLabel.format.font.color = colour;
  }
}

/** Inside a bar, the one of black and white that contrasts more; relative luminance as WCAG defines it. */
function labelInk(fill: string | null): string {
  if (fill === null) return INK;
  const channel = (at: number): number => {
    const c = parseInt(fill.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5) > 0.18 ? INK : "#FFFFFF";
}

function writeFrame(chart: Excel.Chart, { wanted, fine }: ChartWrite): void {
  chart.title.text = wanted.title;
  // labels stand at the lines they name; where Excel refuses them, a legend does, and the next build tries again
  chart.legend.visible = wanted.legend || !fine;
  chart.displayBlanksAs = "NotPlotted";
  chart.plotVisibleOnly = false; // the numbers may stand on a hidden sheet
  const { categoryAxis, valueAxis } = chart.axes;
  valueAxis.minimum = wanted.min;
  valueAxis.maximum = wanted.max;
  valueAxis.linkNumberFormat = false;
  valueAxis.numberFormat = wanted.valueFormat;
  categoryAxis.linkNumberFormat = false;
  categoryAxis.numberFormat = wanted.categoryFormat;
  if (wanted.categoryType) categoryAxis.categoryType = wanted.categoryType;
  categoryAxis.reversePlotOrder = wanted.reversed;
  title(categoryAxis, wanted.xTitle);
  title(valueAxis, wanted.yTitle);
  if (!fine) return;
  chart.title.format.font.set({ size: TITLE_SIZE, bold: true, color: INK });
  const subtitle = wanted.title.indexOf("\n");
  if (subtitle >= 0) {
    const words = chart.title.getSubstring(subtitle + 1, wanted.title.length - subtitle - 1);
    words.font.set({ size: SMALL_SIZE, bold: false, color: MUTED });
  }
  chart.title.horizontalAlignment = "Left";
  for (const axis of [categoryAxis, valueAxis]) axis.format.font.set({ size: SMALL_SIZE, color: MUTED });
  categoryAxis.format.line.color = AXIS_LINE;
  categoryAxis.tickLabelPosition = "Low";
  categoryAxis.majorTickMark = "None";
  valueAxis.majorTickMark = "None";
  valueAxis.majorGridlines.visible = true;
  valueAxis.majorGridlines.format.line.color = GRIDLINE;
  valueAxis.format.line.lineStyle = "None";
  chart.format.border.lineStyle = "None";
}

function title(axis: Excel.ChartAxis, text: string): void {
  if (text === "") axis.title.visible = false;
  else {
    axis.title.text = text;
    axis.title.visible = true;
  }
}

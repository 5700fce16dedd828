import { formatValue } from "../officejs/model/display";
import type { SheetChart } from "../officejs/model/SheetModel";
import { nameOf, numbers, words } from "./laidOutChart";
import { niceStep } from "./scales";

/** Office's own colours, which slices and lines have that were given none; darker ones from the seventh on, as in Excel. */
const OFFICE = [
  ...["#4472C4", "#ED7D31", "#A5A5A5", "#FFC000", "#5B9BD5", "#70AD47"],
  ...["#264478", "#9E480E", "#636363", "#997300", "#255E91", "#43682B"],
];

export interface Slice {
  readonly name: string;
  /** Where it begins and ends, in turns from twelve o'clock. */
  readonly from: number;
  readonly to: number;
  readonly colour: string;
  /** What is written in it or beside it; empty: nothing. */
  readonly label: string;
}

export interface Spoke {
  readonly name: string;
  readonly colour: string;
  readonly values: readonly (number | null)[];
  readonly filled: boolean;
  readonly markers: boolean;
}

interface Frame {
  readonly title: string;
  readonly legend: string | null;
  readonly altText: string;
}

/** Slices of one whole, or of several in rings one around the other: the innermost first. */
export interface PieChart extends Frame {
  readonly kind: "pie";
  readonly rings: readonly (readonly Slice[])[];
  /** Share of the radius that is hole. */
  readonly hole: number;
}

export interface RadarChart extends Frame {
  readonly kind: "radar";
  readonly categories: readonly string[];
  readonly series: readonly Spoke[];
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
}

export type RoundChart = PieChart | RadarChart;

type Series = SheetChart["series"][number];

export function officeColour(index: number): string {
  return OFFICE[index % OFFICE.length] ?? "#4472C4";
}

/** What Excel writes at a slice: of its name, figure and share those that are asked for. */
function sliceLabel(series: Series, index: number, name: string, value: number, share: number, format: string): string {
  const own = series.points.get(index);
  if (own?.hasDataLabel === true && own.label.text !== "") return own.label.text;
  if (!series.hasDataLabels) return "";
  const { showCategoryName, showValue, showPercentage } = series.labels;
  const parts = [
    showCategoryName && name,
    showValue && formatValue(value, format),
    showPercentage && formatValue(share, "0%"),
  ];
  return parts.filter((part) => part !== false && part !== "").join("; ");
}

function slicesOf(series: Series): Slice[] {
  const values = numbers(series.values);
  // as in Excel, a figure below nought takes as much room as one above
  const whole = values.reduce<number>((sum, value) => sum + Math.abs(value ?? 0), 0);
  if (whole === 0) return [];
  const names = words(series.categories);
  const cell = series.values;
  const own = cell ? cell.sheet.formatAt(cell.area.row, cell.area.column).numberFormat : "General";
  const format = series.labels.numberFormat === "General" ? own : series.labels.numberFormat;
  let at = series.firstSliceAngle / 360;
  return values.map((value, index) => {
    const share = Math.abs(value ?? 0) / whole;
    const name = String(names[index] ?? index + 1);
    const slice = {
      name,
      from: at,
      to: at + share,
      colour: series.points.get(index)?.fill.color ?? officeColour(index),
      label: value === null ? "" : sliceLabel(series, index, name, value, share, format),
    };
    at += share;
    return slice;
  });
}

/** Rings of a net: round figures from the lowest to the highest. */
function ticksOf(chart: SheetChart, series: readonly Spoke[]): RadarChart["ticks"] {
  const all = series.flatMap(({ values }) => values).filter((value) => value !== null);
  const { minimum, maximum, majorUnit, numberFormat } = chart.value;
  const low = minimum === "" ? Math.min(0, ...all) : minimum;
  const high = maximum === "" ? Math.max(...all, low) : maximum;
  const step = majorUnit === "" || majorUnit <= 0 ? niceStep(high - low) : majorUnit;
  const source = chart.series[0]?.values;
  const cell = source ? source.sheet.formatAt(source.area.row, source.area.column).numberFormat : "General";
  const format = numberFormat === "General" ? cell : numberFormat;
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
  return Array.from({ length: Math.min(50, last - first + 1) }, (_, i) => {
    const value = Number(((first + i) * step).toPrecision(12));
    return { value, text: formatValue(value, format) };
  });
}

/** Pies, rings and radars as what is to be drawn of them; null for every other kind. */
export function roundChart(chart: SheetChart): RoundChart | null {
  const shown = chart.series.filter((series) => !series.filtered);
  const frame: Frame = {
    title: chart.title.visible ? chart.title.text.replaceAll("\n", " – ") : "",
    legend: chart.legend.visible ? chart.legend.position : null,
    altText: chart.title.text || chart.name,
  };
  if (/^(3D)?Pie(Exploded)?$|^3DPieExploded$|^Doughnut/.test(chart.type)) {
    const ring = chart.type.startsWith("Doughnut");
    // of several series a pie shows the first
    const rings = (ring ? shown : shown.slice(0, 1)).map(slicesOf);
    const hole = ring ? (shown[0]?.doughnutHoleSize ?? 50) / 100 : 0;
    const [only] = shown;
    // a title that Excel makes itself is the name of the only series
    const title = frame.title === "" && chart.title.visible && shown.length === 1 && only ? nameOf(only) : frame.title;
    return { ...frame, title, kind: "pie", rings, hole };
  }
  if (!chart.type.startsWith("Radar")) return null;
  const series = shown.map((one, index) => ({
    name: nameOf(one),
    colour: one.line.color ?? one.fill.color ?? officeColour(index),
    values: numbers(one.values),
    filled: chart.type === "RadarFilled",
    markers: chart.type === "RadarMarkers" || !["Automatic", "None"].includes(one.markerStyle),
  }));
  const count = Math.max(0, ...series.map(({ values }) => values.length));
  const names = words(shown[0]?.categories ?? null);
  const categories = Array.from({ length: count }, (_, i) => String(names[i] ?? i + 1));
  return { ...frame, kind: "radar", categories, series, ticks: ticksOf(chart, series) };
}

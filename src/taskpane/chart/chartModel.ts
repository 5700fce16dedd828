import { signalWords } from "../../core/stats/types";
import { variation } from "../../core/stats/variation";
import type { KpiAnalysis } from "../../findings/analysis/Analysis";
import { formatRange, formatValue, monthYear, shortDate, targetWords } from "../../findings/words";
import { controlChart } from "../../pack/pages/charts";
import type { ChartSeries } from "../../pack/PackDocument";

/** The drawing's own units; the picture scales to the width that it gets. */
export const WIDTH = 360;
export const HEIGHT = 200;
const PLOT = { left: 46, right: 352, top: 12, bottom: 172 } as const;

export type PointTone = "plain" | "concern" | "improvement" | "neutral";

export interface ChartPoint {
  /** Position in the series. */
  readonly index: number;
  readonly x: number;
  readonly y: number;
  readonly tone: PointTone;
  readonly period: string;
  readonly value: string;
  readonly limits: string;
  /** What was flagged here; "" when nothing. */
  readonly signal: string;
  /** The point as one says it: "Sep 2026: 71.2 %, below limit; limits 73.9–82.4 %". */
  readonly spoken: string;
}

export interface ChartLine {
  readonly role: "value" | "mean" | "limit" | "target" | "forecast";
  /** Path of an SVG element. */
  readonly path: string;
}

export interface ChartModel {
  readonly altText: string;
  readonly subtitle: string;
  readonly points: readonly ChartPoint[];
  readonly lines: readonly ChartLine[];
  readonly ticks: readonly { readonly y: number; readonly text: string }[];
  readonly labels: readonly {
    readonly x: number;
    readonly text: string;
    readonly anchor: "start" | "middle" | "end";
  }[];
  /** Words beside lines, instead of a legend. */
  readonly notes: readonly {
    readonly x: number;
    readonly y: number;
    readonly text: string;
    readonly role: "target" | "limit" | "forecast";
  }[];
  readonly plot: typeof PLOT;
}

/** 1, 2 or 5 times a power of ten, so that three to six lines fit. */
function tickStep(span: number): number {
  const power = 10 ** Math.floor(Math.log10(span / 4));
  const factor = span / 4 / power;
  return (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10) * power;
}

function ticksBetween(low: number, high: number): number[] {
  const step = tickStep(high - low);
  const ticks: number[] = [];
  for (let k = Math.ceil(low / step - 1e-9); k * step <= high + step * 1e-9; k++)
    ticks.push(Number((k * step).toPrecision(10)));
  return ticks;
}

function bounds(series: readonly ChartSeries[]): readonly [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const v of series.flatMap((s) => s.values)) {
    if (v === null) continue;
    low = Math.min(low, v);
    high = Math.max(high, v);
  }
  if (!(high >= low)) return [0, 1];
  return high > low
    ? [low, high]
    : [low - Math.max(1e-9, Math.abs(low) * 0.1), high + Math.max(1e-9, Math.abs(high) * 0.1)];
}

/** A path that breaks where a value is missing. */
function pathOf(values: readonly (number | null)[], x: (i: number) => number, y: (v: number) => number): string {
  let path = "";
  let pen = false;
  values.forEach((v, i) => {
    if (v === null) pen = false;
    else {
      path += `${pen ? "L" : "M"}${x(i).toFixed(1)} ${y(v).toFixed(1)}`;
      pen = true;
    }
  });
  return path;
}

function toneOf(k: KpiAnalysis, i: number): { tone: PointTone; signal: string } {
  const signal = signalWords[k.result.signals[i] ?? 0] ?? "";
  const word = variation(signal, k.kpi.direction);
  const tone =
    word === "concerning"
      ? "concern"
      : word === "improving"
        ? "improvement"
        : word === "common cause"
          ? "plain"
          : "neutral";
  return { tone, signal };
}

function pointsOf(k: KpiAnalysis, x: (i: number) => number, y: (v: number) => number): ChartPoint[] {
  const { kpi, result } = k;
  const periodOf = (i: number) => (k.frequency === "weekly" ? shortDate : monthYear)(kpi.series.period[i] ?? 0);
  const points: ChartPoint[] = [];
  for (let i = 0; i < k.n; i++) {
    const v = kpi.series.value[i] ?? NaN;
    if (!Number.isFinite(v)) continue;
    const { tone, signal } = toneOf(k, i);
    const [low, high] = [result.lower[i] ?? NaN, result.upper[i] ?? NaN];
    const limits = Number.isFinite(low) ? formatRange(kpi, low, high) : "";
    const value = formatValue(kpi, v);
    const period = periodOf(i);
    const spoken = `${period}: ${value}${signal ? `, ${signal}` : ""}${limits ? `; limits ${limits}` : ""}`;
    points.push({ index: i, x: x(i), y: y(v), tone, period, value, limits, signal, spoken });
  }
  return points;
}

/** First, last and what fits between, along the bottom. */
function labelsOf(points: readonly ChartPoint[]): ChartModel["labels"] {
  const first = points[0];
  const last = points[points.length - 1];
  if (!first || !last) return [];
  if (points.length === 1) return [{ x: first.x, text: first.period, anchor: "middle" }];
  const middle = points[Math.floor((points.length - 1) / 2)]!;
  const ends = [
    { x: first.x, text: first.period, anchor: "start" as const },
    { x: last.x, text: last.period, anchor: last.x > PLOT.right - 24 ? ("end" as const) : ("middle" as const) },
  ];
  return points.length < 5 ? ends : [...ends, { x: middle.x, text: middle.period, anchor: "middle" as const }];
}

const drawn = new Set<string>(["value", "mean", "limit", "target", "forecast"]);

/** The control chart of a KPI as the pack draws it, in places on the screen and in words. */
export function chartModel(k: KpiAnalysis, title: string): ChartModel {
  const spec = controlChart(k, title);
  const [low, high] = bounds(spec.series);
  const bottom = spec.min ?? low;
  const top = spec.max ?? high;
  const across = Math.max(1, spec.categories.length - 1);
  const x = (i: number) => PLOT.left + 6 + ((PLOT.right - PLOT.left - 12) * i) / across;
  const y = (v: number) => PLOT.bottom - ((PLOT.bottom - PLOT.top) * (v - bottom)) / (top - bottom);
  const points = pointsOf(k, x, y);
  const target = targetWords(k.kpi);
  const notes: ChartModel["notes"][number][] = [];
  if (target !== null && k.kpi.target !== null)
    notes.push({ x: PLOT.left + 4, y: y(k.kpi.target) - 4, text: `target ${target}`, role: "target" });
  const ahead = k.forecast && spec.series.some((s) => s.role === "forecast") ? spec.categories.length - 1 : -1;
  const expected = k.forecast?.expected.at(-1);
  if (ahead > 0 && expected !== undefined)
    notes.push({ x: PLOT.right, y: y(expected) - 6, text: "forecast", role: "forecast" });
  return {
    altText: spec.altText,
    subtitle: spec.subtitle ?? "",
    points,
    lines: spec.series
      .filter((s) => drawn.has(s.role))
      .map((s) => ({ role: s.role as ChartLine["role"], path: pathOf(s.values, x, y) })),
    ticks: ticksBetween(bottom, top).map((v) => ({ y: y(v), text: formatValue(k.kpi, v) })),
    labels: labelsOf(points),
    notes,
    plot: PLOT,
  };
}

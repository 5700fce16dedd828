import { dayFromIso } from "../../core/days";
import { signalWords } from "../../core/stats/types";
import { variation } from "../../core/stats/variation";
import type { KpiAnalysis } from "../../findings/analysis/Analysis";
import { forecastFan } from "../../findings/analysis/forecastFan";
import { formatRange, formatValue, monthYear, percentWords, plain, shortDate, targetWords } from "../../findings/words";
import { controlChart } from "../../pack/pages/charts";
import type { ChartSeries } from "../../pack/PackDocument";
import { bandOf, bounds, pathOf, PLOT, scaleOf, stepsOf, ticksBetween, type Scale } from "./chartScale";

export { HEIGHT, WIDTH } from "./chartScale";

export type PointTone = "plain" | "concern" | "improvement" | "neutral";

export interface ChartPoint {
  /** Position in the series. */
  readonly index: number;
  readonly x: number;
  readonly y: number;
  readonly tone: PointTone;
  readonly period: string;
  readonly value: string;
  /** "318 of 4,390" where limits come from counts, else "". */
  readonly counts: string;
  readonly limits: string;
  /** What was flagged here; "" when nothing. */
  readonly signal: string;
  /** The point as one says it: "Sep 2026: 71.2 %, below limit; limits 73.9–82.4 %". */
  readonly spoken: string;
}

export interface ChartLine {
  readonly role: "value" | "mean" | "limit" | "target" | "forecast" | "new mean" | "new limit";
  /** Path of an SVG element. */
  readonly path: string;
}

/** One period ahead in words. */
export interface ForecastRow {
  readonly period: string;
  readonly expected: string;
  readonly range80: string;
  readonly range95: string;
  readonly breach: string;
}

export interface ChartModel {
  /** What it is: "Control chart of First-contact resolution". */
  readonly name: string;
  /** What it says. */
  readonly altText: string;
  readonly subtitle: string;
  readonly points: readonly ChartPoint[];
  readonly lines: readonly ChartLine[];
  /** Ground in which the next values lie with 95 % and with 80 % probability. */
  readonly fan: readonly { readonly share: 95 | 80; readonly path: string }[];
  readonly forecast: readonly ForecastRow[];
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

/** Limits that are not in force, drawn over those that are. */
export interface OtherLimits {
  readonly mean: ArrayLike<number>;
  readonly lower: ArrayLike<number>;
  readonly upper: ArrayLike<number>;
  /** Where a new baseline begins. */
  readonly begins: number;
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

/** A day as the KPI's periods are named. */
export function periodOf(k: Pick<KpiAnalysis, "frequency">, day: number): string {
  return (k.frequency === "weekly" ? shortDate : monthYear)(day);
}

function countsOf({ chart, kpi }: KpiAnalysis, i: number): string {
  const [top, bottom] = [kpi.series.numerator[i] ?? NaN, kpi.series.denominator[i] ?? NaN];
  if (chart === "xmr" || !Number.isFinite(top) || !Number.isFinite(bottom)) return "";
  return `${plain(top, Number.isInteger(top) ? 0 : 1)} of ${plain(bottom, Number.isInteger(bottom) ? 0 : 1)}`;
}

function pointsOf(k: KpiAnalysis, { x, y }: Scale): ChartPoint[] {
  const { kpi, result } = k;
  const points: ChartPoint[] = [];
  for (let i = 0; i < k.n; i++) {
    const v = kpi.series.value[i] ?? NaN;
    if (!Number.isFinite(v)) continue;
    const { tone, signal } = toneOf(k, i);
    const [low, high] = [result.lower[i] ?? NaN, result.upper[i] ?? NaN];
    const limits = Number.isFinite(low) ? formatRange(kpi, low, high) : "";
    const value = formatValue(kpi, v);
    const period = periodOf(k, kpi.series.period[i] ?? 0);
    const counts = countsOf(k, i);
    const spoken = `${period}: ${value}${counts ? ` (${counts})` : ""}${signal ? `, ${signal}` : ""}${limits ? `; limits ${limits}` : ""}`;
    points.push({ index: i, x: x(i), y: y(v), tone, period, value, counts, limits, signal, spoken });
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

type Values = readonly (number | null)[];

/** The fan's lines with a place for every category: it opens at the latest value. */
function fanLines(k: KpiAnalysis, total: number): { share: 95 | 80; low: Values; high: Values }[] {
  const fan = forecastFan(k);
  if (!fan || total < k.n + fan.length) return [];
  const latest = k.latestValue;
  const line = (pick: (h: number) => number): Values =>
    Array.from({ length: total }, (_, i) => (i === k.n - 1 ? latest : i >= k.n ? pick(i - k.n) : null));
  return [
    { share: 95, low: line((h) => fan[h]!.low95), high: line((h) => fan[h]!.high95) },
    { share: 80, low: line((h) => fan[h]!.low80), high: line((h) => fan[h]!.high80) },
  ];
}

/** The forecast in words, nearest first. `days`: ISO days of everything along the axis. */
function forecastRows(k: KpiAnalysis, days: readonly number[]): readonly ForecastRow[] {
  const fan = forecastFan(k);
  if (!fan) return [];
  return fan.map((point, h) => ({
    period: periodOf(k, days[k.n + h] ?? 0),
    expected: formatValue(k.kpi, point.expected),
    range80: formatRange(k.kpi, point.low80, point.high80),
    range95: formatRange(k.kpi, point.low95, point.high95),
    breach: percentWords(k.forecast?.breach[h] ?? 0),
  }));
}

const stepped = new Set<string>(["mean", "limit"]);
const drawn = new Set<string>(["value", "target", "forecast", ...stepped]);

function lineOf(s: ChartSeries, scale: Scale, begins: ReadonlySet<number>): ChartLine {
  const role = s.role as ChartLine["role"];
  return { role, path: stepped.has(role) ? stepsOf(s.values, scale, begins) : pathOf(s.values, scale) };
}

/** The control chart of a KPI as the pack draws it, in places on the screen and in words. */
export function chartModel(k: KpiAnalysis, title: string, other?: OtherLimits): ChartModel {
  const spec = controlChart(k, title);
  const total = spec.categories.length;
  const fan = fanLines(k, total);
  const others: { role: ChartLine["role"]; values: Values }[] = other
    ? [
        { role: "new limit", values: finite(other.lower, k.n) },
        { role: "new limit", values: finite(other.upper, k.n) },
        { role: "new mean", values: finite(other.mean, k.n) },
      ]
    : [];
  const [low, high] = bounds([
    ...spec.series.map((s) => s.values),
    ...fan.flatMap((f) => [f.low, f.high]),
    ...others.map((o) => o.values),
  ]);
  const bottom = Math.min(low, spec.min ?? low);
  const top = Math.max(high, spec.max ?? high);
  const scale = scaleOf(total, bottom, top);
  const points = pointsOf(k, scale);
  const begins = new Set(k.result.segments.map((s) => s.start));
  const target = targetWords(k.kpi);
  const notes: ChartModel["notes"][number][] = [];
  if (target !== null && k.kpi.target !== null)
    notes.push({ x: PLOT.left + 4, y: scale.y(k.kpi.target) - 4, text: `target ${target}`, role: "target" });
  if (fan[0]) {
    const end = Math.max(scale.y(fan[0].high.at(-1) ?? top) - 4, PLOT.top + 6);
    notes.push({ x: PLOT.right, y: end, text: "forecast", role: "forecast" });
  }
  return {
    name: `Control chart of ${k.kpi.name}`,
    altText: spec.altText,
    subtitle: spec.subtitle ?? "",
    points,
    lines: [
      ...spec.series.filter((s) => drawn.has(s.role)).map((s) => lineOf(s, scale, begins)),
      ...others.map(({ role, values }) => ({
        role,
        path: stepsOf(values, scale, new Set([other!.begins, ...begins])),
      })),
    ],
    fan: fan.map((f) => ({ share: f.share, path: bandOf(f.low, f.high, scale) })),
    forecast: forecastRows(
      k,
      spec.categories.map((iso) => dayFromIso(iso) ?? 0),
    ),
    ticks: ticksBetween(bottom, top).map((v) => ({ y: scale.y(v), text: formatValue(k.kpi, v) })),
    labels: labelsOf(points),
    notes,
    plot: PLOT,
  };
}

function finite(values: ArrayLike<number>, n: number): Values {
  return Array.from({ length: n }, (_, i) => (Number.isFinite(values[i]) ? values[i]! : null));
}

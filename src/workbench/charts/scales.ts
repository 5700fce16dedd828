import type { LaidOutChart } from "../../pack/LaidOutPack";
import { isDateFormat } from "../officejs/model/display";

/** From a value to a place in points, with the ticks worth naming. */
export interface Scale {
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Steps people count in, so that an axis has some five of them. */
export function niceStep(range: number, wanted = 5): number {
  if (!(range > 0)) return 1;
  const rough = range / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough) ?? 10;
  return step * power;
}

function ticksOf(min: number, max: number, step: number): number[] {
  const ticks: number[] = [];
  const first = Math.ceil(min / step - 1e-9);
  for (let i = first; i * step <= max + step * 1e-9 && ticks.length < 50; i++)
    ticks.push(Number((i * step).toPrecision(12)));
  return ticks;
}

function linear(min: number, max: number, span: Span, step: number): Scale {
  const range = max - min || 1;
  return {
    at: (value) => span.from + ((value - min) / range) * (span.to - span.from),
    ticks: ticksOf(min, max, step),
  };
}

/** Lowest and highest figure of the value axis; stacks are counted as wholes. */
function extent(chart: LaidOutChart): readonly [number, number] {
  const stacked = chart.kind === "stacked-bar";
  const bars = stacked || chart.kind === "bar";
  let [low, high] = [Infinity, -Infinity];
  const length = Math.max(0, ...chart.series.map((series) => series.cache.length));
  for (let i = 0; i < length; i++) {
    let [up, down] = [0, 0];
    for (const series of chart.series) {
      const value = series.cache[i];
      if (value === null || value === undefined) continue;
      if (value >= 0) up += value;
      else down += value;
      if (stacked) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    if (stacked) [low, high] = [Math.min(low, down), Math.max(high, up)];
  }
  if (low > high) return [0, 1];
  return bars ? [Math.min(0, low), Math.max(0, high)] : [low, high];
}

export function valueScale(chart: LaidOutChart, span: Span): Scale {
  const [low, high] = extent(chart);
  const step = chart.step ?? niceStep((chart.max ?? high) - (chart.min ?? low));
  const min = chart.min ?? Math.floor(low / step) * step;
  const max = chart.max ?? Math.ceil(high / step) * step;
  return linear(min, max === min ? min + step : max, span, step);
}

/** The horizontal axis of a scatter chart. */
export function xScale(chart: LaidOutChart, span: Span): Scale {
  const values = chart.series.flatMap((series) => (series.xCache ?? []).filter((value) => value !== null));
  const [low, high] = values.length > 0 ? [Math.min(...values), Math.max(...values)] : [0, 1];
  const step = niceStep(high - low || Math.abs(high) || 1);
  return linear(Math.floor(low / step) * step, Math.ceil(high / step) * step || step, span, step);
}

export interface CategoryScale {
  /** Middle of a category's place. */
  readonly at: (index: number) => number;
  /** Room a category has. */
  readonly slot: number;
  /** Categories that are named below the axis. */
  readonly named: readonly number[];
}

/** Dates stand where they fall, words one after the other; as many are named as fit side by side. */
export function categoryScale(chart: LaidOutChart, span: Span, labelWidth: number): CategoryScale {
  const { categoryCache: categories } = chart;
  const count = Math.max(categories.length, ...chart.series.map((series) => series.cache.length), 1);
  const room = Math.abs(span.to - span.from);
  const direction = Math.sign(span.to - span.from) || 1;
  const dates =
    chart.timeAxis && categories.every((value) => typeof value === "number") ? (categories as number[]) : null;
  const slot = room / count;
  const first = dates ? Math.min(...dates) : 0;
  const days = dates ? Math.max(...dates) - first : 0;
  const inner = room - slot;
  const at = (index: number): number => {
    const place = dates && days > 0 ? (((dates[index] ?? first) - first) / days) * inner : index * slot;
    return span.from + direction * (slot / 2 + place);
  };
  const most = Math.max(1, Math.floor(room / labelWidth));
  const every = niceSkip(Math.ceil(count / most), dates !== null && isDateFormat(chart.categoryFormat));
  const named = Array.from({ length: count }, (_, i) => i).filter((i) => i % every === 0);
  return { at, slot, named };
}

/** Months are skipped in quarters, halves and years. */
function niceSkip(least: number, dated: boolean): number {
  if (!dated) return Math.max(1, least);
  return [1, 2, 3, 6, 12, 24, 36, 60].find((step) => step >= least) ?? least;
}

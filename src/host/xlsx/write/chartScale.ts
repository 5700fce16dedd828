import type { LaidOutChart } from "../../../pack/LaidOutPack";
import { type ChartSpace, share, SMALL_LINE, smallWidth } from "./chartSpace";

/** Step of the date labels, chosen so that they do not touch: a label takes about 40 points. */
export function dateSteps(chart: LaidOutChart, space: ChartSpace): string {
  const serials = chart.categoryCache.filter((value) => typeof value === "number");
  const sorted = [...serials].sort((a, b) => a - b);
  const gaps = sorted
    .slice(1)
    .map((value, i) => value - (sorted[i] ?? value))
    .filter((gap) => gap > 0);
  const monthly = gaps.length > 0 && gaps.every((gap) => gap >= 28);
  const days = (sorted.at(-1) ?? 0) - (sorted[0] ?? 0);
  const labels = Math.max(2, Math.floor(space.plotWidth / 40));
  const steps = monthly || days > 31 * labels ? [1, 2, 3, 6, 12, 24, 36, 60, 120] : [1, 2, 7, 14, 28];
  const units = monthly || days > 31 * labels ? days / 30.4 : days;
  const step = steps.find((candidate) => units / candidate <= labels) ?? 120;
  const unit = monthly || days > 31 * labels ? "months" : "days";
  return `<c:baseTimeUnit val="${monthly ? "months" : "days"}"/><c:majorUnit val="${step}"/><c:majorTimeUnit val="${unit}"/>`;
}

/** Gridlines at round numbers when both ends of the axis are given; programs would count from the lower end otherwise. */
export function gridStep({ min, max, step: given }: LaidOutChart): string {
  if (given !== undefined && given > 0) return `<c:majorUnit val="${given}"/>`;
  if (min === undefined || max === undefined || !(max > min)) return "";
  const range = max - min;
  const power = 10 ** Math.floor(Math.log10(range / 3));
  const steps = [1, 2, 2.5, 4, 5, 8, 10, 20].map((factor) => Number((factor * power).toPrecision(12)));
  const whole = (value: number, step: number): boolean => Math.abs(value / step - Math.round(value / step)) < 1e-9;
  const fit = steps.filter((step) => range / step <= 6 && whole(range, step));
  const step = fit.find((candidate) => whole(min, candidate)) ?? fit[0];
  return step === undefined ? "" : `<c:majorUnit val="${step}"/>`;
}

/** Words under a line: only as many as fit side by side. Bars keep all of theirs. */
export function labelStep(chart: LaidOutChart, space: ChartSpace): string {
  if (chart.kind !== "line") return "";
  const widest = Math.max(0, ...chart.categoryCache.map((category) => smallWidth(String(category))));
  const needed = chart.categoryCache.length * (widest + smallWidth("n"));
  return needed <= space.plotWidth ? "" : `<c:tickLblSkip val="${Math.ceil(needed / space.plotWidth)}"/>`;
}

/**
 * Direct labels of neighbouring lines (mean and target, say) would be printed over each other: they are pushed apart,
 * each group about its middle, by as little as needed. Series index → share of the chart's height, down positive.
 */
export function labelMoves(chart: LaidOutChart, space: ChartSpace): ReadonlyMap<number, number> {
  const moves = new Map<number, number>();
  if (chart.kind !== "line") return moves;
  const values = chart.series.flatMap((series) => series.cache.filter((value) => value !== null));
  const min = chart.min ?? Math.min(...values);
  const max = chart.max ?? Math.max(...values);
  if (!(max > min)) return moves;
  const labels = chart.series
    .flatMap((series, index) => {
      const value = series.labelAt === undefined ? null : (series.cache[series.labelAt.index] ?? null);
      return value === null ? [] : [{ index, at: ((max - value) / (max - min)) * space.plotHeight }];
    })
    .sort((a, b) => a.at - b.at || a.index - b.index);
  // Groups of labels that touch, each label one line below the one before it; a group that touches the next joins it.
  const groups: { first: number; count: number; start: number }[] = [];
  labels.forEach((label, i) => {
    groups.push({ first: i, count: 1, start: label.at });
    for (;;) {
      const next = groups.at(-1);
      const previous = groups.at(-2);
      if (next === undefined || previous === undefined) break;
      if (previous.start + previous.count * SMALL_LINE <= next.start) break;
      groups.splice(-2);
      const members = labels.slice(previous.first, i + 1);
      const start = members.reduce((sum, member, k) => sum + member.at - k * SMALL_LINE, 0) / members.length;
      groups.push({ first: previous.first, count: members.length, start });
    }
  });
  for (const group of groups) {
    for (let k = 0; k < group.count; k++) {
      const label = labels[group.first + k];
      if (label === undefined) continue;
      const down = share((group.start + k * SMALL_LINE - label.at) / space.height);
      if (down !== 0) moves.set(label.index, down);
    }
  }
  return moves;
}

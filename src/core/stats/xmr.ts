import { anhoejRuns, segmentMedian } from "./anhoej";
import { D2, LIMIT_FACTOR, limitStatus, POINTS_FOR_LIMITS, spread, usualValue } from "./limits";
import { presets } from "./presets";
import { applyChanged, applyRules } from "./rules";
import type { Segment, XmrOptions, XmrResult } from "./types";

/**
 * XmR chart (individuals and moving range): mean, limits and signals of a series, point by point.
 *
 * limits = mean ± 2.66 · mR̄; the mean keeps outliers, mR̄ is screened once by the default preset (see {@link spread});
 * signals as {@link applyRules}. Each position in `rebaseAt` begins a new segment with limits of its own.
 *
 * @param values the measure in any unit, one a period, oldest first; NaN = missing (keeps its place, breaks runs)
 * @param options `preset` (default "mdc"), `freezeAfter` (limits of the first segment from its first n present points, n ≥ 12; a smaller
 *   number is ignored), `rebaseAt` (0-based first positions of new segments), `run` (6 or 7 for the NHS Excel tool)
 * @returns arrays of the length of `values` in its unit, signals as codes into `signalWords`, and the segments
 *
 * Too few points: a segment with fewer than 6 present points (or without two neighbours) has no limits and no signals, only its mean.
 * 6–11 points: "trial limits". **Collapse guard (ours)**: when the screened mR̄ is 0 or undefined the unscreened one is used, and the
 * series' usual value (lower median) is never a signal; when that is 0 too ("no variation") the limits are the mean and only a value
 * other than the usual one is flagged.
 *
 * Invariants: x → a·x + b moves mean and limits alike and keeps the signals (a > 0) or mirrors them (a < 0); values after a freeze
 * do not move the limits; a segment's result does not depend on other segments.
 * Cost: linear in n, five allocations a call plus one a segment, none a point.
 * Source: NHSRplotthedots 0.2.2 (MIT); differences in docs/differences.md.
 *
 * @example
 * xmr([50, 51, 49, 50, 51, 49, 50, 51, 49, 50, 58, 50]).signals[10] // 1: "above limit"
 */
export function xmr(values: ArrayLike<number>, options: XmrOptions = {}): XmrResult {
  const n = values.length;
  const lines = new Float64Array(3 * n);
  const mean = lines.subarray(0, n);
  const lower = lines.subarray(n, 2 * n);
  const upper = lines.subarray(2 * n);
  const signals = new Uint8Array(n);
  const starts = segmentStarts(n, options.rebaseAt);
  const segments: Segment[] = [];
  for (let k = 0; k < starts.length; k++) {
    const start = starts[k]!;
    const end = starts[k + 1] ?? n;
    const segment = judgeSegment(values, start, end, k === 0 ? frozenPoints(options) : 0, options, signals);
    segments.push(segment);
    mean.fill(segment.mean, start, end);
    lower.fill(segment.lower, start, end);
    upper.fill(segment.upper, start, end);
  }
  return { mean, lower, upper, signals, segments };
}

/** First positions of all segments: 0 and every usable rebase, ascending, without repeats. */
export function segmentStarts(n: number, rebaseAt: readonly number[] | undefined): readonly number[] {
  if (rebaseAt === undefined || rebaseAt.length === 0) return [0];
  const usable = rebaseAt.filter((r) => Number.isInteger(r) && r > 0 && r < n);
  return [0, ...Array.from(new Set(usable)).sort((a, b) => a - b)];
}

/** Points that the limits of the first segment are frozen to; 0: not frozen. Fewer than 12 would be trial limits for ever. */
export function frozenPoints(options: XmrOptions): number {
  const n = options.freezeAfter ?? 0;
  return n >= POINTS_FOR_LIMITS ? Math.floor(n) : 0;
}

function judgeSegment(
  values: ArrayLike<number>,
  start: number,
  end: number,
  freeze: number,
  options: XmrOptions,
  signals: Uint8Array,
): Segment {
  const preset = presets[options.preset ?? "mdc"];
  const base = spread(values, start, end, preset.screened, freeze);
  const status = limitStatus(base.n, base.movingRange);
  if (status === "none") {
    const { n, mean, movingRange } = base;
    return { start, end, n, mean, lower: NaN, upper: NaN, movingRange, sigma: movingRange / D2, status };
  }
  if (status === "no variation") {
    const usual = usualValue(values, start, base.end);
    // A constant's own value, not its mean: summing 0.1 twelve times misses 0.1 in the last digit.
    const mean = usual === base.mean || isConstant(values, start, base.end, usual) ? usual : base.mean;
    applyChanged(values, start, end, usual, signals);
    return { start, end, n: base.n, mean, lower: mean, upper: mean, movingRange: 0, sigma: 0, status };
  }
  const { n, mean, movingRange } = base;
  const lower = mean - LIMIT_FACTOR * movingRange;
  const upper = mean + LIMIT_FACTOR * movingRange;
  const usual = base.guarded ? usualValue(values, start, base.end) : NaN;
  const centre = preset.centre === "median" ? segmentMedian(values, start, base.end) : mean;
  const third = (LIMIT_FACTOR / 3) * movingRange;
  const lines = { mean, lower, upper, third, centre, usual };
  applyRules(values, values, start, end, lines, preset, options.run ?? 0, signals);
  if (preset.anhoej) anhoejRuns(values, start, end, centre, signals);
  return { start, end, n, mean, lower, upper, movingRange, sigma: movingRange / D2, status };
}

function isConstant(values: ArrayLike<number>, start: number, end: number, value: number): boolean {
  for (let i = start; i < end; i++) if (values[i]! < value || values[i]! > value) return false;
  return true;
}

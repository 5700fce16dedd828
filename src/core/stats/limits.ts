import type { LimitStatus } from "./types";

/** Limits are this many mean moving ranges from the mean: 3 / 1.128, as published to two decimals. */
export const LIMIT_FACTOR = 2.66;
/** A moving range of this many mean moving ranges or more is left out of the second average (D4 of a range of two). */
export const SCREEN_FACTOR = 3.267;
/** Expected moving range of two normal values, in σ (d2 of a range of two). */
export const D2 = 1.128;
/** Points from which limits are drawn, and from which they are no longer called trial limits. */
export const POINTS_FOR_TRIAL_LIMITS = 6;
export const POINTS_FOR_LIMITS = 12;

/** What one stretch of values says about its own spread. */
export interface Spread {
  /** Present points. */
  readonly n: number;
  /** Arithmetic mean of the present points, outliers included; NaN when there is none. */
  readonly mean: number;
  /** Mean moving range, screened when asked and possible; NaN when no two neighbours are present. */
  readonly movingRange: number;
  /** The collapse guard spoke: screening left nothing, or only zeros. */
  readonly guarded: boolean;
  /** The position after the last one used. */
  readonly end: number;
}

/**
 * Mean and mean moving range of a stretch of values.
 *
 * mr_i = |x_i − x_{i−1}| where both are present; mR̄ = mean of mr; when `screened`, once more over mr < 3.267 · mR̄ (strict).
 * **Collapse guard (ours)**: when the screened mean is 0 or nothing is left, the unscreened mean is used and `guarded` is true.
 *
 * @param values any unit; NaN = missing
 * @param start first position
 * @param end one past the last position
 * @param screened leave large moving ranges out, once
 * @param freezeAfter use only the first so many present points (0: all)
 * @returns mean and movingRange in the unit of the values
 *
 * Invariants: adding a constant moves the mean only; multiplying by c multiplies both (movingRange by |c|); reversing changes neither.
 * Cost: two passes, no allocation but the result. Source: NHSRplotthedots 0.2.2; Nelson 1982 for the screening.
 *
 * @example spread([1, 2, 1, 2, 10, 1], 0, 6, false).movingRange // (1 + 1 + 1 + 8 + 9) / 5 = 4
 */
export function spread(
  values: ArrayLike<number>,
  start: number,
  end: number,
  screened: boolean,
  freezeAfter = 0,
): Spread {
  const last = freezeAfter > 0 ? positionAfter(values, start, end, freezeAfter) : end;
  let sum = 0;
  let rangeSum = 0;
  let largest = 0;
  let previous = values[start]!;
  for (let i = start; i < last; i++) {
    const x = values[i]!;
    const range = Math.abs(x - previous);
    previous = x;
    sum += x;
    rangeSum += range;
    if (range > largest) largest = range;
  }
  let n = last - start;
  let ranges = n - 1;
  if (sum !== sum) {
    // Something is missing: count what is there.
    n = ranges = sum = rangeSum = 0;
    previous = NaN;
    for (let i = start; i < last; i++) {
      const x = values[i]!;
      const range = Math.abs(x - previous);
      previous = x;
      if (x !== x) continue;
      n++;
      sum += x;
      if (range !== range) continue;
      ranges++;
      rangeSum += range;
      if (range > largest) largest = range;
    }
  }
  const mean = n > 0 ? sum / n : NaN;
  const unscreened = ranges > 0 ? rangeSum / ranges : NaN;
  const cut = SCREEN_FACTOR * unscreened;
  if (!screened || !(unscreened > 0) || largest < cut) {
    return { n, mean, movingRange: unscreened, guarded: false, end: last };
  }
  let kept = 0;
  let keptSum = 0;
  previous = NaN;
  for (let i = start; i < last; i++) {
    const x = values[i]!;
    const range = Math.abs(x - previous);
    previous = x;
    if (range < cut) {
      kept++;
      keptSum += range;
    }
  }
  if (!(keptSum > 0)) return { n, mean, movingRange: unscreened, guarded: true, end: last };
  return { n, mean, movingRange: keptSum / kept, guarded: false, end: last };
}

/** One past the position of the `count`-th present value, or the end. */
function positionAfter(values: ArrayLike<number>, start: number, end: number, count: number): number {
  let n = 0;
  for (let i = start; i < end; i++) {
    if (values[i] === values[i] && ++n === count) return i + 1;
  }
  return end;
}

/** What limits from this spread are called. `none`: fewer than six points, or no two neighbours to measure a range from. */
export function limitStatus(n: number, movingRange: number): LimitStatus {
  if (n < POINTS_FOR_TRIAL_LIMITS || movingRange !== movingRange) return "none";
  if (movingRange === 0) return "no variation";
  return n < POINTS_FOR_LIMITS ? "trial limits" : "limits";
}

/**
 * The value that a series which hardly ever changes usually has: the lower median of the present values, so that it is one of them.
 * The collapse guard judges change against it, because the mean of "35 × 100 % and once 99.9 %" lies below all but one point.
 */
export function usualValue(values: ArrayLike<number>, start: number, end: number): number {
  const present: number[] = [];
  for (let i = start; i < end; i++) {
    const x = values[i]!;
    if (x === x) present.push(x);
  }
  present.sort((a, b) => a - b);
  return present[(present.length - 1) >> 1] ?? NaN;
}

import type { XmrResult } from "./types";

/** Points on one side of the mean, the latest among them, after which new limits are suggested. */
export const REBASE_RUN = 8;
/** Points from which a yearly pattern can be seen: every month twice. */
export const POINTS_FOR_SEASON = 24;
const YEAR = 12;

/**
 * Lag-1 autocorrelation: how alike neighbouring periods are.
 *
 * r₁ = Σ (x_i − x̄)(x_{i+1} − x̄) / Σ (x_i − x̄)², over pairs of which both are present.
 * @param values oldest first; NaN = missing
 * @returns −1…1; NaN with fewer than three points or without variation
 * Invariants: shift, scale (also negative) and reversing change nothing. Cost: linear in n. Source: Box and Jenkins; R acf.
 * @example lag1([1, 2, 3, 4, 5]) // 0.4
 */
export function lag1(values: ArrayLike<number>): number {
  const { n, r } = autocorrelation(values, 1);
  return n < 3 ? NaN : r;
}

/**
 * Are neighbouring periods so alike that XmR limits come out too narrow? r₁ > 2/√n.
 * @param values oldest first; NaN = missing @returns false with fewer than 6 points
 * Cost: linear in n. Source: Bartlett's band. @example autocorrelated([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) // true
 */
export function autocorrelated(values: ArrayLike<number>): boolean {
  const { n, r } = autocorrelation(values, 1);
  return n >= 6 && r > 2 / Math.sqrt(n);
}

/**
 * Does the series (of months) repeat itself after a year, so that a comparison year on year should be offered?
 *
 * After taking the least-squares line out: r₁₂ per pair, [Σ e_i e_{i+12} / pairs] / [Σ e_i² / n] > 2/√pairs, and larger than at six
 * months (what only drifts slowly is alike at six months too).
 * @param values months, oldest first; NaN = missing @returns false with fewer than 24 present points
 * Cost: linear in n. Source: ours. The per-pair form is used because the usual r₁₂ cannot pass 0.5 in 24 points.
 * @example seasonal(Array.from({ length: 36 }, (_, i) => Math.sin((i * Math.PI) / 6))) // true
 */
export function seasonal(values: ArrayLike<number>): boolean {
  const rest = withoutLine(values);
  const year = autocorrelation(rest, YEAR);
  if (year.n < POINTS_FOR_SEASON || year.pairs < YEAR) return false;
  const half = autocorrelation(rest, YEAR / 2);
  return year.perPair > 2 / Math.sqrt(year.pairs) && year.perPair > half.perPair;
}

/**
 * Should new limits begin? Yes when the latest 8 or more points of the last segment lie on one side of its mean and the chart flags
 * the latest; from the first point of that run. Only suggested, never done: what changed and whether it lasts is for people to say.
 *
 * @param values the series of `result`; NaN = missing (breaks the run)
 * @param result its chart
 * @returns 0-based position of the run's first point and its length; null when there is nothing to suggest, also when the run begins
 *   where the segment does
 * Invariant: mirrored values give the same suggestion. Cost: linear in the run. Source: methods page (ours).
 * @example rebaseSuggestion(v, xmr(v)) // for 12 months around 50, then 10 around 60: { position: 12, run: 10 }
 */
export function rebaseSuggestion(
  values: ArrayLike<number>,
  result: XmrResult,
): { readonly position: number; readonly run: number } | null {
  const segment = result.segments[result.segments.length - 1];
  if (segment === undefined || segment.status === "none") return null;
  let last = segment.end - 1;
  while (last >= segment.start && values[last] !== values[last]) last--;
  if (last < segment.start || result.signals[last] === 0) return null;
  const side = Math.sign(values[last]! - result.mean[last]!);
  let first = last;
  while (first > segment.start && Math.sign(values[first - 1]! - result.mean[first - 1]!) === side) first--;
  const run = last - first + 1;
  if (side === 0 || run < REBASE_RUN || first === segment.start) return null;
  return { position: first, run };
}

function autocorrelation(
  values: ArrayLike<number>,
  lag: number,
): { readonly n: number; readonly pairs: number; readonly r: number; readonly perPair: number } {
  let n = 0;
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    if (x !== x) continue;
    n++;
    sum += x;
  }
  const mean = sum / n;
  let squares = 0;
  let products = 0;
  let pairs = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i]! - mean;
    if (x !== x) continue;
    squares += x * x;
    const later = i + lag < values.length ? values[i + lag]! - mean : NaN;
    if (later !== later) continue;
    products += x * later;
    pairs++;
  }
  // Rounding of a constant's mean leaves squares of about (mean · ε)²; that is no variation.
  if (!(squares > n * (mean * 1e-14) ** 2)) return { n, pairs, r: NaN, perPair: NaN };
  return { n, pairs, r: products / squares, perPair: products / pairs / (squares / n) };
}

function withoutLine(values: ArrayLike<number>): Float64Array {
  let n = 0;
  let sum = 0;
  let times = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    if (x !== x) continue;
    n++;
    sum += x;
    times += i;
  }
  const mean = sum / n;
  const middle = times / n;
  let products = 0;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    if (x !== x) continue;
    products += (i - middle) * (x - mean);
    squares += (i - middle) * (i - middle);
  }
  const slope = squares > 0 ? products / squares : 0;
  return Float64Array.from(values, (x, i) => x - mean - slope * (i - middle));
}

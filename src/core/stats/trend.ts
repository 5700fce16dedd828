import { normalQuantile, normalSf } from "./distributions";
import { median } from "./robust";

export interface MannKendall {
  readonly n: number;
  readonly s: number;
  readonly varS: number;
  readonly z: number;
  /** Two-sided; NaN when all values are tied. */
  readonly p: number;
  readonly tauB: number;
}

export interface TheilSen {
  /** Unit of the values per unit of time. */
  readonly slope: number;
  readonly intercept: number;
  readonly low: number;
  readonly high: number;
}

export type TrendWord = "rising" | "falling" | "none";

/** Fewest present points for which a trend is judged: with three the smallest two-sided p is 0.3. */
export const POINTS_FOR_TREND = 4;
/** Two-sided level at which a Mann–Kendall trend is called rising or falling. */
export const TREND_LEVEL = 0.05;

/**
 * Mann–Kendall test for a monotone trend, with correction for ties and for continuity.
 *
 * S = Σ_{i<j} sign(x_j − x_i); var S = [n(n−1)(2n+5) − Σ t(t−1)(2t+5)] / 18 over groups of t tied values;
 * z = (S ∓ 1)/√var S, 0 when S = 0; p = 2·P(Z > |z|), at most 1; τ_b = S/√((n₀ − ties)·n₀), n₀ = n(n−1)/2.
 *
 * @param values in order of time, any unit; NaN = missing, left out
 * @returns p and tauB are NaN when all values are tied (or n < 2)
 *
 * Invariants: reversing or negating changes the sign of s, z and tauB and keeps p; any increasing transformation changes nothing.
 * Cost: n². Source: Mann 1945, Kendall 1975; oracle scipy 1.10.1 and R cor.test.
 *
 * @example mannKendall([1, 2, 2, 3, 3]).s // 8
 */
export function mannKendall(values: ArrayLike<number>): MannKendall {
  const present = presentValues(values);
  const n = present.length;
  let s = 0;
  for (let j = 1; j < n; j++) {
    const x = present[j]!;
    for (let i = 0; i < j; i++) {
      const y = present[i]!;
      s += x > y ? 1 : x < y ? -1 : 0;
    }
  }
  let tiedVariance = 0;
  let tiedPairs = 0;
  eachTie(present, (t) => {
    tiedVariance += t * (t - 1) * (2 * t + 5);
    tiedPairs += (t * (t - 1)) / 2;
  });
  const varS = (n * (n - 1) * (2 * n + 5) - tiedVariance) / 18;
  const z = s === 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(varS);
  const p = varS > 0 ? Math.min(1, 2 * normalSf(Math.abs(z))) : NaN;
  const pairs = (n * (n - 1)) / 2;
  const tauB = s / Math.sqrt((pairs - tiedPairs) * pairs);
  return { n, s, varS, z, p, tauB };
}

/**
 * Theil–Sen slope: the median of the slopes between all pairs of points, with Sen's confidence interval.
 *
 * slope = median (x_j − x_i)/(t_j − t_i) over t_j > t_i; intercept = median x − slope · median t; the interval takes the slopes of ranks
 * round((N ∓ z·σ)/2) of N (half to even), σ² = var S with ties in values and in times.
 *
 * @param values any unit; NaN = missing, left out with its time
 * @param times of the same length; left out: 0, 1, 2, … by position, so that gaps keep their length
 * @param confidence two-sided, 0–1
 * @returns all NaN with fewer than two different times
 *
 * Invariants: adding a + b·t adds b to slope, low and high; scaling values scales them; negating mirrors the interval.
 * Cost: n² log n. Source: Sen 1968; oracle scipy 1.10.1 `theilslopes(method="separate")`.
 *
 * @example theilSen([0, 1, 2, 3, 100]).slope // 1
 */
export function theilSen(values: ArrayLike<number>, times?: ArrayLike<number>, confidence = 0.95): TheilSen {
  const y: number[] = [];
  const t: number[] = [];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const time = times === undefined ? i : times[i]!;
    if (value !== value || time !== time) continue;
    y.push(value);
    t.push(time);
  }
  const n = y.length;
  const slopes = new Float64Array((n * (n - 1)) / 2);
  let count = 0;
  for (let j = 1; j < n; j++) {
    for (let i = 0; i < j; i++) {
      const dt = t[j]! - t[i]!;
      // + 0: a flat pair taken backwards would give −0.
      if (dt !== 0) slopes[count++] = (y[j]! - y[i]!) / dt + 0;
    }
  }
  if (count === 0) return { slope: NaN, intercept: NaN, low: NaN, high: NaN };
  const sorted = slopes.subarray(0, count).sort();
  const slope = medianOfSorted(sorted);
  const intercept = median(y) - slope * median(t);

  let ties = 0;
  const add = (k: number): void => {
    ties += k * (k - 1) * (2 * k + 5);
  };
  eachTie(y, add);
  eachTie(t, add);
  const sigma = Math.sqrt(Math.max(0, (n * (n - 1) * (2 * n + 5) - ties) / 18));
  const half = -normalQuantile((1 - confidence) / 2) * sigma;
  const upperRank = Math.min(roundHalfEven((count + half) / 2), count - 1);
  const lowerRank = Math.max(roundHalfEven((count - half) / 2) - 1, 0);
  return { slope, intercept, low: sorted[lowerRank]!, high: sorted[upperRank]! };
}

/**
 * Is there a trend, and how steep: Mann–Kendall p with the Theil–Sen slope and its 95 % interval.
 *
 * @param values in order of time; NaN = missing
 * @param times of the same length, in any unit; left out: positions
 * @returns "rising" or "falling" where p < 0.05 by the sign of S; null with fewer than 4 present points. Values that are all
 *   tied give p = 1 (there is no evidence of a trend), slope 0.
 *
 * Invariant: negating the values swaps rising and falling. Cost: n² log n. Source: as its two parts.
 *
 * @example trend([1, 2, 3, 4, 5, 6, 7])?.word // "rising"
 */
export function trend(
  values: ArrayLike<number>,
  times?: ArrayLike<number>,
): {
  readonly p: number;
  readonly slope: number;
  readonly low: number;
  readonly high: number;
  readonly word: TrendWord;
} | null {
  const ordered = times === undefined ? values : inOrderOfTime(values, times);
  const mk = mannKendall(ordered);
  if (mk.n < POINTS_FOR_TREND) return null;
  const { slope, low, high } = theilSen(values, times);
  if (slope !== slope) return null;
  const p = mk.p === mk.p ? mk.p : 1;
  const word = p < TREND_LEVEL ? (mk.s > 0 ? "rising" : "falling") : "none";
  return { p, slope, low, high, word };
}

function inOrderOfTime(values: ArrayLike<number>, times: ArrayLike<number>): number[] {
  const order: number[] = [];
  for (let i = 0; i < values.length; i++) if (values[i] === values[i] && times[i] === times[i]) order.push(i);
  order.sort((a, b) => times[a]! - times[b]!);
  return order.map((i) => values[i]!);
}

function presentValues(values: ArrayLike<number>): Float64Array {
  const present = new Float64Array(values.length);
  let n = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    if (x === x) present[n++] = x;
  }
  return present.subarray(0, n);
}

/** Calls back with the size of every group of equal values that has more than one. */
function eachTie(values: ArrayLike<number>, visit: (size: number) => void): void {
  const sorted = Float64Array.from(values).sort();
  let size = 1;
  for (let i = 1; i <= sorted.length; i++) {
    if (i < sorted.length && sorted[i] === sorted[i - 1]) size++;
    else {
      if (size > 1) visit(size);
      size = 1;
    }
  }
}

function medianOfSorted(sorted: Float64Array): number {
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

/** As numpy rounds, on which the oracle's ranks depend. */
function roundHalfEven(x: number): number {
  const floor = Math.floor(x);
  const rest = x - floor;
  if (rest !== 0.5) return Math.round(x);
  return floor % 2 === 0 ? floor : floor + 1;
}

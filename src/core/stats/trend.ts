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

/** Stretches this short are sorted by insertion. */
const RUN = 12;

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
 * Cost: n log n (S = pairs − ties − 2 × inversions, counted while sorting). Source: Mann 1945, Kendall 1975; oracle scipy 1.10.1 and R cor.test.
 *
 * @example mannKendall([1, 2, 2, 3, 3]).s // 8
 */
export function mannKendall(values: ArrayLike<number>): MannKendall {
  const sorted = presentValues(values);
  const n = sorted.length;
  const inversions = sortCounting(sorted);
  let tiedVariance = 0;
  let tiedPairs = 0;
  eachTie(sorted, (t) => {
    tiedVariance += t * (t - 1) * (2 * t + 5);
    tiedPairs += (t * (t - 1)) / 2;
  });
  const pairs = (n * (n - 1)) / 2;
  // Every pair rises, falls or is tied. (+ 0: no pairs at all would give −0.)
  const s = pairs - tiedPairs - 2 * inversions + 0;
  const varS = (n * (n - 1) * (2 * n + 5) - tiedVariance) / 18;
  const z = s === 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(varS);
  const p = varS > 0 ? Math.min(1, 2 * normalSf(Math.abs(z))) : NaN;
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
 * Cost: n² on average (the ranks are selected, not sorted). Source: Sen 1968; oracle scipy 1.10.1 `theilslopes(method="separate")`.
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
  const all = slopes.subarray(0, count);
  const slope = medianBySelection(all);
  const intercept = median(y) - slope * median(t);

  let ties = 0;
  const add = (k: number): void => {
    ties += k * (k - 1) * (2 * k + 5);
  };
  eachTie(Float64Array.from(y).sort(), add);
  if (times !== undefined) eachTie(Float64Array.from(t).sort(), add);
  const sigma = Math.sqrt(Math.max(0, (n * (n - 1) * (2 * n + 5) - ties) / 18));
  const width = -normalQuantile((1 - confidence) / 2) * sigma;
  const upperRank = Math.min(roundHalfEven((count + width) / 2), count - 1);
  const lowerRank = Math.max(roundHalfEven((count - width) / 2) - 1, 0);
  // The median stands in its place by now: what is smaller lies before it, what is larger behind.
  const half = count >> 1;
  const low = select(all, lowerRank, lowerRank < half ? 0 : half, lowerRank < half ? half - 1 : count - 1);
  const high = select(all, upperRank, upperRank < half ? 0 : half, upperRank < half ? half - 1 : count - 1);
  return { slope, intercept, low, high };
}

/**
 * Is there a trend, and how steep: Mann–Kendall p with the Theil–Sen slope and its 95 % interval.
 *
 * @param values in order of time; NaN = missing
 * @param times of the same length, in any unit; left out: positions
 * @returns "rising" or "falling" where p < 0.05 by the sign of S; null with fewer than 4 present points. Values that are all
 *   tied give p = 1 (there is no evidence of a trend), slope 0.
 *
 * Invariant: negating the values swaps rising and falling. Cost: n² on average. Source: as its two parts.
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

/** Calls back with the size of every group of equal values that has more than one; the values are sorted. */
function eachTie(sorted: ArrayLike<number>, visit: (size: number) => void): void {
  let size = 1;
  for (let i = 1; i <= sorted.length; i++) {
    if (i < sorted.length && sorted[i] === sorted[i - 1]) size++;
    else {
      if (size > 1) visit(size);
      size = 1;
    }
  }
}

/** Sorts ascending in place and counts the pairs that stood in falling order: merge sort on runs sorted by insertion. */
function sortCounting(values: Float64Array): number {
  const n = values.length;
  let inversions = 0;
  for (let start = 0; start < n; start += RUN) {
    const end = Math.min(start + RUN, n);
    for (let i = start + 1; i < end; i++) {
      const x = values[i]!;
      let j = i - 1;
      while (j >= start && values[j]! > x) {
        values[j + 1] = values[j]!;
        j--;
      }
      values[j + 1] = x;
      inversions += i - 1 - j;
    }
  }
  let from = values;
  let to = n > RUN ? new Float64Array(n) : values;
  for (let width = RUN; width < n; width *= 2) {
    for (let start = 0; start < n; start += 2 * width) {
      const middle = Math.min(start + width, n);
      const end = Math.min(start + 2 * width, n);
      let left = start;
      let right = middle;
      for (let k = start; k < end; k++) {
        if (left < middle && (right >= end || from[left]! <= from[right]!)) to[k] = from[left++]!;
        else {
          inversions += middle - left;
          to[k] = from[right++]!;
        }
      }
    }
    [from, to] = [to, from];
  }
  if (from !== values) values.set(from);
  return inversions;
}

/** The median of values that may be reordered; afterwards position length >> 1 holds what it would if they were sorted. */
function medianBySelection(values: Float64Array): number {
  const half = values.length >> 1;
  const upper = select(values, half, 0, values.length - 1);
  if (values.length % 2 === 1) return upper;
  let lower = -Infinity;
  for (let i = 0; i < half; i++) if (values[i]! > lower) lower = values[i]!;
  return (lower + upper) / 2;
}

/**
 * The value of rank k (from 0) among positions first…last, by Hoare's selection: afterwards nothing before k is larger and nothing
 * behind it smaller. Linear on average; the middle of three as pivot keeps sorted input linear too.
 */
function select(values: Float64Array, k: number, first: number, last: number): number {
  let low = first;
  let high = last;
  while (low < high) {
    const a = values[low]!;
    const b = values[(low + high) >> 1]!;
    const c = values[high]!;
    const pivot = a < b ? (b < c ? b : a < c ? c : a) : a < c ? a : b < c ? c : b;
    let i = low;
    let j = high;
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i > j) break;
      const swapped = values[i]!;
      values[i++] = values[j]!;
      values[j--] = swapped;
    }
    if (k <= j) high = j;
    else if (k >= i) low = i;
    else break;
  }
  return values[k]!;
}

/** As numpy rounds, on which the oracle's ranks depend. */
function roundHalfEven(x: number): number {
  const floor = Math.floor(x);
  const rest = x - floor;
  if (rest !== 0.5) return Math.round(x);
  return floor % 2 === 0 ? floor : floor + 1;
}

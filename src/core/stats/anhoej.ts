import { binomialQuantile } from "./distributions";
import { SHIFT_ABOVE, SHIFT_BELOW } from "./rules";

/** What Anhøj's rules look at. */
export interface RunsAnalysis {
  /** Points that are not on the centre line. */
  readonly useful: number;
  readonly longestRun: number;
  readonly longestRunMax: number;
  readonly crossings: number;
  readonly crossingsMin: number;
  readonly signal: boolean;
}

/** The median of the present values of a stretch; NaN when there is none. */
export function segmentMedian(values: ArrayLike<number>, start: number, end: number): number {
  const present: number[] = [];
  for (let i = start; i < end; i++) {
    const x = values[i]!;
    if (x === x) present.push(x);
  }
  present.sort((a, b) => a - b);
  const half = present.length >> 1;
  if (present.length === 0) return NaN;
  return present.length % 2 === 1 ? present[half]! : (present[half - 1]! + present[half]!) / 2;
}

/**
 * Anhøj's two tests of a run chart: a run longer than round(log2 n) + 3, or fewer crossings of the centre than the 5 % quantile of
 * Binomial(n − 1, ½). Points on the centre are dropped and do not break a run; neither does a missing value.
 *
 * @param values any unit; NaN = missing
 * @param start first position @param end one past the last
 * @param centre the line to cross, usually the median
 * @param signals when given, the points of every run that is too long are marked; with too few crossings also the latest of the longest
 *   runs (which points to show for a property of the whole series is ours)
 *
 * Invariants: negating values and centre swaps above and below; scaling and shifting both change nothing.
 * Cost: linear in n. Source: Anhøj and Olesen 2014, doi:10.1371/journal.pone.0113825; qicharts2.
 *
 * @example anhoejRuns([1, 2, 1, 2, 1, 2, 1, 2], 0, 8, 1.5) // 7 crossings, longest run 1, no signal
 */
export function anhoejRuns(
  values: ArrayLike<number>,
  start: number,
  end: number,
  centre: number,
  signals?: Uint8Array,
): RunsAnalysis {
  let useful = 0;
  let crossings = 0;
  let longestRun = 0;
  let longestEnd = -1;
  eachRun(values, start, end, centre, (length, last) => {
    crossings += useful > 0 ? 1 : 0;
    useful += length;
    if (length >= longestRun) {
      longestRun = length;
      longestEnd = last;
    }
  });
  const longestRunMax = useful > 0 ? Math.round(Math.log2(useful)) + 3 : 0;
  const crossingsMin = useful > 1 ? binomialQuantile(0.05, useful - 1, 0.5) : 0;
  const tooFew = crossings < crossingsMin;
  const signal = useful > 0 && (longestRun > longestRunMax || tooFew);
  if (signals && signal) {
    eachRun(values, start, end, centre, (length, last, first, up) => {
      if (length <= longestRunMax && !(tooFew && last === longestEnd)) return;
      for (let i = first; i <= last; i++) {
        const x = values[i]!;
        if (signals[i] === 0 && x === x && x !== centre) signals[i] = up ? SHIFT_ABOVE : SHIFT_BELOW;
      }
    });
  }
  return { useful, longestRun, longestRunMax, crossings, crossingsMin, signal };
}

function eachRun(
  values: ArrayLike<number>,
  start: number,
  end: number,
  centre: number,
  visit: (length: number, last: number, first: number, up: boolean) => void,
): void {
  let length = 0;
  let first = start;
  let last = start;
  let up = false;
  for (let i = start; i < end; i++) {
    const x = values[i]!;
    if (!(x > centre) && !(x < centre)) continue;
    if (length > 0 && x > centre !== up) {
      visit(length, last, first, up);
      length = 0;
    }
    if (length === 0) {
      up = x > centre;
      first = i;
    }
    length++;
    last = i;
  }
  if (length > 0) visit(length, last, first, up);
}

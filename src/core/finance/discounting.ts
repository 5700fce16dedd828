import type { Day } from "../days";
import { fail, ok, type Result } from "../result";
import { finite, firstProblem, isMissing, numberAt, rateAbove, sameLength, type Numbers } from "../numbers";

/** Days in a year for every rate in this folder: actual/365, also in leap years. */
export const daysPerYear = 365;

/**
 * What one unit of money is worth when it comes `days` later: (1 + rate)^(−days/365).
 *
 * @param rate effective yearly rate as a decimal, above −1 (not checked here)
 * @param days calendar days, negative for earlier
 * @returns a factor; 1 at 0 days or rate 0. O(1).
 * @example discountFactor(0.08, 365) // 0.9259259259259259
 * Source: textbook; day count as XNPV in ISO/IEC 29500 (actual/365).
 */
export function discountFactor(rate: number, days: number): number {
  return Math.exp((-days / daysPerYear) * Math.log1p(rate));
}

/** The earliest date present, or NaN. O(n). */
export function earliest(...lists: readonly Numbers[]): number {
  let first = Infinity;
  for (const list of lists) {
    for (let i = 0; i < list.length; i++) {
      const day = numberAt(list, i);
      if (day < first) first = day;
    }
  }
  return first === Infinity ? NaN : first;
}

/**
 * Present value of a series of periods, the first at full value: Σ v_i/(1 + rate)^i, i from 0. A missing amount adds
 * nothing but keeps its period. Linear in the amounts. O(n).
 *
 * @param rate rate a period as a decimal, above −1 (not checked here)
 * @param values money a period
 * @example presentValue(0.25, [100, 50]) // 140
 * Source: textbook.
 */
export function presentValue(rate: number, values: Numbers): number {
  let sum = 0;
  for (let i = values.length - 1; i >= 0; i--) {
    const v = numberAt(values, i);
    sum = sum / (1 + rate) + (Number.isNaN(v) ? 0 : v);
  }
  return sum;
}

/**
 * Net present value by the spreadsheet's convention: the first value comes at the END of the first period.
 * NPV = Σ v_i/(1 + rate)^(i+1), i from 0. Linear in the values; at rate 0 their sum. O(n).
 *
 * @param rate rate a period as a decimal
 * @param values money a period; a missing one adds nothing but keeps its period (Excel's NPV would close the gap)
 * @returns money. Problems: rate −1 `zero-denominator`; below −1 `domain`; no value `missing`.
 * @example npv(0.1, [-10000, 3000, 4200, 6800]) // 1188.443412335223
 * Source: ISO/IEC 29500 NPV.
 */
export function npv(rate: number, values: Numbers): Result<number> {
  if (rate === -1) return fail("zero-denominator", "A rate of −100 % divides by zero.", ["rate"]);
  const problem = firstProblem(rateAbove("rate", rate), anyValue(values));
  if (problem) return problem;
  return finite(presentValue(rate, values) / (1 + rate));
}

/**
 * Net present value of dated amounts: Σ v_i·(1 + rate)^(−(d_i − d_0)/365), from the first date given.
 * Linear in the values; unchanged when all dates move together. O(n).
 *
 * @param rate effective yearly rate as a decimal
 * @param values money; a row without value or date is left out
 * @param dates day serials, none before the first
 * @returns money. Problems: a date before the first, or rate ≤ −1, `domain`; lengths differ `type`; no row `missing`.
 * @example xnpv(0.25, [-100, 125], [46000, 46365]) // 0
 * Source: ISO/IEC 29500 XNPV.
 */
export function xnpv(rate: number, values: Numbers, dates: ArrayLike<Day | null>): Result<number> {
  const problem = firstProblem(rateAbove("rate", rate), datedRows(values, dates));
  if (problem) return problem;
  const start = numberAt(dates, 0);
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    const v = numberAt(values, i);
    const day = numberAt(dates, i);
    if (!isMissing(v) && !isMissing(day)) sum += v * discountFactor(rate, day - start);
  }
  return finite(sum);
}

/**
 * Internal rate of return a period: the rate at which {@link npv} is 0. Where several rates do, the one nearest to 10 %.
 *
 * How: the sign of the present value is taken on a grid of log(1 + rate) from −99.99 % to 10,000 %; the bracket nearest
 * to 10 % is halved until it is as narrow as the numbers allow. Found whenever the sign changes within that range.
 *
 * @param values money a period; a missing one adds nothing but keeps its period
 * @returns a decimal rate. Problems: no negative or no positive value, or no change of sign found, `domain`.
 *   Unchanged when all values are multiplied by the same positive number. O(200·n).
 * @example irr([-100, 110]) // 0.1
 * Source: definition of IRR; the choice among several roots is ours.
 */
export function irr(values: Numbers): Result<number> {
  const times = Float64Array.from({ length: values.length }, (_, i) => i);
  return rateOfReturn(values, times);
}

/**
 * Internal rate of return of dated amounts, a year: the rate at which {@link xnpv} is 0. As {@link irr} otherwise.
 *
 * @param values money
 * @param dates day serials, none before the first
 * @returns a decimal rate. Problems as {@link irr} and {@link xnpv}. O(200·n).
 * @example xirr([-100, 110], [46000, 46365]) // 0.1
 * Source: definition of XIRR (actual/365).
 */
export function xirr(values: Numbers, dates: ArrayLike<Day | null>): Result<number> {
  const problem = datedRows(values, dates);
  if (problem) return problem;
  const start = numberAt(dates, 0);
  const times = Float64Array.from({ length: values.length }, (_, i) => (numberAt(dates, i) - start) / daysPerYear);
  return rateOfReturn(values, times);
}

function anyValue(values: Numbers) {
  for (let i = 0; i < values.length; i++) if (!isMissing(numberAt(values, i))) return null;
  return fail<never>("missing", "There are no values.", ["values"]);
}

function datedRows(values: Numbers, dates: ArrayLike<Day | null>) {
  const problem = firstProblem(sameLength({ values, dates }), anyValue(values));
  if (problem) return problem;
  const start = numberAt(dates, 0);
  if (isMissing(start)) return fail<never>("missing", "The first date is missing.", ["dates", 0]);
  for (let i = 1; i < dates.length; i++) {
    if (numberAt(dates, i) < start) {
      return fail<never>("domain", `The date at position ${i + 1} comes before the first.`, ["dates", i]);
    }
  }
  return null;
}

/** log(1 + rate) of the grid's ends, −99.99 % and 10,000 %, and of the rate that decides between several roots. */
const [gridLow, gridHigh, preferred, gridSteps] = [Math.log(1e-4), Math.log(101), Math.log(1.1), 140];

function rateOfReturn(values: Numbers, times: Float64Array): Result<number> {
  let positive = false;
  let negative = false;
  for (let i = 0; i < values.length; i++) {
    const v = numberAt(values, i);
    if (v > 0) positive = true;
    if (v < 0) negative = true;
  }
  if (!positive || !negative) {
    return fail("domain", "A rate of return needs at least one cost and one benefit.", ["values"]);
  }
  const at = (u: number): number => {
    let sum = 0;
    for (let i = 0; i < values.length; i++) {
      const v = numberAt(values, i);
      const t = times[i] ?? NaN;
      if (!Number.isNaN(v) && !Number.isNaN(t)) sum += v * Math.exp(-u * t);
    }
    return sum;
  };
  let best: { low: number; high: number; fLow: number } | null = null;
  let distance = Infinity;
  let low = gridLow;
  let fLow = at(low);
  for (let step = 1; step <= gridSteps; step++) {
    const high = gridLow + ((gridHigh - gridLow) * step) / gridSteps;
    const fHigh = at(high);
    if (fLow * fHigh <= 0 && fHigh !== 0) {
      const away = preferred < low ? low - preferred : preferred > high ? preferred - high : 0;
      if (away < distance) {
        best = { low, high, fLow };
        distance = away;
      }
    }
    low = high;
    fLow = fHigh;
  }
  if (!best) return fail("domain", "No rate of return was found between −99.99 % and 10,000 %.", ["values"]);
  return ok(Math.expm1(bisect(at, best.low, best.high, best.fLow)));
}

function bisect(f: (x: number) => number, from: number, to: number, fFrom: number): number {
  let [low, high] = [from, to];
  if (fFrom === 0) return low;
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    const value = f(middle);
    if (value === 0) return middle;
    if (value > 0 === fFrom > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

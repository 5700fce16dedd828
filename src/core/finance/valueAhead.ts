import type { Day } from "../days";
import { fail, ok, type Result } from "../result";
import { firstProblem, isMissing, numberAt, rateAbove, sameLength, type Guard, type Numbers } from "../numbers";
import { discountFactor, earliest } from "./discounting";

export interface ForwardValue {
  /** Money; + in the client's favour. */
  readonly value: number;
  /** Rows that have everything needed. */
  readonly counted: number;
  /** Rows that lack something and were left out. */
  readonly leftOut: number;
}

export interface Timing {
  /** When each need falls due; omitted: nothing is discounted. A row without its date is left out. */
  readonly needDates?: ArrayLike<Day | null> | null;
  /** Effective yearly rate as a decimal; missing: 0. */
  readonly rate?: number | null;
  /** Day of the present value; missing: the earliest need date. */
  readonly base?: Day | null;
}

/**
 * What faster fulfilment is worth: Σ quantity·(baseline days − actual days)·value a day, discounted from the need date
 * when dates are given. Negative where it became slower.
 *
 * @param baselineDays days from need to fulfilment before
 * @param actualDays days now, or expected
 * @param quantity units; one value stands for all rows
 * @param valuePerDay money a unit and day; one value stands for all rows
 * @returns money. Problems: lengths differ `type`; rate ≤ −1 `domain`; no complete row `missing`.
 *   Invariants: linear in quantity and in value a day; swapping baseline and actual negates. O(n).
 * @example fasterFulfilment([12, 10], [7, 11], [100], [5]).value.value // 2000
 * Source: ours.
 */
export function fasterFulfilment(
  baselineDays: Numbers,
  actualDays: Numbers,
  quantity: Numbers,
  valuePerDay: Numbers,
  timing: Timing = {},
): Result<ForwardValue> {
  const sizes = sameLength({
    "baseline days": baselineDays,
    "actual days": actualDays,
    quantity: quantity.length === 1 ? null : quantity,
    "value per day": valuePerDay.length === 1 ? null : valuePerDay,
    "need dates": timing.needDates,
  });
  return discountedSum(baselineDays.length, sizes, timing, (i) => {
    const q = numberAt(quantity, quantity.length === 1 ? 0 : i);
    const v = numberAt(valuePerDay, valuePerDay.length === 1 ? 0 : i);
    return q * (numberAt(baselineDays, i) - numberAt(actualDays, i)) * v;
  });
}

/**
 * Future cost avoided on demand not yet bought: Σ quantity·(would-be price − expected price), discounted from the need
 * date. It lies ahead, so it is never added to what was already saved.
 *
 * @param quantities units of each need
 * @param wouldBePrices money a unit without the arrangement
 * @param expectedPrices money a unit with it
 * @param timing need dates (day serials), rate and base
 * @returns money. Problems as {@link fasterFulfilment}. Invariants: linear in the quantities; swapping the prices
 *   negates. O(n).
 * @example valueAhead([1000], [10], [9], {}).value.value // 1000
 * Source: ours.
 */
export function valueAhead(
  quantities: Numbers,
  wouldBePrices: Numbers,
  expectedPrices: Numbers,
  timing: Timing = {},
): Result<ForwardValue> {
  const sizes = sameLength({
    quantities,
    "would-be prices": wouldBePrices,
    "expected prices": expectedPrices,
    "need dates": timing.needDates,
  });
  return discountedSum(
    quantities.length,
    sizes,
    timing,
    (i) => numberAt(quantities, i) * (numberAt(wouldBePrices, i) - numberAt(expectedPrices, i)),
  );
}

function discountedSum(n: number, sizes: Guard, timing: Timing, amount: (i: number) => number): Result<ForwardValue> {
  const rate = timing.rate ?? 0;
  const problem = firstProblem(sizes, rateAbove("rate", rate));
  if (problem) return problem;
  const dates = timing.needDates ?? null;
  const base = isMissing(timing.base) ? (dates ? earliest(dates) : 0) : (timing.base ?? 0);
  let value = 0;
  let counted = 0;
  for (let i = 0; i < n; i++) {
    const undiscounted = amount(i);
    const factor = dates ? discountFactor(rate, numberAt(dates, i) - base) : 1;
    if (Number.isNaN(undiscounted) || Number.isNaN(factor)) continue;
    value += undiscounted * factor;
    counted++;
  }
  if (counted === 0) return fail("missing", "No row has everything that is needed.");
  if (!Number.isFinite(value)) return fail("domain", "The result is too large to be shown.");
  return ok({ value, counted, leftOut: n - counted });
}

import type { Day } from "../days";
import { fail, ok, type Result } from "../result";
import { firstProblem, given, isMissing, numberAt, rateAbove, sameLength, type Numbers } from "../numbers";
import { daysPerYear, discountFactor, earliest } from "./discounting";

export interface Acceleration {
  /** Present value gained (+) or lost (−), in the unit of the amounts. */
  readonly value: number;
  /** Items that have an amount, a planned and an actual date. */
  readonly counted: number;
  /** Items that have an amount and a planned date but have not come yet. */
  readonly notYet: number;
}

/**
 * What it is worth that one-off benefits came earlier than planned (or what it cost that they came later):
 * Σ a·[(1 + r)^(−(actual − base)/365) − (1 + r)^(−(planned − base)/365)].
 *
 * @param amounts money of each item
 * @param planned day serials
 * @param actual day serials; missing: the item has not come yet and is not counted. Items without amount or planned date
 *   are left out.
 * @param rate effective yearly rate as a decimal
 * @param base day serial at which present values are taken; missing: the earliest date given
 * @returns money, + early. Problems: rate ≤ −1 `domain`; lengths differ `type`; no item with amount and plan `missing`.
 *   Invariants: linear in the amounts; swapping planned and actual negates; 0 when they are equal or the rate is 0;
 *   moving all dates and the base together changes nothing. O(n).
 * @example valueAcceleration([1000000], [dayFromIso("2026-10-01")], [dayFromIso("2026-07-01")], 0.08, dayFromIso("2026-01-01")).value.value // 18492.084857966136
 * Source: ours (difference of two present values).
 */
export function valueAcceleration(
  amounts: Numbers,
  planned: ArrayLike<Day | null>,
  actual: ArrayLike<Day | null>,
  rate: number,
  base?: Day | null,
): Result<Acceleration> {
  const problem = firstProblem(
    sameLength({ amounts, "planned dates": planned, "actual dates": actual }),
    rateAbove("rate", rate),
  );
  if (problem) return problem;
  const start = isMissing(base) ? earliest(planned, actual) : (base ?? NaN);
  const yearly = Math.log1p(rate);
  let value = 0;
  let counted = 0;
  let notYet = 0;
  for (let i = 0; i < amounts.length; i++) {
    const amount = numberAt(amounts, i);
    const plan = numberAt(planned, i);
    if (isMissing(amount) || isMissing(plan)) continue;
    const came = numberAt(actual, i);
    if (isMissing(came)) {
      notYet++;
      continue;
    }
    counted++;
    // e^(−ka) − e^(−kp) = e^(−kp)·(e^(k(p−a)) − 1): no digits are lost when the dates are close
    const early = Math.expm1((yearly * (plan - came)) / daysPerYear);
    value += amount * discountFactor(rate, plan - start) * early;
  }
  if (counted + notYet === 0) return fail("missing", "No item has both an amount and a planned date.", ["amounts"]);
  if (!Number.isFinite(value)) return fail("domain", "The result is too large to be shown.");
  return ok({ value, counted, notYet });
}

/**
 * What it is worth that a recurring benefit started earlier than planned: annual/365 a day, each day discounted, over the
 * days between the two starts, up to and including `end`: Σ_d annual/365·(1 + r)^(−(d − base)/365).
 *
 * @param annualValue money a year
 * @param plannedStart day serial of the first day planned
 * @param actualStart day serial of the first day it ran
 * @param end day serial of the last day of the benefit
 * @param rate effective yearly rate as a decimal
 * @param base day serial at which the present value is taken; missing: the earlier start
 * @returns money, + when it started early. Problems: `end` before both starts or rate ≤ −1 `domain`; a missing input `missing`.
 *   Invariants: linear in the annual value; swapping the starts negates; at rate 0 annual·days/365. O(1).
 * @example runRateAcceleration(365, 100, 90, 1000, 0).value // 10
 * Source: ours (closed form of the geometric sum of daily accruals).
 */
export function runRateAcceleration(
  annualValue: number,
  plannedStart: Day,
  actualStart: Day,
  end: Day,
  rate: number,
  base?: Day | null,
): Result<number> {
  const problem = firstProblem(
    given("annual value", annualValue),
    given("planned start", plannedStart),
    given("actual start", actualStart),
    given("end", end),
    rateAbove("rate", rate),
  );
  if (problem) return problem;
  if (end < plannedStart && end < actualStart) {
    return fail("domain", "The end comes before both starts.", ["end"]);
  }
  const start = isMissing(base) ? Math.min(plannedStart, actualStart) : (base ?? NaN);
  // a start after the end means that no day was won or lost beyond it
  const from = Math.min(actualStart, end + 1);
  const to = Math.min(plannedStart, end + 1);
  const sign = from <= to ? 1 : -1;
  const [first, past] = sign > 0 ? [from, to] : [to, from];
  const daily = Math.log1p(rate) / daysPerYear;
  const days = past - first;
  const sum =
    daily === 0 ? days : (discountFactor(rate, first - start) * Math.expm1(-daily * days)) / Math.expm1(-daily);
  const value = days === 0 ? 0 : (sign * annualValue * sum) / daysPerYear;
  return Number.isFinite(value) ? ok(value) : fail("domain", "The result is too large to be shown.");
}

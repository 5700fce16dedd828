import type { Day } from "../days";
import { fail, ok, type Result } from "../result";
import { finite, firstProblem, given } from "../numbers";
import { daysPerYear } from "./discounting";

/**
 * A hard saving: (baseline price − actual price)·volume. It shows in the ledger; keep it apart from avoided cost.
 *
 * @param baselinePrice money a unit paid before
 * @param actualPrice money a unit paid now
 * @param volume units
 * @returns money; negative when the price rose. Problems: a missing input `missing` (there is no saving without a
 *   baseline). Invariants: linear in volume; swapping the prices negates. O(1).
 * @example hardSaving(100, 90, 10000).value // 100000
 * Source: procurement practice, as in the published example of the golden case "avoid".
 */
export function hardSaving(baselinePrice: number | null, actualPrice: number | null, volume: number | null) {
  return priceDifference("baseline price", baselinePrice, "actual price", actualPrice, volume);
}

/**
 * An avoided cost: (would-be price − baseline price)·volume. The money was never going to be in the ledger; never add it
 * to a hard saving without saying so.
 *
 * @param wouldBePrice money a unit that would have been paid
 * @param baselinePrice money a unit paid before
 * @param volume units
 * @returns money. Problems and invariants as {@link hardSaving}. O(1).
 * @example avoidedCost(108, 100, 10000).value // 80000
 * Source: ours, after the distinction in procurement practice.
 */
export function avoidedCost(wouldBePrice: number | null, baselinePrice: number | null, volume: number | null) {
  return priceDifference("would-be price", wouldBePrice, "baseline price", baselinePrice, volume);
}

function priceDifference(
  fromName: string,
  from: number | null,
  toName: string,
  to: number | null,
  volume: number | null,
): Result<number> {
  const problem = firstProblem(given(fromName, from), given(toName, to), given("volume", volume));
  if (problem) return problem;
  return finite(((from ?? NaN) - (to ?? NaN)) * (volume ?? NaN));
}

export interface InYearSaving {
  /** Money that falls in the year. */
  readonly inYear: number;
  /** Money a full year. */
  readonly runRate: number;
  /** What a full year still adds to the part that fell in this one: run rate − in year. */
  readonly carryOver: number;
}

/**
 * The part of an annual saving that falls in a financial year: annual·days/365, days from the later of start and the
 * year's first day to its last day, both inclusive; 0 when it starts after the year.
 *
 * @param annualSaving money a year
 * @param start day serial of the saving's first day
 * @param yearStart first day of the year
 * @param yearEnd last day of the year
 * @returns money. Problems: the year ends before it begins `domain`; a missing input `missing`.
 *   Invariants: linear in the saving; adjoining periods add up to the whole. A leap year holds 366/365 of it. O(1).
 * @example inYearSaving(365000, dayFromIso("2026-10-01"), dayFromIso("2026-04-01"), dayFromIso("2027-03-31")).value.inYear // 182000
 * Source: ours (days inclusive, year of 365 days).
 */
export function inYearSaving(annualSaving: number, start: Day, yearStart: Day, yearEnd: Day): Result<InYearSaving> {
  const problem = firstProblem(
    given("annual saving", annualSaving),
    given("start", start),
    given("year start", yearStart),
    given("year end", yearEnd),
  );
  if (problem) return problem;
  if (yearEnd < yearStart) return fail("domain", "The year ends before it begins.", ["year end"]);
  const days = Math.max(0, yearEnd - Math.max(start, yearStart) + 1);
  const inYear = (annualSaving * days) / daysPerYear;
  if (!Number.isFinite(inYear)) return fail("domain", "The result is too large to be shown.");
  return ok({ inYear, runRate: annualSaving, carryOver: annualSaving - inYear });
}

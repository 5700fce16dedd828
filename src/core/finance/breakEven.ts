import { fail, type Result } from "../result";
import { finite, firstProblem, given, notNegative } from "../numbers";

/**
 * Volume at which the supplier neither makes nor loses money: fixed/(price − variable).
 *
 * @param fixedCost money a period, 0 or more
 * @param variableCost money a unit
 * @param unitPrice money a unit
 * @returns units. Problems: price equal to variable cost `zero-denominator`; price below it `domain` (each unit adds to
 *   the loss, no volume breaks even); negative fixed cost `domain`; missing `missing`.
 *   Invariants: linear in fixed cost; unchanged by the unit of money. O(1).
 * @example breakEvenVolume(600000, 4, 10).value // 100000
 * Source: textbook (contribution margin).
 */
export function breakEvenVolume(fixedCost: number, variableCost: number, unitPrice: number): Result<number> {
  const problem = firstProblem(
    notNegative("fixed cost", fixedCost),
    given("variable cost", variableCost),
    given("unit price", unitPrice),
  );
  if (problem) return problem;
  const contribution = unitPrice - variableCost;
  if (contribution === 0) return fail("zero-denominator", "The unit price equals the variable cost.", ["unit price"]);
  if (contribution < 0) return fail("domain", "The unit price is below the variable cost.", ["unit price"]);
  return finite(fixedCost / contribution);
}

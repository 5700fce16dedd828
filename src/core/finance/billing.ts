import type { Result } from "../result";
import { finite, firstProblem, given } from "../numbers";

/**
 * What was charged beyond the contract: charged − contract rate·quantity.
 *
 * @param charged amount on the invoice line, money
 * @param contractRate money a unit by the contract
 * @param quantity units
 * @returns money, + overbilled, − underbilled. Problems: a missing input `missing`.
 *   Invariants: linear in each input; 0 when charged by the contract. O(1).
 * @example billingVariance(1050, 10, 100).value // 50
 * Source: ours.
 */
export function billingVariance(
  charged: number | null,
  contractRate: number | null,
  quantity: number | null,
): Result<number> {
  const problem = firstProblem(
    given("amount charged", charged),
    given("contract rate", contractRate),
    given("quantity", quantity),
  );
  if (problem) return problem;
  return finite((charged ?? NaN) - (contractRate ?? NaN) * (quantity ?? NaN));
}

import { fail, ok, type Result } from "../result";
import { divisor, finite, firstProblem, given, isMissing, notNegative, numberAt, type Numbers } from "../numbers";

/** The parts of what an option costs the client, in money over the same span. Null: not stated. */
export interface CostParts {
  readonly fees: number | null;
  readonly retained?: number | null;
  readonly governance?: number | null;
  readonly transition?: number | null;
  readonly nonPerformance?: number | null;
  /** Service credits received; taken off. */
  readonly credits?: number | null;
  /** The client's gain share; taken off. */
  readonly gainShare?: number | null;
}

export interface TotalCost {
  readonly total: number;
  /** Cost parts that were not stated and add nothing: a total with gaps is a lower bound, and says so. */
  readonly missing: readonly ("retained" | "governance" | "transition" | "nonPerformance")[];
}

/**
 * Total cost of performance of an option: fees + retained client cost + governance + transition + non-performance
 * − service credits − gain share received. Price is one line of it.
 *
 * @returns money, and which cost parts were not stated. Problems: no fees `missing`.
 *   Invariants: linear in every part; credits and gain share lower it one for one. O(1).
 * @example totalCost({ fees: 950, retained: 0, governance: 0, transition: 0, nonPerformance: 558.9 }).value.total // 1508.9
 * Source: the idea is Dibley & Clark 2011 §6.2; the formula is ours.
 */
export function totalCost(parts: CostParts): Result<TotalCost> {
  const problem = given("fees", parts.fees);
  if (problem) return problem;
  const missing: TotalCost["missing"][number][] = [];
  let total = parts.fees ?? 0;
  for (const key of ["retained", "governance", "transition", "nonPerformance"] as const) {
    const part = parts[key];
    if (part === null || part === undefined || isMissing(part)) missing.push(key);
    else total += part;
  }
  for (const part of [parts.credits, parts.gainShare]) {
    if (part !== null && part !== undefined && !isMissing(part)) total -= part;
  }
  return Number.isFinite(total) ? ok({ total, missing }) : fail("domain", "The result is too large to be shown.");
}

/**
 * Total cost of performance a unit: total cost ÷ joint output of client and supplier.
 *
 * @param total money, from {@link totalCost}
 * @param output units of joint output
 * @returns money a unit. Problems: output 0 `zero-denominator`, below 0 `domain`; missing `missing`. O(1).
 * @example costPerUnit(1508900, 5000).value // 301.78
 * Source: as {@link totalCost}.
 */
export function costPerUnit(total: number, output: number): Result<number> {
  const problem = firstProblem(given("total cost", total), divisor("output", output));
  return problem ?? finite(total / output);
}

/**
 * Net value of an option: output·value a unit − total cost. Choose on the difference of this, not on the fee.
 *
 * @param output units of joint output, 0 or more
 * @param valuePerUnit money that one unit is worth to the client
 * @param total money, from {@link totalCost}
 * @returns money. Problems: negative output `domain`; missing `missing`. Invariants: linear in each input. O(1).
 * @example netValue(5000, 320, 1508900).value // 91100
 * Source: ours.
 */
export function netValue(output: number, valuePerUnit: number, total: number): Result<number> {
  const problem = firstProblem(
    notNegative("output", output),
    given("value per unit", valuePerUnit),
    given("total cost", total),
  );
  return problem ?? finite(output * valuePerUnit - total);
}

/**
 * Supplier cost index: (price + Σ non-performance cost)/price; 1.588 says that each pound of price brings 58.8 p of
 * failure cost. (Not the project manager's SPI.)
 *
 * @param price money, above 0
 * @param nonPerformanceCosts money of each kind of failure; missing ones add nothing
 * @returns ratio, 1 or more for costs of 0 or more. Problems: price 0 `zero-denominator`, below 0 `domain`; no cost stated
 *   `missing`. Invariants: unchanged by the unit of money; linear in the costs. O(n).
 * @example costIndex(950000, [558900]).value // 1.5883157894736841
 * Source: supplier performance literature (total cost of ownership index).
 */
export function costIndex(price: number, nonPerformanceCosts: Numbers): Result<number> {
  const problem = divisor("price", price);
  if (problem) return problem;
  let sum = 0;
  let stated = 0;
  for (let i = 0; i < nonPerformanceCosts.length; i++) {
    const cost = numberAt(nonPerformanceCosts, i);
    if (isMissing(cost)) continue;
    sum += cost;
    stated++;
  }
  if (stated === 0) return fail("missing", "No cost of non-performance is stated.", ["nonPerformanceCosts"]);
  return finite((price + sum) / price);
}

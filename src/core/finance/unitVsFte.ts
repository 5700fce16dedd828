import { fail, ok, type Result } from "../result";
import { divisor, firstProblem, given, isMissing, notNegative } from "../numbers";

export interface UnitVsFte {
  /** volume × unit price, money. */
  readonly revenue: number;
  /** fixed + volume × variable, money. */
  readonly cost: number;
  /** cost ÷ volume, money a unit. */
  readonly effectiveUnitCost: number;
  /** revenue − cost, money. */
  readonly supplierMargin: number;
  /** Money for each FTE at which the supplier's margin is zero; null when volume per FTE is not given. */
  readonly ftePriceAtZeroMargin: number | null;
}

/**
 * What a unit price does to the supplier when volumes move, and the price for each FTE that would make it whole:
 * cost/(volume/volume per FTE).
 *
 * @param volume units a period, above 0
 * @param fixedCost money a period
 * @param variableCost money a unit
 * @param unitPrice money a unit
 * @param volumePerFte units that one FTE handles in the period; missing: no FTE price
 * @returns money. Problems: volume or volume per FTE 0 `zero-denominator`, below 0 `domain`; missing `missing`.
 *   Invariants: linear in all money inputs; margin is 0 at the break-even volume. O(1).
 * @example unitVsFte(60000, 600000, 4, 10).value.supplierMargin // -240000
 * Source: ours.
 */
export function unitVsFte(
  volume: number,
  fixedCost: number,
  variableCost: number,
  unitPrice: number,
  volumePerFte: number | null = null,
): Result<UnitVsFte> {
  const withFte = !isMissing(volumePerFte);
  const problem = firstProblem(
    divisor("volume", volume),
    notNegative("fixed cost", fixedCost),
    given("variable cost", variableCost),
    given("unit price", unitPrice),
    withFte ? divisor("volume per FTE", volumePerFte) : null,
  );
  if (problem) return problem;
  const revenue = volume * unitPrice;
  const cost = fixedCost + volume * variableCost;
  const answer = {
    revenue,
    cost,
    effectiveUnitCost: cost / volume,
    supplierMargin: revenue - cost,
    ftePriceAtZeroMargin: withFte ? (cost / volume) * (volumePerFte ?? NaN) : null,
  };
  if (!Object.values(answer).every((v) => v === null || Number.isFinite(v))) {
    return fail("domain", "The result is too large to be shown.");
  }
  return ok(answer);
}

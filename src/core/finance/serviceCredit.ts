import { fail, ok, type Result } from "../result";
import { firstProblem, isMissing, notNegative, numberAt, sameLength, within, type Numbers } from "../numbers";

export interface ServiceCredit {
  /** Money credited to the client: min(at-risk amount, Σ) − earned back, never below 0. */
  readonly value: number;
  /** at-risk share × invoice. */
  readonly atRiskAmount: number;
  /** Σ before the cap. */
  readonly uncapped: number;
  /** True when Σ is above the at-risk amount. */
  readonly capped: boolean;
}

/**
 * Service credit for the service levels missed: min(A, Σ A·pool_i·allocation_i·multiplier_i) − earned back, where
 * A = at-risk share × invoice. The cap applies before the earn-back; the credit never goes below 0.
 *
 * @param invoice charges of the period, money, 0 or more
 * @param atRisk share of the charges at risk, 0–1
 * @param pool pool as a share of the at-risk amount (2 = 200 % is usual); one value stands for all
 * @param allocation share of the pool on each level missed, 0–1; a row without allocation is left out
 * @param multiplier after repeated failure; one value stands for all; missing: 1
 * @param earnedBack money earned back, 0 or more; missing: 0
 * @returns money, 0 ≤ credit ≤ at-risk amount. Problems: a share out of range or a negative amount `domain`; lengths
 *   differ `type`; pool missing where there is an allocation, or no allocation at all, `missing`. Invariants: linear in the invoice when nothing
 *   was earned back; never falls when a level more is missed. O(n).
 * @example serviceCredit(100000, 0.1, [0.5], [0.4]).value.value // 2000
 * Source: Texas DIR service-level clause (credit = pool × allocation × at-risk amount, capped); multiplier and earn-back usual terms.
 */
export function serviceCredit(
  invoice: number,
  atRisk: number,
  pool: Numbers,
  allocation: Numbers,
  multiplier: Numbers | null = null,
  earnedBack: number | null = 0,
): Result<ServiceCredit> {
  const earned = isMissing(earnedBack) ? 0 : (earnedBack ?? 0);
  const problem = firstProblem(
    notNegative("invoice", invoice),
    within("share at risk", atRisk, 0, 1),
    notNegative("amount earned back", earned),
    sameLength({
      allocation,
      pool: pool.length === 1 ? null : pool,
      multiplier: multiplier && multiplier.length > 1 ? multiplier : null,
    }),
  );
  if (problem) return problem;
  const atRiskAmount = atRisk * invoice;
  let share = 0;
  let stated = 0;
  for (let i = 0; i < allocation.length; i++) {
    const a = numberAt(allocation, i);
    if (isMissing(a)) continue;
    stated++;
    const p = numberAt(pool, pool.length === 1 ? 0 : i);
    const m = multiplier ? numberAt(multiplier, multiplier.length === 1 ? 0 : i) : 1;
    const factor = isMissing(m) ? 1 : m;
    const wrong = firstProblem(
      within(`allocation at position ${i + 1}`, a, 0, 1),
      notNegative(`pool at position ${i + 1}`, p),
      notNegative(`multiplier at position ${i + 1}`, factor),
    );
    if (wrong) return wrong;
    share += p * a * factor;
  }
  if (stated === 0) return fail("missing", "There is no allocation.", ["allocation"]);
  const uncapped = atRiskAmount * share;
  if (!Number.isFinite(uncapped)) return fail("domain", "The result is too large to be shown.");
  const value = Math.max(0, Math.min(atRiskAmount, uncapped) - earned);
  return ok({ value, atRiskAmount, uncapped, capped: uncapped > atRiskAmount });
}

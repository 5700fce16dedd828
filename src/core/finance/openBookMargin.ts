import { fail, ok, type Result } from "../result";
import { divisor, firstProblem, given, notNegative, within } from "../numbers";

export interface OpenBookMargin {
  /** (revenue − cost)/revenue, a share. */
  readonly margin: number;
  /** Money from supplier to client, 0 or more. */
  readonly refund: number;
  /** Margin when the refund is made, a share. */
  readonly marginAfter: number;
  readonly outside: "above" | "below" | null;
}

/**
 * Supplier margin on revenue against its agreed band, and the refund when it is above:
 * refund = share·(revenue − cost/(1 − high)), which at share 1 brings the margin down to `high`.
 * Below the band nothing is refunded; that the supplier earns too little is for the meeting, not for a formula.
 *
 * @param revenue money, above 0
 * @param cost money, 0 or more
 * @param low lower end of the band, a share of revenue
 * @param high upper end, a share of revenue below 1
 * @param clientShare the client's share of the excess, 0–1; missing: 1
 * @returns shares and money. On an end of the band is inside. Problems: revenue 0 `zero-denominator`, revenue or cost below 0 `domain`;
 *   low above high, high of 1 or more, share outside 0–1 `domain`; missing `missing`.
 *   Invariants: margins unchanged by the unit of money; refund ≥ 0 and linear in money and share; margin after lies between high and margin when above. O(1).
 * @example openBookMargin(1000000, 820000, 0.06, 0.12).value.refund // 68181.81818181818
 * Source: ours.
 */
export function openBookMargin(
  revenue: number,
  cost: number,
  low: number,
  high: number,
  clientShare: number | null = 1,
): Result<OpenBookMargin> {
  const share = clientShare ?? 1;
  const problem = firstProblem(
    divisor("revenue", revenue),
    notNegative("cost", cost),
    given("low end of the band", low),
    given("high end of the band", high),
    within("client share", share, 0, 1),
  );
  if (problem) return problem;
  if (low > high) return fail("domain", "The low end of the band is above the high end.", ["low"]);
  if (high >= 1) return fail("domain", "The high end of the band must be below 100 %.", ["high"]);
  const margin = (revenue - cost) / revenue;
  // the excess in money, free of the rounding that a difference of margins would bring
  const excess = margin > high ? Math.max(0, revenue - cost / (1 - high)) : 0;
  const refund = share * excess;
  const left = revenue - refund;
  // without any cost the full refund leaves nothing to take a margin on; `high` is what it tends to as cost goes to 0
  const marginAfter = refund === 0 ? margin : left > 0 ? (left - cost) / left : high;
  if (![margin, refund, marginAfter].every(Number.isFinite))
    return fail("domain", "The result is too large to be shown.");
  return ok({ margin, refund, marginAfter, outside: margin > high ? "above" : margin < low ? "below" : null });
}

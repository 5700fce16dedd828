import { fail, type Result } from "../result";
import { finite, firstProblem, given, notNegative } from "../numbers";

export type GlidePathMode = "compound" | "linear" | "stepped";

/**
 * Where a cost should stand after some years of agreed productivity.
 * compound base·(1 − r)^years; linear base·(1 − r·years), not below 0; stepped as compound, but only whole years count.
 *
 * @param base money in the base year
 * @param years since the base, 0 or more; fractions count in compound and linear
 * @param rate yearly improvement as a decimal, at most 1 (negative: it grows); missing: 0.05
 * @param mode missing: "compound"
 * @returns money. Problems: negative years or a rate above 1 `domain`; unknown mode `type`; missing `missing`.
 *   Invariants: linear in base; base at 0 years or rate 0; never rises with years for rates of 0 or more; linear ≤ compound; compound over
 *   a + b years = compound of compound. O(1).
 * @example glidePath(1000000, 3).value // 857375
 * Source: ours (the five-per-cent productivity track of Dibley & Clark 2011).
 */
export function glidePath(
  base: number,
  years: number,
  rate: number | null = 0.05,
  mode: GlidePathMode | null = "compound",
): Result<number> {
  const r = rate ?? 0.05;
  const how = mode ?? "compound";
  const problem = firstProblem(given("base", base), notNegative("number of years", years), given("rate", r));
  if (problem) return problem;
  if (r > 1) return fail("domain", "The rate must be at most 100 %.", ["rate"]);
  if (how === "compound") return finite(base * (1 - r) ** years);
  if (how === "linear") return finite(base * Math.max(0, 1 - r * years));
  // a year that is a last digit short of whole counts as whole
  if (how === "stepped") return finite(base * (1 - r) ** Math.floor(years + 1e-9));
  return fail("type", 'The mode must be "compound", "linear" or "stepped".', ["mode"]);
}

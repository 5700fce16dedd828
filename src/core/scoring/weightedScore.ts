import { fail, ok, type Result } from "../result";
import { firstProblem, isMissing, numberAt, sameLength, within, type Numbers } from "../numbers";

/** What to do about missing scores: share their weight among the rest, or give no answer. Never zero. */
export type MissingScores = "renormalise" | "none";

export interface WeightedScore {
  /** Σw·s/Σw over the scores present, in the unit of the scores. */
  readonly score: number;
  /** Weight of the scores present ÷ weight of all, 0–1. */
  readonly coverage: number;
  readonly n: number;
}

/**
 * Weighted mean of the scores present, with the share of weight it rests on. Below the coverage floor there is no answer.
 *
 * @param scores any one unit; missing: not scored
 * @param weights 0 or more, need not add up to 1; a row with neither score nor weight is no row
 * @param missing "renormalise" (when missing): the present ones carry all; "none": any missing score means no answer
 * @param coverageFloor 0–1; missing: 0.5
 * @returns score in the unit of the scores. Problems: coverage below the floor, no score, or a score without weight
 *   `missing`; negative weight, or a floor outside 0–1, `domain`; weights add up to 0 `zero-denominator`; lengths differ or
 *   unknown word `type`. Invariants: between the lowest and highest score; unchanged when all weights are multiplied; moves with the
 *   scores (shift and scale). O(n).
 * @example weightedScore([80, null, 60], [0.5, 0.3, 0.2]).value.score // 74.28571428571429
 * Source: textbook; the coverage floor is ours.
 */
export function weightedScore(
  scores: Numbers,
  weights: Numbers,
  missing: MissingScores | null = "renormalise",
  coverageFloor: number | null = 0.5,
): Result<WeightedScore> {
  const floor = coverageFloor ?? 0.5;
  const how = missing ?? "renormalise";
  const problem = firstProblem(sameLength({ scores, weights }), within("coverage floor", floor, 0, 1));
  if (problem) return problem;
  if (how !== "renormalise" && how !== "none") {
    return fail("type", 'Missing scores must be handled by "renormalise" or "none".', ["missing"]);
  }
  let [sum, present, all, n] = [0, 0, 0, 0];
  for (let i = 0; i < scores.length; i++) {
    const [s, w] = [numberAt(scores, i), numberAt(weights, i)];
    if (isMissing(w)) {
      if (isMissing(s)) continue;
      return fail("missing", `The score at position ${i + 1} has no weight.`, ["weights", i]);
    }
    if (w < 0) return fail("domain", `The weight at position ${i + 1} is negative.`, ["weights", i]);
    all += w;
    if (isMissing(s)) {
      if (how === "none") return fail("missing", `The score at position ${i + 1} is missing.`, ["scores", i]);
      continue;
    }
    sum += w * s;
    present += w;
    n++;
  }
  if (n === 0) return fail("missing", "There are no scores.", ["scores"]);
  if (all === 0) return fail("zero-denominator", "The weights add up to 0.", ["weights"]);
  const coverage = present / all;
  if (present === 0 || coverage < floor - 1e-12) {
    const [has, needs] = [Math.round(coverage * 100), Math.round(floor * 100)];
    return fail("missing", `Insufficient: the scores present carry ${has} % of the weight, ${needs} % is needed.`);
  }
  const score = sum / present;
  return Number.isFinite(score) ? ok({ score, coverage, n }) : fail("domain", "The result is too large to be shown.");
}

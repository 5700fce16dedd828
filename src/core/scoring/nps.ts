import { fail, ok, type Result } from "../result";
import { isMissing, numberAt, type Numbers } from "../numbers";

export interface NetPromoterScore {
  readonly n: number;
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
  /** 100·(promoters − detractors)/n, −100…100. */
  readonly score: number;
  /** Standard error of the score, in points. */
  readonly error: number;
}

/**
 * Net promoter score with its standard error: 100·(p − d) and 100·√((p + d − (p − d)²)/n), where p and d are the shares
 * of promoters (9 and above) and detractors (below 7). With three replies the error is 27–54 points whenever they differ:
 * a conversation starter, never a trend.
 *
 * @param scores 0–10, fractions allowed; missing ones are not replies
 * @returns counts and points. Problems: no reply `zero-denominator`; a score outside 0–10 `domain`.
 *   Invariants: unchanged by the order of replies and by repeating all of them (the error then falls with √); −100 ≤ score ≤ 100. O(n).
 * @example nps([9, 10, 3]).value.score // 33.333333333333336
 * Source: Reichheld 2003; standard error of a difference of multinomial shares. Fractions: ours.
 */
export function nps(scores: Numbers): Result<NetPromoterScore> {
  let n = 0;
  let promoters = 0;
  let detractors = 0;
  for (let i = 0; i < scores.length; i++) {
    const score = numberAt(scores, i);
    if (isMissing(score)) continue;
    if (!(score >= 0 && score <= 10)) {
      return fail("domain", `The score at position ${i + 1} is not from 0 to 10.`, ["scores", i]);
    }
    n++;
    if (score >= 9) promoters++;
    else if (score < 7) detractors++;
  }
  if (n === 0) return fail("zero-denominator", "There are no scores.", ["scores"]);
  const difference = (promoters - detractors) / n;
  const variance = (promoters + detractors) / n - difference * difference;
  return ok({
    n,
    promoters,
    passives: n - promoters - detractors,
    detractors,
    score: (100 * (promoters - detractors)) / n,
    error: 100 * Math.sqrt(Math.max(0, variance) / n),
  });
}

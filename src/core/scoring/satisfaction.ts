import { fail, ok, type Result } from "../result";
import { isMissing, numberAt, sameLength, type Numbers } from "../numbers";

export interface RespondentScore {
  readonly respondent: string;
  readonly role: string | null;
  /** Weighted mean of this respondent's scores, 0–10; null when there is none. */
  readonly score: number | null;
}

export interface CriterionScore {
  readonly criterion: string;
  /** Plain mean over the scores given, 0–10. */
  readonly score: number;
  /** Mean weight of its rows. */
  readonly weight: number;
  readonly n: number;
}

export interface Satisfaction {
  /** Mean of the respondents' scores, 0–10. */
  readonly score: number;
  /** Respondents who have a score. */
  readonly respondents: number;
  /** Highest − lowest respondent. */
  readonly spread: number;
  /** Weight scored ÷ weight of every respondent scoring every criterion, 0–1. */
  readonly coverage: number;
  readonly byRespondent: readonly RespondentScore[];
  readonly byCriterion: readonly CriterionScore[];
  /** Mean of the respondents' scores in each role, in order of appearance. */
  readonly byRole: readonly { readonly role: string; readonly score: number | null; readonly n: number }[];
}

interface Tally {
  sum: number;
  weight: number;
}

/**
 * Satisfaction of a panel on its own criteria, one row a respondent and criterion: the weighted mean of each respondent,
 * then the plain mean over respondents, so that whoever answers more questions does not count more.
 *
 * Coverage counts what was not answered: a blank score, and a criterion that another respondent scored but this one has no
 * row for (with that criterion's mean weight).
 *
 * @param respondents names; a row without a name must not have a score
 * @param criteria names of the criteria
 * @param scores 0–10; missing: not answered
 * @param weights 0 or more; missing: 1
 * @param roles of the respondents; the first one given for a name counts
 * @returns scores 0–10. Problems: no score or a score without respondent `missing`; score outside 0–10 or negative weight
 *   `domain`; all weights of the scores 0 `zero-denominator`; lengths differ `type`.
 *   Invariants: unchanged by the order of rows and when all weights are multiplied; score between lowest and highest respondent; spread and coverage ≥ 0. O(n).
 * @example satisfaction(["a", "a", "b"], ["x", "y", "x"], [8, 6, 9], [1, 1, 1]).value.score // 8
 * Source: ours.
 */
export function satisfaction(
  respondents: ArrayLike<string | null>,
  criteria: ArrayLike<string | null>,
  scores: Numbers,
  weights: Numbers | null = null,
  roles: ArrayLike<string | null> | null = null,
): Result<Satisfaction> {
  const problem = sameLength({ respondents, criteria, scores, weights, roles });
  if (problem) return problem;
  const people = new Map<string, Tally & { role: string | null; answered: Set<string> }>();
  const topics = new Map<string, Tally & { n: number; rows: number; total: number }>();
  let scored = 0;
  let expected = 0;
  let n = 0;
  for (let i = 0; i < respondents.length; i++) {
    const s = numberAt(scores, i);
    const who = respondents[i] ?? "";
    const topic = criteria[i] ?? "";
    if (who === "") {
      if (isMissing(s)) continue;
      return fail("missing", `The score at position ${i + 1} has no respondent.`, ["respondents", i]);
    }
    const given = weights ? numberAt(weights, i) : 1;
    const w = isMissing(given) ? 1 : given;
    if (w < 0) return fail("domain", `The weight at position ${i + 1} is negative.`, ["weights", i]);
    if (!isMissing(s) && !(s >= 0 && s <= 10)) {
      return fail("domain", `The score at position ${i + 1} is not from 0 to 10.`, ["scores", i]);
    }
    const person = people.get(who) ?? { sum: 0, weight: 0, role: null, answered: new Set<string>() };
    const about = topics.get(topic) ?? { sum: 0, weight: 0, n: 0, rows: 0, total: 0 };
    people.set(who, person);
    topics.set(topic, about);
    person.role ??= roles?.[i] ?? null;
    person.answered.add(topic);
    about.rows++;
    about.total += w;
    expected += w;
    if (isMissing(s)) continue;
    n++;
    scored += w;
    person.sum += w * s;
    person.weight += w;
    about.sum += s;
    about.n++;
  }
  if (n === 0) return fail("missing", "There are no scores.", ["scores"]);
  expected += weightWithoutRow(people.values(), topics);

  const byRespondent = [...people].map(([respondent, p]) => {
    return { respondent, role: p.role, score: p.weight > 0 ? p.sum / p.weight : null };
  });
  const means = byRespondent.flatMap((p) => (p.score === null ? [] : [p.score]));
  if (means.length === 0) return fail("zero-denominator", "The weights of the scores add up to 0.", ["weights"]);
  let [low, high] = [Infinity, -Infinity];
  for (const m of means) {
    low = Math.min(low, m);
    high = Math.max(high, m);
  }
  return ok({
    score: mean(means),
    respondents: means.length,
    spread: high - low,
    coverage: scored / expected,
    byRespondent,
    byCriterion: [...topics].flatMap(([criterion, t]) =>
      t.n === 0 ? [] : [{ criterion, score: t.sum / t.n, weight: t.total / t.rows, n: t.n }],
    ),
    byRole: meansByRole(byRespondent),
  });
}

/** Mean weights of the criteria that a respondent has no row for, over all respondents. Linear in the rows. */
function weightWithoutRow(
  people: Iterable<{ readonly answered: ReadonlySet<string> }>,
  topics: ReadonlyMap<string, { readonly total: number; readonly rows: number }>,
): number {
  const meanWeight = new Map<string, number>();
  let all = 0;
  for (const [topic, { total, rows }] of topics) {
    meanWeight.set(topic, total / rows);
    all += total / rows;
  }
  let absent = 0;
  for (const { answered } of people) {
    if (answered.size === topics.size) continue;
    absent += all;
    for (const topic of answered) absent -= meanWeight.get(topic) ?? 0;
  }
  return absent;
}

function meansByRole(people: readonly RespondentScore[]): Satisfaction["byRole"] {
  const roles = new Map<string, number[]>();
  for (const { role, score } of people) {
    if (role === null) continue;
    const list = roles.get(role) ?? [];
    roles.set(role, list);
    if (score !== null) list.push(score);
  }
  return [...roles].map(([role, list]) => ({ role, score: list.length > 0 ? mean(list) : null, n: list.length }));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, v) => sum + v, 0) / values.length;
}

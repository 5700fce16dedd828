import { fail, ok, type Result } from "../result";
import { isMissing } from "../numbers";

/** How far a case study has come, lowest first. */
export const caseStudyLadder = ["none", "agreed", "named on paper", "brand on paper", "video"] as const;
export type CaseStudyStep = (typeof caseStudyLadder)[number];

export type CaseStudyCriterion = "consent" | "measurable result" | "named sponsor" | "approval" | "freshness" | "stage";

/** Points of each criterion; they add up to 100. */
export const caseStudyPoints: Readonly<Record<CaseStudyCriterion, number>> = {
  consent: 20,
  "measurable result": 20,
  "named sponsor": 15,
  approval: 15,
  freshness: 10,
  stage: 20,
};

/** Up to this age a case study is fresh; from `staleDays` on it is not. */
const freshDays = 365;
const staleDays = 730;

export interface CaseStudyReadiness {
  /** 0–100. */
  readonly score: number;
  /** Criteria that do not have their full points, in the order of {@link caseStudyPoints}. */
  readonly missing: readonly CaseStudyCriterion[];
}

/**
 * Readiness of a case study, 0–100: consent in writing 20, a measurable result 20, a named sponsor 15, approval of the text
 * 15, freshness 10 (full up to a year old, none from two years on, straight between), stage 20 (a quarter of it for each
 * step of the ladder above "none"). When the age is not known its 10 points leave the count and the rest is scaled to 100.
 *
 * @param stage a step of {@link caseStudyLadder}
 * @param consent true only when it is there; missing counts as not there: readiness must be shown
 * @param ageDays days since the result was measured, 0 or more; missing: not judged
 * @returns points. Problems: unknown stage `type`; negative age `domain`. Invariants: 0–100; never falls when a criterion
 *   is met or the stage rises; never rises with age. O(1).
 * @example caseStudyReadiness("agreed", true, true, false, false, 100).value.score // 55
 * Source: ours.
 */
export function caseStudyReadiness(
  stage: CaseStudyStep,
  consent: boolean | null,
  measurableResult: boolean | null,
  sponsor: boolean | null,
  approved: boolean | null,
  ageDays: number | null = null,
): Result<CaseStudyReadiness> {
  const step = caseStudyLadder.indexOf(stage);
  if (step < 0) return fail("type", `The stage must be one of: ${caseStudyLadder.join(", ")}.`, ["stage"]);
  const age = isMissing(ageDays) ? null : (ageDays ?? 0);
  if (age !== null && age < 0) return fail("domain", "The age must be 0 days or more.", ["ageDays"]);
  const met: readonly (readonly [CaseStudyCriterion, number | null])[] = [
    ["consent", consent ? 1 : 0],
    ["measurable result", measurableResult ? 1 : 0],
    ["named sponsor", sponsor ? 1 : 0],
    ["approval", approved ? 1 : 0],
    ["freshness", age === null ? null : Math.min(1, Math.max(0, (staleDays - age) / (staleDays - freshDays)))],
    ["stage", step / (caseStudyLadder.length - 1)],
  ];
  let points = 0;
  let possible = 0;
  const missing: CaseStudyCriterion[] = [];
  for (const [criterion, part] of met) {
    if (part === null) continue;
    points += caseStudyPoints[criterion] * part;
    possible += caseStudyPoints[criterion];
    if (part < 1) missing.push(criterion);
  }
  return ok({ score: (100 * points) / possible, missing });
}

import { addMonths, type Day } from "../../core/days";
import { caseStudyReadiness, type CaseStudyCriterion } from "../../core/scoring/caseStudy";
import { referenceability } from "../../core/scoring/referenceability";
import { caseStudyStages, type CaseStudyStage } from "../../contract/tables/relationship";
import type { ReferencesAnalysis } from "./Analysis";
import type { Context } from "./Context";
import { groupBy, sameName, supplied, type RowsOf } from "./rows";

type Row = RowsOf<"references">;
type Scope = Pick<Context, "contract" | "asOf">;

/** Quarters that the history goes back, the current one included. */
const QUARTERS = 8;
/** A stage reached or lost longer ago than this is no longer a change worth telling (ours). */
const CHANGE_MONTHS = 12;

function upTo(c: Scope, day: Day): Row[] {
  return c.contract.rows.references.filter((row) => row.date <= day);
}

/** An account's answers up to the pack's day, oldest first; of two on one day the later row comes later. */
export function answersOf(c: Scope, account: string): readonly Row[] {
  const wanted = sameName(account);
  return upTo(c, c.asOf)
    .filter((row) => row.answer !== null && sameName(row.account) === wanted)
    .sort((a, b) => a.date - b.date || a.source.row - b.source.row);
}

function shareOn(rows: readonly Row[], day: Day) {
  return referenceability(
    rows.map((row) => sameName(row.account)),
    rows.map((row) => row.date),
    rows.map((row) => row.answer),
    rows.map((row) => row.expiry),
    day,
  );
}

/** Each account's latest event that names a stage and holds on `day`; an expired consent holds no stage. */
function stagesOn(c: Scope, day: Day): Row[] {
  const byAccount = groupBy(
    upTo(c, day).filter((row) => row.stage !== null),
    (row) => sameName(row.account),
  );
  return [...byAccount.values()].flatMap((rows) => {
    const latest = rows.reduce((best, row) => (row.date >= best.date ? row : best));
    return latest.expiry !== null && latest.expiry < day ? [] : [latest];
  });
}

function rank(stage: CaseStudyStage | null): number {
  return caseStudyStages.indexOf(stage ?? "none");
}

function bestOn(c: Scope, day: Day): Row | null {
  return stagesOn(c, day).reduce<Row | null>(
    (best, row) => (best === null || rank(row.stage) > rank(best.stage) ? row : best),
    null,
  );
}

/** The highest stage that any account holds on a day. */
export function stageOn(c: Scope, day: Day): CaseStudyStage {
  return bestOn(c, day)?.stage ?? "none";
}

/**
 * The latest day, within a year, on which the stage changed by an event or an expiry, and the rows behind it; null when
 * it did not. The first stage ever recorded is a beginning, not a change from something lost.
 */
export function stageEvent(c: Scope): { readonly day: Day; readonly rows: readonly Row[] } | null {
  const rows = upTo(c, c.asOf).filter((row) => row.stage !== null);
  const expired = rows.flatMap((row) => (row.expiry !== null && row.expiry < c.asOf ? [row.expiry + 1] : []));
  const first = addMonths(c.asOf, -CHANGE_MONTHS);
  const days = [...new Set([...rows.map((row) => row.date), ...expired])].filter((d) => d > first && d <= c.asOf);
  days.sort((a, b) => b - a);
  for (const day of days) {
    if (stageOn(c, day) === stageOn(c, day - 1)) continue;
    return { day, rows: rows.filter((row) => row.date === day || row.expiry === day - 1) };
  }
  return null;
}

function latestByAccount(c: Scope): ReferencesAnalysis["latestByAccount"] {
  const accounts = new Map<string, Row>();
  for (const row of upTo(c, c.asOf)) {
    if (row.answer === null) continue;
    const known = accounts.get(sameName(row.account));
    if (!known || row.date >= known.date) accounts.set(sameName(row.account), row);
  }
  return [...accounts.values()].map((row) => ({
    account: row.account,
    answer: row.answer!,
    since: row.date,
    expiry: row.expiry,
    source: row,
  }));
}

/** What a criterion that is not met reads like in “missing: …”. */
const criterionWords: Readonly<Record<CaseStudyCriterion, string>> = {
  consent: "consent in writing",
  "measurable result": "a measurable result",
  "named sponsor": "a named sponsor",
  approval: "approval of the text",
  freshness: "a recent result",
  stage: "the next stage of the ladder",
};

/** The latest word on each criterion from the account that holds the highest stage, or from any when none holds one. */
function readinessOf(c: Scope): Pick<ReferencesAnalysis, "readiness" | "missingForNext"> {
  const holder = bestOn(c, c.asOf);
  const rows = upTo(c, c.asOf)
    .filter((row) => holder === null || sameName(row.account) === sameName(holder.account))
    .sort((a, b) => b.date - a.date || b.source.row - a.source.row);
  const flag = (key: "consent" | "measurable" | "sponsor" | "approved") =>
    rows.find((row) => row[key] !== null)?.[key] ?? null;
  const keys = ["consent", "measurable", "sponsor", "approved"] as const;
  if (holder === null && keys.every((key) => flag(key) === null)) return { readiness: null, missingForNext: [] };
  const result = caseStudyReadiness(
    holder?.stage ?? "none",
    flag("consent"),
    flag("measurable"),
    flag("sponsor"),
    flag("approved"),
    rows[0] ? c.asOf - rows[0].date : null,
  );
  if (!result.ok) return { readiness: null, missingForNext: [] };
  const missing = result.value.missing.filter((m) => m !== "stage").map((m) => criterionWords[m]);
  return { readiness: result.value.score, missingForNext: missing };
}

function historyOf(c: Context): ReferencesAnalysis["history"] {
  const first = Math.min(...c.contract.rows.references.map((row) => row.date));
  const ends: Day[] = [];
  for (let k = QUARTERS - 1; k >= 1; k--) ends.push(addMonths(c.quarter.from, -3 * (k - 1)) - 1);
  ends.push(Math.min(c.quarter.to, c.asOf));
  return ends
    .filter((quarter) => quarter >= first)
    .map((quarter) => {
      const share = shareOn(upTo(c, quarter), quarter);
      return { quarter, share: share.ok ? share.value.share : null, stage: stageOn(c, quarter) };
    });
}

/** Who would act as a reference, and how far the case study has come: on the pack's day and at each quarter's end. */
export function analyseReferences(c: Context): ReferencesAnalysis | null {
  if (!supplied(c.contract, "references")) return null;
  const share = shareOn(upTo(c, c.asOf), c.asOf);
  const latest = latestByAccount(c);
  const days = c.settings.thresholds.referenceExpiryDays;
  const change = stageEvent(c);
  return {
    asked: share.ok ? share.value.asked : 0,
    yes: share.ok ? share.value.yes : 0,
    no: share.ok ? share.value.no : 0,
    conditional: share.ok ? share.value.conditional : 0,
    share: share.ok ? share.value.share : null,
    expiring: latest
      .filter((l) => l.answer !== "no" && l.expiry !== null && Math.abs(l.expiry - c.asOf) <= days)
      .map((l) => l.source),
    withdrawn: latest
      .filter((l) => l.answer === "no" && answersOf(c, l.account).some((r) => r.date < l.since && r.answer !== "no"))
      .map((l) => l.source),
    latestByAccount: latest,
    stage: stageOn(c, c.asOf),
    previousStage: change === null ? stageOn(c, c.asOf) : stageOn(c, change.day - 1),
    ...readinessOf(c),
    history: historyOf(c),
  };
}

import { addMonths, monthsBetween } from "../../core/days";
import { cellAddress } from "../../contract/cells";
import type { Analysis, KpiAnalysis } from "../analysis/Analysis";
import type { Detector, RawFinding } from "../Rule";
import { joinWords, plural, quoteShort, shortDate } from "../words";
import { aboutKpi } from "./kpiWords";

/** From so many KPIs on it is one finding about the set, not one a KPI. */
const TOGETHER = 12;

function cell(k: KpiAnalysis, column: string): string {
  const { sheet, row, columns } = k.kpi.source;
  return cellAddress(sheet, row, columns[column] ?? columns["id"] ?? 1);
}

function base(k: KpiAnalysis): ReturnType<typeof aboutKpi> {
  return { ...aboutKpi(k), table: "KPIs", period: null, value: null };
}

/**
 * Only when the column is used: a workbook in which no KPI names an objective has not got that table column, and that is
 * said on the record page, not once a KPI.
 */
function orphans(a: Analysis): RawFinding[] {
  if (!a.kpis.some((k) => k.kpi.objective !== null)) return [];
  const bare = a.kpis.filter((k) => k.kpi.objective === null);
  const why = "Every KPI should serve an objective of the business; its Objective is blank.";
  const question = "Which objective does it serve, and if none: who would miss it when it is retired?";
  if (bare.length >= TOGETHER)
    return [together(a, bare, "orphan", "name no objective that they serve", why, question, "objective")];
  return bare.map((k) => ({
    ...base(k),
    id: `kpi:${k.kpi.id}/orphan`,
    rule: "kpi.orphan",
    kind: "governance",
    concern: true,
    severity: 1,
    text: `${k.kpi.name} serves no stated objective: nobody can say what it is measured for.`,
    headline: `${k.kpi.name} serves no stated objective`,
    why,
    howSure: "A fact from the KPIs table.",
    question,
    cells: [cell(k, "objective")],
  }));
}

function unreviewed(a: Analysis): RawFinding[] {
  if (!a.kpis.some((k) => k.kpi.lastReview !== null)) return [];
  const months = a.settings.thresholds.kpiReviewMonths;
  const due = addMonths(a.asOf, -months);
  const late = a.kpis.filter((k) => k.kpi.lastReview === null || k.kpi.lastReview < due);
  const why = `The relevance of a KPI is reviewed every ${plural(months, "month")} (setting).`;
  const question = "Keep it, change it or retire it?";
  if (late.length >= TOGETHER)
    return [
      together(
        a,
        late,
        "not-reviewed",
        `have had no relevance review in ${plural(months, "month")}`,
        why,
        question,
        "lastReview",
      ),
    ];
  return late.map((k) => {
    const last = k.kpi.lastReview;
    const age = last === null ? null : monthsBetween(last, a.asOf);
    const when = last === null ? "never" : `last on ${shortDate(last)}, ${plural(age!, "month")} ago`;
    return {
      ...base(k),
      id: `kpi:${k.kpi.id}/not-reviewed`,
      rule: "kpi.not-reviewed",
      kind: "governance",
      concern: true,
      severity: last === null ? 1.5 : Math.min(3, age! / months),
      since: last === null ? null : addMonths(last, months) + 1,
      text: `The relevance of ${k.kpi.name} was ${last === null ? "never reviewed" : `reviewed ${when}`}; a review is due every ${plural(months, "month")}.`,
      headline:
        last === null ? `${k.kpi.name} was never reviewed` : `${k.kpi.name} not reviewed for ${plural(age!, "month")}`,
      why,
      howSure: "A fact from the KPIs table.",
      question,
      cells: [cell(k, "lastReview")],
    };
  });
}

/** Words with which people fill the cell when there is nothing to say. */
const nothing = /^(none|no|n\/?a|nil|-|–|none known|not known|nothing)\.?$/i;

function perverse(a: Analysis): RawFinding[] {
  return a.kpis
    .filter((k) => k.kpi.perverse !== null && !nothing.test(k.kpi.perverse.trim()))
    .map((k) => ({
      ...base(k),
      id: `kpi:${k.kpi.id}/perverse`,
      rule: "kpi.perverse",
      kind: "governance",
      concern: true,
      severity: 2,
      text: `${k.kpi.name} drives the wrong behaviour: ${quoteShort(k.kpi.perverse!, 160)}.`,
      headline: `${k.kpi.name} drives the wrong behaviour`,
      why: "The KPIs table carries a note of a perverse effect.",
      howSure: "As somebody noted it in the KPIs table; the figures alone cannot show it.",
      question: "Which measure would reward what we want instead, and from when?",
      cells: [cell(k, "perverse")],
    }));
}

function together(
  a: Analysis,
  ones: readonly KpiAnalysis[],
  rule: string,
  many: string,
  why: string,
  question: string,
  column: string,
): RawFinding {
  const sorted = [...ones].sort((x, y) => (x.kpi.id < y.kpi.id ? -1 : 1));
  const count = `${ones.length} of ${plural(a.kpis.length, "KPI")}`;
  return {
    id: `kpis/${rule}`,
    rule: `kpi.${rule}`,
    table: "KPIs",
    subject: "KPIs",
    label: "KPIs",
    kind: "governance",
    concern: true,
    severity: 1.5,
    text: `${count} ${many}: ${joinWords(sorted.map((k) => k.kpi.name))}.`,
    headline: `${count} ${many}`,
    why,
    howSure: "A fact from the KPIs table.",
    question,
    cells: sorted.slice(0, 50).map((k) => cell(k, column)),
  };
}

export const kpiGovernanceDetector: Detector = {
  family: "kpi",
  rules: [
    { id: "kpi.orphan", kind: "governance", about: "A KPI names no objective, while others do." },
    {
      id: "kpi.not-reviewed",
      kind: "governance",
      about: "A KPI's relevance was not reviewed in time.",
      threshold: "kpiReviewMonths",
    },
    { id: "kpi.perverse", kind: "governance", about: "A KPI is noted to drive the wrong behaviour." },
  ],
  detect: (a) => [...orphans(a), ...unreviewed(a), ...perverse(a)],
};

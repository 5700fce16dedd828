import type { KpiAnalysis } from "../../findings/analysis/Analysis";
import { formatValue, monthYear, percentWords, plural } from "../../findings/words";

/** Points that the limits of a new baseline need: for trial limits, and for limits. */
const TRIAL = 6;
const FULL = 12;

const charts: Readonly<Record<Exclude<KpiAnalysis["chart"], "xmr">, string>> = {
  "p-prime": "Limits come from the counts behind each value (p′): the fewer the cases, the wider.",
  p: "Limits come from the counts behind each value (p): the fewer the cases, the wider.",
  "u-prime": "Limits come from the counts behind each rate (u′): the fewer the cases, the wider.",
  u: "Limits come from the counts behind each rate (u): the fewer the cases, the wider.",
};

const periods = { weekly: "week", monthly: "month", quarterly: "quarter", yearly: "year" } as const;

/** What one must know before believing the picture: how many points, how limits were made, what makes them too narrow. */
export function chartNotes(k: KpiAnalysis): readonly string[] {
  const { segment, kpi } = k;
  const noun = periods[k.frequency];
  const notes: string[] = [];
  const status = segment?.status ?? "none";
  const since = segment && segment.start > 0 ? ` since ${monthYear(kpi.series.period[segment.start]!)}` : "";
  if (status === "none") {
    const n = segment?.n ?? k.present;
    notes.push(
      `${FULL} points are needed for limits, ${TRIAL} for trial limits; ${n} here${since}. Until then only the target counts.`,
    );
  }
  if (status === "trial limits")
    notes.push(`Trial limits: ${FULL} points are needed for limits; ${segment!.n} here${since}.`);
  if (status === "no variation") notes.push("The value never varied: only a change is flagged.");
  if (kpi.rebase !== null && since !== "") notes.push(`New limits${since}, by the rebase date in the KPIs table.`);
  if (k.chart !== "xmr" && status !== "none") notes.push(charts[k.chart]);
  if (k.autocorrelated)
    notes.push(`Limits too narrow: neighbouring ${noun}s are alike, so a signal is less sure than it looks.`);
  if (k.seasonal) notes.push(seasonNote(k));
  if (k.stale) notes.push("Nothing yet for the period that its peers have.");
  if (k.missingPeriods.length > 0)
    notes.push(`${plural(k.missingPeriods.length, noun)} without a value: the line and its runs break there.`);
  const breach = k.forecast?.breach[0];
  if (breach !== undefined && k.forecast)
    notes.push(
      `Forecast by ${k.forecast.method === "trend" ? "its trend" : "its level"}: ${formatValue(kpi, k.forecast.expected[0]!)} next ${noun}, target missed with ${percentWords(breach)} probability.`,
    );
  return notes;
}

function seasonNote(k: KpiAnalysis): string {
  const before = k.yearOnYear;
  if (before === null) return "A twelve-month pattern shows: compare with the same month a year before.";
  return `A twelve-month pattern shows: compare with the same month a year before (${monthYear(before.period)}: ${formatValue(k.kpi, before.value)}).`;
}

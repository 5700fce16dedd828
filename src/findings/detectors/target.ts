import type { Analysis, KpiAnalysis } from "../analysis/Analysis";
import type { Detector, RawFinding } from "../Rule";
import { capital, formatValue, numberWord, plain, plural, targetWords } from "../words";
import * as words from "./kpiWords";
import { hasConcerningSignal } from "./xmr";

/** How far the latest is on the wrong side of its target; 0 when it meets it. */
function shortfall(k: KpiAnalysis): number {
  const { target, targetUpper, direction } = k.kpi;
  const value = k.latestValue!;
  if (target === null) return 0;
  if (direction === "higher") return Math.max(0, target - value);
  if (direction === "lower") return Math.max(0, value - target);
  return Math.max(0, target - value, targetUpper === null ? 0 : value - targetUpper);
}

/** The miss in σ of the process; without limits in tolerances; without either by itself, as 1. */
function severity(k: KpiAnalysis, miss: number): number {
  const sigma = k.segment?.sigma ?? 0;
  const scale = sigma > 0 ? sigma : (k.kpi.tolerance ?? 0);
  return scale > 0 ? Math.min(words.MOST_SIGMAS, miss / scale) : 1;
}

/** Since when the target has been missed without a break. */
function missedSince(k: KpiAnalysis): number {
  const { period, value } = k.kpi.series;
  let left = k.missedRun;
  let i = k.latest;
  for (; i >= 0; i--) if (!Number.isNaN(value[i]!) && --left <= 0) break;
  return period[Math.max(i, 0)]!;
}

function inside(k: KpiAnalysis): string {
  if (!k.segment || k.segment.status === "none")
    return ` Only ${plural(k.present, words.noun(k))} observed: too few for limits.`;
  if (k.signal !== "" && k.variation === "improving") return " It is improving, but not there yet.";
  return ` Within its normal range (${words.normalRange(k)}): an ordinary ${words.noun(k)} of this process.`;
}

function missed(a: Analysis, k: KpiAnalysis): RawFinding {
  const target = targetWords(k.kpi)!;
  const miss = shortfall(k);
  const beyond =
    k.kpi.tolerance === null
      ? "no tolerance is agreed"
      : `the tolerance is ${words.differenceWords(k, k.kpi.tolerance)}`;
  const here = words.when(k.latestPeriod!, k, a.asOf);
  const so = words.missedShare(k);
  const charted = k.segment !== null && k.segment.status !== "none";
  return {
    ...words.aboutKpi(k),
    ...words.creditMoney(k),
    id: `kpi:${k.kpi.id}/target`,
    rule: "target.missed",
    kind: "low",
    concern: true,
    severity: severity(k, miss),
    since: missedSince(k),
    text: `${k.kpi.name} ${words.movement(k, a.asOf)}; target ${target}.${words.persistence(k, false)}${inside(k)}${words.forecastSentence(a, k)}`,
    headline:
      k.missedRun > 1
        ? `${k.kpi.name} ${words.wrongSide(k)} for ${words.spell(k.missedRun, k)}`
        : `${k.kpi.name} ${words.wrongSide(k)} in ${here}`,
    why: `Red: ${words.latestWords(k)} is ${words.differenceWords(k, miss)} ${words.wrongSide(k)} (${target}); ${beyond}.`,
    howSure: charted
      ? `A fact, but not a signal: the process has not changed. It missed its target in ${so.missed} of ${plural(so.of, words.noun(k))}.`
      : `A fact; with ${plural(k.present, "point")} nothing can be said about the process.`,
    question: charted
      ? `Since ${here} was ordinary: what in the process, not in the ${words.noun(k)}, must change to reach ${target}?`
      : `What kept it from ${target}, and what is being done before the next ${words.noun(k)}?`,
    persistence: k.missedRun,
    history: k.history === null ? null : capital(k.history),
  };
}

function neverMet(a: Analysis, k: KpiAnalysis): RawFinding {
  const target = targetWords(k.kpi)!;
  const noun = words.noun(k);
  const average = formatValue(k.kpi, k.result.mean[k.latest]!);
  const now = `${words.latestWords(k)} in ${words.when(k.latestPeriod!, k, a.asOf)}`;
  const miss = Math.abs(k.result.mean[k.latest]! - nearestTarget(k));
  const missedWords = k.missedRun > 0 ? ` Missed ${numberWord(k.missedRun)} ${noun}s running.` : "";
  return {
    ...words.aboutKpi(k),
    ...words.creditMoney(k),
    id: `kpi:${k.kpi.id}/target`,
    rule: "target.never-met",
    kind: "low",
    concern: true,
    severity: severity(k, miss),
    since: k.missedRun > 0 ? missedSince(k) : k.kpi.series.period[k.segment!.start]!,
    text: `${k.kpi.name} cannot meet its target of ${target} as the process runs: ${now}, average ${average}, normal range ${words.normalRange(k)}.${missedWords}`,
    headline: `${k.kpi.name} cannot meet its target of ${target}`,
    why: `The target of ${target} lies outside the limits ${words.normalRange(k)}, on the side that is never reached (assurance: consistently fails).`,
    howSure: `${k.segment!.status === "trial limits" ? "Trial limits" : "Limits"} from ${plural(k.segment!.n, "point")}; the average is ${words.differenceWords(k, miss)} from target, ${plain(severity(k, miss), 1)} σ.`,
    question: `Does the process change (what, by whom, at whose cost) or does the target of ${target}?`,
    persistence: k.missedRun,
    history: k.history === null ? null : capital(k.history),
  };
}

function nearestTarget(k: KpiAnalysis): number {
  const { target, targetUpper } = k.kpi;
  const mean = k.result.mean[k.latest]!;
  return targetUpper !== null && mean > targetUpper ? targetUpper : target!;
}

export const targetDetector: Detector = {
  family: "target",
  rules: [
    {
      id: "target.missed",
      kind: "low",
      about: "The latest value is red, and no concerning signal of the same KPI says so already.",
    },
    {
      id: "target.never-met",
      kind: "low",
      about: "The target lies beyond the limits on the side that the process never reaches.",
    },
  ],
  detect(a) {
    const findings: RawFinding[] = [];
    for (const k of a.kpis) {
      if (k.latest < 0 || k.stale || hasConcerningSignal(a, k)) continue;
      if (words.cannotMeet(k) && !words.isOff(a, "target.never-met")) findings.push(neverMet(a, k));
      else if (k.status === "Red") findings.push(missed(a, k));
    }
    return findings;
  },
};

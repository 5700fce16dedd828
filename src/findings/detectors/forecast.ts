import type { Analysis, KpiAnalysis } from "../analysis/Analysis";
import type { Detector, RawFinding } from "../Rule";
import { formatRange, formatValue, percentWords, plural, targetWords } from "../words";
import * as words from "./kpiWords";

/** The first period ahead (1, 2 or 3) on which a miss is likely enough; 0 when none is. A level looks only one ahead. */
function breaksAt(a: Analysis, k: KpiAnalysis): number {
  const f = k.forecast;
  if (!f) return 0;
  const far = f.method === "trend" ? f.breach.length : 1;
  for (let h = 1; h <= far; h++) if (words.likelyMiss(a, k, h) !== null) return h;
  return 0;
}

function finding(a: Analysis, k: KpiAnalysis, at: number): RawFinding {
  const f = k.forecast!;
  const target = targetWords(k.kpi)!;
  const misses = words.missedShare(k);
  const chance = f.breach[at - 1]!;
  const next = words.ahead(k, at, a.asOf);
  const last = f.breach.length;
  const later =
    f.method === "trend" && last > at
      ? `, ${percentWords(f.breach[last - 1]!)} in ${words.ahead(k, last, a.asOf)}`
      : "";
  const expected = formatValue(k.kpi, f.expected[at - 1]!);
  const interval = formatRange(k.kpi, f.low[at - 1]!, f.high[at - 1]!);
  const because =
    f.method === "trend"
      ? `It is ${k.trend?.word === "rising" ? "rising" : "falling"} by about ${words.differenceWords(k, k.trend?.slope ?? 0)} a ${words.noun(k)}`
      : `Its average of ${words.averageWords(k)} is on the wrong side of target`;
  const crossing =
    f.periodsToBreach !== null && f.periodsToBreach > 0
      ? ` The trend meets the target in about ${plural(Math.round(f.periodsToBreach * 10) / 10, words.noun(k))}.`
      : "";
  return {
    ...words.aboutKpi(k),
    ...words.creditMoney(k),
    id: `kpi:${k.kpi.id}/breach`,
    rule: "forecast.breach",
    kind: "breaking",
    concern: true,
    // Ours: a toss-up counts 1, certainty 4, so that a coming miss stands below a present one of the same weight.
    severity: 6 * chance - 2,
    since: null,
    text: `${k.kpi.name} still meets its target of ${target} (${words.latestWords(k)} in ${words.when(k.latestPeriod!, k, a.asOf)}), but if nothing changes it is ${percentWords(chance)} likely to miss it in ${next}${later}. ${because}.`,
    headline: `${k.kpi.name} ${percentWords(chance)} likely to miss its target in ${next}`,
    why: `Chance of a miss ${percentWords(chance)}, shown from ${percentWords(a.settings.thresholds.breachProbability)}: expected ${expected} in ${next} (${interval} in 95 of 100 cases), target ${target}.${crossing}`,
    howSure:
      f.method === "trend"
        ? `The trend is real (Mann–Kendall p ${words.pWords(k.trend?.p ?? 0)}); a stable process gives such a warning in about ${percentWords(0.004, 1)} of ${words.noun(k)}s.`
        : `No trend: the target was missed in ${misses.missed} of ${plural(misses.of, words.noun(k))}, so each one is a matter of luck.`,
    question: `What will be done before ${next}, by whom, and what does it take from the other party?`,
    persistence: 1,
    value: k.latestValue,
  };
}

export const forecastDetector: Detector = {
  family: "forecast",
  rules: [
    {
      id: "forecast.breach",
      kind: "breaking",
      about:
        "The latest value meets its target, and a miss in the next period (with a trend: in the next three) is at least as likely as the threshold; without a trend, as large a share of the months so far must have missed it too.",
      threshold: "breachProbability",
    },
  ],
  detect(a) {
    const findings: RawFinding[] = [];
    for (const k of a.kpis) {
      if (k.latest < 0 || k.stale || k.kpi.target === null || words.missesNow(k)) continue;
      const at = breaksAt(a, k);
      // "Cannot meet its target" already says that it will miss.
      if (at > 0 && !words.cannotMeet(k)) findings.push(finding(a, k, at));
    }
    return findings;
  },
};

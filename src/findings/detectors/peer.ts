import { generalisedEsd } from "../../core/stats/esd";
import { median, outliers } from "../../core/stats/robust";
import type { Thresholds } from "../../contract/settings";
import type { Analysis, KpiAnalysis } from "../analysis/Analysis";
import { periodsApart } from "../analysis/periods";
import type { Detector, RawFinding } from "../Rule";
import { decimalsIn, formatValue, percentWords, plain, plural } from "../words";
import * as words from "./kpiWords";
import { signalRule } from "./xmr";

/** Fewest sites among which one can stand out: with four, one in four is no exception. */
const FEWEST = 5;

/** As many sites of a group as may stand apart together: two from eight on, which would hide each other from a test of one. */
const APART_TOGETHER = 1 / 4;

/**
 * Which of these values of alike sites stand apart: far by the modified z, and farther than chance among so many. The
 * modified z alone flags one in a fifth of months among five sites, because the spread of five is hardly known; a site must
 * pass a test that knows the size of its group too. Its chance of flagging any where none stands apart is ours: comparable
 * with what the rules of a control chart allow one KPI (docs/rules.md shows both, docs/adr/0012 why).
 */
export function standingApart(
  values: ArrayLike<number>,
  { outlierZ, peerFalseAlarm }: Pick<Thresholds, "outlierZ" | "peerFalseAlarm">,
): { readonly score: Float64Array; readonly apart: ReadonlySet<number> } {
  const { score, side } = outliers(values, "modified-z", outlierZ);
  const most = Math.max(1, Math.floor(values.length * APART_TOGETHER));
  const beyondChance = generalisedEsd(values, most, peerFalseAlarm).outliers;
  return { score, apart: new Set(beyondChance.filter((i) => side[i] !== "")) };
}

/** The same measure at several sites: one group a name, only sites that have the latest common period. */
export function peerGroups(a: Analysis): readonly (readonly KpiAnalysis[])[] {
  const byName = new Map<string, KpiAnalysis[]>();
  for (const k of a.kpis) {
    if (k.kpi.site === null || k.latestPeriod === null || k.stale) continue;
    const name = `${k.kpi.name.trim().toLowerCase()}\n${k.kpi.direction}\n${k.kpi.unit ?? ""}`;
    byName.set(name, [...(byName.get(name) ?? []), k]);
  }
  return [...byName.values()]
    .map((group) => {
      const latest = Math.max(...group.map((k) => k.latestPeriod!));
      return group.filter((k) => periodsApart(k.latestPeriod!, latest, k.frequency) === 0);
    })
    .filter((group) => group.length >= FEWEST);
}

function finding(a: Analysis, k: KpiAnalysis, peers: readonly KpiAnalysis[], score: number): RawFinding {
  const values = peers.map((p) => p.latestValue!);
  const middle = formatValue(k.kpi, median(values));
  const side = score > 0 ? "above" : "below";
  const better = k.kpi.direction === "higher" ? score > 0 : k.kpi.direction === "lower" ? score < 0 : false;
  const chance = a.settings.thresholds.peerFalseAlarm;
  const here = words.when(k.latestPeriod!, k, a.asOf);
  return {
    ...words.aboutKpi(k),
    ...(better ? {} : words.creditMoney(k)),
    id: `kpi:${k.kpi.id}/peer`,
    rule: "peer.outlier",
    kind: better ? "high" : "low",
    concern: !better,
    severity: Math.min(words.MOST_SIGMAS, Math.abs(score)),
    since: k.latestPeriod,
    text: `${k.kpi.name} at ${k.kpi.site!} was ${words.latestWords(k)} in ${here}, far ${side} its ${plural(peers.length - 1, "sister site")} (median ${middle})${words.targetClause(k, !better)}.`,
    headline: `${k.kpi.name} at ${k.kpi.site!} far ${side} its sister sites`,
    why: `Modified z-score ${plain(Math.abs(score), 1)} among ${plural(peers.length, "site")}, flagged from ${plain(a.settings.thresholds.outlierZ, 1)} (Iglewicz–Hoaglin), and farther than chance among so many explains (generalised ESD test): ${words.latestWords(k)} against a median of ${middle}.`,
    howSure: `Compared with ${plural(peers.length - 1, "site")} in the same ${words.noun(k)}; among so many alike sites any would be flagged in about ${percentWords(chance, decimalsIn(100 * chance))} of ${words.noun(k)}s.`,
    falseAlarm: chance,
    question: better
      ? `What does ${k.kpi.site!} do that the other sites could take over?`
      : `What is different at ${k.kpi.site!}: the work, the people or the way it is measured?`,
  };
}

export const peerDetector: Detector = {
  family: "peer",
  rules: [
    {
      id: "peer.outlier",
      kind: "low",
      about:
        "A site stands out from five or more sites with the same measure, farther than chance among so many explains, and its own history does not say so.",
      threshold: "outlierZ",
      also: ["peerFalseAlarm"],
    },
  ],
  detect(a) {
    return peerGroups(a).flatMap((group) => {
      const values = Float64Array.from(group, (k) => k.latestValue!);
      const { score, apart } = standingApart(values, a.settings.thresholds);
      // A site with a signal of its own is told once, by that.
      return group.flatMap((k, i) => (apart.has(i) && signalRule(k) === null ? [finding(a, k, group, score[i]!)] : []));
    });
  },
};

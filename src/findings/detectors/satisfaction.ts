import { addMonths } from "../../core/days";
import type { Analysis, SatisfactionAnalysis, SatisfactionRound } from "../analysis/Analysis";
import { criticalKpis, spreadForComparison } from "../analysis/satisfaction";
import { inQuarter } from "../analysis/rows";
import type { Detector, RawFinding } from "../Rule";
import { joinWords, monthYear, plain, plural, shortDate } from "../words";
import { severityOfDays } from "./owners";
import { tidy } from "./tidy";

type Scored = SatisfactionRound & { readonly score: number };

function scored(round: SatisfactionRound | null): Scored | null {
  return round !== null && round.score !== null ? (round as Scored) : null;
}

const common = {
  table: "Satisfaction",
  subject: "satisfaction",
  label: "Satisfaction",
  party: "supplier",
} as const;

function panel(round: SatisfactionRound): string {
  return `n = ${round.respondents}${round.spread === null ? "" : `, spread ${plain(round.spread, 1)}`}`;
}

/** The criteria that say what people like or miss; “Would recommend” is a verdict, and counts only when it stands alone. */
function telling(round: SatisfactionRound): SatisfactionRound["byCriterion"] {
  const others = round.byCriterion.filter((c) => !/\brecommend/i.test(c.criterion));
  return others.length > 0 ? others : round.byCriterion;
}

/** The criterion that moved most in the direction of the whole: `, most of all on “Keeps its word” (8.0 to 5.5)`. */
function mostMoved(latest: SatisfactionRound, previous: SatisfactionRound, sign: 1 | -1): string {
  let best: { criterion: string; from: number; to: number } | null = null;
  for (const now of telling(latest)) {
    const before = previous.byCriterion.find((c) => c.criterion === now.criterion);
    if (!before) continue;
    const moved = (now.score - before.score) * sign;
    if (moved > 0 && (best === null || moved > (best.to - best.from) * sign))
      best = { criterion: now.criterion, from: before.score, to: now.score };
  }
  return best === null ? "" : `, most of all on “${best.criterion}” (${plain(best.from, 1)} to ${plain(best.to, 1)})`;
}

/** Fallen or risen by more than the spread of the panel: the people differ less than the rounds do. */
function moved(a: Analysis, s: SatisfactionAnalysis): RawFinding[] {
  const latest = scored(s.latest);
  const previous = scored(s.previous);
  const spread = spreadForComparison(s.latest, s.previous);
  if (!latest || !previous || spread === null) return [];
  const change = latest.score - previous.score;
  if (Math.abs(change) <= spread) return [];
  const fallen = change < 0;
  if (!fallen && !inQuarter(a.quarter, latest.date)) return [];
  const by = plain(Math.abs(change), 1);
  const where = mostMoved(latest, previous, fallen ? -1 : 1);
  const verb = fallen ? "fell" : "rose";
  return [
    {
      ...common,
      id: fallen ? "satisfaction/fallen" : "satisfaction/risen",
      rule: fallen ? "satisfaction.fallen" : "satisfaction.risen",
      kind: fallen ? "relationship" : "high",
      concern: fallen,
      severity: Math.min(6, 1 + Math.abs(change)),
      since: latest.date,
      period: latest.date,
      value: latest.score,
      text: `Satisfaction ${verb} from ${plain(previous.score, 1)} to ${plain(latest.score, 1)} out of 10 between ${monthYear(previous.date)} and ${monthYear(latest.date)}${where}; the respondents themselves are ${plain(spread, 1)} apart.`,
      headline: `Satisfaction ${fallen ? "down" : "up"} ${by} to ${plain(latest.score, 1)} out of 10`,
      why: `${fallen ? "Fallen" : "Risen"} by ${by}, more than the panel’s spread of ${plain(spread, 1)} (highest less lowest respondent).`,
      howSure: `${panel(latest)}; ${plural(previous.respondents, "respondent")} the time before.`,
      question: fallen
        ? "What happened between the two rounds, in the words of those who scored, and what would they notice first?"
        : "What did people notice, and how do we keep it?",
      cells: latest.cells,
    },
  ];
}

function stale(a: Analysis, s: SatisfactionAnalysis): RawFinding[] {
  if (!s.latest || s.ageDays === null) return [];
  const months = a.settings.thresholds.satisfactionMonths;
  const due = addMonths(s.latest.date, months);
  if (due >= a.asOf) return [];
  return [
    {
      ...common,
      id: "satisfaction/stale",
      rule: "satisfaction.stale",
      kind: "relationship",
      concern: true,
      severity: severityOfDays(a.asOf - due, 60),
      since: due + 1,
      value: s.ageDays,
      text: `Nobody has been asked how satisfied they are since ${shortDate(s.latest.date)}, ${plural(s.ageDays, "day")} ago; a new round has been due since ${shortDate(due)}.`,
      headline: `Satisfaction last scored in ${monthYear(s.latest.date)}`,
      why: `A round counts for ${plural(months, "month")}; the latest is older.`,
      howSure: "A fact from the scores.",
      question: "Who asks the panel, and by which day, so that the next review has a current figure?",
      party: null,
      cells: s.latest.cells,
    },
  ];
}

function fewRespondents(a: Analysis, s: SatisfactionAnalysis): RawFinding[] {
  const fewest = a.settings.thresholds.satisfactionRespondents;
  if (!s.latest || s.latest.respondents >= fewest) return [];
  const { respondents, byRespondent, score } = s.latest;
  const names = joinWords(byRespondent.map((r) => r.respondent));
  const figure = score === null ? "The figure" : `The figure of ${plain(score, 1)}`;
  return [
    {
      ...common,
      id: "satisfaction/few-respondents",
      rule: "satisfaction.few-respondents",
      kind: "relationship",
      concern: true,
      severity: Math.min(3, 0.5 + (fewest - respondents) * 0.5),
      since: s.latest.date,
      period: s.latest.date,
      value: respondents,
      text: `Only ${plural(respondents, "person", "people")} scored satisfaction in ${monthYear(s.latest.date)} (${names}). ${figure} says what they think, not what the client thinks.`,
      headline: `Satisfaction rests on ${plural(respondents, "respondent")}`,
      why: `Fewer than ${fewest} respondents in the latest round.`,
      howSure: `n = ${respondents}.`,
      question: "Which other key people should score, and who asks them before the next review?",
      party: null,
      cells: s.latest.cells,
    },
  ];
}

function farApart(a: Analysis, s: SatisfactionAnalysis): RawFinding[] {
  const limit = a.settings.thresholds.satisfactionSpread;
  const latest = s.latest;
  if (!latest || latest.spread === null || latest.respondents < 2 || latest.spread < limit) return [];
  const people = latest.byRespondent.filter((r) => r.score !== null).sort((x, y) => x.score! - y.score!);
  const [low, high] = [people[0], people[people.length - 1]];
  if (!low || !high) return [];
  const label = (r: typeof low) => `${r.respondent}${r.role ? ` (${r.role})` : ""}`;
  return [
    {
      ...common,
      id: "satisfaction/far-apart",
      rule: "satisfaction.far-apart",
      kind: "relationship",
      concern: true,
      severity: Math.min(6, latest.spread / 1.5),
      since: latest.date,
      period: latest.date,
      value: latest.spread,
      text: `The people who scored are ${plain(latest.spread, 1)} points apart: ${label(low)} gives ${plain(low.score!, 1)}, ${label(high)} ${plain(high.score!, 1)}. The mean of ${plain(latest.score ?? 0, 1)} describes neither.`,
      headline: `Satisfaction: respondents ${plain(latest.spread, 1)} points apart`,
      why: `Highest less lowest respondent is ${plain(limit, 1)} or more in ${monthYear(latest.date)}.`,
      howSure: `n = ${latest.respondents}.`,
      question: `What does ${low.respondent} see that ${high.respondent} does not?`,
      cells: latest.cells,
    },
  ];
}

function watermelon(a: Analysis, s: SatisfactionAnalysis): RawFinding[] {
  const latest = scored(s.latest);
  const threshold = a.settings.thresholds.satisfactionThreshold;
  if (!latest || latest.score >= threshold) return [];
  const critical = criticalKpis(a.kpis);
  if (critical.length === 0 || critical.some((k) => k.stale || k.status !== "Green")) return [];
  const lowest = [...telling(latest)].sort((x, y) => x.score - y.score)[0];
  const which = critical[0]!.kpi.tier === "critical" ? "critical KPI" : "KPI with a target";
  const plural1 = which === "critical KPI" ? "critical KPIs" : "KPIs with a target";
  const all = critical.length === 1 ? `The one ${which} is` : `All ${critical.length} ${plural1} are`;
  return [
    {
      ...common,
      id: "satisfaction/watermelon",
      rule: "satisfaction.watermelon",
      kind: "relationship",
      concern: true,
      severity: Math.min(6, 2 + threshold - latest.score),
      since: latest.date,
      period: latest.date,
      value: latest.score,
      text: `${all} green, yet satisfaction is ${plain(latest.score, 1)} out of 10${lowest ? `, lowest on “${lowest.criterion}” (${plain(lowest.score, 1)})` : ""}. The measures may not measure what people care about.`,
      headline: `Green outside, red inside: KPIs green, satisfaction ${plain(latest.score, 1)}`,
      why: `Every ${which} at target and satisfaction below ${plain(threshold, 1)}.`,
      howSure: `${panel(latest)}.`,
      question: lowest
        ? `Which measure would have shown what people mean by “${lowest.criterion}”?`
        : "Which measure would have shown what people are unhappy about?",
      tier: "critical",
      cells: [...latest.cells, ...critical.flatMap((k) => (k.latestCell === null ? [] : [k.latestCell]))],
    },
  ];
}

export const satisfactionDetector: Detector = {
  family: "satisfaction",
  rules: [
    { id: "satisfaction.fallen", kind: "relationship", about: "Satisfaction fell by more than the panel’s spread." },
    { id: "satisfaction.risen", kind: "high", about: "Satisfaction rose by more than the panel’s spread." },
    {
      id: "satisfaction.stale",
      kind: "relationship",
      about: "The latest satisfaction round is older than its frequency.",
      threshold: "satisfactionMonths",
    },
    {
      id: "satisfaction.few-respondents",
      kind: "relationship",
      about: "The latest round has too few respondents.",
      threshold: "satisfactionRespondents",
    },
    {
      id: "satisfaction.far-apart",
      kind: "relationship",
      about: "The respondents of the latest round are far apart.",
      threshold: "satisfactionSpread",
    },
    {
      id: "satisfaction.watermelon",
      kind: "relationship",
      about: "All critical KPIs are green while satisfaction is below its threshold.",
      threshold: "satisfactionThreshold",
    },
  ],
  detect(a) {
    const s = a.satisfaction;
    if (!s) return [];
    return tidy([...moved(a, s), ...stale(a, s), ...fewRespondents(a, s), ...farApart(a, s), ...watermelon(a, s)]);
  },
};

import type { SignalWord } from "../../core/stats/types";
import type { Analysis, KpiAnalysis } from "../analysis/Analysis";
import type { Detector, RawFinding, RuleInfo } from "../Rule";
import { capital, formatValue, numberWord, ordinal, plain } from "../words";
import * as words from "./kpiWords";

/** What a signal on the latest point says, before it is known whether that is good or bad. */
interface Said {
  readonly rule: string;
  /** Ends "… fell to 71.2 % in September, ". */
  readonly pattern: string;
  /** Ends "First-contact resolution ". */
  readonly headline: string;
  /** The rule in words, with its figures. */
  readonly why: string;
  readonly questionLow: string;
  readonly questionHigh: string;
  /** The pattern already tells how long it has been on this side of the average. */
  readonly tellsSide: boolean;
}

const ruleOf: Readonly<Record<Exclude<SignalWord, "">, string>> = {
  "above limit": "xmr.above-limit",
  "below limit": "xmr.below-limit",
  "rising trend": "xmr.rising-trend",
  "falling trend": "xmr.falling-trend",
  "2 of 3 near upper": "xmr.two-of-three-upper",
  "2 of 3 near lower": "xmr.two-of-three-lower",
  "shift above": "xmr.shift-above",
  "shift below": "xmr.shift-below",
};

/** The rule that speaks on a KPI's latest point; null without a signal, and for KPIs older than their peers. */
export function signalRule(k: KpiAnalysis): string | null {
  if (k.signal === "" || k.stale || k.latest < 0) return null;
  return k.segment?.status === "no variation" ? "xmr.changed" : ruleOf[k.signal];
}

/**
 * Is the signal bad news? Yes when it is "concerning"; with a target range, when the latest lies outside it or further
 * from its middle than the average does; without any direction an unusual value deserves a look.
 */
export function isConcern(k: KpiAnalysis): boolean {
  if (k.variation === "concerning") return true;
  if (k.variation === "improving") return false;
  const { target, targetUpper } = k.kpi;
  if (target === null || targetUpper === null) return true;
  if (words.missesNow(k)) return true;
  const middle = (target + targetUpper) / 2;
  return Math.abs(k.latestValue! - middle) > Math.abs(k.result.mean[k.latest]! - middle);
}

/** True when this KPI's latest point is told as a concern by a rule that is switched on. */
export function hasConcerningSignal(a: Analysis, k: KpiAnalysis): boolean {
  const rule = signalRule(k);
  return rule !== null && isConcern(k) && !words.isOff(a, rule);
}

function say(a: Analysis, k: KpiAnalysis): Said {
  switch (k.segment?.status === "no variation" ? "changed" : k.signal) {
    case "rising trend":
    case "falling trend":
      return sayTrend(a, k);
    case "2 of 3 near upper":
    case "2 of 3 near lower":
      return sayNear(k);
    case "shift above":
    case "shift below":
      return sayShift(a, k);
    case "changed":
      return sayChanged(a, k);
    default:
      return sayLimit(a, k);
  }
}

function sigmasWords(k: KpiAnalysis): string {
  if (k.sigmas === null) return "";
  return `${plain(Math.abs(k.sigmas), 1)} σ ${k.sigmas < 0 ? "below" : "above"} the average of ${words.averageWords(k)}`;
}

/** `(average ± 2.66 × the average moving range of 1.6 points)`, or where the limits come from else. */
function limitsFrom(k: KpiAnalysis): string {
  if (k.chart !== "xmr") return "from the volume of each period, 3 σ either side";
  return `average ± 2.66 × the average moving range of ${words.differenceWords(k, k.segment!.movingRange)}`;
}

function sayLimit(a: Analysis, k: KpiAnalysis): Said {
  const side = k.signal === "above limit" ? "above" : "below";
  let outside = 0;
  let first = k.latest;
  const code = k.result.signals[k.latest]!;
  for (let i = k.latest; i >= k.segment!.start && k.result.signals[i] === code; i--) {
    outside++;
    first = i;
  }
  const here = words.when(k.latestPeriod!, k, a.asOf);
  const since = words.when(k.kpi.series.period[first]!, k, a.asOf);
  const still = outside > 1 ? "still " : "";
  return {
    rule: ruleOf[k.signal as "above limit"],
    pattern: `${still}${side} its normal range (${words.normalRange(k)})`,
    headline: outside > 1 ? `${side} its limits since ${since}` : `${side} its limits in ${here}`,
    why: `A point beyond its limits: ${words.latestWords(k)} lies ${sigmasWords(k)}; limits ${words.normalRange(k)} (${limitsFrom(k)}).`,
    questionLow: `What happened in ${here} that does not happen in an ordinary ${words.noun(k)}, and has it stopped?`,
    questionHigh: `What was done differently in ${here}, and where else would it work?`,
    tellsSide: false,
  };
}

function sayTrend(a: Analysis, k: KpiAnalysis): Said {
  const rising = k.signal === "rising trend";
  const run = words.monotoneRun(k, rising);
  const from = words.when(k.kpi.series.period[run.first]!, k, a.asOf);
  const first = formatValue(k.kpi, k.kpi.series.value[run.first]!);
  const noun = words.noun(k);
  return {
    rule: ruleOf[k.signal as "rising trend"],
    pattern: `having ${rising ? "risen" : "fallen"} every ${noun} since ${from} (${first})`,
    headline: `${rising ? "rising" : "falling"} every ${noun} since ${from}`,
    why: `${run.count} points in a row, each ${rising ? "higher" : "lower"} than the one before: from ${first} to ${words.latestWords(k)}.`,
    questionLow: `What has been wearing on it since ${from}, and who stops it by when?`,
    questionHigh: `What has been improving it since ${from}, and does it go on by itself?`,
    tellsSide: false,
  };
}

function sayNear(k: KpiAnalysis): Said {
  const upper = k.signal === "2 of 3 near upper";
  const edge = upper ? k.result.upper[k.latest]! : k.result.lower[k.latest]!;
  const limit = formatValue(k.kpi, edge);
  const noun = words.noun(k);
  const name = upper ? "upper" : "lower";
  return {
    rule: ruleOf[k.signal as "2 of 3 near upper"],
    pattern: `close to its ${name} limit (${limit}) for the second time in three ${noun}s`,
    headline: `close to its ${name} limit in two of three ${noun}s`,
    why: `Two of the last three points lie in the outer third before the ${name} limit of ${limit}, all three ${upper ? "above" : "below"} the average of ${words.averageWords(k)}; this one ${plain(Math.abs(k.sigmas ?? 0), 1)} σ from it.`,
    questionLow: `Is this the start of something: what has been different in the last three ${noun}s?`,
    questionHigh: `What went well in the last three ${noun}s, and can it be kept?`,
    tellsSide: false,
  };
}

function sayShift(a: Analysis, k: KpiAnalysis): Said {
  const run = words.sideRun(k);
  const side = run.above ? "above" : "below";
  const from = words.when(k.kpi.series.period[run.first]!, k, a.asOf);
  const noun = words.noun(k);
  const rebase = k.rebaseSuggestion
    ? ` If the new level is accepted, rebase its limits from ${words.when(k.rebaseSuggestion.from, k, a.asOf)}.`
    : "";
  return {
    rule: ruleOf[k.signal as "shift above"],
    pattern: `the ${ordinal(run.count)} ${noun} in a row ${side} its average of ${words.averageWords(k)}`,
    headline: `${side} its average since ${from}`,
    why: `${run.count} points in a row ${side} the average of ${words.averageWords(k)}: the process runs at another level since ${from}.${rebase}`,
    questionLow: `What changed around ${from}, and is the old level to be won back or the plan to be changed?`,
    questionHigh: `What changed around ${from}, and should the new level become the standard?`,
    tellsSide: true,
  };
}

function sayChanged(a: Analysis, k: KpiAnalysis): Said {
  const usual = words.usualWords(k);
  const here = words.when(k.latestPeriod!, k, a.asOf);
  const before = words.missedShare(k).of - 1;
  return {
    rule: "xmr.changed",
    pattern: `after ${numberWord(before)} ${words.noun(k)}${before === 1 ? "" : "s"} at ${usual} without any movement`,
    headline: `changed in ${here} after standing at ${usual}`,
    why: `The values have no variation, so there are no limits; any value other than ${usual} is a change.`,
    questionLow: `What changed in ${here}: the service, or the way it is measured?`,
    questionHigh: `What changed in ${here}: the service, or the way it is measured?`,
    tellsSide: true,
  };
}

function finding(a: Analysis, k: KpiAnalysis, tested: number): RawFinding {
  const said = say(a, k);
  const concern = isConcern(k);
  const sentence = `${k.kpi.name} ${words.movement(k, a.asOf)}, ${said.pattern}${words.targetClause(k, concern)}.`;
  const missed = words.missesNow(k);
  const cannot = concern && words.cannotMeet(k) ? " As the process runs it cannot meet its target." : "";
  // A target still met has its own finding when it will probably break; the same thing is not said twice.
  const next = concern && missed ? words.forecastSentence(a, k) : "";
  const text = `${sentence}${words.persistence(k, !said.tellsSide)}${words.yearAgo(k)}${cannot}${next}`;
  const money = concern ? words.creditMoney(k) : { money: null, moneyBasis: null };
  return {
    ...words.aboutKpi(k),
    ...money,
    id: `kpi:${k.kpi.id}/xmr`,
    rule: said.rule,
    kind: concern ? "low" : "high",
    concern,
    severity: severity(k),
    since: k.signalSince,
    text,
    headline: `${k.kpi.name} ${said.headline}`,
    why: said.why,
    howSure: words.howSure(k, tested),
    question: concern ? said.questionLow : said.questionHigh,
    persistence: Math.max(k.signalRun, said.tellsSide ? words.sideRun(k).count : 1),
    p: k.p,
    adjustedP: k.adjustedP,
    falseAlarm: k.falseAlarm,
    history: k.history === null ? null : capital(k.history),
  };
}

/**
 * How strong the pattern is, in σ, so that a slow shift and a single jump can stand in one order: the latest point's
 * distance from the mean; for a shift √n times the run's mean distance; for a trend its whole way ÷ √2 (a difference of
 * two points). The larger counts. A change without any variation before it counts as six. Ours.
 */
function severity(k: KpiAnalysis): number {
  if (k.sigmas === null) return 6;
  const { value } = k.kpi.series;
  const sigma = k.segment!.sigma;
  let pattern = 0;
  if (sigma > 0 && k.signal.startsWith("shift")) {
    const run = words.sideRun(k);
    let sum = 0;
    for (let i = run.first; i <= k.latest; i++) sum += value[i]! - k.result.mean[i]!;
    pattern = Math.abs(sum) / Math.sqrt(run.count) / sigma;
  } else if (sigma > 0 && k.signal.endsWith("trend")) {
    const run = words.monotoneRun(k, k.signal === "rising trend");
    pattern = Math.abs(k.latestValue! - value[run.first]!) / Math.SQRT2 / sigma;
  }
  return Math.min(words.MOST_SIGMAS, Math.max(Math.abs(k.sigmas), pattern));
}

const about: readonly (readonly [rule: string, about: string])[] = [
  ["xmr.above-limit", "The latest value lies above its upper limit."],
  ["xmr.below-limit", "The latest value lies below its lower limit."],
  ["xmr.rising-trend", "The latest value ends an unbroken rise (seven points in the default rules)."],
  ["xmr.falling-trend", "The latest value ends an unbroken fall (seven points in the default rules)."],
  ["xmr.two-of-three-upper", "Two of the last three values, this one among them, lie close to the upper limit."],
  ["xmr.two-of-three-lower", "Two of the last three values, this one among them, lie close to the lower limit."],
  ["xmr.shift-above", "The latest value ends a run above the average (seven points in the default rules)."],
  ["xmr.shift-below", "The latest value ends a run below the average (seven points in the default rules)."],
  ["xmr.changed", "A value that never moved has changed."],
];

export const xmrDetector: Detector = {
  family: "xmr",
  rules: about.map(([id, text]): RuleInfo => ({ id, kind: "low", about: text })),
  detect(a) {
    const tested = a.kpis.reduce((n, k) => n + (k.falseAlarm > 0 ? 1 : 0), 0);
    return a.kpis.filter((k) => signalRule(k) !== null).map((k) => finding(a, k, tested));
  },
};

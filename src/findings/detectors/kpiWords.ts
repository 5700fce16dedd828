import type { Day } from "../../core/days";
import type { Analysis, KpiAnalysis } from "../analysis/Analysis";
import type { Finding } from "../Finding";
import { misses } from "../analysis/kpis";
import { addPeriods, periodsApart } from "../analysis/periods";
import {
  capital,
  decimalsOf,
  formatRange,
  formatValue,
  formatBeside,
  numberWord,
  ordinal,
  percentWords,
  periodName,
  periodNoun,
  plain,
  plural,
  targetWords,
} from "../words";

/** Beyond this many σ more is no longer a matter of degree; it keeps a nearly constant series from outranking all. */
export const MOST_SIGMAS = 10;

/** What every finding about a KPI has in common. */
export function aboutKpi(k: KpiAnalysis): Partial<Finding> & Pick<Finding, "table" | "subject" | "label"> {
  return {
    table: "Observations",
    subject: k.kpi.id,
    label: k.kpi.name,
    ownerClient: k.kpi.ownerClient,
    ownerSupplier: k.kpi.ownerSupplier,
    tier: k.kpi.tier,
    contractual: isContractual(k),
    period: k.latestPeriod,
    value: k.latestValue,
    cells: k.latestCell ? [k.latestCell] : [],
  };
}

/** True when the settings switch a rule off, by its id or by its family (`xmr`). */
export function isOff(a: Analysis, rule: string): boolean {
  const { rulesOff } = a.settings;
  return rulesOff.includes(rule) || rulesOff.includes(rule.slice(0, rule.indexOf(".")));
}

/** A service credit or a published statutory KPI hangs on it. */
export function isContractual(k: KpiAnalysis): boolean {
  return (k.kpi.creditAllocation ?? 0) > 0 || k.creditAtRisk !== null || k.kpi.statutory === true;
}

/** Money at stake where a miss costs a service credit. */
export function creditMoney(k: KpiAnalysis): Pick<Finding, "money" | "moneyBasis"> {
  return { money: k.creditAtRisk, moneyBasis: k.creditAtRisk === null ? null : "a month" };
}

/** `September`, `the week of 28 Sep 2026`. */
export function when(period: Day, k: KpiAnalysis, asOf: Day): string {
  return periodName(period, asOf, k.frequency);
}

/** `month`, `week` … of this KPI. */
export function noun(k: KpiAnalysis): string {
  return periodNoun(k.frequency);
}

/** The name of the period `n` after the latest. */
export function ahead(k: KpiAnalysis, n: number, asOf: Day): string {
  return when(addPeriods(k.latestPeriod!, n, k.frequency), k, asOf);
}

/** True when the latest value is on the wrong side of its target. */
export function missesNow(k: KpiAnalysis): boolean {
  return k.latestValue !== null && misses(k.kpi, k.latestValue);
}

/** `below target`, `above target`, `outside its target range`, `still short of …` have one word for the wrong side. */
export function wrongSide(k: KpiAnalysis): string {
  if (k.kpi.direction === "range") return "outside its target";
  return k.kpi.direction === "higher" ? "below target" : "above target";
}

function previousValue(k: KpiAnalysis): number | null {
  for (let i = k.latest - 1; i >= 0; i--) {
    const value = k.kpi.series.value[i]!;
    if (!Number.isNaN(value)) return value;
  }
  return null;
}

/** `fell to 71.2 % in September`, `rose to …`, `stayed at …`; `stood at …` without anything before. */
export function movement(k: KpiAnalysis, asOf: Day): string {
  const value = k.latestValue!;
  const before = previousValue(k);
  const verb = before === null ? "stood at" : value < before ? "fell to" : value > before ? "rose to" : "stayed at";
  return `${verb} ${latestWords(k)} in ${when(k.latestPeriod!, k, asOf)}`;
}

/** The latest value, never rounded onto its target. */
export function latestWords(k: KpiAnalysis): string {
  const { target, targetUpper } = k.kpi;
  const value = k.latestValue!;
  const bound = targetUpper !== null && value > targetUpper ? targetUpper : target;
  return formatBeside(k.kpi, value, bound);
}

/**
 * The limits at the latest point, `73.9–82.4 %`, cut where no value can lie: a share between 0 and 100 % when all its
 * values are, nothing below zero when no value is.
 */
export function normalRange(k: KpiAnalysis): string {
  const { value } = k.kpi.series;
  let lower = k.result.lower[k.latest]!;
  let upper = k.result.upper[k.latest]!;
  let smallest = Infinity;
  let largest = -Infinity;
  for (let i = 0; i < k.n; i++) {
    if (value[i]! < smallest) smallest = value[i]!;
    if (value[i]! > largest) largest = value[i]!;
  }
  if (smallest >= 0) lower = Math.max(lower, 0);
  if (k.kpi.form === "share" && largest <= 1) upper = Math.min(upper, 1);
  return formatRange(k.kpi, lower, upper);
}

/** The average at the latest point. */
export function averageWords(k: KpiAnalysis): string {
  return formatValue(k.kpi, k.result.mean[k.latest]!);
}

/** The value that a series without variation had before its latest, e.g. `100 %`. */
export function usualWords(k: KpiAnalysis): string {
  for (let i = k.latest - 1; i >= (k.segment?.start ?? 0); i--) {
    const value = k.kpi.series.value[i]!;
    if (!Number.isNaN(value)) return formatValue(k.kpi, value);
  }
  return averageWords(k);
}

/** "Consistently fails" as a statement about a process; without any variation there are no limits to base it on. */
export function cannotMeet(k: KpiAnalysis): boolean {
  return k.assurance === "consistently fails" && k.segment !== null && k.segment.status !== "no variation";
}

/** A difference in the KPI's unit: `3.0 points` for shares, else as a value. */
export function differenceWords(k: KpiAnalysis, difference: number): string {
  const size = Math.abs(difference) * (k.kpi.form === "share" ? 100 : 1);
  const usual = k.kpi.form === "share" ? 1 : decimalsOf(k.kpi);
  // A small difference keeps a digit that says something: 0.06 points is not "0.1 points".
  const decimals = size > 0 && size < 1.95 * 10 ** -usual ? usual + 1 : usual;
  return k.kpi.form === "share" ? `${plain(size, decimals)} points` : formatValue(k.kpi, size, decimals);
}

/** True when a period between this observation and the next was not reported. */
function gapAfter(k: KpiAnalysis, i: number): boolean {
  const { period } = k.kpi.series;
  return i < k.latest && periodsApart(period[i]!, period[i + 1]!, k.frequency) > 1;
}

/** Consecutive periods up to the latest on its side of the average, within its segment. */
export function sideRun(k: KpiAnalysis): { readonly count: number; readonly first: number; readonly above: boolean } {
  const { value } = k.kpi.series;
  const above = k.latestValue! > k.result.mean[k.latest]!;
  let count = 0;
  let first = k.latest;
  for (let i = k.latest; i >= (k.segment?.start ?? 0); i--) {
    const v = value[i]!;
    // What happened in a missing period is not known, so it ends the run (NaN fails both comparisons).
    const mean = k.result.mean[i]!;
    if (gapAfter(k, i)) break;
    if (above ? !(v > mean) : !(v < mean)) break;
    count++;
    first = i;
  }
  return { count, first, above };
}

/** Consecutive periods up to the latest that each rise (or each fall), within its segment. */
export function monotoneRun(k: KpiAnalysis, rising: boolean): { readonly count: number; readonly first: number } {
  const { value } = k.kpi.series;
  let count = 1;
  let first = k.latest;
  for (let i = k.latest - 1; i >= (k.segment?.start ?? 0); i--) {
    const v = value[i]!;
    if (gapAfter(k, i)) break;
    if (rising ? !(v < value[first]!) : !(v > value[first]!)) break;
    count++;
    first = i;
  }
  return { count, first };
}

/** `Seventh month below average, fourth in a row below target.` Only what has lasted; "" when nothing has. */
export function persistence(k: KpiAnalysis, sayAverage: boolean): string {
  const parts: string[] = [];
  const run = sideRun(k);
  if (sayAverage && run.count >= 3)
    parts.push(`${ordinal(run.count)} ${noun(k)} in a row ${run.above ? "above" : "below"} average`);
  if (k.missedRun >= 2) {
    const word = parts.length === 0 ? `${ordinal(k.missedRun)} ${noun(k)} in a row` : ordinal(k.missedRun);
    parts.push(`${word} ${wrongSide(k)}`);
  }
  return parts.length === 0 ? "" : ` ${capital(parts.join(", "))}.`;
}

/**
 * The chance of a miss `h` periods ahead when it deserves to be said: at or above the threshold and, where no trend
 * carries it, borne out by as large a share of the months so far. A bell curve alone would call every KPI that mostly
 * sits on its bound of 100 % a coin toss. Null otherwise.
 */
export function likelyMiss(a: Analysis, k: KpiAnalysis, h: number): number | null {
  const chance = k.forecast?.breach[h - 1];
  const threshold = a.settings.thresholds.breachProbability;
  if (chance === undefined || chance < threshold) return null;
  return k.forecast!.method === "trend" || missedShare(k).share >= threshold ? chance : null;
}

/** How many of the periods of the current baseline missed the target. */
export function missedShare(k: KpiAnalysis): { readonly missed: number; readonly of: number; readonly share: number } {
  const { value } = k.kpi.series;
  let missed = 0;
  let of = 0;
  for (let i = k.segment?.start ?? 0; i <= k.latest; i++) {
    const v = value[i]!;
    if (Number.isNaN(v)) continue;
    of++;
    if (misses(k.kpi, v)) missed++;
  }
  return { missed, of, share: of === 0 ? 0 : missed / of };
}

/** ` If nothing changes, 88 % likely to miss in October.` when that is likely enough to be said, else "". */
export function forecastSentence(a: Analysis, k: KpiAnalysis): string {
  const chance = likelyMiss(a, k, 1);
  if (chance === null) return "";
  const again = missesNow(k) ? " again" : " its target";
  return ` If nothing changes, ${percentWords(chance)} likely to miss${again} in ${ahead(k, 1, a.asOf)}.`;
}

/** `; target 78 %`, with its standing where that is not obvious from the sentence. */
export function targetClause(k: KpiAnalysis, concern: boolean): string {
  const target = targetWords(k.kpi);
  if (target === null) return "";
  if (missesNow(k)) return concern ? `; target ${target}` : `; still ${wrongSide(k)} (${target})`;
  return concern ? `; target ${target} still met` : `; target ${target} met`;
}

/** How sure, for a signal on the latest point. */
export function howSure(k: KpiAnalysis, tested: number): string {
  const parts: string[] = [];
  if (k.falseAlarm > 0)
    parts.push(
      `a stable process would show a signal on its latest ${noun(k)} in about ${percentWords(k.falseAlarm, 1)} of ${noun(k)}s`,
    );
  if (k.adjustedP !== null) parts.push(`adjusted p ${pWords(k.adjustedP)} over ${plural(tested, "KPI")}`);
  if (k.segment?.status === "trial limits") parts.push(`trial limits, from only ${plural(k.segment.n, "point")}`);
  else if (k.segment) parts.push(`limits from ${plural(k.segment.n, "point")}`);
  if (k.chart !== "xmr") parts.push(`limits of each ${noun(k)} from its volume (${chartNames[k.chart]})`);
  else if (k.kpi.form === "share" && Number.isNaN(k.kpi.series.denominator[k.latest]!))
    parts.push("limits from the percentages themselves, because the counts behind them are not given");
  if (k.autocorrelated) parts.push(`limits too narrow: neighbouring ${noun(k)}s are alike`);
  if (k.seasonal) parts.push("a twelve-month pattern shows: compare with the same month a year before");
  return `${capital(parts.join("; "))}.`;
}

const chartNames: Readonly<Record<Exclude<KpiAnalysis["chart"], "xmr">, string>> = {
  "p-prime": "p′ chart",
  p: "p chart",
  "u-prime": "u′ chart",
  u: "u chart",
};

/** ` A year ago it was 81.2 %.` where months repeat themselves after a year, else "". */
export function yearAgo(k: KpiAnalysis): string {
  if (k.yearOnYear === null) return "";
  const { value, difference } = k.yearOnYear;
  return difference === 0
    ? ` A year ago it was the same.`
    : ` A year ago it was ${formatBeside(k.kpi, value, k.latestValue)}.`;
}

/** `0.03`, `under 0.001`. */
export function pWords(p: number): string {
  return p < 0.001 ? "under 0.001" : plain(p, p < 0.01 ? 3 : 2);
}

/** How long something has been so: `3 months`, in words up to ten. */
export function spell(n: number, k: KpiAnalysis): string {
  return `${numberWord(n)} ${noun(k)}${n === 1 ? "" : "s"}`;
}

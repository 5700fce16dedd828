import type { Day } from "../../core/days";
import type { Steps } from "../../core/steps";
import { falseAlarmProbability } from "../../core/stats/falseAlarm";
import { forecast } from "../../core/stats/forecast";
import { benjaminiHochberg, predictiveP } from "../../core/stats/multiplicity";
import { autocorrelated, rebaseSuggestion, seasonal } from "../../core/stats/series";
import { rag, rating } from "../../core/stats/status";
import { trend } from "../../core/stats/trend";
import { signalWords, type Segment, type XmrResult } from "../../core/stats/types";
import { assurance, variation } from "../../core/stats/variation";
import type { Contract, Kpi } from "../../contract/Contract";
import { observationAddress } from "../../contract/series";
import type { Settings } from "../../contract/settings";
import { formatValue, plain, targetWords, type Frequency } from "../words";
import type { KpiAnalysis } from "./Analysis";
import { chartOf } from "./chart";
import { creditAtRisk } from "./credit";
import { earlierSignals } from "./history";
import { countPeriods, countUpTo, frequencyOf, latestPresent, periodsApart, quorum, rebasePosition } from "./periods";
import { yearOnYear } from "./yearOnYear";

/** Fewest present points in a segment for a statement about its latest. */
export const MIN_POINTS = 6;

/**
 * Everything known about every KPI, each computed once. Three passes: each KPI by itself; which are older than their
 * peers; the p-values adjusted over all that were tested. O(points), plus O(n²) within a KPI for the Theil–Sen slope. With an
 * earlier analysis only the KPIs that changed, and those whose place among the others did, are looked at again. It may stop
 * for breath after each KPI.
 */
export function* analyseKpis(
  contract: Contract,
  settings: Settings,
  asOf: Day,
  earlier: Earlier | null = null,
): Steps<readonly KpiAnalysis[]> {
  const frequencies = contract.kpis.map(frequencyOf);
  const counts = contract.kpis.map((kpi) => countUpTo(kpi.series, asOf));
  const latest = contract.kpis.map((kpi, i) => latestPresent(kpi.series, counts[i]!));
  const reference = referencePeriods(contract, frequencies, latest);
  const credit = creditAtRisk(contract);
  const known = earlier === null || earlier.asOf !== asOf ? null : reusable(earlier);
  const alone: KpiAnalysis[] = [];
  for (const [i, kpi] of contract.kpis.entries()) {
    yield;
    const frequency = frequencies[i]!;
    const period = latest[i]! < 0 ? null : kpi.series.period[latest[i]!]!;
    const peers = reference.get(frequency);
    const stale =
      period !== null &&
      peers !== undefined &&
      periodsApart(period, peers, frequency) >= settings.thresholds.stalePeriods;
    const place = { asOf, frequency, n: counts[i]!, latest: latest[i]!, stale, credit: credit(kpi) };
    const before = known?.get(kpi.id);
    alone.push(before && inSamePlace(before, place) ? moved(before, kpi) : analyseKpi(kpi, settings, place));
  }
  const adjusted = benjaminiHochberg(alone.map((k) => k.p));
  return alone.map((k, i) =>
    k.p === null || k.adjustedP === adjusted[i] ? k : { ...k, adjustedP: adjusted[i] ?? null },
  );
}

/** An analysis of the same workbook before an edit, made with the same settings, and the KPIs that the edit touched. */
export interface Earlier {
  readonly asOf: Day;
  readonly kpis: readonly KpiAnalysis[];
  readonly changed: ReadonlySet<string>;
}

/** Earlier analyses that still hold unless the KPI's place has changed; an id that stands twice is looked at anew. */
function reusable(earlier: Earlier): ReadonlyMap<string, KpiAnalysis> {
  const known = new Map<string, KpiAnalysis>();
  const twice = new Set<string>();
  for (const k of earlier.kpis) {
    if (known.has(k.kpi.id)) twice.add(k.kpi.id);
    else if (!earlier.changed.has(k.kpi.id)) known.set(k.kpi.id, k);
  }
  for (const id of twice) known.delete(id);
  return known;
}

/** Nothing that the KPI does not hold itself (the day, its peers, the terms) makes a difference to it. */
function inSamePlace(before: KpiAnalysis, place: Place): boolean {
  return (
    before.frequency === place.frequency &&
    before.n === place.n &&
    before.latest === place.latest &&
    before.stale === place.stale &&
    before.creditAtRisk === place.credit
  );
}

/** The same analysis of the KPI as it was read again: rows above it may have come or gone. */
function moved(before: KpiAnalysis, kpi: Kpi): KpiAnalysis {
  if (before.kpi === kpi) return before;
  const yearly = before.yearOnYear === null ? null : yearOnYear(kpi, before.latest);
  return { ...before, kpi, latestCell: cellOfLatest(kpi, before.latest), yearOnYear: yearly };
}

function cellOfLatest({ series }: Kpi, latest: number): string | null {
  return latest < 0 ? null : observationAddress(series, latest);
}

interface Place {
  readonly asOf: Day;
  readonly frequency: Frequency;
  readonly n: number;
  readonly latest: number;
  readonly stale: boolean;
  readonly credit: number | null;
}

/** Latest period by frequency that a quarter of its KPIs have: one early or mistyped row makes nobody else stale. */
function referencePeriods(
  contract: Contract,
  frequencies: readonly Frequency[],
  latest: readonly number[],
): ReadonlyMap<Frequency, Day> {
  const periods = new Map<Frequency, Day[]>();
  contract.kpis.forEach((kpi, i) => {
    if (latest[i]! < 0) return;
    const list = periods.get(frequencies[i]!) ?? [];
    list.push(kpi.series.period[latest[i]!]!);
    periods.set(frequencies[i]!, list);
  });
  const reference = new Map<Frequency, Day>();
  for (const [frequency, list] of periods) {
    list.sort((a, b) => b - a);
    reference.set(frequency, list[quorum(list.length) - 1]!);
  }
  return reference;
}

function analyseKpi(kpi: Kpi, settings: Settings, place: Place): KpiAnalysis {
  const { asOf, n, latest, stale } = place;
  const { series } = kpi;
  const values = series.value.subarray(0, n);
  const rebaseAt = rebasePosition(kpi, n);
  const { chart, result, timeline } = chartOf(kpi, n, {
    preset: settings.preset,
    rebaseAt,
    frequency: place.frequency,
  });
  const placeOf = (position: number): number => timeline.at?.[position] ?? position;
  const segment = latest < 0 ? null : (result.segments.find((s) => latest >= s.start && latest < s.end) ?? null);
  // Of the current baseline, and with a place for every period: what trend and forecast look at.
  const stretch = segment ? timeline.values.subarray(placeOf(segment.start), placeOf(latest) + 1) : new Float64Array(0);
  const points = countPresent(stretch);
  const { expected, missing } = countPeriods(series, n, place.frequency, asOf);
  const present = countPresent(values);
  const value = latest < 0 ? null : values[latest]!;
  const judged = value !== null && kpi.target !== null;
  const charted = segment !== null && segment.status !== "none";
  const tested = charted && !stale && points >= MIN_POINTS;
  const signal = charted ? signalWords[result.signals[latest]!]! : "";
  const run = signal === "" ? { since: null, count: 0 } : signalStretch(result, values, segment!, latest);
  const rebase = charted ? rebaseSuggestion(timeline.values, timeline.result) : null;
  // A lag of twelve is a year only in months.
  const yearly = charted && place.frequency === "monthly" && seasonal(stretch);
  const ahead = judged && points >= MIN_POINTS ? forecastOf(kpi, stretch) : null;
  return {
    kpi,
    frequency: place.frequency,
    chart,
    n,
    present,
    latest,
    latestValue: value,
    latestPeriod: latest < 0 ? null : series.period[latest]!,
    latestCell: cellOfLatest(kpi, latest),
    stale,
    expectedPeriods: expected,
    missingPeriods: missing,
    coverage: expected === 0 ? 0 : (expected - missing.length) / expected,
    status: judged ? rag(value!, kpi.target!, kpi.tolerance ?? 0, kpi.direction, kpi.targetUpper) : null,
    ...ratingOf(kpi, value, settings.inadequateAt),
    result,
    segment,
    signal,
    signalSince: run.since === null ? null : series.period[run.since]!,
    signalRun: run.count,
    sigmas: charted ? distance(result, segment!, latest, value!) : null,
    variation: charted ? variation(signal, kpi.direction) : null,
    assurance: charted && judged ? assurance(segment!, kpi.target, kpi.direction, kpi.targetUpper) : null,
    missedRun: missedRun(kpi, values, latest),
    trend: points >= MIN_POINTS ? trend(stretch) : null,
    forecast: ahead,
    p: tested ? predictiveP(stretch) : null,
    adjustedP: null,
    falseAlarm: tested ? falseAlarmProbability(points, settings.preset, chart) : 0,
    autocorrelated: charted && autocorrelated(stretch),
    seasonal: yearly,
    yearOnYear: yearly ? yearOnYear(kpi, latest) : null,
    rebaseSuggestion: rebase ? inSeries(rebase, series.period, placeOf) : null,
    creditAtRisk: place.credit,
    history: charted ? earlierSignals(result, series.period, run.since ?? latest + 1, place.frequency) : null,
  };
}

/** A suggested rebase brought back from its place in time to its position in the series. */
function inSeries(
  rebase: { readonly position: number; readonly run: number },
  period: Int32Array,
  placeOf: (position: number) => number,
): KpiAnalysis["rebaseSuggestion"] {
  let position = 0;
  while (placeOf(position) < rebase.position) position++;
  return { from: period[position]!, position, run: rebase.run };
}

function countPresent(values: Float64Array): number {
  let n = 0;
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i]!)) n++;
  return n;
}

function forecastOf(kpi: Kpi, values: Float64Array): KpiAnalysis["forecast"] {
  return forecast(values, { target: kpi.target!, upper: kpi.targetUpper, direction: kpi.direction, ahead: 3 });
}

/** Codes 1, 3, 5, 7 are upward, 2, 4, 6, 8 downward. */
function side(code: number): number {
  return code === 0 ? 0 : code % 2 === 1 ? 1 : -1;
}

/**
 * Since when the latest point's signal has been so: back over present points that carry a signal on the same side,
 * at most one unflagged between two of them ("two of three" flags only the near ones), within its segment.
 */
function signalStretch(
  result: XmrResult,
  values: Float64Array,
  segment: Segment,
  latest: number,
): { readonly since: number; readonly count: number } {
  const here = side(result.signals[latest]!);
  let since = latest;
  let count = 0;
  let gap = 0;
  for (let i = latest; i >= segment.start; i--) {
    if (Number.isNaN(values[i]!)) continue;
    const code = result.signals[i]!;
    if (side(code) === here) {
      since = i;
      count++;
      gap = 0;
    } else if (code !== 0 || ++gap > 1) break;
  }
  return { since, count };
}

/** Distance of a point from its mean in σ, by the limits of that very point (p′ limits differ by volume). */
function distance(result: XmrResult, segment: Segment, i: number, value: number): number | null {
  const mean = result.mean[i]!;
  // One side may be cut off at 0 or 100 %, so the wider one tells σ.
  const sigma = Math.max(result.upper[i]! - mean, mean - result.lower[i]!) / 3;
  const used = sigma > 0 ? sigma : segment.sigma;
  return used > 0 ? (value - mean) / used : null;
}

/** True when the value is on the wrong side of its target; judged as the status is, so that the two never disagree. */
export function misses(kpi: Pick<Kpi, "target" | "targetUpper" | "direction">, value: number): boolean {
  return kpi.target !== null && rag(value, kpi.target, 0, kpi.direction, kpi.targetUpper) !== "Green";
}

function missedRun(kpi: Kpi, values: Float64Array, latest: number): number {
  let run = 0;
  for (let i = latest; i >= 0; i--) {
    const value = values[i]!;
    if (Number.isNaN(value)) continue;
    if (!misses(kpi, value)) break;
    run++;
  }
  return run;
}

function ratingOf(
  kpi: Kpi,
  value: number | null,
  inadequateAt: number,
): { readonly rating: string | null; readonly ratingBasis: string | null } {
  const target = targetWords(kpi);
  if (value === null || kpi.target === null || target === null) return { rating: null, ratingBasis: null };
  const against = `${formatValue(kpi, value)} against a target of ${target}`;
  if (kpi.tolerance === null && misses(kpi, value)) {
    // Without an agreed tolerance nobody can say how far below is "significantly below": the person decides.
    return {
      rating: "Requires improvement",
      ratingBasis: `${against}; no tolerance is agreed, so a miss is not graded further`,
    };
  }
  const tolerance = kpi.tolerance ?? 0;
  const word = rating(value, kpi.target, tolerance, kpi.direction, kpi.targetUpper, inadequateAt);
  const scaled = kpi.form === "share" ? `${plain(tolerance * 100, 1)} points` : formatValue(kpi, tolerance);
  const basis =
    kpi.tolerance === null
      ? against
      : `${against}; close to it is within ${scaled}, significantly below is more than ${plain(inadequateAt, Number.isInteger(inadequateAt) ? 0 : 1)} × that`;
  return { rating: word, ratingBasis: basis };
}

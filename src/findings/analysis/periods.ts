import { addMonths, endOfMonth, type Day } from "../../core/days";
import type { Contract, Kpi, Series } from "../../contract/Contract";
import type { Frequency } from "../words";

/** Months since year 0 of a day serial. Pure arithmetic (Hinnant's civil-from-days), because it runs once a point. */
export function monthIndex(day: Day): number {
  const z = Math.floor(day) - 25_569 + 719_468;
  const era = Math.floor(z / 146_097);
  const ofEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const march = Math.floor((5 * ofYear + 2) / 153);
  const month = march < 10 ? march + 3 : march - 9;
  return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0)) * 12 + month - 1;
}

const monthsIn: Readonly<Record<Exclude<Frequency, "weekly">, number>> = { monthly: 1, quarterly: 3, yearly: 12 };

/** The KPI's frequency; when blank, read from the usual distance between its periods; monthly when there is none. */
export function frequencyOf(kpi: Pick<Kpi, "frequency" | "series">): Frequency {
  if (kpi.frequency) return kpi.frequency;
  const { period } = kpi.series;
  if (period.length < 3) return "monthly";
  const gaps = new Int32Array(period.length - 1);
  for (let i = 1; i < period.length; i++) gaps[i - 1] = period[i]! - period[i - 1]!;
  gaps.sort();
  const usual = gaps[gaps.length >> 1]!;
  if (usual <= 0) return "monthly";
  return usual <= 10 ? "weekly" : usual <= 45 ? "monthly" : usual <= 135 ? "quarterly" : "yearly";
}

/** Whole periods from `a` to `b`; negative when `b` is earlier. */
export function periodsApart(a: Day, b: Day, frequency: Frequency): number {
  if (frequency === "weekly") return Math.round((b - a) / 7);
  return Math.trunc((monthIndex(b) - monthIndex(a)) / monthsIn[frequency]);
}

/** The period `n` periods later, at the same place in it: month ends stay month ends. */
export function addPeriods(period: Day, n: number, frequency: Frequency): Day {
  if (frequency === "weekly") return period + 7 * n;
  const moved = addMonths(period, n * monthsIn[frequency]);
  return endOfMonth(period) === Math.floor(period) ? endOfMonth(moved) : moved;
}

/**
 * Last day of the period that a date stands for. A first of a month stands for the month, quarter or year that begins
 * there; any other date for the period that ends in its month; a Monday for its week, any other weekday for the week
 * that ends on it.
 */
export function endOfPeriod(period: Day, frequency: Frequency): Day {
  if (frequency === "weekly") return period % 7 === 2 ? period + 6 : period;
  const end = endOfMonth(period);
  const isFirst = frequency !== "monthly" && endOfMonth(period - 1) === Math.floor(period) - 1;
  return isFirst ? endOfMonth(addMonths(period, monthsIn[frequency] - 1)) : end;
}

export interface PeriodCount {
  readonly expected: number;
  readonly missing: readonly Day[];
}

/**
 * Periods expected from the first observation to `asOf` (only periods that had ended by then) and those without a
 * value: not reported, or reported blank. `n` observations of the series count.
 */
export function countPeriods(series: Series, n: number, frequency: Frequency, asOf: Day): PeriodCount {
  if (n === 0) return { expected: 0, missing: [] };
  const { period, value } = series;
  const first = period[0]!;
  const last = period[n - 1]!;
  let expected = Math.max(periodsApart(first, last, frequency), periodsApart(first, asOf, frequency)) + 1;
  // The period under way at `asOf` is not due yet, unless somebody reported it already.
  while (expected > 1) {
    const at = addPeriods(first, expected - 1, frequency);
    if (endOfPeriod(at, frequency) <= asOf || periodsApart(at, last, frequency) >= 0) break;
    expected--;
  }
  const there = new Uint8Array(expected);
  let found = 0;
  for (let i = 0; i < n; i++) {
    const at = periodsApart(first, period[i]!, frequency);
    if (!Number.isNaN(value[i]!) && at < expected && there[at] === 0) {
      there[at] = 1;
      found++;
    }
  }
  if (found === expected) return { expected, missing: [] };
  const missing: Day[] = [];
  for (let at = 0; at < expected; at++) if (there[at] === 0) missing.push(addPeriods(first, at, frequency));
  return { expected, missing };
}

/** Position of the latest present value among the first `n` observations, −1 when there is none. */
export function latestPresent(series: Series, n: number = series.value.length): number {
  let i = n - 1;
  while (i >= 0 && Number.isNaN(series.value[i]!)) i--;
  return i;
}

/** Observations up to a day: index range [0, n), as the series is sorted. */
export function countUpTo(series: Series, asOf: Day): number {
  let n = series.period.length;
  while (n > 0 && series.period[n - 1]! > asOf) n--;
  return n;
}

/** Position of the first period at or after the rebase date; null when that is the start or has not come yet. */
export function rebasePosition(kpi: Pick<Kpi, "rebase" | "frequency" | "series">, n: number): number | null {
  if (kpi.rebase === null) return null;
  // A month may be dated by its end and the rebase by its start: within one month the earlier day counts.
  const month = monthIndex(kpi.rebase);
  for (let i = 0; i < n; i++) {
    const period = kpi.series.period[i]!;
    if (period >= kpi.rebase || (monthIndex(period) === month && kpi.frequency !== "weekly")) return i === 0 ? null : i;
  }
  return null;
}

/** How many of so many KPIs make a period everybody's: a quarter, and never one alone among three or more. */
export function quorum(kpis: number): number {
  return Math.max(Math.ceil(kpis / 4), kpis >= 3 ? 2 : 1);
}

/**
 * The day the pack speaks about when nobody set it: the end of the latest period observed. A period that fewer than a
 * quarter of the KPIs have (see {@link quorum}) does not count when it lies more than two months beyond the latest that those have:
 * one mistyped year must not make every promise overdue. Null when nothing was observed.
 */
export function latestPeriodEnd(contract: Contract): Day | null {
  const kpisByMonth = new Map<number, number>();
  // most KPIs of a month say where its period ends: a few that are taken for quarterly must not drag the day along
  const endVotes = new Map<number, Map<Day, number>>();
  let observed = 0;
  for (const kpi of contract.kpis) {
    const { period, value } = kpi.series;
    const frequency = frequencyOf(kpi);
    let before = -1;
    for (let i = 0; i < period.length; i++) {
      if (Number.isNaN(value[i]!)) continue;
      const month = monthIndex(period[i]!);
      if (month === before && frequency !== "weekly") continue;
      const end = endOfPeriod(period[i]!, frequency);
      const votes = endVotes.get(month) ?? new Map<Day, number>();
      endVotes.set(month, votes.set(end, (votes.get(end) ?? 0) + 1));
      if (month !== before) kpisByMonth.set(month, (kpisByMonth.get(month) ?? 0) + 1);
      before = month;
    }
    if (before >= 0) observed++;
  }
  let latest = -1;
  let common = -1;
  for (const [month, count] of kpisByMonth) {
    if (month > latest) latest = month;
    if (month > common && count >= quorum(observed)) common = month;
  }
  if (latest < 0) return null;
  if (common < 0 || latest <= common + 2) return elected(endVotes.get(latest)!);
  let within = common;
  for (const month of kpisByMonth.keys()) if (month > within && month <= common + 2) within = month;
  return elected(endVotes.get(within)!);
}

/** The end with most votes; of equals the latest. */
function elected(votes: ReadonlyMap<Day, number>): Day {
  let best = -1;
  for (const [end, count] of votes) {
    const most = votes.get(best) ?? 0;
    if (count > most || (count === most && end > best)) best = end;
  }
  return best;
}

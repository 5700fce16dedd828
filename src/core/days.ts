/**
 * Days as whole numbers: the serial numbers that Excel's 1900 date system uses (1 January 2000 = 36526), always UTC.
 * Integers compare, subtract and store cheaply; there is no time zone to get wrong.
 */
export type Day = number;

const MS_PER_DAY = 86_400_000;
/** Serial of 1 January 1970 in the 1900 system (which counts a 29 February 1900 that never was). */
const UNIX_EPOCH_SERIAL = 25_569;
/** What separates the 1904 system's serial numbers from the 1900 system's. */
export const DAYS_1904 = 1462;

export function dayFromYmd(year: number, month: number, day: number): Day {
  return Date.UTC(year, month - 1, day) / MS_PER_DAY + UNIX_EPOCH_SERIAL;
}

export function ymdFromDay(day: Day): { year: number; month: number; day: number } {
  const date = new Date((Math.floor(day) - UNIX_EPOCH_SERIAL) * MS_PER_DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** `2026-09-30` → serial; undefined unless the text is a calendar date in that form. */
export function dayFromIso(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const serial = dayFromYmd(year, month, day);
  const back = ymdFromDay(serial);
  return back.month === month && back.day === day ? serial : undefined;
}

export function isoFromDay(day: Day): string {
  const { year, month, day: d } = ymdFromDay(day);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(d).padStart(2, "0")}`;
}

/** The same day `months` later, or the last day of that month when it is shorter. */
export function addMonths(day: Day, months: number): Day {
  const { year, month, day: d } = ymdFromDay(day);
  const first = dayFromYmd(year, month + months, 1);
  const { year: y2, month: m2 } = ymdFromDay(first);
  const length = dayFromYmd(y2, m2 + 1, 1) - first;
  return first + Math.min(d, length) - 1;
}

export function endOfMonth(day: Day): Day {
  const { year, month } = ymdFromDay(day);
  return dayFromYmd(year, month + 1, 1) - 1;
}

/** Months from the month of `from` to the month of `to` (whole calendar months, days ignored). */
export function monthsBetween(from: Day, to: Day): number {
  const a = ymdFromDay(from);
  const b = ymdFromDay(to);
  return (b.year - a.year) * 12 + (b.month - a.month);
}

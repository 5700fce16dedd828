import { dayFromYmd, endOfMonth, ymdFromDay, type Day } from "../core/days";

/** How dates in text are read. */
export interface DateReading {
  /** `03/04/2026` is 3 April when true, 4 March when false. */
  readonly dayFirst: boolean;
  /** Which day a month or a quarter stands for: the last (a reporting period) or the first (a start). */
  readonly partial?: "first" | "last";
}

/** Dates outside are taken for mistakes: 1 January 1990 to 31 December 2100. */
export const EARLIEST_DAY: Day = dayFromYmd(1990, 1, 1);
export const LATEST_DAY: Day = dayFromYmd(2100, 12, 31);

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH_NAMES = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

/** `"Sept"` → 9; 0 when it is no month. */
export function monthFromName(word: string): number {
  const lower = word.toLowerCase().replace(/\.$/, "");
  if (lower === "sept") return 9;
  const short = MONTHS.indexOf(lower);
  return (short >= 0 ? short : MONTH_NAMES.indexOf(lower)) + 1;
}

/** Two digits are 1990–2089: contracts look ahead, not back. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year >= 90 ? 1900 + year : 2000 + year;
}

function calendarDay(year: number, month: number, day: number): Day | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const serial = dayFromYmd(year, month, day);
  return ymdFromDay(serial).month === month ? serial : undefined;
}

function wholeMonth(year: number, month: number, partial: "first" | "last"): Day | undefined {
  if (month < 1 || month > 12) return undefined;
  const first = dayFromYmd(year, month, 1);
  return partial === "first" ? first : endOfMonth(first);
}

function wholeQuarter(year: number, quarter: number, partial: "first" | "last"): Day | undefined {
  return wholeMonth(year, partial === "first" ? quarter * 3 - 2 : quarter * 3, partial);
}

/** Monday (first) or Sunday (last) of an ISO 8601 week. */
function isoWeek(year: number, week: number, partial: "first" | "last"): Day | undefined {
  if (week < 1 || week > 53) return undefined;
  const fourth = dayFromYmd(year, 1, 4);
  // Serial 2 was a Monday in the calendar that serials from March 1900 on agree with.
  const monday = fourth - ((((fourth - 2) % 7) + 7) % 7) + (week - 1) * 7;
  return partial === "first" ? monday : monday + 6;
}

const TIME = /(?:[T ,]+)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:am|pm)?\s*(?:Z|[+-]\d{2}:?\d{2})?$/i;
const WEEKDAY = /^(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:day|nesday|rsday|sday|urday)?[ ,]+/i;
const SEP = "[-/. ]";
/** "Wednesday, 30 September 2026 12:34:56.789 +01:00" is shorter: no sentence is searched for a date. */
const LONGEST = 80;
const YEAR = "'?(\\d{4}|\\d{2})";

type Reader = (m: RegExpExecArray, reading: Required<DateReading>) => Day | undefined;

const FORMS: readonly (readonly [RegExp, Reader])[] = [
  // 2026-09-30, 2026/9/30
  [/^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$/, (m) => calendarDay(Number(m[1]), Number(m[2]), Number(m[3]))],
  // 30/09/2026 or 09/30/2026, as the settings say; the other order is never tried
  [
    new RegExp(`^(\\d{1,2})${SEP}(\\d{1,2})${SEP}${YEAR}$`),
    (m, r) => {
      const [a, b, year] = [Number(m[1]), Number(m[2]), fullYear(m[3] ?? "")];
      return r.dayFirst ? calendarDay(year, b, a) : calendarDay(year, a, b);
    },
  ],
  // 30 Sep 2026, 30-Sep-26
  [
    new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?${SEP}*([a-z]{3,9}\\.?)[-/., ]*${YEAR}$`, "i"),
    (m) => calendarDay(fullYear(m[3] ?? ""), monthFromName(m[2] ?? ""), Number(m[1])),
  ],
  // Sep 30, 2026
  [
    /^([a-z]{3,9}\.?) (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/i,
    (m) => calendarDay(Number(m[3]), monthFromName(m[1] ?? ""), Number(m[2])),
  ],
  // Sep 2026, Sep-26, September '26
  [
    new RegExp(`^([a-z]{3,9}\\.?)[-/., ]*${YEAR}$`, "i"),
    (m, r) => wholeMonth(fullYear(m[2] ?? ""), monthFromName(m[1] ?? ""), r.partial),
  ],
  // 2026 Sep
  [/^(\d{4})[-/. ]([a-z]{3,9})$/i, (m, r) => wholeMonth(Number(m[1]), monthFromName(m[2] ?? ""), r.partial)],
  // 2026-09
  [/^(\d{4})[-/.](\d{1,2})$/, (m, r) => wholeMonth(Number(m[1]), Number(m[2]), r.partial)],
  // 09/2026
  [/^(\d{1,2})[-/.](\d{4})$/, (m, r) => wholeMonth(Number(m[2]), Number(m[1]), r.partial)],
  // Q2 2026, Q2-26
  [new RegExp(`^Q([1-4])${SEP}*${YEAR}$`, "i"), (m, r) => wholeQuarter(fullYear(m[2] ?? ""), Number(m[1]), r.partial)],
  // 2026 Q2
  [/^(\d{4})[-/. ]*Q([1-4])$/i, (m, r) => wholeQuarter(Number(m[1]), Number(m[2]), r.partial)],
  // 2026-W36
  [/^(\d{4})[- ]?W(\d{1,2})$/i, (m, r) => isoWeek(Number(m[1]), Number(m[2]), r.partial)],
];

/**
 * A date written as text → day serial; undefined when it is none. Quarters are calendar quarters; a time of day is
 * ignored. An order of day and month that the settings do not allow is refused, not swapped: a neighbour such as
 * 03/04/2026 would then have been read wrongly without anyone noticing.
 */
export function dayFromText(text: string, reading: DateReading): Day | undefined {
  const full = { dayFirst: reading.dayFirst, partial: reading.partial ?? "last" } as const;
  const line = text
    .replace(/[\s\u00a0]+/g, " ")
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .trim();
  if (line.length > LONGEST) return undefined;
  const clean = line.replace(TIME, "").replace(WEEKDAY, "");
  for (const [form, read] of FORMS) {
    const match = form.exec(clean);
    if (match) return read(match, full);
  }
  return undefined;
}

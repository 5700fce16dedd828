import { ymdFromDay, type Day } from "../core/days";
import type { Kpi } from "../contract/Contract";

/**
 * How figures, days and lists are written wherever the product speaks English. One place, so that a sentence, a page
 * and a chart title never write the same figure in two ways.
 */

/** Narrow no-break space: keeps a figure and its unit together on one line. */
export const THIN = "\u202f";
const MINUS = "−";

type Measure = Pick<Kpi, "unit" | "form" | "target" | "targetUpper" | "series">;

/** Digits after the point that a number is written with, at most `most`. Exact decimals only: 0.1 + 0.2 counts as 1. */
export function decimalsIn(value: number, most = 4): number {
  if (!Number.isFinite(value)) return 0;
  for (let decimals = 0; decimals < most; decimals++) {
    const scaled = value * 10 ** decimals;
    if (Math.abs(scaled - Math.round(scaled)) < 1e-9 * Math.max(1, Math.abs(scaled))) return decimals;
  }
  return most;
}

/** `plain(12345.678, 1) === "12,345.7"`; a minus sign, not a hyphen; never "−0". */
export function plain(value: number, decimals = 0): string {
  if (!Number.isFinite(value)) return "–";
  const rounded = Math.abs(value).toFixed(decimals);
  const [whole = "0", rest] = rounded.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const sign = value < 0 && Number(rounded) !== 0 ? MINUS : "";
  return sign + grouped + (rest ? `.${rest}` : "");
}

/**
 * Digits after the point with which a KPI's values are written: those of its target, and one at least where the
 * values need it (percentages always: a target of 78 % is met or missed in tenths). Counts keep none.
 */
export function decimalsOf(kpi: Measure): number {
  const scale = kpi.form === "share" ? 100 : 1;
  let decimals = 0;
  for (const bound of [kpi.target, kpi.targetUpper]) {
    if (bound !== null) decimals = Math.max(decimals, decimalsIn(bound * scale));
  }
  if (decimals > 0) return Math.min(decimals, 3);
  if (kpi.form === "share") return 1;
  const { value } = kpi.series;
  let whole = true;
  let largest = Math.abs(kpi.target ?? 0);
  // The last two years are enough to see how the values come.
  for (let i = Math.max(0, value.length - 24); i < value.length; i++) {
    const v = value[i]!;
    if (Number.isNaN(v)) continue;
    if (!Number.isInteger(v)) whole = false;
    if (Math.abs(v) > largest) largest = Math.abs(v);
  }
  return whole || largest >= 1000 ? 0 : largest < 1 ? 3 : 1;
}

/** What stands before and after the KPI's figures: `["£", ""]`, `["", " days"]`, `["", " %"]`. */
export function unitWords(kpi: Pick<Kpi, "unit" | "form">): readonly [before: string, after: string] {
  if (kpi.form === "share") return ["", `${THIN}%`];
  const unit = (kpi.unit ?? "").trim();
  if (/^(|-|number|numbers|count|no\.?|#|n|index|ratio|score|value)$/i.test(unit)) return ["", ""];
  const symbol = symbols[unit.toUpperCase()];
  if (symbol) return [symbol, ""];
  if (/^[£$€]$/.test(unit)) return [unit, ""];
  return ["", THIN + unit];
}

/**
 * A value of this KPI in its unit and precision: `71.2 %`, `4.3 days`, `£12,400`. `decimals` overrides the precision.
 * NaN and null read "no value".
 */
export function formatValue(kpi: Measure, value: number | null, decimals = decimalsOf(kpi)): string {
  if (value === null || Number.isNaN(value)) return "no value";
  const [before, after] = unitWords(kpi);
  const text = plain(kpi.form === "share" ? value * 100 : value, decimals);
  return text.startsWith(MINUS) ? MINUS + before + text.slice(1) + after : before + text + after;
}

/** The value with as many further digits as it takes to tell it from `other`, so that "78.0 %" never misses "78 %". */
export function formatBeside(kpi: Measure, value: number, other: number | null): string {
  let decimals = decimalsOf(kpi);
  if (other !== null && value !== other) {
    const beside = formatValue(kpi, other, 6);
    while (decimals < 6 && formatValue(kpi, Number(formatNumber(kpi, value, decimals)), 6) === beside) decimals++;
  }
  return formatValue(kpi, value, decimals);
}

function formatNumber(kpi: Measure, value: number, decimals: number): string {
  return kpi.form === "share" ? String(Number((value * 100).toFixed(decimals)) / 100) : value.toFixed(decimals);
}

/** `73.9–82.4 %`: the unit once. With a negative bound: `−3 to 4 days`. */
export function formatRange(kpi: Measure, low: number, high: number, decimals = decimalsOf(kpi)): string {
  const [before, after] = unitWords(kpi);
  const scale = kpi.form === "share" ? 100 : 1;
  const [a, b] = [plain(low * scale, decimals), plain(high * scale, decimals)];
  if (before) return `${formatValue(kpi, low, decimals)}–${formatValue(kpi, high, decimals)}`;
  return `${a}${a.startsWith(MINUS) || b.startsWith(MINUS) ? " to " : "–"}${b}${after}`;
}

/** The KPI's target with its own precision: `78 %`, `10–20 days`; null when it has none. */
export function targetWords(kpi: Measure & Pick<Kpi, "direction">): string | null {
  if (kpi.target === null) return null;
  const scale = kpi.form === "share" ? 100 : 1;
  if (kpi.direction !== "range" || kpi.targetUpper === null)
    return formatValue(kpi, kpi.target, decimalsIn(kpi.target * scale));
  const decimals = Math.max(decimalsIn(kpi.target * scale), decimalsIn(kpi.targetUpper * scale));
  return formatRange(kpi, kpi.target, kpi.targetUpper, decimals);
}

const symbols: Readonly<Record<string, string>> = {
  GBP: "£",
  EUR: "€",
  USD: "$",
  AUD: "A$",
  CAD: "C$",
  NZD: "NZ$",
  JPY: "¥",
  INR: "₹",
};

/** `GBP` → `£`; a currency without a sign of its own keeps its code and a space: `CHF `. */
export function currencySign(currency: string): string {
  return symbols[currency.toUpperCase()] ?? `${currency.toUpperCase()}${THIN}`;
}

/** To the pound below ten thousand, then three significant digits: `£950`, `£9,800`, `£48k`, `£48.3k`, `£1.42m`, `−£3,000`. */
export function money(amount: number, currency: string): string {
  const size = Math.abs(amount);
  // The step up is taken where rounding would otherwise print "£1,000k".
  const [scale, suffix] =
    size >= 999.5e6 ? [1e9, "bn"] : size >= 999.5e3 ? [1e6, "m"] : size >= 9999.5 ? [1e3, "k"] : [1, ""];
  const scaled = size / scale;
  const most = scale === 1 || scaled >= 99.95 ? 0 : scaled >= 9.995 ? 1 : 2;
  const text = plain(scaled, decimalsIn(Number(scaled.toFixed(most)), most));
  return (amount < 0 && text !== "0" ? MINUS : "") + currencySign(currency) + text + suffix;
}

/** Money in full, for a reconciliation: `£12,345.60`, `£9,800`. */
export function moneyExact(amount: number, currency: string): string {
  const text = plain(Math.abs(amount), Number.isInteger(Math.round(amount * 100) / 100) ? 0 : 2);
  return (amount < 0 && Number(text.replaceAll(",", "")) !== 0 ? MINUS : "") + currencySign(currency) + text;
}

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** `September` */
export function monthName(day: Day): string {
  return months[ymdFromDay(day).month - 1]!;
}

/** `Sep 2026` */
export function monthYear(day: Day): string {
  return `${monthName(day).slice(0, 3)} ${ymdFromDay(day).year}`;
}

/** `30 Sep 2026` */
export function shortDate(day: Day): string {
  return `${ymdFromDay(day).day} ${monthYear(day)}`;
}

export type Frequency = "weekly" | "monthly" | "quarterly" | "yearly";

/**
 * A period as people say it: `September`, with the year when it is eleven months or more from `asOf`;
 * `the week of 28 Sep 2026`, `the quarter to September`, `the year to March 2026`.
 */
export function periodName(period: Day, asOf: Day, frequency: Frequency = "monthly"): string {
  if (frequency === "weekly") return `the week of ${shortDate(period)}`;
  const a = ymdFromDay(period);
  const b = ymdFromDay(asOf);
  const apart = Math.abs((b.year - a.year) * 12 + b.month - a.month);
  const month = apart > 10 || frequency === "yearly" ? `${monthName(period)} ${a.year}` : monthName(period);
  if (frequency === "quarterly") return `the quarter to ${month}`;
  return frequency === "yearly" ? `the year to ${month}` : month;
}

/** `week`, `month`, `quarter`, `year`. */
export function periodNoun(frequency: Frequency): string {
  return { weekly: "week", monthly: "month", quarterly: "quarter", yearly: "year" }[frequency];
}

/** `["a"]` → `a`; `["a","b"]` → `a and b`; `["a","b","c"]` → `a, b and c`; beyond `most`: `a, b and 5 more`. */
export function joinWords(items: readonly string[], most = 6, word = "and"): string {
  if (items.length <= 1) return items[0] ?? "";
  if (items.length > most) return `${items.slice(0, most - 1).join(", ")} ${word} ${items.length - most + 1} more`;
  return `${items.slice(0, -1).join(", ")} ${word} ${items[items.length - 1]!}`;
}

/** `plural(1, "month")` → `1 month`; `plural(3, "month")` → `3 months`; `plural(2, "party", "parties")`. */
export function plural(n: number, one: string, many = `${one}s`): string {
  return `${plain(n, decimalsIn(n, 1))} ${n === 1 ? one : many}`;
}

const numberNames = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"] as const;
const ordinals = [
  "zeroth",
  "first",
  "second",
  "third",
  "fourth",
  "fifth",
  "sixth",
  "seventh",
  "eighth",
  "ninth",
  "tenth",
  "eleventh",
  "twelfth",
] as const;

/** Small numbers as words: `seven`, `11`. */
export function numberWord(n: number): string {
  return numberNames[n] ?? plain(n);
}

/** `seventh`; from thirteen on `13th`, `21st`. */
export function ordinal(n: number): string {
  const word = ordinals[n];
  if (word) return word;
  const tail = n % 100 >= 11 && n % 100 <= 13 ? "th" : (["th", "st", "nd", "rd"][n % 10] ?? "th");
  return `${n}${tail}`;
}

/** A share in words: `88 %`, `1.8 %` below ten with a digit when asked for; `under 1 %`, `over 99 %`, exact 0 and 1 as such. */
export function percentWords(share: number, decimals = 0): string {
  const least = 10 ** -decimals / 100;
  if (share > 0 && share < least / 2) return `under ${plain(least * 100, decimals)}${THIN}%`;
  if (share < 1 && share > 1 - least / 2) return `over ${plain(100 - least * 100, decimals)}${THIN}%`;
  return `${plain(share * 100, decimals)}${THIN}%`;
}

/** First letter large, for the start of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Text of people as part of a sentence: trimmed, one line, without its own full stop, cut at a word after `most` letters. */
export function quoteShort(text: string, most = 90): string {
  const one = text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[.;,:]+$/, "");
  if (one.length <= most) return one;
  const cut = one.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), most - 20)).trimEnd()}…`;
}

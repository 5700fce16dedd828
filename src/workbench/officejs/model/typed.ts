import type { CellValue } from "../../../contract/cells";

/** What Excel makes of a text that arrives as if a person had typed it. */
export interface Typed {
  readonly value: CellValue;
  readonly formula: string | null;
  readonly quoted: boolean;
  /** Format the cell takes on when it was General: percentages, dates. */
  readonly format?: string;
}

const DAY = 86400000;
const EPOCH = Date.UTC(1899, 11, 30);
const NUMBER = /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d*)?(?:e[+-]?\d+)?$/i;
const ERRORS = ["#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!"];

function serial(year: number, month: number, day: number): number | null {
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || year < 1900 || year > 9999) return null;
  return (time - EPOCH) / DAY;
}

const MONTHS = "january,february,march,april,may,june,july,august,september,october,november,december".split(",");
/** Excel fills in the current year; the model has no clock. */
const THIS_YEAR = 2025;

/** 1 to 12 from a month's name or its first three letters; 0 for any other word. */
function monthOf(name: string): number {
  const wanted = name.toLowerCase();
  return MONTHS.findIndex((month) => wanted === month || (wanted.length === 3 && month.startsWith(wanted))) + 1;
}

function yearOf(text: string): number {
  const year = Number(text);
  return text.length > 2 ? year : year < 30 ? 2000 + year : 1900 + year;
}

interface Dated {
  readonly serial: number;
  readonly format: string;
}

function dated(found: number | null, format: string): Dated | null {
  return found === null ? null : { serial: found, format };
}

/** Dates and times as Excel in US English reads them: numeric ones, and those with the name of a month. */
function dateOf(text: string): Dated | null {
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text);
  if (iso) return dated(serial(Number(iso[1]), Number(iso[2]), Number(iso[3])), "yyyy-mm-dd");
  const us = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4}|\d{2})$/.exec(text);
  if (us) return dated(serial(yearOf(us[3] ?? ""), Number(us[1]), Number(us[2])), "m/d/yyyy");
  const short = /^(\d{1,2})[-/](\d{1,2})$/.exec(text);
  if (short) return dated(serial(THIS_YEAR, Number(short[1]), Number(short[2])), "d-mmm");
  const day = /^(\d{1,2})[- ]([a-z]+)(?:[- ](\d{4}|\d{2}))?$/i.exec(text);
  if (day && monthOf(day[2] ?? "")) {
    const year = day[3] === undefined ? THIS_YEAR : yearOf(day[3]);
    return dated(serial(year, monthOf(day[2] ?? ""), Number(day[1])), day[3] === undefined ? "d-mmm" : "d-mmm-yy");
  }
  const month = /^([a-z]+)[- ](\d{4}|\d{2})$/i.exec(text);
  if (month && monthOf(month[1] ?? "")) {
    return dated(serial(yearOf(month[2] ?? ""), monthOf(month[1] ?? ""), 1), "mmm-yy");
  }
  const time = /^(\d{1,2}):([0-5]\d)(?::([0-5]\d))?$/.exec(text);
  if (!time || Number(time[1]) > 23) return null;
  const seconds = Number(time[1]) * 3600 + Number(time[2]) * 60 + Number(time[3] ?? 0);
  return { serial: seconds / 86400, format: time[3] === undefined ? "h:mm" : "h:mm:ss" };
}

/** Money and numbers in brackets. */
function moneyOf(text: string): { value: number; format: string } | null {
  const match = /^(\(?)([+-]?)([$£€]?) ?(\d[\d,]*(?:\.\d+)?)(\)?)$/.exec(text);
  if (!match || (match[1] === "(") !== (match[5] === ")") || (match[1] === "" && match[3] === "")) return null;
  const size = Number((match[4] ?? "").replaceAll(",", ""));
  const value = match[1] === "(" || match[2] === "-" ? -size : size;
  return { value, format: match[3] === "" ? "General" : `${match[3]}#,##0${text.includes(".") ? ".00" : ""}` };
}

function plain(value: CellValue): Typed {
  return { value, formula: null, quoted: false };
}

/**
 * Excel treats a string handed to `values` like typing: formulas begin with `=` (and with `+`, `-`, `@` when what
 * follows is no plain number), numbers, percentages, dates, booleans and errors are recognised, an apostrophe in front
 * keeps a text as it is, and in a cell of format `@` everything is text.
 */
export function typed(text: string, format: string): Typed {
  if (text === "") return plain(null);
  if (text.startsWith("'")) return { value: text.slice(1), formula: null, quoted: true };
  if (format === "@") return plain(text);
  const trimmed = text.trim();
  if (/\d/.test(trimmed) && NUMBER.test(trimmed)) return plain(Number(trimmed.replaceAll(",", "")));
  if (/^[=]./s.test(text)) return { value: null, formula: text, quoted: false };
  if (/^[+\-@]./s.test(text)) {
    const rest = text.startsWith("@") ? text.slice(1) : text;
    return { value: null, formula: `=${rest}`, quoted: false };
  }
  if (/^(true|false)$/i.test(trimmed)) return plain(trimmed.toUpperCase() === "TRUE");
  if (ERRORS.includes(trimmed.toUpperCase())) return plain({ error: trimmed.toUpperCase() });
  const percent = /^([+-]?\d+(?:\.\d+)?)%$/.exec(trimmed);
  if (percent) return { ...plain(Number(percent[1]) / 100), format: trimmed.includes(".") ? "0.00%" : "0%" };
  const money = moneyOf(trimmed);
  if (money) return { ...plain(money.value), format: money.format };
  const date = dateOf(trimmed);
  return date ? { ...plain(date.serial), format: date.format } : plain(text);
}

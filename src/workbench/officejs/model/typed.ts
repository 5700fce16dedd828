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

function dateOf(text: string): number | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return serial(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const us = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  return us ? serial(Number(us[3]), Number(us[1]), Number(us[2])) : null;
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
  const date = dateOf(trimmed);
  if (date !== null) return { ...plain(date), format: trimmed.includes("-") ? "yyyy-mm-dd" : "m/d/yyyy" };
  return plain(text);
}

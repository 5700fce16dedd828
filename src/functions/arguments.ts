import { dayFromIso } from "../core/days";
import { CellError, errorInCell } from "./CellError";

/**
 * Reads what a spreadsheet hands over: ranges as rows of cells (one row or one column), scalars as a cell. Blank is
 * missing (NaN, null or ""), text where a number is due is an error that names its position, an error in a cell travels on.
 * Each range is copied once, into the array that the core works on.
 */

/** A range becomes a list of this length; it must be one row or one column. */
interface Vector {
  readonly length: number;
  readonly at: (i: number) => unknown;
}

function vector(range: unknown, name: string): Vector {
  if (!Array.isArray(range)) {
    return range === null || range === undefined ? { length: 0, at: () => null } : { length: 1, at: () => range };
  }
  const rows = range as unknown[];
  const first = rows[0];
  if (!Array.isArray(first)) return { length: rows.length, at: (i) => rows[i] };
  if (rows.length === 1) return { length: first.length, at: (i) => (first as unknown[])[i] };
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    if (!Array.isArray(row) || row.length !== 1) {
      throw new CellError("#VALUE!", `${name}: one row or one column is needed.`);
    }
  }
  return { length: rows.length, at: (i) => (rows[i] as unknown[])[0] };
}

function isBlank(cell: unknown): boolean {
  return cell === null || cell === undefined || (typeof cell === "string" && cell.trim() === "");
}

function shown(cell: unknown): string {
  if (typeof cell === "string") return `the text "${cell.length > 40 ? `${cell.slice(0, 40)}…` : cell}"`;
  return typeof cell === "boolean" ? String(cell).toUpperCase() : "something else";
}

/** `position` is 1-based, 0 for a scalar. */
function wrong(name: string, position: number, cell: unknown, wanted: string): CellError {
  const where = position > 0 ? `${name}, position ${position}` : name;
  return new CellError("#VALUE!", `${where}: found ${shown(cell)} where ${wanted} is needed.`);
}

function propagate(cell: unknown, name: string): void {
  const error = errorInCell(cell);
  if (error !== null) throw new CellError(error, `${name} holds the error ${error}.`);
}

/** NaN when blank. */
function toNumber(cell: unknown, name: string, position: number): number {
  if (typeof cell === "number") {
    if (Number.isFinite(cell)) return cell;
    if (Number.isNaN(cell)) return NaN;
    throw new CellError("#NUM!", `${name} holds a number that is too large.`);
  }
  propagate(cell, name);
  if (isBlank(cell)) return NaN;
  throw wrong(name, position, cell, "a number");
}

/** A whole day; NaN when blank. A time of day is cut off. */
function toDay(cell: unknown, name: string, position: number): number {
  if (typeof cell === "string" && !isBlank(cell)) {
    propagate(cell, name);
    const text = cell.trim();
    const day = dayFromIso(/^\d{4}-\d{2}-\d{2}T/.test(text) ? text.slice(0, 10) : text);
    if (day === undefined) throw wrong(name, position, cell, "a date (serial number or YYYY-MM-DD)");
    return day;
  }
  if (typeof cell === "boolean") throw wrong(name, position, cell, "a date (serial number or YYYY-MM-DD)");
  const serial = toNumber(cell, name, position);
  if (serial < 0) throw new CellError("#NUM!", `${name} holds a date before 1900.`);
  return Math.floor(serial);
}

/** "" when blank. */
function toText(cell: unknown, name: string): string {
  if (typeof cell === "string" || typeof cell === "object") propagate(cell, name);
  if (isBlank(cell)) return "";
  return typeof cell === "string" ? cell.trim() : String(cell);
}

function fill(source: Vector, read: (cell: unknown, position: number) => number): Float64Array {
  const list = new Float64Array(source.length);
  for (let i = 0; i < list.length; i++) list[i] = read(source.at(i), i + 1);
  return list;
}

/** Numbers of one row or column; NaN where blank. */
export function numbers(range: unknown, name: string): Float64Array {
  return fill(vector(range, name), (cell, position) => toNumber(cell, name, position));
}

/** As {@link numbers}, null when the argument was left out. */
export function optionalNumbers(range: unknown, name: string): Float64Array | null {
  return isLeftOut(range) ? null : numbers(range, name);
}

/** Numbers of a block of any shape, row by row; NaN where blank. */
export function block(range: unknown, name: string): Float64Array {
  if (!Array.isArray(range) || !Array.isArray(range[0]) || range.length === 1) return numbers(range, name);
  const rows = range as unknown[][];
  const width = rows[0]?.length ?? 0;
  if (width === 1) return numbers(range, name);
  const list = new Float64Array(rows.length * width);
  for (let i = 0, k = 0; i < rows.length; i++) {
    for (let j = 0; j < width; j++, k++) list[k] = toNumber(rows[i]?.[j], name, k + 1);
  }
  return list;
}

/** Sum over a block; null when every cell is blank. */
export function total(range: unknown, name: string): number | null {
  const list = block(range, name);
  let sum = 0;
  let any = false;
  for (let i = 0; i < list.length; i++) {
    const v = list[i] ?? NaN;
    if (Number.isNaN(v)) continue;
    sum += v;
    any = true;
  }
  return any ? sum : null;
}

/** Day serials of one row or column; NaN where blank. */
export function dates(range: unknown, name: string): Float64Array {
  return fill(vector(range, name), (cell, position) => toDay(cell, name, position));
}

/** As {@link dates}, null when the argument was left out. */
export function optionalDates(range: unknown, name: string): Float64Array | null {
  return isLeftOut(range) ? null : dates(range, name);
}

/** Numbers, or dates as text: whatever can stand for time. Null when the argument was left out. */
export function optionalTimes(range: unknown, name: string): Float64Array | null {
  if (isLeftOut(range)) return null;
  return fill(vector(range, name), (cell, position) =>
    typeof cell === "string" ? toDay(cell, name, position) : toNumber(cell, name, position),
  );
}

/** Texts of one row or column; "" where blank. Numbers become their digits. */
export function texts(range: unknown, name: string): string[] {
  const source = vector(range, name);
  const list = new Array<string>(source.length);
  for (let i = 0; i < list.length; i++) list[i] = toText(source.at(i), name);
  return list;
}

/** Words of a list, in any case, mapped to their meaning; null where blank. */
export function words<T>(range: unknown, name: string, meaning: Readonly<Record<string, T>>): (T | null)[] {
  const wanted = `one of ${Object.keys(meaning).join(", ")}`;
  return texts(range, name).map((text, i) => {
    if (text === "") return null;
    const found = lookup(meaning, text);
    if (found === undefined) throw wrong(name, i + 1, text, wanted);
    return found;
  });
}

function lookup<T>(meaning: Readonly<Record<string, T>>, text: string): T | undefined {
  const key = text.toLowerCase();
  return Object.hasOwn(meaning, key) ? meaning[key] : undefined;
}

/** True when an optional argument was left out: null, undefined or a single blank cell. */
export function isLeftOut(value: unknown): boolean {
  if (!Array.isArray(value)) return isBlank(value);
  if (value.length > 1) return false;
  const row: unknown = value[0];
  return Array.isArray(row) ? row.length === 0 || (row.length === 1 && isBlank(row[0])) : isBlank(row);
}

function single(value: unknown, name: string): unknown {
  if (!Array.isArray(value)) return value;
  const source = vector(value, name);
  if (source.length > 1) throw new CellError("#VALUE!", `${name}: one cell is needed, not a range.`);
  return source.length === 0 ? null : source.at(0);
}

/** A number that must be there: blank is #N/A, never 0. */
export function number(value: unknown, name: string): number {
  const v = toNumber(single(value, name), name, 0);
  if (Number.isNaN(v)) throw new CellError("#N/A", `There is no value for ${name}.`);
  return v;
}

/** A number, or null when it was left out. */
export function optionalNumber(value: unknown, name: string): number | null {
  const v = toNumber(single(value, name), name, 0);
  return Number.isNaN(v) ? null : v;
}

/** A whole number within [low, high], or null when it was left out. */
export function optionalWhole(value: unknown, name: string, low: number, high: number): number | null {
  const v = optionalNumber(value, name);
  if (v !== null && !(Number.isInteger(v) && v >= low && v <= high)) {
    throw new CellError("#NUM!", `${name} must be a whole number from ${low} to ${high}.`);
  }
  return v;
}

/** A day that must be there. */
export function date(value: unknown, name: string): number {
  const v = toDay(single(value, name), name, 0);
  if (Number.isNaN(v)) throw new CellError("#N/A", `There is no date for ${name}.`);
  return v;
}

/** A day, or null when it was left out. */
export function optionalDate(value: unknown, name: string): number | null {
  const v = toDay(single(value, name), name, 0);
  return Number.isNaN(v) ? null : v;
}

/** One of a list of words, in any case; `fallback` when left out, an error when left out without a fallback. */
export function choice<const W extends string>(
  value: unknown,
  name: string,
  allowed: readonly W[],
  fallback: NoInfer<W> | null = null,
): W {
  const text = toText(single(value, name), name);
  if (text === "" && fallback !== null) return fallback;
  const found = allowed.find((word) => word === text.toLowerCase());
  if (found === undefined) throw wrong(name, 0, text, `one of ${allowed.map((w) => `"${w}"`).join(", ")}`);
  return found;
}

/** TRUE or FALSE; null when left out. Yes and no, and 1 and 0, are read as well. */
export function optionalFlag(value: unknown, name: string): boolean | null {
  const cell = single(value, name);
  if (typeof cell === "boolean") return cell;
  const text = toText(cell, name);
  if (text === "") return null;
  const found = lookup(
    { true: true, false: false, yes: true, no: false, y: true, n: false, "1": true, "0": false },
    text,
  );
  if (found === undefined) throw wrong(name, 0, cell, "TRUE or FALSE");
  return found;
}

/** Rows of three cells (from, to, share); rows that are blank throughout are skipped, a blank `to` is open-ended. */
export function bandsOf(range: unknown, name: string): { from: number; to: number | null; share: number }[] {
  const rows = Array.isArray(range) && Array.isArray(range[0]) ? (range as unknown[][]) : [];
  const bands: { from: number; to: number | null; share: number }[] = [];
  for (const [i, row] of rows.entries()) {
    if (row.length !== 3) throw new CellError("#VALUE!", `${name}: three columns are needed (from, to, share).`);
    if (row.every(isBlank)) continue;
    const [from = NaN, to = NaN, share = NaN] = row.map((c, j) => toNumber(c, name, i * 3 + j + 1));
    bands.push({ from, to: Number.isNaN(to) ? null : to, share });
  }
  return bands;
}

import { DAYS_1904, isoFromDay } from "../core/days";
import { isCellError, type CellValue } from "./cells";
import type { Column, ColumnKind } from "./columns";
import { dayFromText, EARLIEST_DAY, LATEST_DAY, type DateReading } from "./dateText";
import { hundredth, numberFromText } from "./numberText";
import type { ProblemNumber } from "./problems";
import { normalise, saysNothing } from "./words";

/** How this workbook's cells are to be read. */
export interface ReadingOptions extends DateReading {
  /** True when the workbook counts days from 1904. */
  readonly date1904: boolean;
}

/** A cell that could be read, or why not. Blank is a value: null. */
export type Reading = Readable | Unreadable;

export interface Readable {
  readonly ok: true;
  readonly value: string | number | boolean | null;
  /** The number carried a per cent sign; `value` is the share. */
  readonly percent?: true;
  /** Said once: `015` a word for nothing was read as missing, `011` a bare number was read as per cent. */
  readonly warning?: "015" | "011";
}

export interface Unreadable {
  readonly ok: false;
  readonly number: ProblemNumber;
  readonly expected: string;
  readonly detail?: string;
}

const BLANK: Readable = { ok: true, value: null };
const NOTHING_SAID: Readable = { ok: true, value: null, warning: "015" };

/** Above this a share is taken for a percentage that lost its sign: 150 % of target happens, 200 % hardly ever. */
export const SHARE_LIMIT = 1.5;

function unreadable(number: ProblemNumber, expected: string, detail?: string): Unreadable {
  return detail === undefined ? { ok: false, number, expected } : { ok: false, number, expected, detail };
}

/** Reads a cell as a number; text with a per cent sign comes back as a share and says so. */
export function readNumber(cell: CellValue, expected: string, money = false): Reading {
  if (cell === null) return BLANK;
  if (typeof cell === "number") return Number.isFinite(cell) ? { ok: true, value: cell } : unreadable("003", expected);
  if (isCellError(cell)) return unreadable("005", expected);
  if (typeof cell === "boolean") return unreadable("003", expected);
  if (cell.trim() === "") return BLANK;
  const parsed = numberFromText(cell, money);
  if (parsed)
    return parsed.percent ? { ok: true, value: parsed.value, percent: true } : { ok: true, value: parsed.value };
  const comma = /^\D?\d+,\d{1,2}\s?%?$|^\D?\d{1,3}(\.\d{3})+,\d+\s?%?$/.test(cell.trim());
  return comma ? unreadable("003", expected, " Write it with a decimal point.") : unreadable("003", expected);
}

/** Reads a cell as a day serial of the 1900 system; times are dropped. */
export function readDate(cell: CellValue, expected: string, options: ReadingOptions): Reading {
  if (cell === null) return BLANK;
  if (isCellError(cell)) return unreadable("005", expected);
  if (typeof cell === "boolean") return unreadable("003", expected);
  let day: number | undefined;
  if (typeof cell === "number") day = serialDay(cell, options.date1904);
  else {
    const text = cell.trim();
    if (text === "") return BLANK;
    day = /^\d{5}(\.\d+)?$/.test(text) ? serialDay(Number(text), options.date1904) : dayFromText(text, options);
    if (day === undefined)
      return /^\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2,4}$/.test(text)
        ? unreadable("003", `${expected} with the ${options.dayFirst ? "day" : "month"} first, or 2026-09-30`)
        : unreadable("003", expected);
  }
  if (!(day >= EARLIEST_DAY && day <= LATEST_DAY))
    return unreadable("006", `${expected} from ${isoFromDay(EARLIEST_DAY)} to ${isoFromDay(LATEST_DAY)}`);
  return { ok: true, value: day };
}

function serialDay(serial: number, date1904: boolean): number {
  return Math.floor(serial) + (date1904 ? DAYS_1904 : 0);
}

/** A share in a column without an upper bound may be 2 or 3 (200 % of a pool), but hardly more than this. */
const UNBOUNDED_SHARE_LIMIT = 10;

/** Reads a share: `95 %`, `0.95`; a bare `95` is read as per cent, and said so, when no share there can be so large. */
function readPercent(cell: CellValue, column: Column): Reading {
  const reading = readNumber(cell, column.expected);
  if (!reading.ok || reading.percent || typeof reading.value !== "number") return reading;
  const { value } = reading;
  if (value <= SHARE_LIMIT) return reading;
  const unbounded = column.schema.safeParse(value).success;
  if (unbounded ? value <= UNBOUNDED_SHARE_LIMIT : value > 100) return reading;
  return { ok: true, value: hundredth(value), warning: "011" };
}

function readText(cell: CellValue, required: boolean): Reading {
  if (cell === null) return BLANK;
  if (isCellError(cell)) return unreadable("005", "text");
  if (typeof cell === "boolean") return { ok: true, value: cell ? "TRUE" : "FALSE" };
  if (typeof cell === "number") return { ok: true, value: String(cell) };
  const text = cell.replace(/[\u200b\ufeff]/g, "").trim();
  // "tbc" as an owner is no owner; where text is required it may well be an id.
  if (text === "" || (!required && saysNothing(text))) return BLANK;
  return { ok: true, value: text };
}

const YES = new Set(["yes", "y", "true", "t", "1", "x", "✓", "✔", "☑"]);
const NO = new Set(["no", "n", "false", "f", "0", "✗", "✘", "☐"]);

function readBoolean(cell: CellValue, expected: string): Reading {
  if (cell === null || typeof cell === "boolean") return { ok: true, value: cell };
  if (isCellError(cell)) return unreadable("005", expected);
  const word = String(cell).trim().toLowerCase();
  if (word === "") return BLANK;
  if (YES.has(word)) return { ok: true, value: true };
  if (NO.has(word)) return { ok: true, value: false };
  return unreadable("003", expected);
}

const choiceWords = new WeakMap<Column, ReadonlyMap<string, string>>();

/** Every accepted spelling of a choice, normalised → the word it stands for. */
function wordsOf(column: Column): ReadonlyMap<string, string> {
  let words = choiceWords.get(column);
  if (!words) {
    const built = new Map<string, string>();
    for (const [also, word] of Object.entries(column.choiceSynonyms ?? {})) built.set(normalise(also), word);
    for (const word of column.choices ?? []) built.set(normalise(word), word);
    words = built;
    choiceWords.set(column, words);
  }
  return words;
}

function readChoice(cell: CellValue, column: Column): Reading {
  if (cell === null) return BLANK;
  if (isCellError(cell)) return unreadable("005", column.expected);
  const text = typeof cell === "boolean" ? (cell ? "true" : "false") : String(cell).trim();
  if (text === "") return BLANK;
  const word = wordsOf(column).get(normalise(text));
  return word === undefined ? unreadable("004", column.expected) : { ok: true, value: word };
}

/** Reads a cell for a kind of column, before its schema judges the value. */
function readKind(kind: ColumnKind, cell: CellValue, column: Column, options: ReadingOptions): Reading {
  switch (kind) {
    case "text":
      return readText(cell, column.required);
    case "number":
    case "money":
      return readNumber(cell, column.expected, kind === "money");
    case "percent":
      return readPercent(cell, column);
    case "date":
      return readDate(cell, column.expected, options);
    case "boolean":
      return readBoolean(cell, column.expected);
    case "choice":
      return readChoice(cell, column);
  }
}

/**
 * One cell as its column wants it. In a column that may be blank, words such as "n/a" and "tbc" are read as missing,
 * with a warning; in a required one they are unreadable like any other wrong text.
 */
export function coerce(cell: CellValue, column: Column, options: ReadingOptions): Reading {
  const reading = readKind(column.kind, cell, column, options);
  if (!reading.ok && reading.number !== "005" && !column.required && typeof cell === "string" && saysNothing(cell))
    return NOTHING_SAID;
  // A per cent sign where a plain number is due changes the meaning by a factor of a hundred: not accepted silently.
  if (reading.ok && reading.percent && column.kind !== "percent")
    return unreadable("003", `${column.expected} without a per cent sign`);
  return reading;
}

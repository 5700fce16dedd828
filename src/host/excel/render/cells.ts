import type { Box } from "../../../pack/LaidOutPack";
import { asText, needsMark } from "../text";
import { valueBytes } from "../payload";
import type { LookBook } from "./look";
import type { Scalar, WantedSheet } from "./wanted";

/** What stands in a sheet now, as Excel hands it over: "" where a cell is empty. */
export interface LiveCells {
  readonly rows: number;
  readonly columns: number;
  readonly values: readonly (readonly unknown[])[];
  readonly formats: readonly (readonly string[])[];
  /** Formulas of the boxes that are to hold some, by `row column`. */
  readonly formulas: ReadonlyMap<string, string>;
}

/** A block of rows to be written: null leaves a cell alone, "" empties it. */
export interface CellBlock {
  readonly box: Box;
  readonly values: Scalar[][] | null;
  readonly formats: (string | null)[][] | null;
  readonly bytes: number;
}

export interface CellChanges {
  readonly blocks: readonly CellBlock[];
  /** Cells whose content changes. */
  readonly count: number;
  /** True where a cell's content changes; rows and columns from 1. */
  has(row: number, column: number): boolean;
}

/** Blocks of more rows than this between two changed rows are left out of the request. */
const LARGEST_GAP = 2;

function sameFormula(a: string, b: string): boolean {
  const plain = (text: string): string =>
    text.replace(/"(?:[^"]|"")*"|'(?:[^']|'')*'|\s+/g, (part) => (/^\s/.test(part) ? "" : part)).toUpperCase();
  return a === b || plain(a) === plain(b);
}

function contains(box: Box, row: number, column: number): boolean {
  return row >= box.row && row < box.row + box.rows && column >= box.column && column < box.column + box.columns;
}

function sameValue(wanted: Scalar, live: unknown): boolean {
  if (wanted === null) return live === "" || live === null || live === undefined;
  return wanted === live;
}

/**
 * Compares what is wanted with what is there, cell by cell. `fresh`: formats are about to be cleared, so that all
 * number formats and all texts that rely on an apostrophe are written again. `shaken`: cells whose content is unknown.
 */
export function compareCells(
  wanted: WantedSheet,
  looks: LookBook,
  live: LiveCells | null,
  fresh: boolean,
  shaken: readonly Box[] = [],
): CellChanges {
  const typed = new Set(wanted.laidOut.typed.map(({ row, column }) => `${row} ${column}`));
  const formulas = new Map(wanted.formulas.map((f) => [`${f.row} ${f.column}`, f.formula]));
  const { rows, columns } = wanted;
  const written: (Scalar[] | null)[] = [];
  const formatted: ((string | null)[] | null)[] = [];
  let count = 0;
  for (let r = 0; r < rows; r++) {
    let line: Scalar[] | null = null;
    let codes: (string | null)[] | null = null;
    for (let c = 0; c < columns; c++) {
      const value = wanted.values[r]?.[c] ?? null;
      const code = looks.at(wanted.looks[r]?.[c] ?? 0).format;
      const before = live?.values[r]?.[c] ?? "";
      const codeBefore = fresh || !live ? "General" : (live.formats[r]?.[c] ?? "General");
      const formula = formulas.size > 0 ? formulas.get(`${r + 1} ${c + 1}`) : undefined;
      const toFormat = code !== codeBefore;
      const formulaBefore = live?.formulas.get(`${r + 1} ${c + 1}`) ?? "";
      const same =
        formula !== undefined
          ? formulaBefore.startsWith("=") && sameFormula(formula, formulaBefore)
          : (sameValue(value, before) ||
              (typed.size > 0 && typed.has(`${r + 1} ${c + 1}`) && value === String(before))) &&
            !(formulaBefore.startsWith("=") && formulaBefore !== before);
      const marked = fresh && live !== null && typeof value === "string" && code !== "@" && needsMark(value);
      // a text under a format that is about to change is typed again, so that it does not become what it looks like
      const retyped = toFormat && live !== null && typeof value === "string" && (code === "@" || codeBefore === "@");
      if (toFormat) (codes ??= new Array<string | null>(columns).fill(null))[c] = code;
      const unknown = shaken.length > 0 && shaken.some((box) => contains(box, r + 1, c + 1));
      if (same && !marked && !retyped && !unknown) continue;
      (line ??= new Array<Scalar>(columns).fill(null))[c] =
        formula ?? (value === null ? "" : typeof value === "string" ? asText(value, code) : value);
      count++;
    }
    written.push(line);
    formatted.push(codes);
  }
  return {
    blocks: blocksOf(written, formatted),
    count,
    has: (row, column) => (written[row - 1]?.[column - 1] ?? null) !== null,
  };
}

/** Rows that change, gathered into blocks, each only as wide as it must be. */
function blocksOf(
  written: readonly (Scalar[] | null)[],
  formatted: readonly ((string | null)[] | null)[],
): CellBlock[] {
  const blocks: CellBlock[] = [];
  let from = -1;
  let to = -1;
  const close = (): void => {
    if (from >= 0) blocks.push(block(written.slice(from, to + 1), formatted.slice(from, to + 1), from));
    from = -1;
  };
  written.forEach((line, r) => {
    if (!line && !formatted[r]) return;
    if (from >= 0 && r - to > LARGEST_GAP + 1) close();
    if (from < 0) from = r;
    to = r;
  });
  close();
  return blocks;
}

function block(
  written: readonly (readonly Scalar[] | null)[],
  formatted: readonly (readonly (string | null)[] | null)[],
  top: number,
): CellBlock {
  let left = Infinity;
  let right = -1;
  let anyValue = false;
  let anyFormat = false;
  written.forEach((line, r) => {
    const codes = formatted[r];
    const width = line?.length ?? codes?.length ?? 0;
    for (let c = 0; c < width; c++) {
      const value = line?.[c] ?? null;
      const code = codes?.[c] ?? null;
      if (value === null && code === null) continue;
      if (value !== null) anyValue = true;
      if (code !== null) anyFormat = true;
      if (c < left) left = c;
      if (c > right) right = c;
    }
  });
  let bytes = 0;
  const cut = <T>(lines: readonly (readonly (T | null)[] | null)[]): (T | null)[][] =>
    lines.map((line) =>
      Array.from({ length: right - left + 1 }, (_, i) => {
        const value = line?.[left + i] ?? null;
        bytes += valueBytes(value);
        return value;
      }),
    );
  return {
    box: { row: top + 1, column: left + 1, rows: written.length, columns: right - left + 1 },
    values: anyValue ? cut<NonNullable<Scalar>>(written) : null,
    formats: anyFormat ? cut<string>(formatted) : null,
    bytes,
  };
}

/** Cuts a block that is too heavy for one request into pieces of whole rows. */
export function cutBlock(whole: CellBlock, most: number): CellBlock[] {
  if (whole.bytes <= most || whole.box.rows === 1) return [whole];
  const half = Math.ceil(whole.box.rows / 2);
  const part = (from: number, to: number): CellBlock => {
    const values = whole.values?.slice(from, to) ?? null;
    const formats = whole.formats?.slice(from, to) ?? null;
    const weigh = (rows: readonly (readonly unknown[])[] | null): number =>
      (rows ?? []).reduce((sum, row) => row.reduce<number>((s, value) => s + valueBytes(value), sum), 0);
    const box = { ...whole.box, row: whole.box.row + from, rows: to - from };
    return { box, values, formats, bytes: weigh(values) + weigh(formats) };
  };
  return [...cutBlock(part(0, half), most), ...cutBlock(part(half, whole.box.rows), most)];
}

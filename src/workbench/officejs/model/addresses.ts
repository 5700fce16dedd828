import { columnLetters, quoteSheet } from "../../../contract/cells";

export const MAX_ROWS = 1048576;
export const MAX_COLUMNS = 16384;

/** A rectangle of cells; rows and columns count from 1. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export interface ParsedAddress {
  readonly sheet: string | null;
  readonly area: Area;
}

export function bottom(area: Area): number {
  return area.row + area.rows - 1;
}

export function right(area: Area): number {
  return area.column + area.columns - 1;
}

export function areaOf(row: number, column: number, rows = 1, columns = 1): Area {
  return { row, column, rows, columns };
}

export function fits(area: Area): boolean {
  return (
    [area.row, area.column, area.rows, area.columns].every((n) => Number.isInteger(n) && n >= 1) &&
    bottom(area) <= MAX_ROWS &&
    right(area) <= MAX_COLUMNS
  );
}

export function isWholeColumns(area: Area): boolean {
  return area.row === 1 && area.rows === MAX_ROWS;
}

export function isWholeRows(area: Area): boolean {
  return area.column === 1 && area.columns === MAX_COLUMNS;
}

/** Columns or rows without end, whose cells Excel neither hands over nor takes one by one. */
export function isUnbounded(area: Area): boolean {
  return isWholeColumns(area) || isWholeRows(area);
}

export function columnNumber(letters: string): number {
  let n = 0;
  for (const letter of letters.toUpperCase()) n = n * 26 + letter.charCodeAt(0) - 64;
  return n;
}

const CELL = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/;
const COLUMN = /^\$?([A-Za-z]{1,3})$/;
const ROW = /^\$?(\d{1,7})$/;

function corners(from: string, to: string): [number, number, number, number] | null {
  const [a, b] = [CELL.exec(from), CELL.exec(to)];
  if (a && b) return [Number(a[2]), columnNumber(a[1] ?? ""), Number(b[2]), columnNumber(b[1] ?? "")];
  const [c, d] = [COLUMN.exec(from), COLUMN.exec(to)];
  if (c && d) return [1, columnNumber(c[1] ?? ""), MAX_ROWS, columnNumber(d[1] ?? "")];
  const [e, f] = [ROW.exec(from), ROW.exec(to)];
  if (e && f) return [Number(e[1]), 1, Number(f[1]), MAX_COLUMNS];
  return null;
}

/** `A1`, `$A$1:B2`, `A:C`, `1:3`; null when it is no address of a sheet of 1,048,576 × 16,384 cells. */
export function parseArea(text: string): Area | null {
  const parts = text.trim().split(":");
  const from = parts[0] ?? "";
  if (parts.length > 2 || (parts.length === 1 && !CELL.test(from))) return null;
  const found = corners(from, parts[1] ?? from);
  if (!found) return null;
  const [r1, c1, r2, c2] = found;
  const area = areaOf(Math.min(r1, r2), Math.min(c1, c2), Math.abs(r2 - r1) + 1, Math.abs(c2 - c1) + 1);
  return fits(area) ? area : null;
}

/** The same with a sheet in front: `Sheet1!A1`, `'My sheet'!A1:B2`. */
export function parseAddress(text: string): ParsedAddress | null {
  const match = /^=?(?:'((?:[^']|'')+)'!|([^'!]+)!)?([^!']+)$/.exec(text.trim());
  if (!match) return null;
  const area = parseArea(match[3] ?? "");
  const sheet = match[1]?.replaceAll("''", "'") ?? match[2] ?? null;
  return area && { sheet, area };
}

export function areaText(area: Area): string {
  if (isWholeColumns(area)) return `${columnLetters(area.column)}:${columnLetters(right(area))}`;
  if (isWholeRows(area)) return `${area.row}:${bottom(area)}`;
  const from = `${columnLetters(area.column)}${area.row}`;
  return area.rows * area.columns === 1 ? from : `${from}:${columnLetters(right(area))}${bottom(area)}`;
}

export function addressText(sheet: string, area: Area): string {
  return `${quoteSheet(sheet)}!${areaText(area)}`;
}

export function intersection(a: Area, b: Area): Area | null {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rows = Math.min(bottom(a), bottom(b)) - row + 1;
  const columns = Math.min(right(a), right(b)) - column + 1;
  return rows > 0 && columns > 0 ? areaOf(row, column, rows, columns) : null;
}

export function contains(outer: Area, inner: Area): boolean {
  return (
    outer.row <= inner.row &&
    outer.column <= inner.column &&
    bottom(outer) >= bottom(inner) &&
    right(outer) >= right(inner)
  );
}

export function sameArea(a: Area, b: Area): boolean {
  return a.row === b.row && a.column === b.column && a.rows === b.rows && a.columns === b.columns;
}

export function bounding(a: Area, b: Area): Area {
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  return areaOf(row, column, Math.max(bottom(a), bottom(b)) - row + 1, Math.max(right(a), right(b)) - column + 1);
}

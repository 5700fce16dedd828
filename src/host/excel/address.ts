import { columnLetters } from "../../contract/cells";
import type { Box } from "../../pack/LaidOutPack";

const letters: string[] = [];

function lettersOf(column: number): string {
  return (letters[column] ??= columnLetters(column));
}

/** `B2:D9`, or `B2` for one cell. */
export function addressOf(box: Box): string {
  const first = `${lettersOf(box.column)}${box.row}`;
  if (box.rows === 1 && box.columns === 1) return first;
  return `${first}:${lettersOf(box.column + box.columns - 1)}${box.row + box.rows - 1}`;
}

export function cellOf(row: number, column: number): string {
  return `${lettersOf(column)}${row}`;
}

function columnNumber(text: string): number {
  let number = 0;
  for (const c of text.toUpperCase()) number = number * 26 + c.charCodeAt(0) - 64;
  return number;
}

/** Splits `'My sheet'!$A$1:B2` into the sheet's name and the cells; the sheet is null when none is named. */
export function splitAddress(address: string): { sheet: string | null; cells: string } {
  const at = address.lastIndexOf("!");
  if (at < 0) return { sheet: null, cells: address };
  const sheet = address.slice(0, at);
  const name = sheet.startsWith("'") ? sheet.slice(1, -1).replaceAll("''", "'") : sheet;
  return { sheet: name, cells: address.slice(at + 1) };
}

/** The box of `A1`, `$A$1:$B$9`, with or without a sheet; null for whole rows or columns and for what is no address. */
export function parseBox(address: string): Box | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/i.exec(splitAddress(address).cells);
  if (!match) return null;
  const [, c1 = "", r1 = "", c2 = c1, r2 = r1] = match;
  const [left, right] = [columnNumber(c1), columnNumber(c2)];
  const [top, bottom] = [Number(r1), Number(r2)];
  return { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
}

/** Boxes of `'S'!A1:B2,'S'!D4`; names of sheets may hold commas. */
export function parseBoxes(addresses: string): Box[] {
  const boxes: Box[] = [];
  for (const [part] of addresses.matchAll(/(?:'(?:[^']|'')*'!)?[^,']+/g)) {
    const box = parseBox(part.trim());
    if (box) boxes.push(box);
  }
  return boxes;
}

/** Excel takes addresses of several areas up to 8,192 characters: longer lists are cut into pieces. */
export function addressLists(boxes: readonly Box[], most = 8000): { address: string; boxes: Box[] }[] {
  const lists: { address: string; boxes: Box[] }[] = [];
  for (const box of boxes) {
    const text = addressOf(box);
    const last = lists.at(-1);
    if (last && last.address.length + 1 + text.length <= most) {
      last.address += `,${text}`;
      last.boxes.push(box);
    } else lists.push({ address: text, boxes: [box] });
  }
  return lists;
}

export function sameBox(a: Box, b: Box): boolean {
  return a.row === b.row && a.column === b.column && a.rows === b.rows && a.columns === b.columns;
}

export function overlaps(a: Box, b: Box): boolean {
  return (
    a.row < b.row + b.rows &&
    b.row < a.row + a.rows &&
    a.column < b.column + b.columns &&
    b.column < a.column + a.columns
  );
}

import { columnLetters } from "../../../contract/cells";
import type { Box } from "../../../pack/LaidOutPack";

const letters: string[] = [];

/** Column letters, remembered: a sheet asks for the same few a hundred thousand times. */
export function lettersOf(column: number): string {
  return (letters[column] ??= columnLetters(column));
}

export function addressOf(row: number, column: number): string {
  return `${lettersOf(column)}${row}`;
}

/** `B2:D9`, or `B2` for a single cell. */
export function rangeOf(box: Box): string {
  const first = addressOf(box.row, box.column);
  const last = addressOf(box.row + box.rows - 1, box.column + box.columns - 1);
  return first === last ? first : `${first}:${last}`;
}

/** A sheet name as the file format writes it in references: always quoted, which is always right. */
export function sheetPrefix(sheet: string): string {
  return `'${sheet.replaceAll("'", "''")}'!`;
}

/** `'Sheet'!$B$2:$D$9`. */
export function absoluteRangeOf(sheet: string, box: Box): string {
  const corner = (row: number, column: number): string => `$${lettersOf(column)}$${row}`;
  const last = corner(box.row + box.rows - 1, box.column + box.columns - 1);
  return `${sheetPrefix(sheet)}${corner(box.row, box.column)}:${last}`;
}

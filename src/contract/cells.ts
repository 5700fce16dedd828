/** What a host hands over for one cell, before anyone has judged it. Dates arrive as serial numbers or as text. */
export type CellValue = string | number | boolean | null | CellError;

/** An error value standing in a cell, e.g. `{ error: "#DIV/0!" }`. */
export interface CellError {
  readonly error: string;
}

export function isCellError(value: unknown): value is CellError {
  return typeof value === "object" && value !== null && "error" in value;
}

/** `columnLetters(1) === "A"`, `columnLetters(28) === "AB"`. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let n = column; n > 0; n = Math.floor((n - 1) / 26)) {
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  }
  return letters;
}

/** A sheet name as a formula needs it: quoted when it holds anything but letters, digits and underscores. */
export function quoteSheet(sheet: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(sheet) && !/^[A-Za-z]{1,3}\d+$/.test(sheet) && !/^[Rr]?[Cc]?$/.test(sheet)
    ? sheet
    : `'${sheet.replaceAll("'", "''")}'`;
}

/** `Observations!C17`, rows and columns counted from 1. */
export function cellAddress(sheet: string, row: number, column: number): string {
  return `${quoteSheet(sheet)}!${columnLetters(column)}${row}`;
}

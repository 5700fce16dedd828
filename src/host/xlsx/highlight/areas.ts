import { rangeOf } from "../write/addresses";

/** A block of cells, counted from 1. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** `'My sheet'!$C$4:D9` → its sheet and cells; null for what is no address of cells on a sheet. */
export function parseAddress(address: string): { readonly sheet: string; readonly area: Area } | null {
  const at = address.lastIndexOf("!");
  if (at < 0) return null;
  const named = address.slice(0, at);
  const sheet = named.startsWith("'") ? named.slice(1, -1).replaceAll("''", "'") : named;
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/i.exec(address.slice(at + 1));
  if (!match) return null;
  const [, c1 = "", r1 = "", c2 = c1, r2 = r1] = match;
  const [columnA, columnB] = [columnNumber(c1), columnNumber(c2)];
  const [rowA, rowB] = [Number(r1), Number(r2)];
  const [row, column] = [Math.min(rowA, rowB), Math.min(columnA, columnB)];
  if (row < 1 || Math.max(rowA, rowB) > 1048576 || Math.max(columnA, columnB) > 16384) return null;
  return {
    sheet,
    area: { row, column, rows: Math.abs(rowB - rowA) + 1, columns: Math.abs(columnB - columnA) + 1 },
  };
}

function columnNumber(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

/** The same cells in fewer words: each area once, those one below another as one. Sorted, so that order plays no part. */
export function joined(areas: readonly Area[]): string[] {
  const sorted = [...areas].sort(
    (a, b) => a.column - b.column || a.columns - b.columns || a.row - b.row || b.rows - a.rows,
  );
  const done: Area[] = [];
  for (const area of sorted) {
    const last = done.at(-1);
    if (last?.column === area.column && last.columns === area.columns && area.row <= last.row + last.rows) {
      const end = Math.max(last.row + last.rows, area.row + area.rows);
      done[done.length - 1] = { ...last, rows: end - last.row };
    } else done.push(area);
  }
  return done.map(rangeOf);
}

import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import XLSX from "xlsx";
import { main } from "../../src/cli/main";

/* global Buffer */

/** The command line in this process, its words caught; and small workbooks made by another library. */

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export async function run(...args: readonly string[]): Promise<Ran> {
  let out = "";
  let err = "";
  const progress = /^(?:Reading|Writing|Packing|looking for) /;
  const code = await main(args, {
    out: (t) => (out += t),
    err: (t) => (err += progress.test(t) ? "" : t),
    live: false,
  });
  return { code, out, err };
}

export function folder(): string {
  return mkdtempSync(join(tmpdir(), "mi-cli-"));
}

export type Sheets = Readonly<Record<string, readonly (readonly (string | number | boolean | null)[])[]>>;

/** Writes a workbook of plain sheets and returns its path. */
export function workbook(path: string, sheets: Sheets): string {
  const book = XLSX.utils.book_new();
  for (const [name, rows] of Object.entries(sheets))
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows.map((r) => [...r])), name);
  writeFileSync(path, XLSX.write(book, { type: "buffer", bookType: "xlsx" }) as Buffer);
  return path;
}

const months = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((m) => `2026-0${m}-28`);

/** The least that gives a pack. */
export const least: Sheets = {
  KPIs: [
    ["KPI", "Name", "Direction", "Target", "Unit"],
    ["calls", "Calls answered in time", "higher", 90, "%"],
  ],
  Observations: [
    ["KPI", "Period", "Value"],
    ...months.map((month, i) => ["calls", month, 91 + ((i * 7) % 5) / 2] as const),
  ],
};

export function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(path, "utf8")) as T;
}

/** All texts and numbers of a sheet, row by row, without the blanks. */
export function sheetRows(path: string, sheet: string): (string | number)[][] {
  const book = XLSX.read(readFileSync(path));
  const rows = XLSX.utils.sheet_to_json<(string | number | null)[]>(book.Sheets[sheet] as XLSX.WorkSheet, {
    header: 1,
  });
  return rows.map((row) => row.filter((v): v is string | number => v !== null && v !== undefined && v !== ""));
}

/** A setting as the pack's record page prints it. */
export function recorded(path: string, name: string): string | undefined {
  const row = sheetRows(path, "14 Record").find(([first]) => first === name);
  return row?.[1] === undefined ? undefined : String(row[1]);
}

export function filesIn(path: string): string[] {
  return readdirSync(path).sort();
}

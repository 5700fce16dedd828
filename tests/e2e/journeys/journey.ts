import { readFileSync } from "node:fs";
import { join } from "node:path";
import XLSX from "xlsx";
import { OpenWorkbench, type Running, startWorkbench, until } from "../workbench";

/**
 * A journey: one person's work from an open workbook to what they came for, step after step in one session. It is the fifth
 * of October 2026: the sample's quarter has ended, its review is at hand.
 */
export interface Journey {
  readonly open: OpenWorkbench;
  end(): Promise<void>;
}

export const TODAY = "2026-10-05T09:00:00Z";

export async function beginJourney(): Promise<Journey> {
  const server: Running = await startWorkbench();
  try {
    const open = await OpenWorkbench.open(server.address, { at: TODAY });
    return {
      open,
      end: async () => {
        await open.close();
        server.stop();
      },
    };
  } catch (error) {
    server.stop();
    throw error;
  }
}

/** The workbook is read and its exceptions are listed. */
export async function readTheWorkbook({ pane }: OpenWorkbench): Promise<void> {
  await pane.getByRole("button", { name: "Read this workbook" }).click();
  await pane.getByRole("tree").waitFor({ timeout: 60_000 });
}

export async function view({ pane }: OpenWorkbench, name: string): Promise<void> {
  await pane
    .getByRole("tab", { name: new RegExp(`^${name}`) })
    .first()
    .click();
}

export async function buildThePack(open: OpenWorkbench): Promise<void> {
  await view(open, "Pack");
  await open.pane.getByRole("button", { name: /^Build (the pack|again)$/ }).click();
  await open.pane.getByText(/^The pack is built/).waitFor({ timeout: 120_000 });
}

/** A page of the built pack is opened from the pane; what stands on it, row by row, comes back. */
export async function openPage(open: OpenWorkbench, title: string, sheet: string): Promise<string[]> {
  await view(open, "Pack");
  await open.pane.getByRole("button", { name: `Open ${title}`, exact: true }).click();
  await until(
    () => open.selection(),
    (at) => at.sheet === sheet,
  );
  await open.settle();
  return rowsOf(readBook(await open.download()), sheet);
}

export type Book = XLSX.WorkBook;

/** A workbook as a library that is not ours reads it. */
export function readBook(from: string | Uint8Array): Book {
  const bytes = typeof from === "string" ? readFileSync(join(process.cwd(), "assets", from)) : from;
  return XLSX.read(bytes, { type: typeof from === "string" ? "buffer" : "array" });
}

function sheetOf(book: Book, name: string): XLSX.WorkSheet {
  const sheet = book.Sheets[name];
  if (!sheet) throw new Error(`there is no sheet ${name}: ${book.SheetNames.join(", ")}`);
  return sheet;
}

/** Rows of a table of the sample by its own headers. */
export function table(book: Book, name: string): Readonly<Record<string, string | number | null>>[] {
  return XLSX.utils.sheet_to_json(sheetOf(book, name), { defval: null });
}

/** What stands in each row of a sheet, as shown where a number has a format, joined by spaces. */
export function rowsOf(book: Book, name: string): string[] {
  const rows = XLSX.utils.sheet_to_json<unknown[]>(sheetOf(book, name), { header: 1, raw: false, defval: null });
  return rows.map((row) => row.filter((cell) => cell !== null && cell !== "").join(" "));
}

/** Values of every cell of a sheet by address; an error stands as its text. */
export function cellsOf(book: Book, name: string): Map<string, unknown> {
  const cells = new Map<string, unknown>();
  for (const [address, cell] of Object.entries(sheetOf(book, name) as Record<string, XLSX.CellObject>)) {
    if (address.startsWith("!") || cell.t === "z" || cell.v === "") continue;
    cells.set(address, cell.t === "e" ? cell.w : cell.v);
  }
  return cells;
}

/** A narrow or thin space as a plain one, so that figures can be written in the tests as people type them. */
export function plainSpaces(text: string): string {
  return text.replace(/[\u00a0\u2009\u202f]/g, " ");
}

/** What each journey ends with: no fault in page, pane or host, and nobody else was asked for anything. */
export async function nothingWentWrong(open: OpenWorkbench): Promise<void> {
  expect(open.errors).toEqual([]);
  expect(open.outside).toEqual([]);
  expect(await open.hostFaults()).toEqual([]);
}

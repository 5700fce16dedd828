/**
 * The file side of the pack bench: a workbook of observations of any size, and reading and writing it with the file
 * library alone, in the plainest way, as the yardstick.
 */
import { Writable } from "node:stream";
import { Workbook, WorkbookReader, WorkbookWriter } from "@cj-tech-master/excelts";
import type { LaidOutPack } from "../../src/pack/LaidOutPack";
import type { TableSink } from "../../src/host/SpreadsheetHost";
import { readXlsx } from "../../src/host/xlsx/readWorkbook";
import { renderXlsx } from "../../src/host/xlsx/writeWorkbook";

/* global Buffer, performance, process */

export interface Measured<T> {
  readonly result: T;
  readonly milliseconds: number;
  /** Growth of the process's peak memory meanwhile, in bytes; only the first measure in a fresh process is telling. */
  readonly peakGrowth: number;
}

export async function measured<T>(work: () => Promise<T>): Promise<Measured<T>> {
  const before = process.resourceUsage().maxRSS;
  const start = performance.now();
  const result = await work();
  const milliseconds = performance.now() - start;
  return { result, milliseconds, peakGrowth: (process.resourceUsage().maxRSS - before) * 1024 };
}

/** Always the same figures for the same seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** First days of months as serial numbers, the last one September 2026. */
function months(points: number): number[] {
  return Array.from({ length: points }, (_, i) => Date.UTC(2026, 8 - (points - 1 - i), 1) / 86_400_000 + 25_569);
}

/**
 * A workbook with the sheets KPIs and Observations, `kpis` × `points` rows, written as a stream by the library, so that
 * a million rows can be made too. Every tenth KPI has a shift near its end; every fiftieth value is missing.
 */
export async function observationWorkbook(kpis: number, points: number, seed = 1): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Uint8Array, _encoding, done) {
      chunks.push(Buffer.from(chunk));
      done();
    },
  });
  const book = new WorkbookWriter({ stream: stream as never, useSharedStrings: true, useStyles: true });
  const id = (k: number): string => `kpi-${String(k + 1).padStart(5, "0")}`;

  const list = book.addWorksheet("KPIs");
  list.addRow(["KPI", "Name", "Objective", "Unit", "Direction", "Target", "Tier"]).commit();
  for (let k = 0; k < kpis; k++) {
    const row = [id(k), `Measure ${k + 1}`, `Objective ${(k % 12) + 1}`, "%", k % 3 === 0 ? "lower" : "higher"];
    list.addRow([...row, k % 3 === 0 ? 62 : 58, ["critical", "key", "other"][k % 3]]).commit();
  }
  list.commit();

  const next = random(seed);
  const serials = months(points);
  const rows = book.addWorksheet("Observations");
  rows.getColumn(2).numFmt = "mmm yyyy";
  rows.addRow(["KPI", "Period", "Value", "Comment"]).commit();
  let count = 0;
  for (let k = 0; k < kpis; k++) {
    for (let p = 0; p < points; p++) {
      const shift = k % 10 === 0 && p >= points - 8 ? 6 : 0;
      const value =
        count++ % 50 === 49 ? null : Math.round((60 + shift + (next() + next() + next() - 1.5) * 6) * 100) / 100;
      rows.addRow([id(k), serials[p], value, count % 1000 === 0 ? `Note ${count}` : null]).commit();
    }
  }
  rows.commit();
  await book.commit();
  return new Uint8Array(Buffer.concat(chunks));
}

/** Reads every cell with the library's document model: the plainest thing to do. Returns the number of filled cells. */
export async function bareRead(file: Uint8Array): Promise<number> {
  const book = new Workbook();
  await book.xlsx.load(file as never);
  let cells = 0;
  for (const sheet of book.worksheets) {
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        if (cell.value !== null) cells++;
      }),
    );
  }
  return cells;
}

/** Reads every cell with the library's streaming reader. */
export async function bareReadStream(file: Uint8Array): Promise<number> {
  const reader = new WorkbookReader(file, { worksheets: "emit", sharedStrings: "cache", styles: "cache" });
  let cells = 0;
  for await (const sheet of reader) {
    for await (const row of sheet) {
      row.eachCell((cell) => {
        if (cell.value !== null) cells++;
      });
    }
  }
  return cells;
}

/** The same cells, formats, merges, widths and heights through the library's document model; nothing else. */
export async function bareWrite(pack: LaidOutPack): Promise<Uint8Array> {
  const book = new Workbook();
  const colour = (hex: string) => ({ argb: `FF${hex.slice(1)}` });
  const styles = pack.styles.map((style) => ({
    font: {
      name: "Calibri",
      size: style.font?.size ?? 10,
      ...(style.font?.bold && { bold: true }),
      ...(style.font?.italic && { italic: true }),
      ...(style.font?.colour && { color: colour(style.font.colour) }),
    },
    ...(style.fill && { fill: { type: "pattern" as const, pattern: "solid" as const, fgColor: colour(style.fill) } }),
    ...(style.format && { numFmt: style.format }),
    alignment: { ...(style.horizontal && { horizontal: style.horizontal }), ...(style.wrap && { wrapText: true }) },
  }));
  for (const laid of pack.sheets) {
    const sheet = book.addWorksheet(laid.name);
    laid.columnWidths.forEach((width, i) => {
      sheet.getColumn(i + 1).width = width;
    });
    for (const cell of laid.cells) {
      const target = sheet.getCell(cell.row, cell.column);
      target.value = cell.formula === undefined ? cell.value : ({ formula: cell.formula, result: cell.value } as never);
      target.style = styles[cell.style] as never;
    }
    for (const [row, height] of laid.rowHeights) sheet.getRow(row).height = height;
    for (const box of laid.merges) {
      sheet.mergeCells(box.row, box.column, box.row + box.rows - 1, box.column + box.columns - 1);
    }
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** A sink that only counts: what reading costs by itself. */
export class CountingSink implements TableSink {
  tables = 0;
  rows = 0;
  cells = 0;
  beginTable(): void {
    this.tables++;
  }
  row(cells: readonly unknown[]): void {
    this.rows++;
    for (const cell of cells) if (cell !== null) this.cells++;
  }
  endTable(): void {}
}

export interface PackIoResult {
  readonly rows: number;
  readonly read: { readonly ours: number; readonly bare: number; readonly bareStream: number };
  readonly write: { readonly ours: number; readonly bare: number; readonly cells: number } | null;
}

/** Reading `kpis` × `points` observations and, when given, writing a pack: ours beside the library alone, in ms. */
export async function benchPackIo(kpis: number, points: number, pack?: LaidOutPack): Promise<PackIoResult> {
  const file = await observationWorkbook(kpis, points);
  const sink = new CountingSink();
  const ours = await measured(() => readXlsx(file, sink));
  const bareStream = await measured(() => bareReadStream(file));
  const bare = await measured(() => bareRead(file));
  const read = { ours: ours.milliseconds, bare: bare.milliseconds, bareStream: bareStream.milliseconds };
  if (pack === undefined) return { rows: sink.rows, read, write: null };
  const written = await measured(() => renderXlsx(pack));
  const plain = await measured(() => bareWrite(pack));
  const cells = pack.sheets.reduce((sum, sheet) => sum + sheet.cells.length, 0);
  return { rows: sink.rows, read, write: { ours: written.milliseconds, bare: plain.milliseconds, cells } };
}

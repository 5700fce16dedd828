import { type CellValue, isCellError } from "../../../contract/cells";
import { invalid } from "../errors";
import { parseFormula } from "../formula/parse";
import { MalformedFormula, UnsupportedFormula } from "../formula/tokens";
import { areaOf, isUnbounded } from "./addresses";
import { assertUnlocked, noteFilteredWrite, noteMergedWrite } from "./guards";
import type { RangeRef } from "./RangeRef";
import { type Typed, typed } from "./typed";

const LONGEST_TEXT = 32767;
const LONGEST_FORMULA = 8192;

/** Rows and columns of what the client hands over; a single value stands for every cell, a wrong shape is refused. */
export function shaped(range: RangeRef, value: unknown): (row: number, column: number) => unknown {
  const { rows, columns } = range.area;
  if (!Array.isArray(value)) {
    if (typeof value === "object" && value !== null) throw invalid();
    return () => value;
  }
  if (value.length !== rows) throw invalid();
  for (const cells of value) if (!Array.isArray(cells) || cells.length !== columns) throw invalid();
  return (row, column) => (value as unknown[][])[row]?.[column];
}

function checkFormula(formula: string): void {
  if (formula.length > LONGEST_FORMULA) throw invalid();
  try {
    parseFormula(formula);
  } catch (thrown) {
    if (thrown instanceof MalformedFormula) throw invalid();
    if (!(thrown instanceof UnsupportedFormula)) throw thrown;
  }
}

function read(raw: unknown, format: string): Typed {
  if (typeof raw === "string") {
    if (raw.length > LONGEST_TEXT) throw invalid();
    const found = typed(raw, format);
    if (found.formula !== null) checkFormula(found.formula);
    return found;
  }
  if (typeof raw === "boolean" || (typeof raw === "number" && Number.isFinite(raw))) {
    return { value: raw, formula: null, quoted: false };
  }
  throw invalid();
}

/** What a cell holds, put there without asking anybody: for the model's own use, loading files and tests. */
export function putCell(
  range: RangeRef,
  row: number,
  column: number,
  content: { value: CellValue; formula?: string | null; quoted?: boolean },
): void {
  const cell = range.sheet.cell(row, column);
  cell.value = content.value;
  cell.formula = content.formula ?? null;
  cell.quoted = content.quoted ?? false;
  cell.stamp = 0;
}

/**
 * Writes values or formulas as Excel does: null leaves a cell alone, "" clears it, strings are taken as typed. All is
 * checked before the first cell changes.
 */
export function writeCells(range: RangeRef, raw: unknown): void {
  range.assertAlive();
  const { sheet, area } = range;
  if (isUnbounded(area)) throw invalid();
  const at = shaped(range, raw);
  assertUnlocked(sheet, area);
  const single = area.rows * area.columns === 1;
  const before = single ? sheet.valueAt(area.row, area.column) : null;
  const plan: [number, number, Typed][] = [];
  for (let r = 0; r < area.rows; r++) {
    for (let c = 0; c < area.columns; c++) {
      const value = at(r, c);
      if (value === null || value === undefined) continue;
      const [row, column] = [area.row + r, area.column + c];
      plan.push([row, column, read(value, sheet.formatAt(row, column).numberFormat)]);
    }
  }
  if (plan.length === 0) return;
  noteFilteredWrite(sheet, area);
  const merged = sheet.merges.length > 0;
  for (const [row, column, content] of plan) {
    const merge = merged ? sheet.mergeAt(row, column) : null;
    if (merge && (merge.row !== row || merge.column !== column)) {
      if (content.value !== null || content.formula !== null) noteMergedWrite(sheet, areaOf(row, column));
      continue;
    }
    const cell = sheet.cell(row, column);
    cell.value = content.value;
    cell.formula = content.formula;
    cell.quoted = content.quoted;
    cell.stamp = 0;
    if (content.format !== undefined && cell.format.numberFormat === "General") {
      cell.format = sheet.book.formats.with(cell.format, { numberFormat: content.format });
    }
  }
  sheet.book.cellsWritten += plan.length;
  for (const table of sheet.tables) keepHeaders(range, table.showHeaders ? table.header : null);
  sheet.book.calculation.touch();
  const after = single ? sheet.valueAt(area.row, area.column) : null;
  sheet.book.emit({ kind: "data", sheet, area, type: "RangeEdited", ...(single && { before, after }) });
}

/** Header cells of a table hold texts, none empty and none twice. */
export function keepHeaders(range: RangeRef, header: RangeRef["area"] | null): void {
  if (!header) return;
  const { sheet, area } = range;
  if (header.row < area.row || header.row >= area.row + area.rows) return;
  const seen = new Set<string>();
  for (let i = 0; i < header.columns; i++) {
    const cell = sheet.cell(header.row, header.column + i);
    const value = sheet.valueAt(header.row, header.column + i);
    const text = value === null ? `Column${i + 1}` : isCellError(value) ? value.error : String(value);
    let unique = text;
    for (let n = 2; seen.has(unique.toLowerCase()); n++) unique = `${text}${n}`;
    seen.add(unique.toLowerCase());
    cell.value = unique;
    cell.formula = null;
  }
}

/** Number formats, one a cell or one for all. */
export function writeNumberFormats(range: RangeRef, raw: unknown): void {
  range.assertAlive();
  const { sheet, area } = range;
  if (isUnbounded(area)) throw invalid();
  const at = shaped(range, raw);
  if (sheet.protection && sheet.protection.options["allowFormatCells"] !== true) assertUnlocked(sheet, area);
  const plan: [number, number, string][] = [];
  for (let r = 0; r < area.rows; r++) {
    for (let c = 0; c < area.columns; c++) {
      const value = at(r, c);
      if (value === null || value === undefined) continue;
      if (typeof value !== "string" || value.length > 255) throw invalid();
      plan.push([area.row + r, area.column + c, value === "" ? "General" : value]);
    }
  }
  for (const [row, column, numberFormat] of plan) {
    const cell = sheet.cell(row, column);
    cell.format = sheet.book.formats.with(cell.format, { numberFormat });
  }
  sheet.book.emit({ kind: "format", sheet, area });
}

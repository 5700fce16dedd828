import { type CellValue, isCellError } from "../../../contract/cells";
import type { Steps } from "../../../core/steps";
import { addressOf, rangeOf } from "../../../host/xlsx/write/addresses";
import { fileFormula } from "../../../host/xlsx/write/formulas";
import { plainXmlText, xmlAttribute, xmlText } from "../../../host/xlsx/write/xmlText";
import { columnNumber } from "../../officejs/model/addresses";
import type { Cell } from "../../officejs/model/CellStore";
import { DEFAULT_FORMAT } from "../../officejs/model/formats";
import type { SheetModel } from "../../officejs/model/SheetModel";
import { attributesOf } from "../xml";
import type { StringTable } from "./StringTable";
import { formatKey, type StyleTable } from "./StyleTable";

export interface CellContext {
  readonly styles: StyleTable;
  readonly strings: StringTable;
  /** Marks a formula as one that spills by itself; empty when the file cannot say so. */
  readonly spillMark: () => string;
}

interface OldRow {
  readonly attributes: string;
  readonly cells: Map<number, string>;
}

/** What a spreadsheet could take for a formula when the text is typed again (OWASP's list). */
const FORMULA_LIKE = /^['=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;
const ROW_OR_CELL = /<row\b((?:[^>"]|"[^"]*")*?)\/?>|<c\b((?:[^>"]|"[^"]*")*?)(?:\/>|>[\s\S]*?<\/c>)/g;

/** Cells between two yields. */
export const BATCH = 500;

function* oldRows(xml: string): Steps<Map<number, OldRow>> {
  const rows = new Map<number, OldRow>();
  let [row, column, count] = [0, 0, 0];
  for (const match of xml.matchAll(ROW_OR_CELL)) {
    if (++count % BATCH === 0) yield;
    const [all, rowText, cellText = ""] = match;
    if (rowText !== undefined) {
      row = Number(/ r="(\d+)"/.exec(rowText)?.[1] ?? row + 1);
      column = 0;
      rows.set(row, { attributes: rowText, cells: new Map() });
    } else {
      const address = / r="([A-Z]+)\d+"/.exec(cellText)?.[1];
      column = address === undefined ? column + 1 : columnNumber(address);
      rows.get(row)?.cells.set(column, all);
    }
  }
  return rows;
}

export function sameValue(a: CellValue, b: CellValue): boolean {
  if (isCellError(a) || isCellError(b)) return isCellError(a) && isCellError(b) && a.error === b.error;
  // a formula worked out by another program may differ in the last digit
  if (typeof a === "number" && typeof b === "number") return a === b || Math.abs(a - b) <= 1e-12 * Math.abs(a);
  return a === b;
}

/** Whether a cell is as it was when the file was opened. */
export function sameCell(now: SheetModel, before: SheetModel, row: number, column: number): boolean {
  const [cell, old] = [now.cells.get(row, column), before.cells.get(row, column)];
  if ((cell?.formula ?? null) !== (old?.formula ?? null)) return false;
  if (formatKey(now.formatAt(row, column)) !== formatKey(before.formatAt(row, column))) return false;
  return sameValue(now.valueAt(row, column), before.valueAt(row, column));
}

/** All places that hold or show something, row by row: own cells, and those that formulas spill into. */
function* placesOf(sheet: SheetModel): Steps<Map<number, Set<number>>> {
  let count = 0;
  const places = new Map<number, Set<number>>();
  const put = (row: number, column: number): void => {
    let columns = places.get(row);
    if (!columns) places.set(row, (columns = new Set()));
    columns.add(column);
  };
  for (const [row, column] of sheet.cells.within(sheet.everything)) {
    put(row, column);
    if (++count % BATCH === 0) yield;
  }
  for (const { area } of sheet.spills.all()) {
    for (let r = 0; r < area.rows; r++) for (let c = 0; c < area.columns; c++) put(area.row + r, area.column + c);
  }
  return places;
}

/** `<sheetData>` as the sheet is now, in pieces; every cell that is as it was is written as it was. */
export function* sheetData(
  xml: string,
  now: SheetModel,
  before: SheetModel | null,
  context: CellContext,
): Steps<string> {
  const old = before ? yield* oldRows(xml) : new Map<number, OldRow>();
  const places = yield* placesOf(now);
  const lines = [now.rowHeights, now.hiddenRows, now.rowFormats].flatMap((map) => [...map.keys()]);
  const rows = [...new Set([...old.keys(), ...places.keys(), ...lines])].sort((a, b) => a - b);
  const written: string[] = [];
  let count = 0;
  for (const row of rows) {
    const kept = old.get(row)?.cells ?? new Map<number, string>();
    const columns = [...new Set([...kept.keys(), ...(places.get(row) ?? [])])].sort((a, b) => a - b);
    let text = "";
    for (const column of columns) {
      const raw = kept.get(column);
      const keep =
        raw !== undefined && before && !/<f\b[^>]*\bt="shared"/.test(raw) && sameCell(now, before, row, column);
      text += keep ? raw : cellXml(now, row, column, context);
      if (++count % BATCH === 0) yield;
    }
    const attributes = rowAttributes(row, old.get(row)?.attributes ?? "", now, before, context);
    if (text === "" && attributes === ` r="${row}"`) continue;
    written.push(text === "" ? `<row${attributes}/>` : `<row${attributes}>${text}</row>`);
  }
  return `<sheetData>${written.join("")}</sheetData>`;
}

function rowAttributes(
  row: number,
  raw: string,
  now: SheetModel,
  before: SheetModel | null,
  { styles }: CellContext,
): string {
  const look = (sheet: SheetModel | null) =>
    sheet && [sheet.rowHeights.get(row), sheet.hiddenRows.has(row), sheet.rowFormats.get(row)];
  if (raw !== "" && JSON.stringify(look(now)) === JSON.stringify(look(before))) {
    // how far the row reaches may have changed, and is only a hint
    return raw
      .replace(/\s(?:spans|r)="[^"]*"/g, "")
      .replace(/^/, ` r="${row}"`)
      .trimEnd();
  }
  const old = attributesOf(raw);
  const height = now.rowHeights.get(row);
  const format = now.rowFormats.get(row);
  return (
    ` r="${row}"` +
    (format ? ` s="${styles.indexOf(format)}" customFormat="1"` : "") +
    (height === undefined ? "" : ` ht="${Math.min(409.5, Math.max(0, height))}" customHeight="1"`) +
    (now.hiddenRows.has(row) || now.filter?.hidden.has(row) ? ' hidden="1"' : "") +
    ["outlineLevel", "collapsed"].map((name) => (old[name] === undefined ? "" : ` ${name}="${old[name]}"`)).join("")
  );
}

function cellXml(sheet: SheetModel, row: number, column: number, context: CellContext): string {
  const cell: Cell | undefined = sheet.cells.get(row, column);
  const format = sheet.formatAt(row, column);
  const value = sheet.valueAt(row, column);
  const text = cell?.formula === null && typeof value === "string";
  const quoted = text && ((cell.quoted && !Number.isNaN(Number(value))) || FORMULA_LIKE.test(value));
  const index = context.styles.indexOf(format, quoted);
  const style = index === 0 && format === DEFAULT_FORMAT ? "" : ` s="${index}"`;
  const start = `<c r="${addressOf(row, column)}"${style}`;
  if (cell && cell.formula !== null) return `${start}${formulaXml(sheet, cell, value, context)}</c>`;
  if (value === null) return style === "" ? "" : `${start}/>`;
  if (typeof value === "string") return `${start} t="s"><v>${context.strings.indexOf(value)}</v></c>`;
  return `${start}${typeOf(value)}><v>${plainOf(value)}</v></c>`;
}

function typeOf(value: CellValue): string {
  if (isCellError(value)) return ' t="e"';
  return typeof value === "boolean" ? ' t="b"' : typeof value === "string" ? ' t="str"' : "";
}

function plainOf(value: CellValue): string {
  if (isCellError(value)) return xmlText(value.error);
  return typeof value === "boolean" ? String(Number(value)) : xmlText(String(value));
}

/** Errors that only a running Excel shows are no values of a file. */
const PASSING = ["#BUSY!", "#GETTING_DATA", "#SPILL!", "#CALC!"];

function formulaXml(sheet: SheetModel, cell: Cell, value: CellValue, { spillMark }: CellContext): string {
  const shown = isCellError(value) && PASSING.includes(value.error) ? { error: "#VALUE!" } : value;
  const formula = plainXmlText(fileFormula((cell.formula ?? "=").slice(1)));
  const area = sheet.spills.areaFrom(cell.row, cell.column);
  const open = area ? `<f t="array" ref="${xmlAttribute(rangeOf(area))}">` : "<f>";
  return `${area ? spillMark() : ""}${typeOf(shown)}>${open}${formula}</f>${shown === null ? "" : `<v>${plainOf(shown)}</v>`}`;
}

import type { LaidOutCell, LaidOutSheet } from "../../../pack/LaidOutPack";
import { addressOf, lettersOf } from "./addresses";
import { fileFormula } from "./formulas";
import type { PartWriter } from "./PartWriter";
import { type SharedStrings, TEXT_LIMIT, CUT_MARK } from "./SharedStrings";
import type { StyleSheet } from "./styleSheet";
import { cutText, plainXmlText, xmlText } from "./xmlText";

/** What a spreadsheet could take for a formula when the text is typed again or exported as CSV (OWASP's list). */
const FORMULA_LIKE = /^['=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** The sheet as given when its cells are in order (as promised), else sorted: a reader may refuse rows out of order. */
export function inOrder(sheet: LaidOutSheet): LaidOutSheet {
  const before = (a: LaidOutCell, b: LaidOutCell): number => a.row - b.row || a.column - b.column;
  let last: LaidOutCell | undefined;
  for (const cell of sheet.cells) {
    if (last !== undefined && before(last, cell) > 0) return { ...sheet, cells: [...sheet.cells].sort(before) };
    last = cell;
  }
  return sheet;
}

/** Writes `<sheetData>`: rows in order, rows that have only a height too. */
export function writeSheetData(
  part: PartWriter,
  sheet: LaidOutSheet,
  strings: SharedStrings,
  styles: StyleSheet,
): void {
  const { cells } = sheet;
  const heights = [...sheet.rowHeights].sort((a, b) => a[0] - b[0]);
  let height = 0;
  let at = 0;
  part.write("<sheetData>");
  while (at < cells.length || height < heights.length) {
    const row = Math.min(cells[at]?.row ?? Infinity, heights[height]?.[0] ?? Infinity);
    let text = `<row r="${row}"`;
    const points = heights[height];
    if (points !== undefined && points[0] === row) {
      // 409.5 points is the tallest row Excel takes; a taller one makes it offer a repair.
      text += ` ht="${Math.min(409.5, Math.max(0, points[1]))}" customHeight="1"`;
      height++;
    }
    if (cells[at]?.row !== row) {
      part.write(`${text}/>`);
      continue;
    }
    text += ">";
    let previous = 0;
    for (let cell = cells[at]; cell !== undefined && cell.row === row; cell = cells[++at]) {
      if (cell.column === previous) throw new Error(`Cell ${where(sheet, cell)} is given twice.`);
      previous = cell.column;
      text += cellXml(sheet, cell, strings, styles);
    }
    part.write(`${text}</row>`);
  }
  part.write("</sheetData>");
}

function cellXml(sheet: LaidOutSheet, cell: LaidOutCell, strings: SharedStrings, styles: StyleSheet): string {
  const { value } = cell;
  if (!styles.has(cell.style))
    throw new Error(`Cell ${where(sheet, cell)} has style ${cell.style}, which is not there.`);
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw new Error(`Cell ${where(sheet, cell)} holds ${value}; missing numbers are null.`);
  }
  if (cell.formula !== undefined) return formulaXml(cell, cell.formula, styleAttribute(styles.fileIndex(cell.style)));
  const start = `<c r="${lettersOf(cell.column)}${cell.row}"`;
  if (typeof value === "string") {
    const style = FORMULA_LIKE.test(value) ? styles.textIndex(cell.style) : styles.fileIndex(cell.style);
    return `${start}${styleAttribute(style)} t="s"><v>${strings.add(value)}</v></c>`;
  }
  const style = styleAttribute(styles.fileIndex(cell.style));
  if (cell.error !== undefined) return `${start}${style} t="e"><v>${plainXmlText(cell.error)}</v></c>`;
  if (value === null) return `${start}${style}/>`;
  if (typeof value === "number") return `${start}${style}><v>${value}</v></c>`;
  return `${start}${style} t="b"><v>${value ? 1 : 0}</v></c>`;
}

function formulaXml(cell: LaidOutCell, formula: string, style: string): string {
  const { value, error } = cell;
  if (error !== undefined) {
    return (
      `<c r="${lettersOf(cell.column)}${cell.row}"${style} t="e">` +
      `<f>${plainXmlText(fileFormula(formula))}</f><v>${plainXmlText(error)}</v></c>`
    );
  }
  const type = typeof value === "string" ? ' t="str"' : typeof value === "boolean" ? ' t="b"' : "";
  const cached =
    value === null
      ? ""
      : `<v>${typeof value === "string" ? xmlText(cutText(value, TEXT_LIMIT, CUT_MARK)) : Number(value)}</v>`;
  return (
    `<c r="${lettersOf(cell.column)}${cell.row}"${style}${type}>` +
    `<f>${plainXmlText(fileFormula(formula))}</f>${cached}</c>`
  );
}

function styleAttribute(style: number): string {
  return ` s="${style}"`;
}

function where(sheet: LaidOutSheet, cell: LaidOutCell): string {
  return `${sheet.name}!${addressOf(cell.row, cell.column)}`;
}

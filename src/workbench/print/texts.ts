import { isCellError } from "../../contract/cells";
import { fontStack } from "../grid/fonts";
import { formatValue } from "../officejs/model/display";
import type { CellFormat } from "../officejs/model/formats";
import type { SheetModel } from "../officejs/model/SheetModel";

/** Width of a text in points, set in a CSS font at that many points. */
export type Measure = (text: string, font: string) => number;

/** Where nothing can be measured (outside a browser): half the type's size a character, about what Calibri takes. */
export const NO_MEASURE: Measure = (text, font) => text.length * Number(/([\d.]+)pt/.exec(font)?.[1] ?? 11) * 0.5;

/** Measures with the browser's own fonts, the ones that the pages are drawn with. */
export function browserMeasure(): Measure {
  const context = document.createElement("canvas").getContext("2d");
  if (!context) return NO_MEASURE;
  return (text, font) => {
    context.font = font;
    return context.measureText(text).width * 0.75;
  };
}

export function fontOf({ italic, bold, fontSize, fontName }: CellFormat): string {
  return `${italic ? "italic " : ""}${bold ? "bold " : ""}${fontSize}pt ${fontStack(quoted(fontName))}`;
}

export function quoted(font: string): string {
  return /^[\w-]+$/.test(font) ? font : `"${font.replace(/"/g, "")}"`;
}

export function textWidth(text: string, format: CellFormat, measure: Measure): number {
  return (
    Math.max(...text.split("\n").map((line) => measure(line, fontOf(format)))) + 2 * PADDING + format.indent * INDENT
  );
}

/** Points between a cell's edge and its text; points that one step of indent takes. */
export const PADDING = 1.5;
export const INDENT = 6.75;

const ERRORS: Readonly<Record<string, string>> = { Blank: "", Dash: "--", NotAvailable: "#N/A" };

/** What a cell shows on paper. */
export function cellText(sheet: SheetModel, row: number, column: number): string {
  const value = sheet.valueAt(row, column);
  if (value === null) return "";
  if (isCellError(value)) return ERRORS[sheet.page.printErrors] ?? value.error;
  return formatValue(value, sheet.formatAt(row, column).numberFormat);
}

/** A figure in its column: shortened where its format leaves that free, else hashes; never cut, as half a figure misleads. */
export function fittedNumber(value: number, text: string, format: CellFormat, width: number, measure: Measure): string {
  const room = width - 2 * PADDING - format.indent * INDENT + 0.75;
  const font = fontOf(format);
  if (measure(text, font) <= room) return text;
  if (format.numberFormat === "General") {
    for (let digits = 9; digits > 0; digits--) {
      const shorter = formatValue(Number(value.toPrecision(digits)), "General");
      // digits before the point are never given up
      if (Math.abs(Number(shorter) - value) >= 1 && Math.abs(value) < 1e11) break;
      if (measure(shorter, font) <= room) return shorter;
    }
  }
  return "#".repeat(Math.max(1, Math.floor(room / Math.max(1, measure("#", font)))));
}

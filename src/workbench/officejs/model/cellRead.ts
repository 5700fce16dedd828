import { type CellValue, isCellError } from "../../../contract/cells";
import { bottom, isUnbounded, right } from "./addresses";
import { formatValue } from "./display";
import type { RangeRef } from "./RangeRef";

/** Excel hands over at most five million cells at once; beyond that the property is silently null. */
export const MOST_CELLS = 5_000_000;

function grid<V>(range: RangeRef, read: (row: number, column: number) => V): V[][] | null {
  const { area } = range;
  range.assertAlive();
  if (isUnbounded(area) || area.rows * area.columns > MOST_CELLS) return null;
  const rows: V[][] = [];
  for (let row = area.row; row <= bottom(area); row++) {
    const cells: V[] = [];
    for (let column = area.column; column <= right(area); column++) cells.push(read(row, column));
    rows.push(cells);
  }
  return rows;
}

/** A value as the client gets it: empty cells are "", errors their text. */
export function wireValue(value: CellValue): string | number | boolean {
  if (value === null) return "";
  return isCellError(value) ? value.error : value;
}

export function valueType(value: CellValue): string {
  if (value === null) return "Empty";
  if (isCellError(value)) return "Error";
  return typeof value === "number" ? "Double" : typeof value === "boolean" ? "Boolean" : "String";
}

export function readValues(range: RangeRef): unknown {
  return grid(range, (row, column) => wireValue(range.sheet.valueAt(row, column)));
}

export function readTypes(range: RangeRef): unknown {
  return grid(range, (row, column) => valueType(range.sheet.valueAt(row, column)));
}

export function readTexts(range: RangeRef): unknown {
  const { sheet } = range;
  return grid(range, (row, column) =>
    formatValue(sheet.valueAt(row, column), sheet.formatAt(row, column).numberFormat),
  );
}

export function readFormulas(range: RangeRef): unknown {
  return grid(range, (row, column) => {
    const cell = range.sheet.cells.get(row, column);
    return cell?.formula ?? wireValue(range.sheet.valueAt(row, column));
  });
}

export function readNumberFormats(range: RangeRef): unknown {
  return grid(range, (row, column) => range.sheet.formatAt(row, column).numberFormat);
}

const CATEGORIES: readonly (readonly [string, RegExp])[] = [
  ["General", /^General$/i],
  ["Text", /^@$/],
  ["Percentage", /%/],
  ["Scientific", /e[+-]0/i],
  ["Fraction", /\?\/[?\d]/],
  ["Currency", /[$£€¥]/],
  ["Date", /[dy]/i],
  ["Time", /[hs]/i],
  ["Number", /[0#]/],
];

export function readCategories(range: RangeRef): unknown {
  return grid(range, (row, column) => {
    const code = range.sheet.formatAt(row, column).numberFormat.replace(/"[^"]*"|\\.|\[[^\]$]*\]/g, "");
    return CATEGORIES.find(([, pattern]) => pattern.test(code))?.[0] ?? "Custom";
  });
}

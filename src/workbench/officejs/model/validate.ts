import { type CellValue, isCellError } from "../../../contract/cells";
import { evaluate } from "../formula/evaluate";
import { compare, isMatrix } from "../formula/values";
import { areaOf, bottom, contains, parseAddress, right } from "./addresses";
import type { SheetModel } from "./SheetModel";
import { offsetFormula } from "./transfer";
import type { ValidationModel } from "./ValidationModel";

type Limits = Readonly<Record<string, unknown>>;

/** What a formula of a rule comes to for one cell; undefined when this calculator cannot say. */
function valueOf(
  raw: unknown,
  sheet: SheetModel,
  rule: ValidationModel,
  row: number,
  column: number,
): CellValue[] | undefined {
  if (typeof raw === "number") return [raw];
  const text = String(raw ?? "");
  if (!text.startsWith("=")) return [text.trim() !== "" && Number.isFinite(Number(text)) ? Number(text) : text];
  const [rows, columns] = [row - rule.area.row, column - rule.area.column];
  const formula = offsetFormula(text, rows, columns);
  try {
    const { book } = sheet;
    const result = evaluate(formula, {
      sheet,
      row,
      column,
      sheetNamed: (name) => book.sheetNamed(name),
      nameFormula: (name) => book.nameInScope(name, sheet)?.formula ?? null,
      call: () => undefined,
    });
    return isMatrix(result) ? result.flat() : [result];
  } catch {
    return undefined;
  }
}

function within(value: number, limits: Limits, limit: (name: string) => CellValue | undefined): boolean {
  const [one, two] = [limit("formula1"), limit("formula2")];
  if (one === undefined || isCellError(one)) return true;
  const first = compare(value, one);
  const second = two === undefined || two === "" || isCellError(two) ? 0 : compare(value, two);
  switch (limits["operator"]) {
    case "NotBetween":
      return first < 0 || second > 0;
    case "EqualTo":
    case "Equal":
      return first === 0;
    case "NotEqualTo":
    case "NotEqual":
      return first !== 0;
    case "GreaterThan":
      return first > 0;
    case "LessThan":
      return first < 0;
    case "GreaterThanOrEqual":
    case "GreaterThanOrEqualTo":
      return first >= 0;
    case "LessThanOrEqual":
    case "LessThanOrEqualTo":
      return first <= 0;
    default:
      return first >= 0 && second <= 0;
  }
}

/** The words a list offers. */
export function listOf(rule: ValidationModel, sheet: SheetModel, row: number, column: number): CellValue[] | null {
  const list = rule.rule["list"] as { source?: unknown } | undefined;
  if (!list) return null;
  const source = String(list.source ?? "");
  if (!source.startsWith("=")) return source.split(",").map((text) => text.trim());
  const at = parseAddress(source) ?? parseAddress(sheet.book.nameInScope(source.slice(1), sheet)?.formula ?? "");
  const on = at?.sheet === null ? sheet : at && sheet.book.sheetNamed(at.sheet ?? "");
  if (!at || !on) return valueOf(source, sheet, rule, row, column) ?? null;
  const values: CellValue[] = [];
  for (let r = at.area.row; r <= Math.min(bottom(at.area), at.area.row + 9999); r++) {
    for (let c = at.area.column; c <= right(at.area); c++) values.push(on.valueAt(r, c));
  }
  return values.filter((value) => value !== null && value !== "");
}

/** Asks while the cell holds a value that it does not have yet. */
function withValue<T>(sheet: SheetModel, row: number, column: number, value: CellValue, ask: () => T): T {
  const cell = sheet.cell(row, column);
  const before = { value: cell.value, formula: cell.formula };
  Object.assign(cell, { value, formula: null, stamp: 0 });
  sheet.book.calculation.touch();
  try {
    return ask();
  } finally {
    Object.assign(cell, { ...before, stamp: 0 });
    sheet.book.calculation.touch();
  }
}

function isAllowed(rule: ValidationModel, sheet: SheetModel, row: number, column: number, value: CellValue): boolean {
  if (value === null || value === "") return true;
  const [kind = "", raw] = Object.entries(rule.rule)[0] ?? [];
  const limits = (raw ?? {}) as Limits;
  const limit = (name: string): CellValue | undefined => valueOf(limits[name], sheet, rule, row, column)?.[0];
  switch (kind) {
    case "list": {
      const offered = listOf(rule, sheet, row, column);
      return offered === null || offered.some((one) => !isCellError(one) && String(one) === String(value));
    }
    case "wholeNumber":
      return typeof value === "number" && Number.isInteger(value) && within(value, limits, limit);
    case "decimal":
    case "date":
    case "time":
      return typeof value === "number" && within(value, limits, limit);
    case "textLength":
      return !isCellError(value) && within(String(value).length, limits, limit);
    case "custom": {
      const answer = withValue(sheet, row, column, value, () => limit("formula"));
      return answer === undefined || (!isCellError(answer) && Boolean(answer));
    }
    default:
      return true;
  }
}

/** The rule for a cell, if it has one. */
export function validationAt(sheet: SheetModel, row: number, column: number): ValidationModel | null {
  return sheet.validations.find((rule) => contains(rule.area, areaOf(row, column))) ?? null;
}

/**
 * Why Excel would not take what was typed into a cell: the rule's own words, or Excel's. Null when it may stand, or when
 * the rule only warns. Formulas of rules see the cell as it is now, with the new value in it.
 */
export function refusedBy(sheet: SheetModel, row: number, column: number, value: CellValue): string | null {
  const rule = validationAt(sheet, row, column);
  if (!rule || rule.errorAlert.showAlert === false || (rule.errorAlert.style ?? "Stop") !== "Stop") return null;
  if (isAllowed(rule, sheet, row, column, value)) return null;
  const { title = "", message = "" } = rule.errorAlert;
  const words = message || "This value doesn't match the data validation restrictions defined for this cell.";
  return title === "" ? words : `${title}: ${words}`;
}

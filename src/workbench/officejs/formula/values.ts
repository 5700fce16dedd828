import { type CellError, type CellValue, isCellError } from "../../../contract/cells";
import type { Area } from "../model/addresses";
import type { SheetModel } from "../model/SheetModel";

/** Cells that a formula points at. */
export interface Reference {
  readonly sheet: SheetModel;
  readonly area: Area;
}

export type Matrix = readonly (readonly CellValue[])[];

/** What a part of a formula is worth. */
export type Operand = CellValue | Matrix | Reference;

export function isMatrix(value: Operand): value is Matrix {
  return Array.isArray(value);
}

export function isReference(value: Operand): value is Reference {
  return typeof value === "object" && value !== null && "area" in value;
}

export function errorOf(code: string): CellError {
  return { error: code };
}

/** Carries an error value out of the middle of a calculation. */
export class Failure extends Error {
  constructor(readonly value: CellError) {
    super(value.error);
  }
}

export function fail(code: string): Failure {
  return new Failure(errorOf(code));
}

export function toNumber(value: CellValue): number {
  if (isCellError(value)) throw new Failure(value);
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value === null) return 0;
  const number = value.trim() === "" ? NaN : Number(value);
  if (Number.isNaN(number)) throw fail("#VALUE!");
  return number;
}

export function toText(value: CellValue): string {
  if (isCellError(value)) throw new Failure(value);
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return String(value);
}

export function toBoolean(value: CellValue): boolean {
  if (typeof value === "string") {
    if (/^true$/i.test(value)) return true;
    if (/^false$/i.test(value)) return false;
    throw fail("#VALUE!");
  }
  return toNumber(value) !== 0;
}

/** Excel's order: numbers before texts before booleans; texts without regard to case. */
export function compare(a: CellValue, b: CellValue): number {
  if (isCellError(a)) throw new Failure(a);
  if (isCellError(b)) throw new Failure(b);
  const left = a ?? (typeof b === "string" ? "" : typeof b === "boolean" ? false : 0);
  const right = b ?? (typeof left === "string" ? "" : typeof left === "boolean" ? false : 0);
  const rank = (v: string | number | boolean) => (typeof v === "number" ? 0 : typeof v === "string" ? 1 : 2);
  if (rank(left) !== rank(right)) return rank(left) - rank(right);
  if (typeof left === "string") {
    const [x, y] = [left.toLowerCase(), String(right).toLowerCase()];
    return x < y ? -1 : x > y ? 1 : 0;
  }
  return Number(left) - Number(right);
}

export function binary(operator: string, a: CellValue, b: CellValue): CellValue {
  switch (operator) {
    case "&":
      return toText(a) + toText(b);
    case "=":
      return compare(a, b) === 0;
    case "<>":
      return compare(a, b) !== 0;
    case "<":
      return compare(a, b) < 0;
    case "<=":
      return compare(a, b) <= 0;
    case ">":
      return compare(a, b) > 0;
    case ">=":
      return compare(a, b) >= 0;
  }
  const [x, y] = [toNumber(a), toNumber(b)];
  if (operator === "/" && y === 0) throw fail("#DIV/0!");
  const result =
    operator === "+" ? x + y : operator === "-" ? x - y : operator === "*" ? x * y : operator === "/" ? x / y : x ** y;
  if (!Number.isFinite(result)) throw fail("#NUM!");
  return result;
}

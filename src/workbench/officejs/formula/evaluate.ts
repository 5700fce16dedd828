import type { CellValue } from "../../../contract/cells";
import { bottom, intersection, isUnbounded, right } from "../model/addresses";
import { FUNCTIONS } from "./functions";
import { type Node, parseFormula } from "./parse";
import { UnsupportedFormula } from "./tokens";
import type { Argument, Scope } from "./types";
import {
  binary,
  errorOf,
  fail,
  Failure,
  isMatrix,
  isReference,
  type Matrix,
  type Operand,
  type Reference,
  toNumber,
} from "./values";

/** The cells of a reference; columns and rows without end stop where the sheet's contents do. */
export function cellsOf(ref: Reference): Matrix {
  const { sheet } = ref;
  const area = isUnbounded(ref.area)
    ? intersection(ref.area, sheet.usedArea(true) ?? { ...ref.area, rows: 1, columns: 1 })
    : ref.area;
  const rows: CellValue[][] = [];
  if (!area) return [[null]];
  for (let row = area.row; row <= bottom(area); row++) {
    const cells: CellValue[] = [];
    for (let column = area.column; column <= right(area); column++) cells.push(sheet.valueAt(row, column));
    rows.push(cells);
  }
  return rows;
}

function single(operand: Operand, scope: Scope): CellValue {
  if (isReference(operand)) {
    const { area, sheet } = operand;
    if (area.rows === 1 && area.columns === 1) return sheet.valueAt(area.row, area.column);
    // A column or row stands for the cell beside the formula.
    if (area.columns === 1 && scope.row >= area.row && scope.row <= bottom(area)) {
      return sheet.valueAt(scope.row, area.column);
    }
    if (area.rows === 1 && scope.column >= area.column && scope.column <= right(area)) {
      return sheet.valueAt(area.row, scope.column);
    }
    throw fail("#VALUE!");
  }
  return isMatrix(operand) ? (operand[0]?.[0] ?? null) : operand;
}

function isMany(operand: Operand): boolean {
  return isMatrix(operand) || (isReference(operand) && operand.area.rows * operand.area.columns > 1);
}

function matrixOf(operand: Operand): Matrix {
  if (isReference(operand)) return cellsOf(operand);
  return isMatrix(operand) ? operand : [[operand]];
}

function guarded(compute: () => CellValue): CellValue {
  try {
    return compute();
  } catch (thrown) {
    if (thrown instanceof Failure) return thrown.value;
    throw thrown;
  }
}

/** Element by element; a single value or a single row or column stretches over the other operand. */
function elementwise(operator: string, a: Matrix, b: Matrix): Matrix {
  const rows = Math.max(a.length, b.length);
  const columns = Math.max(a[0]?.length ?? 0, b[0]?.length ?? 0);
  const pick = (m: Matrix, r: number, c: number): CellValue => {
    const row = m.length === 1 ? m[0] : m[r];
    const cell = row?.length === 1 ? row[0] : row?.[c];
    return cell === undefined ? errorOf("#N/A") : cell;
  };
  return Array.from({ length: rows }, (_, r) =>
    Array.from({ length: columns }, (_, c) => guarded(() => binary(operator, pick(a, r, c), pick(b, r, c)))),
  );
}

function argument(node: Node, scope: Scope, arrays: boolean): Argument {
  const operand = () => operandOf(node, scope, arrays);
  const value = () => single(operand(), scope);
  return {
    missing: node.kind === "missing",
    operand,
    value,
    number: () => toNumber(value()),
    matrix: () => matrixOf(operand()),
    reference: () => {
      const found = operand();
      if (!isReference(found)) throw fail("#VALUE!");
      return found;
    },
  };
}

function callOf(name: string, nodes: readonly Node[], scope: Scope): Operand {
  const known = FUNCTIONS[name];
  if (known)
    return known.compute(
      nodes.map((node) => argument(node, scope, known.arrays === true)),
      scope,
    );
  const args = nodes.map((node) => {
    const operand = operandOf(node, scope, true);
    return isMany(operand) ? matrixOf(operand) : single(operand, scope);
  });
  const result = scope.call(name, args);
  if (result === undefined) throw new UnsupportedFormula(name);
  return result;
}

function operandOf(node: Node, scope: Scope, arrays: boolean): Operand {
  switch (node.kind) {
    case "value":
      return node.value;
    case "missing":
      return null;
    case "error":
      throw fail(node.error);
    case "reference": {
      const sheet = node.at.sheet === null ? scope.sheet : scope.sheetNamed(node.at.sheet);
      if (!sheet) throw fail("#REF!");
      return { sheet, area: node.at.area };
    }
    case "spill": {
      const sheet = node.at.sheet === null ? scope.sheet : scope.sheetNamed(node.at.sheet);
      const area = sheet?.spills.areaFrom(node.at.area.row, node.at.area.column);
      if (!sheet || !area) throw fail("#REF!");
      return { sheet, area };
    }
    case "name": {
      const formula = scope.nameFormula(node.name);
      if (formula === null) throw fail("#NAME?");
      return operandOf(parseFormula(formula), scope, arrays);
    }
    case "call":
      return callOf(node.name, node.args, scope);
    case "percent": {
      const of = operandOf(node.of, scope, arrays);
      if (arrays && isMany(of)) return elementwise("/", matrixOf(of), [[100]]);
      return toNumber(single(of, scope)) / 100;
    }
    case "negate": {
      const of = operandOf(node.of, scope, arrays);
      if (arrays && isMany(of)) return elementwise("-", [[0]], matrixOf(of));
      return -toNumber(single(of, scope));
    }
    case "binary": {
      const left = operandOf(node.left, scope, arrays);
      const right = operandOf(node.right, scope, arrays);
      if (arrays && (isMany(left) || isMany(right))) {
        return elementwise(node.operator, matrixOf(left), matrixOf(right));
      }
      return binary(node.operator, single(left, scope), single(right, scope));
    }
  }
}

/** Whether a formula can come to more than one cell. Beyond this small calculator: as far as anybody knows. */
export function maySpill(formula: string): boolean {
  try {
    return isSpilling(parseFormula(formula));
  } catch {
    return true;
  }
}

function isSpilling(node: Node): boolean {
  switch (node.kind) {
    case "reference":
      return node.at.area.rows * node.at.area.columns > 1 && !isUnbounded(node.at.area);
    case "spill":
    case "name":
      return true;
    case "call":
      return FUNCTIONS[node.name] === undefined;
    case "negate":
    case "percent":
      return isSpilling(node.of);
    case "binary":
      return isSpilling(node.left) || isSpilling(node.right);
    default:
      return false;
  }
}

/**
 * The result of a formula that begins with `=`: one value, or rows of values that fill the cells below and beside it.
 * Throws UnsupportedFormula when it is beyond this small calculator.
 */
export function evaluate(formula: string, scope: Scope): CellValue | Matrix {
  try {
    const node = parseFormula(formula);
    const operand = operandOf(node, scope, isSpilling(node));
    // a formula that points at an empty cell shows zero
    if (isSpilling(node) && isMany(operand)) return matrixOf(operand).map((row) => row.map((value) => value ?? 0));
    return single(operand, scope) ?? 0;
  } catch (thrown) {
    if (thrown instanceof Failure) return thrown.value;
    throw thrown;
  }
}

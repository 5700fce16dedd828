import type { CellValue } from "../../../contract/cells";
import { areaOf } from "../model/addresses";
import type { FunctionSpec } from "./types";
import { need } from "./need";
import { compare, fail, isReference, type Matrix } from "./values";

/** One dimension of a matrix that has only one. */
function line(matrix: Matrix): readonly CellValue[] {
  return matrix.length === 1 ? (matrix[0] ?? []) : matrix.map((row) => row[0] ?? null);
}

/** Zero-based place of `wanted`; `kind` 0 exactly, 1 last not above it (ascending), -1 last not below it (descending). */
function place(wanted: CellValue, list: readonly CellValue[], kind: number): number {
  const same = (value: CellValue) => typeof value === typeof wanted && value !== null;
  let found = -1;
  for (let i = 0; i < list.length; i++) {
    const value = list[i] ?? null;
    if (!same(value)) continue;
    const order = compare(value, wanted);
    if (order === 0 && kind === 0) return i;
    if (kind > 0 && order <= 0) found = i;
    if (kind < 0 && order >= 0) found = i;
  }
  if (found < 0) throw fail("#N/A");
  return found;
}

export const LOOKUPS: Record<string, FunctionSpec> = {
  MATCH: {
    compute: (args) => {
      const kind = args[2] && !args[2].missing ? args[2].number() : 1;
      return place(need(args, 0).value(), line(need(args, 1).matrix()), kind) + 1;
    },
  },
  INDEX: {
    compute: (args) => {
      const of = need(args, 0).operand();
      const [first, second] = [need(args, 1).number(), args[2] ? args[2].number() : null];
      if (isReference(of)) {
        const { area, sheet } = of;
        const across = second === null && area.rows === 1;
        const row = across ? 1 : first;
        const column = across ? first : (second ?? 1);
        if (row < 0 || column < 0 || row > area.rows || column > area.columns) throw fail("#REF!");
        return {
          sheet,
          area: areaOf(
            area.row + Math.max(row - 1, 0),
            area.column + Math.max(column - 1, 0),
            row === 0 ? area.rows : 1,
            column === 0 ? area.columns : 1,
          ),
        };
      }
      const value = need(args, 0).matrix()[first - 1]?.[(second ?? 1) - 1];
      if (value === undefined) throw fail("#REF!");
      return value;
    },
  },
  VLOOKUP: {
    compute: (args) => {
      const table = need(args, 1).matrix();
      const kind = args[3] && !args[3].missing && !args[3].number() ? 0 : 1;
      const row = place(
        need(args, 0).value(),
        table.map((cells) => cells[0] ?? null),
        kind,
      );
      const value = table[row]?.[need(args, 2).number() - 1];
      if (value === undefined) throw fail("#REF!");
      return value;
    },
  },
  XLOOKUP: {
    compute: (args) => {
      const list = line(need(args, 1).matrix());
      const results = line(need(args, 2).matrix());
      const wanted = need(args, 0).value();
      const at = list.findIndex(
        (value) => value !== null && typeof value === typeof wanted && compare(value, wanted) === 0,
      );
      if (at >= 0) return results[at] ?? null;
      if (args[3] && !args[3].missing) return args[3].operand();
      throw fail("#N/A");
    },
  },
  ROW: { compute: (args, scope) => (args[0] ? args[0].reference().area.row : scope.row) },
  COLUMN: { compute: (args, scope) => (args[0] ? args[0].reference().area.column : scope.column) },
  ROWS: { compute: (args) => need(args, 0).matrix().length },
  COLUMNS: { compute: (args) => need(args, 0).matrix()[0]?.length ?? 0 },
};

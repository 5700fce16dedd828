import type { CellValue } from "../../../contract/cells";
import { type Area, areaOf, contains, fits, intersection } from "./addresses";
import type { Cell, CellStore } from "./CellStore";

/** Rows of values. */
type Matrix = readonly (readonly CellValue[])[];

/** The sheet that is spilled on, as far as it matters here. */
interface Ground {
  readonly cells: CellStore;
  readonly merges: readonly Area[];
  readonly tables: readonly { readonly area: Area }[];
}

/** What works formulas out. */
interface Calculator {
  /** Brings the formula of a cell up to date. */
  compute(cell: Cell): void;
  /** Whether a formula can come to more than one cell. */
  maySpill(formula: string): boolean;
}

export interface Spill {
  /** The cell that holds the formula: the top-left corner. */
  readonly anchor: Cell;
  readonly area: Area;
}

function isMatrix(value: CellValue | Matrix): value is Matrix {
  return Array.isArray(value);
}

function areaFrom(anchor: Cell, values: Matrix): Area {
  return areaOf(anchor.row, anchor.column, values.length, values[0]?.length ?? 0);
}

/**
 * What formulas of a sheet spill into the empty cells below and beside them. Like all results it is worked out when
 * somebody looks: a look at an empty cell first brings the formulas above and before it up to date.
 */
export class Spills {
  /** Formulas that can come to more than one cell. */
  private readonly formulas = new Set<Cell>();
  private readonly results = new Map<Cell, Matrix>();

  constructor(
    private readonly sheet: Ground,
    private readonly calculator: Calculator,
  ) {}

  valueAt(row: number, column: number): CellValue {
    if (this.formulas.size === 0 && this.sheet.cells.fresh.size === 0) return null;
    this.settle(row, column);
    for (const [anchor, values] of this.results) {
      const value = values[row - anchor.row]?.[column - anchor.column];
      if (value !== undefined && (row !== anchor.row || column !== anchor.column)) return value;
    }
    return null;
  }

  /** All that is spilled on the sheet now. */
  all(): Spill[] {
    if (this.formulas.size === 0 && this.sheet.cells.fresh.size === 0) return [];
    this.settle(Infinity, Infinity);
    return [...this.results].map(([anchor, values]) => ({ anchor, area: areaFrom(anchor, values) }));
  }

  /** Whether a formula can fill more cells than its own. */
  canSpill(anchor: Cell): boolean {
    this.settle(0, 0);
    return this.formulas.has(anchor);
  }

  /** What the formula in this cell covers; null when it covers only itself or there is none. */
  areaFrom(row: number, column: number): Area | null {
    this.settle(row, column);
    return this.all().find(({ anchor }) => anchor.row === row && anchor.column === column)?.area ?? null;
  }

  /** The spill that covers a cell. */
  over(row: number, column: number): Spill | null {
    return this.all().find(({ area }) => contains(area, areaOf(row, column))) ?? null;
  }

  /** Takes a new result of a formula; returns what its own cell shows: #SPILL! when there is no room. */
  put(anchor: Cell, result: CellValue | Matrix): CellValue {
    this.results.delete(anchor);
    if (!isMatrix(result)) return result;
    const first = result[0]?.[0] ?? null;
    if (result.length <= 1 && (result[0]?.length ?? 0) <= 1) return first;
    if (this.isBlocked(anchor, areaFrom(anchor, result))) return { error: "#SPILL!" };
    this.results.set(anchor, result);
    this.formulas.add(anchor);
    return first;
  }

  private isBlocked(anchor: Cell, area: Area): boolean {
    const { cells, merges, tables } = this.sheet;
    if (!fits(area)) return true;
    for (const [, , cell] of cells.within(area)) if (cell !== anchor && !cell.isEmpty) return true;
    for (const [other, values] of this.results) if (intersection(areaFrom(other, values), area)) return true;
    return [...merges, ...tables.map((table) => table.area)].some((box) => intersection(box, area) !== null);
  }

  /** Computes what is due among the formulas that could reach a cell. */
  private settle(row: number, column: number): void {
    const { cells } = this.sheet;
    for (const cell of cells.fresh) {
      this.formulas.delete(cell);
      if (cell.formula !== null && this.calculator.maySpill(cell.formula)) this.formulas.add(cell);
    }
    cells.fresh.clear();
    for (const cell of this.formulas) {
      if (cell.formula === null || cells.get(cell.row, cell.column) !== cell) this.formulas.delete(cell);
      else if (cell.row <= row && cell.column <= column) this.calculator.compute(cell);
    }
    for (const cell of this.results.keys()) if (!this.formulas.has(cell)) this.results.delete(cell);
  }
}

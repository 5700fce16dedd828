import type { CellValue } from "../../../contract/cells";
import { evaluate, maySpill } from "../formula/evaluate";
import { MalformedFormula, UnsupportedFormula } from "../formula/tokens";
import type { Matrix } from "../formula/values";
import type { Cell } from "./CellStore";
import type { SheetModel } from "./SheetModel";

/** What computes a formula that the small calculator cannot: another engine, if the owner of the workbook has one. */
export type Recalculate = (request: {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly formula: string;
}) => CellValue | Matrix | undefined;

/** Answers a call of a function that Excel does not know: a custom function of an add-in. */
export type CustomCall = (
  name: string,
  args: readonly (CellValue | Matrix)[],
  at: { readonly sheet: string; readonly row: number; readonly column: number },
) => CellValue | Matrix | undefined;

/** Where formulas find sheets and names. */
export interface NamesOf {
  sheetNamed(name: string): SheetModel | null;
  nameInScope(name: string, sheet: SheetModel | null): { readonly formula: string } | null;
}

/**
 * Formulas, computed when somebody looks. Every change of the workbook moves `changes`; a result older than that is
 * computed again, unless calculation is manual or suspended.
 */
export class Calculation {
  mode = "Automatic";
  suspended = false;
  recalculate: Recalculate | null = null;
  customCall: CustomCall | null = null;
  /** Formulas computed so far: a measure of work. */
  computed = 0;
  private changes = 1;
  private calculated = 1;
  private readonly running = new Set<Cell>();
  private readonly beyond = new WeakSet<Cell>();

  constructor(private readonly book: NamesOf) {}

  touch(): void {
    this.changes++;
    if (this.mode !== "Manual" && !this.suspended) this.calculated = this.changes;
  }

  /** Ends a suspension: what changed meanwhile is due now. */
  resume(): void {
    if (!this.suspended) return;
    this.suspended = false;
    if (this.mode !== "Manual") this.calculated = this.changes;
  }

  /** Brings everything up to date, as Excel's Calculate Now. */
  calculate(): void {
    this.calculated = this.changes;
  }

  /** Stamp for a result that is known without computing, such as one read from a file. */
  get now(): number {
    return this.changes;
  }

  valueOf(sheet: SheetModel, row: number, column: number, cell: Cell): CellValue {
    if (cell.formula === null || cell.stamp >= this.calculated) return cell.value;
    if (cell.stamp > 0 && !sheet.enableCalculation) return cell.value;
    if (this.running.has(cell)) return 0; // a circular reference shows zero
    this.running.add(cell);
    try {
      const result = this.compute(sheet, row, column, cell);
      if (result !== undefined) cell.value = sheet.spills.put(cell, result);
      cell.stamp = this.calculated;
      this.computed++;
    } finally {
      this.running.delete(cell);
    }
    return cell.value;
  }

  maySpill(formula: string): boolean {
    return maySpill(formula);
  }

  /** Whether the small calculator has given up on this formula: then another engine's result stands. */
  isBeyond(cell: Cell): boolean {
    return this.beyond.has(cell);
  }

  private compute(sheet: SheetModel, row: number, column: number, cell: Cell): CellValue | Matrix | undefined {
    const formula = cell.formula ?? "";
    this.beyond.delete(cell);
    try {
      return evaluate(formula, {
        sheet,
        row,
        column,
        sheetNamed: (name) => this.book.sheetNamed(name),
        nameFormula: (name) => this.book.nameInScope(name, sheet)?.formula ?? null,
        call: (name, args) => this.customCall?.(name, args, { sheet: sheet.name, row, column }),
      });
    } catch (thrown) {
      if (!(thrown instanceof UnsupportedFormula || thrown instanceof MalformedFormula)) throw thrown;
      this.beyond.add(cell);
      const value = this.recalculate?.({ sheet: sheet.name, row, column, formula });
      if (value !== undefined) return value;
      // what is known of it stays, spilled cells included
      return cell.stamp > 0 || cell.value !== null ? undefined : { error: "#NAME?" };
    }
  }
}

import type { CellValue } from "../../../contract/cells";
import type { SheetModel } from "../model/SheetModel";
import type { Matrix, Operand, Reference } from "./values";

/** Where a formula stands and what it can reach. */
export interface Scope {
  readonly sheet: SheetModel;
  readonly row: number;
  readonly column: number;
  sheetNamed(name: string): SheetModel | null;
  /** Formula of a defined name, with its equals sign. */
  nameFormula(name: string): string | null;
  /** A function that this calculator does not have: a custom function, or undefined. */
  call(name: string, args: readonly (CellValue | Matrix)[]): CellValue | Matrix | undefined;
}

/** One operand of a function, worked out when it is asked for. */
export interface Argument {
  readonly missing: boolean;
  operand(): Operand;
  value(): CellValue;
  number(): number;
  matrix(): Matrix;
  reference(): Reference;
}

export interface FunctionSpec {
  /** Operators inside its arguments work element by element. */
  readonly arrays?: boolean;
  readonly compute: (args: readonly Argument[], scope: Scope) => Operand;
}

import type { CellValue } from "../../../contract/cells";
import type { Area } from "./addresses";
import type { Cell } from "./CellStore";
import type { Change, Warning } from "./changes";
import type { FormatTable } from "./formats";

/** What a sheet needs of the workbook it belongs to. */
export interface Book<Sheet> {
  readonly sheets: Sheet[];
  readonly active: Sheet;
  readonly selection: Area;
  readonly formats: FormatTable;
  readonly warnings: Warning[];
  readonly calculation: {
    readonly now: number;
    touch(): void;
    maySpill(formula: string): boolean;
    isBeyond(cell: Cell): boolean;
    valueOf(sheet: Sheet, row: number, column: number, cell: Cell): CellValue;
  };
  readonly structureProtected: { readonly password: string | null } | null;
  cellsWritten: number;
  newNumber(): number;
  newGuid(): string;
  sheetNamed(name: string): Sheet | null;
  findSheet(key: string): Sheet | null;
  /** Rewrites what the workbook's own names refer to. */
  mapNames(map: (formula: string) => string): void;
  rangeOfName(name: string, sheet: Sheet): { readonly sheet: Sheet; readonly area: Area } | null;
  nameInScope(name: string, sheet: Sheet | null): { readonly formula: string } | null;
  activate(sheet: Sheet): void;
  select(sheet: Sheet, area: Area): void;
  emit(change: Change<Sheet>): void;
}

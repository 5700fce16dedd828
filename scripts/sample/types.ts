import type { CellValue } from "../../src/contract/cells";
import type { TableKey, tables } from "../../src/contract/tables";

/** What a sample cell may hold. Dates are ISO text; the workbook writer turns them into serial numbers. */
export type SampleValue = string | number | boolean | null;

/** A row by column keys; what is not given is a blank cell. */
export type SampleRow<K extends TableKey> = {
  readonly [C in keyof (typeof tables)[K]["columns"]]?: SampleValue;
};

export type SampleTables = { readonly [K in TableKey]: readonly SampleRow<K>[] };

/** The last day of the sample's last period. */
export const asOf = "2026-09-30";

/** A sheet as somebody sends it: no Excel table, a title above, cells of any kind. */
export interface MessySheet {
  readonly name: string;
  readonly hidden?: boolean;
  /** Blank columns at the left are blank cells: everything starts in A1. */
  readonly cells: readonly (readonly CellValue[])[];
  /** Is a number in this cell (row and column from 1) a date? */
  readonly isDate?: (row: number, column: number) => boolean;
}

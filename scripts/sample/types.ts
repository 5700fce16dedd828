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

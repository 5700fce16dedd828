import type { CellError } from "./CellError";
import { optionalFlag } from "./arguments";

/** What a cell of a spilled answer can hold; "" stands for missing. */
export type SpillCell = string | number | boolean | CellError;

/** A number for a cell, "" when there is none. */
export function cell(value: number | null | undefined): number | "" {
  return value === null || value === undefined || !Number.isFinite(value) ? "" : value;
}

/** Rows with their header row in front when [header] is TRUE. */
export function withHeader(names: readonly string[], rows: SpillCell[][], header: unknown): SpillCell[][] {
  if (optionalFlag(header, "header") === true) rows.unshift([...names]);
  return rows;
}

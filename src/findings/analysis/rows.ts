import { cellAddress } from "../../contract/cells";
import type { Contract } from "../../contract/Contract";
import type { RowSource, Sourced } from "../../contract/columns";
import type { TableKey, TableRow } from "../../contract/tables";
import { addMonths, monthsBetween, type Day } from "../../core/days";

/** What the sections and detectors of the relationship side ask of a row: where it came from, and which quarter it is in. */

/** Address of a row's cell; null when the user's table has no such column. */
export function cellOf(row: { readonly source: RowSource }, key: string): string | null {
  const column = row.source.columns[key];
  return column === undefined ? null : cellAddress(row.source.sheet, row.source.row, column);
}

/** Addresses of those of the row's cells that exist. */
export function cellsOf(row: { readonly source: RowSource }, ...keys: string[]): string[] {
  return keys.map((key) => cellOf(row, key)).filter((cell) => cell !== null);
}

/** `Openness, transparency & honesty` → `openness-transparency-honesty`: the part of an id that comes from people's words. */
export function slug(text: string): string {
  const plain = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return plain || "-";
}

/** Names compared without case, outer space and runs of space. */
export function sameName(a: string): string {
  return a.trim().replace(/\s+/g, " ").toLowerCase();
}

export function supplied(contract: Contract, ...keys: TableKey[]): boolean {
  return keys.some((key) => contract.supplied.has(key));
}

/** First day of the fiscal quarter that holds `day`, counted from the quarter under review. */
export function quarterStart(quarter: { readonly from: Day }, day: Day): Day {
  return addMonths(quarter.from, 3 * Math.floor(monthsBetween(quarter.from, day) / 3));
}

/** Last day of the quarter that begins on `from`. */
export function quarterEnd(from: Day): Day {
  return addMonths(from, 3) - 1;
}

export function inQuarter(quarter: { readonly from: Day; readonly to: Day }, day: Day | null): boolean {
  return day !== null && day >= quarter.from && day <= quarter.to;
}

/** Groups in order of first appearance. */
export function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

export function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** NaN for none. */
export function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

/** Text order that is the same on every machine. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export type RowsOf<K extends TableKey> = Sourced<TableRow<K>>;

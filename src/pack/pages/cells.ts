import { cellAddress } from "../../contract/cells";
import type { RowSource } from "../../contract/columns";
import type { Day } from "../../core/days";
import { moneyExact } from "../../findings/words";
import type { Cell, Column, NumberForm, Spark, TableRowData, Tone } from "../PackDocument";

/** Short ways to write cells, shared by all pages. */
export const text: NumberForm = { kind: "text" };
export const dateForm: NumberForm = { kind: "date" };
export const monthForm: NumberForm = { kind: "month" };
export const percent1: NumberForm = { kind: "percent", decimals: 1 };
export const percent0: NumberForm = { kind: "percent", decimals: 0 };
export const money0: NumberForm = { kind: "money", unit: "one", decimals: 0 };
export const money2: NumberForm = { kind: "money", unit: "one", decimals: 2 };
export const score1: NumberForm = { kind: "number", decimals: 1 };
export const whole: NumberForm = { kind: "number", decimals: 0 };

export const NO_VALUE = "–";

/** A cell; null and NaN read as missing (an en dash), never as zero. */
export function cell(value: string | number | boolean | null, extra: Omit<Cell, "value"> = {}): Cell {
  if (value === null || (typeof value === "number" && !Number.isFinite(value)))
    return { value: NO_VALUE, tone: "muted", ...(extra.align && { align: extra.align }) };
  return { value, ...extra };
}

/** A missing number in a numeric column stays right-aligned under its neighbours. */
export function figure(value: number | null, form: NumberForm, extra: Omit<Cell, "value" | "form"> = {}): Cell {
  return cell(value, { form, align: "right", ...extra });
}

export function day(value: Day | null, extra: Omit<Cell, "value" | "form"> = {}): Cell {
  return cell(value, { form: dateForm, align: "left", ...extra });
}

export function column(
  id: string,
  header: string,
  span: number,
  extra: Omit<Column, "id" | "header" | "span"> = {},
): Column {
  return { id, header, span, ...extra };
}

export function row(
  key: string,
  cells: readonly (Cell | Spark)[],
  extra: Omit<TableRowData, "key" | "cells"> = {},
): TableRowData {
  return { key, cells, ...extra };
}

export function groupRow(title: string): TableRowData {
  return { key: `group:${title}`, cells: [{ value: title }], kind: "group" };
}

export function statusTone(status: string | null): Tone {
  return status === "Red" ? "red" : status === "Amber" ? "amber" : status === "Green" ? "green" : "muted";
}

/** "A ↔ B", with the gap named when one side is missing. */
export function owners(client: string | null, supplier: string | null): string {
  if (!client && !supplier) return "no owner";
  return `${client ?? "no client owner"} ↔ ${supplier ?? "no supplier owner"}`;
}

export function worth(money: number | null, basis: string | null, write: (amount: number) => string): string {
  return money === null ? NO_VALUE : `${write(money)}${basis ? ` ${basis}` : ""}`;
}

export function exact(currency: string): (amount: number) => string {
  return (amount) => moneyExact(amount, currency);
}

/** Address of a row's cell of this key; of its first column when the table lacks the key. */
export function sourceOf(source: RowSource, key: string): string {
  const columns = source.columns;
  return cellAddress(source.sheet, source.row, columns[key] ?? Math.min(...Object.values(columns), 1));
}

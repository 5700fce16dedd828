import { addMonths, type Day } from "../../core/days";
import { billingVariance } from "../../core/finance/billing";
import type { CommercialAnalysis } from "./Analysis";
import type { Context } from "./Context";
import type { RowsOf } from "./rows";

type BillingLine = CommercialAnalysis["billing"][number];

/** Months back from the quarter's end in which a difference is still raised: a year, as claims usually run (ours). */
export const CLAIM_MONTHS = 12;

function beyond(variance: number, expected: number, tolerance: number): boolean {
  return Math.abs(variance) > Math.max(0.005, tolerance * Math.abs(expected));
}

/**
 * What is wrong with one invoice line. The difference between the amount and quantity × contract rate has two causes,
 * kept apart so that they add up to it: another rate (quantity × rate charged − quantity × contract rate) and wrong
 * arithmetic (amount − quantity × rate charged). A line without a rate charged is judged by its amount.
 */
export function billingLines(row: RowsOf<"invoices">, tolerance: number): BillingLine[] {
  const { quantity, rate, contractRate, amount } = row;
  if (quantity === null) return [];
  const lines: BillingLine[] = [];
  const add = (charged: number, by: number | null, reason: BillingLine["reason"]) => {
    const variance = billingVariance(charged, by, quantity);
    if (!variance.ok) return;
    const expected = charged - variance.value;
    if (beyond(variance.value, expected, tolerance)) lines.push({ row, expected, variance: variance.value, reason });
  };
  add(rate === null ? amount : rate * quantity, contractRate, "rate");
  add(amount, rate, "arithmetic");
  return lines;
}

/** First day of the year that ends with the quarter under review. */
export function claimFrom(c: Pick<Context, "quarter">): Day {
  return addMonths(c.quarter.to + 1, -CLAIM_MONTHS);
}

/** Invoice lines of the year up to the pack's day. */
export function claimableInvoices(c: Context): readonly RowsOf<"invoices">[] {
  return c.contract.rows.invoices.filter((row) => row.period >= claimFrom(c) && row.period <= c.asOf);
}

/** The invoice lines of that year that differ from rate or arithmetic, oldest first. */
export function analyseBilling(c: Context): BillingLine[] {
  const tolerance = c.settings.thresholds.moneyTolerance;
  return claimableInvoices(c)
    .flatMap((row) => billingLines(row, tolerance))
    .sort((a, b) => a.row.period - b.row.period || a.row.source.row - b.row.source.row);
}

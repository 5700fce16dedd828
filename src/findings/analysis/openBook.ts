import { endOfMonth, type Day } from "../../core/days";
import { openBookMargin } from "../../core/finance/openBookMargin";
import { outliers } from "../../core/stats/robust";
import type { CommercialAnalysis } from "./Analysis";
import type { Context } from "./Context";
import { cellOf, cellsOf, groupBy, inQuarter, sum, type RowsOf } from "./rows";

type Cost = RowsOf<"costs">;
type Margin = CommercialAnalysis["margin"][number];

/** Periods that a cost line needs before its outliers mean anything (ours; the same as for trial limits). */
const FEWEST_PERIODS = 6;

/** A line that is revenue and no cost: a category of that name may carry its figure in the amount. */
function isRevenueLine(row: Cost): boolean {
  return /^(revenue|income|charges|billings?|turnover)$/i.test(row.category.trim());
}

function revenueOf(row: Cost): number {
  return row.revenue ?? (isRevenueLine(row) ? (row.amount ?? 0) : 0);
}

function costOf(row: Cost): number {
  return isRevenueLine(row) ? 0 : (row.amount ?? 0);
}

function costsUpTo(c: Context): Cost[] {
  return c.contract.rows.costs.filter((row) => row.period <= c.asOf);
}

/** Margin on revenue; null without revenue. The band does not matter for it. */
function plainMargin(revenue: number, cost: number): number | null {
  const result = openBookMargin(revenue, cost, 0, 0, 0);
  return result.ok ? result.value.margin : null;
}

function marginOf(period: Day, rows: readonly Cost[]): Margin {
  const revenue = sum(rows.map(revenueOf));
  const cost = sum(rows.map(costOf));
  return {
    period,
    revenue,
    cost,
    margin: plainMargin(revenue, cost),
    cells: rows.flatMap((row) => [
      ...(row.amount === null ? [] : cellsOf(row, "amount")),
      ...(row.revenue === null ? [] : cellsOf(row, "revenue")),
    ]),
  };
}

/** Revenue, cost and margin of each calendar month, oldest first. */
export function marginByPeriod(c: Context): Margin[] {
  const byMonth = groupBy(costsUpTo(c), (row) => endOfMonth(row.period));
  return [...byMonth].sort(([a], [b]) => a - b).map(([period, rows]) => marginOf(period, rows));
}

/** The band that holds on the pack's day: the latest dated one that has begun, else one without a date. */
export function marginBandOf(c: Context): CommercialAnalysis["marginBand"] {
  let found: RowsOf<"terms"> | null = null;
  for (const row of c.contract.rows.terms) {
    if (row.kind !== "margin band" || row.low === null || row.high === null) continue;
    const since = row.period ?? row.start ?? -Infinity;
    if (since > c.asOf) continue;
    if (found === null || since >= (found.period ?? found.start ?? -Infinity)) found = row;
  }
  if (found === null) return null;
  return { low: found.low!, high: found.high!, clientShare: found.share ?? 1, cell: cellOf(found, "high")! };
}

/** The margin over the quarter under review; a quarter without revenue or cost has none. */
export function marginOfQuarter(
  c: Context,
  periods: readonly Margin[],
  band: CommercialAnalysis["marginBand"],
): CommercialAnalysis["marginNow"] {
  const here = periods.filter((m) => inQuarter(c.quarter, m.period));
  const revenue = sum(here.map((m) => m.revenue));
  const cost = sum(here.map((m) => m.cost));
  const margin = plainMargin(revenue, cost);
  if (margin === null || !here.some((m) => m.cost !== 0)) return null;
  const result = band === null ? null : openBookMargin(revenue, cost, band.low, band.high, band.clientShare);
  // Without a band nothing lies outside it and nothing is refunded.
  if (!result?.ok) return { margin, revenue, cost, refund: 0, after: margin, outside: null };
  const { refund, marginAfter, outside } = result.value;
  return { margin, revenue, cost, refund, after: marginAfter, outside };
}

/** Periods of a cost line that stand apart from the line's other periods. */
export function costOutliersOf(c: Context): CommercialAnalysis["costOutliers"][number][] {
  const lines = costsUpTo(c).filter((row) => row.amount !== null && !isRevenueLine(row));
  return [...groupBy(lines, (row) => row.category)].flatMap(([category, rows]) => {
    const months = [...groupBy(rows, (row) => endOfMonth(row.period))].sort(([a], [b]) => a - b);
    if (months.length < FEWEST_PERIODS) return [];
    const amounts = months.map(([, here]) => sum(here.map((row) => row.amount!)));
    const { score, side } = outliers(amounts, "modified-z", c.settings.thresholds.outlierZ);
    return months.flatMap(([period, here], i) => {
      if (side[i] === "") return [];
      const largest = here.reduce((w, row) => (Math.abs(row.amount!) > Math.abs(w.amount!) ? row : w));
      return [{ category, period, amount: amounts[i]!, score: score[i]!, cell: cellOf(largest, "amount")! }];
    });
  });
}

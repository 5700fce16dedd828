import { endOfMonth, type Day } from "../../core/days";
import { serviceCredit } from "../../core/finance/serviceCredit";
import type { Kpi } from "../../contract/Contract";
import { observationAddress } from "../../contract/series";
import { formatBeside, moneyExact, percentWords, targetWords } from "../words";
import type { Reconciliation } from "./Analysis";
import type { Context } from "./Context";
import { frequencyOf, monthIndex } from "./periods";
import { cellsOf, groupBy, inQuarter, sameName, sum, type RowsOf } from "./rows";

type Term = RowsOf<"terms">;

/** Pool, allocation and multiplier of a KPI, from its dated row, its standing row, a standing row for all, or the KPI. */
interface CreditTerms {
  readonly pool: number;
  readonly allocation: number;
  readonly multiplier: number;
}

/** One KPI in one period, before the cap over all KPIs of the period. */
interface Claim {
  readonly kpi: Kpi;
  readonly period: Day;
  readonly terms: CreditTerms;
  readonly missed: boolean;
  readonly words: string;
  readonly base: number;
  readonly dated: Term | null;
  readonly cells: readonly string[];
}

function first<T>(...values: (T | null | undefined)[]): T | null {
  for (const value of values) if (value !== null && value !== undefined) return value;
  return null;
}

function creditTerms(rows: readonly Term[], kpi: Kpi, dated: Term | null): CreditTerms | null {
  const standing = rows.find((r) => r.period === null && r.item !== null && isFor(r, kpi));
  const all = rows.find((r) => r.period === null && r.item === null);
  const pool = first(dated?.pool, standing?.pool, all?.pool, rows.find((r) => r.pool !== null)?.pool);
  const allocation = first(dated?.allocation, standing?.allocation, kpi.creditAllocation, all?.allocation);
  const multiplier = first(dated?.multiplier, standing?.multiplier, kpi.multiplier, all?.multiplier) ?? 1;
  return pool === null || allocation === null ? null : { pool, allocation, multiplier };
}

function isFor(row: Term, kpi: Kpi): boolean {
  return row.item !== null && (sameName(row.item) === sameName(kpi.id) || sameName(row.item) === sameName(kpi.name));
}

/** Position of the KPI's value in the month of `period`, the last one there; −1 when nobody reported. */
function observationAt(kpi: Kpi, period: Day, asOf: Day): number {
  const month = monthIndex(period);
  for (let i = kpi.series.period.length - 1; i >= 0; i--) {
    const at = kpi.series.period[i]!;
    if (at <= asOf && monthIndex(at) === month && !Number.isNaN(kpi.series.value[i]!)) return i;
  }
  return -1;
}

/**
 * Whether a KPI missed its target in a period: strictly on the wrong side of it at stored precision. Tolerance is for
 * the colour on the scorecard, not for the contract. Null without a target.
 */
export function missedTarget(kpi: Pick<Kpi, "direction" | "target" | "targetUpper">, value: number): boolean | null {
  if (kpi.target === null) return null;
  if (kpi.direction === "higher") return value < kpi.target;
  if (kpi.direction === "lower") return value > kpi.target;
  return value < kpi.target || (kpi.targetUpper !== null && value > kpi.targetUpper);
}

/**
 * What the supplier charged for the span that the KPI's period covers: its invoices, or that share of the yearly fee
 * where there are none. Service credits that stand on the invoice as lines of their own are no charges.
 */
export function invoiceBase(c: Context, kpi: Kpi, period: Day): number | null {
  const months = { weekly: 1, monthly: 1, quarterly: 3, yearly: 12 }[frequencyOf(kpi)];
  const last = monthIndex(period);
  const lines = c.contract.rows.invoices.filter((row) => {
    const month = monthIndex(row.period);
    return month > last - months && month <= last && !/\b(service|sla|performance) credits?\b/i.test(row.item);
  });
  if (lines.length > 0) return Math.max(0, sum(lines.map((row) => row.amount)));
  const { annualFee } = c.contract.facts;
  return annualFee === null ? null : (annualFee * months) / 12;
}

function claimOf(c: Context, rows: readonly Term[], kpi: Kpi, period: Day, dated: Term | null): Claim | null {
  const terms = creditTerms(rows, kpi, dated);
  const at = observationAt(kpi, period, c.asOf);
  const base = invoiceBase(c, kpi, period);
  if (terms === null || at < 0 || base === null) return null;
  const value = kpi.series.value[at]!;
  const missed = missedTarget(kpi, value);
  if (missed === null) return null;
  const { series } = kpi;
  return {
    kpi,
    period,
    terms,
    missed,
    words: `${kpi.name} ${formatBeside(kpi, value, kpi.target)} against ${targetWords(kpi)}`,
    base,
    dated,
    cells: [...(dated ? cellsOf(dated, "charged", "allocation") : []), observationAddress(series, at)],
  };
}

/** Months of the review quarter with an observation that no dated row speaks of: the credit due stands there unasked. */
function undatedPeriods(c: Context, kpi: Kpi, dated: readonly Term[]): Day[] {
  const known = new Set(dated.filter((r) => isFor(r, kpi)).map((r) => monthIndex(r.period!)));
  const periods = [...kpi.series.period].filter((p) => p <= c.asOf && inQuarter(c.quarter, p));
  return [...new Set(periods.map((p) => endOfMonth(p)))].filter((p) => !known.has(monthIndex(p)));
}

function claimsOf(c: Context, rows: readonly Term[]): Claim[] {
  const dated = rows.filter((r) => r.period !== null && r.period <= c.asOf && r.item !== null);
  return c.contract.kpis.flatMap((kpi) => {
    const own = dated.filter((r) => isFor(r, kpi));
    const asked = own.map((r) => claimOf(c, rows, kpi, r.period!, r));
    const standing = rows.some((r) => r.period === null && isFor(r, kpi));
    const unasked = standing ? undatedPeriods(c, kpi, dated).map((p) => claimOf(c, rows, kpi, p, null)) : [];
    return [...asked, ...unasked.filter((claim) => claim?.missed === true)].filter((claim) => claim !== null);
  });
}

/**
 * Credits of one period. The amount at risk caps all KPIs of a period together; where it bites, each KPI's credit is
 * lowered in proportion (ours: the clause names no order). Then what was earned back is taken off.
 */
function creditsOf(c: Context, claims: readonly Claim[]): Reconciliation[] {
  const atRisk = c.contract.facts.atRisk!;
  const due = claims.filter((claim) => claim.missed);
  const alone = (claim: Claim, earnedBack: number | null) =>
    serviceCredit(
      claim.base,
      atRisk,
      [claim.terms.pool],
      [claim.terms.allocation],
      [claim.terms.multiplier],
      earnedBack,
    );
  const uncapped = sum(due.map((claim) => okUncapped(alone(claim, 0))));
  const cap = Math.max(0, ...due.map((claim) => atRisk * claim.base));
  const scale = uncapped > cap ? cap / uncapped : 1;
  return claims.map((claim) => {
    const full = alone(claim, 0);
    const gross = claim.missed ? okUncapped(full) * scale : 0;
    const computed = Math.max(0, gross - (claim.dated?.earnedBack ?? 0));
    const charged = claim.dated?.charged === null || !claim.dated ? null : Math.abs(claim.dated.charged);
    return {
      kind: "service credit",
      item: claim.kpi.id,
      period: claim.period,
      computed,
      charged,
      difference: charged === null ? null : charged - computed,
      how: creditWords(c, claim, computed, scale),
      cells: claim.cells,
    };
  });
}

function okUncapped(result: ReturnType<typeof serviceCredit>): number {
  return result.ok ? result.value.uncapped : 0;
}

function creditWords(c: Context, claim: Claim, computed: number, scale: number): string {
  if (!claim.missed) return `${claim.words}: target met, no credit due.`;
  const { pool, allocation, multiplier } = claim.terms;
  const parts = [
    `${moneyExact(claim.base, c.currency)} charged`,
    `${percentWords(c.contract.facts.atRisk!, 1)} at risk`,
    `pool ${percentWords(pool)}`,
    `allocation ${percentWords(allocation, 1)}`,
    ...(multiplier === 1 ? [] : [`multiplier ${multiplier}`]),
  ];
  const capped = scale < 1 ? ", lowered so that all credits of the period stay within the amount at risk" : "";
  const earned = claim.dated?.earnedBack ? `, less ${moneyExact(claim.dated.earnedBack, c.currency)} earned back` : "";
  return `${claim.words}: ${parts.join(" × ")}${capped}${earned} = ${moneyExact(computed, c.currency)}.`;
}

/** Service credits by the terms beside those given, a line a KPI and period; empty when the share at risk is not known. */
export function reconcileServiceCredits(c: Context): Reconciliation[] {
  const rows = c.contract.rows.terms.filter((row) => row.kind === "service credit");
  if (rows.length === 0 || c.contract.facts.atRisk === null) return [];
  const byPeriod = groupBy(claimsOf(c, rows), (claim) => monthIndex(claim.period));
  return [...byPeriod.values()]
    .flatMap((claims) => creditsOf(c, claims))
    .sort((a, b) => a.period! - b.period! || (a.item < b.item ? -1 : 1));
}

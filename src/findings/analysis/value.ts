import { valueKinds, type ValueKind } from "../../contract/tables/commercial";
import { focus } from "../../core/finance/focus";
import { returnOnOutsourcing } from "../../core/finance/returns";
import { valueAcceleration } from "../../core/finance/valueAcceleration";
import { fasterFulfilment, valueAhead } from "../../core/finance/valueAhead";
import type { ValueAnalysis, ValueLine } from "./Analysis";
import type { Context } from "./Context";
import { cellOf, groupBy, sum, supplied, type RowsOf } from "./rows";

/**
 * One value item. Its acceleration is the present value, on the pack's day, of having the expected value on the actual
 * instead of the planned date; an item that has not arrived by then has none, and is overdue once its plan has passed.
 */
export function valueLine(c: Context, row: RowsOf<"value">): ValueLine {
  const arrived = row.actual !== null && row.actual <= c.asOf ? row.actual : null;
  const gain = arrived === null ? null : valueAcceleration([row.expected], [row.planned], [arrived], c.rate, c.asOf);
  return {
    row,
    daysEarly: arrived === null ? null : row.planned - arrived,
    acceleration: gain?.ok ? gain.value.value : null,
    overdue: arrived === null && row.planned < c.asOf,
  };
}

/** Expected and not yet realised; an item that brought more than expected owes nothing to the others. */
function aheadOf(row: RowsOf<"value">): number {
  return Math.max(0, row.expected - (row.realised ?? 0));
}

function kindTotals(rows: readonly RowsOf<"value">[], kind: ValueKind): ValueAnalysis["byKind"][number] {
  return {
    kind,
    expected: sum(rows.map((r) => r.expected)),
    realised: sum(rows.map((r) => r.realised ?? 0)),
    signedOff: sum(rows.map((r) => (r.signedOff === true ? (r.realised ?? 0) : 0))),
    ahead: sum(rows.map(aheadOf)),
    n: rows.length,
  };
}

function demandLine(c: Context, row: RowsOf<"demand">): NonNullable<ValueAnalysis["demand"]>["lines"][number] {
  const timing = { needDates: [row.needDate], rate: c.rate, base: c.asOf };
  const faster = fasterFulfilment([row.baselineDays], [row.expectedDays], [row.quantity], [row.valuePerDay], timing);
  const avoided = valueAhead([row.quantity], [row.wouldBePrice], [row.expectedPrice], timing);
  return { row, faster: faster.ok ? faster.value.value : null, avoided: avoided.ok ? avoided.value.value : null };
}

function total(values: readonly (number | null)[]): number | null {
  const present = values.filter((v) => v !== null);
  return present.length > 0 ? sum(present) : null;
}

/**
 * Demand that lies after the pack's day. Faster fulfilment counts for every need; avoided cost only for needs not
 * ordered yet, since what is ordered is bought, not ahead. The two are never summed.
 */
function demandOf(c: Context): ValueAnalysis["demand"] {
  if (!supplied(c.contract, "demand")) return null;
  const lines = c.contract.rows.demand.map((row) => demandLine(c, row));
  const ahead = lines.filter((line) => line.row.needDate > c.asOf);
  return {
    faster: total(ahead.map((line) => line.faster)),
    avoided: total(ahead.filter((line) => line.row.committed !== true).map((line) => line.avoided)),
    lines,
  };
}

/** A category bought from several suppliers is told apart by its supplier. */
function spendLabels(rows: readonly RowsOf<"spend">[]): string[] {
  const byCategory = groupBy(rows, (row) => row.category);
  return rows.map((row) =>
    row.supplier !== null && byCategory.get(row.category)!.length > 1
      ? `${row.category}, ${row.supplier}`
      : row.category,
  );
}

function focusOf(c: Context): ValueAnalysis["focus"] {
  const rows = c.contract.rows.spend;
  const result = focus(
    spendLabels(rows),
    rows.map((r) => r.spend),
    rows.map((r) => r.difference),
    c.settings.focusShare,
  );
  if (!result.ok) return null;
  return {
    rows: result.value.rows.map((line) => {
      const row = rows[line.position]!;
      return {
        label: line.label,
        spend: line.spend,
        difference: line.difference,
        // Rows with a negative difference stand after all others: their cumulative shares are those of the whole.
        cumulativeSpend: line.cumulativeSpend ?? 1,
        cumulativeDifference: line.cumulativeDifference ?? 1,
        vital: line.vital,
        cell: cellOf(row, "difference") ?? cellOf(row, "category")!,
      };
    }),
    spendShare: result.value.spendShare,
    differenceShare: result.value.differenceShare,
  };
}

/** Havens's three dimensions and the kinds of value that belong to each (assignment ours). */
const dimensions = {
  innovation: ["innovation", "revenue"],
  process: ["process optimisation", "faster fulfilment", "simplification"],
  ownership: ["hard saving", "avoided cost", "risk"],
} as const satisfies Record<string, readonly ValueKind[]>;

/** What the client has paid since the contract began: yearly fee × years, or the invoices where the fee is not known. */
export function paidSoFar(c: Context): number | null {
  const { annualFee, start } = c.contract.facts;
  if (annualFee !== null && start !== null && start < c.asOf) return (annualFee * (c.asOf - start + 1)) / 365;
  const invoiced = c.contract.rows.invoices.filter((row) => row.period <= c.asOf);
  return invoiced.length > 0 ? sum(invoiced.map((row) => row.amount)) : null;
}

/** Realised value of each dimension against what was paid; −1 would mean that the fee brought the service and no more. */
function rooOf(c: Context): ValueAnalysis["roo"] {
  const costs = paidSoFar(c);
  const realised = c.contract.rows.value.filter((row) => row.realised !== null);
  if (costs === null || realised.length === 0) return null;
  const of = (kinds: readonly ValueKind[]) => [
    sum(realised.filter((r) => kinds.includes(r.kind)).map((r) => r.realised!)),
  ];
  const result = returnOnOutsourcing(of(dimensions.innovation), of(dimensions.process), of(dimensions.ownership), [
    costs,
  ]);
  if (!result.ok) return null;
  const { value, innovation, processOptimisation, costOfOwnership } = result.value;
  return { value, innovation, process: processOptimisation, ownership: costOfOwnership };
}

/** Value items, forward demand and the vital few. Kinds of value stay apart; `byKind` is what pages show. */
export function analyseValue(c: Context): ValueAnalysis | null {
  if (!supplied(c.contract, "value", "demand", "spend", "definitions")) return null;
  const rows = c.contract.rows.value;
  const lines = rows.map((row) => valueLine(c, row));
  const byKind = valueKinds.flatMap((kind) => {
    const here = rows.filter((row) => row.kind === kind);
    return here.length > 0 ? [kindTotals(here, kind)] : [];
  });
  const realisedOf = (which: (row: RowsOf<"value">) => boolean) =>
    sum(rows.filter(which).map((row) => row.realised ?? 0));
  return {
    lines,
    byKind,
    expected: sum(byKind.map((k) => k.expected)),
    realised: sum(byKind.map((k) => k.realised)),
    signedOff: sum(byKind.map((k) => k.signedOff)),
    ahead: sum(byKind.map((k) => k.ahead)),
    hardSavings: realisedOf((row) => row.kind === "hard saving"),
    beyondContract: realisedOf((row) => row.beyond === true),
    beyondRecognised: realisedOf((row) => row.beyond === true && row.recognised === true),
    acceleration: sum(lines.map((line) => line.acceleration ?? 0)),
    demand: demandOf(c),
    focus: supplied(c.contract, "spend") ? focusOf(c) : null,
    roo: rooOf(c),
    definitions: [...c.contract.rows.definitions].sort((a, b) => a.quarter - b.quarter),
  };
}

import { addMonths, dayFromYmd, endOfMonth } from "../../src/core/days";
import type { Contract, Kpi } from "../../src/contract/Contract";
import { tables, type TableKey } from "../../src/contract/tables";

/** Contracts that hold nothing but monthly KPIs, for simulations and real data that come without a workbook. */

export interface PlainSeries {
  readonly values: Float64Array;
  readonly target: number | null;
  /** Day of the latest month; September 2026 when left out. */
  readonly last?: number;
  /** Days one by one, where months are missing. */
  readonly periods?: Int32Array;
  readonly numerators?: Float64Array;
  readonly denominators?: Float64Array;
  readonly form?: Kpi["form"];
}

/** A KPI that higher values are better for. */
export function plainKpi(id: string, given: PlainSeries): Kpi {
  const { values, target, last = dayFromYmd(2026, 9, 30), form = "number" } = given;
  const n = values.length;
  const blank = Object.fromEntries(Object.keys(tables.kpis.columns).map((key) => [key, null]));
  return {
    ...(blank as unknown as Kpi),
    id,
    name: id,
    direction: "higher",
    target,
    form,
    frequency: "monthly",
    series: {
      period: given.periods ?? Int32Array.from({ length: n }, (_, i) => endOfMonth(addMonths(last, i - n + 1))),
      value: values,
      numerator: given.numerators ?? new Float64Array(n).fill(NaN),
      denominator: given.denominators ?? new Float64Array(n).fill(NaN),
      row: Int32Array.from({ length: n }, (_, i) => i + 2),
      column: new Int32Array(n).fill(3),
      sheet: "Observations",
      comments: new Map(),
    },
    source: { sheet: "KPIs", row: 2, columns: {} },
  };
}

export function plainContract(kpis: readonly Kpi[]): Contract {
  const keys = (Object.keys(tables) as TableKey[]).filter((k) => !["contract", "kpis", "observations"].includes(k));
  return {
    // Nothing is known about the contract itself, whatever fact is asked for.
    facts: new Proxy({}, { get: () => null }) as Contract["facts"],
    factSources: {},
    kpis,
    rows: Object.fromEntries(keys.map((key) => [key, []])) as unknown as Contract["rows"],
    supplied: new Set<TableKey>(["kpis", "observations"]),
    reports: [],
  };
}

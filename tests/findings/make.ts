import { noFacts } from "../../src/contract/contractFacts";
import { dayFromIso, endOfMonth, addMonths, type Day } from "../../src/core/days";
import type { CellProblem, Contract, ContractFacts, Kpi, Parsed, Series } from "../../src/contract/Contract";
import { settingsSchema, type Settings } from "../../src/contract/settings";
import { tables, type TableKey } from "../../src/contract/tables";

/** Builds contracts by hand, so that a test of a rule says in a line what it changes. */

export const day = (iso: string): Day => dayFromIso(iso)!;

export interface KpiInput extends Partial<Omit<Kpi, "series" | "source" | "form">> {
  readonly id: string;
  readonly form?: Kpi["form"];
  /** Last month of `values`; September 2026 when left out. */
  readonly last?: string;
  readonly values?: readonly (number | null)[];
  /** Periods one by one, instead of month ends up to `last`. */
  readonly periods?: readonly string[];
  readonly numerators?: readonly number[];
  readonly denominators?: readonly number[];
}

let nextRow = 2;

export function kpi(input: KpiInput): Kpi {
  const { last = "2026-09-30", values = [], periods, numerators, denominators, ...row } = input;
  const n = values.length;
  const days = periods
    ? periods.map(day)
    : values.map((_, i) => endOfMonth(addMonths(day(last), i - (values.length - 1))));
  const first = nextRow;
  nextRow += n + 1;
  const series: Series = {
    period: Int32Array.from(days),
    value: Float64Array.from(values, (v) => v ?? NaN),
    numerator: Float64Array.from({ length: n }, (_, i) => numerators?.[i] ?? NaN),
    denominator: Float64Array.from({ length: n }, (_, i) => denominators?.[i] ?? NaN),
    row: Int32Array.from({ length: n }, (_, i) => first + i),
    column: new Int32Array(n).fill(3),
    sheet: "Observations",
    comments: new Map(),
  };
  const blank = Object.fromEntries(Object.keys(tables.kpis.columns).map((key) => [key, null]));
  return {
    ...(blank as unknown as Kpi),
    name: `KPI ${input.id}`,
    direction: "higher",
    unit: "%",
    form: "share",
    frequency: "monthly",
    ...row,
    series,
    source: { sheet: "KPIs", row: first, columns: { id: 1, name: 2, objective: 3, lastReview: 16, perverse: 18 } },
  };
}

export function contract(
  kpis: readonly Kpi[],
  more: { facts?: Partial<ContractFacts>; rows?: Partial<Contract["rows"]> } = {},
): Contract {
  const rows = Object.fromEntries(
    (Object.keys(tables) as TableKey[])
      .filter((key) => key !== "contract" && key !== "kpis" && key !== "observations")
      .map((key) => [key, []]),
  ) as unknown as Contract["rows"];
  return {
    facts: { ...noFacts(), ...more.facts },
    factSources: {},
    kpis,
    rows: { ...rows, ...more.rows },
    supplied: new Set<TableKey>(["kpis", "observations", ...(Object.keys(more.rows ?? {}) as TableKey[])]),
    reports: [],
  };
}

export function parsed(kpis: readonly Kpi[], more: Parameters<typeof contract>[1] = {}): Parsed {
  return { contract: contract(kpis, more), problems: [] };
}

export function withProblems(base: Parsed, problems: readonly CellProblem[]): Parsed {
  return { ...base, problems };
}

export function settings(change: Record<string, unknown> = {}): Settings {
  return settingsSchema.parse(change);
}

/** Twenty-four months that nobody would remark on: alternating by a few points around a level. */
const CALM = [1, -2, 0, 2, -1, 1, -1, 0, 2, -2, 1, 0, -1, 2, -2, 1, 0, -1, 1, -2, 2, 0, -1, 1];

export function calm(level = 0.8, step = 0.01, n = CALM.length): number[] {
  return CALM.slice(CALM.length - n).map((c) => level + c * step);
}

/** `calm` with the last values replaced. */
export function ending(last: readonly number[], level = 0.8, step = 0.01): number[] {
  const values = calm(level, step);
  return [...values.slice(0, values.length - last.length), ...last];
}

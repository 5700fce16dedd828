import { endOfMonth, addMonths, dayFromYmd } from "../../src/core/days";
import type { Contract, Kpi } from "../../src/contract/Contract";
import { defaultSettings } from "../../src/contract/settings";
import { tables, type TableKey } from "../../src/contract/tables";
import { analyse } from "../../src/findings/analysis/analyse";
import { forecastDetector } from "../../src/findings/detectors/forecast";
import { seedOf } from "../sample/noise";
import { normals } from "./series";

/** A process against a target that higher values meet; `line(i, n)` is its true mean at position i of n, the target is 0. */
export interface BreachScenario {
  readonly id: string;
  readonly name: string;
  readonly line: (i: number, n: number) => number;
}

const level = (sigmas: number): BreachScenario => ({
  id: `level${sigmas}`,
  name: `stable, its average ${sigmas} σ inside the target`,
  line: () => sigmas,
});

export const stableScenarios: readonly BreachScenario[] = [level(3), level(2), level(1)];

const approaching = (slope: number, left: number): BreachScenario => ({
  id: `trend${slope}-${left}`,
  name: `falling by ${slope} σ a month, its true level at the target in ${left} months`,
  line: (i, n) => slope * (n - 1 + left - i),
});

export const breakingScenarios: readonly BreachScenario[] = [
  approaching(0.1, 2),
  approaching(0.2, 2),
  approaching(0.2, 3),
  { id: "level-0.5", name: "stable, its average 0.5 σ beyond the target", line: () => -0.5 },
];

/** Share of series for which the rule forecast.breach speaks, through the detector itself at its default threshold. */
export function simulateBreach(scenario: BreachScenario, n: number, series: number, seed: number): number {
  const draw = normals((seed + seedOf(`breach ${scenario.id} ${n}`)) >>> 0);
  const kpis = Array.from({ length: series }, (_, k) =>
    kpiOf(
      `k${k}`,
      Float64Array.from({ length: n }, (_, i) => scenario.line(i, n) + draw()),
    ),
  );
  const analysis = analyse({ contract: contractOf(kpis), problems: [] }, defaultSettings());
  return forecastDetector.detect(analysis).length / series;
}

const LAST = dayFromYmd(2026, 9, 30);

function kpiOf(id: string, value: Float64Array): Kpi {
  const blank = Object.fromEntries(Object.keys(tables.kpis.columns).map((key) => [key, null]));
  const n = value.length;
  return {
    ...(blank as unknown as Kpi),
    id,
    name: id,
    direction: "higher",
    target: 0,
    form: "number",
    frequency: "monthly",
    series: {
      period: Int32Array.from({ length: n }, (_, i) => endOfMonth(addMonths(LAST, i - n + 1))),
      value,
      numerator: new Float64Array(n).fill(NaN),
      denominator: new Float64Array(n).fill(NaN),
      row: Int32Array.from({ length: n }, (_, i) => i + 2),
      column: new Int32Array(n).fill(3),
      sheet: "Observations",
      comments: new Map(),
    },
    source: { sheet: "KPIs", row: 2, columns: {} },
  };
}

function contractOf(kpis: readonly Kpi[]): Contract {
  const keys = (Object.keys(tables) as TableKey[]).filter((k) => !["contract", "kpis", "observations"].includes(k));
  return {
    facts: new Proxy({}, { get: () => null }) as Contract["facts"],
    factSources: {},
    kpis,
    rows: Object.fromEntries(keys.map((key) => [key, []])) as unknown as Contract["rows"],
    supplied: new Set<TableKey>(["kpis", "observations"]),
    reports: [],
  };
}

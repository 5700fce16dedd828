import { noFacts } from "../../../src/contract/contractFacts";
import { dayFromIso, type Day } from "../../../src/core/days";
import type { Contract, ContractFacts, Kpi } from "../../../src/contract/Contract";
import { settingsSchema, type Settings } from "../../../src/contract/settings";
import { tables, type TableKey, type TableRow } from "../../../src/contract/tables";
import type { Analysis, KpiAnalysis } from "../../../src/findings/analysis/Analysis";
import type { Context } from "../../../src/findings/analysis/Context";
import { analyseCalendar } from "../../../src/findings/analysis/calendar";
import { analyseCommercial } from "../../../src/findings/analysis/commercial";
import { analyseInnovation } from "../../../src/findings/analysis/innovation";
import { analyseIssues } from "../../../src/findings/analysis/issues";
import { analyseOptions } from "../../../src/findings/analysis/options";
import { quarterOf } from "../../../src/findings/analysis/quarter";
import { analysePromises } from "../../../src/findings/analysis/promises";
import { analyseReferences } from "../../../src/findings/analysis/references";
import { analyseRelationship } from "../../../src/findings/analysis/relationship";
import { analyseSatisfaction } from "../../../src/findings/analysis/satisfaction";
import { analyseValue } from "../../../src/findings/analysis/value";
import type { Detector, RawFinding } from "../../../src/findings/Rule";

/** A contract written as literals: what a row leaves out is blank, and every table has all its columns. */
export type Rows = { [K in Exclude<TableKey, "contract" | "kpis" | "observations">]?: Partial<TableRow<K>>[] };

export interface Given extends Rows {
  asOf?: string;
  facts?: Partial<ContractFacts>;
  kpis?: Partial<KpiAnalysis & { id: string; name: string; tier: Kpi["tier"] }>[];
  settings?: Record<string, unknown>;
}

/** `2026-09-30` as a serial day. */
export function day(iso: string): Day {
  const serial = dayFromIso(iso);
  if (serial === undefined) throw new Error(`not a date: ${iso}`);
  return serial;
}

const usualFacts: ContractFacts = {
  ...noFacts(),
  client: "Northern Utilities",
  supplier: "Contactus",
  currency: "GBP",
  fiscalYearStart: 4,
  discountRate: 0.08,
};

function columnsOf(key: TableKey): Record<string, number> {
  return Object.fromEntries(Object.keys(tables[key].columns).map((name, i) => [name, i + 1]));
}

function rowsOf(key: TableKey, rows: readonly object[]): object[] {
  const blank = Object.fromEntries(Object.keys(tables[key].columns).map((name) => [name, null]));
  const columns = columnsOf(key);
  return rows.map((row, i) => ({ ...blank, ...row, source: { sheet: tables[key].name, row: i + 2, columns } }));
}

export function contractOf(given: Given): Contract {
  const keys = (Object.keys(tables) as TableKey[]).filter((k) => !["contract", "kpis", "observations"].includes(k));
  const rows = Object.fromEntries(keys.map((k) => [k, rowsOf(k, given[k as keyof Rows] ?? [])]));
  const supplied = new Set<TableKey>(keys.filter((k) => given[k as keyof Rows] !== undefined));
  const facts = { ...usualFacts, ...given.facts };
  const factSources = Object.fromEntries(
    Object.keys(given.facts ?? {}).map((name, i) => [
      name,
      { sheet: "Contract", row: i + 2, columns: { setting: 1, value: 2 } },
    ]),
  );
  if (given.facts) supplied.add("contract");
  return {
    facts,
    factSources,
    kpis: (given.kpis ?? []).map((k) => kpiOf(k).kpi),
    rows: rows as unknown as Contract["rows"],
    supplied,
    reports: [],
  };
}

const emptySeries = {
  period: new Int32Array(),
  value: new Float64Array(),
  numerator: new Float64Array(),
  denominator: new Float64Array(),
  row: new Int32Array(),
  column: new Int32Array(),
  sheet: "Observations",
  comments: new Map<number, string>(),
};

/** A KPI with its observations, month ends and values given; columns of the sheet: kpi, period, value. */
export function kpi(row: Partial<Kpi> & { id: string }, values: readonly [string, number][] = []): Kpi {
  const [blank] = rowsOf("kpis", [{ name: row.id, direction: "higher", ...row }]);
  return {
    ...(blank as Kpi),
    form: "share",
    series: {
      ...emptySeries,
      period: Int32Array.from(values, ([iso]) => day(iso)),
      value: Float64Array.from(values, ([, v]) => v),
      numerator: new Float64Array(values.length).fill(Number.NaN),
      denominator: new Float64Array(values.length).fill(Number.NaN),
      row: Int32Array.from(values, (_, i) => i + 2),
      column: new Int32Array(values.length).fill(3),
    },
  };
}

function kpiOf(given: NonNullable<Given["kpis"]>[number]): KpiAnalysis {
  const { id = "k", name, tier = null, ...rest } = given;
  return {
    kpi: kpi({ id, name: name ?? id, tier }),
    status: "Green",
    stale: false,
    latestCell: `Observations!C2`,
    ...rest,
  } as KpiAnalysis;
}

export function contextOf(given: Given): Context {
  const asOf = day(given.asOf ?? "2026-09-30");
  const settings: Settings = settingsSchema.parse(given.settings ?? {});
  return {
    contract: contractOf(given),
    settings,
    asOf,
    quarter: quarterOf(asOf, 4),
    rate: given.facts?.discountRate ?? 0.08,
    currency: "GBP",
    kpis: (given.kpis ?? []).map(kpiOf),
  };
}

export function analysisOf(given: Given): Analysis {
  const context = contextOf(given);
  return {
    ...context,
    problems: [],
    promises: analysePromises(context),
    issues: analyseIssues(context),
    satisfaction: analyseSatisfaction(context),
    references: analyseReferences(context),
    relationship: analyseRelationship(context),
    value: analyseValue(context),
    options: analyseOptions(context),
    commercial: analyseCommercial(context),
    calendar: analyseCalendar(context),
    innovation: analyseInnovation(context),
  };
}

export function findingsOf(detector: Detector, given: Given, rule?: string): readonly RawFinding[] {
  const all = detector.detect(analysisOf(given));
  return rule === undefined ? all : all.filter((f) => f.rule === rule);
}

/** What every finding of this side must hold: a known rule, sentences with their full stops, cells, unique ids. */
export function expectSound(detector: Detector, findings: readonly RawFinding[]): void {
  const known = new Map(detector.rules.map((r) => [r.id, r.kind]));
  expect(new Set(findings.map((f) => f.id)).size).toBe(findings.length);
  for (const f of findings) {
    expect(known.get(f.rule)).toBe(f.kind);
    expect(f.rule.length).toBeGreaterThan(0);
    expect(f.text).toMatch(/[.!?]$/);
    expect(f.question).toMatch(/\?$/);
    expect(f.headline).not.toMatch(/[.?]$/);
    expect(f.why.length).toBeGreaterThan(10);
    expect(f.howSure).toMatch(/^[A-Z0-9n].*\.$/);
    expect(f.cells?.length).toBeLessThanOrEqual(50);
    expect(f.cells?.length).toBeGreaterThan(0);
    for (const cell of f.cells ?? []) expect(cell).toMatch(/^(\w+|'[^']+')![A-Z]+\d+$/);
    expect(new Set(f.cells).size).toBe(f.cells?.length);
    expect(`${f.text} ${f.headline} ${f.why} ${f.question}`).not.toMatch(/undefined|NaN|null|Infinity|\s{2}/);
    expect((f.money === null || f.money === undefined) === (f.moneyBasis === null || f.moneyBasis === undefined)).toBe(
      true,
    );
  }
}

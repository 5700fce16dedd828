import fc from "fast-check";
import type { CellValue } from "../../src/contract/cells";
import type { Columns } from "../../src/contract/columns";
import type { Thresholds } from "../../src/contract/settings";
import { tables, type TableKey } from "../../src/contract/tables";
import { detectors } from "../../src/findings/engine";
import type { Finding } from "../../src/findings/Finding";
import type { RuleInfo } from "../../src/findings/Rule";
import { findingsOf, withCell, type Sheets } from "./oneCell";
import { oneCellCases, type OneCellCase } from "./oneCellCases";

/**
 * What holds for every rule, whatever else stands in the workbook. A random contract is the rule's own case, in which it
 * speaks, among cases of other rules whose cells are blanked, scaled and moved at random.
 */

type Row = Readonly<Record<string, CellValue>>;
const RUNS = 2;
const rules = detectors.flatMap((d) => d.rules);

/** Tables that any number of cases may share: their KPIs get names of their own. */
const shared: ReadonlySet<string> = new Set(["kpis", "observations"]);

/** A case's sheets with ids that no other case has. */
function own({ sheets, cell, speaks }: OneCellCase, mark: string): Sheets {
  const loud = withCell(sheets, cell, speaks);
  const ids = new Set((loud.kpis ?? []).map((row) => row["id"]));
  const renamed = (key: TableKey, row: Row): Row => {
    const column = key === "kpis" ? "id" : key === "observations" ? "kpi" : key === "terms" ? "item" : null;
    if (column === null || !ids.has(row[column] ?? null)) return row;
    return {
      ...row,
      [column]: `${mark}${String(row[column])}`,
      ...(key === "kpis" && { name: `${mark}${String(row["name"])}` }),
    };
  };
  return Object.fromEntries(
    (Object.keys(loud) as TableKey[]).map((key) => [key, loud[key]!.map((row) => renamed(key, row))]),
  );
}

/** Sheets under one another; a table that the first has is left as it is there, so that ties of two logs do not arise. */
function together(first: Sheets, second: Sheets): Sheets {
  const clash = Object.keys(second).some((key) => !shared.has(key) && key in first);
  if (clash) return first;
  const keys = [...new Set([...Object.keys(first), ...Object.keys(second)])] as TableKey[];
  return Object.fromEntries(keys.map((key) => [key, [...(first[key] ?? []), ...(second[key] ?? [])]]));
}

/** A stream of numbers from 0 to 1, from a seed of fast-check's. */
function drawFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

const isoDate = /^\d{4}-\d{2}-\d{2}$/;

function moved(value: string, days: number): string {
  return new Date(Date.parse(value) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Some cells blank, some figures scaled, some dates moved; periods and ids stay, else nothing would be left to speak about. */
function roughened(sheets: Sheets, draw: () => number): Sheets {
  const rough = (column: string, value: CellValue): CellValue => {
    const chance = draw();
    if (["id", "kpi", "period", "setting", "name"].includes(column) || chance > 0.12) return value;
    if (chance < 0.04) return null;
    if (typeof value === "number") return value * (0.7 + 0.6 * draw());
    return typeof value === "string" && isoDate.test(value) ? moved(value, Math.round(80 * draw() - 40)) : value;
  };
  return mapRows(sheets, (row) => Object.fromEntries(Object.entries(row).map(([name, v]) => [name, rough(name, v)])));
}

function mapRows(sheets: Sheets, change: (row: Row) => Row): Sheets {
  return Object.fromEntries((Object.keys(sheets) as TableKey[]).map((key) => [key, sheets[key]!.map(change)]));
}

function shuffled(sheets: Sheets, draw: () => number): Sheets {
  const mixed = (rows: readonly Row[]): Row[] =>
    rows
      .map((row) => ({ row, at: draw() }))
      .sort((a, b) => a.at - b.at)
      .map(({ row }) => row);
  return Object.fromEntries((Object.keys(sheets) as TableKey[]).map((key) => [key, mixed(sheets[key]!)]));
}

/** Four years: as many leap days lie between, and every month and quarter has its length. */
function yearsLater(sheets: Sheets): Sheets {
  const later = (value: CellValue): CellValue =>
    typeof value === "string" && isoDate.test(value) ? `${Number(value.slice(0, 4)) + 4}${value.slice(4)}` : value;
  return mapRows(sheets, (row) => Object.fromEntries(Object.entries(row).map(([name, v]) => [name, later(v)])));
}

/** Without the rule that says why, a KPI that is red is still told to be red: its row is never simply silent. */
const STEPS_IN = "target.missed";

/** A KPI that was never observed has no cell among the observations: its definition is pointed at. */
const POINTS_ELSEWHERE: readonly string[] = ["data.no-observations"];

/** What must not depend on where a row stands or in which year. */
function gist(findings: readonly Finding[]): string[] {
  return findings
    .map((f) =>
      JSON.stringify([
        f.id.replace(/\b2030-/g, "2026-"),
        f.rule,
        f.kind,
        f.party,
        f.value?.toFixed(6),
        f.money?.toFixed(4),
        f.cells.length,
      ]),
    )
    .sort();
}

const ids = (findings: readonly Finding[]): string[] => findings.map((f) => f.id).sort();

/**
 * For each threshold the value at which its rule has the least to say, and whether that is nothing at all: what was never
 * reviewed is late in any number of months, and a rise of the kept share can be the whole.
 */
const extremes: Readonly<Record<keyof Thresholds, readonly [least: number, silent: boolean]>> = {
  breachProbability: [1, true],
  promiseDueSoonDays: [0, true],
  issueDaysOperational: [1e6, true],
  issueDaysTactical: [1e6, true],
  issueDaysStrategic: [1e6, true],
  issueDaysExecutive: [1e6, true],
  satisfactionMonths: [1200, true],
  satisfactionRespondents: [1, true],
  satisfactionSpread: [11, true],
  satisfactionThreshold: [0, true],
  partyGap: [11, true],
  referenceExpiryDays: [0, true],
  kpiReviewMonths: [1200, false],
  moneyTolerance: [1e9, true],
  outlierZ: [1e9, true],
  stalePeriods: [1e6, true],
  unitJump: [1e12, true],
  governanceReviewMonths: [1200, true],
  meetingGrace: [1e6, true],
  promiseKeptRise: [1, false],
  promiseKeptFewest: [1e6, true],
  relationshipRise: [11, true],
  peerFalseAlarm: [0.0001, false],
  demandOrderDays: [0, true],
  spendLossShare: [1e9, true],
  valueMeaningDays: [1e6, true],
};

const cases = new Map(oneCellCases.map((c) => [c.rule, c]));

/** The contract around a rule: its own case as it is, then a few others roughened. */
function contractAround(rule: string, others: readonly number[], seed: number): Sheets {
  const draw = drawFrom(seed);
  return others.reduce<Sheets>(
    (sheets, which, i) => {
      const other = oneCellCases[which % oneCellCases.length]!;
      return together(sheets, roughened(own(other, `${i}-`), draw));
    },
    own(cases.get(rule)!, ""),
  );
}

function thresholdsOf(rule: RuleInfo): readonly (keyof Thresholds)[] {
  return [...(rule.threshold ? [rule.threshold] : []), ...(rule.also ?? [])];
}

/** Rows and columns of the sheet that a cell names. */
function place(cell: string): { sheet: string; row: number; column: number } {
  const [, quoted, plain, letters, row] = /^(?:'(.*)'|([^!]*))!([A-Z]+)(\d+)$/.exec(cell)!;
  const column = [...letters!].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0);
  return { sheet: (quoted ?? plain)!.replaceAll("''", "'"), row: Number(row), column };
}

const wordsOf = (f: Finding): string[] => [f.text, f.headline, f.why, f.howSure, f.question, f.label, f.history ?? ""];
const nonsense = /\b(NaN|undefined|null|Infinity|\[object)|\(\s*\)|“\s*”|\s{2,}|\s[,.;]|,,|\.\.|−0(?![.\d])/;

/** Once an id, of cells that there are, in words without a hole. */
function isWellTold(f: Finding, sheets: Sheets): void {
  expect([f.id, wordsOf(f).filter((words) => nonsense.test(words))]).toEqual([f.id, []]);
  expect([f.id, Number.isFinite(f.severity) && f.severity >= 0]).toEqual([f.id, true]);
  expect([f.id, f.money === null || Number.isFinite(f.money)]).toEqual([f.id, true]);
  const places = f.cells.map(place);
  for (const { sheet, row, column } of places) {
    const key = (Object.keys(sheets) as TableKey[]).find((k) => tables[k].name === sheet)!;
    expect([f.id, row >= 2 && row <= sheets[key]!.length + 1]).toEqual([f.id, true]);
    expect([f.id, column <= Object.keys(tables[key].columns as Columns).length]).toEqual([f.id, true]);
  }
  const here = places.length === 0 || places.some(({ sheet }) => sheet === f.table);
  expect([f.id, here || POINTS_ELSEWHERE.includes(f.rule)]).toEqual([f.id, true]);
}

/** Switched off, a rule takes its own findings away and nothing else. */
function switchesOff(rule: string, sheets: Sheets, found: readonly Finding[]): void {
  const left = findingsOf(sheets, { rulesOff: [rule] });
  const taken = new Set(found.filter((f) => f.rule === rule).map((f) => f.subject));
  const steppedIn = left.filter((f) => f.rule === STEPS_IN && taken.has(f.subject) && rule !== STEPS_IN);
  expect(left.filter((f) => !steppedIn.includes(f))).toEqual(found.filter((f) => f.rule !== rule));
}

/** At the end of its thresholds a rule says least, and nothing new is said by any. */
function fallsSilent(rule: RuleInfo, sheets: Sheets, found: readonly Finding[]): void {
  const before = new Set(ids(found));
  for (const name of thresholdsOf(rule)) {
    const [least, silent] = extremes[name];
    const left = findingsOf(sheets, { thresholds: { [name]: least } });
    // a value that is no jump of units any more is an observation like others, and may stand out as one
    const judged = name === "unitJump" ? /^kpi:.*\/(xmr|target|forecast)$/ : /^$/;
    expect(ids(left).filter((id) => !before.has(id) && !judged.test(id))).toEqual([]);
    if (silent && name === rule.threshold) expect(left.filter((f) => f.rule === rule.id)).toEqual([]);
  }
}

test.each(rules.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 3 }), fc.nat(), (others, seed) => {
      const sheets = contractAround(id, others, seed);
      const found = findingsOf(sheets);
      expect(found.map((f) => f.rule)).toContain(id);
      expect(new Set(ids(found)).size).toBe(found.length);
      for (const f of found) isWellTold(f, sheets);
      // whatever the order of the rows, and four years later
      const elsewhere = yearsLater(shuffled(sheets, drawFrom(seed + 1)));
      expect(gist(findingsOf(elsewhere, { asOf: "2030-09-30" }))).toEqual(gist(found));
      switchesOff(id, sheets, found);
      fallsSilent(rule, sheets, found);
    }),
    { numRuns: RUNS },
  );
});

test("every threshold belongs to a rule", () => {
  const used = new Set<string>(rules.flatMap(thresholdsOf));
  expect(Object.keys(extremes).filter((name) => !used.has(name))).toEqual([]);
});

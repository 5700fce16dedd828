import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { breakingScenarios, simulateBreach, stableScenarios } from "../../scripts/rules/breach";
import { simulateLatest } from "../../scripts/rules/latest";
import { falseAlarmsByPreset, POWER_POINTS, ruleOfSignal, rulesList, SIGNALS } from "../../scripts/rules/page";
import { simulateOutlier, simulatePeers } from "../../scripts/rules/peers";
import { changes } from "../../scripts/rules/series";
import { presets } from "../../src/core/stats/presets";
import { signalWords, type PresetId } from "../../src/core/stats/types";
import { defaultSettings } from "../../src/contract/settings";
import { detectors } from "../../src/findings/engine";

/** docs/rules.md against the engine, and its simulated cells drawn again with another seed. */

const page = readFileSync(resolve(__dirname, "../../docs/rules.md"), "utf8");
const SEED = 7;

interface Table {
  readonly head: readonly string[];
  readonly rows: ReadonlyMap<string, readonly string[]>;
}

function cells(line: string): string[] {
  return line
    .slice(1, -1)
    .split("|")
    .map((cell) => cell.trim());
}

/** The tables of the page in their order. */
const tables: readonly Table[] = page
  .split(/\n\n+/)
  .filter((block) => block.startsWith("|"))
  .map((block) => {
    const [head = "", , ...rows] = block.trim().split("\n");
    return { head: cells(head), rows: new Map(rows.map((row) => [cells(row)[0]!, cells(row)])) };
  });
const [rules, , byRule, byPreset, byPoints, whichRule, stable, breaking, peers] = tables as readonly [
  Table,
  Table,
  Table,
  Table,
  Table,
  Table,
  Table,
  Table,
  Table,
];

function shown(table: Table, row: string, column: string): number {
  const at = table.head.indexOf(column);
  const text = table.rows.get(row)?.[at];
  if (at < 0 || text === undefined) throw new Error(`no cell ${row} × ${column}`);
  return Number(text.replace(" %", "")) / 100;
}

/** Within four standard errors of the page's cell and of the sample drawn here. */
function expectSame(cell: number, drawn: number, series: number, pageSeries: number): void {
  // a rate of nothing still has the spread of one in the sample
  const p = Math.max(cell, drawn, 1 / series);
  expect(Math.abs(cell - drawn)).toBeLessThan(4 * Math.sqrt(p * (1 - p) * (1 / series + 1 / pageSeries)) + 0.0005);
}

test("every rule of the engine is in the list, with its kind, threshold and default", () => {
  const all = detectors.flatMap((d) => d.rules);
  expect([...rules.rows.keys()]).toEqual(all.map((r) => `\`${r.id}\``));
  const { thresholds } = defaultSettings();
  for (const rule of all) {
    const [, kind, about, setting, value] = rules.rows.get(`\`${rule.id}\``)!;
    expect([kind, about]).toEqual([rule.kind, rule.about]);
    const names = [...(rule.threshold ? [rule.threshold] : []), ...(rule.also ?? [])];
    if (names.length === 0) continue;
    expect(setting).toBe(names.map((name) => `\`${name}\``).join(", "));
    expect(value).toBe(names.map((name) => String(thresholds[name])).join(", "));
  }
  expect(page).toContain(rulesList());
});

test("the table by preset is the data that the product reads", () => {
  expect(page).toContain(falseAlarmsByPreset());
});

test("every signal of the vocabulary has its rule", () => {
  expect(ruleOfSignal).toHaveLength(SIGNALS);
  expect([...byRule.rows.keys()]).toEqual(ruleOfSignal.map(([, rule]) => `\`${rule}\``));
  for (const [code, rule] of ruleOfSignal) expect(rule.includes("shift")).toBe(signalWords[code]!.startsWith("shift"));
});

test.each([12, 36])("false alarms by rule, %d points", (n) => {
  const series = 4_000;
  const { byCode } = simulateLatest({ chart: "xmr", n }, series, SEED, ["mdc"]).get("mdc")!;
  for (const [code, rule] of ruleOfSignal)
    expectSame(shown(byRule, `\`${rule}\``, String(n)), byCode[code]!, series, 40_000);
});

test.each(["3 σ on the latest point", "2 σ on the latest 4 points", "1.5 σ on the latest 8 points"])(
  "power against %s",
  (name) => {
    const series = 1_200;
    const change = changes.find((c) => c.name === name)!;
    const drawn = simulateLatest({ chart: "xmr", n: POWER_POINTS, change }, series, SEED);
    for (const [preset, { any }] of drawn)
      expectSame(shown(byPreset, name, presets[preset as PresetId].name), any, series, 20_000);
    const mdc = drawn.get("mdc")!;
    expectSame(shown(byPoints, name, String(POWER_POINTS)), mdc.any, series, 20_000);
    for (const [code, rule] of ruleOfSignal)
      if (code % 2 === 1) expectSame(shown(whichRule, name, `\`${rule}\``), mdc.byCode[code]!, series, 20_000);
  },
);

test("power against a trend grows with the points", () => {
  const change = changes.find((c) => c.name.startsWith("trend"))!;
  const { any } = simulateLatest({ chart: "xmr", n: 36, change }, 1_200, SEED, ["mdc"]).get("mdc")!;
  expectSame(shown(byPoints, change.name, "36"), any, 1_200, 20_000);
  expect(shown(byPoints, change.name, "36")).toBeGreaterThan(shown(byPoints, change.name, "12"));
});

test("breach forecast: stable processes and breaking ones, through the detector", () => {
  const near = stableScenarios[2]!;
  expectSame(shown(stable, near.name, "12"), simulateBreach(near, 12, 1_000, SEED), 1_000, 10_000);
  const falling = breakingScenarios[1]!;
  expectSame(shown(breaking, falling.name, "24"), simulateBreach(falling, 24, 600, SEED), 600, 10_000);
});

test("peers: nobody apart and one by 5 σ, and how the modified z alone would name them", () => {
  for (const sites of [5, 8]) {
    const column = (name: string): number => shown(peers, String(sites), name);
    expectSame(column("nobody apart"), simulatePeers(sites, 0, 3_000, SEED), 3_000, 20_000);
    expectSame(column("one by 5 σ"), simulatePeers(sites, 5, 3_000, SEED), 3_000, 20_000);
    const alone = column("nobody apart, modified z alone");
    expectSame(alone, simulateOutlier(sites, 0, sites, 3_000, SEED), 3_000, 20_000);
    // what the group counts with in "expected by chance", as near as two thousandths and the test's own inexactness
    expect(column("nobody apart")).toBeLessThan(0.016);
    expect(alone).toBeGreaterThan(8 * column("nobody apart"));
  }
});

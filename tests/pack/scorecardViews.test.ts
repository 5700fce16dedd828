import { analyse } from "../../src/findings/analysis/analyse";
import { reportOf } from "../../src/findings/report";
import { chartsPage } from "../../src/pack/pages/charts";
import { scorecardPage } from "../../src/pack/pages/scorecard";
import type { Block, Cell, Page, TableBlock } from "../../src/pack/PackDocument";
import type { PackInput } from "../../src/pack/PackInput";
import { calm, kpi, parsed, settings, type KpiInput } from "../findings/make";

/** Year on year, site by site, and how far figures carry: on the page when the data have them, nowhere when not. */

function input(kpis: readonly KpiInput[]): PackInput {
  const analysis = analyse(parsed(kpis.map(kpi)), settings());
  return {
    analysis,
    report: reportOf(analysis),
    inputs: [],
    builtAt: "2026-10-05T09:00:00Z",
    builtBy: "tests",
    version: "0",
    typed: new Map(),
    previous: null,
  };
}

const base = { target: 0.7, tolerance: 0.03 };
const plain = (text: string): string => text.replaceAll("\u202f", " ");

function table(page: Page, id: string): TableBlock | undefined {
  return page.blocks.find((b): b is TableBlock => b.type === "table" && b.id === id);
}

function columnOf(page: Page, tableId: string, columnId: string): (string | number | boolean | null)[] {
  const found = table(page, tableId)!;
  const at = found.columns.findIndex((c) => c.id === columnId);
  return found.rows.map((r) => (r.cells[at] as Cell).value);
}

function words(blocks: readonly Block[]): string {
  return plain(
    blocks
      .flatMap((b) => (b.type === "columns" ? b.columns.flatMap((c) => c.blocks) : [b]))
      .flatMap((b) =>
        b.type === "bullets" ? b.items.map((i) => i.text) : b.type === "text" || b.type === "heading" ? [b.text] : [],
      )
      .join("\n"),
  );
}

test("the same month a year before stands beside the value, and is counted in words", () => {
  const values = calm();
  const better = [...values.slice(0, -1), values[11]! + 0.01];
  const worse = [...values.slice(0, -1), values[11]! - 0.02];
  const page = scorecardPage(
    input([
      { ...base, id: "a", name: "Better", values: better },
      { ...base, id: "b", name: "Worse", values: worse },
      { ...base, id: "c", name: "Young", values: values.slice(-8) },
    ]),
  );
  expect(columnOf(page, "scorecard", "year-ago")).toEqual([values[11], values[11], "–"]);
  expect(words(page.blocks)).toContain(
    "Against the same month a year before: 1 KPI better, 1 worse; 1 without a figure for that month.",
  );
  expect(page.grid).toHaveLength(table(page, "scorecard")!.columns.length);
});

test("without last year there is no column and no word of it", () => {
  const page = scorecardPage(input([{ ...base, id: "a", name: "Young", values: calm().slice(-8) }]));
  expect(table(page, "scorecard")!.columns.map((c) => c.id)).not.toContain("year-ago");
  expect(words(page.blocks)).not.toContain("year before");
  expect(page.grid).toHaveLength(table(page, "scorecard")!.columns.length);
});

test("sites stand side by side when there are two, the worst first", () => {
  const at = (site: string | null, i: number, target: number): KpiInput => ({
    ...base,
    id: `k${i}`,
    name: `Measure ${i}`,
    site,
    target,
    values: calm(),
  });
  const two = scorecardPage(input([at("North", 1, 0.7), at("South", 2, 0.95), at("north ", 3, 0.7), at(null, 4, 0.7)]));
  expect(columnOf(two, "sites", "site")).toEqual(["South", "North", "no site named"]);
  expect(columnOf(two, "sites", "red")).toEqual([1, 0, 0]);
  expect(columnOf(two, "sites", "green")).toEqual([0, 2, 1]);
  expect(columnOf(two, "sites", "red-names")).toEqual(["Measure 2", "none", "none"]);
  const sites = table(two, "sites")!;
  expect(sites.columns.reduce((sum, c) => sum + c.span, 0)).toBe(two.grid.length);
  expect(table(scorecardPage(input([at("North", 1, 0.7), at(null, 2, 0.7)])), "sites")).toBeUndefined();
});

test("few points, alike neighbours and yearly patterns are said in words, on the scorecard and beside the charts", () => {
  // a slow wave over three years, and one that comes back each year
  const wave = Array.from(
    { length: 36 },
    (_, i) => 0.8 + 0.05 * Math.sin((2 * Math.PI * i) / 34) + 0.001 * ((i * 7) % 5),
  );
  const yearly = Array.from(
    { length: 36 },
    (_, i) => 0.8 + (i % 12 === 8 ? 0.06 : 0) + 0.004 * ((i * 7) % 5) - 0.002 * ((i * 3) % 4),
  );
  const given = input([
    { ...base, id: "few", name: "Few", target: 0.9, values: calm().slice(-4) },
    { ...base, id: "trial", name: "Trial", target: 0.9, values: calm().slice(-8) },
    { ...base, id: "wave", name: "Wave", target: 0.9, values: wave },
    { ...base, id: "yearly", name: "Yearly", target: 0.95, values: yearly },
    { ...base, id: "calm", name: "Calm", values: calm() },
  ]);
  const scorecard = words(scorecardPage(given).blocks);
  expect(scorecard).toMatch(/Fewer than six points, so judged against the target only: Few\./);
  expect(scorecard).toMatch(/Trial limits, from six to eleven points: Trial\./);
  expect(scorecard).toMatch(/neighbouring periods are alike: Wave\./);
  expect(scorecard).toMatch(/twelve-month pattern shows[^.]*: Yearly\./);
  const charts = words(chartsPage(given)!.blocks);
  expect(charts).toContain("Few: 4 points, too few for limits: the target only.");
  expect(charts).toContain("Trial: trial limits from 8 points.");
  expect(charts).toMatch(/Wave: limits too narrow/);
  expect(charts).toMatch(/Yearly: .*twelve-month pattern: \d/);
  expect(charts).not.toContain("Calm:");
});

test("a rebase is suggested with the limits before and after, in words; nothing is changed", () => {
  const shifted = calm().map((v, i) => (i >= 14 ? v - 0.05 : v));
  const given = input([{ ...base, id: "a", name: "Shifted", target: 0.9, values: shifted }]);
  const before = given.analysis.kpis[0]!.segment!;
  const charts = words(chartsPage(given)!.blocks);
  const line = charts.split("\n").find((one) => one.startsWith("Shifted from "))!;
  const found =
    /^Shifted from (\w+ \d+) .*: (?:trial )?limits ([\d.]+)–([\d.]+) % instead of ([\d.]+)–([\d.]+) %; \d+ flagged instead of \d+/.exec(
      line,
    );
  expect(found).not.toBeNull();
  const [, from, low, high, oldLow, oldHigh] = found!;
  expect(from).toBe("Dec 2025");
  // by hand: limits lie on both sides of the mean of the ten months from December on
  const mean = (100 * shifted.slice(14).reduce((sum, v) => sum + v, 0)) / 10;
  expect(Math.abs((Number(low) + Number(high)) / 2 - mean)).toBeLessThan(0.1);
  expect(Number(oldLow)).toBeCloseTo(100 * before.lower, 1);
  expect(Number(oldHigh)).toBeCloseTo(100 * before.upper, 1);
  expect(Number(high) - Number(low)).toBeLessThan(Number(oldHigh) - Number(oldLow));
  expect(
    words(chartsPage(input([{ ...base, id: "a", name: "Red", target: 0.9, values: calm() }]))!.blocks),
  ).not.toContain("New limits");
});

import { ContractBuilder } from "../../src/contract/ContractBuilder";
import { defaultSettings } from "../../src/contract/settings";
import { findingsReport } from "../../src/findings/report";
import {
  chanceSentence,
  countRows,
  exceptionRows,
  facetChoices,
  filterRows,
  groupRows,
  PAGE,
  problemRows,
  treeItems,
} from "../../src/taskpane/exceptions/exceptionList";
import { treeMove } from "../../src/taskpane/exceptions/treeKeys";
import { readWithSheetJs } from "../sample/reading";

function sample() {
  const builder = new ContractBuilder({ settings: defaultSettings() });
  for (const { sheet, cells } of readWithSheetJs("sample.xlsx")) {
    builder.beginTable({ sheet, table: null, headerRow: null, firstColumn: 1, hidden: false });
    cells.forEach((row, i) => builder.row(row, i + 1));
    builder.endTable();
  }
  const parsed = builder.finish();
  return { ...findingsReport(parsed, defaultSettings()), problems: parsed.problems };
}

const { analysis, report, problems } = sample();
const rows = exceptionRows(analysis, report, problems);

describe("rows of the list", () => {
  test("every finding and every fault of the data is there once, findings in rank order", () => {
    expect(rows.filter((r) => r.finding).map((r) => r.finding!.rank)).toEqual(report.findings.map((_, i) => i + 1));
    expect(new Set(rows.map((r) => r.id)).size).toBe(rows.length);
    for (const p of problems)
      expect(rows.some((r) => r.problem?.cell === p.cell && r.problem.code === p.code)).toBe(true);
  });

  test("a KPI's row says its latest value in its unit, where it goes, what it is worth and who owns it", () => {
    const row = rows.find((r) => r.id === "kpi:fcr/xmr")!;
    expect(row.label).toBe("First-contact resolution");
    expect(row.value).toBe("72.6\u202f%"); // 30 Sep 2026 in assets/sample.xlsx
    expect(row.variation).toBe("concerning");
    expect(row.money).toMatch(/^£/);
    expect(row.second).toContain("Head of customer operations ↔ Service delivery lead");
    expect(row.cell).toMatch(/^Observations!/);
  });

  test("chips count what they let through, and all chips but All add up to All", () => {
    const counts = countRows(rows);
    const { all, ...kinds } = counts;
    expect(all).toBe(rows.length);
    expect(Object.values(kinds).reduce((a, b) => a + b, 0)).toBe(all);
    for (const [kind, n] of Object.entries(counts))
      expect(filterRows(rows, kind as keyof typeof counts, "")).toHaveLength(n);
  });

  test("words are looked for in labels, sentences, owners and rules; all of them must be there", () => {
    expect(filterRows(rows, "all", "resolution below").every((r) => /resolution/i.test(r.words))).toBe(true);
    expect(filterRows(rows, "all", "resolution below").length).toBeGreaterThan(0);
    expect(filterRows(rows, "all", "resolution nosuchword")).toEqual([]);
    expect(filterRows(rows, "low", "glide")).toEqual([]);
  });

  test("what is acknowledged rests in a group of its own at the end and is not counted, until its day has passed", () => {
    const until = (day: number) => exceptionRows(analysis, report, [], new Map([["kpi:fcr/xmr", { until: day }]]));
    const resting = until(report.asOf);
    expect(countRows(resting).all).toBe(report.findings.length - 1);
    expect(groupRows(resting, "kind").at(-1)).toMatchObject({ title: "Acknowledged", rows: [{ id: "kpi:fcr/xmr" }] });
    expect(countRows(until(report.asOf - 1)).all).toBe(report.findings.length);
  });

  test.each(["kind", "objective", "owner", "party", "tier", "site"] as const)(
    "grouped by %s no row is lost and nobody's group is last",
    (by) => {
      const groups = groupRows(rows, by);
      expect(groups.flatMap((g) => g.rows).length).toBe(rows.length);
      const none = groups.findIndex((g) => /^No /.test(g.title));
      if (none >= 0) expect(none).toBe(groups.length - 1);
    },
  );

  test("the sentence on chance has the report's own figures", () => {
    expect(chanceSentence(report)).toBe(
      `About ${report.expectedByChance.toFixed(1)} of ${report.tested} KPIs tested would be flagged by chance.`,
    );
  });

  test("two faults of one kind in one cell are one line", () => {
    const [first] = problems;
    expect(problemRows([first!, first!])).toHaveLength(1);
  });
});

describe("facets", () => {
  const findings = rows.filter((r) => r.finding);
  const kpis = new Map(analysis.kpis.map((k) => [k.kpi.id, k.kpi]));

  test("each lets through exactly the findings that name it", () => {
    const by = (chosen: Parameters<typeof filterRows>[3]) => filterRows(rows, "all", "", chosen).map((r) => r.id);
    const where = (test: (f: (typeof report.findings)[number]) => boolean) =>
      report.findings.filter(test).map((f) => f.id);
    expect(by({ owner: "resource planning manager" })).toEqual(
      where((f) => [f.ownerClient, f.ownerSupplier].includes("Resource planning manager")),
    );
    expect(by({ tier: "critical" })).toEqual(where((f) => f.tier === "critical"));
    expect(by({ party: "client" })).toEqual(where((f) => f.party === "client"));
    expect(by({ owner: "" })).toEqual(where((f) => f.ownerClient === null && f.ownerSupplier === null));
    const site = where((f) => f.id.startsWith("kpi:") && kpis.get(f.subject)?.site === "Tynebridge");
    expect(site.length).toBeGreaterThan(0);
    expect(by({ site: "tynebridge" })).toEqual(site);
    expect(by({ tier: "critical", owner: "head of customer operations" })).toEqual(
      where((f) => f.tier === "critical" && f.ownerClient === "Head of customer operations"),
    );
  });

  test("a choice is counted as if it were made beside the others", () => {
    const chosen = { tier: "key" };
    for (const facet of ["objective", "tier", "owner", "party", "site"] as const)
      for (const { id, count } of facetChoices(rows, facet, "low", "", chosen))
        expect(filterRows(rows, "low", "", { ...chosen, [facet]: id })).toHaveLength(count);
    expect(facetChoices(rows, "tier", "all", "", {}).map((c) => c.id)).toEqual(["critical", "key", "other", ""]);
    const chips = countRows(rows, chosen);
    expect(chips.all).toBe(findings.filter((r) => r.finding!.tier === "key").length);
    expect(chips.data).toBe(filterRows(rows, "data", "", chosen).length);
  });

  test("what is resolved since the last pack stands at the very end, uncounted, and goes when something is asked for", () => {
    const resolved = [{ id: "kpi:asa/xmr", text: "Average speed of answer above its limits" }];
    const with1 = exceptionRows(analysis, { ...report, resolved }, problems);
    expect(countRows(with1)).toEqual(countRows(rows));
    for (const by of ["kind", "owner"] as const)
      expect(groupRows(with1, by).at(-1)).toMatchObject({
        title: "Resolved since last pack",
        rows: [{ label: resolved[0]!.text }],
      });
    expect(filterRows(with1, "low", "").some((r) => r.kind === "resolved")).toBe(false);
    expect(filterRows(with1, "all", "", { tier: "key" }).some((r) => r.kind === "resolved")).toBe(false);
    expect(filterRows(with1, "all", "speed above").map((r) => r.kind)).toContain("resolved");
  });
});

describe("keys of the tree", () => {
  const groups = groupRows(rows, "kind");
  const open = treeItems(groups, new Set(), new Map());
  const first = groups[0]!;
  const key = (id: string, pressed: string, shiftKey = false, items = open) =>
    treeMove(items, id, { key: pressed, shiftKey });

  test("down, up, Home and End walk over everything that is open", () => {
    expect(key(first.id, "ArrowDown")).toEqual({ focus: first.rows[0]!.id });
    expect(key(first.rows[0]!.id, "ArrowUp")).toEqual({ focus: first.id });
    expect(key(first.id, "End")).toEqual({ focus: open[open.length - 1]!.id });
    expect(key(open[open.length - 1]!.id, "Home")).toEqual({ focus: first.id });
    expect(key(first.id, "ArrowUp")).toEqual({});
  });

  test("right opens a group or goes in, left goes to the group or closes it", () => {
    const closed = treeItems(groups, new Set([first.id]), new Map());
    expect(key(first.id, "ArrowRight", false, closed)).toEqual({ toggle: first.id });
    expect(key(first.id, "ArrowRight")).toEqual({ focus: first.rows[0]!.id });
    expect(key(first.rows[1]!.id, "ArrowLeft")).toEqual({ focus: first.id });
    expect(key(first.id, "ArrowLeft")).toEqual({ toggle: first.id });
    expect(key(first.id, "ArrowLeft", false, closed)).toEqual({});
  });

  test("Enter goes to the cell, Space explains, Shift+F10 and the menu key open the actions, F10 alone is the browser's", () => {
    const row = first.rows[0]!.id;
    expect(key(row, "Enter")).toEqual({ act: "go" });
    expect(key(row, " ")).toEqual({ act: "details" });
    expect(key(row, "F10", true)).toEqual({ act: "menu" });
    expect(key(row, "ContextMenu")).toEqual({ act: "menu" });
    expect(key(row, "F10")).toBeNull();
    expect(key(row, "Tab")).toBeNull();
    expect(key(first.id, "Enter")).toEqual({ toggle: first.id });
  });

  test("a letter finds the next line that begins with it, round and round", () => {
    const letter = first.rows[1]!.label[0]!.toLowerCase();
    const found = key(first.rows[0]!.id, letter)!.focus!;
    expect(open.find((i) => i.id === found)).toBeDefined();
    expect(key(first.id, "§")).toBeNull();
  });

  test("a group of thousands shows a page and the rest on request", () => {
    const many = Array.from({ length: 2 * PAGE + 5 }, (_, i) => ({ ...rows[0]!, id: `r${i}` }));
    const big = groupRows(many, "kind");
    const items = treeItems(big, new Set(), new Map());
    expect(items).toHaveLength(1 + PAGE + 1);
    expect(items.at(-1)).toMatchObject({ type: "more", hidden: PAGE + 5 });
    expect(key(items.at(-1)!.id, "Enter", false, items)).toEqual({ act: "more" });
    expect(treeItems(big, new Set(), new Map([[big[0]!.id, 3 * PAGE]])).at(-1)!.type).toBe("row");
  });
});

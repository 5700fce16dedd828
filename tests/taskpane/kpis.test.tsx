/** @jest-environment jsdom */
import "@testing-library/jest-dom";
import { act, screen, waitFor, within } from "@testing-library/react";
import { runCommand } from "../../src/commands/run";
import { bySite } from "../../src/findings/analysis/bySite";
import { comparePresetsOf } from "../../src/findings/analysis/presetComparison";
import { rebasePreview } from "../../src/findings/analysis/rebasePreview";
import { yearOnYearLines } from "../../src/findings/analysis/yearOnYearLines";
import { rebaseEffect } from "../../src/findings/rebaseEffect";
import { isoFromDay } from "../../src/core/days";
import { formatRange, formatValue } from "../../src/findings/words";
import { presetRules } from "../../src/taskpane/kpis/presetRules";
import { axeFaults, renderPane, sheetsOf, type TestPane } from "./support";

// What is loaded on request is there at once, however busy the machine.
beforeAll(async () => {
  await import("../../src/taskpane/kpis/LookView");
  await import("../../src/taskpane/kpis/KpiSections");
  await import("../../src/taskpane/exceptions/PlaceTable");
});

const tab = (name: string) => screen.getByRole("tab", { name });
const kpiOf = (pane: TestPane, id: string) => pane.state().analysis!.kpis.find((k) => k.kpi.id === id)!;

async function openKpi(id: string): Promise<TestPane> {
  const pane = await renderPane();
  await act(async () => void (await runCommand(pane.app, "kpi.show", { id })));
  await screen.findByRole("article", { name: kpiOf(pane, id).kpi.name });
  return pane;
}

const plainSpaces = (text: string) => text.replace(/\s/g, " ");
const tableText = (name: string | RegExp) =>
  within(screen.getByRole("table", { name }))
    .getAllByRole("row")
    .map((row) => Array.from(row.querySelectorAll("th, td"), (cell) => plainSpaces(cell.textContent ?? "")));

describe("picking any KPI", () => {
  test("typing and arrows find it, Enter shows it, Escape goes back", async () => {
    const pane = await renderPane();
    await pane.user.click(tab("KPIs"));
    const box = await screen.findByRole("combobox", { name: "Find a KPI" });
    expect(screen.getAllByRole("option")).toHaveLength(pane.state().analysis!.kpis.length);
    await pane.user.type(box, "handling");
    const options = screen.getAllByRole("option");
    expect(options.map((o) => o.textContent)).toEqual([expect.stringContaining("Average handling time")]);
    expect(box).toHaveAttribute("aria-activedescendant", options[0]!.id);
    await pane.user.keyboard("{Enter}");
    // nothing is flagged about it, and it can be looked at all the same
    expect(pane.state().report!.findings.some((f) => f.id === "kpi:aht/xmr")).toBe(false);
    const page = screen.getByRole("article", { name: "Average handling time" });
    expect(within(page).getByRole("heading", { name: "Average handling time" })).toHaveFocus();
    expect(within(page).getByRole("group", { name: /^Control chart of Average handling time/ })).toBeVisible();
    await pane.user.keyboard("{Escape}");
    expect(screen.getByRole("combobox", { name: "Find a KPI" })).toBeVisible();
  });

  test("without a match it says so; arrows go round", async () => {
    const pane = await renderPane();
    await pane.user.click(tab("KPIs"));
    const box = await screen.findByRole("combobox", { name: "Find a KPI" });
    await pane.user.click(box);
    await pane.user.keyboard("{ArrowUp}");
    expect(screen.getAllByRole("option").at(-1)).toHaveAttribute("aria-selected", "true");
    await pane.user.keyboard("{ArrowDown}");
    expect(screen.getAllByRole("option")[0]).toHaveAttribute("aria-selected", "true");
    await pane.user.type(box, "zzz");
    expect(screen.getByText("No KPI matches “zzz”.")).toBeVisible();
    await pane.user.keyboard("{Enter}");
    expect(pane.state().look.kpi).toBeNull();
  });

  test("its exceptions lead to their explanation, its cell to the sheet", async () => {
    const pane = await openKpi("fcr");
    const { state, user, host } = pane;
    await user.click(screen.getByRole("button", { name: kpiOf(pane, "fcr").latestCell! }));
    await waitFor(() => expect(host.selected).toEqual([kpiOf(pane, "fcr").latestCell]));
    const f = state().report!.findings.find((x) => x.id === "kpi:fcr/xmr")!;
    await user.click(screen.getByRole("button", { name: `${f.rank}. ${f.headline}` }));
    expect(screen.getByRole("article", { name: `Details: ${f.headline}` })).toBeVisible();
    expect(state().look).toMatchObject({ part: "list", explain: f.id });
  });

  test("a KPI with four points says what limits need, and offers no rules or rebase", async () => {
    await openKpi("security");
    expect(screen.getByText(/^12 points are needed for limits, 6 for trial limits; 4 here/)).toBeVisible();
    expect(screen.queryByRole("button", { name: /other rules/ })).toBeNull();
    expect(screen.queryByRole("button", { name: /new limits/i })).toBeNull();
  });

  test("a KPI without a value says so", async () => {
    await openKpi("carbon");
    expect(screen.getByText(/no value yet/)).toBeVisible();
  });
});

describe("what other rules would say", () => {
  test("a line a preset, with the figures of the comparison, the rules in use marked", async () => {
    const pane = await openKpi("quality");
    await pane.user.click(screen.getByRole("button", { name: "What would other rules say?" }));
    const k = kpiOf(pane, "quality");
    const [, ...rows] = tableText("Call quality score by other rules");
    const lines = comparePresetsOf(k);
    expect(rows).toHaveLength(6);
    rows.forEach((cells, i) => {
      const line = lines[i]!;
      expect(cells[0]).toContain(line.name);
      expect(cells[0]!.includes("(in use)")).toBe(line.preset === "mdc");
      expect(cells[1]).toContain(line.signal === "" ? "no signal" : line.signal);
      expect(cells[2]).toBe(plainSpaces(formatRange(k.kpi, line.lower, line.upper)));
      expect(cells[3]).toBe(`${(line.falseAlarm * 100).toFixed(1)} %`);
    });
    await pane.user.click(screen.getByRole("button", { name: "Choose the rules in Settings" }));
    expect(pane.state().view).toBe("settings");
  });

  test("rules in words come from the rules themselves", () => {
    expect(presetRules("mdc")).toBe(
      "beyond a limit, 7 rising or falling, 7 on one side of the mean and 2 of 3 near a limit",
    );
    expect(presetRules("wheeler")).toMatch(/8 on one side of the mean.*ranges not screened/);
    expect(presetRules("anhoej")).toMatch(/too long, or too few crossings/);
  });
});

describe("new limits on trial", () => {
  test("before and after, the chart with both, what the list would lose; the date is copied, nothing is written", async () => {
    const pane = await openKpi("abandon");
    const { user, host, state } = pane;
    const k = kpiOf(pane, "abandon");
    await user.click(screen.getByRole("button", { name: "New limits from Nov 2025?" }));
    const preview = rebasePreview(k, "mdc")!;
    const rows = new Map(tableText(/^Limits now, and from/).map(([what, ...cells]) => [what, cells]));
    const range = (c: typeof preview.before) => plainSpaces(formatRange(k.kpi, c.lower, c.upper));
    expect(rows.get("Limits")).toEqual([range(preview.before), range(preview.after)]);
    expect(rows.get("Points")).toEqual(["36", "11"]); // from position 25 of 36
    expect(rows.get("Flagged in the chart")).toEqual([String(preview.signalsBefore), String(preview.signalsAfter)]);
    expect(screen.getByText(/Trial limits: 11 points since then, 12 are needed/)).toBeVisible();
    const effect = rebaseEffect(state().analysis!, "abandon", preview.from);
    const listed = within(screen.getByRole("list", { name: "What would change in the list" })).getAllByRole("listitem");
    expect(listed).toHaveLength(effect.gone.length + effect.come.length + effect.changed.length);
    expect(listed.map((l) => l.textContent)).toEqual(
      expect.arrayContaining(effect.gone.map((f) => `Goes: ${f.headline}`)),
    );
    const iso = isoFromDay(preview.from);
    expect(screen.getByRole("textbox", { name: "Rebase date" })).toHaveValue(iso);
    const cell = "KPIs!O"; // the fifteenth column holds the rebase date
    await user.click(screen.getByRole("button", { name: new RegExp(`^Copy the date and go to ${cell}`) }));
    await waitFor(() => expect(host.selected.at(-1)).toMatch(/^KPIs!O\d+$/));
    await waitFor(() => expect(state().notice).toContain(iso));
    expect(await navigator.clipboard.readText()).toBe(iso);
    expect(host.appended).toEqual([]);
  });

  test("any period can be tried where nothing is suggested", async () => {
    const pane = await openKpi("aht");
    await pane.user.click(screen.getByRole("button", { name: "Try new limits" }));
    expect(screen.queryByRole("textbox", { name: "Rebase date" })).toBeNull();
    const k = kpiOf(pane, "aht");
    const day = k.kpi.series.period[12]!;
    await pane.user.selectOptions(screen.getByRole("combobox", { name: "New limits from" }), String(day));
    const after = rebasePreview(k, "mdc", day)!.after;
    const mean = tableText(/^Limits now/).find(([what]) => what === "Mean")!;
    const sum = Array.from(k.kpi.series.value.slice(12, 36)).reduce((a, b) => a + b, 0);
    expect(after.mean).toBeCloseTo(sum / 24, 9);
    expect(mean[2]).toBe(plainSpaces(formatValue(k.kpi, sum / 24)));
  });
});

describe("year on year", () => {
  test("each KPI beside the same month a year before, by hand from its series; worse ones first", async () => {
    const pane = await renderPane();
    await pane.user.click(tab("Year on year"));
    await screen.findByRole("table", { name: /^Worse than a year before/ });
    const tables = screen.getAllByRole("table");
    const seen = tables.flatMap((table) => within(table).getAllByRole("row").slice(1));
    const lines = yearOnYearLines(pane.state().analysis!.kpis);
    expect(seen).toHaveLength(lines.length);
    const fcr = kpiOf(pane, "fcr").kpi;
    const [now, then] = [fcr.series.value[35]!, fcr.series.value[23]!]; // Sep 2026 and Sep 2025
    const row = seen.find((r) => r.textContent!.includes("First-contact resolution"))!;
    const cells = within(row)
      .getAllByRole("cell")
      .map((c) => plainSpaces(c.textContent!));
    expect(cells[1]).toBe(`${(now * 100).toFixed(1)} % was ${(then * 100).toFixed(1)} %`);
    expect(cells[2]!.startsWith(`−${((then - now) * 100).toFixed(1)} points`)).toBe(true);
    expect(seen.find((r) => r.textContent!.includes("Contacts per 100"))).toHaveTextContent("yearly");
    for (const { k, better, before } of lines)
      if (better !== null) expect(better).toBe(before.difference > 0 === (k.kpi.direction === "higher"));
    await pane.user.click(within(row).getByRole("button", { name: "First-contact resolution" }));
    expect(screen.getByRole("article", { name: "First-contact resolution" })).toBeVisible();
    await pane.user.click(screen.getByRole("button", { name: "Year on year" }));
    expect(tableText("First-contact resolution, year on year")).toHaveLength(13);
  });
});

describe("by site", () => {
  test("each site's KPIs counted, and a way to its exceptions alone", async () => {
    const pane = await renderPane();
    await pane.user.click(tab("Sites"));
    await screen.findByRole("table", { name: /^KPIs by site/ });
    const sites = bySite(pane.state().analysis!.kpis);
    const [, ...rows] = tableText(/^KPIs by site/);
    expect(rows.map((cells) => cells.slice(0, 5))).toEqual(
      sites.map((s) => [s.name ?? "No site named", ...[s.kpis.length, s.green, s.amber, s.red].map(String)]),
    );
    await pane.user.click(screen.getByRole("button", { name: /^Tynebridge/ }));
    const [, ...kpis] = tableText("KPIs of Tynebridge");
    expect(kpis.map(([name]) => name)).toEqual([
      "Call quality score",
      "Average handling time",
      "Advisers leaving",
      "Site security audit score",
    ]);
    await pane.user.click(screen.getByRole("button", { name: "Show its exceptions" }));
    expect(pane.state().filter.facets).toEqual({ site: "tynebridge" });
    const items = within(screen.getByRole("tree")).getAllByRole("treeitem");
    expect(items.filter((i) => i.getAttribute("aria-level") === "2").length).toBe(5);
  });

  test("without any site it says what to fill in", async () => {
    const sheets = sheetsOf();
    const kpis = sheets.find((s) => s.name === "KPIs")!;
    const site = kpis.cells[0]!.indexOf("Site");
    kpis.cells.splice(
      1,
      kpis.cells.length,
      ...kpis.cells.slice(1).map((r) => r.map((c, i) => (i === site ? null : c))),
    );
    const pane = await renderPane({ sheets });
    await pane.user.click(tab("Sites"));
    expect(await screen.findByRole("heading", { name: "No KPI names a site" })).toBeVisible();
  });
});

describe("why at its place", () => {
  async function explained(id: string) {
    const pane = await renderPane();
    act(() => pane.app.store.update({ look: { part: "list", kpi: null, explain: id } }));
    const f = pane.state().report!.findings.find((x) => x.id === id)!;
    await pane.user.click(screen.getByRole("button", { name: new RegExp(`^Why at place ${f.rank},`) }));
    await screen.findByRole("table", { name: `Place ${f.rank} of ${pane.state().report!.findings.length}` });
    return pane;
  }

  test("part by part, against its neighbours, which can be opened", async () => {
    const pane = await explained("kpi:fcr/xmr");
    const list = pane.state().report!.findings;
    const at = list.findIndex((f) => f.id === "kpi:fcr/xmr");
    const rows = new Map(tableText(/^Place/).map(([what, here]) => [what, here]));
    expect(rows.get("Severity")).toMatch(/^4\.2\d σ/);
    expect(screen.getByText(/On the agenda from minute \d+ to \d+ of 60, in order of rank\./)).toBeVisible();
    expect(screen.getByText(/^Must attend the /)).toBeVisible();
    expect(screen.getByText(/^Chance: a stable process/)).toBeVisible();
    await pane.user.click(screen.getByRole("button", { name: `${list[at]!.rank + 1}. ${list[at + 1]!.headline}` }));
    expect(screen.getByRole("heading", { name: list[at + 1]!.headline })).toHaveFocus();
  });

  test("the watermelon check stands with critical KPIs and satisfaction", async () => {
    await explained("satisfaction/watermelon");
    expect(screen.getByText(/^Watermelon check\. Green outside, red inside: /)).toBeVisible();
  });

  test("the action for a suggested rebase opens it on trial", async () => {
    const pane = await renderPane();
    act(() => pane.app.store.update({ look: { part: "list", kpi: null, explain: "kpi:abandon/xmr" } }));
    await pane.user.click(screen.getByRole("button", { name: "Look at the suggested rebase" }));
    expect(await screen.findByRole("textbox", { name: "Rebase date" })).toBeVisible();
  });
});

describe("axe finds no fault", () => {
  test.each([
    ["kpis", null, "combobox"],
    ["sites", null, "table"],
    ["years", null, "table"],
  ] as const)("%s", async (part, kpi, role) => {
    const { user } = await renderPane({ initial: { look: { part, kpi, explain: null } } });
    await screen.findAllByRole(role);
    const more = screen.queryByRole("button", { name: /^Tynebridge/ });
    if (more) await user.click(more);
    expect(await axeFaults(document.body)).toEqual([]);
  });

  test("one KPI with everything open, and the filters open", async () => {
    const pane = await openKpi("quality");
    for (const name of ["What would other rules say?", /^New limits from/, "Year on year"])
      await pane.user.click(within(screen.getByRole("article")).getByRole("button", { name }));
    expect(await axeFaults(screen.getByRole("article"))).toEqual([]);
    await pane.user.click(tab("List"));
    act(() => pane.app.store.update({ filter: { kind: "high", text: "", groupBy: "party", facets: { tier: "key" } } }));
    await pane.user.click(screen.getByRole("button", { name: /^Filter/ }));
    expect(await axeFaults(document.body)).toEqual([]);
  });
});

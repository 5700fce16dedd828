import { join } from "node:path";
import type { Locator } from "playwright-core";
import { isoFromDay } from "../../src/core/days";
import { ContractBuilder } from "../../src/contract/ContractBuilder";
import { defaultSettings } from "../../src/contract/settings";
import { bySite } from "../../src/findings/analysis/bySite";
import { comparePresetsOf } from "../../src/findings/analysis/presetComparison";
import { rebasePreview } from "../../src/findings/analysis/rebasePreview";
import { findingsReport } from "../../src/findings/report";
import { formatRange, formatValue } from "../../src/findings/words";
import { readWithSheetJs } from "../sample/reading";
import { axeFaults } from "./axe";
import { OpenWorkbench, PICTURES, type Running, startWorkbench, until } from "./workbench";

/** Filters, charts, other rules, a rebase on trial, sites and years in the pane, against the functions called directly. */
let server: Running;
let open: OpenWorkbench;

/** The same file read by another program, and judged by the functions themselves. */
const { analysis, report } = (() => {
  const builder = new ContractBuilder({ settings: defaultSettings() });
  for (const { sheet, cells } of readWithSheetJs("sample.xlsx")) {
    builder.beginTable({ sheet, table: null, headerRow: null, firstColumn: 1, hidden: false });
    cells.forEach((row, i) => builder.row(row, i + 1));
    builder.endTable();
  }
  return findingsReport(builder.finish(), defaultSettings());
})();
const kpi = (id: string) => analysis.kpis.find((k) => k.kpi.id === id)!;

beforeAll(async () => {
  server = await startWorkbench();
  open = await OpenWorkbench.open(server.address);
  await open.pane.getByRole("button", { name: "Read this workbook" }).click();
  await open.pane.getByRole("tree").waitFor({ timeout: 60_000 });
}, 240_000);

afterAll(async () => {
  await open?.close();
  server?.stop();
});

const spaces = (text: string) => text.replace(/\s+/g, " ").trim();

async function rowsOf(table: Locator): Promise<string[][]> {
  await table.waitFor();
  const rows = await table.locator("tbody tr").all();
  return Promise.all(rows.map(async (row) => (await row.locator("th, td").allInnerTexts()).map(spaces)));
}

/** The focused element as a person who listens hears it. */
function heard(): Promise<string> {
  return open.pane.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");
}

async function picture(name: string): Promise<void> {
  await open.page.locator(".wb-pane").screenshot({ path: join(PICTURES, `views-${name}.png`) });
}

async function runFromPalette(words: string): Promise<void> {
  await open.pane.locator("body").press("Control+Shift+P");
  await open.pane.getByRole("combobox", { name: "Search commands" }).fill(words);
  await open.page.keyboard.press("Enter");
}

test("the filter narrows to an owner, by keys alone, and a chip takes it off", async () => {
  const { pane, page } = open;
  await pane.getByRole("button", { name: "Filter", exact: true }).focus();
  await page.keyboard.press("Enter");
  const owner = pane.getByRole("combobox", { name: "Owner" });
  const mine = report.findings.filter((f) => [f.ownerClient, f.ownerSupplier].includes("Technology manager"));
  await owner.selectOption({ label: `Technology manager (${mine.length})` });
  const leaves = pane.locator('[role="treeitem"][aria-level="2"]');
  await until(
    () => leaves.count(),
    (n) => n === mine.length,
  );
  await picture("filter");
  expect(await axeFaults(pane)).toEqual([]);
  await owner.press("Escape");
  expect(await pane.evaluate(() => document.activeElement?.textContent)).toBe("Filter (1)");
  // the chip comes two stops later
  await pane.getByRole("button", { name: "Remove the filter Owner: Technology manager" }).press("Enter");
  await until(
    () => leaves.count(),
    (n) => n > mine.length,
  );
  expect(await pane.evaluate(() => document.activeElement?.textContent)).toBe("Filter");
});

test("any KPI's chart is reached from the palette and read by arrows, Home and End", async () => {
  const { pane, page } = open;
  await runFromPalette("KPI's chart");
  const box = pane.getByRole("combobox", { name: "Find a KPI" });
  await box.fill("emergency");
  await picture("kpis");
  await box.press("Enter");
  const k = kpi("emergency");
  const chart = pane.getByRole("group", { name: `Control chart of ${k.kpi.name}` });
  await chart.locator('[tabindex="0"]').focus();
  const { series } = k.kpi;
  const words = (i: number) =>
    `: ${formatValue(k.kpi, series.value[i]!)} (${series.numerator[i]!.toLocaleString("en-GB")} of ${series.denominator[i]!.toLocaleString("en-GB")})`;
  expect(await heard()).toContain(`Sep 2026${words(35)}`);
  expect(await heard()).toContain(`limits ${formatRange(k.kpi, k.result.lower[35]!, k.result.upper[35]!)}`);
  await page.keyboard.press("ArrowLeft");
  expect(await heard()).toContain(`Aug 2026${words(34)}`);
  await page.keyboard.press("Home");
  expect(await heard()).toContain(`Oct 2023${words(0)}`);
  await page.keyboard.press("End");
  expect(await heard()).toContain(`Sep 2026${words(35)}`);
  await picture("chart");
  await page.keyboard.press("Escape");
  await box.waitFor();
});

test("other rules stand side by side as the comparison gives them", async () => {
  const { pane } = open;
  await pane.getByRole("combobox", { name: "Find a KPI" }).fill("call quality");
  await pane.getByRole("option", { name: /^Call quality score/ }).click();
  await pane.getByRole("button", { name: "What would other rules say?" }).click();
  const rows = await rowsOf(pane.getByRole("table", { name: "Call quality score by other rules" }));
  const k = kpi("quality");
  expect(rows.map((cells) => cells.slice(1))).toEqual(
    comparePresetsOf(k).map((line) => [
      expect.stringContaining(line.signal === "" ? "no signal" : line.signal),
      spaces(formatRange(k.kpi, line.lower, line.upper)),
      `${(line.falseAlarm * 100).toFixed(1)} %`,
    ]),
  );
  await picture("rules");
  expect(await axeFaults(pane)).toEqual([]);
});

test("a rebase is tried, not done: limits before and after, then the way to the cell, which stays as it was", async () => {
  const { pane } = open;
  await pane.getByRole("button", { name: "All KPIs" }).click();
  await pane.getByRole("combobox", { name: "Find a KPI" }).fill("abandoned");
  await pane.getByRole("option", { name: /^Calls abandoned/ }).click();
  await pane.getByRole("button", { name: /^New limits from/ }).click();
  const k = kpi("abandon");
  const preview = rebasePreview(k, "mdc")!;
  const rows = new Map(
    (await rowsOf(pane.getByRole("table", { name: /^Limits now, and from/ }))).map(([what, ...cells]) => [what, cells]),
  );
  const limits = (at: typeof preview.before) => spaces(formatRange(k.kpi, at.lower, at.upper));
  expect(rows.get("Limits")).toEqual([limits(preview.before), limits(preview.after)]);
  // p′: the mean of the new stretch is all cases over all counts since then
  let [cases, all] = [0, 0];
  for (let i = preview.position; i < k.n; i++) {
    cases += k.kpi.series.numerator[i]!;
    all += k.kpi.series.denominator[i]!;
  }
  expect(rows.get("Mean")![1]).toBe(spaces(formatValue(k.kpi, cases / all)));
  await pane.getByRole("list", { name: "What would change in the list" }).scrollIntoViewIfNeeded();
  await picture("rebase");
  const before = await open.cell(`O${k.kpi.source.row}`, "KPIs");
  await pane.getByRole("button", { name: /^Copy the date and go to KPIs!O/ }).click();
  const at = await until(
    () => open.selection(),
    ({ sheet }) => sheet === "KPIs",
  );
  expect(at).toEqual({ sheet: "KPIs", row: k.kpi.source.row, column: 15 });
  await pane.getByText(new RegExp(`${isoFromDay(preview.from)}.* into KPIs!O`)).waitFor();
  expect(await open.cell(`O${k.kpi.source.row}`, "KPIs")).toBe(before);
});

test("sites stand side by side, and lead to their exceptions alone", async () => {
  const { pane } = open;
  await pane.getByRole("tab", { name: "Sites" }).click();
  const rows = await rowsOf(pane.getByRole("table", { name: /^KPIs by site/ }));
  expect(rows.map((cells) => cells.slice(0, 5))).toEqual(
    bySite(analysis.kpis).map((s) => [
      s.name ?? "No site named",
      ...[s.kpis.length, s.green, s.amber, s.red].map(String),
    ]),
  );
  await pane.getByRole("button", { name: /^Tynebridge/ }).click();
  await picture("sites");
  await pane.getByRole("button", { name: "Show its exceptions" }).click();
  const here = report.findings.filter((f) => f.id.startsWith("kpi:") && kpi(f.subject)?.kpi.site === "Tynebridge");
  await until(
    () => pane.locator('[role="treeitem"][aria-level="2"]').count(),
    (n) => n === here.length,
  );
  await pane.getByRole("button", { name: "Remove the filter Site: Tynebridge" }).click();
});

test("year on year is the difference of two cells of the sheet", async () => {
  const { pane } = open;
  await pane.getByRole("tab", { name: "Year on year" }).click();
  const row = pane.getByRole("row", { name: /First-contact resolution/ });
  await row.waitFor();
  const cells = (await row.locator("td").allInnerTexts()).map(spaces);
  const { series } = kpi("fcr").kpi;
  const share = async (i: number): Promise<number> =>
    Number(await open.cell(`D${series.row[i]}`, "Observations")) /
    Number(await open.cell(`E${series.row[i]}`, "Observations"));
  const [now, then] = [await share(35), await share(23)]; // Sep 2026 and Sep 2025
  expect(cells[1]).toBe(`${(now * 100).toFixed(1)} % was ${(then * 100).toFixed(1)} %`);
  expect(cells[2]).toContain(`${now < then ? "−" : "+"}${Math.abs((now - then) * 100).toFixed(1)} points`);
  await picture("years");
});

test("an exception says why it stands at its place", async () => {
  const { pane } = open;
  await pane.getByRole("tab", { name: "List" }).click();
  const f = report.findings.find((one) => one.id === "kpi:fcr/xmr")!;
  await pane.getByRole("treeitem", { name: /^Low,? ?,? First-contact resolution/ }).press(" ");
  await pane.getByRole("button", { name: `Why at place ${f.rank}, and on the agenda or not` }).click();
  const rows = new Map((await rowsOf(pane.getByRole("table", { name: `Place ${f.rank} of` }))) as [string, string][]);
  expect(rows.get("Severity")).toContain(`${f.severity.toFixed(2)} σ`);
  await pane.getByText(/^On the agenda from minute/).scrollIntoViewIfNeeded();
  await picture("place");
  expect(await axeFaults(pane)).toEqual([]);
});

test.each([320, 448])(
  "at %s pixels, dark and in forced colours, nothing is cut and axe finds no fault",
  async (width) => {
    const { pane, page } = open;
    const edge = page.getByRole("separator", { name: "Width of the task pane" });
    await edge.press("End"); // 320
    for (let at = 320; at < width; at += 16) await edge.press("ArrowLeft");
    for (const [look, media] of [
      ["dark", { colorScheme: "dark", forcedColors: "none" }],
      ["forced", { colorScheme: "dark", forcedColors: "active" }],
      ["light", { colorScheme: "light", forcedColors: "none" }],
    ] as const) {
      await page.emulateMedia(media);
      for (const tab of ["List", "KPIs", "Sites", "Year on year"]) {
        await pane.getByRole("tab", { name: tab }).click();
        await pane.getByRole("tabpanel", { name: tab }).waitFor();
        const wide = await pane.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect({ tab, look, wide }).toEqual({ tab, look, wide: 0 });
        if (look !== "light") await picture(`${tab.toLowerCase().replace(/ /g, "-")}-${look}-${width}`);
      }
      expect(await axeFaults(pane)).toEqual([]);
    }
  },
);

test("nothing went wrong on the way", async () => {
  expect(open.errors).toEqual([]);
  expect(open.outside).toEqual([]);
  expect(await open.hostFaults()).toEqual([]);
});

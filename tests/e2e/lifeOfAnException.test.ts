import { join } from "node:path";
import { ContractBuilder } from "../../src/contract/ContractBuilder";
import { defaultSettings } from "../../src/contract/settings";
import { findingsReport } from "../../src/findings/report";
import { readWithSheetJs } from "../sample/reading";
import { axeFaults } from "./axe";
import { OpenWorkbench, PICTURES, type Running, startWorkbench, until } from "./workbench";

/** One exception from acknowledgement to the pack and beyond, in the browser, as a person does it. */
let server: Running;
let open: OpenWorkbench;

const FCR = "kpi:fcr/xmr";
/** Another KPI below its limits in the sample, which is taken out of the data later. */
const other = (() => {
  const builder = new ContractBuilder({ settings: defaultSettings() });
  for (const { sheet, cells } of readWithSheetJs("sample.xlsx")) {
    builder.beginTable({ sheet, table: null, headerRow: null, firstColumn: 1, hidden: false });
    cells.forEach((row, i) => builder.row(row, i + 1));
    builder.endTable();
  }
  const { report } = findingsReport(builder.finish(), defaultSettings());
  return report.findings.find((f) => f.id.startsWith("kpi:") && f.kind === "low" && f.subject !== "fcr")!;
})();

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

const tree = (): Promise<string> => open.pane.getByRole("tree").innerText();
const low = async (): Promise<number> => Number(/Low, (\d+)/.exec(await chips())?.[1]);
const chips = async (): Promise<string> =>
  (await open.pane
    .getByRole("button", { name: /^Low, \d+/ })
    .first()
    .getAttribute("aria-label")) ?? `Low, ${await open.pane.getByRole("button", { name: /^Low/ }).first().innerText()}`;
const leaf = (name: RegExp) => open.pane.locator('[role="treeitem"][aria-level="2"]').filter({ hasText: name }).first();

/** Opens the actions of a row by the keyboard and picks one. */
async function act(row: RegExp, action: string): Promise<void> {
  await leaf(row).focus();
  await open.page.keyboard.press("Shift+F10");
  await open.pane.getByRole("menuitem", { name: action }).click();
}

async function send(button: string): Promise<void> {
  await open.pane.getByRole("dialog").getByRole("button", { name: button, exact: true }).click();
  await open.pane.getByRole("dialog").waitFor({ state: "detached", timeout: 30_000 });
}

async function picture(name: string): Promise<void> {
  await open.page.locator(".wb-pane").screenshot({ path: join(PICTURES, `life-${name}.png`) });
}

/** Rows of the table on a sheet, by its headers. */
function rows(sheet: string): Promise<Record<string, unknown>[]> {
  return open.page.evaluate((name) => {
    const on = (window as unknown as LifeInPage).miWorkbench.host.book.sheetNamed(name);
    const { area } = on.tables[0]!;
    const line = (row: number) => Array.from({ length: area.columns }, (_, c) => on.valueAt(row, area.column + c));
    const headers = line(area.row).map(String);
    return Array.from({ length: area.rows - 1 }, (_, r) => {
      const cells = line(area.row + 1 + r);
      return Object.fromEntries(headers.map((header, c) => [header, cells[c] ?? null]));
    });
  }, sheet);
}

/** What a person writes into a row of cells, at once and without the grid. */
function write(sheet: string, address: string, values: readonly (string | number)[]): Promise<void> {
  return open.page.evaluate(
    ([name, at, what]) => {
      const { host } = (window as unknown as LifeInPage).miWorkbench;
      host.edit("user", () => host.write(host.book.sheetNamed(name as string), at as string, [what as unknown[]]));
    },
    [sheet, address, values],
  );
}

async function inPack(ref: string): Promise<Record<string, unknown> | undefined> {
  return (await rows("2 Exceptions")).find((row) => row["Ref"] === ref);
}

async function buildPack(): Promise<void> {
  await open.page.getByRole("button", { name: "Build pack" }).click();
  await open.pane.getByText(/^The pack is built/).waitFor({ timeout: 120_000 });
  await open.settle();
}

test("acknowledged until it changes, it leaves list and count", async () => {
  const before = await low();
  await act(/First-contact resolution/, "Acknowledge until…");
  await open.pane.getByRole("radio", { name: "Until it changes" }).check();
  await open.pane.getByLabel("Reason").fill("new rota in October");
  await open.pane.getByLabel("Your name").fill("Ann");
  expect(await axeFaults(open.pane)).toEqual([]);
  await picture("acknowledge");
  await send("Acknowledge");
  await until(low, (n) => n === before - 1);
  expect(await tree()).toMatch(/Acknowledged/);
  expect(await rows("MI Exception log")).toEqual([
    expect.objectContaining({ Ref: FCR, Event: "acknowledged", Until: "changes", By: "Ann" }),
  ]);
}, 120_000);

test("an edit of its cell brings it back, saying why", async () => {
  const before = await low();
  const [row] = (await open.page.evaluate(() => {
    const on = (window as unknown as LifeInPage).miWorkbench.host.book.sheetNamed("Observations");
    const found = [];
    for (let r = 2; r < 2000; r++) if (on.valueAt(r, 1) === "fcr") found.push(r);
    return found.slice(-1);
  })) as [number];
  await open.showSheet("Observations");
  await write("Observations", `D${row}`, [9000]);
  await until(low, (n) => n === before + 1);
  expect(await leaf(/First-contact resolution/).innerText()).toContain("back: it was acknowledged");
  await leaf(/First-contact resolution/).focus();
  await open.page.keyboard.press("Space");
  const note = open.pane.getByRole("note").filter({ hasText: "Back:" });
  expect(await note.innerText()).toMatch(/until it changes; now the figure was 72\.6.% and is/);
  await picture("back");
}, 120_000);

test("assigned, commented, decided, on the agenda and logged as an issue, from its details", async () => {
  const { pane } = open;
  const button = (name: string) =>
    pane.getByRole("group", { name: "Actions" }).getByRole("button", { name, exact: true });
  await button("Assign…").click();
  await pane.getByLabel("Owner", { exact: true }).fill("Site manager");
  await send("Assign");
  await button("Comment…").click();
  await pane
    .getByRole("dialog")
    .getByLabel(/^Comment/)
    .fill("Ops lead will report");
  await send("Keep the comment");
  await button("Write down a decision…").click();
  await pane.getByLabel(/^What was decided/).fill("Credit waived for September");
  await send("Keep the decision");
  if ((await button("Take off the agenda").count()) > 0) await button("Take off the agenda").click();
  await button("Add to agenda").click();
  await button("Take off the agenda").waitFor({ timeout: 30_000 });
  await button("Log as issue…").click();
  await send("Log");
  const done = pane.getByRole("list", { name: /What was done/ });
  await until(
    () => done.innerText(),
    (text) => /^Logged as issue I\d+/.test(text.trim()),
  );
  expect(await done.innerText()).toMatch(
    /Put on the agenda[^]*Decision: Credit waived for September[^]*Comment: Ops lead will report[^]*Assigned to Site manager[^]*Acknowledged until it changes: new rota/,
  );
  expect(await axeFaults(pane)).toEqual([]);
  await picture("history");
  const issue = (await rows("MI Exception log")).at(-1)?.["Issue"];
  expect(issue).toMatch(/^I\d+/);
  await pane.getByRole("button", { name: "Back to the list" }).click();
  await act(new RegExp(other.label), "Comment…");
  await pane
    .getByRole("dialog")
    .getByLabel(/^Comment/)
    .fill("about the other one");
  await send("Keep the comment");
}, 180_000);

test("the pack's Exceptions page shows owner, comment and decision", async () => {
  await buildPack();
  expect(await inPack(FCR)).toMatchObject({
    "Owner ↔ counterpart": expect.stringMatching(/Site manager.*\(assigned \d+ \w+ \d{4}\)/) as string,
    Comment: "Ops lead will report",
    Decision: "Credit waived for September",
    Finding: expect.stringContaining("Back: Acknowledged") as string,
  });
  expect(await inPack(other.id)).toMatchObject({ Comment: "about the other one" });
}, 150_000);

test("with a renamed label and another KPI removed it is all still there; what is gone is no longer measured", async () => {
  const history = await rows("MI Exception log");
  const places = await open.page.evaluate(
    ([id]) => {
      const on = (window as unknown as LifeInPage).miWorkbench.host.book.sheetNamed("KPIs");
      const row = (key: string) => Array.from({ length: 60 }, (_, r) => r + 1).find((r) => on.valueAt(r, 1) === key)!;
      const names = Array.from({ length: 20 }, (_, c) => c + 1).find((c) => on.valueAt(1, c) === "Name")!;
      return { fcr: row("fcr"), gone: row(id!), names, columns: on.tables[0]!.area.columns };
    },
    [other.subject],
  );
  const letter = (column: number) => String.fromCharCode(64 + column);
  await write("KPIs", `${letter(places.names)}${places.fcr}`, ["Solved at the first call"]);
  const blank = Array.from({ length: places.columns }, () => "");
  await write("KPIs", `A${places.gone}:${letter(places.columns)}${places.gone}`, blank);
  await until(tree, (text) => text.includes("Solved at the first call") && text.includes("No longer measured"), 40);
  await buildPack();
  expect(await inPack(FCR)).toMatchObject({
    Comment: "Ops lead will report",
    Decision: "Credit waived for September",
    Finding: expect.stringContaining("Solved at the first call") as string,
  });
  expect(await inPack(other.id)).toMatchObject({ Kind: "∅ No longer measured", Comment: "about the other one" });
  expect(await rows("MI Exception log")).toEqual(history);
  await open.showSheet("MI Exception log");
  await open.picture("life-log");
}, 180_000);

test("nothing went wrong on the way", async () => {
  expect(open.errors).toEqual([]);
  expect(await open.hostFaults()).toEqual([]);
});

interface LifeSheet {
  readonly tables: readonly { readonly area: { row: number; column: number; rows: number; columns: number } }[];
  valueAt(row: number, column: number): unknown;
}
interface LifeInPage {
  readonly miWorkbench: {
    readonly host: {
      readonly book: { sheetNamed(name: string): LifeSheet };
      edit(source: string, change: () => void): void;
      write(sheet: LifeSheet, address: string, values: readonly (readonly unknown[])[]): void;
    };
  };
}

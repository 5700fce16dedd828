import { rmSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Frame, Page } from "playwright-core";
import { read } from "xlsx";
import { observationWorkbook } from "../bench/pack-io";
import { OpenWorkbench, type Running, startWorkbench, until } from "./workbench";

/**
 * Large workbooks: the page lives on while they open, while the pack is built and while the file is written, says how far it is, and can be stopped.
 * Nothing here is a time of the clock: what is asserted is how the longest silence compares with the whole.
 */
const KPIS = 900;
const POINTS = 36;
const ROWS = KPIS * POINTS + 1;

let folder: string;
let file: string;
let server: Running;
let open: OpenWorkbench;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "mi-large-"));
  file = join(folder, "large.xlsx");
  writeFileSync(file, await observationWorkbook(KPIS, POINTS));
  server = await startWorkbench();
  open = await OpenWorkbench.open(server.address);
  await open.page.evaluate("globalThis.__name ??= (named) => named");
}, 240_000);

afterAll(async () => {
  await open?.close();
  server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Pulse {
  readonly beats: number;
  /** Longest time between two beats, and the whole, in milliseconds. */
  readonly longest: number;
  readonly whole: number;
  /** What the page or the pane said meanwhile, each once. */
  readonly said: readonly string[];
}

/** Counts the beats of a timer, and notes every text with the role of a status, in this page or frame. */
async function startPulse(place: Page | Frame): Promise<void> {
  await place.evaluate(() => {
    const pulse = { from: performance.now(), last: performance.now(), beats: 0, longest: 0, said: [] as string[] };
    const timer = setInterval(() => {
      const now = performance.now();
      pulse.longest = Math.max(pulse.longest, now - pulse.last);
      pulse.last = now;
      pulse.beats++;
    }, 20);
    const watcher = new MutationObserver(() => {
      for (const one of Array.from(document.querySelectorAll("[role=status]"))) {
        const text = one.textContent ?? "";
        if (text !== "" && !pulse.said.includes(text)) pulse.said.push(text);
      }
    });
    watcher.observe(document.body, { subtree: true, childList: true, characterData: true });
    (window as unknown as { endPulse: () => object }).endPulse = () => {
      clearInterval(timer);
      watcher.disconnect();
      return { ...pulse, whole: performance.now() - pulse.from };
    };
  });
}

function endPulse(place: Page | Frame): Promise<Pulse> {
  return place.evaluate(() => (window as unknown as { endPulse: () => Pulse }).endPulse());
}

/** Presses the button of this name as soon as a status says this. */
async function pressWhen(place: Page | Frame, says: string, button: string): Promise<void> {
  await place.evaluate(
    ([words = "", name]) => {
      const watcher = new MutationObserver(() => {
        const status = Array.from(document.querySelectorAll("[role=status]"));
        if (!status.some((one) => one.textContent?.includes(words))) return;
        const found = Array.from(document.querySelectorAll("button")).find((one) => one.textContent === name);
        if (!found) return;
        watcher.disconnect();
        document.body.dataset["pressed"] = name;
        found.click();
      });
      delete document.body.dataset["pressed"];
      watcher.observe(document.body, { subtree: true, childList: true, characterData: true });
    },
    [says, button],
  );
}

/** No silence is longer than a second or, where everything is slow, than half of the whole. */
function expectAlive({ beats, longest, whole }: Pulse): void {
  expect(beats).toBeGreaterThan(10);
  expect(longest).toBeLessThan(Math.max(1000, whole / 2));
}

test("opening can be given up: the workbook that was open stays", async () => {
  const before = [await open.page.title(), await open.cell("A1"), await open.sheets()];
  await pressWhen(open.page, "Reading Observations", "Cancel");
  await startPulse(open.page);
  await open.page.locator("input[type=file]").setInputFiles(file);
  await until(
    () => open.page.locator(".wb-work").count(),
    (count) => count === 0,
  );
  const { said } = await endPulse(open.page);
  expect(said.join()).toContain("Reading Observations");
  expect([await open.page.title(), await open.cell("A1"), await open.sheets()]).toEqual(before);
  expect(await open.page.getByRole("alert").count()).toBe(0);
});

test("32,000 rows open while the page lives on, with words of how far it is", async () => {
  await startPulse(open.page);
  await open.page.locator("input[type=file]").setInputFiles(file);
  await open.ready("large.xlsx");
  const pulse = await endPulse(open.page);
  expectAlive(pulse);
  expect(pulse.said.join()).toMatch(/Reading KPIs.*Reading Observations.*Drawing the sheets/s);
  expect(await open.cell(`A${ROWS}`, "Observations")).toBe(`kpi-${String(KPIS).padStart(5, "0")}`);
  await open.picture("large");
}, 120_000);

test("a build can be stopped on its way: the workbook is as it was", async () => {
  const before = await open.sheets();
  await until(
    () => open.pane.getByRole("button", { name: "Read this workbook" }).count(),
    (count) => count > 0,
  );
  await open.pane.evaluate("globalThis.__name ??= (named) => named");
  await pressWhen(open.pane, "looking for exceptions", "Stop");
  await open.page.getByRole("button", { name: "Build pack" }).click();
  await open.pane.getByText(/stopped\. The workbook is as it was/).waitFor({ timeout: 60_000 });
  expect(await open.sheets()).toEqual(before);
}, 120_000);

test("the pack is built while the page lives on, with words of how far it is", async () => {
  await startPulse(open.pane);
  await open.page.getByRole("button", { name: "Build pack" }).click();
  await open.pane.getByText(/^The pack is built/).waitFor({ timeout: 120_000 });
  const pulse = await endPulse(open.pane);
  expectAlive(pulse);
  expect(pulse.said.join()).toMatch(/Reading Observations.*looking for exceptions.*writing the pages/s);
  expect((await open.sheets()).map(([name]) => name)).toContain("Observations");
  expect((await open.sheets()).length).toBeGreaterThan(5);
  await open.settle();
  await open.picture("large-built");
}, 150_000);

test("a download can be given up: no file comes, and the workbook is as it was", async () => {
  const before = [await open.page.title(), await open.sheets()];
  let files = 0;
  const count = (): void => void files++;
  open.page.on("download", count);
  await pressWhen(open.page, "Comparing with the file", "Cancel");
  await open.page.getByRole("button", { name: /^Download/ }).click();
  // the box may have come and gone before anybody looks: the press tells that it was there
  await open.page.locator("body[data-pressed=Cancel]").waitFor();
  await until(
    () => open.page.locator(".wb-work").count(),
    (still) => still === 0,
  );
  await open.settle();
  open.page.off("download", count);
  expect(files).toBe(0);
  expect([await open.page.title(), await open.sheets()]).toEqual(before);
  expect(await open.page.getByRole("alert").count()).toBe(0);
}, 60_000);

test("the file is written while the page lives on, with words of how far it is, and holds what the grid holds", async () => {
  await startPulse(open.page);
  const bytes = await open.download();
  const pulse = await endPulse(open.page);
  expectAlive(pulse);
  expect(pulse.said.join()).toMatch(/Comparing with the file.*Writing Observations.*Packing the file/s);
  const book = read(bytes, { sheets: ["Observations"] });
  expect(book.SheetNames).toEqual((await open.sheets()).map(([name]) => name));
  const cells = book.Sheets["Observations"] as Record<string, { v: unknown } | undefined>;
  for (const at of ["A1", "C5", `A${ROWS}`])
    expect([at, cells[at]?.v]).toEqual([at, await open.cell(at, "Observations")]);
}, 120_000);

test("nothing went wrong meanwhile", async () => {
  expect(open.errors).toEqual([]);
  expect(await open.hostFaults()).toEqual([]);
});

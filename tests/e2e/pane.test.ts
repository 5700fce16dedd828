import { readFileSync } from "node:fs";
import { loadWorkbook } from "../../src/workbench/files/loadWorkbook";
import { OpenWorkbench, type Running, startWorkbench, until } from "./workbench";

/** The whole way to a pack: the production pane, Microsoft's client and our host, in a browser. */
let server: Running;
let open: OpenWorkbench;

beforeAll(async () => {
  server = await startWorkbench();
  open = await OpenWorkbench.open(server.address);
}, 240_000);

afterAll(async () => {
  await open?.close();
  server?.stop();
});

function tree(): Promise<string> {
  return open.pane.getByRole("tree").innerText();
}

test("the pane reads the workbook and lists what deserves attention", async () => {
  await open.pane.getByRole("button", { name: "Read this workbook" }).click();
  await open.pane.getByRole("tree").waitFor({ timeout: 60_000 });
  expect(await tree()).toContain("First-contact resolution");
  await open.picture("exceptions");
});

test("an exception leads to its cell; editing the cell takes the exception away, undo brings it back", async () => {
  await open.pane.getByText("First-contact resolution").first().click();
  const at = await until(
    () => open.selection(),
    ({ sheet }) => sheet === "Observations",
  );
  await open.settle();
  expect(await open.cell(`A${at.row}`)).toBe("fcr");
  await open.clickCell(at.row, 4);
  await open.type("11200");
  // planted in the sample: 72.6 % in September, below its limits
  await until(tree, (text) => !/First-contact resolution\n[^a-z]*72\.6/.test(text));
  await open.page.keyboard.press("Control+z");
  await until(tree, (text) => /First-contact resolution\n[^a-z]*72\.6/.test(text));
});

test("highlights appear in the cells and come off again without trace", async () => {
  const looks = (): Promise<string> => open.looks("Observations");
  const before = await looks();
  await open.page.getByRole("button", { name: "Highlight" }).click();
  await until(looks, (now) => now !== before);
  await open.settle();
  await open.picture("highlights");
  await open.page.getByRole("button", { name: "Highlight" }).click();
  await until(looks, (now) => now === before);
});

test("the ribbon builds the pack: its sheets stand in the workbook, its charts are drawn", async () => {
  const { page } = open;
  await page.getByRole("button", { name: "Build pack" }).click();
  await open.pane.getByText(/^The pack is built/).waitFor({ timeout: 120_000 });
  const sheets = new Map(
    await until(
      () => open.sheets(),
      (all) => all.some(([name]) => name === "14 Record"),
    ),
  );
  expect(sheets.get("5 Charts")).toBeGreaterThan(5);
  await open.settle();
  // the sheets that came did not stay in front of the page that people begin with
  expect(await open.selection()).toEqual({ sheet: "1 On one page", row: 1, column: 1 });
  await page.getByText("5 Charts", { exact: true }).click();
  await page.locator(".wb-chart svg").first().waitFor();
  expect(await page.locator(".wb-chart svg").count()).toBe(sheets.get("5 Charts"));
  expect(
    await page
      .locator(".wb-chart")
      .first()
      .getByText(/^(Oct|Nov|Jan|Apr|Jul) \d\d$/)
      .count(),
  ).toBeGreaterThan(0);
  await open.picture("charts");
  await page.getByText("1 On one page", { exact: true }).click();
  await open.settle();
  await open.picture("one-page");
});

test("the print preview shows the pack's pages as paper; Esc closes it and gives the keyboard back to the cells", async () => {
  const { page } = open;
  await open.showSheet("5 Charts");
  await open.clickCell(2, 3);
  await page.keyboard.press("Control+p");
  const preview = page.getByRole("dialog", { name: /^Print preview/ });
  await preview.getByRole("group", { name: "Page 1 of 3" }).getByText("Charts of the exceptions").first().waitFor();
  expect(await preview.getByRole("status").innerText()).toBe("Page 1 of 3");
  const first = preview.getByRole("group", { name: "Page 1 of 3" });
  expect(await first.locator(".wb-paper-chart svg").count()).toBe(6);
  expect(await first.getByText("Page 1 of 3").count()).toBe(1); // the footer
  await page.keyboard.press("PageDown");
  await until(
    () => preview.getByRole("status").innerText(),
    (at) => at === "Page 2 of 3",
  );
  await open.picture("print-preview");
  await preview.getByRole("button", { name: "Next sheet" }).click();
  await preview.getByRole("heading", { name: "Print preview · 6 Value" }).waitFor();
  // the browser prints these pages and nothing of the workbench, each on a sheet of the set-up's size
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  const pages = await preview.locator(".wb-preview-slot").count();
  expect(pages).toBeGreaterThan(1);
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(pages);
  // A4 lying, in points
  expect(pdf).toMatch(/\/MediaBox \[0 0 84[12]\S* 59[45]/);
  expect(await page.locator(".wb-print-job").count()).toBe(0);
  await page.keyboard.press("Escape");
  await preview.waitFor({ state: "detached" });
  expect((await open.selection()).sheet).toBe("5 Charts");
  await page.keyboard.press("ArrowDown");
  await until(
    () => open.selection(),
    ({ row }) => row === 3,
  );
});

test("the workbook with its pack downloads as a file that holds the same", async () => {
  const waiting = open.page.waitForEvent("download");
  await open.page.getByRole("button", { name: "Download .xlsx" }).click();
  const file = await (await waiting).path();
  const { book } = await loadWorkbook(new Uint8Array(readFileSync(file)), "again.xlsx");
  expect(book.sheets.map((sheet): [string, number] => [sheet.name, sheet.charts.length])).toEqual(await open.sheets());
  expect(book.sheetNamed("Observations")?.valueAt(181, 4)).toBe(await open.cell("D181", "Observations"));
  expect(book.sheetNamed("1 On one page")?.valueAt(1, 1)).toBe(await open.cell("A1", "1 On one page"));
});

test("nothing went wrong on the way, and nothing was asked of any other machine", async () => {
  expect(open.errors).toEqual([]);
  expect(open.outside).toEqual([]);
  expect(await open.hostFaults()).toEqual([]);
});

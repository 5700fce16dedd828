import { readFileSync } from "node:fs";
import { join } from "node:path";
import { OpenWorkbench, type Running, startWorkbench } from "./workbench";

const root = join(__dirname, "..", "..");
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

test("opens the sample: sheets, values and pane stand in the page", async () => {
  const { page } = open;
  expect(await page.title()).toBe("sample.xlsx – Workbench");
  expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("sample.xlsx");
  expect(await open.cell("A1")).toMatch(/^Sample contract/);
  for (const name of ["Contract", "KPIs", "Observations"]) {
    expect(await page.getByText(name, { exact: true }).first().isVisible()).toBe(true);
  }
  const box = await page.locator("iframe").boundingBox();
  expect(box?.width).toBeGreaterThanOrEqual(320);
  expect((await open.pane.locator("body").innerText()).trim()).not.toBe("");
  await open.picture("sample");
});

test("the grid draws: its canvas holds many colours of ink, not one ground", async () => {
  const inked = await open.page.evaluate(() => {
    const canvases = Array.from(document.querySelectorAll("canvas"));
    const largest = canvases.sort((a, b) => b.width * b.height - a.width * a.height)[0];
    const pixels = largest?.getContext("2d")?.getImageData(0, 0, largest.width, largest.height).data ?? [];
    let dark = 0;
    for (let i = 0; i < pixels.length; i += 4) if ((pixels[i] ?? 255) < 100 && (pixels[i + 3] ?? 0) > 200) dark++;
    return dark;
  });
  expect(inked).toBeGreaterThan(2000);
});

test("what is typed reaches the model, formulas of ours are calculated, and undo takes it back", async () => {
  const { page } = open;
  await page.getByRole("button", { name: "Blank" }).click();
  await open.ready("Book1.xlsx");
  const grid = await page.locator(".wb-grid").boundingBox();
  await open.click((grid?.x ?? 0) + 80, (grid?.y ?? 0) + 60);
  for (const text of ["10", "9", "3", "=MI.NPS(A1:A3)"]) await open.type(text);
  // two promoters and one detractor of three: (2 − 1) / 3 in points
  expect(await open.cell("A4")).toBeCloseTo(100 / 3, 9);
  await open.type("=MI.NPS(A4)");
  await page.keyboard.press("Control+z");
  await open.settle();
  expect(await open.cell("A5")).toBeNull();
  await page.keyboard.press("Control+y");
  await open.settle();
  expect(await open.cell("A5")).not.toBeNull();
});

test("a dropped or picked file opens; what is no workbook is refused in a sentence", async () => {
  const { page } = open;
  const picker = page.locator("input[type=file]");
  await picker.setInputFiles({ name: "letter.xlsx", mimeType: "text/plain", buffer: Buffer.from("Dear all") });
  await page.getByRole("alert").waitFor();
  expect(await page.getByRole("alert").innerText()).toMatch(/not an Excel workbook/);
  await picker.setInputFiles({
    name: "ours.xlsx",
    mimeType: "application/octet-stream",
    buffer: readFileSync(join(root, "assets", "sample-messy.xlsx")),
  });
  await open.ready("ours.xlsx");
  expect(await page.getByRole("alert").count()).toBe(0);
  await open.picture("messy");
});

test("each sheet keeps its own selection, and the model knows it", async () => {
  await open.page.getByRole("button", { name: "Sample contract" }).click();
  await open.ready("sample.xlsx");
  await open.showSheet("Options");
  await open.clickCell(7, 2);
  await open.showSheet("KPIs");
  await open.clickCell(4, 3);
  expect(await open.selection()).toEqual({ sheet: "KPIs", row: 4, column: 3 });
  await open.showSheet("Options");
  expect(await open.selection()).toEqual({ sheet: "Options", row: 7, column: 2 });
});

test("the pane's edge moves by keys, down to 320 pixels", async () => {
  const edge = open.page.getByRole("separator", { name: "Width of the task pane" });
  await edge.focus();
  await open.page.keyboard.press("End");
  expect(await edge.getAttribute("aria-valuenow")).toBe("320");
  expect((await open.page.locator(".wb-pane").boundingBox())?.width).toBe(320);
  await open.page.keyboard.press("ArrowLeft");
  expect(await edge.getAttribute("aria-valuenow")).toBe("336");
});

test("nothing went wrong in the page, and nothing was asked of any other machine", () => {
  expect(open.errors).toEqual([]);
  expect(open.outside).toEqual([]);
});

test("the pages' policy lets nothing in or out: no other machine, nothing evaluated", async () => {
  const page = await open.page.request.get(server.address);
  const pane = await open.page.request.get(`${server.address}pane/taskpane.html`);
  for (const answer of [page, pane]) {
    const policy = answer.headers()["content-security-policy"] ?? "";
    expect(policy).toMatch(/default-src 'none'/);
    expect(policy).toMatch(/connect-src 'self'(;|$)/);
    expect(policy).not.toMatch(/unsafe-eval|https?:|\*/);
  }
  for (const frame of [open.page.mainFrame(), open.pane]) {
    const sent = await frame.evaluate(() =>
      fetch("https://example.org/").then(
        () => "sent",
        () => "refused",
      ),
    );
    expect(sent).toBe("refused");
  }
});

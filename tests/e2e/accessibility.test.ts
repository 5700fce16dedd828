import { axeFaults } from "./axe";
import { OpenWorkbench, type Running, startWorkbench } from "./workbench";

/** Page and pane in every state that people see, by axe, in every theme, and in small windows. */
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

const VIEWS = ["Exceptions", "Score", "Value", "Pack", "Data", "Settings"] as const;

async function show(view: (typeof VIEWS)[number]): Promise<void> {
  const role = view === "Settings" ? "button" : "tab";
  await open.pane.getByRole(role, { name: new RegExp(`^${view}`) }).click();
  await open.pane.locator(`#mi-view[aria-label="${view}"]`).waitFor();
  await open.pane.getByText("Opening").waitFor({ state: "hidden" });
  await open.page.waitForTimeout(250);
}

const LOOKS = {
  light: { colorScheme: "light", forcedColors: "none" },
  dark: { colorScheme: "dark", forcedColors: "none" },
  forced: { colorScheme: "dark", forcedColors: "active" },
} as const;

/** Every rule in the light theme, contrast in the others too; in the pane, and in the page unless it was looked at before. */
async function look(state: string, parts: readonly ("page" | "pane")[]): Promise<string[]> {
  const faults: string[] = [];
  for (const [name, media] of Object.entries(LOOKS)) {
    await open.page.emulateMedia(media);
    await open.page.waitForTimeout(name === "light" ? 50 : 250);
    for (const part of parts) {
      const frame = part === "pane" ? open.pane : open.page.mainFrame();
      const found = await axeFaults(frame, name === "light" ? undefined : ["color-contrast"]);
      faults.push(...found.map((fault) => `${state}, ${part}, ${name}: ${fault}`));
    }
  }
  await open.page.emulateMedia(LOOKS.light);
  return faults;
}

test("before anything was read: page and pane", async () => {
  expect(await look("first run", ["page", "pane"])).toEqual([]);
});

test("the ribbon's other tab, menus, help, and formulas with their help", async () => {
  const { page } = open;
  const faults: string[] = [];
  await page.getByRole("tab", { name: "Home", exact: true }).click();
  faults.push(...(await look("Home", ["page"])));
  await page.getByRole("button", { name: "Fill colour" }).click();
  faults.push(...(await look("menu of colours", ["page"])));
  await page.keyboard.press("Escape");
  await page.getByRole("tab", { name: "Governance MI", exact: true }).click();
  await page.keyboard.press("F1");
  faults.push(...(await look("help", ["page"])));
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+p");
  await page.locator(".wb-preview .wb-paper").first().waitFor();
  faults.push(...(await look("print preview", ["page"])));
  await page.keyboard.press("Escape");
  await open.clickCell(8, 3);
  await page.keyboard.press("Shift+F10");
  faults.push(...(await look("menu of a cell", ["page"])));
  await page.keyboard.press("Escape");
  await page.getByRole("tablist", { name: "Sheets" }).getByRole("tab", { name: "Read me" }).click({ button: "right" });
  faults.push(...(await look("menu of a sheet", ["page"])));
  await page.keyboard.press("Escape");
  await open.clickCell(8, 3);
  await page.keyboard.type("=MI.VALUE");
  await page.getByRole("listbox", { name: "Functions" }).waitFor();
  faults.push(...(await look("functions offered", ["page"])));
  await page.keyboard.type(".ACCELERATION(");
  await page.getByRole("group", { name: "About the function" }).waitFor();
  faults.push(...(await look("parameters explained", ["page"])));
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  expect(faults).toEqual([]);
});

test("each of the six views, with the sample read", async () => {
  await open.pane.getByRole("tab", { name: /^Exceptions/ }).click();
  await open.pane.getByRole("button", { name: "Read this workbook" }).click();
  await open.pane.getByRole("tree").waitFor({ timeout: 60_000 });
  const faults: string[] = [];
  for (const view of VIEWS) {
    await show(view);
    faults.push(...(await look(view, ["pane"])));
  }
  expect(faults).toEqual([]);
});

test("details with the chart, the actions, a form over the pane, the palette", async () => {
  const { page } = open;
  await show("Exceptions");
  const faults: string[] = [];
  await open.pane.getByRole("treeitem", { level: 2 }).first().focus();
  await page.keyboard.press("Space");
  await open.pane.locator("#mi-view svg").first().waitFor();
  faults.push(...(await look("details", ["pane"])));
  await open.pane.getByText("Show as table").click();
  faults.push(...(await look("chart as a table", ["pane"])));
  await open.pane.getByRole("button", { name: "Back to the list" }).click();
  await open.pane.getByRole("treeitem", { level: 2 }).first().focus();
  await page.keyboard.press("Shift+F10");
  faults.push(...(await look("actions", ["pane"])));
  await open.pane.getByRole("menuitem", { name: /^Acknowledge/ }).click();
  await open.pane.getByRole("dialog").waitFor();
  faults.push(...(await look("form", ["pane"])));
  await page.keyboard.press("Escape");
  await open.pane.getByRole("treeitem", { level: 2 }).first().focus();
  await page.keyboard.press("Control+Shift+P");
  await open.pane.getByRole("combobox", { name: "Search commands" }).waitFor();
  faults.push(...(await look("palette", ["pane"])));
  await page.keyboard.press("Escape");
  expect(faults).toEqual([]);
});

test("a theme chosen in the title bar reaches page, grid and pane; high contrast has no fault in any view", async () => {
  const { page } = open;
  const ground = (): Promise<string> =>
    open.pane.evaluate(
      () => getComputedStyle(document.querySelector(".fui-FluentProvider") ?? document.body).backgroundColor,
    );
  const choose = async (theme: string): Promise<void> => {
    await page.getByRole("button", { name: "Theme", exact: true }).click();
    await page.getByRole("menuitemcheckbox", { name: theme }).click();
    await page.waitForTimeout(300);
  };
  const light = await ground();
  await choose("High contrast");
  expect(await ground()).toBe("rgb(0, 0, 0)");
  expect(await page.evaluate(() => document.documentElement.classList.contains("univer-dark"))).toBe(true);
  const faults = await axeFaults(page.mainFrame());
  for (const view of VIEWS) {
    await show(view);
    faults.push(...(await axeFaults(open.pane, ["color-contrast"])).map((fault) => `${view}: ${fault}`));
  }
  await open.picture("high-contrast");
  await choose("As the system");
  expect(await ground()).toBe(light);
  expect(faults).toEqual([]);
});

test("errors and empty states: a cell being edited, and a workbook without tables", async () => {
  const { page } = open;
  await page.evaluate(() => {
    (window as unknown as { miWorkbench: { host: { cellEditMode: boolean } } }).miWorkbench.host.cellEditMode = true;
  });
  await page.getByRole("button", { name: "Check data" }).click();
  await open.pane.getByText(/press Enter or Esc/).waitFor({ timeout: 20_000 });
  const faults = await look("error", ["pane"]);
  await page.evaluate(() => {
    (window as unknown as { miWorkbench: { host: { cellEditMode: boolean } } }).miWorkbench.host.cellEditMode = false;
  });
  await page.getByRole("button", { name: "Blank" }).click();
  await open.ready("Book1.xlsx");
  await open.pane.getByRole("button", { name: "Read this workbook" }).click();
  await open.settle();
  for (const view of VIEWS) {
    await show(view);
    faults.push(...(await axeFaults(open.pane)).map((fault) => `${view} of an empty workbook: ${fault}`));
  }
  expect(faults).toEqual([]);
});

/** Elements whose content is wider than they are, and which do not scroll by design in that direction. */
function cut(): string[] {
  const root = document.documentElement;
  const found = root.scrollWidth > root.clientWidth + 1 ? [`page ${root.scrollWidth} > ${root.clientWidth}`] : [];
  const byDesign = ".wb-sheet-tabs, .wb-univer, .wb-hidden, .wb-skip, [role=tree], table, svg";
  for (const element of Array.from(document.querySelectorAll<HTMLElement>("body *"))) {
    if (element.closest(byDesign) || element.getClientRects().length === 0) continue;
    const style = getComputedStyle(element);
    if (style.clipPath !== "none" || style.position === "fixed") continue;
    const { left, right } = element.getBoundingClientRect();
    if (right > root.clientWidth + 1 || left < -1)
      found.push(`${element.tagName} ${element.className} ${Math.round(left)}–${Math.round(right)}`);
  }
  return found.slice(0, 10);
}

describe.each([
  ["320 pixels wide", 320, 640],
  ["1280 × 720 at 200 %", 640, 360],
])("in a window of %s", (_, width, height) => {
  test("nothing is cut or scrolls both ways, in any view", async () => {
    const { page } = open;
    await page.setViewportSize({ width, height });
    if (!(await page.title()).startsWith("sample.xlsx")) {
      await page.getByRole("button", { name: /^File/ }).click();
      await page.getByRole("menuitem", { name: "Sample contract" }).click();
      await open.ready("sample.xlsx");
      await open.pane.getByRole("button", { name: "Read this workbook" }).click();
      await open.pane.getByRole("tree").waitFor({ timeout: 60_000 });
    }
    await page.waitForTimeout(500);
    const faults = (await page.evaluate(cut)).map((fault) => `page: ${fault}`);
    for (const view of VIEWS) {
      await show(view);
      faults.push(...(await open.pane.evaluate(cut)).map((fault) => `${view}: ${fault}`));
      // what the view shows must have some height to be read in
      const box = await open.pane.locator("#mi-view").boundingBox();
      if ((box?.height ?? 0) < 60) faults.push(`${view}: ${box?.height} pixels high`);
    }
    await open.picture(`small-${width}`);
    expect(faults).toEqual([]);
  });

  test("cells, pane, ribbon and sheets are all within reach", async () => {
    const { page } = open;
    await page.getByRole("tab", { name: "Governance MI", exact: true }).click();
    await page.getByRole("button", { name: "Build pack" }).waitFor();
    expect(await page.evaluate(cut)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Close the task pane" }).click();
    const box = await page.locator(".wb-grid").boundingBox();
    expect(box?.width).toBeGreaterThan(300);
    expect(box?.height).toBeGreaterThan(100);
    expect(await page.evaluate(cut)).toEqual([]);
    await page.getByRole("tab", { name: "Governance MI", exact: true }).click();
    await page.getByRole("button", { name: "MI pane" }).click();
    await page.getByRole("complementary", { name: "Task pane" }).waitFor();
  });
});

test("nothing went wrong in the page, and nothing was asked of any other machine", () => {
  expect(open.errors).toEqual([]);
  expect(open.outside).toEqual([]);
});

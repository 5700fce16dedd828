import { OpenWorkbench, type Running, startWorkbench, until } from "./workbench";

/** Somebody without a mouse goes the whole way: no click from here on. */
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

async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await open.page.keyboard.press(key);
    await open.page.waitForTimeout(120);
  }
}

/** What has the keyboard, in the page or in the pane: its role and its name, as they are told to those who listen. */
async function focused(): Promise<string> {
  const here = (): string => {
    const element = document.activeElement as HTMLElement | null;
    if (!element || element === document.body) return "nothing";
    if (element.id.startsWith("__editor_")) return "cells";
    const role = element.getAttribute("role") ?? element.tagName.toLowerCase();
    const name = element.getAttribute("aria-label") ?? (element.textContent === "" ? "" : element.innerText);
    return `${role} ${name.replace(/\s+/g, " ").trim()}`;
  };
  const outer = await open.page.evaluate(here);
  return outer.startsWith("iframe") ? `pane: ${await open.pane.evaluate(here)}` : outer;
}

async function reaches(key: string, wanted: RegExp, atMost = 30): Promise<void> {
  const seen: string[] = [];
  for (let i = 0; i < atMost; i++) {
    const at = await focused();
    if (wanted.test(at)) return;
    seen.push(at);
    await press(key);
  }
  throw new Error(`${key} never came to ${String(wanted)}: ${seen.join(" | ")}`);
}

test("begins in the cells; F6 goes round the page and back; links at its top lead past the ribbon", async () => {
  expect(await focused()).toBe("cells");
  const round: string[] = [];
  for (let i = 0; i < 6; i++) {
    await press("F6");
    round.push((await focused()).split(" ")[0] ?? "");
  }
  expect(round).toEqual(["pane:", "tab", "button", "button", "tab", "cells"]);
  await press("Shift+F6");
  expect(await focused()).toBe("tab Governance MI");
  await press("Shift+F6", "Shift+Tab");
  expect(await focused()).toBe("button To the sheets");
  await press("Shift+Tab", "Shift+Tab");
  expect(await focused()).toBe("button To the cells");
  await press("Enter");
  expect(await focused()).toBe("cells");
});

test("every stop on the way through the page shows where it is, and has a name and a tip", async () => {
  await press("Shift+F6", "Shift+F6"); // the title
  expect(await focused()).toBe("button Open…");
  for (let i = 0; i < 12; i++) {
    const seen = await open.page.evaluate(() => {
      const element = document.activeElement;
      const style = element && getComputedStyle(element);
      return { outline: style?.outlineStyle, width: style?.outlineWidth, what: element?.outerHTML.slice(0, 80) };
    });
    expect({ ...seen, what: "" }).toEqual({ outline: "solid", width: "2px", what: "" });
    await press("Tab");
    if ((await focused()).startsWith("cells")) break;
  }
  const unnamed = await open.page.evaluate(() =>
    Array.from(document.querySelectorAll<HTMLElement>("[role=toolbar] button"))
      .filter((button) => (button.title || "") === "" || (button.ariaLabel ?? button.innerText).trim() === "")
      .map((button) => button.outerHTML),
  );
  expect(unnamed).toEqual([]);
});

test("opens the sample from the title bar and reads it in the pane", async () => {
  await press("Escape", "Shift+F6", "Shift+F6");
  await reaches("Tab", /^button Messy sample$/);
  await press("Enter");
  await open.ready("sample-messy.xlsx");
  await press("Escape", "Shift+F6", "Shift+F6");
  await reaches("Tab", /^button Sample contract$/);
  await press("Enter");
  await open.ready("sample.xlsx");
  await until(
    () => open.pane.getByRole("button", { name: "Read this workbook" }).count(),
    (count) => count === 1,
  );
  await press("Escape", "F6");
  expect(await focused()).toBe("pane: button Read this workbook");
  await press("Enter");
  await open.pane.getByRole("tree").waitFor({ timeout: 60_000 });
});

let cell = { sheet: "", row: 0, column: 0 };

test("walks the list by arrows; Enter selects the cell, Escape goes there, typing changes it, undo takes it back", async () => {
  await press("Escape", "F6");
  expect(await focused()).toMatch(/^pane: treeitem/);
  await press("Home", "ArrowDown", "ArrowDown", "ArrowUp");
  expect(await focused()).toMatch(/^pane: treeitem .*(rising|fell|below|above|outside)/i);
  await press("Enter");
  cell = await until(
    () => open.selection(),
    ({ sheet }) => sheet === "Observations",
  );
  await open.settle();
  const address = `${String.fromCharCode(64 + cell.column)}${cell.row}`;
  const before = await open.cell(address);
  expect(typeof before).toBe("number");
  await press("Escape");
  expect(await focused()).toBe("cells");
  await open.type("1");
  await until(
    () => open.cell(address),
    (now) => now === 1,
  );
  await press("Control+z");
  await until(
    () => open.cell(address),
    (now) => now === before,
  );
});

test("the cell that the keyboard is in is told, since the cells are a picture", async () => {
  await press("ArrowUp");
  const { row, column } = await open.selection();
  const address = `${String.fromCharCode(64 + column)}${row}`;
  const value = await open.cell(address);
  await until(
    () => open.page.getByRole("status", { name: "Active cell" }).innerText(),
    (text) => text.startsWith(`Observations ${address}: `) && text.endsWith(String(value ?? "empty")),
  );
});

test("details and back; the actions of an exception; a form can be given up and sent", async () => {
  await press("F6");
  const item = await focused();
  expect(item).toMatch(/^pane: treeitem/);
  await press("Space");
  await open.pane.getByText("Why flagged").waitFor();
  await press("Escape");
  await until(focused, (now) => now === item);
  await press("Shift+F10");
  await reaches("ArrowDown", /menuitem Acknowledge/);
  await press("Enter");
  await open.pane.getByRole("dialog").waitFor();
  await press("Escape");
  expect(await open.pane.getByRole("dialog").count()).toBe(0);
  await until(focused, (now) => now === item);
  await press("Control+Shift+P");
  expect(await focused()).toBe("pane: combobox Search commands");
  await press("Escape");
  await until(focused, (now) => now === item);
});

test("the shortcuts of the add-in work from the cells: the next exception", async () => {
  await press("Escape");
  const before = await open.selection();
  await press("Control+Shift+Alt+N");
  await until(
    () => open.selection(),
    ({ sheet, row }) => sheet !== before.sheet || row !== before.row,
  );
});

test("F1 lists the keys, those of the manifest among them, and Escape closes the list", async () => {
  await press("Escape", "F1");
  const help = open.page.getByRole("dialog", { name: "Keys" });
  await help.waitFor();
  expect(await help.innerText()).toContain("Ctrl+Shift+Alt+B");
  await press("Escape");
  expect(await help.count()).toBe(0);
});

test("builds the pack from the ribbon by arrows", async () => {
  await press("Escape", "Shift+F6");
  expect(await focused()).toBe("tab Governance MI");
  await press("ArrowDown");
  await reaches("ArrowRight", /^button Build pack$/);
  await press("Enter");
  await open.pane.getByText(/^The pack is built/).waitFor({ timeout: 120_000 });
});

test("opens its pages by the sheets' tabs, and the menu of a cell", async () => {
  await until(
    () => open.sheets(),
    (all) => all.some(([name]) => name === "14 Record"),
  );
  await open.settle();
  await press("Escape", "F6", "F6", "End");
  await reaches("ArrowLeft", /^tab 14 Record$/, 5);
  await until(
    () => open.selection(),
    ({ sheet }) => sheet === "14 Record",
  );
  await press("Escape", "Shift+F10");
  await until(focused, (now) => now === "menuitem Cut Ctrl+X");
  await press("End");
  expect(await focused()).toMatch(/^menuitem /);
  await press("Escape");
  expect(await focused()).toBe("cells");
});

test("renames and adds a sheet as in Excel, which refuses a name that cannot be", async () => {
  await press("F6", "F6", "Home", "F2");
  await open.page.keyboard.type("What/ever");
  await press("Enter");
  await open.page.getByRole("alert").waitFor();
  expect(await open.page.getByRole("alert").innerText()).toMatch(/cannot be called “What\/ever”/);
  await press("F2");
  await open.page.keyboard.type("Start here");
  await press("Enter");
  await until(
    () => open.sheets(),
    (all) => all[0]?.[0] === "Start here",
  );
  expect(await focused()).toBe("tab Start here");
});

test("downloads the workbook", async () => {
  await press("Escape", "Shift+F6", "Shift+F6");
  await reaches("Tab", /^button Download \.xlsx$/);
  const waiting = open.page.waitForEvent("download");
  await press("Enter");
  expect((await waiting).suggestedFilename()).toBe("sample.xlsx");
});

test("nothing went wrong on the way, and nothing was asked of any other machine", async () => {
  expect(open.errors).toEqual([]);
  expect(open.outside).toEqual([]);
  expect(await open.hostFaults()).toEqual([]);
});

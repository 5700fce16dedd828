import { axeFaults } from "./axe";
import { OpenWorkbench, type Running, startWorkbench, until } from "./workbench";

/** What people know from Excel, done by hand in the grid; what comes of it is looked for in the model. */
let server: Running;
let open: OpenWorkbench;

beforeAll(async () => {
  server = await startWorkbench();
  open = await OpenWorkbench.open(server.address);
  await open.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  // the sample is wholly there, its pane too, before it makes room
  await open.pane.getByRole("button", { name: "Read this workbook" }).waitFor();
  await open.page.getByRole("button", { name: "Blank" }).click();
  await open.ready("Book1.xlsx");
}, 240_000);

afterAll(async () => {
  await open?.close();
  server?.stop();
});

async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await open.page.keyboard.press(key);
  await open.settle();
}

/** Clicks a cell until it is the selected one; by way of another, since a click on what is selected already says nothing. */
async function goTo(row: number, column: number): Promise<void> {
  await until(
    async () => {
      await open.clickCell(row + 9, column + 1);
      await open.clickCell(row, column);
      return open.selection();
    },
    (at) => at.row === row && at.column === column,
  );
}

/** Cells of the active sheet, as the add-in would write them. */
async function given(address: string, values: readonly (readonly (string | number)[])[]): Promise<void> {
  await open.page.evaluate(
    ([at, rows]) => {
      const { host } = (window as unknown as InPage).miWorkbench;
      host.edit("coauthor", (book) => host.write(book.active, at as string, rows as unknown[][]));
    },
    [address, values] as const,
  );
  await open.settle();
}

test("a rule with a list has an arrow at its cell: Alt and down opens it, arrows and letters choose, Enter takes it", async () => {
  await open.page.evaluate(() => {
    const { host } = (window as unknown as InPage).miWorkbench;
    host.edit("coauthor", (book) =>
      book.active.validations.push({
        area: { row: 2, column: 2, rows: 4, columns: 1 },
        rule: { list: { inCellDropDown: true, source: "Open,Agreed,Closed,12" } },
        errorAlert: { showAlert: true, style: "Stop" },
        prompt: { showPrompt: true, title: "State", message: "What was decided" },
        ignoreBlanks: true,
      }),
    );
  });
  await goTo(2, 2);
  const { page } = open;
  expect(await page.getByRole("status").filter({ hasText: "What was decided" }).innerText()).toContain("State");
  await press("Alt+ArrowDown");
  const list = page.getByRole("listbox", { name: "Choices for B2" });
  expect(await list.getByRole("option").allInnerTexts()).toEqual(["Open", "Agreed", "Closed", "12"]);
  expect(await axeFaults(page.mainFrame())).toEqual([]);
  await open.picture("list-of-a-rule");
  await press("ArrowDown", "Enter");
  await until(
    () => open.cell("B2"),
    (value) => value === "Agreed",
  );
  expect(await list.count()).toBe(0);
  // it opens at what stands, Escape leaves it so, and the keyboard is in the cells again
  await press("Alt+ArrowDown");
  expect(await page.getByRole("option", { selected: true }).innerText()).toBe("Agreed");
  await press("c", "Escape", "ArrowDown");
  expect([await open.cell("B2"), (await open.selection()).row]).toEqual(["Agreed", 3]);
  // by the mouse; what reads as a number is one
  await page.getByRole("button", { name: "Choose from the list" }).click();
  await page.getByRole("option", { name: "12" }).click();
  await until(
    () => open.cell("B3"),
    (value) => value === 12,
  );
  await press("Control+z");
  expect(await open.cell("B3")).toBeNull();
  await goTo(2, 4);
  expect(await page.getByRole("button", { name: "Choose from the list" }).count()).toBe(0);
});

/** The block of the active sheet from the first cell on. */
async function block(rows: number, columns: readonly string[]): Promise<unknown[][]> {
  const lines: unknown[][] = [];
  for (let row = 1; row <= rows; row++)
    lines.push(await Promise.all(columns.map((column) => open.cell(`${column}${row}`))));
  return lines;
}

test("A to Z and Z to A sort the rows around the cell below their headers; formulas go with their rows; it can be undone", async () => {
  await open.page.getByRole("button", { name: "Blank" }).click();
  await open.ready("Book1.xlsx");
  await given("A1:C5", [
    ["Name", "Cost", "Twice"],
    ["pear", 30, "=B2*2"],
    ["Apple", 10, "=B3*2"],
    ["fig", "", "=B4*2"],
    ["apple", 20, "=B5*2"],
  ]);
  await goTo(3, 1);
  await open.page.getByRole("tab", { name: "Home" }).click();
  await open.page.getByRole("button", { name: "Sort A to Z" }).click();
  const sorted = [
    ["Name", "Cost", "Twice"],
    ["Apple", 10, 20],
    ["apple", 20, 40],
    ["fig", null, 0],
    ["pear", 30, 60],
  ];
  await until(
    () => block(5, ["A", "B", "C"]),
    (seen) => JSON.stringify(seen) === JSON.stringify(sorted),
  );
  await goTo(2, 2);
  await open.page.getByRole("button", { name: "Sort Z to A" }).click();
  // blanks come last, whichever way it goes
  await until(
    () => block(5, ["A"]),
    (seen) => seen.flat().join() === "Name,pear,apple,Apple,fig",
  );
  await goTo(1, 8);
  await press("Control+z");
  expect((await block(5, ["A"])).flat().join()).toBe("Name,Apple,apple,fig,pear");
  await press("Control+z");
  expect((await block(5, ["A"])).flat().join()).toBe("Name,pear,Apple,fig,apple");
  await goTo(8, 8);
  await open.page.getByRole("button", { name: "Sort A to Z" }).click();
  await open.page.getByRole("alert").getByText("There is nothing to sort here").waitFor();
});

test("the fill handle, widths drawn by hand, and several areas at once reach the model", async () => {
  await open.page.getByRole("button", { name: "Blank" }).click();
  await open.ready("Book1.xlsx");
  await given("A1:B2", [
    [1, "=A1*10"],
    [2, "=A2*10"],
  ]);
  const { mouse } = open.page;
  await goTo(1, 1);
  const corner = async (row: number, column: number): Promise<{ x: number; y: number }> =>
    open.page.evaluate(
      ([r, c]) => {
        const { grid } = (window as unknown as InPage).miWorkbench.session;
        const { canvas } = grid.view();
        const box = canvas.getBoundingClientRect();
        const { x, y, width, height } = grid.placeOf({ row: r ?? 1, column: c ?? 1, rows: 1, columns: 1 });
        return { x: box.x + x + width, y: box.y + y + height };
      },
      [row, column],
    );
  const drag = async (from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> => {
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
    await mouse.move(to.x, to.y, { steps: 4 });
    await mouse.up();
    await open.settle();
  };
  const inside = async (row: number, column: number): Promise<{ x: number; y: number }> => {
    const { x, y } = await corner(row, column);
    return { x: x - 12, y: y - 8 };
  };
  await drag(await inside(1, 1), await inside(2, 2));
  await drag(await corner(2, 2), await inside(5, 2));
  await until(
    () => block(5, ["A", "B"]),
    (seen) => JSON.stringify(seen) === JSON.stringify([1, 2, 3, 4, 5].map((n) => [n, n * 10])),
  );
  const edge = await corner(1, 3);
  const heading = await open.page.evaluate(
    () => (window as unknown as InPage).miWorkbench.session.grid.view().canvas.getBoundingClientRect().y,
  );
  await drag({ x: edge.x, y: heading + 10 }, { x: edge.x + 40, y: heading + 10 });
  const width = await open.page.evaluate(() =>
    (window as unknown as InPage).miWorkbench.host.book.active.columnWidth(3),
  );
  // 64 and 40 pixels are 78 points
  expect(Math.abs(width - 78)).toBeLessThan(2);
  await goTo(1, 1);
  await open.page.keyboard.down("Control");
  const two = await inside(3, 2);
  await mouse.click(two.x, two.y);
  await open.page.keyboard.up("Control");
  await press("Delete");
  await until(
    () => block(3, ["A", "B"]),
    (seen) =>
      JSON.stringify(seen) ===
      JSON.stringify([
        [null, 0],
        [2, 20],
        [3, null],
      ]),
  );
});

test("conditional formats that are pasted reach the model with their cells, and leave it when that is undone", async () => {
  await open.page.getByRole("button", { name: "Blank" }).click();
  await open.ready("Book1.xlsx");
  await given("A1:A3", [[1], [5], [9]]);
  await open.page.evaluate(() => {
    const { host } = (window as unknown as InPage).miWorkbench;
    host.edit("coauthor", ({ active }) => {
      active.conditionalFormats.push({
        id: "over-four",
        sheet: active,
        type: "Custom",
        deleted: false,
        stopIfTrue: false,
        rule: null,
        kept: null,
        formula: "=A1>4",
        fill: "#FFC7CE",
        fontColour: null,
        bold: null,
        italic: null,
        underline: null,
        strike: null,
        numberFormat: null,
        borders: new Map(),
        areas: [{ row: 1, column: 1, rows: 3, columns: 1 }],
      } as never);
    });
  });
  await given("B1", [["x"]]); // a word that makes the grid draw
  const covered = async (): Promise<string[]> =>
    open.page.evaluate(() =>
      (window as unknown as InPage).miWorkbench.host.book.active.conditionalFormats
        .flatMap(({ formula, fill, areas }) =>
          areas.map(({ row, column, rows, columns }) => [formula, fill, row, column, rows, columns].join(" ")),
        )
        .sort(),
    );
  await goTo(1, 1);
  await press("Shift+ArrowDown", "Shift+ArrowDown", "Control+c");
  await goTo(1, 4);
  await press("Control+v");
  const seen = await until(covered, (list) => list.length > 1);
  expect(seen.some((one) => / #FFC7CE 1 4 3 1$/i.test(one))).toBe(true);
  expect(seen.some((one) => / #FFC7CE 1 1 3 1$/i.test(one))).toBe(true);
  await press("Control+z");
  expect(await until(covered, (list) => list.length === 1)).toEqual(["=A1>4 #FFC7CE 1 1 3 1"]);
});

test("nothing went wrong on the way", async () => {
  expect(open.errors).toEqual([]);
  expect(await open.hostFaults()).toEqual([]);
});

interface InPage {
  readonly miWorkbench: {
    readonly host: {
      edit(source: string, change: (book: { readonly active: ModelInPage }) => void): void;
      write(sheet: ModelInPage, address: string, values: unknown[][]): void;
      readonly book: { readonly active: ModelInPage };
    };
    readonly session: {
      readonly grid: {
        view(): { canvas: HTMLCanvasElement };
        placeOf(area: object): { x: number; y: number; width: number; height: number };
      };
    };
  };
}

interface ModelInPage {
  readonly validations: object[];
  readonly conditionalFormats: {
    formula: string;
    fill: string | null;
    areas: { row: number; column: number; rows: number; columns: number }[];
  }[];
  columnWidth(column: number): number;
}

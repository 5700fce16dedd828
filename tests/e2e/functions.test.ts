import { OpenWorkbench, type Running, startWorkbench, until } from "./workbench";

/** Custom functions as people type them into cells: found, explained, calculated, spilled, and clear about errors. */
let server: Running;
let open: OpenWorkbench;

beforeAll(async () => {
  server = await startWorkbench();
  open = await OpenWorkbench.open(server.address);
  await open.page.getByRole("button", { name: "Blank" }).click();
  await open.ready("Book1.xlsx");
  await open.clickCell(1, 1);
  for (const text of ["10", "20", "15", "30", "12", "18"]) await open.type(text);
}, 240_000);

afterAll(async () => {
  await open?.close();
  server?.stop();
});

function words(): Promise<string> {
  return open.page.locator("body").innerText();
}

test("typing =MI. offers the functions with what they do; an open bracket explains the parameters", async () => {
  const { page } = open;
  await open.clickCell(1, 3);
  await page.keyboard.type("=MI.XM");
  const offered = await until(words, (text) => text.includes("MI.XMR.POINTS"));
  // the description of the reviewed functions.json
  expect(offered).toContain("Mean and natural process limits of a series");
  await page.keyboard.type("R.POINTS(");
  const help = await until(words, (text) => /\[freezeAfter\]/.test(text));
  expect(help).toMatch(/MI\.XMR\.POINTS\(\s*values,\s*\[preset\]/);
  expect(help).toContain("point by point");
  await page.keyboard.type("A1:A6)");
  await open.settle(); // Enter takes what the list offers, as long as it offers something
  await page.keyboard.press("Enter");
  await until(
    () => open.cell("C1"),
    (value) => value !== null,
  );
});

test("an array result spills: the model holds every cell once, and follows its inputs", async () => {
  // by hand: the mean of 10, 20, 15, 30, 12 and 18 is 105 / 6 = 17.5; mean moving range (10 + 5 + 15 + 18 + 6) / 5 = 10.8
  expect(await open.cell("C1")).toBe(10);
  expect(await open.cell("C6")).toBe(18);
  expect(await open.cell("D6")).toBeCloseTo(17.5, 9);
  expect(await open.cell("F6")).toBeCloseTo(17.5 + 2.66 * 10.8, 1);
  expect(await open.cell("C7")).toBeNull();
  await open.clickCell(6, 1);
  await open.type("24");
  expect(await open.cell("C6")).toBe(24);
  expect(await open.cell("D1")).toBeCloseTo(18.5, 9);
});

test("what stands in the way makes #SPILL!, in grid and model; taking it away brings the spill back", async () => {
  const shown = (): Promise<unknown> =>
    open.page.evaluate(() => {
      const { grid } = (window as unknown as InPage).miWorkbench.session;
      const sheet = grid.engine.api.getWorkbook(grid.commands.unitId).getActiveSheet();
      return [sheet.getRange(0, 2).getDisplayValue(), sheet.getRange(2, 2).getDisplayValue()];
    });
  expect(await shown()).toEqual(["10", "15"]);
  await open.clickCell(3, 4);
  await open.type("mine");
  expect(await open.cell("C1")).toEqual({ error: "#SPILL!" });
  expect(await open.cell("C3")).toBeNull();
  await until(shown, (seen) => JSON.stringify(seen) === JSON.stringify(["#SPILL!", ""]));
  await open.page.keyboard.press("Control+z");
  await until(shown, (seen) => JSON.stringify(seen) === JSON.stringify(["10", "15"]));
  expect(await open.cell("C3")).toBe(15);
});

test("an error is an error cell with words: the function says why while the cell is selected", async () => {
  await open.clickCell(10, 1);
  await open.type("=MI.NPS(B1:B2)");
  expect(await open.cell("A10")).toEqual({ error: "#DIV/0!" });
  await open.clickCell(10, 1);
  const message = open.page.locator(".wb-message");
  await message.waitFor();
  expect((await message.innerText()).length).toBeGreaterThan(10);
  await open.picture("function-error");
  await open.clickCell(12, 1);
  await until(
    () => message.count(),
    (count) => count === 0,
  );
});

test("results are worked out anew when inputs change, through other formulas too", async () => {
  await open.clickCell(10, 1);
  await open.type("=MI.NPS(B1:B3)");
  await open.type("=ROUND(A10,0)+1");
  await open.clickCell(1, 2);
  for (const text of ["10", "9", "3"]) await open.type(text);
  // two promoters and one detractor of three
  expect(await open.cell("A10")).toBeCloseTo(100 / 3, 9);
  expect(await open.cell("A11")).toBe(34);
});

test("nothing went wrong on the way", async () => {
  expect(open.errors).toEqual([]);
  expect(await open.hostFaults()).toEqual([]);
});

interface InPage {
  readonly miWorkbench: {
    readonly session: {
      readonly grid: {
        readonly commands: { readonly unitId: string };
        readonly engine: {
          readonly api: {
            getWorkbook(id: string): {
              getActiveSheet(): { getRange(row: number, column: number): { getDisplayValue(): string } };
            };
          };
        };
      };
    };
  };
}

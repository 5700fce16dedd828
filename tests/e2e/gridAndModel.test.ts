import * as fc from "fast-check";
import { OpenWorkbench, type Running, startWorkbench, until } from "./workbench";

/** Whatever people do in the grid, the model holds the same: cells, formulas, merges, line by line. */
let server: Running;
let open: OpenWorkbench;

beforeAll(async () => {
  server = await startWorkbench();
  open = await OpenWorkbench.open(server.address);
  await open.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
}, 240_000);

afterAll(async () => {
  await open?.close();
  server?.stop();
});

type Step =
  | { readonly do: "set"; readonly row: number; readonly column: number; readonly value: string | number | boolean }
  | { readonly do: "formula"; readonly row: number; readonly column: number; readonly value: string }
  | { readonly do: "block" | "clear" | "bold" | "merge" | "unmerge"; readonly row: number; readonly column: number }
  | {
      readonly do: "insertRows" | "deleteRows" | "insertColumns" | "deleteColumns";
      readonly at: number;
      readonly count: number;
    }
  | { readonly do: "undo" | "redo" };

const place = { row: fc.integer({ min: 0, max: 9 }), column: fc.integer({ min: 0, max: 6 }) };
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("set" as const),
      ...place,
      value: fc.oneof(fc.integer({ min: -99, max: 999 }), fc.constantFrom("text", "two words", "0.5"), fc.boolean()),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("formula" as const),
      ...place,
      value: fc.constantFrom("=1+2", "=SUM(A1:B3)", '=A1&"x"', '=IF(A2>3,"big","small")'),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom("block" as const, "clear" as const, "bold" as const, "merge" as const, "unmerge" as const),
      ...place,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom(
        "insertRows" as const,
        "deleteRows" as const,
        "insertColumns" as const,
        "deleteColumns" as const,
      ),
      at: fc.integer({ min: 0, max: 6 }),
      count: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom("undo" as const, "redo" as const) }) },
);

/** Runs in the page: does the step with the grid's own commands. */
async function perform(given: Step): Promise<void> {
  const { grid } = (window as unknown as InPage).miWorkbench.session;
  const { api } = grid.engine;
  const sheet = api.getWorkbook(grid.commands.unitId).getActiveSheet();
  switch (given.do) {
    case "set":
      sheet.getRange(given.row, given.column).setValue(given.value);
      break;
    case "formula":
      sheet.getRange(given.row, given.column).setValue({ f: given.value });
      break;
    case "block":
      sheet.getRange(given.row, given.column, 2, 2).setValues([
        [1, "b"],
        [3.5, true],
      ]);
      break;
    case "clear":
      sheet.getRange(given.row, given.column, 2, 3).clearContent();
      break;
    case "bold":
      sheet.getRange(given.row, given.column, 2, 2).setFontWeight("bold");
      break;
    case "merge":
      sheet.getRange(given.row, given.column, 2, 2).merge();
      break;
    case "unmerge":
      sheet.getRange(given.row, given.column, 3, 3).breakApart();
      break;
    case "insertRows":
      sheet.insertRows(given.at, given.count);
      break;
    case "deleteRows":
      sheet.deleteRows(given.at, given.count);
      break;
    case "insertColumns":
      sheet.insertColumns(given.at, given.count);
      break;
    case "deleteColumns":
      sheet.deleteColumns(given.at, given.count);
      break;
    default:
      await api[given.do]();
  }
}

/** Runs in the page: every cell in which grid and model differ. */
function differences(): string[] {
  const { host, session } = (window as unknown as InPage).miWorkbench;
  const { grid } = session;
  const sheet = grid.engine.api.getWorkbook(grid.commands.unitId).getActiveSheet();
  const model = host.book.active;
  const found: string[] = [];
  for (let row = 0; row < 24; row++) {
    for (let column = 0; column < 16; column++) {
      const data = sheet.getSheet().getCellRaw(row, column);
      const cell = model.cells.get(row + 1, column + 1);
      const raw = data?.v === "" || data?.v === undefined ? null : data.v;
      const shown = raw !== null && data?.t === 3 ? Boolean(Number(raw)) : raw;
      const value = model.valueAt(row + 1, column + 1);
      const held = value !== null && typeof value === "object" ? value.error : value;
      const formulas = [data?.f || null, cell?.formula ?? null];
      const numbers = typeof shown === "number" && typeof held === "number" && Math.abs(shown - held) < 1e-9;
      if ((shown !== held && !numbers) || formulas[0] !== formulas[1]) {
        found.push(
          `R${row + 1}C${column + 1}: grid ${String(formulas[0])} ${String(shown)}, model ${String(formulas[1])} ${String(held)}`,
        );
      }
      const bold = grid.commands.workbook.getStyles().getStyleByCell(data)?.bl === 1;
      if (bold !== (model.formatAt(row + 1, column + 1).bold === true))
        found.push(`R${row + 1}C${column + 1}: bold in one`);
    }
  }
  const merges = [
    sheet
      .getSheet()
      .getMergeData()
      .map((m) => [m.startRow + 1, m.startColumn + 1, m.endRow + 1, m.endColumn + 1].join()),
    model.merges.map((m) => [m.row, m.column, m.row + m.rows - 1, m.column + m.columns - 1].join()),
  ].map((list) => list.sort().join(" "));
  if (merges[0] !== merges[1]) found.push(`merged: grid ${merges[0]}, model ${merges[1]}`);
  return found;
}

/** Runs in the page: how many cells of the grid hold something. */
function filledCells(): number {
  const { grid } = (window as unknown as InPage).miWorkbench.session;
  const sheet = grid.engine.api.getWorkbook(grid.commands.unitId).getActiveSheet().getSheet();
  let count = 0;
  for (let row = 0; row < 24; row++) {
    for (let column = 0; column < 16; column++) if (sheet.getCellRaw(row, column)?.v !== undefined) count++;
  }
  return count;
}

async function blank(): Promise<void> {
  await open.page.getByRole("button", { name: "Blank" }).click();
  await open.ready("Book1.xlsx");
}

async function settledDifferences(): Promise<string[]> {
  let seen: string[] = [];
  for (let tries = 0; tries < 12; tries++) {
    await open.page.waitForTimeout(120);
    seen = await open.page.evaluate(differences);
    if (seen.length === 0) return seen;
  }
  return seen;
}

test("random sequences of commands leave grid and model equal", async () => {
  const sequences = fc.sample(fc.array(step, { minLength: 4, maxLength: 12 }), { seed: 20261121, numRuns: 8 });
  let filled = 0;
  for (const sequence of sequences) {
    await blank();
    for (const given of sequence) {
      await open.page.evaluate(perform, given);
      await open.page.waitForTimeout(30);
    }
    expect([sequence, await settledDifferences()]).toEqual([sequence, []]);
    filled += await open.page.evaluate(filledCells);
  }
  // the sequences do something
  expect(filled).toBeGreaterThan(15);
}, 120_000);

test("what is copied from Excel as text arrives as typed: numbers, dates, texts, in a block", async () => {
  await blank();
  await open.clickCell(2, 2);
  await open.page.evaluate(() => navigator.clipboard.writeText("North\t12.5\nSouth\t-3\n"));
  await open.page.keyboard.press("Control+v");
  await until(
    () => open.cell("C3"),
    (value) => value === -3,
  );
  expect([await open.cell("B2"), await open.cell("C2"), await open.cell("B3")]).toEqual(["North", 12.5, "South"]);
  expect(await settledDifferences()).toEqual([]);
  // and within the grid
  await open.page.keyboard.press("Control+c");
  await open.clickCell(6, 4);
  await open.page.keyboard.press("Control+v");
  await until(
    () => open.cell("E7"),
    (value) => value === -3,
  );
  expect(await settledDifferences()).toEqual([]);
});

test("after the add-in has written, undo never leaves grid and model apart", async () => {
  await blank();
  await open.clickCell(1, 1);
  await open.type("1");
  await open.page.evaluate(() => {
    const { host } = (window as unknown as InPage).miWorkbench;
    host.edit("coauthor", (book) =>
      host.write(book.active, "A1:B3", [
        [7, 8],
        [9, "=A1+A2"],
        ["host", true],
      ]),
    );
  });
  await open.settle();
  expect(await settledDifferences()).toEqual([]);
  for (const key of ["Control+z", "Control+z", "Control+y", "Control+z"]) {
    await open.page.keyboard.press(key);
    expect([key, await settledDifferences()]).toEqual([key, []]);
  }
  expect(await open.cell("A3")).toBe("host");
});

test("nothing went wrong on the way", async () => {
  expect(open.errors).toEqual([]);
  expect(await open.hostFaults()).toEqual([]);
});

interface CellInPage {
  readonly v?: unknown;
  readonly t?: number;
  readonly f?: string;
}

interface RangeInPage {
  setValue(value: unknown): void;
  setValues(values: unknown[][]): void;
  clearContent(): void;
  setFontWeight(weight: string): void;
  merge(): void;
  breakApart(): void;
}

interface SheetInPage {
  getRange(row: number, column: number, rows?: number, columns?: number): RangeInPage;
  insertRows(at: number, count: number): void;
  deleteRows(at: number, count: number): void;
  insertColumns(at: number, count: number): void;
  deleteColumns(at: number, count: number): void;
  getSheet(): {
    getCellRaw(row: number, column: number): CellInPage | undefined;
    getMergeData(): { startRow: number; startColumn: number; endRow: number; endColumn: number }[];
  };
}

interface ModelInPage {
  readonly cells: { get(row: number, column: number): { readonly formula: string | null } | undefined };
  readonly merges: { row: number; column: number; rows: number; columns: number }[];
  valueAt(row: number, column: number): string | number | boolean | null | { error: string };
  formatAt(row: number, column: number): { readonly bold: boolean };
}

interface InPage {
  readonly miWorkbench: {
    readonly host: {
      readonly book: { readonly active: ModelInPage };
      edit(source: string, change: (book: { readonly active: ModelInPage }) => void): void;
      write(sheet: ModelInPage, address: string, values: unknown[][]): void;
    };
    readonly session: {
      readonly grid: {
        readonly commands: {
          readonly unitId: string;
          readonly workbook: { getStyles(): { getStyleByCell(data: unknown): { bl?: number } | undefined } };
        };
        readonly engine: {
          readonly api: {
            getWorkbook(id: string): { getActiveSheet(): SheetInPage };
            undo(): Promise<boolean>;
            redo(): Promise<boolean>;
          };
        };
      };
    };
  };
}

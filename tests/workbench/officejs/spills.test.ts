import type { CellValue } from "../../../src/contract/cells";
import type { Matrix } from "../../../src/workbench/officejs/formula/values";
import { ExcelHost } from "../../../src/workbench/officejs/ExcelHost";
import { parseArea } from "../../../src/workbench/officejs/model/addresses";
import type { SheetModel } from "../../../src/workbench/officejs/model/SheetModel";
import { shiftCells } from "../../../src/workbench/officejs/model/shift";
import { start } from "./start";

/** A function like one of an add-in: the numbers 1, 2, 3 … downwards, as many as asked for. */
function countUp(args: readonly (CellValue | Matrix)[]): Matrix {
  return Array.from({ length: Number(args[0]) }, (_, i) => [i + 1, (i + 1) * 10]);
}

function sheetWith(cells: Readonly<Record<string, unknown>>): { sheet: SheetModel; host: ExcelHost } {
  const host = new ExcelHost();
  host.book.calculation.customCall = (name, args) => (name === "MI.COUNT" ? countUp(args) : undefined);
  const sheet = host.book.active;
  for (const [at, value] of Object.entries(cells)) host.write(sheet, at, [[value]]);
  return { sheet, host };
}

function seen(sheet: SheetModel, address: string): CellValue[][] {
  const area = parseArea(address)!;
  return Array.from({ length: area.rows }, (_, r) =>
    Array.from({ length: area.columns }, (_, c) => sheet.valueAt(area.row + r, area.column + c)),
  );
}

// expected: what Excel 365 shows for the same formulas, by its documentation of dynamic arrays
test("an array result fills the cells beside its formula; formulas refer to them, and to all of them with #", () => {
  const { sheet } = sheetWith({
    A1: 3,
    C1: "=MI.COUNT(A1)",
    F1: "=SUM(C1:D3)",
    F2: "=D2+1",
    F3: "=SUM(C1#)",
    F4: "=ROWS(C1#)",
  });
  expect(seen(sheet, "C1:D4")).toEqual([
    [1, 10],
    [2, 20],
    [3, 30],
    [null, null],
  ]);
  expect(seen(sheet, "F1:F4")).toEqual([[66], [21], [66], [3]]);
  expect(sheet.usedArea(true)).toEqual(parseArea("A1:F4"));
});

test("it shrinks and grows with its inputs, and goes when its formula goes", () => {
  const { sheet, host } = sheetWith({ A1: 3, C1: "=MI.COUNT(A1)", F1: "=SUM(C1:C9)" });
  expect(sheet.valueAt(3, 3)).toBe(3);
  host.write(sheet, "A1", [[1]]);
  expect(seen(sheet, "C1:D2")).toEqual([
    [1, 10],
    [null, null],
  ]);
  expect(sheet.valueAt(1, 6)).toBe(1);
  host.write(sheet, "A1", [[4]]);
  expect(sheet.valueAt(4, 4)).toBe(40);
  expect(sheet.valueAt(1, 6)).toBe(10);
  host.write(sheet, "C1", [[""]]);
  expect(
    seen(sheet, "C1:D4")
      .flat()
      .every((value) => value === null),
  ).toBe(true);
});

test("#SPILL! while something stands in the way; the spill comes when it is taken away", () => {
  const { sheet, host } = sheetWith({ A1: 3, C1: "=MI.COUNT(A1)", D3: "mine" });
  expect(sheet.valueAt(1, 3)).toEqual({ error: "#SPILL!" });
  expect(sheet.valueAt(2, 3)).toBeNull();
  expect(sheet.valueAt(3, 4)).toBe("mine");
  host.write(sheet, "D3", [[""]]);
  expect(sheet.valueAt(3, 4)).toBe(30);
  host.write(sheet, "C2", [["typed over"]]);
  expect(sheet.valueAt(1, 3)).toEqual({ error: "#SPILL!" });
});

test("two spills do not share cells; one may read the other whichever is looked at first", () => {
  const apart = sheetWith({ A1: 3, C1: "=MI.COUNT(A1)" }).sheet;
  expect(apart.valueAt(1, 3)).toBe(1);
  const { sheet } = sheetWith({ A1: 3, H1: "=C1:C3*2", C1: "=MI.COUNT(A1)" });
  expect(seen(sheet, "H1:H3")).toEqual([[2], [4], [6]]);
  const crossing = sheetWith({ A1: 3, C1: "=MI.COUNT(A1)", D1: "", C3: "", B3: "=MI.COUNT(2)" }).sheet;
  const shown = [crossing.valueAt(1, 3), crossing.valueAt(3, 2)];
  expect(shown.filter((value) => typeof value === "object")).toEqual([{ error: "#SPILL!" }]);
});

test("a spill moves with its formula when rows are inserted", () => {
  const { sheet } = sheetWith({ A1: 2, C2: "=MI.COUNT(A1)" });
  expect(sheet.valueAt(3, 4)).toBe(20);
  shiftCells(sheet, { area: parseArea("2:3")!, vertical: true, insert: true }, []);
  expect(seen(sheet, "C2:D5")).toEqual([
    [null, null],
    [null, null],
    [1, 10],
    [2, 20],
  ]);
});

test("ranges and operators spill as in Excel; a lone blank cell in them is zero", () => {
  const { sheet } = sheetWith({ A1: 1, A3: 3, C1: "=A1:A3", D1: "=A1:A3*10%", E1: "=-A1:A3" });
  expect(seen(sheet, "C1:E3")).toEqual([
    [1, 0.1, -1],
    [0, 0, 0],
    [3, expect.closeTo(0.3, 12), -3],
  ]);
});

test("the add-in reads spilled cells like any other, and is told that they are spilled", async () => {
  const { Excel, host, CustomFunctions } = start();
  CustomFunctions.associate({ DOUBLE: (m: number[][]) => m.map((row) => row.map((x) => 2 * x)) } as never);
  host.functions.register("MI", [{ id: "DOUBLE", name: "DOUBLE", parameters: [{ dimensionality: "matrix" }] }]);
  const read = () =>
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const range = sheet.getRange("C1:D2").load("values,hasSpill");
      const used = sheet.getUsedRange(true).load("address");
      await context.sync();
      return [range.values, range.hasSpill, used.address];
    });
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.getRange("A1:B2").values = [
      [1, 2],
      [3, 4],
    ];
    sheet.getRange("C1").formulas = [["=MI.DOUBLE(A1:B2)"]];
    await context.sync();
  });
  await read();
  await new Promise((resume) => setTimeout(resume, 300));
  expect(await read()).toEqual([
    [
      [2, 4],
      [6, 8],
    ],
    true,
    "Sheet1!A1:D2",
  ]);
});

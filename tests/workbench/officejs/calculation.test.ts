import { readFileSync } from "node:fs";
import { join } from "node:path";
import { start } from "./start";

interface Golden {
  readonly source: string;
  readonly data: readonly (readonly (string | number | boolean | null)[])[];
  readonly cases: readonly (readonly [string, string | number | boolean | { readonly error: string }])[];
}

const golden = JSON.parse(readFileSync(join(__dirname, "formulas-libreoffice.json"), "utf8")) as Golden;

test(`the small calculator agrees with LibreOffice on ${golden.cases.length} formulas`, async () => {
  const { Excel } = start();
  const results = await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.getRange("A1:C6").values = golden.data as never;
    const range = sheet.getRangeByIndexes(10, 0, golden.cases.length, 1);
    range.formulas = golden.cases.map(([formula]) => [formula]);
    range.load("values");
    await context.sync();
    return range.values.map((row) => row[0] as unknown);
  });
  golden.cases.forEach(([formula, expected], i) => {
    const got = results[i];
    const wanted = typeof expected === "object" ? expected.error : expected;
    if (typeof wanted === "number") {
      expect([formula, typeof got]).toEqual([formula, "number"]);
      expect(Math.abs((got as number) - wanted)).toBeLessThan(1e-12 * Math.max(1, Math.abs(wanted)));
    } else expect([formula, got]).toEqual([formula, wanted]);
  });
});

test("results follow their precedents, across sheets and through names; circles show zero", async () => {
  const { Excel } = start();
  await Excel.run(async (context) => {
    const { workbook } = context;
    const first = workbook.worksheets.getItem("Sheet1");
    const second = workbook.worksheets.add("Second sheet");
    first.getRange("A1").values = [[5]];
    workbook.names.add("Rate", first.getRange("A1"));
    second.getRange("A1:A4").formulas = [["='Sheet1'!A1*2"], ["=Rate+A1"], ["=A4"], ["=A3+1"]];
    const range = second.getRange("A1:A4").load("values");
    await context.sync();
    expect(range.values).toEqual([[10], [15], [1], [1]]);
    first.getRange("A1").values = [[7]];
    range.load("values");
    await context.sync();
    expect(range.values.slice(0, 2)).toEqual([[14], [21]]);
    first.delete();
    range.load("values");
    await context.sync();
    expect(range.values[0]).toEqual(["#REF!"]);
  });
});

test("manual and suspended calculation leave old results until their time comes", async () => {
  const { Excel } = start();
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.getRange("A1:B1").formulas = [[1, "=A1*10"]];
    const cell = sheet.getRange("B1").load("values");
    await context.sync();
    context.workbook.application.calculationMode = "Manual";
    sheet.getRange("A1").values = [[2]];
    cell.load("values");
    await context.sync();
    expect(cell.values).toEqual([[10]]);
    context.workbook.application.calculate("Full");
    cell.load("values");
    await context.sync();
    expect(cell.values).toEqual([[20]]);
    context.workbook.application.calculationMode = "Automatic";
    context.workbook.application.suspendApiCalculationUntilNextSync();
    sheet.getRange("A1").values = [[3]];
    cell.load("values");
    await context.sync();
    expect(cell.values).toEqual([[20]]);
    cell.load("values");
    await context.sync();
    expect(cell.values).toEqual([[30]]);
  });
});

test("another engine can compute what the calculator cannot", async () => {
  const { Excel, host } = start();
  host.book.calculation.recalculate = ({ formula }) => (formula === '=SORTBY(A1:A3,"x")' ? 42 : undefined);
  await Excel.run(async (context) => {
    const range = context.workbook.worksheets.getActiveWorksheet().getRange("B1:C1");
    range.formulas = [['=SORTBY(A1:A3,"x")', "=NOSUCHTHING(1)"]];
    range.load("values");
    await context.sync();
    expect(range.values).toEqual([[42, "#NAME?"]]);
  });
});

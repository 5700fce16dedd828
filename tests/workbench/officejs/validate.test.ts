import { everything } from "../files/everything";
import { loadWorkbook } from "../../../src/workbench/files/loadWorkbook";
import { parseArea } from "../../../src/workbench/officejs/model/addresses";
import type { SheetModel } from "../../../src/workbench/officejs/model/SheetModel";
import { listOf, refusedBy, validationAt } from "../../../src/workbench/officejs/model/validate";
import { WorkbookModel } from "../../../src/workbench/officejs/model/WorkbookModel";

function ruled(rule: Readonly<Record<string, unknown>>, style = "Stop"): SheetModel {
  const sheet = new WorkbookModel().active;
  const errorAlert = { showAlert: true, title: "No", message: "because", style };
  sheet.validations.push({ area: parseArea("B2:B9")!, rule, errorAlert, prompt: {}, ignoreBlanks: true });
  return sheet;
}

const between = { formula1: "1", formula2: "=A1*2", operator: "Between" };

// expected: Excel's documentation of data validation; a relative reference in a rule moves with the cell
test.each([
  ["wholeNumber", between, 3, 5, true],
  ["wholeNumber", between, 2.5, 5, false],
  ["wholeNumber", between, "two", 5, false],
  ["decimal", { formula1: "0", operator: "GreaterThan" }, -0.1, 0, false],
  ["date", { formula1: "45000", operator: "LessThan" }, 44999, 0, true],
  ["textLength", { formula1: "3", operator: "LessThanOrEqual" }, "four", 0, false],
  ["textLength", { formula1: "3", operator: "LessThanOrEqual" }, 123, 0, true],
  ["list", { source: "yes, no" }, "no", 0, true],
  ["list", { source: "yes, no" }, "No", 0, false],
  ["custom", { formula: "=B2>A2" }, 7, 8, true],
])("%s %j: %p (beside %p) may stand: %p", (kind, limits, value, beside, stands) => {
  const sheet = ruled({ [kind as string]: limits });
  sheet.cell(1, 1).value = 2;
  sheet.cell(2, 1).value = 2;
  sheet.cell(3, 1).value = beside as number;
  expect(refusedBy(sheet, 2, 2, value as number) === null).toBe(stands);
  expect(sheet.valueAt(2, 2)).toBeNull();
  expect(refusedBy(sheet, 2, 3, value as number)).toBeNull();
});

test("a rule of its own follows the cell; blank cells stay free; rules that only warn refuse nothing", () => {
  const sheet = ruled({ custom: { formula: "=B2>A2" } });
  sheet.cell(5, 1).value = 10;
  expect(refusedBy(sheet, 5, 2, 7)).toBe("No: because");
  expect(refusedBy(sheet, 5, 2, 11)).toBeNull();
  expect(refusedBy(sheet, 5, 2, null)).toBeNull();
  expect(refusedBy(ruled({ custom: { formula: "=FALSE" } }, "Warning"), 2, 2, 1)).toBeNull();
});

test("a list may stand in cells of another sheet", async () => {
  const { book } = await loadWorkbook(await everything(), "x.xlsx");
  const sheet = book.sheetNamed("Data")!;
  const rule = validationAt(sheet, 5, 1);
  expect(rule && listOf(rule, sheet, 5, 1)).toEqual(["one"]);
  expect(refusedBy(sheet, 5, 1, "two")).not.toBeNull();
  expect(refusedBy(sheet, 5, 1, "one")).toBeNull();
});

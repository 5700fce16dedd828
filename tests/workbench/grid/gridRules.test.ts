import { gridRule } from "../../../src/workbench/grid/gridRules";
import { areaOf } from "../../../src/workbench/officejs/model/addresses";
import { ConditionalFormatModel } from "../../../src/workbench/officejs/model/ConditionalFormatModel";
import { WorkbookModel } from "../../../src/workbench/officejs/model/WorkbookModel";

function custom(formula: string, columns = 1): Parameters<typeof gridRule>[0] {
  const [sheet] = new WorkbookModel().sheets;
  if (!sheet) throw new Error("no sheet");
  const format = new ConditionalFormatModel(`{1}`, sheet, "Custom", [areaOf(5, 6, 100, columns)]);
  format.formula = formula;
  return format;
}

test("a sign at the start of the area's own column needs no formula", () => {
  expect(gridRule(custom('=LEFT($F5,1)="▼"'))).toMatchObject({ subType: "text", operator: "beginsWith", value: "▼" });
});

test.each([
  ["another column", '=LEFT($G5,1)="▼"', 1],
  ["another row", '=LEFT($F6,1)="▼"', 1],
  ["another length", '=LEFT($F5,2)="▼"', 1],
  ["letters, which Excel compares without their case", '=LEFT($F5,1)="a"', 1],
  ["more columns than the one looked at", '=LEFT($F5,1)="▼"', 3],
])("%s stays a formula", (_, formula, columns) => {
  expect(gridRule(custom(formula, columns))).toMatchObject({ subType: "formula", value: formula });
});

test("columns that are merged to one are one", () => {
  expect(gridRule(custom('=LEFT($F5,1)="▼"', 3), () => true)).toMatchObject({ operator: "beginsWith" });
});

import { parseArea } from "../../../src/workbench/officejs/model/addresses";
import type { SheetModel } from "../../../src/workbench/officejs/model/SheetModel";
import { type SortJob, sortedRows, sortJob } from "../../../src/workbench/officejs/model/sortOrder";
import { WorkbookModel } from "../../../src/workbench/officejs/model/WorkbookModel";

type Value = string | number | boolean | null;

function sheetOf(rows: readonly (readonly Value[])[]): SheetModel {
  const sheet = new WorkbookModel().active;
  rows.forEach((line, r) => line.forEach((value, c) => value !== null && (sheet.cell(r + 1, c + 1).value = value)));
  return sheet;
}

function jobAt(sheet: SheetModel, at: string): SortJob {
  const job = sortJob(sheet, parseArea(at)!);
  if (typeof job === "string") throw new Error(job);
  return job;
}

// Excel's documentation of sort orders: numbers, text whatever its case, FALSE, TRUE, errors; blanks last both ways
test("orders as Excel does, and keeps the order of what is equal", () => {
  const sheet = sheetOf([["b"], [true], [2], ["A"], [false], [-1], ["a"], ["10"]]);
  const block = { ...jobAt(sheet, "A1"), rows: [1, 2, 3, 4, 5, 6, 7, 8, 9] };
  expect(sortedRows(sheet, block, false)).toEqual([6, 3, 8, 4, 7, 1, 5, 2, 9]);
  expect(sortedRows(sheet, block, true)).toEqual([2, 5, 1, 4, 7, 8, 3, 6, 9]);
});

test("headers stay: those that people would take for headers, and those of filters; hidden rows stay too", () => {
  const figures = sheetOf([
    ["Name", "Cost"],
    ["b", 2],
    ["a", 1],
  ]);
  expect(jobAt(figures, "B3").area).toEqual(parseArea("A2:B3"));
  figures.hiddenRows.add(2);
  expect(jobAt(figures, "B3").rows).toEqual([3]);
  const words = sheetOf([["b"], ["a"], ["c"]]);
  expect(jobAt(words, "A2").area).toEqual(parseArea("A1:A3"));
  expect(jobAt(words, "A2:A3").area).toEqual(parseArea("A2:A3"));
  words.filter = { area: parseArea("A1:A3")!, criteria: new Map(), hidden: new Set() };
  expect(jobAt(words, "A2").area).toEqual(parseArea("A2:A3"));
});

test("what would come apart is refused in words: notes, merged cells, protected sheets", () => {
  const made = (): SheetModel => sheetOf([[3], [2], [1]]);
  const noted = made();
  noted.notes = [{ row: 2, column: 1, content: "see" }];
  expect(sortJob(noted, parseArea("A1")!)).toMatch(/notes or links/);
  const merged = made();
  merged.merges = [parseArea("A2:B2")!];
  expect(sortJob(merged, parseArea("A1")!)).toMatch(/merged/);
  const closed = made();
  closed.protection = { options: {}, password: null };
  expect(sortJob(closed, parseArea("A1")!)).toMatch(/protected/);
  expect(sortJob(made(), parseArea("F9")!)).toMatch(/nothing to sort/);
});

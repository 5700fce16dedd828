import { blockTrends } from "../../../src/workbench/charts/blockTrends";
import type { SheetModel } from "../../../src/workbench/officejs/model/SheetModel";
import { WorkbookModel } from "../../../src/workbench/officejs/model/WorkbookModel";

/** A page with trends in blocks, written by hand, and the numbers behind them as the pack lays them. */
function pages(trends: readonly string[], lines: readonly (readonly (number | null)[])[]): [SheetModel, SheetModel] {
  const book = new WorkbookModel(["2 Exceptions", "Chart data"]);
  const [page, data] = book.sheets as unknown as [SheetModel, SheetModel];
  page.cell(1, 1).value = "Exceptions";
  trends.forEach((text, i) => {
    const cell = page.cell(5 + i, 4);
    cell.value = text;
    cell.format = book.formats.with(cell.format, { fontColour: "#5B6770" });
  });
  data.cell(1, 1).value = "The numbers behind the charts and sparklines";
  lines.forEach((values, i) => {
    data.cell(3 + i, 1).value = `kpi ${i}`;
    values.forEach((value, j) => value !== null && (data.cell(3 + i, 2 + j).value = value));
  });
  return [page, data];
}

test("lines of blocks become sparklines over the numbers that they show", () => {
  const [page] = pages(
    ["▁▃▇", "▇▁"],
    [
      [9, 1, 2, 3],
      [8, 7],
    ],
  );
  expect(blockTrends(page)).toEqual([
    { row: 5, column: 4, data: "'Chart data'!B3:E3", colour: "#5B6770", lastColour: "#5B6770" },
    { row: 6, column: 4, data: "'Chart data'!B4:C4", colour: "#5B6770", lastColour: "#5B6770" },
  ]);
});

test("of numbers that look alike, each trend takes its own, in the order of the pack", () => {
  const lines = [
    [1, 2, 3],
    [10, 20, 30],
    [100, 200, 300],
  ];
  const [page] = pages(["▁▃▇", "▁▃▇", "▁▃▇"], lines);
  expect(blockTrends(page).map(({ data }) => data)).toEqual([3, 4, 5].map((row) => `'Chart data'!B${row}:D${row}`));
});

test("gaps within and at the end are no figures", () => {
  const [page] = pages(
    ["▁\u2007▇", "▁▇\u2007"],
    [
      [4, null, 9],
      [4, 9],
    ],
  );
  expect(blockTrends(page).map(({ data }) => data)).toEqual(["'Chart data'!B3:D3", "'Chart data'!B4:C4"]);
});

test("blocks whose numbers say something else stay the text they are; so do all words", () => {
  const [page, data] = pages(["▁▃▇", "words"], [[3, 2, 1]]);
  expect(blockTrends(page)).toEqual([]);
  expect(blockTrends(data)).toEqual([]);
});

import { readSheetFeatures } from "../../../src/workbench/files/sheetFeatures";
import { parseXml } from "../../../src/workbench/files/xml";
import { WorkbookModel } from "../../../src/workbench/officejs/model/WorkbookModel";
import { printedSheet } from "../../../src/workbench/print/printedSheet";

/** The print set-up of a file, as ECMA-376 part 1, 18.3.1.63 (pageSetup), 18.3.1.70 (printOptions) and 18.3.1.14 (colBreaks) say it. */
const XML = `<worksheet>
  <printOptions horizontalCentered="1" gridLines="1"/>
  <pageMargins left="0.5" right="0.5" top="1" bottom="1" header="0.3" footer="0.3"/>
  <pageSetup paperSize="8" scale="100" orientation="landscape" firstPageNumber="7" useFirstPageNumber="1" pageOrder="overThenDown"/>
  <rowBreaks count="1" manualBreakCount="1"><brk id="2" max="16383" man="1"/></rowBreaks>
  <colBreaks count="1" manualBreakCount="1"><brk id="1" max="1048575" man="1"/></colBreaks>
</worksheet>`;

test("paper, order, first number, options and breaks both ways are read and printed by", () => {
  const sheet = new WorkbookModel().active;
  const root = parseXml(XML);
  const none = { formats: [], partial: [] };
  readSheetFeatures(root, { sheet, styles: none, colours: [] as never, links: [] });
  expect(sheet.page).toMatchObject({
    paperSize: "A3",
    centerHorizontally: true,
    centerVertically: false,
    printGridlines: true,
    printHeadings: false,
    blackAndWhite: false,
  });
  for (let row = 1; row <= 4; row++) for (let column = 1; column <= 2; column++) sheet.cell(row, column).value = row;
  const { pages, first, paper } = printedSheet(sheet);
  expect(first).toBe(7);
  // A3 is 297 × 420 millimetres
  expect(paper.width).toBeCloseTo((420 * 72) / 25.4, 6);
  expect(pages.map(({ rows, columns }) => [rows.lines[0]?.index, columns.lines[0]?.index])).toEqual([
    [1, 1],
    [1, 2],
    [3, 1],
    [3, 2],
  ]);
});

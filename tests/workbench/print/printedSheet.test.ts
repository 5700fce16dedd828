import { Axis } from "../../../src/workbench/print/Axis";
import { drawnFills, drawnLines } from "../../../src/workbench/print/drawnGround";
import { type DrawnText, drawnTexts } from "../../../src/workbench/print/drawnTexts";
import { printedWidth } from "../../../src/workbench/print/paper";
import { printedSheet } from "../../../src/workbench/print/printedSheet";
import { SheetLooks } from "../../../src/workbench/print/SheetLooks";
import { fittedNumber, NO_MEASURE } from "../../../src/workbench/print/texts";
import { areaOf } from "../../../src/workbench/officejs/model/addresses";
import { ConditionalFormatModel, type KeptRule } from "../../../src/workbench/officejs/model/ConditionalFormatModel";
import { type CellFormat, DEFAULT_FORMAT } from "../../../src/workbench/officejs/model/formats";
import type { SheetModel } from "../../../src/workbench/officejs/model/SheetModel";
import { WorkbookModel } from "../../../src/workbench/officejs/model/WorkbookModel";

let sheet: SheetModel;

beforeEach(() => {
  sheet = new WorkbookModel().active;
});

function put(
  row: number,
  column: number,
  value: string | number | boolean | null,
  format: Partial<CellFormat> = {},
): void {
  const cell = sheet.cell(row, column);
  cell.value = value;
  cell.format = { ...DEFAULT_FORMAT, ...format };
}

/** The first `rows` × `columns` cells as one part of a page. */
function part(rows: number, columns: number): [SheetLooks, Axis, Axis] {
  const looks = new SheetLooks(sheet, NO_MEASURE);
  const lines = (count: number, size: (index: number) => number): { index: number; size: number }[] =>
    Array.from({ length: count }, (_, i) => ({ index: i + 1, size: size(i + 1) })).filter((line) => line.size > 0);
  const height = (row: number): number => looks.rowHeight(row);
  const width = (column: number): number => printedWidth(sheet, column);
  return [looks, new Axis(lines(rows, height), height), new Axis(lines(columns, width), width)];
}

function texts(rows: number, columns: number): DrawnText[] {
  const [looks, down, across] = part(rows, columns);
  return drawnTexts(looks, areaOf(1, 1, rows, columns), down, across);
}

describe("what is printed of a sheet", () => {
  test("an empty sheet has no pages", () => {
    expect(printedSheet(sheet).pages).toEqual([]);
  });

  test("without a print area: from A1 to the last cell with contents, a ground or a border, not to one with a bare format", () => {
    put(3, 2, "x");
    put(5, 3, null, { fill: "#FF0000" });
    put(9, 9, null, { bold: true });
    const [page] = printedSheet(sheet).pages;
    expect(page?.area).toEqual(areaOf(1, 1, 5, 3));
  });

  test("words that run over the last column are printed with the columns below them", () => {
    put(1, 1, "a heading much longer than the one column it stands in");
    expect(printedSheet(sheet).pages[0]?.area.columns).toBeGreaterThan(3);
  });

  test("hidden and filtered rows and hidden columns take no room", () => {
    for (let row = 1; row <= 6; row++) put(row, 3, row);
    sheet.hiddenRows.add(2);
    sheet.filter = { area: areaOf(1, 1, 6, 3), criteria: new Map(), hidden: new Set([4]) };
    sheet.hiddenColumns.add(2);
    const [page] = printedSheet(sheet).pages;
    expect(page?.rows.lines.map(({ index }) => index)).toEqual([1, 3, 5, 6]);
    expect(page?.columns.lines.map(({ index }) => index)).toEqual([1, 3]);
  });

  test("each print area begins a page, and titles stand on those after them", () => {
    sheet.page.printArea = [areaOf(1, 1, 3, 2), areaOf(10, 1, 2, 2)];
    sheet.page.titleRows = areaOf(1, 1, 1, 16384);
    const { pages } = printedSheet(sheet);
    expect(pages.map(({ rows }) => [rows.titles.length, rows.lines[0]?.index])).toEqual([
      [0, 1],
      [1, 10],
    ]);
  });

  test("A4 lying: 297 × 210 millimetres, less the margins", () => {
    Object.assign(sheet.page, { paperSize: "A4", orientation: "Landscape", leftMargin: 72, rightMargin: 36 });
    const { paper } = printedSheet(sheet);
    expect(paper.width).toBeCloseTo(841.89, 2);
    expect(paper.height).toBeCloseTo(595.28, 2);
    expect(paper.innerWidth).toBeCloseTo(841.89 - 108, 2);
  });

  test("the standard column is 0.71 inches wide on paper, as Excel's page view says", () => {
    expect((printedWidth(sheet, 1) / 72).toFixed(2)).toBe("0.71");
  });
});

describe("words and figures on paper", () => {
  test("words run over empty neighbours and end at a filled one", () => {
    const long = "words that need three columns or so";
    put(1, 1, long);
    put(2, 1, long);
    put(2, 2, "x");
    put(3, 3, long, { horizontal: "Right" });
    const [first, second, , right] = texts(3, 5);
    const column = printedWidth(sheet, 1);
    expect(first?.width).toBeGreaterThan(1.5 * column);
    expect(first?.x).toBe(0);
    expect(second?.width).toBeCloseTo(column, 6);
    expect(right?.x).toBeLessThan(2 * column);
    expect((right?.x ?? 0) + (right?.width ?? 0)).toBeCloseTo(3 * column, 6);
  });

  test("words that wrap, and those in merged cells, stay in their cell", () => {
    const long = "words that need three columns or so";
    put(1, 1, long, { wrap: true });
    put(2, 1, long);
    sheet.merges = [areaOf(2, 1, 2, 2)];
    const [wrapped, merged] = texts(3, 5);
    expect(wrapped).toMatchObject({ wrap: true });
    expect(wrapped?.width).toBeCloseTo(printedWidth(sheet, 1), 6);
    expect(merged?.width).toBeCloseTo(2 * printedWidth(sheet, 1), 6);
    expect(merged?.height).toBe(30);
  });

  test("figures stand right, truth values in the middle, words left", () => {
    put(1, 1, 1);
    put(1, 2, true);
    put(1, 3, "x");
    expect(texts(1, 3).map(({ text, align }) => [text, align])).toEqual([
      ["1", "right"],
      ["TRUE", "center"],
      ["x", "left"],
    ]);
  });

  test("a figure too wide for its column is never cut: shortened under General, else hashes", () => {
    const room = 48;
    expect(fittedNumber(1 / 3, "0.3333333333", DEFAULT_FORMAT, room, NO_MEASURE)).toMatch(/^0\.3{3,7}$/);
    const money = { ...DEFAULT_FORMAT, numberFormat: "#,##0.00" };
    expect(fittedNumber(1234567.5, "1,234,567.50", money, room, NO_MEASURE)).toMatch(/^#+$/);
    expect(fittedNumber(12345678901, "12345678901", DEFAULT_FORMAT, room, NO_MEASURE)).toMatch(/^#+$|E/);
    expect(fittedNumber(12, "12", DEFAULT_FORMAT, room, NO_MEASURE)).toBe("12");
  });

  test("a merged cell that began on the page before shows the rest of it here", () => {
    put(1, 1, "over two pages", { wrap: true });
    sheet.merges = [areaOf(1, 1, 4, 1)];
    const looks = new SheetLooks(sheet, NO_MEASURE);
    const rows = new Axis([{ index: 3, size: 15 }], () => 15);
    const columns = new Axis([{ index: 1, size: 51 }], () => 51);
    expect(drawnTexts(looks, areaOf(1, 1, 4, 1), rows, columns)[0]).toMatchObject({ y: -30, height: 60 });
  });
});

describe("grounds, borders and conditional formats", () => {
  test("neighbours of one ground are one piece, so that no seam shows", () => {
    for (let row = 1; row <= 3; row++)
      for (let column = 1; column <= 4; column++) put(row, column, 1, { fill: "#EEEEEE" });
    const [looks, down, across] = part(3, 4);
    const fills = drawnFills(looks, down, across);
    expect(fills).toHaveLength(1);
    expect(fills[0]?.width).toBeCloseTo(4 * printedWidth(sheet, 1), 6);
    expect(fills[0]?.height).toBe(45);
  });

  test("a border shared by two cells is drawn once, in one stroke along the row", () => {
    const line = { style: "Continuous", weight: "Thin", colour: "#000000" };
    for (let column = 1; column <= 4; column++) {
      put(1, column, 1, { borders: { EdgeBottom: line } });
      put(2, column, 1, { borders: { EdgeTop: line } });
    }
    const [looks, down, across] = part(2, 4);
    const lines = drawnLines(looks, down, across);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ x1: 0, y1: 15, y2: 15 });
    expect(lines[0]?.x2).toBeCloseTo(4 * printedWidth(sheet, 1), 6);
  });

  test("a rule's formula moves along with its cells; the first rule in rank decides", () => {
    for (let row = 1; row <= 3; row++) put(row, 1, row * 10);
    const rule = (id: string, formula: string, fill: string): ConditionalFormatModel<SheetModel> =>
      Object.assign(new ConditionalFormatModel(id, sheet, "Custom", [areaOf(1, 1, 3, 1)]), { formula, fill });
    sheet.conditionalFormats = [rule("a", "=$A1>20", "#AA0000"), rule("b", "=A1>10", "#00AA00")];
    const looks = new SheetLooks(sheet, NO_MEASURE);
    expect([1, 2, 3].map((row) => looks.formatAt(row, 1).fill)).toEqual([null, "#00AA00", "#AA0000"]);
  });

  test("a rule between two numbers holds at both of them", () => {
    for (let row = 1; row <= 4; row++) put(row, 1, row);
    const rule = new ConditionalFormatModel("a", sheet, "CellValue", [areaOf(1, 1, 4, 1)]);
    Object.assign(rule, { rule: { operator: "Between", formula1: "2", formula2: "3" }, fontColour: "#AA0000" });
    sheet.conditionalFormats = [rule];
    const looks = new SheetLooks(sheet, NO_MEASURE);
    expect([1, 2, 3, 4].map((row) => looks.formatAt(row, 1).fontColour === "#AA0000")).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  function kept(id: string, type: string, attributes: Record<string, string>, inside: readonly KeptRule[]): void {
    const rule = new ConditionalFormatModel(id, sheet, "Kept", [areaOf(1, 1, 5, 1)]);
    const own = node(type, {}, inside);
    Object.assign(rule, { kept: node("cfRule", { type, ...attributes }, [own]), fontColour: null });
    if (inside.length === 0) rule.fill = "#ABCDEF";
    sheet.conditionalFormats.push(rule);
  }

  function node(name: string, attributes: Record<string, string>, children: readonly KeptRule[] = []): KeptRule {
    return { name, attributes, children, text: "" };
  }

  test("a scale of two colours: the ends have theirs, the middle is half of each", () => {
    [0, 25, 50, 75, 100].forEach((value, i) => put(i + 1, 1, value));
    const ends = [node("cfvo", { type: "min" }), node("cfvo", { type: "max" })];
    kept("a", "colorScale", {}, [...ends, node("color", { rgb: "FF000000" }), node("color", { rgb: "FFFFFFFF" })]);
    const looks = new SheetLooks(sheet, NO_MEASURE);
    expect([1, 3, 5].map((row) => looks.formatAt(row, 1).fill)).toEqual(["#000000", "#808080", "#FFFFFF"]);
    expect(looks.conditional.undrawn).toBe(0);
  });

  test("bars go from a tenth to nine tenths of the cell", () => {
    [0, 25, 50, 75, 100].forEach((value, i) => put(i + 1, 1, value));
    const ends = [node("cfvo", { type: "min" }), node("cfvo", { type: "max" })];
    kept("a", "dataBar", {}, [...ends, node("color", { rgb: "FF638EC6" })]);
    const looks = new SheetLooks(sheet, NO_MEASURE);
    expect([1, 3, 5].map((row) => looks.conditional.barAt(row, 1)?.share)).toEqual([0.1, 0.5, 0.9]);
  });

  test("the two largest, those above the average; icons are said to be missing", () => {
    [1, 2, 3, 4, 100].forEach((value, i) => put(i + 1, 1, value));
    const filled = (): boolean[] => {
      const looks = new SheetLooks(sheet, NO_MEASURE);
      return [1, 2, 3, 4, 5].map((row) => looks.formatAt(row, 1).fill !== null);
    };
    kept("a", "top10", { rank: "2" }, []);
    expect(filled()).toEqual([false, false, false, true, true]);
    sheet.conditionalFormats = [];
    kept("b", "aboveAverage", {}, []);
    expect(filled()).toEqual([false, false, false, false, true]);
    kept("c", "iconSet", {}, []);
    expect(new SheetLooks(sheet, NO_MEASURE).conditional.undrawn).toBe(1);
  });
});

import { ExcelSpreadsheetHost } from "../../src/host/excel/ExcelSpreadsheetHost";
import { cellOf } from "../../src/host/excel/address";
import { renderXlsx } from "../../src/host/xlsx/writeWorkbook";
import type { LaidOutPack } from "../../src/pack/LaidOutPack";
import { samplePack } from "../host/excel/support";
import { packAfter, packBefore } from "../host/excel/twoPacks";
import { start } from "../workbench/officejs/start";
import type { DrawnCell, DrawnSheet } from "./drawn";
import { excelDrawn } from "./excelDrawn";
import { fileDrawn } from "./fileDrawn";

/**
 * The same packs drawn by both hosts and read back, from the file by another's readers, from Excel by Microsoft's
 * client. Differences that are meant:
 * - a sparkline is a line of blocks in Excel (and its cell takes the line's colour), a native sparkline in the file;
 * - a chart's subtitle is the title's second line in Excel; in a file it may be drawn as the category axis' title;
 * - Excel's formulas are worked out anew, so that results agree to 12 digits;
 * - notes need a newer client than npm has (tests/host/excel/notes.test.ts).
 */
const packs: [string, () => Promise<LaidOutPack>][] = [
  ["the sample's pack", samplePack],
  ["the hand-made pack", () => Promise.resolve(packBefore())],
  ["the hand-made pack a quarter later", () => Promise.resolve(packAfter())],
];

function sparksOf(pack: LaidOutPack, sheet: string): Set<string> {
  const found = pack.sheets.find(({ name }) => name === sheet);
  return new Set(found?.sparklines.map(({ row, column }) => cellOf(row, column)));
}

describe.each(packs)("%s", (_, make) => {
  let pack: LaidOutPack;
  let file: DrawnSheet[];
  let excel: DrawnSheet[];

  beforeAll(async () => {
    pack = await make();
    file = await fileDrawn(await renderXlsx(pack));
    const client = start();
    await new ExcelSpreadsheetHost(client).renderPack(pack);
    excel = await excelDrawn(
      client,
      pack.sheets.map(({ name }) => name),
    );
    expect(client.host.internalErrors).toEqual([]);
  });

  test("the same sheets", () => {
    expect(excel.map(({ name }) => name)).toEqual(file.map(({ name }) => name));
    expect(file.length).toBe(pack.sheets.length);
  });

  test("the same value, formula, number format and look in every cell", () => {
    let compared = 0;
    for (const [i, sheet] of file.entries()) {
      const sparks = sparksOf(pack, sheet.name);
      const other = excel[i] as DrawnSheet;
      for (const [at, cell] of Object.entries(sheet.cells)) {
        const there = other.cells[at] as DrawnCell;
        if (sparks.has(at)) {
          expect([sheet.name, at, there.value]).toEqual([sheet.name, at, expect.stringMatching(/^[▁▂▃▅▇\u2007]+$/)]);
          continue;
        }
        const close = typeof cell.value === "number" && cell.formula !== null;
        if (close) expect(there.value).toBeCloseTo(cell.value as number, 9);
        expect([sheet.name, at, { ...there, ...(close && { value: cell.value }) }]).toEqual([sheet.name, at, cell]);
        compared++;
      }
      // and nothing more
      const extra = Object.entries(other.cells).filter(
        ([at, { value }]) => value !== null && sheet.cells[at] === undefined,
      );
      expect(extra).toEqual([]);
    }
    expect(compared).toBeGreaterThan(100);
  });

  test("the same merged areas, tables, rules, links and views", () => {
    const part = ({ name, merges, tables, conditionals, links, frozenRows, gridlines, tabColour }: DrawnSheet) => ({
      name,
      merges,
      tables,
      conditionals,
      links,
      frozenRows,
      gridlines,
      tabColour,
    });
    expect(excel.map(part)).toEqual(file.map(part));
  });

  test("the same print set-up and row heights", () => {
    const part = ({ name, print, rowHeights }: DrawnSheet) => ({ name, print, rowHeights });
    expect(excel.map(part)).toEqual(file.map(part));
  });

  test("the same charts: series, sources, bounds, formats, titles", () => {
    const charts = (sheets: DrawnSheet[]) =>
      sheets.flatMap(({ name, charts: list }) => list.map((chart) => ({ sheet: name, ...chart, title: "" })));
    expect(charts(excel)).toEqual(charts(file));
    const titles = (sheets: DrawnSheet[]) =>
      sheets.flatMap(({ charts: list }) => list.map(({ title }) => title.replace(/\s+/g, " ")));
    titles(file).forEach((title, i) => expect(titles(excel)[i]?.startsWith(title.slice(0, 40))).toBe(true));
  });
});

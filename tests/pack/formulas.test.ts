import { Workbook } from "@cj-tech-master/excelts";
import { installChartSupport } from "@cj-tech-master/excelts/chart";
import { calculateFormulas } from "@cj-tech-master/excelts/formula";
import XLSX from "xlsx";
import { renderXlsx } from "../../src/host/xlsx/writeWorkbook";
import { inputs, makeFrom } from "./packs";

installChartSupport();

/**
 * The pack's formulas calculated anew by another's engine (excelts/formula 10.2.0), from the file as it was written,
 * after every cached result has been taken out of it.
 */
describe.each(inputs)("the formulas of the pack of the %s", (name) => {
  test("give what stands in the file", async () => {
    const { laidOut } = await makeFrom(name);
    const wanted = laidOut.sheets.flatMap((sheet) =>
      sheet.cells.filter((c) => c.formula !== undefined).map((c) => ({ sheet: sheet.name, ...c })),
    );
    expect(wanted.length).toBeGreaterThan(0);
    const book = new Workbook();
    await book.xlsx.load((await renderXlsx(laidOut)) as never);
    const cells = wanted.map((w) => book.getWorksheet(w.sheet)!.getCell(w.row, w.column));
    cells.forEach((cell, i) => {
      expect(cell.formula).toBe(wanted[i]!.formula);
      cell.value = { formula: wanted[i]!.formula as string };
    });
    calculateFormulas(book as never);
    cells.forEach((cell, i) => {
      const { sheet, row, column, formula, value } = wanted[i]!;
      const at = `${sheet} row ${row} column ${column}: =${formula}`;
      if (typeof value === "number") {
        expect([at, typeof cell.result]).toEqual([at, "number"]);
        const scale = Math.max(1, Math.abs(value));
        expect([at, Math.abs((cell.result as number) - value) / scale < 1e-9]).toEqual([at, true]);
      } else expect([at, cell.result]).toEqual([at, value]);
    });
  });

  test("are none in the copy for the other party, and the figures are the same", async () => {
    const own = (await makeFrom(name)).laidOut;
    const { laidOut } = await makeFrom(name, { forOtherParty: true });
    expect(laidOut.sheets.flatMap((s) => s.cells.filter((c) => c.formula !== undefined))).toEqual([]);
    const figures = (pack: typeof own) =>
      pack.sheets.map((s) => s.cells.map((c) => (typeof c.value === "number" ? c.value : null)));
    expect(figures(laidOut)).toEqual(figures(own));
    const book = XLSX.read(await renderXlsx(laidOut), { cellFormula: true });
    const formulas = Object.values(book.Sheets).flatMap((sheet) =>
      Object.values(sheet).filter((c) => (c as XLSX.CellObject).f),
    );
    expect(formulas).toEqual([]);
  });
});

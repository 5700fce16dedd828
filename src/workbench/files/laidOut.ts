import { isCellError } from "../../contract/cells";
import type { LaidOutPack } from "../../pack/LaidOutPack";
import { laidOutChart } from "../charts/laidOutChart";
import { laidOutBook } from "../officejs/files/saveBook";
import type { LoadedWorkbook } from "./loadWorkbook";

/**
 * The open workbook in the form that our file writer takes, with what Microsoft's client knows nothing of: sparklines, and
 * charts as they are drawn here. Font names, hidden rows and protection are lost: the writer has no place for them.
 */
export function laidOutWorkbook({ book, sparklines }: LoadedWorkbook): LaidOutPack {
  const laidOut = laidOutBook(book);
  const sheets = laidOut.sheets.map((sheet, index) => {
    const model = book.sheets[index];
    if (!model) return sheet;
    const cells = sheet.cells.map((cell) => {
      const value = model.valueAt(cell.row, cell.column);
      // the file's description has no errors: a formula that is one (`=#N/A`) says the same, and is worked out on opening
      return isCellError(value) ? { ...cell, value: null, formula: cell.formula ?? value.error } : cell;
    });
    const charts = model.charts.flatMap((chart) => laidOutChart(chart) ?? []);
    return { ...sheet, cells, charts, sparklines: sparklines.get(model) ?? [] };
  });
  return { ...laidOut, sheets };
}

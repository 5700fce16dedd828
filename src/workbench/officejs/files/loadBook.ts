import type { CellValue } from "../../../contract/cells";
import { readXlsx } from "../../../host/xlsx/readWorkbook";
import { areaOf } from "../model/addresses";
import { RangeRef } from "../model/RangeRef";
import type { SheetModel } from "../model/SheetModel";
import { TableModel } from "../model/TableModel";
import { WorkbookModel } from "../model/WorkbookModel";
import { keepHeaders } from "../model/cellWrite";

/**
 * A workbook of an .xlsx file: its sheets with their values (of formulas the last results), and its tables. Formats,
 * charts and formulas stay behind: an add-in that reads data needs none of them.
 */
export async function loadBook(source: string | Uint8Array): Promise<WorkbookModel> {
  let book = new WorkbookModel();
  let open: { sheet: SheetModel; table: string | null; column: number; rows: number[]; width: number } | null = null;
  await readXlsx(source, {
    beginWorkbook: ({ sheets, date1904 }) => {
      if (sheets.length > 0) book = new WorkbookModel(sheets);
      book.date1904 = date1904;
    },
    beginTable: (info) => {
      const sheet = book.sheetNamed(info.sheet);
      if (!sheet) throw new Error(`a table on no sheet: ${info.sheet}`);
      if (info.hidden) sheet.visibility = "Hidden";
      open = { sheet, table: info.table, column: info.firstColumn, rows: [], width: 0 };
    },
    row: (cells: readonly CellValue[], row) => {
      if (!open) return;
      const { sheet, column } = open;
      open.rows.push(row);
      open.width = Math.max(open.width, cells.length);
      cells.forEach((value, i) => {
        if (value !== null) sheet.cell(row, column + i).value = value;
      });
    },
    endTable: () => {
      const done = open;
      open = null;
      const [first] = done?.rows ?? [];
      if (!done || done.table === null || first === undefined) return;
      const last = done.rows.at(-1) ?? first;
      const area = areaOf(first, done.column, Math.max(2, last - first + 1), Math.max(1, done.width));
      const id = `{00000000-000C-0000-FFFF-FFFF${book.newNumber().toString(16).toUpperCase().padStart(8, "0")}}`;
      const table = new TableModel(done.sheet, id, done.table, area);
      done.sheet.tables.push(table);
      keepHeaders(new RangeRef(done.sheet, area), table.header);
    },
  });
  const first = book.sheets.find((sheet) => sheet.visibility === "Visible");
  if (first) book.activate(first);
  book.isDirty = false;
  return book;
}

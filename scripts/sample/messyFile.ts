import XLSX from "xlsx";
import { isCellError, type CellValue } from "../../src/contract/cells";
import { messySheets } from "./messy";
import type { MessySheet } from "./types";

const errorCodes: Readonly<Record<string, number>> = { "#DIV/0!": 0x07, "#REF!": 0x17, "#N/A": 0x2a };

/**
 * The messy workbook as a file. Written by SheetJS and not by our own writer: it has to hold error values, and a file
 * from elsewhere is what the reader will meet. Plain ranges, no Excel tables.
 */
export function messyFile(): Uint8Array {
  const book = XLSX.utils.book_new();
  const sheets = messySheets();
  for (const sheet of sheets) XLSX.utils.book_append_sheet(book, worksheet(sheet), sheet.name);
  book.Workbook = { Sheets: sheets.map(({ name, hidden }) => ({ name, Hidden: hidden ? 1 : 0 })) };
  book.Props = { Title: "Contract data, as sent", CreatedDate: new Date("2026-10-05T09:00:00Z") };
  return new Uint8Array(XLSX.write(book, { type: "array", bookType: "xlsx", compression: true }) as ArrayBuffer);
}

function worksheet({ cells, isDate }: MessySheet): XLSX.WorkSheet {
  const sheet: XLSX.WorkSheet = {};
  let columns = 1;
  cells.forEach((row, r) => {
    columns = Math.max(columns, row.length);
    row.forEach((value, c) => {
      const cell = cellOf(value, isDate?.(r + 1, c + 1) ?? false);
      if (cell) sheet[XLSX.utils.encode_cell({ r, c })] = cell;
    });
  });
  sheet["!ref"] = XLSX.utils.encode_range({ s: { r: 0, c: 0 }, e: { r: cells.length - 1, c: columns - 1 } });
  sheet["!cols"] = Array.from({ length: columns }, () => ({ wch: 16 }));
  return sheet;
}

function cellOf(value: CellValue, isDate: boolean): XLSX.CellObject | null {
  if (value === null) return null;
  if (isCellError(value)) return { t: "e", v: errorCodes[value.error] ?? 0x0f };
  if (typeof value === "number") return isDate ? { t: "n", v: value, z: "dd/mm/yyyy" } : { t: "n", v: value };
  if (typeof value === "boolean") return { t: "b", v: value };
  return { t: "s", v: value };
}

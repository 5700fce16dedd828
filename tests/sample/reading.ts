import { readFileSync } from "node:fs";
import { join } from "node:path";
import XLSX from "xlsx";
import type { CellValue } from "../../src/contract/cells";
import type { RawTable } from "../../src/contract/parseTables";
import type { LaidOutPack } from "../../src/pack/LaidOutPack";

/** The Excel tables of a laid-out workbook as a host would hand them over, without a file in between. */
export function rawTables(pack: LaidOutPack): RawTable[] {
  return pack.sheets.flatMap((sheet) =>
    sheet.tables.map((table) => {
      const cells: CellValue[][] = Array.from({ length: table.rows }, () => Array<CellValue>(table.columns).fill(null));
      for (const cell of sheet.cells) {
        const row = cells[cell.row - table.row];
        if (row && cell.column >= table.column && cell.column < table.column + table.columns)
          row[cell.column - table.column] = cell.value;
      }
      return { sheet: sheet.name, table: table.name, cells, firstRow: table.row, firstColumn: table.column };
    }),
  );
}

export const assets = join(__dirname, "../../assets");

/** A committed file as an independent reader sees it: every sheet's used range. */
export function readWithSheetJs(file: string): RawTable[] {
  const book = XLSX.read(readFileSync(join(assets, file)), { cellNF: false });
  return book.SheetNames.map((name, i) => {
    const sheet = book.Sheets[name] as XLSX.WorkSheet;
    const range = XLSX.utils.decode_range(sheet["!ref"] ?? "A1");
    const cells: CellValue[][] = [];
    for (let r = 0; r <= range.e.r; r++) {
      const row: CellValue[] = [];
      for (let c = 0; c <= range.e.c; c++) {
        const cell = sheet[XLSX.utils.encode_cell({ r, c })] as XLSX.CellObject | undefined;
        if (!cell || cell.t === "z") row.push(null);
        else row.push(cell.t === "e" ? { error: String(cell.w) } : (cell.v as string | number | boolean));
      }
      cells.push(row);
    }
    return { sheet: name, cells, hidden: (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0 };
  });
}

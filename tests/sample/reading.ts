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

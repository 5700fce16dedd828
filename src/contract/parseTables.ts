import type { CellValue } from "./cells";
import { ContractBuilder, type BuilderOptions, type ParsedWorkbook } from "./ContractBuilder";
import { isSettingsName } from "./identify";
import { defaultSettings } from "./settings";

/** A table or a sheet's used range held in memory, header row included. */
export interface RawTable {
  readonly sheet: string;
  /** Name of the Excel table; absent for a sheet's used range. */
  readonly table?: string | null;
  readonly cells: readonly (readonly CellValue[])[];
  /** 1-based place of the first cell; A1 when absent. */
  readonly firstRow?: number;
  readonly firstColumn?: number;
  readonly hidden?: boolean;
}

export interface ParseOptions extends Partial<BuilderOptions> {
  readonly date1904?: boolean;
}

/** Reads tables that are in memory. MI Settings is read first and Excel tables before plain ranges, whatever their order. */
export function parseTables(raw: readonly RawTable[], options: ParseOptions = {}): ParsedWorkbook {
  const { date1904 = false, settings = defaultSettings(), ...rest } = options;
  const builder = new ContractBuilder({ ...rest, settings });
  builder.beginWorkbook({ date1904, sheets: [...new Set(raw.map(({ sheet }) => sheet))] });
  const rank = (table: RawTable) => (isSettingsName(table.sheet) ? 0 : table.table ? 1 : 2);
  for (const block of raw.slice().sort((a, b) => rank(a) - rank(b))) {
    const { sheet, table = null, cells, firstRow = 1, firstColumn = 1, hidden = false } = block;
    builder.beginTable({ sheet, table, headerRow: table === null ? null : firstRow, firstColumn, hidden });
    cells.forEach((row, i) => builder.row(row, firstRow + i));
    builder.endTable();
  }
  return builder.finish();
}

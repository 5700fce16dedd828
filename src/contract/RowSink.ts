import type { CellValue } from "./cells";

/** What a host knows about a table, or about a sheet's used range, before its first row. */
export interface BlockInfo {
  readonly sheet: string;
  /** Name of the Excel table, or null for the sheet's used range. */
  readonly table: string | null;
  /** 1-based row of the header when the host knows it (Excel tables); null when the sink must find it. */
  readonly headerRow: number | null;
  /** 1-based sheet column of `cells[0]`. */
  readonly firstColumn: number;
  readonly hidden: boolean;
}

/**
 * Receives a workbook row by row, so that a million rows need not be held at once. Hosts call it in this order:
 * `beginWorkbook`, then for each block `beginTable`, its `row`s from top to bottom (the header row included), `endTable`.
 *
 * Best order of blocks: the sheet "MI Settings" first (its mapping and date order hold for what follows), and a sheet's
 * Excel tables before its used range (cells of a table are then not read twice). Any other order is understood too.
 */
export interface RowSink {
  beginWorkbook?(info: { readonly date1904: boolean; readonly sheets: readonly string[] }): void;
  /**
   * Before a sheet's first block, also when it has none: what the host says of the sheet's shape (used range, tables,
   * hidden or not). As long as it stays the same, rows read again belong where they stood; nobody else may read it.
   */
  beginSheet?(name: string, shape: string): void;
  beginTable(info: BlockInfo): void;
  /** `cells[0]` is the cell of `firstColumn`. The array is the sink's to read, not to keep. */
  row(cells: readonly CellValue[], sheetRow: number): void;
  endTable(): void;
}

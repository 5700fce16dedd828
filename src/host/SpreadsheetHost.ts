import type { CellValue } from "../contract/cells";
import type { LaidOutPack } from "../pack/LaidOutPack";

/** Says how far long work is: done of total (0 when unknown) and a few words. */
export type Progress = (step: string, done: number, total: number) => void;

/** Receives a workbook's tables one after another, row by row, so that a million rows need not be held at once. */
export interface TableSink {
  beginWorkbook?(info: { date1904: boolean; sheets: readonly string[] }): void;
  /** Excel tables and plain sheets alike. `table` is the Excel table's name, or null for the sheet's used range. */
  beginTable(info: TableInfo): void;
  /** `cells[0]` is the cell of `firstColumn`. The array is the sink's to read, not to keep. */
  row(cells: readonly CellValue[], sheetRow: number): void;
  endTable(): void;
}

export interface TableInfo {
  readonly sheet: string;
  readonly table: string | null;
  /** 1-based row of the header when the host knows it (Excel tables); null when the sink must find it. */
  readonly headerRow: number | null;
  readonly firstColumn: number;
  readonly hidden: boolean;
}

/** What a spreadsheet can do for us. Excel, files and the workbench implement it. */
export interface SpreadsheetHost {
  /** Streams every table and every sheet's used range into the sink. */
  readTables(sink: TableSink, progress?: Progress): Promise<void>;
  /** Draws a laid-out pack: as new sheets, or as a new file. */
  renderPack(pack: LaidOutPack, progress?: Progress): Promise<void>;
}

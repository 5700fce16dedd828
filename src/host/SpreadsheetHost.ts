import type { BlockInfo, RowSink } from "../contract/RowSink";
import type { LaidOutPack } from "../pack/LaidOutPack";

/** Where a host puts the tables it reads, and what it says of each first; the contract defines both. */
export type TableSink = RowSink;
export type TableInfo = BlockInfo;

/** Says how far long work is: done of total (0 when unknown) and a few words. */
export type Progress = (step: string, done: number, total: number) => void;

/** What a spreadsheet can do for us. Excel, files and the workbench implement it. */
export interface SpreadsheetHost {
  /** Streams every table and every sheet's used range into the sink. */
  readTables(sink: TableSink, progress?: Progress): Promise<void>;
  /** Draws a laid-out pack: as new sheets, or as a new file. */
  renderPack(pack: LaidOutPack, progress?: Progress): Promise<void>;
}

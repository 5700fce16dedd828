import type { CellValue } from "../contract/cells";
import type { BlockInfo, RowSink } from "../contract/RowSink";
import type { RowsAgain, SheetCopy } from "../contract/WorkbookCopy";
import type { LaidOutPack } from "../pack/LaidOutPack";

/** Where a host puts the tables it reads, and what it says of each first; the contract defines both. */
export type TableSink = RowSink;
export type TableInfo = BlockInfo;

/** Says how far long work is: done of total (0 when unknown) and a few words. */
export type Progress = (step: string, done: number, total: number) => void;

/** What asks long work to stop: an `AbortSignal`, named by what is used of it, because the port knows no browser. */
export interface StopSignal {
  readonly aborted: boolean;
  throwIfAborted(): void;
}

/** A cell or block to be marked in the user's own data, with the reason as a note. */
export interface Highlight {
  /** `Observations!C412`. */
  readonly address: string;
  readonly tone: "concern" | "improvement" | "data";
  /** Why, in a sentence. */
  readonly note: string;
}

/** A sheet to be looked at again. */
export interface SheetWanted {
  readonly sheet: string;
  /** Its shape as it was read. */
  readonly shape: string | null;
  /** Addresses whose cells may have changed; null when the whole sheet may have. */
  readonly areas: readonly string[] | null;
}

/** What stands there now. */
export interface ReadAgain {
  /** All sheets, in their order: when they are others than before, everything is to be read again. */
  readonly sheets: readonly string[];
  /** Sheets whose shape has changed, or that were wanted whole. */
  readonly whole: readonly SheetCopy[];
  /** Of the others, the rows that the addresses wanted touch. */
  readonly parts: readonly RowsAgain[];
}

/** What somebody changed in the workbook; our own writes are not reported. */
export interface SheetChange {
  readonly sheet: string;
  /** Address inside the sheet, e.g. `C412` or `A2:F90`; null when the whole sheet may have changed. */
  readonly address: string | null;
  readonly by: "person" | "co-author";
  /** True when formulas of the sheet were calculated anew, by whatever caused it; nobody need have touched the sheet. */
  readonly calculated?: boolean;
}

/** What a spreadsheet refuses, said in one sentence for the person before it. */
export class HostRefusal extends Error {
  override readonly name = "HostRefusal";
  constructor(
    /** `edit-mode`, `protected-sheet`, `protected-structure`, `too-big`, `missing-api`, `changed-meanwhile`, `filtered`, `merged`, `not-found`, `failed` … */
    readonly code: string,
    message: string,
    /** True when trying again without a change may work (edit mode, a busy service). */
    readonly retry: boolean = false,
  ) {
    super(message);
  }
}

/** How a table looks that `appendRows` has to create; later it looks as people made it. */
export interface TableLook {
  /** Widths of the columns in characters; text wraps in them. As wide as its first row needs when absent. */
  readonly widths?: readonly number[];
  /** Number formats of the columns; null or absent: General. A day as ISO text becomes a date in a column of days. */
  readonly formats?: readonly (string | null)[];
}

/** What a spreadsheet can do for us. Excel, files and the workbench implement it; a file cannot select or watch. */
export interface SpreadsheetHost {
  /** File name or workbook title, for the record page. */
  name(): Promise<string>;
  /** Streams every table and every sheet's used range into the sink; MI Settings first, Excel tables before used ranges. */
  readTables(sink: TableSink, progress?: Progress, signal?: StopSignal): Promise<void>;
  /**
   * Reads only what may have changed, in a number of requests that does not grow with the workbook. Together with what
   * was read before, the answer is what `readTables` would give; absent where only the whole can be read.
   */
  readAgain?(wanted: readonly SheetWanted[], signal?: StopSignal): Promise<ReadAgain>;
  /**
   * Draws a laid-out pack. In a workbook that has the pack already, sheets keep their identity, unchanged cells are not
   * written, and a failure on the way leaves the last good pack whole.
   */
  renderPack(pack: LaidOutPack, progress?: Progress, signal?: StopSignal): Promise<void>;
  /** Selects a cell (`Observations!C412`) and brings its sheet to the front. */
  select(address: string): Promise<void>;
  /** Appends rows below a visible table, creating sheet and table with these headers when there is none. */
  appendRows(
    table: string,
    headers: readonly string[],
    rows: readonly (readonly CellValue[])[],
    look?: TableLook,
  ): Promise<void>;
  /** Replaces all highlights by these; an empty list takes them off without trace. */
  highlight(marks: readonly Highlight[]): Promise<void>;
  /** Writes a formula into the selected cell, e.g. `=MI.NPS(B2:B40)`; refuses when the cell is not empty. */
  insertFormula(formula: string): Promise<void>;
  /** Calls back on changes of data until the returned function is called. */
  watch(listener: (change: SheetChange) => void): Promise<() => Promise<void>>;
}

/** The half of a host that a file can be: tables in, pack out. */
export type PackHost = Pick<SpreadsheetHost, "readTables" | "renderPack">;

import type { LaidOutPack } from "../../pack/LaidOutPack";
import type { PackHost, Progress, TableSink } from "../SpreadsheetHost";
import { readXlsx } from "./readWorkbook";
import { renderXlsx } from "./writeWorkbook";
import { writeXlsxAtomically } from "./writeXlsxAtomically";

/* global AbortSignal */

export interface XlsxHostOptions {
  /** Path or bytes of the workbook to read. It is never written to. */
  readonly input: string | Uint8Array;
  /** Path of the pack. */
  readonly output: string;
}

/** Files as a spreadsheet host: the tables of one workbook in, the pack as another workbook out. */
export class XlsxHost implements PackHost {
  /** What was read last, for the record page. */
  read: { readonly sha256: string; readonly bytes: number } | null = null;

  constructor(private readonly options: XlsxHostOptions) {}

  async readTables(sink: TableSink, progress?: Progress, signal?: AbortSignal): Promise<void> {
    this.read = await readXlsx(this.options.input, sink, stoppable(progress, signal));
  }

  async renderPack(pack: LaidOutPack, progress?: Progress, signal?: AbortSignal): Promise<void> {
    const bytes = await renderXlsx(pack, stoppable(progress, signal));
    signal?.throwIfAborted(); // the last moment at which nothing has been changed
    await writeXlsxAtomically(this.options.output, bytes);
  }
}

/** Progress is told at every piece of work, so that this is where to stop. */
function stoppable(progress: Progress | undefined, signal: AbortSignal | undefined): Progress {
  return (step, done, total) => {
    signal?.throwIfAborted();
    progress?.(step, done, total);
  };
}

import type { LaidOutPack } from "../../pack/LaidOutPack";
import type { PackHost, Progress, TableSink } from "../SpreadsheetHost";
import { readXlsx } from "./readWorkbook";
import { renderXlsx } from "./writeWorkbook";
import { writeXlsxAtomically } from "./writeXlsxAtomically";

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

  async readTables(sink: TableSink, progress?: Progress): Promise<void> {
    this.read = await readXlsx(this.options.input, sink, progress);
  }

  async renderPack(pack: LaidOutPack, progress?: Progress): Promise<void> {
    await writeXlsxAtomically(this.options.output, await renderXlsx(pack, progress));
  }
}

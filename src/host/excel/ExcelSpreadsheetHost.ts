import type { CellValue } from "../../contract/cells";
import type { LaidOutPack } from "../../pack/LaidOutPack";
import type {
  Highlight,
  Progress,
  ReadAgain,
  SheetChange,
  SheetWanted,
  SpreadsheetHost,
  TableLook,
  TableSink,
} from "../SpreadsheetHost";
import type { OfficeApi } from "./api";
import { appendRows } from "./appendRows";
import { highlight } from "./highlight";
import { readAgain } from "./readAgain";
import { readTables } from "./readTables";
import { renderPack } from "./render/renderPack";
import { insertFormula, select } from "./select";
import { inExcel } from "./session";
import { watch } from "./watch";

/* global AbortSignal */

/** Excel as a spreadsheet host: the only place from which Office.js is reached. */
export class ExcelSpreadsheetHost implements SpreadsheetHost {
  /** Without an argument, the globals that Microsoft's script has put into the page. */
  constructor(private readonly api: OfficeApi = { Excel, Office }) {}

  name(): Promise<string> {
    return inExcel(this.api, async (session) => {
      session.workbook.load("name");
      await session.context.sync();
      return session.workbook.name;
    });
  }

  readTables(sink: TableSink, progress?: Progress, signal?: AbortSignal): Promise<void> {
    return readTables(this.api, sink, { progress, signal });
  }

  readAgain(wanted: readonly SheetWanted[], signal?: AbortSignal): Promise<ReadAgain> {
    return readAgain(this.api, wanted, { signal });
  }

  renderPack(pack: LaidOutPack, progress?: Progress, signal?: AbortSignal): Promise<void> {
    return renderPack(this.api, pack, { progress, signal });
  }

  select(address: string): Promise<void> {
    return select(this.api, address);
  }

  appendRows(
    table: string,
    headers: readonly string[],
    rows: readonly (readonly CellValue[])[],
    look?: TableLook,
  ): Promise<void> {
    return appendRows(this.api, table, headers, rows, look);
  }

  highlight(marks: readonly Highlight[]): Promise<void> {
    return highlight(this.api, marks);
  }

  insertFormula(formula: string): Promise<void> {
    return insertFormula(this.api, formula);
  }

  watch(listener: (change: SheetChange) => void): Promise<() => Promise<void>> {
    return watch(this.api, listener);
  }
}

import type { CellValue } from "../../src/contract/cells";
import type { LaidOutPack } from "../../src/pack/LaidOutPack";
import type { Highlight, Progress, SheetChange, SpreadsheetHost, TableSink } from "../../src/host/SpreadsheetHost";

export interface MemorySheet {
  readonly name: string;
  readonly cells: (readonly CellValue[])[];
}

/** A workbook in memory behind the port: remembers what the pane asked of it. */
export class MemoryHost implements SpreadsheetHost {
  readonly selected: string[] = [];
  readonly appended: { table: string; headers: readonly string[]; rows: readonly (readonly CellValue[])[] }[] = [];
  readonly formulas: string[] = [];
  readonly marks: Highlight[] = [];
  rendered: LaidOutPack | null = null;
  /** Thrown at the next call, once. */
  refusal: Error | null = null;
  /** Waited for before the pack is drawn, so that a test can look at the work going on. */
  gate: Promise<void> = Promise.resolve();
  private listener: ((change: SheetChange) => void) | null = null;

  constructor(readonly sheets: MemorySheet[]) {}

  name(): Promise<string> {
    return Promise.resolve("memory.xlsx");
  }

  readTables(sink: TableSink): Promise<void> {
    return this.answer(() => {
      sink.beginWorkbook?.({ date1904: false, sheets: this.sheets.map((s) => s.name) });
      for (const { name, cells } of this.inOrder()) {
        sink.beginTable({ sheet: name, table: null, headerRow: null, firstColumn: 1, hidden: false });
        cells.forEach((row, i) => sink.row(row, i + 1));
        sink.endTable();
      }
    });
  }

  /** MI Settings first, as the port asks. */
  private inOrder(): MemorySheet[] {
    return [...this.sheets].sort((a, b) => Number(b.name === "MI Settings") - Number(a.name === "MI Settings"));
  }

  async renderPack(pack: LaidOutPack, progress?: Progress, signal?: AbortSignal): Promise<void> {
    progress?.("writing", 1, 3);
    await this.gate;
    signal?.throwIfAborted();
    await this.answer(() => {
      this.rendered = pack;
    });
  }

  select(address: string): Promise<void> {
    return this.answer(() => void this.selected.push(address));
  }

  appendRows(table: string, headers: readonly string[], rows: readonly (readonly CellValue[])[]): Promise<void> {
    return this.answer(() => {
      this.appended.push({ table, headers, rows });
      const sheet = this.sheets.find((s) => s.name === table);
      if (!sheet) {
        this.sheets.push({ name: table, cells: [headers, ...rows] });
        return;
      }
      const places = (sheet.cells[0] ?? []).map((header) => headers.indexOf(String(header)));
      for (const row of rows) sheet.cells.push(places.map((at) => (at < 0 ? null : (row[at] ?? null))));
    });
  }

  highlight(marks: readonly Highlight[]): Promise<void> {
    return this.answer(() => void this.marks.splice(0, this.marks.length, ...marks));
  }

  insertFormula(formula: string): Promise<void> {
    return this.answer(() => void this.formulas.push(formula));
  }

  watch(listener: (change: SheetChange) => void): Promise<() => Promise<void>> {
    this.listener = listener;
    return Promise.resolve(() => Promise.resolve());
  }

  /** Somebody types into the sheet. */
  change(change: SheetChange): void {
    this.listener?.(change);
  }

  private answer(act: () => void): Promise<void> {
    const { refusal } = this;
    this.refusal = null;
    if (refusal) return Promise.reject(refusal);
    act();
    return Promise.resolve();
  }
}

import type { CellValue } from "../../src/contract/cells";
import type { LaidOutPack } from "../../src/pack/LaidOutPack";
import type {
  Highlight,
  Progress,
  SheetChange,
  SpreadsheetHost,
  StopSignal,
  TableSink,
} from "../../src/host/SpreadsheetHost";

interface Table {
  readonly name: string;
  readonly row: number;
  readonly column: number;
  rows: number;
  readonly columns: number;
}

interface Sheet {
  readonly cells: Map<string, CellValue>;
  readonly tables: Table[];
}

/** A workbook in memory behind the port: what is rendered can be read back, as from a living spreadsheet. */
export class MemoryHost implements SpreadsheetHost {
  readonly sheets = new Map<string, Sheet>();
  readonly rendered: LaidOutPack[] = [];
  selected: string | null = null;
  marks: readonly Highlight[] = [];
  inserted: string[] = [];
  private listener: ((change: SheetChange) => void) | null = null;
  /** Thrown at the next reading or rendering. */
  fault: Error | null = null;
  /** Called at each step of work: a place to cancel from. */
  onStep: (step: string) => void = () => undefined;

  async name(): Promise<string> {
    return "Contract.xlsx";
  }

  async readTables(sink: TableSink, progress?: Progress, signal?: StopSignal): Promise<void> {
    this.trip();
    sink.beginWorkbook?.({ date1904: false, sheets: [...this.sheets.keys()] });
    const names = [...this.sheets.keys()].sort((a, b) => Number(b === "MI Settings") - Number(a === "MI Settings"));
    for (const [i, name] of names.entries()) {
      progress?.(`reading ${name}`, i, names.length);
      this.onStep(`reading ${name}`);
      signal?.throwIfAborted();
      const sheet = this.sheets.get(name)!;
      for (const table of sheet.tables)
        this.block(
          sink,
          name,
          table.name,
          table.row,
          table.row,
          table.row + table.rows - 1,
          table.column,
          table.columns,
        );
      const at = [...sheet.cells.keys()].map(placeOf);
      if (at.length === 0) continue;
      const last = { row: Math.max(...at.map((p) => p.row)), column: Math.max(...at.map((p) => p.column)) };
      this.block(sink, name, null, null, 1, last.row, 1, last.column);
    }
  }

  private block(
    sink: TableSink,
    sheet: string,
    table: string | null,
    headerRow: number | null,
    from: number,
    to: number,
    firstColumn: number,
    columns: number,
  ): void {
    const { cells } = this.sheets.get(sheet)!;
    sink.beginTable({ sheet, table, headerRow, firstColumn, hidden: false });
    for (let row = from; row <= to; row++) {
      const values = Array.from({ length: columns }, (_, i) => cells.get(`${row},${firstColumn + i}`) ?? null);
      sink.row(values, row);
    }
    sink.endTable();
  }

  async renderPack(pack: LaidOutPack, progress?: Progress, signal?: StopSignal): Promise<void> {
    this.trip();
    progress?.("writing", 0, pack.sheets.length);
    this.onStep("writing");
    signal?.throwIfAborted();
    this.rendered.push(pack);
    for (const laid of pack.sheets) {
      const cells = new Map<string, CellValue>();
      for (const cell of laid.cells) if (cell.value !== null) cells.set(`${cell.row},${cell.column}`, cell.value);
      this.sheets.set(laid.name, { cells, tables: laid.tables.map((t) => ({ ...t })) });
    }
  }

  async select(address: string): Promise<void> {
    this.selected = address;
  }

  async appendRows(table: string, headers: readonly string[], rows: readonly (readonly CellValue[])[]): Promise<void> {
    let sheet = this.sheets.get(table);
    if (!sheet) {
      sheet = { cells: new Map(headers.map((h, i) => [`1,${i + 1}`, h])), tables: [] };
      this.sheets.set(table, sheet);
    }
    const bottom = Math.max(0, ...[...sheet.cells.keys()].map((key) => placeOf(key).row));
    const theirs = headers.map((header) => {
      const at = [...sheet.cells].find(([key, value]) => placeOf(key).row === 1 && value === header);
      return at ? placeOf(at[0]).column : null;
    });
    rows.forEach((row, i) =>
      row.forEach((value, j) => {
        const column = theirs[j];
        if (column === null || column === undefined) throw new Error(`no column ${headers[j]} in ${table}`);
        if (value !== null) sheet.cells.set(`${bottom + 1 + i},${column}`, value);
      }),
    );
    for (const known of sheet.tables) known.rows += rows.length;
  }

  async highlight(marks: readonly Highlight[]): Promise<void> {
    this.trip();
    this.marks = marks;
  }

  async insertFormula(formula: string): Promise<void> {
    this.inserted.push(formula);
  }

  async watch(listener: (change: SheetChange) => void): Promise<() => Promise<void>> {
    this.listener = listener;
    return async () => {
      this.listener = null;
    };
  }

  /** What a person types. */
  type(sheet: string, row: number, column: number, value: CellValue): void {
    this.sheets.get(sheet)?.cells.set(`${row},${column}`, value);
    this.listener?.({ sheet, address: `${String.fromCharCode(64 + column)}${row}`, by: "person" });
  }

  change(change: SheetChange): void {
    this.listener?.(change);
  }

  /** Value of the first cell below a header, in the row whose cell under another header is this. */
  find(sheet: string, header: string, value: CellValue): { row: number; column: number } | null {
    const cells = this.sheets.get(sheet)?.cells ?? new Map<string, CellValue>();
    for (const [key, text] of cells) {
      if (text !== header) continue;
      const { row: top, column } = placeOf(key);
      for (const [other, found] of cells) {
        const at = placeOf(other);
        if (found === value && at.column === column && at.row > top) return at;
      }
    }
    return null;
  }

  columnOf(sheet: string, header: string): number {
    for (const [key, text] of this.sheets.get(sheet)?.cells ?? []) if (text === header) return placeOf(key).column;
    throw new Error(`${sheet} has no ${header}`);
  }

  private trip(): void {
    const { fault } = this;
    this.fault = null;
    if (fault) throw fault;
  }
}

function placeOf(key: string): { row: number; column: number } {
  const [row = 0, column = 0] = key.split(",").map(Number);
  return { row, column };
}

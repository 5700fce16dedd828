import type { CellValue } from "./cells";
import { isBlankCell, type Block } from "./Block";
import { coerce, type Reading, type ReadingOptions } from "./coerce";
import type { Column, RowSource, Sourced } from "./columns";
import type { HeaderMatch } from "./headers";
import { tables, type TableKey, type TableRow } from "./tables";

/** Takes the rows of one block, from the row after its header. */
export interface RowReader {
  row(cells: readonly CellValue[], sheetRow: number): void;
}

/** Columns in which "Sep 2026" means its first day: something starts there. Elsewhere a month stands for its end. */
const STARTS: ReadonlySet<string> = new Set(["rebase", "start", "from", "made", "raised"]);

/** Reads the rows of one table: each cell as its column wants it, then the row as its schema wants it. */
export class TableReader<K extends TableKey> implements RowReader {
  readonly rows: Sourced<TableRow<K>>[] = [];
  private readonly cellsOf: readonly { readonly key: string; readonly index: number; readonly column: Column }[];
  private readonly unmatched: readonly string[];
  private readonly columns: Readonly<Record<string, number>>;

  constructor(
    readonly block: Block,
    private readonly key: K,
    match: HeaderMatch,
    protected readonly options: ReadingOptions,
  ) {
    const spec = Object.entries(tables[key].columns) as [string, Column][];
    this.cellsOf = spec
      .filter(([name]) => match.indexOf.has(name))
      .map(([name, column]) => ({ key: name, index: match.indexOf.get(name) ?? 0, column }));
    this.unmatched = spec.map(([name]) => name).filter((name) => !match.indexOf.has(name));
    this.columns = Object.fromEntries(this.cellsOf.map(({ key: name, index }) => [name, block.columnAt(index)]));
  }

  row(cells: readonly CellValue[], sheetRow: number): void {
    if (this.cellsOf.every(({ index }) => isBlankCell(cells[index]))) return;
    const { block } = this;
    block.rowsRead++;
    block.lastRow = sheetRow;
    const values: Record<string, unknown> = {};
    for (const name of this.unmatched) values[name] = null;
    let good = true;
    for (const { key, index, column } of this.cellsOf) {
      const cell = cells[index] ?? null;
      const reading = this.read(key, cell, column);
      const place = { row: sheetRow, column: block.columnAt(index), found: cell };
      if (!reading.ok) {
        good = false;
        block.report({ ...place, number: reading.number, expected: reading.expected, detail: reading.detail ?? "" });
        continue;
      }
      values[key] = reading.value;
      if (reading.value === null && column.required) {
        good = false;
        block.report({ ...place, number: "002", expected: column.expected });
      } else if (reading.warning === "011")
        block.report({
          ...place,
          number: "011",
          expected: column.expected,
          detail: `${String(cell)} is read as ${String(cell)} %.`,
        });
      else if (reading.warning) block.report({ ...place, number: reading.warning, expected: column.expected });
    }
    const row = good ? this.judge(values, cells, sheetRow) : null;
    const source: RowSource = { sheet: block.info.sheet, row: sheetRow, columns: this.columns };
    if (row) this.accept({ ...row, source });
    else {
      block.rowsLeftOut++;
      this.reject(values, source);
    }
  }

  protected read(key: string, cell: CellValue, column: Column): Reading {
    return coerce(cell, column, STARTS.has(key) ? { ...this.options, partial: "first" } : this.options);
  }

  protected accept(row: Sourced<TableRow<K>>): void {
    this.rows.push(row);
  }

  /** For readers that must remember what was left out. */
  protected reject(_values: Readonly<Record<string, unknown>>, _source: RowSource): void {}

  private judge(values: Record<string, unknown>, cells: readonly CellValue[], sheetRow: number): TableRow<K> | null {
    const judged = tables[this.key].row.safeParse(values);
    if (judged.success) return judged.data as TableRow<K>;
    for (const issue of judged.error.issues) {
      const name = String(issue.path[0]);
      const place = this.cellsOf.find(({ key }) => key === name);
      // A check across columns may name one that the table lacks: point at the row's first cell then.
      const index = place?.index ?? this.cellsOf[0]?.index ?? 0;
      this.block.report({
        number: "004",
        row: sheetRow,
        column: this.block.columnAt(index),
        found: place ? (cells[index] ?? null) : null,
        expected: issue.message,
        data: { column: name },
      });
    }
    return null;
  }
}

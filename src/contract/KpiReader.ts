import type { CellValue } from "./cells";
import { readNumber, type Reading } from "./coerce";
import type { Column, RowSource, Sourced } from "./columns";
import { isShareUnit } from "./scale";
import { saysNothing } from "./words";
import { TableReader } from "./TableReader";
import type { TableRow } from "./tables";

/** The numbers of a KPI that are in its own unit, so that they may carry a per cent sign. */
export const UNIT_COLUMNS = ["target", "targetUpper", "tolerance"] as const;
export type UnitColumn = (typeof UNIT_COLUMNS)[number];

export interface KpiRead {
  readonly row: Sourced<TableRow<"kpis">>;
  /** Columns that were written with a per cent sign, and are shares already. */
  readonly signed: ReadonlySet<string>;
}

/** Reads the KPIs table; remembers the per cent signs and the ids of rows that were left out. */
export class KpiReader extends TableReader<"kpis"> {
  readonly kpis: KpiRead[] = [];
  readonly leftOut: { readonly id: string; readonly source: RowSource }[] = [];
  private signed = new Set<string>();

  override row(cells: readonly CellValue[], sheetRow: number): void {
    this.signed = new Set();
    super.row(cells, sheetRow);
  }

  protected override read(key: string, cell: CellValue, column: Column): Reading {
    if (!(UNIT_COLUMNS as readonly string[]).includes(key)) return super.read(key, cell, column);
    const reading = readNumber(cell, column.expected);
    if (reading.ok && reading.percent) this.signed.add(key);
    if (!reading.ok && reading.number === "003" && typeof cell === "string" && saysNothing(cell))
      return { ok: true, value: null, warning: "015" };
    return reading;
  }

  protected override accept(row: Sourced<TableRow<"kpis">>): void {
    // Only now is the unit known: a per cent sign on seconds is a mistake that would be a factor of a hundred.
    const wrong = [...this.signed].find(() => !isShareUnit(row.unit) && row.unit !== null);
    if (wrong === undefined) {
      this.kpis.push({ row, signed: this.signed });
      return;
    }
    this.block.report({
      number: "003",
      row: row.source.row,
      column: row.source.columns[wrong] ?? this.block.info.firstColumn,
      found: `${String(Number(row[wrong as UnitColumn]) * 100)}%`,
      expected: `a number in ${String(row.unit)}`,
    });
    this.block.rowsLeftOut++;
    this.reject(row, row.source);
  }

  protected override reject(values: Readonly<Record<string, unknown>>, source: RowSource): void {
    if (typeof values.id === "string") this.leftOut.push({ id: values.id, source });
  }
}

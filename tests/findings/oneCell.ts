import type { CellValue } from "../../src/contract/cells";
import type { Columns } from "../../src/contract/columns";
import { parseTables, type RawTable } from "../../src/contract/parseTables";
import { tables, type TableKey } from "../../src/contract/tables";
import { analyse } from "../../src/findings/analysis/analyse";
import { detect } from "../../src/findings/engine";
import type { Finding } from "../../src/findings/Finding";
import { settings } from "./make";

/** Rows of sheets by the names of their columns in the data model; dates as ISO text. What a row leaves out is a blank cell. */
export type Sheets = { readonly [K in TableKey]?: readonly Readonly<Record<string, CellValue>>[] };

export interface Cell {
  readonly table: TableKey;
  /** From 0, below the header. */
  readonly row: number;
  readonly column: string;
}

/** The sheets with one cell changed. */
export function withCell(sheets: Sheets, cell: Cell, value: CellValue): Sheets {
  const rows = sheets[cell.table] ?? [];
  if (!(cell.column in tables[cell.table].columns)) throw new Error(`no column ${cell.column} in ${cell.table}`);
  if (!rows[cell.row]) throw new Error(`no row ${cell.row} in ${cell.table}`);
  return { ...sheets, [cell.table]: rows.map((row, i) => (i === cell.row ? { ...row, [cell.column]: value } : row)) };
}

function rawTable(key: TableKey, rows: NonNullable<Sheets[TableKey]>): RawTable {
  const columns = Object.entries(tables[key].columns as Columns);
  const cells = rows.map((row) => columns.map(([name]) => row[name] ?? null));
  return { sheet: tables[key].name, cells: [columns.map(([, column]) => column.header), ...cells] };
}

/** What is found in a workbook of these sheets, read and judged as the product does, on 30 September 2026. */
export function findingsOf(sheets: Sheets, change: Record<string, unknown> = {}): readonly Finding[] {
  const raw = (Object.keys(sheets) as TableKey[]).map((key) => rawTable(key, sheets[key]!));
  const given = settings({ asOf: "2026-09-30", ...change });
  return detect(analyse(parseTables(raw, { settings: given }), given));
}

/** The rules that speak about it. */
export function rulesOf(sheets: Sheets): ReadonlySet<string> {
  return new Set(findingsOf(sheets).map((f) => f.rule));
}

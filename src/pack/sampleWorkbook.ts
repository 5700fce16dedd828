import { tables, type TableKey } from "../contract/tables";
import type { DataRow, DataSheet, DataWorkbookAbout } from "./dataSheet";
import { dataWorkbook } from "./dataWorkbook";
import type { LaidOutPack } from "./LaidOutPack";
import { unitFormat } from "./template";

/** A contract as rows by column keys, with what its first sheet says: assets/sample.json. */
export interface SampleFile {
  readonly about: DataWorkbookAbout;
  readonly tables: Readonly<Record<TableKey, readonly DataRow[]>>;
}

const inUnit = new Set(["target", "targetUpper", "tolerance"]);

/** Those rows as a workbook of data tables, in the template's form. */
export function sampleWorkbook({ about, tables: rows }: SampleFile): LaidOutPack {
  const units = new Map(rows.kpis.map((kpi) => [kpi.id, String(kpi.unit)]));
  const formats: Partial<Record<TableKey, NonNullable<DataSheet["format"]>>> = {
    kpis: (row, key) => (inUnit.has(key) ? unitFormat(String(row.unit)) : undefined),
    observations: (row, key) => (key === "value" ? unitFormat(units.get(row.kpi ?? null)) : undefined),
  };
  const sheets = (Object.keys(tables) as TableKey[]).map((table): DataSheet => {
    const format = formats[table];
    return format ? { table, rows: rows[table], format } : { table, rows: rows[table] };
  });
  return dataWorkbook(sheets, about);
}

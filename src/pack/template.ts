import { tables, type TableKey } from "../contract/tables";
import { contractFacts } from "../contract/contractFacts";
import type { Column } from "../contract/columns";
import { dataWorkbook, type DataRow, type DataSheet } from "./dataWorkbook";
import type { LaidOutPack } from "./LaidOutPack";

/** One row of the Contract table is a setting: its example is a list of all of them. */
const contractExample: readonly DataRow[] = Object.values(contractFacts).map(({ header, example }) => ({
  setting: header,
  value: example,
}));

/** Number formats of KPI targets and observations, by the unit of the KPI. */
export function unitFormat(unit: string | undefined): string | undefined {
  return unit === "%" ? "0.0##%" : undefined;
}

/** All tables of the data model, each with one example row (Contract with all its settings). */
export function templateWorkbook(): LaidOutPack {
  return dataWorkbook((Object.keys(tables) as TableKey[]).map(exampleSheet));
}

function exampleSheet(table: TableKey): DataSheet {
  if (table === "contract") return { table, rows: contractExample };
  const columns: readonly (readonly [string, Column])[] = Object.entries(tables[table].columns);
  const row = Object.fromEntries(columns.map(([key, column]) => [key, column.example]));
  const inUnit = ["target", "targetUpper", "tolerance"];
  return {
    table,
    rows: [row],
    ...(table === "kpis"
      ? { format: (r: DataRow, key: string) => (inUnit.includes(key) ? unitFormat(String(r.unit)) : undefined) }
      : {}),
  };
}

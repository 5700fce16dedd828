import { tables, type TableKey } from "../../src/contract/tables";
import { dataWorkbook, type DataRow, type DataSheet } from "../../src/pack/dataWorkbook";
import { unitFormat } from "../../src/pack/template";
import type { LaidOutPack } from "../../src/pack/LaidOutPack";
import { sample } from "./index";

const units = new Map(sample.kpis.map((kpi) => [kpi.id, String(kpi.unit)]));
const inUnit = new Set(["target", "targetUpper", "tolerance"]);

const formats: Partial<Record<TableKey, NonNullable<DataSheet["format"]>>> = {
  kpis: (row, key) => (inUnit.has(key) ? unitFormat(String(row.unit)) : undefined),
  observations: (row, key) => (key === "value" ? unitFormat(units.get(row.kpi ?? null)) : undefined),
};

/** The sample contract as a workbook of data tables, in the template's form. */
export function sampleWorkbook(): LaidOutPack {
  const sheets = (Object.keys(tables) as TableKey[]).map((table): DataSheet => {
    const format = formats[table];
    const rows: readonly DataRow[] = sample[table];
    return format ? { table, rows, format } : { table, rows };
  });
  return dataWorkbook(sheets, {
    title: "Sample contract: Northern Utilities plc and Contactus Ltd",
    intro: [
      "A fictional contract of three years, October 2023 to September 2026, with everything a governance pack can speak about. Companies, people and figures are made up; any likeness is chance.",
      "Build the pack from it to see what the product does. What was planted where is listed in sample-planted.json beside this file.",
      "Headers in bold on the darker ground are required. Hover over a header to read what it means. A blank cell is missing, never zero.",
    ],
    currency: "GBP",
    created: "2026-10-05T09:00:00Z",
  });
}

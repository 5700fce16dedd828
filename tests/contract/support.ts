import { dayFromIso } from "../../src/core/days";
import type { CellValue } from "../../src/contract/cells";
import type { Columns } from "../../src/contract/columns";
import type { ParsedWorkbook } from "../../src/contract/ContractBuilder";
import type { RawTable } from "../../src/contract/parseTables";
import { tables, type TableKey } from "../../src/contract/tables";

/** The serial of an ISO date that the test itself has written. */
export function unwrapDay(iso: string): number {
  const day = dayFromIso(iso);
  if (day === undefined) throw new Error(`${iso} is no date`);
  return day;
}

export function columnsOf(key: TableKey): Columns {
  return tables[key].columns as Columns;
}

/** A table as the template would write it, its example row repeated with ids that differ. */
export function exampleTable(key: TableKey, rows: number): RawTable {
  const columns = Object.values(columnsOf(key));
  const cells: CellValue[][] = [columns.map((column) => column.header)];
  for (let r = 0; r < rows; r++) {
    cells.push(
      columns.map((column, c) => {
        const { example } = column;
        if (c === 0 && column.kind === "text") return `${String(example)}-${r + 1}`;
        return column.kind === "date" && typeof example === "string" ? unwrapDay(example) : example;
      }),
    );
  }
  return { sheet: tables[key].name, cells };
}

export const kpiHeaders = ["KPI", "Name", "Unit", "Direction", "Target", "Tolerance"];

export function kpiTable(...rows: CellValue[][]): RawTable {
  return { sheet: "KPIs", cells: [kpiHeaders, ...rows] };
}

export const observationHeaders = ["KPI", "Period", "Value", "Numerator", "Denominator", "Comment"];

export function observationTable(...rows: CellValue[][]): RawTable {
  return { sheet: "Observations", cells: [observationHeaders, ...rows] };
}

export function codesAt(parsed: ParsedWorkbook): string[] {
  return parsed.problems.map(({ code, cell }) => `${code} ${cell}`);
}

/** The contract as plain data without where it came from, so that two sources of the same data compare equal. */
export function dataOf({ contract }: ParsedWorkbook): unknown {
  const bare = (row: object) => Object.fromEntries(Object.entries(row).filter(([key]) => key !== "source"));
  return {
    facts: contract.facts,
    kpis: contract.kpis.map(({ series, ...kpi }) => ({
      ...bare(kpi),
      period: Array.from(series.period),
      value: Array.from(series.value),
      numerator: Array.from(series.numerator),
      denominator: Array.from(series.denominator),
      comments: [...series.comments],
    })),
    rows: Object.fromEntries(Object.entries(contract.rows).map(([key, rows]) => [key, rows.map(bare)])),
  };
}

import type { CellProblem, Contract } from "../../contract/Contract";
import { tables } from "../../contract/tables";
import { plural } from "../../findings/words";

export interface ProblemGroup {
  readonly table: string;
  readonly problems: readonly CellProblem[];
}

/** Faults by table, errors before warnings, in the order of the sheets. */
export function problemGroups(problems: readonly CellProblem[]): readonly ProblemGroup[] {
  const groups = new Map<string, CellProblem[]>();
  for (const problem of problems) {
    const group = groups.get(problem.table) ?? [];
    group.push(problem);
    groups.set(problem.table, group);
  }
  const weight = (p: CellProblem) => (p.severity === "error" ? 0 : 1);
  return [...groups].map(([table, list]) => ({ table, problems: list.sort((a, b) => weight(a) - weight(b)) }));
}

export interface TableLine {
  readonly id: string;
  readonly table: string;
  readonly address: string;
  readonly used: number;
  readonly leftOut: number;
  /** What a person should know of how it was read; "" when nothing. */
  readonly note: string;
}

/** What was read, table by table. */
export function tableLines(contract: Contract): readonly TableLine[] {
  return contract.reports.map((report) => {
    const renamed = Object.keys(report.renamed).length;
    const notes = [
      report.wide ? "periods across" : null,
      renamed > 0 ? `${plural(renamed, "header")} by another name` : null,
      report.ignoredHeaders.length > 0 ? `not used: ${report.ignoredHeaders.join(", ")}` : null,
    ];
    return {
      id: `${report.table} ${report.address}`,
      table: tables[report.table].name,
      address: report.address,
      used: report.rowsUsed,
      leftOut: report.rowsLeftOut,
      note: notes.filter((note) => note !== null).join("; "),
    };
  });
}

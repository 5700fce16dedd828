import type { Contract } from "./Contract";

/** Why a contract cannot give a pack, in one sentence; null when it can. `name`: what was read, as people call it. */
export function whyNoPack(name: string, contract: Contract): string | null {
  const report = (table: "kpis" | "observations") => contract.reports.filter((r) => r.table === table);
  if (contract.kpis.length === 0) {
    const found = report("kpis");
    return found.length === 0
      ? `${name} has no table of KPIs (a sheet or Excel table named KPIs, with the columns KPI, Name and Direction), so there is nothing to make a pack from.`
      : `${name} has a table of KPIs at ${found[0]?.address}, but none of its ${found[0]?.rowsRead} rows could be used.`;
  }
  if (contract.kpis.every((k) => k.series.period.length === 0)) {
    const found = report("observations");
    return found.length === 0
      ? `${name} has KPIs but no table of Observations (KPI, Period, and Value or Numerator and Denominator), so there is nothing to judge.`
      : `${name} has Observations at ${found[0]?.address}, but none of its ${found[0]?.rowsRead} rows belongs to a KPI.`;
  }
  return null;
}

import type { Contract, Kpi } from "../../contract/Contract";

/**
 * Service credit that one missed month of a KPI costs, in the contract's currency: fee of a month × share at risk ×
 * pool × allocation, at most what is at risk in the month. Null when a part of it is not known: never guessed.
 * Reads the terms once and answers for any KPI.
 */
export function creditAtRisk(contract: Contract): (kpi: Pick<Kpi, "id" | "creditAllocation">) => number | null {
  const { annualFee, atRisk } = contract.facts;
  if (annualFee === null || atRisk === null) return () => null;
  const month = (annualFee / 12) * atRisk;
  const pools = new Map<string, number>();
  const allocations = new Map<string, number>();
  let anyPool: number | null = null;
  for (const row of contract.rows.terms) {
    if (row.kind !== "service credit") continue;
    const item = keyOf(row.item ?? "");
    if (row.pool !== null) {
      pools.set(item, row.pool);
      anyPool = row.pool;
    }
    if (row.allocation !== null) allocations.set(item, row.allocation);
  }
  return (kpi) => {
    const item = keyOf(kpi.id);
    const allocation = kpi.creditAllocation ?? allocations.get(item) ?? null;
    const pool = pools.get(item) ?? pools.get("") ?? anyPool;
    if (allocation === null || allocation === 0 || pool === null) return null;
    return Math.min(month, month * pool * allocation);
  };
}

function keyOf(text: string): string {
  return text.trim().toLowerCase();
}

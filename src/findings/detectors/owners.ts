import type { Contract } from "../../contract/Contract";
import type { Party } from "../../contract/tables/performance";
import { sameName } from "../analysis/rows";

export interface Owners {
  readonly ownerClient: string | null;
  readonly ownerSupplier: string | null;
}

/** Which side a name or role belongs to, as the People table says; null when it does not. */
export function sideOf(contract: Contract, name: string | null): Party | null {
  if (name === null) return null;
  const wanted = sameName(name);
  const person =
    contract.rows.people.find((p) => sameName(p.name) === wanted) ??
    contract.rows.people.find((p) => p.role !== null && sameName(p.role) === wanted);
  return person?.organisation ?? null;
}

/**
 * Owner and counterpart on their sides. Logs give two names and no side: People decides; where it names neither,
 * the owner is shown at the supplier, who by convention answers for actions in a service contract.
 */
export function ownersOf(contract: Contract, owner: string | null, counterpart: string | null): Owners {
  const counterSide = sideOf(contract, counterpart);
  const ownerSide = sideOf(contract, owner) ?? (counterSide === "supplier" ? "client" : "supplier");
  return ownerSide === "client"
    ? { ownerClient: owner, ownerSupplier: counterpart }
    : { ownerClient: counterpart, ownerSupplier: owner };
}

/** Severity of a lateness on the common scale from 0 to 6: 1 when it begins, one more for each `unit` days. */
export function severityOfDays(days: number, unit: number): number {
  return Math.min(6, 1 + Math.max(0, days) / unit);
}

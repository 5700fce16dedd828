import type { Contract } from "../../contract/Contract";
import { sideOf } from "../analysis/sides";

export interface Owners {
  readonly ownerClient: string | null;
  readonly ownerSupplier: string | null;
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

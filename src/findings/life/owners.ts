import type { Contract } from "../../contract/Contract";
import { ownersOf } from "../detectors/owners";
import type { Finding } from "../Finding";
import type { Life } from "./life";

/**
 * The finding under the owner and counterpart that the log assigned: they stand on their sides as People knows them
 * (`ownersOf`), over those of the KPI or log. A side that the assignment says nothing about stays as it was.
 */
export function ownedBy<F extends Pick<Finding, "ownerClient" | "ownerSupplier">>(
  finding: F,
  life: Life,
  contract: Contract,
): F {
  if (!life.assigned) return finding;
  const { ownerClient, ownerSupplier } = ownersOf(contract, life.assigned.owner, life.assigned.counterpart);
  return {
    ...finding,
    ownerClient: ownerClient ?? finding.ownerClient,
    ownerSupplier: ownerSupplier ?? finding.ownerSupplier,
  };
}

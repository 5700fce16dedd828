import { fail, type Result } from "../result";
import { finite, firstProblem, notNegative } from "../numbers";

export type VolumeChargeMode = "excess" | "full";

/**
 * Additional resource charge (ARC) or reduced resource credit (RRC) when volume leaves the deadband around its baseline.
 * "excess": only the units beyond the deadband are priced; "full": once beyond, all units from the baseline are.
 *
 * @param actual units, 0 or more
 * @param baseline units, 0 or more
 * @param deadband share of the baseline on either side within which nothing changes, 0 or more
 * @param arcRate money a unit above
 * @param rrcRate money a unit below
 * @param mode missing: "excess"
 * @returns money, + charge to the client, − credit. Exactly on the edge of the deadband is inside. Problems: a negative
 *   volume, deadband or rate `domain`; unknown mode `type`; missing `missing`. Invariants: linear in the rates; 0 inside
 *   the deadband; never falls when volume grows; "full" is at least as far from 0 as "excess"; mirroring the volume around
 *   the baseline and swapping the rates negates. O(1).
 * @example volumeCharge(1180, 1000, 0.1, 40, 30).value // 3200
 * Source: upperedge.com on ARC/RRC deadbands; mode "full" from a published contract clause.
 */
export function volumeCharge(
  actual: number,
  baseline: number,
  deadband: number,
  arcRate: number,
  rrcRate: number,
  mode: VolumeChargeMode | null = "excess",
): Result<number> {
  const how = mode ?? "excess";
  const problem = firstProblem(
    notNegative("actual volume", actual),
    notNegative("baseline", baseline),
    notNegative("deadband", deadband),
    notNegative("ARC rate", arcRate),
    notNegative("RRC rate", rrcRate),
    how !== "excess" && how !== "full" ? fail("type", 'The mode must be "excess" or "full".', ["mode"]) : null,
  );
  if (problem) return problem;
  const away = actual - baseline;
  const band = baseline * deadband;
  const beyond = Math.abs(away) - band;
  // on the edge is inside, also when the share cannot be written exactly in binary
  if (beyond <= 1e-12 * baseline) return finite(0);
  const units = how === "full" ? Math.abs(away) : beyond;
  return finite(away > 0 ? units * arcRate : -units * rrcRate);
}

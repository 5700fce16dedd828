import type { Day } from "../days";
import { fail, ok, type Result } from "../result";
import { isMissing, numberAt, sameLength } from "../numbers";

export interface PromisesKept {
  /** Kept on time ÷ due, 0–1. */
  readonly share: number;
  /** Promises due on or before the as-of day. */
  readonly due: number;
  readonly keptOnTime: number;
  /** Delivered, but after they were due. */
  readonly keptLate: number;
  /** Due and not delivered. */
  readonly overdue: number;
  readonly asOf: Day;
  /** For each promise: days late (delivered late, or still open), 0 when on time or not yet due; NaN without a due date. */
  readonly daysLate: Float64Array;
}

/**
 * Promises kept: delivered on or before the day they were due ÷ all that were due by `asOf`. Call it once a party: both
 * sides' promises are tracked alike.
 *
 * @param dueDates day serials; a promise without one is left out
 * @param deliveredDates day serials; missing, or after `asOf`: not delivered
 * @param asOf day serial; missing: the latest delivery, the last thing known to have happened
 * @returns share 0–1 and counts; keptOnTime + keptLate + overdue = due. A promise delivered before its later due day is
 *   not counted until it is due. Problems: nothing due `zero-denominator`; no `asOf` and no delivery `missing`; lengths
 *   differ `type`. Invariants: unchanged by moving all days together; an earlier delivery never lowers the share. O(n).
 * @example promisesKept([10, 20, 30], [9, 25, null], 35).value.keptOnTime // 1
 * Source: ours.
 */
export function promisesKept(
  dueDates: ArrayLike<Day | null>,
  deliveredDates: ArrayLike<Day | null>,
  asOf: Day | null = null,
): Result<PromisesKept> {
  const problem = sameLength({ "due dates": dueDates, "delivered dates": deliveredDates });
  if (problem) return problem;
  let day = isMissing(asOf) ? -Infinity : (asOf ?? NaN);
  if (isMissing(asOf)) {
    for (let i = 0; i < deliveredDates.length; i++) {
      const delivered = numberAt(deliveredDates, i);
      if (delivered > day) day = delivered;
    }
    if (day === -Infinity)
      return fail("missing", "Nothing was delivered yet, so the as-of date must be given.", ["asOf"]);
  }
  const daysLate = new Float64Array(dueDates.length);
  let [due, keptOnTime, keptLate] = [0, 0, 0];
  for (let i = 0; i < dueDates.length; i++) {
    const dueDay = numberAt(dueDates, i);
    if (isMissing(dueDay)) {
      daysLate[i] = NaN;
      continue;
    }
    if (dueDay > day) continue;
    due++;
    const delivered = numberAt(deliveredDates, i);
    if (delivered <= dueDay) keptOnTime++;
    else if (delivered <= day) {
      keptLate++;
      daysLate[i] = delivered - dueDay;
    } else daysLate[i] = day - dueDay;
  }
  if (due === 0) return fail("zero-denominator", "No promise was due.", ["dueDates"]);
  const overdue = due - keptOnTime - keptLate;
  return ok({ share: keptOnTime / due, due, keptOnTime, keptLate, overdue, asOf: day, daysLate });
}

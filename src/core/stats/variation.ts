import type { Direction, Segment, SignalWord } from "./types";

export type VariationWord = "improving" | "concerning" | "neutral high" | "neutral low" | "common cause";
export type AssuranceWord = "consistently passes" | "consistently fails" | "hit or miss";

/**
 * The variation icon: what the last point's signal means for a measure of this direction.
 *
 * An upward signal (above limit, rising trend, 2 of 3 near upper, shift above) is improving where higher is better and concerning where
 * lower is; a downward one the other way round. Directions without a better side ("range", "neutral") are told "neutral high" or "neutral low".
 *
 * @param signal the word of the latest point; "" = none
 * @param direction which way is better
 * @returns one of five words; "common cause" without a signal
 *
 * Invariant: swapping up with down and higher with lower changes nothing. Cost: constant.
 * Source: NHSRplotthedots 0.2.2 (`ptd_point_type`); "range" is ours.
 *
 * @example variation("shift below", "higher") // "concerning"
 */
export function variation(signal: SignalWord, direction: Direction): VariationWord {
  const side = signalSide(signal);
  if (side === 0) return "common cause";
  if (direction === "range" || direction === "neutral") return side > 0 ? "neutral high" : "neutral low";
  return side > 0 === (direction === "higher") ? "improving" : "concerning";
}

/** +1 for a signal upwards, −1 downwards, 0 for none. */
export function signalSide(signal: SignalWord): 1 | -1 | 0 {
  switch (signal) {
    case "":
      return 0;
    case "above limit":
    case "rising trend":
    case "2 of 3 near upper":
    case "shift above":
      return 1;
    case "below limit":
    case "falling trend":
    case "2 of 3 near lower":
    case "shift below":
      return -1;
  }
}

/**
 * The assurance icon: will the process, as it is, meet its target every time?
 *
 * Higher is better: target < lower limit → consistently passes; target > upper limit → consistently fails; else hit or miss (strict:
 * a target on a limit is hit or miss). Lower is better: the other way round. Range [target, upper]: passes when both limits lie strictly
 * inside, fails when both lie strictly on one side outside.
 *
 * @param segment the segment of the latest point; its limits in the unit of the target
 * @param target null: no target
 * @param direction which way is better
 * @param upper upper end of a range; null or left out with "range": no answer
 * @returns null without target or limits (fewer than 6 points) and for the neutral direction
 *
 * Invariant: negating limits and target and swapping higher with lower changes nothing. Cost: constant.
 * Source: NHSRplotthedots 0.2.2 (`ptd_calculate_assurance_type`); "range" and null for fewer than 6 points are ours.
 *
 * @example assurance({ ...segment, lower: 90, upper: 98 }, 85, "higher") // "consistently passes"
 */
export function assurance(
  segment: Segment,
  target: number | null,
  direction: Direction,
  upper: number | null = null,
): AssuranceWord | null {
  if (target === null || target !== target || segment.status === "none" || direction === "neutral") return null;
  const { lower: low, upper: high } = segment;
  if (direction === "range") {
    if (upper === null || upper !== upper) return null;
    if (low > target && high < upper) return "consistently passes";
    return low > upper || high < target ? "consistently fails" : "hit or miss";
  }
  if (target < low) return direction === "higher" ? "consistently passes" : "consistently fails";
  if (target > high) return direction === "higher" ? "consistently fails" : "consistently passes";
  return "hit or miss";
}

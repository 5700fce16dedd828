export type RagWord = "Green" | "Amber" | "Red";
export type RatingWord = "Good" | "Approaching target" | "Requires improvement" | "Inadequate";
export type JudgedDirection = "higher" | "lower" | "range";

/** Differences below this share of the figures are the rounding of binary fractions (0.8 − 0.7 > 0.1), not a missed band. */
const ROUNDING = 1e-12;

/**
 * How far a value falls short of its target, in its own unit; 0 at target or better. Outside a range: distance to the nearer end
 * (without an upper end the range is the target alone).
 */
function shortfall(value: number, target: number, direction: JudgedDirection, upper: number): number {
  if (direction === "higher") return Math.max(0, target - value);
  if (direction === "lower") return Math.max(0, value - target);
  return Math.max(0, target - value, value - upper);
}

/** Whether a shortfall stays within so much, to the rounding of the figures it was taken from. */
function within(gap: number, allowed: number, value: number, target: number): boolean {
  return gap <= allowed + ROUNDING * Math.max(Math.abs(value), Math.abs(target), Math.abs(allowed));
}

/**
 * Red, amber or green: at target or better is green, within the tolerance of it amber, beyond red.
 *
 * Evaluated at the precision stored, never on what is displayed; both ends of the amber band are closed on the side of the target's
 * reader: exactly target is green, exactly tolerance away is amber.
 *
 * @param value the measure @param target in its unit; the lower end for "range"
 * @param tolerance ≥ 0, in its unit
 * @param direction which way is better @param upper upper end for "range"
 * @returns "Green", "Amber" or "Red"
 * Invariants: negating value and targets and swapping higher with lower changes nothing; a wider tolerance never worsens.
 * Cost: constant. Source: common contract practice; the closed ends are ours.
 * @example rag(0.93, 0.95, 0.02, "higher") // "Amber"
 */
export function rag(
  value: number,
  target: number,
  tolerance: number,
  direction: JudgedDirection,
  upper: number | null = null,
): RagWord {
  const gap = shortfall(value, target, direction, upper ?? target);
  if (within(gap, 0, value, gapReference(value, target, upper))) return "Green";
  return within(gap, tolerance, value, gapReference(value, target, upper)) ? "Amber" : "Red";
}

/**
 * The rating of the contract performance notice: *Good* meets or exceeds, *Approaching target* is close to, *Requires improvement* is
 * below, *Inadequate* is significantly below.
 *
 * close to = within the tolerance; significantly below = beyond `inadequateAt` tolerances. "Other" (cannot be so described) is for a person.
 *
 * @param value the measure @param target in its unit; the lower end for "range"
 * @param tolerance ≥ 0, in its unit @param direction which way is better @param upper upper end for "range"
 * @param inadequateAt multiple of the tolerance, ≥ 1
 * Invariants: as {@link rag}; Good ⇔ Green, Approaching target ⇔ Amber. Cost: constant.
 * Source: Procurement Regulations 2024, reg. 39(5) for the words; the cuts are ours and printed with the rating.
 * @example rating(0.9, 0.95, 0.02, "higher") // "Inadequate"
 */
export function rating(
  value: number,
  target: number,
  tolerance: number,
  direction: JudgedDirection,
  upper: number | null = null,
  inadequateAt = 2,
): RatingWord {
  const colour = rag(value, target, tolerance, direction, upper);
  if (colour === "Green") return "Good";
  if (colour === "Amber") return "Approaching target";
  const gap = shortfall(value, target, direction, upper ?? target);
  const most = tolerance * inadequateAt;
  return within(gap, most, value, gapReference(value, target, upper)) ? "Requires improvement" : "Inadequate";
}

/** The figure of largest size that the shortfall was taken from. */
function gapReference(value: number, target: number, upper: number | null): number {
  return Math.max(Math.abs(value), Math.abs(target), Math.abs(upper ?? 0));
}

import { fail, type Result } from "../result";
import { divisor, finite, firstProblem, isMissing, notNegative, within, type Guard } from "../numbers";

/** The supplier's share where actual ÷ target lies between `from` and `to`. */
export interface GainShareBand {
  /** Ratio actual ÷ target, 0 or more. */
  readonly from: number;
  /** Missing: open-ended. */
  readonly to: number | null;
  /** 0–1. */
  readonly share: number;
}

export interface GainShareTerms {
  /** Share of target on either side of it in which nothing is shared; missing: 0. */
  readonly deadband?: number | null;
  /** Most the supplier can receive, money, 0 or more; missing: no cap. */
  readonly cap?: number | null;
  /** Most the supplier can lose, as a negative amount, 0 or less; missing: no floor. */
  readonly floor?: number | null;
}

/**
 * The supplier's share of a saving against target cost (+), or of an overrun (−): target × ∫ share(x) dx between
 * actual/target and 1, band by band as in NEC option C, less the deadband next to 1; then cap and floor.
 *
 * @param target target cost, money above 0
 * @param actual actual cost, money, 0 or more
 * @param bands shares by ratio actual ÷ target; they may have gaps (share 0) but not overlap
 * @param terms deadband, cap, floor
 * @returns money, + to the supplier, − from it. Problems: target 0 `zero-denominator`; negative target or actual, a band
 *   that ends before it begins, overlapping bands, shares outside 0–1, cap below 0, floor above 0 `domain`; no bands
 *   `missing`. Invariants: linear in (target, actual) together with cap and floor; continuous and falling (never rising) in
 *   actual; 0 at target; between floor and cap. O(b log b) in bands.
 * @example gainShare(500000, 200000, [{ from: 0, to: 0.8, share: 0 }, { from: 0.8, to: 1, share: 0.25 }]).value // 25000
 * Source: NEC Engineering and Construction Contract, share ranges; deadband, cap and floor ours.
 */
export function gainShare(
  target: number,
  actual: number,
  bands: readonly GainShareBand[],
  terms: GainShareTerms = {},
): Result<number> {
  const deadband = terms.deadband ?? 0;
  const problem = firstProblem(
    divisor("target", target),
    notNegative("actual", actual),
    notNegative("deadband", deadband),
    bandsInOrder(bands),
    !isMissing(terms.cap) && (terms.cap ?? 0) < 0 ? fail("domain", "The cap must be 0 or more.", ["cap"]) : null,
    !isMissing(terms.floor) && (terms.floor ?? 0) > 0
      ? fail("domain", "The floor must be 0 or less.", ["floor"])
      : null,
  );
  if (problem) return problem;
  const ratio = actual / target;
  const [low, high] = ratio < 1 ? [ratio, 1 - deadband] : [1 + deadband, ratio];
  let shared = 0;
  for (const band of bands) {
    const from = Math.max(low, band.from);
    const to = Math.min(high, isMissing(band.to) ? Infinity : (band.to ?? Infinity));
    if (to > from) shared += (to - from) * band.share;
  }
  let money = (ratio < 1 ? 1 : -1) * target * shared;
  if (!isMissing(terms.cap)) money = Math.min(money, terms.cap ?? Infinity);
  if (!isMissing(terms.floor)) money = Math.max(money, terms.floor ?? -Infinity);
  return finite(money === 0 ? 0 : money);
}

function bandsInOrder(bands: readonly GainShareBand[]): Guard {
  if (bands.length === 0) return fail("missing", "There are no bands.", ["bands"]);
  for (const [i, band] of bands.entries()) {
    const where = `band ${i + 1}`;
    const problem = firstProblem(
      notNegative(`start of ${where}`, band.from),
      within(`share of ${where}`, band.share, 0, 1),
      !isMissing(band.to) && (band.to ?? 0) <= band.from
        ? fail("domain", `The end of ${where} must be above its start.`, ["bands", i])
        : null,
    );
    if (problem) return problem;
  }
  const sorted = [...bands].sort((a, b) => a.from - b.from);
  for (let i = 1; i < sorted.length; i++) {
    const end = sorted[i - 1]?.to;
    const start = sorted[i]?.from ?? 0;
    if (isMissing(end) || (end ?? 0) > start + 1e-12) {
      return fail("domain", `The band that begins at ${start} overlaps the one before.`, ["bands"]);
    }
  }
  return null;
}

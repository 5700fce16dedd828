import { fail, ok, type Result } from "../result";
import { firstProblem, given, isMissing, numberAt, sameLength, type Numbers } from "../numbers";

/** A gap of this many points or more between the parties is flagged. */
export const flaggedGap = 2;

export interface PracticeRow {
  readonly factor: string;
  readonly client: number | null;
  readonly supplier: number | null;
  /** client − supplier, points; null when one is missing. */
  readonly gap: number | null;
  /** |gap| ≥ the threshold; null when there is no gap to judge. */
  readonly flag: boolean | null;
}

export interface PracticeMatch {
  readonly rows: readonly PracticeRow[];
  /** 1 − mean |gap|/range over the factors both scored, 0–1; null when there is none. */
  readonly alignment: number | null;
  readonly flagged: number;
}

/**
 * How well the practices of the two parties match, factor by factor: gap = client − supplier, flagged from 2 points on;
 * alignment = 1 − mean |gap|/range.
 *
 * @param factors names
 * @param client scores of or by the client, 0–range; missing: not scored
 * @param supplier the same for the supplier
 * @param range highest score of the scale; missing: 10
 * @param threshold points from which a gap is flagged; missing: 2
 * @returns a row a factor in the order given. Problems: a score outside 0–range, range of 0 or less `domain`; lengths
 *   differ `type`; no factor `missing`. Invariants: swapping the parties negates the gaps and keeps flags and alignment;
 *   alignment 1 when all agree. O(n).
 * @example practiceMatch(["openness", "speed"], [8, 5], [7, 8]).value.alignment // 0.8
 * Source: after the practice-matching questionnaire of Dibley & Clark 2011; formula ours.
 */
export function practiceMatch(
  factors: ArrayLike<string>,
  client: Numbers,
  supplier: Numbers,
  range: number | null = 10,
  threshold: number | null = flaggedGap,
): Result<PracticeMatch> {
  const top = range ?? 10;
  const from = threshold ?? flaggedGap;
  const problem = firstProblem(
    sameLength({ factors, "client scores": client, "supplier scores": supplier }),
    given("range", top),
  );
  if (problem) return problem;
  if (top <= 0) return fail("domain", "The range must be above 0.", ["range"]);
  const rows: PracticeRow[] = [];
  let [sum, both, flagged] = [0, 0, 0];
  for (let i = 0; i < factors.length; i++) {
    const [c, s] = [numberAt(client, i), numberAt(supplier, i)];
    const factor = factors[i] ?? "";
    if (factor === "" && isMissing(c) && isMissing(s)) continue;
    for (const v of [c, s]) {
      if (v < 0 || v > top) {
        return fail("domain", `A score at position ${i + 1} is not from 0 to ${top}.`, ["scores", i]);
      }
    }
    const [own, other] = [isMissing(c) ? null : c, isMissing(s) ? null : s];
    if (own === null || other === null) {
      rows.push({ factor, client: own, supplier: other, gap: null, flag: null });
      continue;
    }
    const gap = own - other;
    // 7.3 − 5.3 is 1.9999999999999996 in binary and still a gap of 2
    const flag = Math.abs(gap) >= from - 1e-9;
    sum += Math.abs(gap);
    both++;
    if (flag) flagged++;
    rows.push({ factor, client: own, supplier: other, gap, flag });
  }
  if (rows.length === 0) return fail("missing", "There are no factors.", ["factors"]);
  return ok({ rows, alignment: both > 0 ? 1 - sum / both / top : null, flagged });
}

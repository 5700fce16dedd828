import { fail, ok, type Result } from "../result";
import { firstProblem, given, isMissing, numberAt, sameLength, type Numbers } from "../numbers";

export interface FocusRow {
  /** 0-based position in the input. */
  readonly position: number;
  readonly label: string;
  readonly spend: number;
  readonly difference: number;
  /** Share of all spend up to and including this row; null for rows set apart. */
  readonly cumulativeSpend: number | null;
  /** Share of all positive difference up to and including this row; null for rows set apart. */
  readonly cumulativeDifference: number | null;
  readonly vital: boolean;
}

export interface Focus {
  /** Vital rows first, then the rest by the same order, then rows with a negative difference. */
  readonly rows: readonly FocusRow[];
  /** What the vital rows hold of all spend and of all positive difference, 0–1. */
  readonly spendShare: number;
  readonly differenceShare: number;
  readonly vital: number;
  /** Rows without spend or difference. */
  readonly leftOut: number;
}

/**
 * Where a fifth of the spend makes four fifths of the difference: rows by difference/spend descending, until the sum of
 * differences reaches `share` of all positive difference. Those are the vital few.
 *
 * Ties go to the larger difference, then to the earlier row. A difference on no spend comes first. Rows with a negative
 * difference stand apart at the end (ascending), outside the cumulative shares of difference but inside total spend.
 *
 * @param labels names of the spend lines
 * @param spend money, 0 or more
 * @param difference money at stake; negative: it would cost
 * @param share share of all positive difference that the vital few must reach, in (0, 1]; missing: 0.8
 * @returns rows with cumulative shares 0–1. Problems: no positive difference `missing`; negative spend or a share outside
 *   (0, 1] `domain`; lengths differ `type`. Invariants: unchanged by the unit of money and by the order of rows
 *   (without ties); a larger share never has fewer vital rows. O(n log n).
 * @example focus(["a", "b", "c"], [20, 40, 40], [80, 15, 5]).value.vital // 1
 * Source: ours (Pareto's rule on a ratio).
 */
export function focus(
  labels: ArrayLike<string>,
  spend: Numbers,
  difference: Numbers,
  share: number | null = 0.8,
): Result<Focus> {
  const wanted = share ?? 0.8;
  const problem = firstProblem(sameLength({ labels, spend, difference }), given("share", wanted));
  if (problem) return problem;
  if (wanted <= 0 || wanted > 1) return fail("domain", "The share must be above 0 and at most 1.", ["share"]);

  const ahead: number[] = [];
  const apart: number[] = [];
  let totalSpend = 0;
  let totalDifference = 0;
  for (let i = 0; i < labels.length; i++) {
    const [s, d] = [numberAt(spend, i), numberAt(difference, i)];
    if (isMissing(s) || isMissing(d)) continue;
    if (s < 0) return fail("domain", `The spend at position ${i + 1} is negative.`, ["spend", i]);
    totalSpend += s;
    if (d > 0) totalDifference += d;
    (d < 0 ? apart : ahead).push(i);
  }
  if (!(totalDifference > 0)) return fail("missing", "There is no positive difference to focus on.", ["difference"]);
  if (!Number.isFinite(totalSpend + totalDifference)) return fail("domain", "The amounts are too large.");

  const ratio = Float64Array.from({ length: labels.length }, (_, i) => {
    const [s, d] = [numberAt(spend, i), numberAt(difference, i)];
    return d === 0 ? 0 : d / s;
  });
  ahead.sort((a, b) => order(ratio, difference, a, b));
  apart.sort((a, b) => numberAt(difference, a) - numberAt(difference, b) || a - b);

  // sums of decimals miss the wanted share by a last digit; that must not make one more row vital
  const enough = wanted * totalDifference * (1 - 1e-12);
  const rows: FocusRow[] = [];
  let [spent, reached, vital, spendShare, differenceShare] = [0, 0, 0, 0, 0];
  for (const i of ahead) {
    const [s, d] = [numberAt(spend, i), numberAt(difference, i)];
    const isVital = d > 0 && reached < enough;
    spent += s;
    reached += d;
    const cumulativeSpend = totalSpend > 0 ? spent / totalSpend : 0;
    const cumulativeDifference = reached / totalDifference;
    if (isVital) {
      vital++;
      spendShare = cumulativeSpend;
      differenceShare = cumulativeDifference;
    }
    const label = labels[i] ?? "";
    rows.push({ position: i, label, spend: s, difference: d, cumulativeSpend, cumulativeDifference, vital: isVital });
  }
  for (const i of apart) {
    const [s, d] = [numberAt(spend, i), numberAt(difference, i)];
    const none = { cumulativeSpend: null, cumulativeDifference: null, vital: false };
    rows.push({ position: i, label: labels[i] ?? "", spend: s, difference: d, ...none });
  }
  return ok({ rows, spendShare, differenceShare, vital, leftOut: labels.length - rows.length });
}

function order(ratio: Float64Array, difference: Numbers, a: number, b: number): number {
  const [x, y] = [ratio[a] ?? 0, ratio[b] ?? 0];
  if (x !== y) return y > x ? 1 : -1;
  return numberAt(difference, b) - numberAt(difference, a) || a - b;
}

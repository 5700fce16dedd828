import { tQuantile } from "./distributions";

/** One step of the procedure: the most extreme of what was left. */
export interface EsdStep {
  /** Position in the values given. */
  readonly index: number;
  /** |x − mean| / s among those left; without unit. */
  readonly statistic: number;
  /** What the statistic must exceed. */
  readonly critical: number;
}

/**
 * Generalised extreme Studentised deviate test: how many of a set of values are outliers, where up to `most` may be.
 *
 * Step i takes out the value farthest from the mean of those left, R_i = max |x − mean| / s, and compares with
 * λ_i = (m − 1)·t / √((m − 2 + t²)·m), m = values left, t the quantile 1 − alpha/(2m) of Student's t with m − 2 degrees of
 * freedom. As many are outliers as the last step with R_i > λ_i says: outliers that hide each other are found together.
 *
 * @param values any unit, in no order; NaN = missing
 * @param most how many outliers there may be, ≥ 1; fewer steps when fewer than two values would be left to compare with
 * @param alpha chance, 0–1, of naming any among normal values without an outlier
 * @returns indices of the outliers, the farthest first, and all steps
 *
 * Problems: fewer than three values, or all equal, have no step. Invariants: reordering reorders; shift and scale ≠ 0 change
 * nothing. Cost: n · most. Source: Rosner 1983 (most = 1: Grubbs 1969); oracle: Rosner's own example, as in the NIST handbook.
 *
 * @example generalisedEsd([1, 2, 3, 2, 50], 1, 0.05).outliers // [4]
 */
export function generalisedEsd(
  values: ArrayLike<number>,
  most: number,
  alpha: number,
): { readonly outliers: readonly number[]; readonly steps: readonly EsdStep[] } {
  const left: number[] = [];
  for (let i = 0; i < values.length; i++) if (values[i] === values[i]) left.push(i);
  const steps: EsdStep[] = [];
  let count = 0;
  while (steps.length < most && left.length >= 3) {
    const m = left.length;
    let mean = 0;
    for (const i of left) mean += values[i]! / m;
    let squares = 0;
    let far = 0;
    for (let at = 0; at < m; at++) {
      const d = values[left[at]!]! - mean;
      squares += d * d;
      if (Math.abs(d) > Math.abs(values[left[far]!]! - mean)) far = at;
    }
    const s = Math.sqrt(squares / (m - 1));
    // equal values differ by the rounding of their mean alone
    if (!(s > Math.abs(mean) * 1e-12)) break;
    const statistic = Math.abs(values[left[far]!]! - mean) / s;
    const t = tQuantile(1 - alpha / (2 * m), m - 2);
    const critical = ((m - 1) * t) / Math.sqrt((m - 2 + t * t) * m);
    steps.push({ index: left[far]!, statistic, critical });
    left.splice(far, 1);
    if (statistic > critical) count = steps.length;
  }
  return { outliers: steps.slice(0, count).map(({ index }) => index), steps };
}

import { tSf } from "./distributions";
import { D2, POINTS_FOR_TRIAL_LIMITS, spread } from "./limits";

/** Degrees of freedom that a mean moving range of n points is worth, as a share of n − 1. */
const DF_SHARE = 0.62;

/**
 * Benjamini–Hochberg adjusted p-values: the smallest false-discovery rate at which each would be called.
 *
 * In descending order of p, min over all larger of (m / rank) · p, at most 1. It ranks findings; it never hides one.
 *
 * @param p null or NaN = missing, stays missing and is not counted in m
 * @returns in the order of the input
 * Invariants: reordering reorders; never below p; keeps the order of p. Cost: m log m.
 * Source: Benjamini and Hochberg 1995; oracle R p.adjust.
 * @example benjaminiHochberg([0.9, 0.5, 0.1, 0.01]) // [0.9, 2/3, 0.2, 0.04]
 */
export function benjaminiHochberg(p: readonly (number | null)[]): (number | null)[] {
  const order = ascending(p);
  const m = order.length;
  const adjusted: (number | null)[] = p.map(() => null);
  let least = 1;
  for (let rank = m; rank >= 1; rank--) {
    const i = order[rank - 1]!;
    least = Math.min(least, (m / rank) * p[i]!);
    adjusted[i] = least;
  }
  return adjusted;
}

/**
 * Holm's step-down adjusted p-values: family-wise error, without assumption on dependence.
 * In ascending order, max over all smaller of (m − rank + 1) · p, at most 1. Missing as {@link benjaminiHochberg}.
 * Cost: m log m. Source: Holm 1979; oracle R p.adjust. @example holm([0.01, 0.04]) // [0.02, 0.04]
 */
export function holm(p: readonly (number | null)[]): (number | null)[] {
  const order = ascending(p);
  const m = order.length;
  const adjusted: (number | null)[] = p.map(() => null);
  let most = 0;
  for (let rank = 1; rank <= m; rank++) {
    const i = order[rank - 1]!;
    most = Math.max(most, Math.min(1, (m - rank + 1) * p[i]!));
    adjusted[i] = most;
  }
  return adjusted;
}

function ascending(p: readonly (number | null)[]): number[] {
  const order: number[] = [];
  for (let i = 0; i < p.length; i++) if (p[i] !== null && p[i] === p[i]) order.push(i);
  return order.sort((a, b) => p[a]! - p[b]!);
}

/**
 * Two-sided p of the latest point against the points before it: how surprising it is for a stable process.
 *
 * t = (x − mean) / (σ·√(1 + 1/n)), mean and σ = mR̄/1.128 (screened once, with the collapse guard) of the n points before,
 * df = 0.62·(n − 1).
 *
 * @param values oldest first; NaN = missing; the latest present value is the one judged
 * @returns null with fewer than 6 points before it, and when these never vary while the latest differs (there is no scale to judge
 *   by; the chart flags it); 1 when it does not differ either
 *
 * Invariants: shift and scale (also negative) change nothing; the further from the mean, the smaller. Cost: linear in n.
 * Source: predictive t; degrees of freedom of a moving-range σ ≈ 0.62(n − 1), methods page.
 *
 * @example predictiveP([50, 51, 49, 50, 51, 49, 50]) // 1
 */
export function predictiveP(values: ArrayLike<number>): number | null {
  let last = values.length - 1;
  while (last >= 0 && values[last] !== values[last]) last--;
  if (last < 0) return null;
  const { n, mean, movingRange } = spread(values, 0, last, true);
  if (n < POINTS_FOR_TRIAL_LIMITS || movingRange !== movingRange) return null;
  const distance = Math.abs(values[last]! - mean);
  if (movingRange === 0) return distance <= Math.abs(mean) * 1e-12 ? 1 : null;
  const t = distance / ((movingRange / D2) * Math.sqrt(1 + 1 / n));
  return Math.min(1, 2 * tSf(t, DF_SHARE * (n - 1)));
}

/** Iglewicz–Hoaglin: Φ⁻¹(0.75), so that a modified z of normal values is a z. */
export const MODIFIED_Z_FACTOR = 0.6745;
/** Iglewicz–Hoaglin's cut for a potential outlier. */
export const MODIFIED_Z_CUT = 3.5;
/** √(π/2): mean absolute deviation to σ, for data whose MAD is 0. */
const MEAN_DEVIATION_FACTOR = 1.253314;

function sortedPresent(values: ArrayLike<number>): Float64Array {
  const present = new Float64Array(values.length);
  let n = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    if (x === x) present[n++] = x;
  }
  return present.subarray(0, n).sort();
}

function middle(sorted: Float64Array): number {
  const n = sorted.length;
  const half = n >> 1;
  if (n === 0) return NaN;
  return n % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

/** Median of the present values; NaN when there is none. @example median([1, 2, 3, 50]) // 2.5 */
export function median(values: ArrayLike<number>): number {
  return middle(sortedPresent(values));
}

/**
 * Median absolute deviation from the median, raw (not scaled to σ).
 * Invariants: shift changes nothing, scale scales by |c|. Cost: n log n. @example mad([1, 2, 3, 50]) // 1
 */
export function mad(values: ArrayLike<number>): number {
  const sorted = sortedPresent(values);
  const centre = middle(sorted);
  return middle(sorted.map((x) => Math.abs(x - centre)).sort());
}

/**
 * Quantile as Excel's QUARTILE.INC / PERCENTILE.INC (R type 7): linear at (n − 1)·p + 1.
 * @param p 0–1 @returns NaN without values @example quantileInc([1, 2, 3, 4], 0.25) // 1.75
 */
export function quantileInc(values: ArrayLike<number>, p: number): number {
  const sorted = sortedPresent(values);
  return at(sorted, (sorted.length - 1) * p);
}

/**
 * Quantile as Excel's QUARTILE.EXC / PERCENTILE.EXC (R type 6): linear at (n + 1)·p, held within the data as R does.
 * @param p 0–1 @returns NaN without values @example quantileExc([1, 2, 3, 4], 0.25) // 1.25
 */
export function quantileExc(values: ArrayLike<number>, p: number): number {
  const sorted = sortedPresent(values);
  return at(sorted, (sorted.length + 1) * p - 1);
}

function at(sorted: Float64Array, position: number): number {
  if (sorted.length === 0) return NaN;
  const held = Math.min(Math.max(position, 0), sorted.length - 1);
  const floor = Math.floor(held);
  const low = sorted[floor]!;
  const high = sorted[Math.min(floor + 1, sorted.length - 1)]!;
  return low === high ? low : low + (held - floor) * (high - low);
}

/**
 * Modified z-scores: 0.6745 · (x − median) / MAD. When the MAD is 0: (x − median) / (1.253314 · mean |x − median|).
 *
 * @param values any unit; NaN = missing
 * @returns one score a value, without unit; NaN for missing values and when all values are equal (0/0)
 *
 * Invariants: shift and positive scale change nothing; negating negates. Cost: n log n.
 * Source: Iglewicz and Hoaglin 1993; oracle R 4.2.2.
 *
 * @example modifiedZ([1, 2, 3, 50])[3] // 32.03875
 */
export function modifiedZ(values: ArrayLike<number>): Float64Array {
  const sorted = sortedPresent(values);
  const centre = middle(sorted);
  const deviations = sorted.map((x) => Math.abs(x - centre));
  let sum = 0;
  for (const d of deviations) sum += d;
  const spread = middle(deviations.sort());
  const byMean = (MEAN_DEVIATION_FACTOR * sum) / sorted.length;
  const scores = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const x = values[i]! - centre;
    scores[i] = spread > 0 ? (MODIFIED_Z_FACTOR * x) / spread : x / byMean;
  }
  return scores;
}

/**
 * Tukey's fences: Q1 − k·IQR and Q3 + k·IQR with inclusive quartiles.
 * Offered, not the default: they flag something in a third of stable 24-point series.
 * @example tukeyFences([1, 2, 3, 4, 5, 6, 7, 8]) // { low: -2.5, high: 11.5, q1: 2.75, q3: 6.25 }
 */
export function tukeyFences(
  values: ArrayLike<number>,
  k = 1.5,
): { readonly low: number; readonly high: number; readonly q1: number; readonly q3: number } {
  const sorted = sortedPresent(values);
  const q1 = at(sorted, (sorted.length - 1) * 0.25);
  const q3 = at(sorted, (sorted.length - 1) * 0.75);
  return { low: q1 - k * (q3 - q1), high: q3 + k * (q3 - q1), q1, q3 };
}

export type OutlierMethod = "modified-z" | "tukey";

/**
 * Which of a set of peers lies apart from the others.
 *
 * @param values any unit, in no order; NaN = missing
 * @param method "modified-z": |score| > cut; "tukey": strictly beyond the fences with k = cut
 * @param cut default 3.5 for modified-z, 1.5 for tukey
 * @returns score: the modified z, or the distance beyond the nearer quartile in IQRs (0 between the quartiles); side: "high", "low" or ""
 *
 * Problems: missing values score NaN and are never outliers; so does every value when all are equal.
 * Invariants: reordering reorders; shift and positive scale change nothing; negating swaps the sides. Cost: n log n.
 * Source: Iglewicz and Hoaglin 1993; Tukey 1977; the Tukey score is ours.
 *
 * @example outliers([1, 2, 3, 50], "modified-z").side // ["", "", "", "high"]
 */
export function outliers(
  values: ArrayLike<number>,
  method: OutlierMethod = "modified-z",
  cut?: number | null,
): { readonly score: Float64Array; readonly side: ("high" | "low" | "")[] } {
  if (method === "modified-z") {
    const limit = cut ?? MODIFIED_Z_CUT;
    const score = modifiedZ(values);
    const side = Array.from(score, (z) => (z > limit ? "high" : z < -limit ? "low" : ""));
    return { score, side };
  }
  const { low, high, q1, q3 } = tukeyFences(values, cut ?? 1.5);
  const score = new Float64Array(values.length);
  const side: ("high" | "low" | "")[] = [];
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    if (x !== x) score[i] = NaN;
    else if (x > q3) score[i] = (x - q3) / (q3 - q1);
    else if (x < q1) score[i] = (x - q1) / (q3 - q1);
    side.push(x > high ? "high" : x < low ? "low" : "");
  }
  return { score, side };
}

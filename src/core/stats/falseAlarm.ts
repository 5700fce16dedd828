/** Points in the series, and the share of stable series whose latest point signals (default preset, screened limits). */
const table: readonly (readonly [n: number, probability: number])[] = [
  [6, 0.011],
  [12, 0.014],
  [24, 0.016],
  [36, 0.018],
];

/**
 * Chance that a stable process of n points signals on its latest point under the default preset.
 *
 * Summed over the KPIs of a pack it says how many findings chance alone would bring. Linear between the nodes 6, 12, 24 and 36,
 * constant beyond 36: it grows only slowly from there (simulated 0.019 at 60 and 0.020 at 120 points).
 *
 * @param n present points of the segment
 * @returns 0–1; 0 below 6 points, where nothing can signal
 * Invariant: never decreases in n. Cost: constant.
 * Source: ours, by simulation of independent normal values; re-derived in the test suite with a fixed seed.
 * @example falseAlarmProbability(18) // 0.015
 */
export function falseAlarmProbability(n: number): number {
  if (!(n >= 6)) return 0;
  for (let k = 1; k < table.length; k++) {
    const [left, low] = table[k - 1]!;
    const [right, high] = table[k]!;
    if (n <= right) return low + ((high - low) * (n - left)) / (right - left);
  }
  return table[table.length - 1]![1];
}

import { falseAlarmPoints, falseAlarmRates } from "./falseAlarmRates";
import type { PresetId } from "./types";

/** The published figures of the default preset on an XmR chart (screened limits); everything else is simulated alike. */
const published: Nodes = { points: [6, 12, 24, 36], rates: [0.011, 0.014, 0.016, 0.018] };

interface Nodes {
  readonly points: readonly number[];
  readonly rates: readonly number[];
}

/** The chart that the limits come from; u and u′ follow the same arithmetic as p and p′. */
export type ChartOfLimits = "xmr" | "p-prime" | "p" | "u-prime" | "u";

/**
 * Chance that a stable process of n points signals on its latest point under a preset and a chart.
 *
 * Summed over the KPIs of a pack it says how many findings chance alone would bring. Linear between the simulated numbers of points,
 * constant beyond the last (36 for the default preset on an XmR chart, 60 for all others): it grows only slowly from there. Under
 * Anhøj's rules the true rate jumps from n to n, since runs and crossings are whole numbers; between the points simulated beyond 16
 * its line is off by at most half a per cent.
 *
 * @param n present points of the segment
 * @param preset the rules; left out: Making Data Count
 * @param chart what the limits come from; u′ counts as p′ and u as p. p′: counts that vary twice as much as chance alone; p: 20 to 49
 *   cases a point that vary by chance alone (whole cases make its first six points nearly silent)
 * @returns 0–1; 0 below 6 points, where nothing can signal
 * Invariant: never decreases in n for the default. Cost: constant.
 * Source: ours, by simulation of independent values (docs/rules.md); re-derived in the test suite with a fixed seed.
 * @example falseAlarmProbability(18) // 0.015
 */
export function falseAlarmProbability(n: number, preset: PresetId = "mdc", chart: ChartOfLimits = "xmr"): number {
  if (!(n >= 6)) return 0;
  const { points, rates } = nodesOf(preset, chart);
  for (let k = 1; k < points.length; k++) {
    const [left, right] = [points[k - 1]!, points[k]!];
    if (n > right) continue;
    const [low, high] = [rates[k - 1]!, rates[k]!];
    return low + ((high - low) * (n - left)) / (right - left);
  }
  return rates[rates.length - 1]!;
}

function nodesOf(preset: PresetId, chart: ChartOfLimits): Nodes {
  if (preset === "mdc" && chart === "xmr") return published;
  const kind = chart === "xmr" ? "xmr" : chart === "p-prime" || chart === "u-prime" ? "p-prime" : "p";
  return { points: falseAlarmPoints, rates: falseAlarmRates[kind][preset] };
}

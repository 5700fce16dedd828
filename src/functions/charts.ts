/* eslint-disable @typescript-eslint/no-explicit-any -- Excel's metadata generator knows no other word for a cell of any kind */
import { pPrime } from "../core/stats/pPrime";
import { assurance, variation } from "../core/stats/variation";
import { CellError } from "./CellError";
import { choice, number, numbers } from "./arguments";
import { chartOf, signalAt } from "./chart";
import { type SpillCell, cell, withHeader } from "./spill";

/**
 * Mean and natural process limits of a series (XmR chart), for its last segment.
 * @customfunction XMR XMR
 * @param {any[][]} values The measure, one value a period, oldest first, in its own unit; blank: missing.
 * @param {string} [preset] "mdc" (Making Data Count, default), "nhs-excel", "wheeler", "anhoej", "western-electric" or "nelson".
 * @param {any} [freezeAfter] Limits from the first n points, n of 12 or more.
 * @param {boolean} [header] TRUE for a header row.
 * @returns {any[][]} Mean, lower, upper (unit of the values), points used, "limits"/"trial limits"/"no variation".
 */
export function miXmr(values: any[][], preset?: string, freezeAfter?: any, header?: boolean): any[][] {
  const { segment } = chartOf(values, preset, freezeAfter);
  if (!segment) throw new CellError("#N/A", "There are no values.");
  const row: SpillCell[] = [
    cell(segment.mean),
    cell(segment.lower),
    cell(segment.upper),
    segment.n,
    segment.status === "none" ? "" : segment.status,
  ];
  return withHeader(["mean", "lower", "upper", "points used", "limits"], [row], header);
}

/**
 * The XmR chart of a series point by point: mean, limits and signal of each.
 * @customfunction XMR.POINTS XMR.POINTS
 * @param {any[][]} values The measure, one value a period, oldest first, in its own unit; blank: missing.
 * @param {string} [preset] "mdc" (Making Data Count, default), "nhs-excel", "wheeler", "anhoej", "western-electric" or "nelson".
 * @param {any} [freezeAfter] Limits of the first segment from its first n points, n of 12 or more.
 * @param {any[][]} [rebaseAt] Position(s), counted from 1, of the first point of each new segment.
 * @param {boolean} [header] TRUE for a header row.
 * @returns {any[][]} A row a point: value, mean, lower, upper (unit of the values), signal.
 */
export function miXmrPoints(
  values: any[][],
  preset?: string,
  freezeAfter?: any,
  rebaseAt?: any[][],
  header?: boolean,
): any[][] {
  const chart = chartOf(values, preset, freezeAfter, rebaseAt);
  const { mean, lower, upper } = chart.result;
  const rows = new Array<SpillCell[]>(chart.values.length);
  for (let i = 0; i < rows.length; i++) {
    rows[i] = [
      cell(chart.values[i]),
      cell(mean[i]),
      cell(lower[i]),
      cell(upper[i]),
      Number.isNaN(chart.values[i]) ? "" : signalAt(chart.result, i),
    ];
  }
  return withHeader(["value", "mean", "lower", "upper", "signal"], rows, header);
}

/**
 * The p′ chart (Laney) of a share given as numerators and denominators: limits by point, signal of each. Plain p when denominators are small.
 * @customfunction PPRIME.POINTS PPRIME.POINTS
 * @param {any[][]} numerators Count of what is measured, one a period, oldest first, 0 to denominator.
 * @param {any[][]} denominators Count of all, one a period; blank or 0: missing.
 * @param {boolean} [header] TRUE for a header row.
 * @returns {any[][]} A row a point: proportion, mean, lower, upper (0–1), signal.
 */
export function miPPrimePoints(numerators: any[][], denominators: any[][], header?: boolean): any[][] {
  const above = numbers(numerators, "numerators");
  const below = numbers(denominators, "denominators");
  if (above.length !== below.length) {
    throw new CellError("#VALUE!", `denominators has ${below.length} values but numerators has ${above.length}.`);
  }
  for (let i = 0; i < above.length; i++) {
    const [a, b] = [above[i] ?? NaN, below[i] ?? NaN];
    if (a < 0 || b < 0 || a > b) {
      throw new CellError("#NUM!", `Position ${i + 1}: a numerator must be from 0 to its denominator.`);
    }
  }
  const result = pPrime(above, below);
  const rows = Array.from(above, (a, i): SpillCell[] => {
    const proportion = cell(a / (below[i] ?? NaN));
    return [
      proportion,
      cell(result.mean[i]),
      cell(result.lower[i]),
      cell(result.upper[i]),
      proportion === "" ? "" : signalAt(result, i),
    ];
  });
  return withHeader(["proportion", "mean", "lower", "upper", "signal"], rows, header);
}

/**
 * What the latest point's signal means: improving, concerning, neutral high, neutral low or common cause. Empty with fewer than 6 points.
 * @customfunction VARIATION VARIATION
 * @param {any[][]} values The measure, one value a period, oldest first; blank: missing.
 * @param {string} direction "higher" or "lower" is better; "range" or "neutral" when neither is.
 * @param {string} [preset] "mdc" (default), "nhs-excel", "wheeler", "anhoej", "western-electric" or "nelson".
 * @returns {string} "improving", "concerning", "neutral high", "neutral low" or "common cause".
 */
export function miVariation(values: any[][], direction: string, preset?: string): string {
  const chart = chartOf(values, preset);
  const better = choice(direction, "direction", ["higher", "lower", "range", "neutral"]);
  if (!chart.segment || chart.segment.status === "none") return "";
  return variation(chart.signal, better);
}

/**
 * Whether the process, as it is, meets its target: target against the limits of the last segment. Empty with fewer than 6 points.
 * @customfunction ASSURANCE ASSURANCE
 * @param {any[][]} values The measure, one value a period, oldest first; blank: missing.
 * @param {any} target In the unit of the values.
 * @param {string} direction "higher" or "lower" is better; with "range" the target alone is met, with "neutral" the answer is empty.
 * @param {string} [preset] "mdc" (default), "nhs-excel", "wheeler", "anhoej", "western-electric" or "nelson".
 * @returns {string} "consistently passes", "consistently fails" or "hit or miss".
 */
export function miAssurance(values: any[][], target: any, direction: string, preset?: string): string {
  const chart = chartOf(values, preset);
  const goal = number(target, "target");
  const better = choice(direction, "direction", ["higher", "lower", "range", "neutral"]);
  if (!chart.segment) return "";
  return assurance(chart.segment, goal, better, better === "range" ? goal : null) ?? "";
}

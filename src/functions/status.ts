/* eslint-disable @typescript-eslint/no-explicit-any -- Excel's metadata generator knows no other word for a cell of any kind */
import { rag, rating } from "../core/stats/status";
import { CellError } from "./CellError";
import { choice, number, optionalNumber } from "./arguments";

/**
 * Status of a value against its target: at target or better Green, within tolerance Amber, beyond Red.
 * @customfunction RAG RAG
 * @param {any} value The measure, in its own unit; #N/A when blank: missing is never green.
 * @param {any} target In the unit of the value; the lower end for "range".
 * @param {any} tolerance In the unit of the value, 0 or more.
 * @param {string} direction "higher" or "lower" is better, or "range".
 * @param {any} [upper] Upper end for "range", in the unit of the value.
 * @returns {string} "Green", "Amber" or "Red".
 */
export function miRag(value: any, target: any, tolerance: any, direction: string, upper?: any): string {
  const a = judged(value, target, tolerance, direction, upper);
  return rag(a.value, a.target, a.tolerance, a.direction, a.upper);
}

/**
 * Contract performance rating (Procurement Regulations 2024, regulation 39): Good at target or better, Approaching target within tolerance, Requires improvement within twice the tolerance, Inadequate beyond.
 * @customfunction RATING RATING
 * @param {any} value The measure, in its own unit; #N/A when blank.
 * @param {any} target In the unit of the value; the lower end for "range".
 * @param {any} tolerance In the unit of the value, 0 or more.
 * @param {string} direction "higher" or "lower" is better, or "range".
 * @param {any} [upper] Upper end for "range", in the unit of the value.
 * @returns {string} "Good", "Approaching target", "Requires improvement" or "Inadequate".
 */
export function miRating(value: any, target: any, tolerance: any, direction: string, upper?: any): string {
  const a = judged(value, target, tolerance, direction, upper);
  return rating(a.value, a.target, a.tolerance, a.direction, a.upper);
}

function judged(value: unknown, target: unknown, tolerance: unknown, direction: unknown, upper: unknown) {
  const read = {
    value: number(value, "value"),
    target: number(target, "target"),
    tolerance: number(tolerance, "tolerance"),
    direction: choice(direction, "direction", ["higher", "lower", "range"]),
    upper: optionalNumber(upper, "upper"),
  };
  if (read.tolerance < 0) throw new CellError("#NUM!", "The tolerance must be 0 or more.");
  if (read.direction === "range" && read.upper !== null && read.upper < read.target) {
    throw new CellError("#NUM!", "The upper end of the range is below its lower end.");
  }
  return read;
}

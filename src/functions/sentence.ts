import { presets } from "../core/stats/presets";
import { rag } from "../core/stats/status";
import type { Direction, Segment } from "../core/stats/types";
import { variation } from "../core/stats/variation";
import type { Chart } from "./chart";

/**
 * Says in one sentence why the latest point deserves attention: its signal, with what it means for the direction, and a
 * target missed by more than the tolerance. "" when neither.
 */
export function exceptionSentence(
  chart: Chart,
  target: number | null,
  direction: Direction,
  tolerance: number,
): string {
  const value = chart.values[chart.latest];
  if (value === undefined || !chart.segment) return "";
  const parts: string[] = [];
  const signal = signalPart(chart, chart.segment);
  if (signal !== "") {
    const meaning = variation(chart.signal, direction);
    const judged = meaning === "improving" || meaning === "concerning" ? ` (${meaning})` : "";
    parts.push(`${signal}${judged}`);
  }
  if (target !== null && direction !== "neutral" && rag(value, target, tolerance, direction) === "Red") {
    const by = figure(Math.abs(value - target));
    const beyond = tolerance > 0 ? `, more than the tolerance of ${figure(tolerance)}` : "";
    parts.push(`misses the target ${figure(target)} by ${by}${beyond}`);
  }
  return parts.length === 0 ? "" : `The latest value ${figure(value)} ${parts.join(" and ")}.`;
}

function signalPart(chart: Chart, segment: Segment): string {
  const { trend, shift } = presets[chart.preset];
  switch (chart.signal) {
    case "":
      return "";
    case "above limit":
      return `is above the upper limit ${figure(segment.upper)}`;
    case "below limit":
      return `is below the lower limit ${figure(segment.lower)}`;
    case "rising trend":
      return `continues a rise of ${trend ?? "several"} or more points`;
    case "falling trend":
      return `continues a fall of ${trend ?? "several"} or more points`;
    case "2 of 3 near upper":
      return `is one of two in three near the upper limit ${figure(segment.upper)}`;
    case "2 of 3 near lower":
      return `is one of two in three near the lower limit ${figure(segment.lower)}`;
    case "shift above":
      return `continues a run of ${shift ?? "many"} or more points above the mean ${figure(segment.mean)}`;
    case "shift below":
      return `continues a run of ${shift ?? "many"} or more points below the mean ${figure(segment.mean)}`;
  }
}

/** Four significant digits; whole numbers from 1,000 on, with separators. The same on every machine. */
export function figure(value: number): string {
  if (Math.abs(value) < 999.95) return String(Number(value.toPrecision(4)));
  if (Math.abs(value) >= 1e15) return String(value);
  const digits = String(Math.round(Math.abs(value))).replace(/\B(?=(\d{3})+$)/g, ",");
  return value < 0 ? `-${digits}` : digits;
}

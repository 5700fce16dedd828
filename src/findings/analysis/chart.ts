import { pPrime, uPrime } from "../../core/stats/pPrime";
import type { PresetId, XmrOptions, XmrResult } from "../../core/stats/types";
import { xmr } from "../../core/stats/xmr";
import type { Kpi } from "../../contract/Contract";
import type { Frequency } from "../words";
import type { KpiAnalysis } from "./Analysis";
import { periodsApart } from "./periods";

export interface Chart {
  readonly chart: KpiAnalysis["chart"];
  /** Position by position of the series. */
  readonly result: XmrResult;
  readonly timeline: Timeline;
}

/** The series with a place for every period, so that a period nobody reported breaks runs exactly as a blank one does. */
export interface Timeline {
  readonly values: Float64Array;
  readonly result: XmrResult;
  /** Place of each observation; null when nothing was left out and places are positions. */
  readonly at: Int32Array | null;
}

/** Largest difference between a value given and its counts that is rounding: half a point of per cent. */
const ROUNDING = 0.005 + 1e-9;

/**
 * The control chart of a KPI's first `n` observations. Where the counts behind every present value are given, limits
 * come from them, point by point (p′; u′ when a rate may exceed one); else from the values (XmR).
 */
export function chartOf(
  kpi: Kpi,
  n: number,
  o: { readonly preset: PresetId; readonly rebaseAt: number | null; readonly frequency: Frequency },
): Chart {
  const at = placesOf(kpi.series.period, n, o.frequency);
  const spread = (source: Float64Array): Float64Array => (at ? spreadOut(source, at) : source.subarray(0, n));
  const values = spread(kpi.series.value);
  const rebaseAt = o.rebaseAt === null ? [] : [at ? at[o.rebaseAt]! : o.rebaseAt];
  const options: XmrOptions = { preset: o.preset, freezeAfter: kpi.freeze, rebaseAt };
  const counts = countsBehind(kpi, n);
  let chart: KpiAnalysis["chart"] = "xmr";
  let result: XmrResult;
  if (counts) {
    const [numerators, denominators] = [spread(counts.numerators), spread(counts.denominators)];
    const made =
      counts.kind === "proportion"
        ? pPrime(numerators, denominators, options)
        : uPrime(numerators, denominators, options);
    chart = made.chart;
    result = made;
  } else result = xmr(values, options);
  return { chart, result: at ? drawIn(result, at) : result, timeline: { values, result, at } };
}

/** Place of each observation counted in periods from the first; null when they follow each other without a gap. */
function placesOf(period: Int32Array, n: number, frequency: Frequency): Int32Array | null {
  if (n < 2 || periodsApart(period[0]!, period[n - 1]!, frequency) === n - 1) return null;
  const at = new Int32Array(n);
  for (let i = 1; i < n; i++) {
    at[i] = periodsApart(period[0]!, period[i]!, frequency);
    // Several observations in one period: their order is all that is known.
    if (at[i]! <= at[i - 1]!) return null;
  }
  return at;
}

function spreadOut(source: Float64Array, at: Int32Array): Float64Array {
  const out = new Float64Array(at[at.length - 1]! + 1).fill(NaN);
  for (let i = 0; i < at.length; i++) out[at[i]!] = source[i]!;
  return out;
}

/** A result by place brought back to the positions of the series. */
function drawIn(result: XmrResult, at: Int32Array): XmrResult {
  const n = at.length;
  const mean = new Float64Array(n);
  const lower = new Float64Array(n);
  const upper = new Float64Array(n);
  const signals = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    mean[i] = result.mean[at[i]!]!;
    lower[i] = result.lower[at[i]!]!;
    upper[i] = result.upper[at[i]!]!;
    signals[i] = result.signals[at[i]!]!;
  }
  const position = (place: number): number => {
    let i = 0;
    while (i < n && at[i]! < place) i++;
    return i;
  };
  const segments = result.segments.map((s) => ({ ...s, start: position(s.start), end: position(s.end) }));
  return { mean, lower, upper, signals, segments };
}

interface Counts {
  readonly kind: "proportion" | "rate";
  readonly numerators: Float64Array;
  readonly denominators: Float64Array;
}

/**
 * Numerators and denominators when every present value has both and they give that value. A value may be the share
 * of the others (the counts are of failures, the value of successes): then the numerators are turned round.
 */
function countsBehind(kpi: Kpi, n: number): Counts | null {
  const { value, numerator, denominator } = kpi.series;
  let straight = true;
  let turned = true;
  let proportion = true;
  let present = 0;
  for (let i = 0; i < n; i++) {
    const v = value[i]!;
    if (Number.isNaN(v)) continue;
    const [top, bottom] = [numerator[i]!, denominator[i]!];
    if (!(bottom > 0) || !(top >= 0)) return null;
    present++;
    const share = top / bottom;
    if (share > 1) proportion = false;
    if (Math.abs(v - share) > ROUNDING) straight = false;
    if (Math.abs(v - (1 - share)) > ROUNDING) turned = false;
    if (!straight && !turned) return null;
  }
  if (present === 0 || (!straight && !proportion)) return null;
  const numerators = new Float64Array(n);
  const denominators = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const missing = Number.isNaN(value[i]!);
    numerators[i] = missing ? NaN : straight ? numerator[i]! : denominator[i]! - numerator[i]!;
    denominators[i] = missing ? NaN : denominator[i]!;
  }
  return { kind: proportion ? "proportion" : "rate", numerators, denominators };
}

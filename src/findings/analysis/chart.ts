import { pPrime, uPrime } from "../../core/stats/pPrime";
import type { PresetId, XmrOptions, XmrResult } from "../../core/stats/types";
import { xmr } from "../../core/stats/xmr";
import type { Kpi } from "../../contract/Contract";
import type { KpiAnalysis } from "./Analysis";

export interface Chart {
  readonly chart: KpiAnalysis["chart"];
  readonly result: XmrResult;
}

/** Largest difference between a value given and its counts that is rounding: half a point of per cent. */
const ROUNDING = 0.005 + 1e-9;

/**
 * The control chart of a KPI's first `n` observations. Where the counts behind every present value are given, limits
 * come from them, point by point (p′; u′ when a rate may exceed one); else from the values (XmR).
 */
export function chartOf(kpi: Kpi, n: number, preset: PresetId, rebaseAt: number | null): Chart {
  const values = kpi.series.value.subarray(0, n);
  const options: XmrOptions = {
    preset,
    freezeAfter: kpi.freeze,
    rebaseAt: rebaseAt === null ? [] : [rebaseAt],
  };
  const counts = countsBehind(kpi, n);
  if (counts?.kind === "proportion") {
    const result = pPrime(counts.numerators, counts.denominators, options);
    return { chart: result.chart, result };
  }
  if (counts?.kind === "rate") {
    const result = uPrime(counts.numerators, counts.denominators, options);
    return { chart: result.chart, result };
  }
  return { chart: "xmr", result: xmr(values, options) };
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

import { anhoejRuns, segmentMedian } from "./anhoej";
import { D2, limitStatus, spread, usualValue } from "./limits";
import { presets } from "./presets";
import { applyRules, flagChanged, withUsualOnMean } from "./rules";
import type { Segment, XmrOptions, XmrResult } from "./types";
import { frozenPoints, segmentStarts } from "./xmr";

/** Below this mean denominator over-dispersion cannot be told from sampling, and the plain p chart is used. */
export const SMALL_DENOMINATOR = 50;

export type PPrimeResult = XmrResult & { readonly chart: "p-prime" | "p"; readonly sigmaZ: number };
export type UPrimeResult = XmrResult & { readonly chart: "u-prime" | "u"; readonly sigmaZ: number };

/**
 * p′ chart (Laney): control limits by point for a proportion whose denominators vary and are large.
 *
 * p̄ = Σx/Σn; σ_pi = √(p̄(1 − p̄)/n_i); z_i = (p_i − p̄)/σ_pi; σ_z = mean moving range of z / 1.128, screened as in {@link spread} when
 * the preset screens; limits p̄ ± 3·σ_pi·σ_z, clipped to [0, 1]. **Plain p** (σ_z = 1) when the mean denominator of the points that the
 * limits come from is below 50, or when σ_z ≤ 1 (less spread than chance alone gives). Rules: outside, zones and shift on
 * z/σ_z (limits ±3), trend on p. Under the collapse guard (the screened moving range of p is 0) the usual proportion is never a signal.
 *
 * @param numerators counts; NaN = missing
 * @param denominators of the same length; 0, negative or NaN = missing, and so is a numerator outside [0, denominator]
 * @param options as {@link xmr}: preset, freezeAfter, rebaseAt, run
 * @returns arrays as proportions (0–1). `chart` and `sigmaZ` are the last segment's (σ_z is 1 on a plain p chart). A segment's lower, upper
 *   and sigma are those of its last present point, its movingRange is that of z
 *
 * Too few points: as xmr (fewer than 6: no limits). All proportions equal: "no variation", only a changed value is flagged.
 * Invariants: 0 ≤ lower ≤ p̄ ≤ upper ≤ 1; counting failures instead of successes mirrors the chart.
 * Cost: linear in n. Source: Laney 2002, Quality Engineering 14(4); the choice between p and p′ is ours.
 *
 * @example pPrime([95, 96, 94, 95, 97, 95], [100, 100, 100, 100, 100, 100]).segments[0].mean // 572 / 600
 */
export function pPrime(
  numerators: ArrayLike<number>,
  denominators: ArrayLike<number>,
  options: XmrOptions = {},
): PPrimeResult {
  const { result, sigmaZ, plain } = ratioChart(numerators, denominators, options, proportionKind);
  return { ...result, chart: plain ? "p" : "p-prime", sigmaZ };
}

/**
 * u′ chart (Laney): the same for counts per unit of exposure (incidents per 1,000 calls), which may exceed 1.
 *
 * ū = Σc/Σe; σ_ui = √(ū/e_i); z, σ_z, rules and guard as {@link pPrime}; lower limit clipped at 0. Plain u (σ_z = 1) only when σ_z ≤ 1:
 * exposures have a unit of their own, so that no size of theirs means "small".
 *
 * @param counts events; NaN or negative = missing
 * @param exposures of the same length, > 0; 0, negative or NaN = missing
 * @param options as xmr
 * Invariant: measuring exposure in another unit scales mean and limits and keeps signals and σ_z.
 * Cost: linear in n. Source: Laney 2002.
 *
 * @example uPrime([3, 5, 4, 2, 6, 4], [1, 1, 1, 1, 1, 1]).segments[0].mean // 4
 */
export function uPrime(
  counts: ArrayLike<number>,
  exposures: ArrayLike<number>,
  options: XmrOptions = {},
): UPrimeResult {
  const { result, sigmaZ, plain } = ratioChart(counts, exposures, options, rateKind);
  return { ...result, chart: plain ? "u" : "u-prime", sigmaZ };
}

interface RatioKind {
  /** Variance of one point's ratio times its denominator. */
  variance(mean: number): number;
  /** The largest possible ratio. */
  readonly most: number;
  readonly smallDenominator: number;
}

const proportionKind: RatioKind = {
  variance: (mean) => Math.max(0, mean * (1 - mean)),
  most: 1,
  smallDenominator: SMALL_DENOMINATOR,
};
const rateKind: RatioKind = { variance: (mean) => mean, most: Infinity, smallDenominator: 0 };

interface Work {
  /** The ratios and their z-scores; NaN = missing. */
  readonly ratio: Float64Array;
  readonly z: Float64Array;
  readonly numerators: ArrayLike<number>;
  readonly denominators: ArrayLike<number>;
  readonly mean: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly signals: Uint8Array;
}

function ratioChart(
  numerators: ArrayLike<number>,
  denominators: ArrayLike<number>,
  options: XmrOptions,
  kind: RatioKind,
): { result: XmrResult; sigmaZ: number; plain: boolean } {
  const n = Math.min(numerators.length, denominators.length);
  const work: Work = {
    ratio: ratios(numerators, denominators, n, kind.most),
    z: new Float64Array(n).fill(NaN),
    numerators,
    denominators,
    mean: new Float64Array(n),
    lower: new Float64Array(n),
    upper: new Float64Array(n),
    signals: new Uint8Array(n),
  };
  const starts = segmentStarts(n, options.rebaseAt);
  const segments: Segment[] = [];
  let last = { sigmaZ: 1, plain: true };
  for (let k = 0; k < starts.length; k++) {
    const judged = judgeSegment(
      work,
      starts[k]!,
      starts[k + 1] ?? n,
      k === 0 ? frozenPoints(options) : 0,
      options,
      kind,
    );
    segments.push(judged.segment);
    last = judged;
  }
  const { mean, lower, upper, signals } = work;
  return { result: { mean, lower, upper, signals, segments }, sigmaZ: last.sigmaZ, plain: last.plain };
}

function ratios(numerators: ArrayLike<number>, denominators: ArrayLike<number>, n: number, most: number): Float64Array {
  const ratio = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const x = numerators[i]!;
    const d = denominators[i]!;
    const possible = d > 0 && d < Infinity && x >= 0 && x <= most * d;
    ratio[i] = possible ? x / d : NaN;
  }
  return ratio;
}

function judgeSegment(
  work: Work,
  start: number,
  end: number,
  freeze: number,
  options: XmrOptions,
  kind: RatioKind,
): { segment: Segment; sigmaZ: number; plain: boolean } {
  const preset = presets[options.preset ?? "mdc"];
  const { ratio, z, denominators, signals } = work;
  // The spread of the ratios themselves decides on the collapse guard, and finds the points of the baseline.
  const plainSpread = spread(ratio, start, end, preset.screened, freeze);
  const { mean, denominator } = pooled(work, start, plainSpread.end);
  const unit = Math.sqrt(kind.variance(mean));
  work.mean.fill(mean, start, end);

  let status = limitStatus(plainSpread.n, plainSpread.movingRange);
  if (status !== "none" && !(unit > 0)) status = "no variation";
  if (status === "none") {
    work.lower.fill(NaN, start, end);
    work.upper.fill(NaN, start, end);
    const segment = {
      start,
      end,
      n: plainSpread.n,
      mean,
      lower: NaN,
      upper: NaN,
      movingRange: NaN,
      sigma: NaN,
      status,
    };
    return { segment, sigmaZ: 1, plain: true };
  }
  if (status === "no variation") {
    work.lower.fill(mean, start, end);
    work.upper.fill(mean, start, end);
    flagChanged(ratio, start, end, usualValue(ratio, start, plainSpread.end), signals);
    const segment = { start, end, n: plainSpread.n, mean, lower: mean, upper: mean, movingRange: 0, sigma: 0, status };
    return { segment, sigmaZ: 1, plain: true };
  }

  for (let i = start; i < end; i++) z[i] = ((ratio[i]! - mean) / unit) * Math.sqrt(denominators[i]!);
  const movingRange = spread(z, start, plainSpread.end, preset.screened).movingRange;
  const measured = movingRange / D2;
  const plain = denominator < kind.smallDenominator || !(measured > 1);
  const sigmaZ = plain ? 1 : measured;

  let lower = NaN;
  let upper = NaN;
  let sigma = NaN;
  for (let i = start; i < end; i++) {
    const own = (unit * sigmaZ) / Math.sqrt(denominators[i]!);
    const present = ratio[i] === ratio[i];
    work.lower[i] = present ? Math.max(0, mean - 3 * own) : NaN;
    work.upper[i] = present ? Math.min(kind.most, mean + 3 * own) : NaN;
    z[i] = z[i]! / sigmaZ;
    if (!present) continue;
    lower = work.lower[i]!;
    upper = work.upper[i]!;
    sigma = own;
  }
  judge(work, start, end, plainSpread, options);
  const segment = { start, end, n: plainSpread.n, mean, lower, upper, movingRange, sigma, status };
  return { segment, sigmaZ, plain };
}

/** Rules on the z-scale, trend on the ratios. */
function judge(
  work: Work,
  start: number,
  end: number,
  base: { readonly guarded: boolean; readonly end: number },
  options: XmrOptions,
): void {
  const preset = presets[options.preset ?? "mdc"];
  const { ratio, z, signals } = work;
  // Under the guard, the usual ratio is put on the mean line (its z depends on its denominator), where it takes part in no rule but trend.
  const zone = base.guarded ? withUsualOnMean(z, ratio, usualValue(ratio, start, base.end), 0) : z;
  const lines = { mean: 0, lower: -3, upper: 3, third: 1 };
  applyRules(zone, ratio, start, end, lines, preset, options.run ?? 0, signals);
  if (preset.anhoej) anhoejRuns(zone, start, end, segmentMedian(zone, start, base.end), signals);
}

/** Pooled ratio and mean denominator of the points that the limits come from. */
function pooled(work: Work, start: number, end: number): { mean: number; denominator: number } {
  let top = 0;
  let bottom = 0;
  let n = 0;
  for (let i = start; i < end; i++) {
    if (work.ratio[i] !== work.ratio[i]) continue;
    top += work.numerators[i]!;
    bottom += work.denominators[i]!;
    n++;
  }
  return { mean: top / bottom, denominator: bottom / n };
}

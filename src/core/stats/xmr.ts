import { anhoejRuns, segmentMedian } from "./anhoej";
import { D2, LIMIT_FACTOR, limitStatus, POINTS_FOR_LIMITS, spread, usualValue } from "./limits";
import { presets } from "./presets";
import { applyRules, flagChanged, withUsualOnMean } from "./rules";
import type { Segment, XmrOptions, XmrResult } from "./types";

/**
 * XmR chart (individuals and moving range): mean, limits and signals of a series, point by point.
 *
 * limits = mean ± 2.66 · mR̄; the mean keeps outliers, mR̄ is screened once by the default preset (see {@link spread});
 * signals as {@link applyRules}. Each position in `rebaseAt` begins a new segment with limits of its own.
 *
 * @param values the measure in any unit, one a period, oldest first; NaN = missing (keeps its place, breaks runs)
 * @param options `preset` (default "mdc"), `freezeAfter` (limits of the first segment from its first n present points, n ≥ 12; a smaller
 *   number is ignored), `rebaseAt` (0-based first positions of new segments), `run` (6 or 7 for the NHS Excel tool)
 * @returns signals as codes into `signalWords`, the segments, and the lines point by point in the unit of `values` (drawn at first look:
 *   read them as properties, a spread of the result leaves them out)
 *
 * Too few points: a segment with fewer than 6 present points (or without two neighbours) has no limits and no signals, only its mean.
 * 6–11 points: "trial limits". **Collapse guard (ours)**: when the screened mR̄ is 0 or undefined the unscreened one is used, and the
 * series' usual value (lower median) is never a signal; when that is 0 too ("no variation") the limits are the mean and only a value
 * other than the usual one is flagged.
 *
 * Invariants: x → a·x + b moves mean and limits alike and keeps the signals (a > 0) or mirrors them (a < 0); values after a freeze
 * do not move the limits; a segment's result does not depend on other segments.
 * Cost: linear in n; a handful of small objects a call and a segment, none a point.
 * Source: NHSRplotthedots 0.2.2 (MIT); differences in docs/differences.md.
 *
 * @example
 * xmr([50, 51, 49, 50, 51, 49, 50, 51, 49, 50, 58, 50]).signals[10] // 1: "above limit"
 */
export function xmr(values: ArrayLike<number>, options: XmrOptions = {}): XmrResult {
  const n = values.length;
  const signals = new Uint8Array(n);
  const starts = segmentStarts(n, options.rebaseAt);
  const segments: Segment[] = [];
  for (let k = 0; k < starts.length; k++) {
    const end = starts[k + 1] ?? n;
    segments.push(judgeSegment(values, starts[k]!, end, k === 0 ? frozenPoints(options) : 0, options, signals));
  }
  return new SteppedChart(signals, segments);
}

/**
 * A chart whose lines are level within a segment. They are drawn point by point when somebody first looks at them: of five thousand
 * KPIs a pack shows the lines of a few dozen, and allocating all would cost more than judging them.
 */
class SteppedChart implements XmrResult {
  private lines: { readonly mean: Float64Array; readonly lower: Float64Array; readonly upper: Float64Array } | null =
    null;

  constructor(
    readonly signals: Uint8Array,
    readonly segments: readonly Segment[],
  ) {}

  get mean(): Float64Array {
    return this.drawn().mean;
  }

  get lower(): Float64Array {
    return this.drawn().lower;
  }

  get upper(): Float64Array {
    return this.drawn().upper;
  }

  private drawn(): NonNullable<SteppedChart["lines"]> {
    if (this.lines !== null) return this.lines;
    const n = this.signals.length;
    const lines = { mean: new Float64Array(n), lower: new Float64Array(n), upper: new Float64Array(n) };
    for (const segment of this.segments) {
      lines.mean.fill(segment.mean, segment.start, segment.end);
      lines.lower.fill(segment.lower, segment.start, segment.end);
      lines.upper.fill(segment.upper, segment.start, segment.end);
    }
    this.lines = lines;
    return lines;
  }
}

const NO_REBASE: readonly number[] = [0];

/** First positions of all segments: 0 and every usable rebase, ascending, without repeats. */
export function segmentStarts(n: number, rebaseAt: readonly number[] | undefined): readonly number[] {
  if (rebaseAt === undefined || rebaseAt.length === 0) return NO_REBASE;
  const usable = rebaseAt.filter((r) => Number.isInteger(r) && r > 0 && r < n);
  return [0, ...Array.from(new Set(usable)).sort((a, b) => a - b)];
}

/** Points that the limits of the first segment are frozen to; 0: not frozen. Fewer than 12 would be trial limits for ever. */
export function frozenPoints(options: XmrOptions): number {
  const n = options.freezeAfter ?? 0;
  return n >= POINTS_FOR_LIMITS ? Math.floor(n) : 0;
}

function judgeSegment(
  values: ArrayLike<number>,
  start: number,
  end: number,
  freeze: number,
  options: XmrOptions,
  signals: Uint8Array,
): Segment {
  const preset = presets[options.preset ?? "mdc"];
  const base = spread(values, start, end, preset.screened, freeze);
  const status = limitStatus(base.n, base.movingRange);
  if (status === "none") {
    const { n, mean, movingRange } = base;
    return { start, end, n, mean, lower: NaN, upper: NaN, movingRange, sigma: movingRange / D2, status };
  }
  if (status === "no variation") {
    const usual = usualValue(values, start, base.end);
    // A constant's own value, not its mean: summing 0.1 twelve times misses 0.1 in the last digit.
    const mean = usual === base.mean || isConstant(values, start, base.end, usual) ? usual : base.mean;
    flagChanged(values, start, end, usual, signals);
    return { start, end, n: base.n, mean, lower: mean, upper: mean, movingRange: 0, sigma: 0, status };
  }
  const { n, mean, movingRange } = base;
  const lower = mean - LIMIT_FACTOR * movingRange;
  const upper = mean + LIMIT_FACTOR * movingRange;
  const judged = base.guarded ? withUsualOnMean(values, values, usualValue(values, start, base.end), mean) : values;
  const lines = { mean, lower, upper, third: (LIMIT_FACTOR / 3) * movingRange };
  applyRules(judged, values, start, end, lines, preset, options.run ?? 0, signals);
  if (preset.anhoej) anhoejRuns(values, start, end, segmentMedian(values, start, base.end), signals);
  return { start, end, n, mean, lower, upper, movingRange, sigma: movingRange / D2, status };
}

function isConstant(values: ArrayLike<number>, start: number, end: number, value: number): boolean {
  for (let i = start; i < end; i++) if (values[i]! < value || values[i]! > value) return false;
  return true;
}

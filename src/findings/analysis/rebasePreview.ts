import type { Day } from "../../core/days";
import { signalWords, type LimitStatus, type PresetId, type Segment, type SignalWord } from "../../core/stats/types";
import { assurance, variation } from "../../core/stats/variation";
import type { Assurance, KpiAnalysis, Variation } from "./Analysis";
import { chartOf, type Chart } from "./chart";
import { rebasePosition } from "./periods";

/** Limits at the latest point, and what the chart says there. */
export interface ChartNow {
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
  readonly points: number;
  readonly status: LimitStatus;
  readonly signal: SignalWord;
  readonly variation: Variation;
  readonly assurance: Assurance | null;
}

export interface RebasePreview {
  /** What would be written as the KPI's rebase date. */
  readonly from: Day;
  readonly position: number;
  /** The chart as it is. */
  readonly before: ChartNow;
  /** The chart with new limits from that day; `earlier` is the stretch it leaves behind, null when that is too short for limits. */
  readonly after: ChartNow;
  readonly earlier: { readonly mean: number; readonly lower: number; readonly upper: number } | null;
  /** The rebase date it would replace: a KPI has one. */
  readonly replaces: Day | null;
  /** Signals of the whole chart before and after. */
  readonly signalsBefore: number;
  readonly signalsAfter: number;
  /** Lines point by point after, for drawing. */
  readonly lines: Pick<Chart["result"], "mean" | "lower" | "upper">;
}

/**
 * What a rebase would change, before anyone decides: limits, signal and icons as they are and as they would be. Nothing is changed.
 *
 * @param k the KPI as analysed
 * @param preset the rules in use
 * @param from first day of the new limits; left out: the suggestion of the analysis
 * @returns null without a suggestion and without a day, or when the day lies before the second or after the latest observation
 */
export function rebasePreview(k: KpiAnalysis, preset: PresetId, from?: Day): RebasePreview | null {
  const wanted = from ?? k.rebaseSuggestion?.from;
  if (wanted === undefined || k.latest < 0) return null;
  const position = rebasePosition({ ...k.kpi, rebase: wanted }, k.n);
  if (position === null || position > k.latest) return null;
  const of = (rebaseAt: number | null): Chart => chartOf(k.kpi, k.n, { preset, rebaseAt, frequency: k.frequency });
  const now = of(rebasePosition(k.kpi, k.n));
  const then = of(position);
  const left = then.result.segments.find((s) => position - 1 >= s.start && position - 1 < s.end);
  const drawn = left !== undefined && left.status !== "none";
  return {
    from: wanted,
    position,
    before: chartNow(k, now),
    after: chartNow(k, then),
    earlier: drawn ? lineAt(then, position - 1) : null,
    replaces: k.kpi.rebase,
    signalsBefore: signals(now),
    signalsAfter: signals(then),
    lines: then.result,
  };
}

function lineAt(
  { result }: Chart,
  i: number,
): { readonly mean: number; readonly lower: number; readonly upper: number } {
  return { mean: result.mean[i]!, lower: result.lower[i]!, upper: result.upper[i]! };
}

function chartNow(k: KpiAnalysis, chart: Chart): ChartNow {
  const { result } = chart;
  const segment: Segment = result.segments.find((s) => k.latest >= s.start && k.latest < s.end)!;
  const { target, targetUpper, direction } = k.kpi;
  const signal = signalWords[result.signals[k.latest]!]!;
  return {
    ...lineAt(chart, k.latest),
    points: segment.n,
    status: segment.status,
    signal,
    variation: variation(signal, direction),
    assurance: assurance(segment, target, direction, targetUpper),
  };
}

function signals({ result }: Chart): number {
  let count = 0;
  for (const code of result.signals) if (code !== 0) count++;
  return count;
}

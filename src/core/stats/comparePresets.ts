import { falseAlarmProbability, type ChartOfLimits } from "./falseAlarm";
import { presets } from "./presets";
import { signalWords, type Direction, type PresetId, type Segment, type SignalWord, type XmrResult } from "./types";
import { assurance, variation, type AssuranceWord, type VariationWord } from "./variation";
import { xmr } from "./xmr";

/** What one set of rules says of a series. */
export interface PresetComparison {
  readonly preset: PresetId;
  readonly name: string;
  /** Signal of the latest present point; "" = none. */
  readonly signal: SignalWord;
  readonly variation: VariationWord;
  /** Null without target or limits. */
  readonly assurance: AssuranceWord | null;
  /** Lines at the latest present point, in the unit of the values; NaN when there are none. */
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
  /** Positions that carry a signal, the latest among them, oldest first. */
  readonly flagged: readonly number[];
  /** Chance that a stable process of as many points would signal on its latest under these rules. */
  readonly falseAlarm: number;
}

export interface ComparisonTarget {
  readonly target: number | null;
  /** Upper end of a range. */
  readonly upper?: number | null;
}

export const presetOrder = Object.keys(presets) as readonly PresetId[];

/**
 * The same series judged by every preset side by side: "what would Wheeler's rules say?".
 *
 * @param values the measure in any unit, oldest first; NaN = missing
 * @param direction which way is better
 * @param target null: no target; for "range" with its upper end
 * @param options freezeAfter and rebaseAt as {@link xmr}; they hold for all presets alike
 * @returns a line a preset, in the order of {@link presetOrder} (the default first)
 *
 * Too few points: no limits, no signal, no assurance, in every line. Invariants: each line is what xmr with that preset says; negating
 * values and target and swapping higher with lower keeps variation and assurance. Cost: linear in n, once a preset.
 * Source: the presets' own (presets.ts); putting them side by side is ours.
 *
 * @example comparePresets([50, 51, 49, 50, 51, 49, 50, 51, 49, 50, 51, 60], "lower")[2].variation // "concerning"
 */
export function comparePresets(
  values: ArrayLike<number>,
  direction: Direction,
  target: number | ComparisonTarget | null = null,
  options: { readonly freezeAfter?: number | null; readonly rebaseAt?: readonly number[] } = {},
): PresetComparison[] {
  const goal = typeof target === "number" || target === null ? { target } : target;
  return presetOrder.map((preset) =>
    judgedBy(preset, xmr(values, { ...options, preset }), values, "xmr", direction, goal),
  );
}

/** A line of the comparison from a chart that was drawn already (p′ and others as well). */
export function judgedBy(
  preset: PresetId,
  result: XmrResult,
  values: ArrayLike<number>,
  chart: ChartOfLimits,
  direction: Direction,
  goal: ComparisonTarget,
): PresetComparison {
  const name = presets[preset].name;
  let latest = values.length - 1;
  while (latest >= 0 && values[latest] !== values[latest]) latest--;
  const segment = result.segments.find((s) => latest >= s.start && latest < s.end);
  const signal = latest < 0 ? "" : signalWords[result.signals[latest]!]!;
  const flagged: number[] = [];
  for (let i = 0; i <= latest; i++) if (result.signals[i] !== 0) flagged.push(i);
  return {
    preset,
    name,
    signal,
    variation: variation(signal, direction),
    assurance: segment ? assurance(segment, goal.target, direction, goal.upper ?? null) : null,
    mean: result.mean[latest] ?? NaN,
    lower: result.lower[latest] ?? NaN,
    upper: result.upper[latest] ?? NaN,
    flagged,
    falseAlarm:
      segment && segment.status !== "none"
        ? falseAlarmProbability(presentIn(values, segment, latest), preset, chart)
        : 0,
  };
}

function presentIn(values: ArrayLike<number>, segment: Segment, latest: number): number {
  let n = 0;
  for (let i = segment.start; i <= latest; i++) if (values[i] === values[i]) n++;
  return n;
}

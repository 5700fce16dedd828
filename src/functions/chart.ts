import { presets } from "../core/stats/presets";
import { signalWords, type PresetId, type Segment, type SignalWord, type XmrResult } from "../core/stats/types";
import { xmr } from "../core/stats/xmr";
import { CellError } from "./CellError";
import { choice, isLeftOut, numbers, optionalWhole } from "./arguments";
import { remembering } from "./memo";

interface ChartOptions {
  readonly preset: PresetId;
  readonly freezeAfter: number | null;
  readonly rebaseAt: readonly number[];
}

const chartOfSeries = remembering<ChartOptions, XmrResult>((values, options) => xmr(values, options));

export interface Chart {
  readonly values: Float64Array;
  readonly preset: PresetId;
  readonly result: XmrResult;
  /** Position of the last value present, −1 when there is none. */
  readonly latest: number;
  /** The segment that holds the latest value; null when there is none. */
  readonly segment: Segment | null;
  /** Signal of the latest value. */
  readonly signal: SignalWord;
}

/** Arguments → XmR chart; the chart of a series asked before is remembered. */
export function chartOf(values: unknown, preset: unknown, freezeAfter?: unknown, rebaseAt?: unknown): Chart {
  const series = numbers(values, "values");
  const id = choice(preset, "preset", Object.keys(presets) as PresetId[], "mdc");
  const options = {
    preset: id,
    freezeAfter: optionalWhole(freezeAfter, "freezeAfter", 1, 1_048_576),
    rebaseAt: rebasePositions(rebaseAt, series.length),
  };
  const result = chartOfSeries(series, options);
  let latest = series.length - 1;
  while (latest >= 0 && Number.isNaN(series[latest])) latest--;
  const segment = result.segments.find((s) => latest >= s.start && latest < s.end) ?? null;
  return { values: series, preset: id, result, latest, segment, signal: signalAt(result, latest) };
}

export function signalAt(result: XmrResult, position: number): SignalWord {
  return signalWords[result.signals[position] ?? 0] ?? "";
}

/** 1-based positions → 0-based, blanks skipped. */
function rebasePositions(rebaseAt: unknown, n: number): number[] {
  if (isLeftOut(rebaseAt)) return [];
  const found: number[] = [];
  for (const position of numbers(rebaseAt, "rebaseAt")) {
    if (Number.isNaN(position)) continue;
    if (!Number.isInteger(position) || position < 1 || position > n) {
      throw new CellError("#NUM!", `rebaseAt: ${position} is not the position of a value (1 to ${n}).`);
    }
    found.push(position - 1);
  }
  return found;
}

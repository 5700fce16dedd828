/** Words of functions.md for a point's signal, in this order: the index is the code in {@link XmrResult.signals}. */
export const signalWords = [
  "",
  "above limit",
  "below limit",
  "rising trend",
  "falling trend",
  "2 of 3 near upper",
  "2 of 3 near lower",
  "shift above",
  "shift below",
] as const;
export type SignalWord = (typeof signalWords)[number];

export type PresetId = "mdc" | "nhs-excel" | "wheeler" | "anhoej" | "western-electric" | "nelson";
export type Direction = "higher" | "lower" | "range" | "neutral";

export interface XmrOptions {
  readonly preset?: PresetId;
  /** Limits of the first segment from its first n points (n ≥ 12 present points asked for; fewer: all). */
  readonly freezeAfter?: number | null;
  /** 0-based positions of the first point of each new segment. */
  readonly rebaseAt?: readonly number[];
  /** Points that make a shift or a trend, instead of the preset's own (the NHS Excel tool lets people choose 6 or 7). */
  readonly run?: number;
}

export type LimitStatus = "none" | "trial limits" | "limits" | "no variation";

/** One stretch of a chart between rebases. */
export interface Segment {
  /** 0-based first and one-past-last position. */
  readonly start: number;
  readonly end: number;
  /** Points present that the limits come from. */
  readonly n: number;
  readonly mean: number;
  /** NaN when `status` is "none". */
  readonly lower: number;
  readonly upper: number;
  /** Mean moving range after screening. */
  readonly movingRange: number;
  /** Its estimate of σ: movingRange / 1.128. */
  readonly sigma: number;
  readonly status: LimitStatus;
}

/** A control chart point by point. All arrays have the length of the input; NaN stands for "none". */
export interface XmrResult {
  readonly mean: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Codes into {@link signalWords}; 0 = none. */
  readonly signals: Uint8Array;
  readonly segments: readonly Segment[];
}

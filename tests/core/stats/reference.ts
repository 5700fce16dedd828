import { assurance, variation } from "../../../src/core/stats/variation";
import { signalWords, type Direction, type SignalWord, type XmrResult } from "../../../src/core/stats/types";
import { xmr } from "../../../src/core/stats/xmr";
import { series, type GoldenCase } from "./golden";

/** Input and answer of NHSRplotthedots, in its own words. */
export interface SpcInput {
  readonly values: readonly (number | null)[];
  readonly improvementDirection: "increase" | "decrease" | "neutral";
  readonly target: number | null;
  readonly rebaseAtIndex?: readonly number[] | null;
  readonly fixAfterN?: number | null;
  readonly screenOutliers?: boolean;
}
export interface SpcExpected {
  readonly mean: number | null;
  readonly lpl: number | null;
  readonly upl: number | null;
  readonly meanByPoint?: readonly (number | null)[];
  readonly lplByPoint?: readonly (number | null)[];
  readonly uplByPoint?: readonly (number | null)[];
  readonly specialCauseType: readonly string[];
  readonly variationType: string;
  readonly assuranceType: string | null;
}
export type SpcCase = GoldenCase<SpcInput, SpcExpected>;

export const referenceSignals: Readonly<Record<string, SignalWord>> = {
  "Common Cause": "",
  "Above UCL": "above limit",
  "Below LCL": "below limit",
  "7 Point Trend (Increasing)": "rising trend",
  "7 Point Trend (Decreasing)": "falling trend",
  "2 in 3 Above CL": "2 of 3 near upper",
  "2 in 3 Below CL": "2 of 3 near lower",
  "7 Points Above CL": "shift above",
  "7 Points Below CL": "shift below",
};
export const referenceVariation: Readonly<Record<string, string>> = {
  common_cause: "common cause",
  special_cause_improvement: "improving",
  special_cause_concern: "concerning",
  special_cause_neutral_high: "neutral high",
  special_cause_neutral_low: "neutral low",
};
export const referenceAssurance: Readonly<Record<string, string>> = {
  consistent_pass: "consistently passes",
  consistent_fail: "consistently fails",
  inconsistent: "hit or miss",
};

export interface OurAnswer {
  readonly result: XmrResult;
  readonly words: readonly SignalWord[];
  readonly variation: string;
  readonly assurance: string | null;
}

/** Our answer to a case of the reference. */
export function ourAnswer(c: SpcCase): OurAnswer {
  const directions: Record<SpcInput["improvementDirection"], Direction> = {
    increase: "higher",
    decrease: "lower",
    neutral: "neutral",
  };
  const direction = directions[c.input.improvementDirection];
  const result = xmr(series(c.input.values), {
    preset: c.input.screenOutliers === false ? "nhs-excel" : "mdc",
    freezeAfter: c.input.fixAfterN ?? null,
    rebaseAt: c.input.rebaseAtIndex ?? [],
  });
  const words = Array.from(result.signals, (code) => signalWords[code]!);
  const last = result.segments[result.segments.length - 1]!;
  return {
    result,
    words,
    variation: variation(words[words.length - 1] ?? "", direction),
    assurance: assurance(last, c.input.target, direction),
  };
}

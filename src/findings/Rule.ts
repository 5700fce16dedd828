import type { Thresholds } from "../contract/settings";
import type { Finding, FindingKind } from "./Finding";
import type { Analysis } from "./analysis/Analysis";

/** What `detect` leaves to the engine: fields with an obvious default. */
export type RawFinding = Pick<
  Finding,
  "id" | "rule" | "table" | "subject" | "label" | "kind" | "text" | "headline" | "why" | "question"
> &
  Partial<Finding>;

/** A rule family: one file each in `detectors/`. Pure: the same analysis gives the same findings. */
export interface Detector {
  /** Prefix of its rule ids: `xmr`, `promise`, `billing` … */
  readonly family: string;
  /** The rules it can speak with, for settings, docs and tests. */
  readonly rules: readonly RuleInfo[];
  detect(analysis: Analysis): readonly RawFinding[];
}

export interface RuleInfo {
  readonly id: string;
  readonly kind: FindingKind;
  /** What makes it speak, in a sentence. */
  readonly about: string;
  /** Name of its threshold in the settings, when it has one. */
  readonly threshold?: keyof Thresholds;
  /** Further thresholds that it looks at. */
  readonly also?: readonly (keyof Thresholds)[];
}

import type { PresetId } from "./types";

/** "k of m points beyond a zone": the near rule of Making Data Count and the zone tests of Western Electric and Nelson. */
export interface ZoneRule {
  readonly need: number;
  readonly of: number;
  /** Where the zone begins, in thirds of the distance from mean to limit (2 = "near", two thirds). */
  readonly beyond: 1 | 2;
  /** Whether a point beyond the limit itself counts towards the zone. */
  readonly countOutside: boolean;
  /** Whether the points of the window that are not in the zone must still be on its side of the mean. */
  readonly allSameSide: boolean;
  /** How it is said: the vocabulary of signals has "2 of 3 near …" and "shift …". */
  readonly said: "near" | "shift";
}

/** A set of rules as plain data; the arithmetic is in `limits.ts` and `rules.ts`. */
export interface Preset {
  readonly id: PresetId;
  readonly name: string;
  /** Leave moving ranges ≥ 3.267 × their mean out, once. */
  readonly screened: boolean;
  /** What the runs are counted around: the mean; the median for Anhøj's. Limits are always around the mean. */
  readonly centre: "mean" | "median";
  /** Points that rise or fall strictly; null: the rule is off. */
  readonly trend: number | null;
  /** Points on one side of the centre; null: the rule is off. */
  readonly shift: number | null;
  readonly zones: readonly ZoneRule[];
  /** Anhøj's longest run and number of crossings instead of a fixed run. */
  readonly anhoej: boolean;
  readonly source: string;
}

const nearMakingDataCount: ZoneRule = {
  need: 2,
  of: 3,
  beyond: 2,
  countOutside: false,
  allSameSide: true,
  said: "near",
};
const twoOfThree: ZoneRule = { need: 2, of: 3, beyond: 2, countOutside: true, allSameSide: false, said: "near" };
const fourOfFive: ZoneRule = { need: 4, of: 5, beyond: 1, countOutside: true, allSameSide: false, said: "shift" };

/**
 * The rule sets that a person can choose. A value strictly beyond a limit is a signal in all of them.
 *
 * Nelson's tests 4, 7 and 8 (alternating, hugging the mean, avoiding the mean) and Wheeler's "3 of 4 nearer to a limit" have no word
 * in the product's vocabulary of signals and are left out; see docs/differences.md.
 */
export const presets: Readonly<Record<PresetId, Preset>> = {
  mdc: {
    id: "mdc",
    name: "Making Data Count",
    screened: true,
    centre: "mean",
    trend: 7,
    shift: 7,
    zones: [nearMakingDataCount],
    anhoej: false,
    source: "NHS England Making Data Count as coded in NHSRplotthedots 0.2.2",
  },
  "nhs-excel": {
    id: "nhs-excel",
    name: "NHS Excel tool",
    screened: false,
    centre: "mean",
    trend: 7,
    shift: 7,
    zones: [nearMakingDataCount],
    anhoej: false,
    source: "NHS England Making Data Count Excel tool: unscreened, runs of 7 (6 by the option `run`)",
  },
  wheeler: {
    id: "wheeler",
    name: "Wheeler",
    screened: false,
    centre: "mean",
    trend: null,
    shift: 8,
    zones: [],
    anhoej: false,
    source: "Wheeler, Understanding Variation: beyond a limit, run of 8",
  },
  anhoej: {
    id: "anhoej",
    name: "Anhøj",
    screened: true,
    centre: "median",
    trend: null,
    shift: null,
    zones: [],
    anhoej: true,
    source: "Anhøj and Olesen 2014: longest run, crossings of the median",
  },
  "western-electric": {
    id: "western-electric",
    name: "Western Electric",
    screened: false,
    centre: "mean",
    trend: null,
    shift: 8,
    zones: [twoOfThree, fourOfFive],
    anhoej: false,
    source: "Western Electric, Statistical Quality Control Handbook, 1956",
  },
  nelson: {
    id: "nelson",
    name: "Nelson",
    screened: false,
    centre: "mean",
    trend: 6,
    shift: 9,
    zones: [twoOfThree, fourOfFive],
    anhoej: false,
    source: "Nelson 1984, tests 1, 2, 3, 5 and 6",
  },
};

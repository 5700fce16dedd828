import type { Base } from "./bases";
import type { Random } from "./Random";

export interface Spot {
  readonly sheet: string;
  readonly row: number;
  /** The very cell, where the mutation says which one is wrong. */
  readonly column?: number;
}

/** What must come of a mutated workbook, known from how it was made. All else must be as it was. */
export interface Expected {
  /** Default: it is read. "either": read as before, or refused with a sentence. */
  readonly outcome?: "read" | "refused" | "either";
  /** Rows (or cells of a wide table) that must be left out and listed. */
  readonly rejected?: readonly Spot[];
  /** Rows that were changed: each must be in the contract or listed. */
  readonly touched?: readonly Spot[];
  /** Rows that were taken away: nothing need be said of them. */
  readonly gone?: readonly Spot[];
  /** Sheets whose table can no longer be read; a problem must say so. */
  readonly lost?: readonly string[];
  /** Columns (keys) that were taken away: their values may be blank now. */
  readonly blanked?: Readonly<Record<string, readonly string[]>>;
  /** Values that a touched row must have now. */
  readonly values?: readonly {
    readonly sheet: string;
    readonly row: number;
    readonly is: Readonly<Record<string, unknown>>;
  }[];
  /** Where a row (and column of a wide table) stands now. */
  readonly moved?: (sheet: string, row: number, column: number) => readonly [string, number, number];
  /** A refusal must have one of these codes. */
  readonly codes?: readonly string[];
}

export interface Mutant {
  readonly what: string;
  readonly bytes: Uint8Array;
  readonly expected: Expected;
}

/** Spoils a base in one way; null when the base has nothing that could be spoiled so. */
export interface Mutation {
  readonly name: string;
  make(base: Base, random: Random): Mutant | null;
}

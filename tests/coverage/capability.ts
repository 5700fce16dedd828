import type { Change } from "./pack";

/** What shows that typed data counts: words that appear on a page, a finding that appears, a finding that goes. */
export type Proof =
  | readonly ["page", page: string, words: string | RegExp]
  | readonly ["finding", id: string]
  | readonly ["gone", id: string];

/** One capability of the sources: its number there, what a person types, and what changes for it. */
export interface Capability {
  /** Number of docs/coverage.md, a letter for what goes beyond the sources. */
  readonly number: string;
  readonly what: string;
  readonly type: Change;
  readonly settings?: object;
  readonly proof: readonly Proof[];
}

export function capability(
  number: number | string,
  what: string,
  type: Change,
  ...proof: readonly Proof[]
): Capability {
  return { number: String(number), what, type, proof };
}

export function page(id: string, words: string | RegExp): Proof {
  return ["page", id, words];
}

export function finding(id: string): Proof {
  return ["finding", id];
}

export function gone(id: string): Proof {
  return ["gone", id];
}

/** A score of the relationship in the latest round of the sample. */
export function score(factor: string, set: string, points: number, about = "supplier", rater = "client") {
  return { date: "2026-09-10", factor, set, party: about, rater, score: points, target: 8 };
}

/** One answer of a person who joins the panel's last round. */
export function answer(criterion: string, points: number, role = "end user", comment: string | null = null) {
  return {
    date: "2026-08-20",
    respondent: "Field director",
    role,
    party: "client",
    criterion,
    weight: 1,
    score: points,
    comment,
  };
}

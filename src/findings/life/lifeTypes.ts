import type { Day } from "../../core/days";
import type { LifeEvent } from "./events";

/** What somebody said about a finding, and when. */
export interface Said {
  readonly text: string;
  readonly recorded: string;
  readonly by: string | null;
}

export interface Rest {
  /** Last day on which it rests, or until it changes. */
  readonly until: Day | "changes";
  readonly reason: string;
  readonly recorded: string;
}

export interface Assigned {
  readonly owner: string | null;
  readonly counterpart: string | null;
  readonly recorded: string;
}

/** All that people did with one finding, and what follows from it today. */
export interface Life {
  readonly ref: string;
  /** Its headline when it was last written about. */
  readonly finding: string;
  /** It rests now; null when it does not. */
  readonly rest: Rest | null;
  /** Why it speaks again although it was acknowledged, as a sentence; null when nothing brought it back by itself. */
  readonly back: string | null;
  readonly assigned: Assigned | null;
  readonly comment: Said | null;
  readonly decision: Said | null;
  /** What people chose; null leaves it to the agenda's own order. */
  readonly agenda: "on" | "off" | null;
  readonly issue: string | null;
  /** Every event about it, the oldest first. */
  readonly history: readonly LifeEvent[];
}

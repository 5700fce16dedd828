import type { CellValue } from "../../contract/cells";
import type { CellProblem } from "../../contract/Contract";
import { isoFromDay, type Day } from "../../core/days";

/** The visible sheet, and its Excel table, on which everything stands that people did with exceptions. */
export const lifeSheet = "MI Exception log";

/** What can happen to a finding, by the word that stands in the column Event. */
export const eventKinds = [
  "acknowledged",
  "reopened",
  "assigned",
  "comment",
  "decision",
  "on agenda",
  "off agenda",
  "logged as issue",
] as const;
export type EventKind = (typeof eventKinds)[number];

/** The word that stands for an event, whatever its case and spaces; undefined when there is none like it. */
export function eventKindOf(text: string): EventKind | undefined {
  const word = text.trim().toLowerCase().replace(/\s+/g, " ");
  return eventKinds.find((kind) => kind === word);
}

/** Rests until that day, that day included; or until the finding itself changes. */
export type Until = Day | "changes";

/** One row of the log. Texts are trimmed; what does not belong to the kind of event is null. */
export interface LifeEvent {
  /** ISO date-time, or the day alone when a person wrote it so. */
  readonly recorded: string;
  /** Id of the finding. */
  readonly ref: string;
  /** Its headline then. */
  readonly finding: string;
  readonly kind: EventKind;
  readonly until: Until | null;
  readonly owner: string | null;
  readonly counterpart: string | null;
  readonly text: string | null;
  /** What the finding was then; see `fingerprintOf`. */
  readonly asItWas: string | null;
  /** Who did it, when that is known. */
  readonly by: string | null;
  readonly issue: string | null;
}

/** The log as read: usable events from top to bottom, and what could not be used. */
export interface LifeLog {
  readonly events: readonly LifeEvent[];
  readonly problems: readonly CellProblem[];
}

export const emptyLog: LifeLog = { events: [], problems: [] };

interface LogColumn {
  readonly header: string;
  /** Width in characters. */
  readonly width: number;
  /** Of a column of days: how they are shown. */
  readonly format?: string;
  readonly of: (event: LifeEvent) => CellValue;
}

/** How days are shown in sheets, unless people show them otherwise. */
export const dayFormat = "d mmm yyyy";

/** The columns of the table, left to right: how an event is written, and how wide. */
export const logColumns: readonly LogColumn[] = [
  { header: "Recorded", width: 21, of: (e) => e.recorded },
  { header: "Ref", width: 24, of: (e) => e.ref },
  { header: "Finding", width: 46, of: (e) => e.finding },
  { header: "Event", width: 16, of: (e) => e.kind },
  {
    header: "Until",
    width: 13,
    format: dayFormat,
    of: (e) => (typeof e.until === "number" ? isoFromDay(e.until) : e.until),
  },
  { header: "Owner", width: 20, of: (e) => e.owner },
  { header: "Counterpart", width: 20, of: (e) => e.counterpart },
  { header: "Text", width: 46, of: (e) => e.text },
  { header: "As it was", width: 46, of: (e) => e.asItWas },
  { header: "By", width: 16, of: (e) => e.by },
  { header: "Issue", width: 10, of: (e) => e.issue },
];

export const logHeaders: readonly string[] = logColumns.map((c) => c.header);
export const logWidths: readonly number[] = logColumns.map((c) => c.width);
export const logFormats: readonly (string | null)[] = logColumns.map((c) => c.format ?? null);

/** The row of an event, in the order of the columns. */
export function rowOf(event: LifeEvent): CellValue[] {
  return logColumns.map((column) => column.of(event));
}

type Optional = "until" | "owner" | "counterpart" | "text" | "asItWas" | "by" | "issue";

/** An event from what it says; everything else stays blank. */
export function lifeEvent(
  event: Pick<LifeEvent, "recorded" | "ref" | "finding" | "kind"> & Partial<Pick<LifeEvent, Optional>>,
): LifeEvent {
  return {
    until: null,
    owner: null,
    counterpart: null,
    text: null,
    asItWas: null,
    by: null,
    issue: null,
    ...event,
  };
}

/**
 * Two logs that share a past (a workbook's, and that of the last pack made from it) as one: nothing twice, nothing lost,
 * in the order of recording. Rows that say the same at the same moment are one event.
 */
export function joinLogs(earlier: LifeLog, later: LifeLog): LifeLog {
  if (earlier.events.length === 0 && earlier.problems.length === 0) return later;
  const seen = new Set<string>();
  const events: LifeEvent[] = [];
  for (const event of [...earlier.events, ...later.events]) {
    const key = JSON.stringify(rowOf(event));
    if (!seen.has(key)) events.push(event);
    seen.add(key);
  }
  events.sort((a, b) => (a.recorded < b.recorded ? -1 : a.recorded > b.recorded ? 1 : 0));
  return { events, problems: [...later.problems, ...earlier.problems] };
}

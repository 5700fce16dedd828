import { dayFromIso, type Day } from "../../core/days";
import type { RankedFinding } from "../Finding";
import { joinWords, shortDate } from "../words";
import type { EventKind, LifeEvent } from "./events";
import { changeSince, readFingerprint } from "./fingerprint";
import type { Assigned, Life, Rest, Said } from "./lifeTypes";

export type { Assigned, Life, Rest, Said };

/** What the life of a finding is compared with: the finding as it is today. */
export type Today = Pick<
  RankedFinding,
  "id" | "kind" | "rule" | "since" | "period" | "value" | "money" | "severity" | "contractual" | "concern"
>;

/**
 * The life of every finding that the log speaks of, by its id.
 *
 * The last event of each sort counts, and last means furthest down in the log: for resting, *acknowledged* and
 * *reopened*; for the agenda, *on* and *off*; for owner and counterpart the last name under each; comment, decision and
 * issue the last of theirs. An acknowledged finding rests until its day (that day included) or until it changes, and comes back by
 * itself, with the reason, when that is over; one that rests until a day comes back earlier when it became worse
 * (`changeSince`). A finding that is not there today is neither resting nor back.
 *
 * @param events in the order of the log
 * @param findings today's
 * @param write how a figure of a finding is written in the reason
 * Invariants: the order of events of other findings does not matter; an event added at the end changes the life of its own
 *   finding only, and leaves its earlier history as it was.
 * Cost: linear in events and findings. Source: ours.
 */
export function livesOf(
  events: readonly LifeEvent[],
  findings: readonly Today[],
  asOf: Day,
  write?: (finding: Today, figure: number) => string,
): ReadonlyMap<string, Life> {
  const histories = new Map<string, LifeEvent[]>();
  for (const event of events) {
    const history = histories.get(event.ref);
    if (history) history.push(event);
    else histories.set(event.ref, [event]);
  }
  if (histories.size === 0) return new Map();
  const today = new Map(findings.map((f) => [f.id, f]));
  return new Map([...histories].map(([ref, history]) => [ref, lifeOf(ref, history, today.get(ref), asOf, write)]));
}

function lifeOf(
  ref: string,
  history: readonly LifeEvent[],
  finding: Today | undefined,
  asOf: Day,
  write: ((finding: Today, figure: number) => string) | undefined,
): Life {
  const newest = [...history].reverse();
  const last = (...kinds: EventKind[]) => newest.find((e) => kinds.includes(e.kind));
  const said = (kind: EventKind): Said | null => {
    const event = last(kind);
    return event ? { text: event.text ?? "", recorded: event.recorded, by: event.by } : null;
  };
  const agenda = last("on agenda", "off agenda");
  const asleep = last("acknowledged", "reopened");
  const state = finding && asleep?.kind === "acknowledged" ? restOf(asleep, finding, asOf, write) : awake;
  return {
    ref,
    finding: newest.find((e) => e.finding !== "")?.finding ?? ref,
    ...state,
    assigned: assignedOf(history),
    comment: said("comment"),
    decision: said("decision"),
    agenda: agenda ? (agenda.kind === "on agenda" ? "on" : "off") : null,
    issue: last("logged as issue")?.issue ?? null,
    history,
  };
}

const awake: Pick<Life, "rest" | "back"> = { rest: null, back: null };

function restOf(
  event: LifeEvent,
  finding: Today,
  asOf: Day,
  write: ((finding: Today, figure: number) => string) | undefined,
): Pick<Life, "rest" | "back"> {
  const { until } = event;
  if (until === null) return awake;
  const was = event.asItWas === null ? null : readFingerprint(event.asItWas);
  const changed = was
    ? changeSince(was, finding, asOf, write && ((figure) => write(finding, figure)))
    : { what: [], worse: [] };
  const when = dayWords(event.recorded);
  const back = (why: string): Pick<Life, "rest" | "back"> => ({ rest: null, back: why });
  if (until === "changes") {
    const why = [...changed.what, ...changed.worse];
    if (why.length > 0) return back(`Acknowledged ${when} until it changes; now ${joinWords(why, 9)}.`);
  } else {
    const acknowledged = `Acknowledged ${when} until ${shortDate(until)}`;
    if (asOf > until) return back(`${acknowledged}, which is over.`);
    if (changed.worse.length > 0)
      return back(`${acknowledged}, but ${joinWords([...changed.what, ...changed.worse], 9)}.`);
  }
  return { rest: { until, reason: event.text ?? "", recorded: event.recorded }, back: null };
}

/** The last owner and the last counterpart; naming one leaves the other as it was. */
function assignedOf(history: readonly LifeEvent[]): Assigned | null {
  return history
    .filter((event) => event.kind === "assigned")
    .reduce<Assigned | null>(
      (before, event) => ({
        owner: event.owner ?? before?.owner ?? null,
        counterpart: event.counterpart ?? before?.counterpart ?? null,
        recorded: event.recorded,
      }),
      null,
    );
}

/** `2026-11-12T09:30:00Z` → `12 Nov 2026`. */
export function dayWords(recorded: string): string {
  const day = dayFromIso(recorded.slice(0, 10));
  return day === undefined ? recorded : shortDate(day);
}

/** `until 31 Dec 2026`, `until it changes`. */
export function untilWords(until: Rest["until"]): string {
  return until === "changes" ? "until it changes" : `until ${shortDate(until)}`;
}

/** `Acknowledged until 31 Dec 2026: planned works`. */
export function restWords(rest: Rest): string {
  return `Acknowledged ${untilWords(rest.until)}${rest.reason === "" ? "" : `: ${rest.reason}`}`;
}

/** `assigned 12 Nov 2026` */
export function assignedWords(assigned: Assigned): string {
  return `assigned ${dayWords(assigned.recorded)}`;
}

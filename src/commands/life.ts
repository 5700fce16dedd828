import { dayFromIso } from "../core/days";
import type { Finding, FindingsReport } from "../findings/Finding";
import {
  lifeEvent,
  lifeSheet,
  logFormats,
  logHeaders,
  logWidths,
  rowOf,
  type EventKind,
  type LifeEvent,
} from "../findings/life/events";
import { fingerprintOf } from "../findings/life/fingerprint";
import { untilWords, type Life } from "../findings/life/life";
import { HostRefusal } from "../host/SpreadsheetHost";
import type { App } from "./App";
import { checkData } from "./check";
import type { Task } from "./Command";

/** `{ id, by? }` and what each command adds: which finding, and who does it when that is known. */
interface About {
  readonly id?: string;
  readonly by?: string;
}

/**
 * Lets a finding rest: `{ id, until: "2026-12-31", reason }`, or `until: "changes"`. It comes back by itself when the day
 * is over, when it changes, or when it became worse.
 */
export async function acknowledge(app: App, args: unknown, task: Task): Promise<void> {
  const { until = "", reason } = (args ?? {}) as About & { until?: string; reason?: string };
  const { finding, report } = findingOf(app, args);
  const day = until === "changes" ? until : dayFromIso(until);
  if (day === undefined)
    throw new HostRefusal("bad-input", 'Give the day until which it may rest, like 2026-12-31, or "changes".');
  if (typeof day === "number" && day < report.asOf)
    throw new HostRefusal("bad-input", "That day is over: the data speaks of a later one. Give a later day.");
  await record(app, task, args, "acknowledged", {
    until: day,
    text: words(reason),
    asItWas: fingerprintOf(finding, report.asOf),
  });
  app.store.update({ notice: `Acknowledged ${untilWords(day)}; it stands in ${lifeSheet}.` });
}

/** Ends a rest by hand: `{ id, reason? }`. */
export async function reopen(app: App, args: unknown, task: Task): Promise<void> {
  const { finding } = findingOf(app, args);
  if (!finding.life?.rest) throw new HostRefusal("nothing-to-do", "This exception does not rest.");
  await record(app, task, args, "reopened", { text: words((args as { reason?: string }).reason) });
  app.store.update({ notice: "Reopened: it is in the list again." });
}

/** Says who answers for it, over the owners of the KPI: `{ id, owner?, counterpart? }`, one of them at least. */
export async function assign(app: App, args: unknown, task: Task): Promise<void> {
  const given = (args ?? {}) as About & { owner?: string; counterpart?: string };
  const [owner, counterpart] = [words(given.owner), words(given.counterpart)];
  if (owner === null && counterpart === null) throw new HostRefusal("bad-input", "Name an owner or a counterpart.");
  await record(app, task, args, "assigned", { owner, counterpart });
  app.store.update({ notice: `Assigned to ${[owner, counterpart].filter((name) => name !== null).join(" ↔ ")}.` });
}

/** `{ id, text }`: stands in the pack's column Comment at the next build. */
export function comment(app: App, args: unknown, task: Task): Promise<void> {
  return say(app, args, task, "comment");
}

/** `{ id, text }`: stands in the pack's column Decision at the next build. */
export function decide(app: App, args: unknown, task: Task): Promise<void> {
  return say(app, args, task, "decision");
}

async function say(app: App, args: unknown, task: Task, kind: "comment" | "decision"): Promise<void> {
  const text = words((args as { text?: string } | undefined)?.text);
  if (text === null) throw new HostRefusal("bad-input", `Write the ${kind} first.`);
  await record(app, task, args, kind, { text });
  app.store.update({ notice: `The ${kind} stands in ${lifeSheet}, and in the pack at its next build.` });
}

/** `{ id, on }`: puts it on the agenda before all others, or takes it off. */
export async function chooseAgenda(app: App, args: unknown, task: Task): Promise<void> {
  const { on } = (args ?? {}) as About & { on?: boolean };
  const { finding } = findingOf(app, args);
  if (typeof on !== "boolean") throw new HostRefusal("bad-input", "Say whether it is to be on the agenda.");
  if (on && finding.life?.rest)
    throw new HostRefusal("rests", `It rests ${untilWords(finding.life.rest.until)}: reopen it first.`);
  if (on && finding.kind === "data")
    throw new HostRefusal("bad-input", "Data quality is settled before the meeting, not in it.");
  await record(app, task, args, on ? "on agenda" : "off agenda", {});
  const now = app.store.getState().report?.findings.find((f) => f.id === finding.id);
  app.store.update({
    notice: !on
      ? "Taken off the agenda."
      : now?.onAgenda
        ? "It is on the agenda."
        : "It comes first on the agenda, but the meeting's minutes are full: lengthen the meeting or take something off.",
  });
}

/** A finding of today by the id in the arguments; refuses when it is not there. */
export function findingOf(
  app: App,
  args: unknown,
): { readonly finding: Finding & { readonly life?: Life }; readonly report: FindingsReport } {
  const { report } = app.store.getState();
  const { id } = (args ?? {}) as About;
  const finding = report?.findings.find((f) => f.id === id);
  if (!finding || !report) throw new HostRefusal("not-found", "That exception is no longer in the list.");
  return { finding, report };
}

/** Appends one event about a finding to the log and reads again. */
export async function record(
  app: App,
  task: Task,
  args: unknown,
  kind: EventKind,
  more: Partial<Omit<LifeEvent, "recorded" | "ref" | "finding" | "kind">>,
): Promise<void> {
  const { finding } = findingOf(app, args);
  const by = words((args as About).by);
  await appendEvents(app, [
    lifeEvent({ recorded: moment(app), ref: finding.id, finding: finding.headline, kind, by, ...more }),
  ]);
  await checkData(app, task, true);
}

export async function appendEvents(app: App, events: readonly LifeEvent[]): Promise<void> {
  if (events.length > 0)
    await app.host.appendRows(lifeSheet, logHeaders, events.map(rowOf), { widths: logWidths, formats: logFormats });
}

/** Now, to the second. */
export function moment(app: App): string {
  return app.clock().replace(/\.\d+Z$/, "Z");
}

function words(text: string | null | undefined): string | null {
  const trimmed = (text ?? "").trim();
  return trimmed === "" ? null : trimmed;
}

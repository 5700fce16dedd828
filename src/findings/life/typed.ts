import { lifeEvent, type EventKind, type LifeEvent } from "./events";

/** What people type into the pack's Exceptions page: finding id → column id → text. */
export type Typed = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** Columns of that page that are events of the log as well. */
const fields = ["comment", "decision"] as const satisfies readonly EventKind[];

/**
 * One text for each typed cell of the Exceptions page, from its two sources: what stands in the pack's cell, and the log.
 *
 * What is typed in the pack and is not the text of any event of that finding yet is newer than the log: it is kept, and
 * becomes an event. Otherwise the log's last word counts. So nothing typed is ever lost: each text is an event, and
 * stands in the history when it is followed by another. Cells emptied by hand come back from the log.
 *
 * @param typed as read from the pack; columns that are not the log's pass through
 * @param findings of that page, by id: only their cells are the log's
 * @param recorded date and time of the build, for new events
 * @param headline of a finding, for new events
 * @returns what the pack is to show, and the events to append
 * Invariant: with the new events in the log, the same call gives the same texts and no event.
 */
export function settleTyped(
  typed: Typed,
  findings: ReadonlySet<string>,
  events: readonly LifeEvent[],
  recorded: string,
  headline: (ref: string) => string,
): { readonly typed: Typed; readonly append: readonly LifeEvent[] } {
  const said = new Map<string, { readonly all: Set<string>; last: string }>();
  for (const { ref, kind, text } of events) {
    if (!fields.some((field) => field === kind) || text === null) continue;
    const key = `${kind}\n${ref}`;
    const entry = said.get(key);
    if (entry) {
      entry.all.add(same(text));
      entry.last = text;
    } else said.set(key, { all: new Set([same(text)]), last: text });
  }
  const settled = new Map<string, Record<string, string>>([...typed].map(([ref, texts]) => [ref, { ...texts }]));
  const append: LifeEvent[] = [];
  for (const [ref, texts] of typed) {
    if (!findings.has(ref)) continue;
    for (const kind of fields) {
      const text = (texts[kind] ?? "").trim();
      if (text === "" || said.get(`${kind}\n${ref}`)?.all.has(same(text))) continue;
      append.push(lifeEvent({ recorded, ref, finding: headline(ref), kind, text }));
      said.delete(`${kind}\n${ref}`);
    }
  }
  for (const [key, { last }] of said) {
    const at = key.indexOf("\n");
    const [kind, ref] = [key.slice(0, at), key.slice(at + 1)];
    settled.set(ref, { ...settled.get(ref), [kind]: last });
  }
  return { typed: settled, append };
}

/** Excel and people differ in line ends and in blanks at the end. */
function same(text: string): string {
  return text.replace(/\r\n?/g, "\n").trim();
}

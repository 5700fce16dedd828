import type { Settings } from "../contract/settings";
import { minutesFor } from "./agenda";
import type { RankedFinding } from "./Finding";
import { plural } from "./words";

/**
 * Why a finding is on the agenda or not, in a sentence with its minutes: "On the agenda from minute 20 to 28 of 60, in
 * order of rank." Read from the report itself, so that it says what the agenda did.
 *
 * @param findings all of them, in rank order
 */
export function agendaReason(
  f: RankedFinding,
  findings: readonly RankedFinding[],
  settings: Pick<Settings, "agendaMinutes" | "minutesPerItem" | "agendaAdd">,
): string {
  const items = findings.filter((other) => other.onAgenda);
  const used = items.reduce((sum, other) => sum + other.minutes, 0);
  const all = settings.agendaMinutes;
  if (f.onAgenda) {
    const start = items.slice(0, items.indexOf(f)).reduce((sum, other) => sum + other.minutes, 0);
    return `On the agenda from minute ${start} to ${start + f.minutes} of ${all}, ${whyOn(f, items, settings)}.`;
  }
  if (f.kind === "data") return "Not on the agenda: the data are put right before the meeting, not in it.";
  if (f.life?.agenda === "off") return "Not on the agenda: it was taken off.";
  if (f.life?.rest) return "Not on the agenda while it is acknowledged.";
  const first = items.find((other) => other.table === f.table && other.subject === f.subject);
  if (first) return `Not on the agenda by itself: discussed with “${first.headline}”.`;
  const needed = minutesFor(f, settings.minutesPerItem);
  const left = all - used;
  return `Not on the agenda: it needs ${plural(needed, "minute")}, and ${left <= 0 ? "none" : left} of ${all} ${left === 1 ? "is" : "are"} left after ${plural(items.length, "item")}.`;
}

function whyOn(
  f: RankedFinding,
  items: readonly RankedFinding[],
  settings: Pick<Settings, "agendaMinutes" | "minutesPerItem" | "agendaAdd">,
): string {
  if (settings.agendaAdd.includes(f.id) || f.life?.agenda === "on") return "put there by people";
  const firstHigh = items.find((other) => other.kind === "high" && !other.concern);
  const kept = f === firstHigh && settings.agendaMinutes >= 3 * settings.minutesPerItem;
  return kept ? "the first success, which keeps its place" : "in order of rank";
}

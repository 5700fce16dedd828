import { dayFromIso } from "../../core/days";
import { shortDate } from "../words";
import type { LifeEvent } from "./events";
import { untilWords } from "./life";

/** An event as a line of history: what was done, and the words that go with it. */
export function eventWords(event: LifeEvent): { readonly what: string; readonly text: string | null } {
  const { text } = event;
  switch (event.kind) {
    case "acknowledged":
      return { what: `Acknowledged ${event.until === null ? "" : untilWords(event.until)}`.trim(), text };
    case "reopened":
      return { what: "Reopened", text };
    case "assigned": {
      const counterpart = event.counterpart === null ? "" : `counterpart ${event.counterpart}`;
      const names = [event.owner, counterpart].filter((part) => part !== null && part !== "");
      return { what: `Assigned to ${names.join(", ")}`.replace("to counterpart", "a counterpart:"), text };
    }
    case "comment":
      return { what: "Comment", text };
    case "decision":
      return { what: "Decision", text };
    case "on agenda":
      return { what: "Put on the agenda", text };
    case "off agenda":
      return { what: "Taken off the agenda", text };
    case "logged as issue":
      return { what: `Logged as issue ${event.issue ?? ""}`.trim(), text };
  }
}

/** `12 Nov 2026, 09:30`; the day alone when no hour is known. Hours are UTC, as they are recorded. */
export function momentWords(recorded: string): string {
  const day = dayFromIso(recorded.slice(0, 10));
  const time = /T(\d{2}:\d{2})/.exec(recorded)?.[1];
  const date = day === undefined ? recorded : shortDate(day);
  return time === undefined ? date : `${date}, ${time} UTC`;
}

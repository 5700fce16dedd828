import type { MenuEntry } from "../parts/PopupMenu";
import type { ExceptionRow } from "./exceptionList";

export type ActionId =
  | "details"
  | "go"
  | "acknowledge"
  | "reopen"
  | "assign"
  | "comment"
  | "decide"
  | "agenda"
  | "offAgenda"
  | "issue"
  | "rebase";

const titles: Readonly<Record<ActionId, string>> = {
  details: "Explain",
  go: "Go to cell",
  acknowledge: "Acknowledge until…",
  reopen: "Reopen",
  assign: "Assign…",
  comment: "Comment…",
  decide: "Write down a decision…",
  agenda: "Add to agenda",
  offAgenda: "Take off the agenda",
  issue: "Log as issue…",
  rebase: "Look at the suggested rebase",
};

/** What can be done with a row: all of it for a finding, for a fault of the data what helps to mend it. */
export function actionsOf(row: ExceptionRow): readonly (MenuEntry & { readonly id: ActionId })[] {
  const may: ActionId[] = ["details"];
  if (row.cell !== null) may.push("go");
  if (row.finding) {
    may.push(row.life?.rest ? "reopen" : "acknowledge", "assign", "comment", "decide");
    if (row.onAgenda) may.push("offAgenda");
    else if (row.kind !== "data" && !row.life?.rest) may.push("agenda");
    may.push("issue");
    if (row.kpi?.rebaseSuggestion) may.push("rebase");
  }
  return may.map((id) => ({ id, title: titles[id] }));
}

import type { MenuEntry } from "../parts/PopupMenu";
import type { ExceptionRow } from "./exceptionList";

export type ActionId = "details" | "go" | "acknowledge" | "assign" | "agenda" | "issue" | "rebase";

const titles: Readonly<Record<ActionId, string>> = {
  details: "Explain",
  go: "Go to cell",
  acknowledge: "Acknowledge until…",
  assign: "Assign…",
  agenda: "Add to agenda",
  issue: "Log as issue…",
  rebase: "Look at the suggested rebase",
};

/** What can be done with a row: all of it for a finding, for a fault of the data what helps to mend it. */
export function actionsOf(row: ExceptionRow): readonly (MenuEntry & { readonly id: ActionId })[] {
  const may: ActionId[] = ["details"];
  if (row.cell !== null) may.push("go");
  if (row.finding) {
    may.push("acknowledge", "assign");
    if (!row.onAgenda && row.kind !== "data") may.push("agenda");
    may.push("issue");
    if (row.kpi?.rebaseSuggestion) may.push("rebase");
  }
  return may.map((id) => ({ id, title: titles[id] }));
}

import type { Counts } from "../../commands/selectors";
import type { AppState } from "../../commands/store";
import { plural, shortDate } from "../../findings/words";
import { ago } from "../parts/text";

export interface StatusPart {
  readonly id: "contract" | "asOf" | "low" | "high" | "breaking" | "data" | "build" | "changed";
  readonly text: string;
  /** View, and kind of exception there, that a click opens. */
  readonly opens?: "exceptions" | "pack" | "data";
  readonly kind?: "low" | "high" | "breaking" | "data";
}

/** What stands in the status bar, from left to right; parts without anything to say are left out. */
export function statusParts(state: AppState, counts: Counts, now: string): readonly StatusPart[] {
  const { contract, report, lastBuild, hasPack, dataChanged, changedUnseen, problems } = state;
  const parts: StatusPart[] = [];
  const facts = contract?.facts;
  const name =
    facts?.title ??
    facts?.contractId ??
    ([facts?.client, facts?.supplier].filter(Boolean).join(" × ") || state.workbook);
  if (name) parts.push({ id: "contract", text: name });
  if (report) {
    parts.push({ id: "asOf", text: shortDate(report.asOf) });
    parts.push({ id: "low", text: `${counts.low} low`, opens: "exceptions", kind: "low" });
    parts.push({ id: "high", text: `${counts.high} high`, opens: "exceptions", kind: "high" });
    parts.push({ id: "breaking", text: `${counts.breaking} will break`, opens: "exceptions", kind: "breaking" });
  }
  if (problems.length > 0) parts.push({ id: "data", text: `${problems.length} data`, opens: "data" });
  if (lastBuild) parts.push({ id: "build", text: `built ${ago(lastBuild.at, now)}`, opens: "pack" });
  else if (report) parts.push({ id: "build", text: hasPack ? "pack from before" : "not built yet", opens: "pack" });
  if (changedUnseen) parts.push({ id: "changed", text: "data changed since the pack was built", opens: "pack" });
  else if (dataChanged > 0)
    parts.push({
      id: "changed",
      text: `${plural(dataChanged, "cell")} changed since the pack was built`,
      opens: "pack",
    });
  return parts;
}

import { sameName } from "../../findings/analysis/rows";
import { joinWords } from "../../findings/words";
import type { PackInput } from "../PackInput";

/** What the pack is called: by its parties, its number, and the sites that it speaks about. */

export function packTitle(input: PackInput): string {
  const { client, supplier } = input.analysis.contract.facts;
  if (client && supplier) return `${client} × ${supplier}`;
  return client ?? supplier ?? "Governance MI pack";
}

/** `site Tynebridge`, when the pack speaks about the KPIs of some sites only; nothing otherwise. */
export function siteWords(input: PackInput, after = ""): string {
  const { kpis, settings } = input.analysis;
  // as the KPIs spell them, however the setting does
  const names = settings.site.map(
    (name) => kpis.find(({ kpi }) => kpi.site !== null && sameName(kpi.site) === sameName(name))?.kpi.site ?? name,
  );
  return names.length === 0 ? "" : `${names.length === 1 ? "site" : "sites"} ${joinWords(names)}${after}`;
}

/** The contract's own count when it keeps one, else one more than the last pack's; a rebuild for the same day keeps its number. */
export function packNumber(input: PackInput): number | null {
  const own = input.analysis.contract.facts.packNumber;
  if (own !== null) return own;
  const before = input.previous?.packNumber;
  if (typeof before !== "number") return null;
  return input.previous?.asOf === input.analysis.asOf ? before : before + 1;
}

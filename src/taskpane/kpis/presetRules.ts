import { presets } from "../../core/stats/presets";
import type { PresetId } from "../../core/stats/types";
import { joinWords } from "../../findings/words";

/** What a set of rules calls a signal, in words: "beyond a limit, 7 rising or falling, 7 on one side, 2 of 3 near a limit". */
export function presetRules(id: PresetId): string {
  const p = presets[id];
  const rules = ["beyond a limit"];
  if (p.trend !== null) rules.push(`${p.trend} rising or falling`);
  if (p.shift !== null) rules.push(`${p.shift} on one side of the ${p.centre}`);
  for (const zone of p.zones)
    rules.push(`${zone.need} of ${zone.of} ${zone.beyond === 2 ? "near a limit" : "beyond a third of the way to it"}`);
  if (p.anhoej) rules.push("a run too long, or too few crossings, for so many points");
  return `${joinWords(rules, 9)}${p.screened ? "" : "; ranges not screened"}`;
}

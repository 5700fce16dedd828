import type { Day } from "../core/days";
import type { Analysis } from "./analysis/Analysis";
import { reanalyse } from "./analysis/reanalyse";
import { detect } from "./engine";
import type { Finding } from "./Finding";

/** What the list would lose, gain and say otherwise. */
export interface RebaseEffect {
  readonly gone: readonly Finding[];
  readonly come: readonly Finding[];
  /** Here before and after, with another sentence; as it would be. */
  readonly changed: readonly Finding[];
}

/**
 * What rebasing a KPI would change in the list of exceptions, before anyone decides: the whole analysis is made again as if the day
 * stood in the KPIs table, and the two lists are compared by id. Nothing is changed. Cost: as `reanalyse` and twice `detect`.
 */
export function rebaseEffect(analysis: Analysis, kpiId: string, from: Day): RebaseEffect {
  const kpis = analysis.contract.kpis.map((kpi) => (kpi.id === kpiId ? { ...kpi, rebase: from } : kpi));
  const parsed = { contract: { ...analysis.contract, kpis }, problems: analysis.problems };
  const before = new Map(detect(analysis).map((f) => [f.id, f]));
  const after = new Map(detect(reanalyse(analysis, parsed, new Set([kpiId]))).map((f) => [f.id, f]));
  return {
    gone: [...before.values()].filter((f) => !after.has(f.id)),
    come: [...after.values()].filter((f) => !before.has(f.id)),
    changed: [...after.values()].filter((f) => (before.get(f.id)?.text ?? f.text) !== f.text),
  };
}

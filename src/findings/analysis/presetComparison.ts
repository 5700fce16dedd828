import { judgedBy, presetOrder, type PresetComparison } from "../../core/stats/comparePresets";
import type { KpiAnalysis } from "./Analysis";
import { chartOf } from "./chart";
import { rebasePosition } from "./periods";

/**
 * One KPI judged by every preset side by side, on the chart that the pack uses for it (p′ where its counts are given), with its own
 * freeze and rebase. The line of the preset in the settings says what the analysis says.
 */
export function comparePresetsOf(k: Pick<KpiAnalysis, "kpi" | "n" | "frequency">): readonly PresetComparison[] {
  const { kpi, n, frequency } = k;
  const values = kpi.series.value.subarray(0, n);
  const rebaseAt = rebasePosition(kpi, n);
  return presetOrder.map((preset) => {
    const { chart, result } = chartOf(kpi, n, { preset, rebaseAt, frequency });
    return judgedBy(preset, result, values, chart, kpi.direction, { target: kpi.target, upper: kpi.targetUpper });
  });
}

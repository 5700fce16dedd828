import type { KpiAnalysis } from "../../findings/analysis/Analysis";
import { decimalsOf } from "../../findings/words";
import type { NumberForm, Spark, Tone } from "../PackDocument";

/** How the KPI's figures are written in tables and on axes. */
export function kpiForm(k: KpiAnalysis): NumberForm {
  const decimals = decimalsOf(k.kpi);
  return k.kpi.form === "share" ? { kind: "percent", decimals } : { kind: "number", decimals };
}

/** Last `points` observations up to the day of the pack; a blank one stays a gap. */
export function sparkOf(k: KpiAnalysis, points: number, tone: Tone): Spark {
  const from = Math.max(0, k.n - points);
  const values: (number | null)[] = [];
  for (let i = from; i < k.n; i++) {
    const v = k.kpi.series.value[i] as number;
    values.push(Number.isFinite(v) ? v : null);
  }
  return { values, tone, target: k.kpi.target };
}

import type { Kpi } from "../../contract/Contract";
import type { KpiAnalysis } from "../../findings/analysis/Analysis";
import { formatValue, plain, THIN } from "../../findings/words";
import { variationSigns } from "../parts/text";

/** A difference with its sign, shares in points: `+1.2 points`, `−3 days`. */
export function differenceWords(kpi: Kpi, difference: number): string {
  const sign = difference > 0 ? "+" : "";
  if (kpi.form === "share") return `${sign}${plain(difference * 100, 1)}${THIN}points`;
  return `${sign}${formatValue(kpi, difference)}`;
}

const ragSigns = { Green: "●", Amber: "▲", Red: "■" } as const;

/** `■ Red`: shape and word. */
export function statusWords(k: KpiAnalysis): string {
  return k.status === null ? "no target" : `${ragSigns[k.status]}\u00a0${k.status}`;
}

/** `↘ concerning`: sign and word. */
export function variationWords(k: KpiAnalysis): string {
  return k.variation === null ? "too few points" : `${variationSigns[k.variation]} ${k.variation}`;
}

/** What is said of a KPI's latest point: its signal, or that there is none. */
export function signalWordsOf(k: KpiAnalysis): string {
  if (k.variation === null) return "too few points";
  return k.signal === "" ? variationWords(k) : `${variationSigns[k.variation]} ${k.signal}`;
}

import { plain } from "../words";
import type { Analysis } from "./Analysis";
import { criticalKpis } from "./satisfaction";

/** Green outside, red inside? */
export interface WatermelonCheck {
  /** Every measure that counts is green, and the people served are not satisfied. */
  readonly applies: boolean;
  readonly sentence: string;
}

/**
 * The watermelon check in words, whichever way it comes out: the critical KPIs (those with a target where none is critical)
 * against satisfaction and its threshold. Null without a satisfaction score or such KPIs. Agrees with the rule
 * `satisfaction.watermelon`.
 */
export function watermelonCheck(a: Pick<Analysis, "kpis" | "satisfaction" | "settings">): WatermelonCheck | null {
  const score = a.satisfaction?.latest?.score ?? null;
  const kpis = criticalKpis(a.kpis);
  if (score === null || kpis.length === 0) return null;
  const threshold = a.settings.thresholds.satisfactionThreshold;
  const green = kpis.filter((k) => !k.stale && k.status === "Green").length;
  const low = score < threshold;
  const all = green === kpis.length;
  const which = kpis[0]!.kpi.tier === "critical" ? "critical KPIs" : "KPIs with a target";
  const figures = `${green} of ${kpis.length} ${which} green, satisfaction ${plain(score, 1)} (threshold ${plain(threshold, 1)})`;
  if (all && low) return { applies: true, sentence: `Green outside, red inside: ${figures}.` };
  const why = low ? "the KPIs show a problem too" : "the people served are satisfied";
  return { applies: false, sentence: `No watermelon, ${why}: ${figures}.` };
}

import { tQuantile } from "../../core/stats/distributions";
import type { KpiAnalysis } from "./Analysis";

/** What one period ahead is expected to bring. */
export interface FanPoint {
  readonly expected: number;
  /** Between which the value lies with 80 % and with 95 % probability, if nothing changes. */
  readonly low80: number;
  readonly high80: number;
  readonly low95: number;
  readonly high95: number;
}

/**
 * The forecast as a fan. The analysis holds the 95 % prediction interval; it is symmetric about the expected value and its
 * half-width is t(0.975; df)·s, so that of 80 % is the same times t(0.90; df) / t(0.975; df). Degrees of freedom as the forecast
 * has them: n − 1 for a level, n − 2 for a trend, n the points of the current baseline. Shares of a whole stay between 0 and 1.
 *
 * @returns null without a forecast, or when the latest period has no value: the fan would not begin where the line ends
 * Cost: linear in the points. Source: as `forecast`.
 */
export function forecastFan(k: KpiAnalysis): readonly FanPoint[] | null {
  const { forecast: ahead, segment } = k;
  if (ahead === null || segment === null || k.latest !== k.n - 1) return null;
  let n = 0;
  for (let i = segment.start; i <= k.latest; i++) if (!Number.isNaN(k.kpi.series.value[i]!)) n++;
  const df = ahead.method === "trend" ? n - 2 : n - 1;
  const ratio = tQuantile(0.9, df) / tQuantile(0.975, df);
  const within = k.kpi.form === "share" && isShare(k) ? (v: number) => Math.min(1, Math.max(0, v)) : (v: number) => v;
  return ahead.expected.map((expected, h) => {
    const half = ahead.high[h]! - expected;
    return {
      expected: within(expected),
      low80: within(expected - half * ratio),
      high80: within(expected + half * ratio),
      low95: within(expected - half),
      high95: within(expected + half),
    };
  });
}

/** A rate may be written in per cent and yet exceed a hundred. */
function isShare(k: KpiAnalysis): boolean {
  for (let i = 0; i < k.n; i++) if (k.kpi.series.value[i]! > 1) return false;
  return true;
}

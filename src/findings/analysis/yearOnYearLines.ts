import type { KpiAnalysis } from "./Analysis";
import { yearOnYear } from "./yearOnYear";

/** A KPI's latest value beside that of the same month a year before. */
export interface YearLine {
  readonly k: KpiAnalysis;
  readonly before: NonNullable<KpiAnalysis["yearOnYear"]>;
  /** Whether the difference is for the better; null: none, or a KPI without a better side. */
  readonly better: boolean | null;
  /** The difference in σ of the KPI's own chart at the latest point; null without limits. Tells how much a difference is worth. */
  readonly sigmas: number | null;
}

/** The KPIs with a value a year ago: worse ones first, then those without a better side, then better ones, each by σ. */
export function yearOnYearLines(kpis: readonly KpiAnalysis[]): readonly YearLine[] {
  return kpis
    .flatMap((k) => {
      const before = yearOnYear(k.kpi, k.latest);
      return before === null
        ? []
        : [{ k, before, better: isBetter(k, before), sigmas: inSigmas(k, before.difference) }];
    })
    .sort((a, b) => group(a) - group(b) || Math.abs(b.sigmas ?? 0) - Math.abs(a.sigmas ?? 0));
}

/** Year on year of each of a KPI's latest points, latest first: those that have a value a year before. */
export function yearOnYearPoints(
  k: KpiAnalysis,
  most = 12,
): readonly { readonly position: number; readonly before: NonNullable<KpiAnalysis["yearOnYear"]> }[] {
  const points: { position: number; before: NonNullable<KpiAnalysis["yearOnYear"]> }[] = [];
  for (let i = k.latest; i >= 0 && points.length < most; i--) {
    if (Number.isNaN(k.kpi.series.value[i]!)) continue;
    const before = yearOnYear(k.kpi, i);
    if (before !== null) points.push({ position: i, before });
  }
  return points;
}

function isBetter({ kpi }: KpiAnalysis, { difference }: NonNullable<KpiAnalysis["yearOnYear"]>): boolean | null {
  if (difference === 0 || kpi.direction === "range") return null;
  return difference > 0 === (kpi.direction === "higher");
}

/** σ from the limits at the latest point: three of them on the wider side, since the other may be cut off at 0 or 100 %. */
function inSigmas(k: KpiAnalysis, difference: number): number | null {
  const [mean, low, high] = [k.result.mean[k.latest]!, k.result.lower[k.latest]!, k.result.upper[k.latest]!];
  const sigma = Math.max(high - mean, mean - low) / 3;
  return sigma > 0 ? difference / sigma : null;
}

function group({ better }: YearLine): number {
  return better === false ? 0 : better === null ? 1 : 2;
}

import type { Kpi } from "../../contract/Contract";
import { observationAddress } from "../../contract/series";
import type { KpiAnalysis } from "./Analysis";
import { monthIndex } from "./periods";

/**
 * The latest value beside that of the same month a year before. Only asked for where a yearly pattern shows (see `seasonal`):
 * elsewhere the month a year ago is one point among many, and comparing with it says less than the limits do.
 *
 * @returns null when that month has no value. Difference = latest − a year before, in the KPI's unit. Cost: linear in the year.
 */
export function yearOnYear(kpi: Kpi, latest: number): KpiAnalysis["yearOnYear"] {
  const { period, value } = kpi.series;
  if (latest < 0) return null;
  const wanted = monthIndex(period[latest]!) - 12;
  for (let i = latest - 1; i >= 0; i--) {
    const month = monthIndex(period[i]!);
    if (month < wanted) return null;
    if (month > wanted || Number.isNaN(value[i]!)) continue;
    return {
      period: period[i]!,
      value: value[i]!,
      difference: value[latest]! - value[i]!,
      cell: observationAddress(kpi.series, i),
    };
  }
  return null;
}

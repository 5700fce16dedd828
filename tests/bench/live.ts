import { analyse } from "../../src/findings/analysis/analyse";
import { changedKpis, reanalyse } from "../../src/findings/analysis/reanalyse";
import { reportOf } from "../../src/findings/report";
import { normals } from "../../scripts/rules/series";
import { kpi, parsed, settings } from "../findings/make";
import type { BenchLine } from "./engine";

/* global performance */

const KPIS = 200;
const POINTS = 36;
const EDITS = 200;

/** One cell edited at a time: from the workbook as read again to the ranked list, beside the same list from a full analysis. */
export function benchLive(): BenchLine[] {
  const draw = normals(36);
  const values = Array.from({ length: KPIS }, () => Array.from({ length: POINTS }, () => 0.8 + 0.01 * draw()));
  const read = (i: number) => kpi({ id: `k${i}`, target: 0.78, tolerance: 0.02, tier: "key", values: values[i]! });
  let kpis = values.map((_, i) => read(i));
  let analysis = analyse(parsed(kpis), settings());
  const ours: number[] = [];
  const full: number[] = [];
  for (let edit = 0; edit < EDITS; edit++) {
    const at = (edit * 7) % KPIS;
    values[at]![POINTS - 1] = 0.8 + 0.03 * draw();
    // as after reading the tables again: every KPI is a new object
    kpis = kpis.map((k, i) => (i === at ? read(i) : { ...k }));
    const now = parsed(kpis);
    const start = performance.now();
    analysis = reanalyse(analysis, now, changedKpis(analysis.contract, now.contract));
    reportOf(analysis);
    const middle = performance.now();
    reportOf(analyse(now, settings()));
    ours.push(middle - start);
    full.push(performance.now() - middle);
  }
  const line = (name: string, share: number, bar: string): BenchLine => {
    const [a, b] = [quantile(ours, share), quantile(full, share)];
    return { name, ours: a, theirs: b, ratio: a / b, bar };
  };
  return [
    line(`edit to list, ${KPIS} KPIs × ${POINTS}, ms, median (theirs: full analysis)`, 0.5, "< 1"),
    line("the same, 95 of 100", 0.95, "ours ≤ 100 ms"),
  ];
}

function quantile(times: readonly number[], share: number): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length * share)]!;
}

import { isoFromDay, addMonths } from "../../core/days";
import { signalWords } from "../../core/stats/types";
import type { KpiAnalysis } from "../../findings/analysis/Analysis";
import type { RankedFinding } from "../../findings/Finding";
import { openFindingsOf } from "../../findings/report";
import { formatRange, formatValue, monthYear, plural, targetWords } from "../../findings/words";
import type { Block, ChartSeries, ChartSpec, Page } from "../PackDocument";
import type { PackInput } from "../PackInput";
import { sheetNames } from "../sheets";
import { limitNotes, rebaseNotes } from "./chartNotes";
import { kpiForm } from "./kpiSeries";
import { chartName } from "./scorecard";

import { LANDSCAPE } from "./grids";
const MOST = 24;

/** Page 5: control charts of the KPIs on the agenda, in agenda order, then of the other exceptions. */
export function chartsPage(input: PackInput): Page | null {
  const { report, analysis } = input;
  const byId = new Map(analysis.kpis.map((k) => [k.kpi.id, k]));
  const chosen: [KpiAnalysis, RankedFinding][] = [];
  const seen = new Set<string>();
  const candidates = [...openFindingsOf(report)].sort(
    (a, b) => Number(b.onAgenda) - Number(a.onAgenda) || a.rank - b.rank,
  );
  for (const f of candidates) {
    const k = byId.get(f.subject);
    if (
      !k ||
      seen.has(f.subject) ||
      k.present < 3 ||
      !f.id.startsWith("kpi:") ||
      f.kind === "data" ||
      f.kind === "governance"
    )
      continue;
    seen.add(f.subject);
    chosen.push([k, f]);
  }
  if (chosen.length === 0) return null;
  const shown = chosen.slice(0, MOST);
  return {
    id: "charts",
    number: 5,
    sheet: sheetNames["charts"],
    title: "Charts of the exceptions",
    subtitle: `${plural(shown.length, "chart")}, in the order of the agenda${chosen.length > MOST ? `; ${chosen.length - MOST} further exceptions are on the exceptions page only` : ""}. Dashed grey: limits; grey: mean; dashed red: target; ◆ concern, ■ improvement. Axes start where the data needs it.`,
    orientation: "landscape",
    grid: LANDSCAPE,
    blocks: [
      { type: "charts", charts: shown.map(([k, f]) => controlChart(k, f.headline)), across: 3, lines: 18 },
      ...notes([
        ["Read with care", limitNotes(shown.map(([k]) => k))],
        ["New limits suggested, never set without a decision", rebaseNotes(analysis.kpis, analysis.settings.preset)],
      ]),
    ],
  };
}

/** Side by side, so that a few lines do not begin a page of their own. */
function notes(
  lists: readonly (readonly [heading: string, items: readonly { readonly text: string }[]])[],
): readonly Block[] {
  const filled = lists.filter(([, items]) => items.length > 0);
  if (filled.length === 0) return [];
  const columns = filled.map(([text, items], i) => ({
    width: 2 + i,
    blocks: [{ type: "heading", level: 1, text } as const, { type: "bullets", items } as const],
  }));
  return [{ type: "columns", columns }];
}

/** A control chart as data: value, mean, limits, target, forecast and the flagged points by kind. */
export function controlChart(k: KpiAnalysis, title: string): ChartSpec {
  const { kpi, result, n } = k;
  const ahead = k.forecast?.expected.length ?? 0;
  const total = n + ahead;
  const days: string[] = [];
  for (let i = 0; i < n; i++) days.push(isoFromDay(kpi.series.period[i] as number));
  const step = kpi.frequency === "weekly" ? 0 : kpi.frequency === "quarterly" ? 3 : kpi.frequency === "yearly" ? 12 : 1;
  const lastDay = kpi.series.period[n - 1] as number;
  for (let h = 1; h <= ahead; h++) days.push(isoFromDay(step === 0 ? lastDay + 7 * h : addMonths(lastDay, step * h)));

  const pick = (from: ArrayLike<number>) =>
    Array.from({ length: total }, (_, i) => (i < n && Number.isFinite(from[i] as number) ? (from[i] as number) : null));
  const flagged = (test: (signal: string) => boolean) =>
    Array.from({ length: total }, (_, i) => {
      const word = i < n ? (signalWords[result.signals[i] ?? 0] ?? "") : "";
      const v = kpi.series.value[i] as number;
      return word && test(word) && Number.isFinite(v) ? v : null;
    });
  const isHigh = (word: string) => /above|upper|rising/.test(word);
  const concernWhenHigh = kpi.direction === "lower";
  const concern = kpi.direction === "range" ? () => true : (w: string) => isHigh(w) === concernWhenHigh;
  const constant = (v: number) => Array.from({ length: total }, () => v);

  const series: ChartSeries[] = [
    { name: "Upper limit", role: "limit", values: pick(result.upper) },
    { name: "Lower limit", role: "limit", values: pick(result.lower) },
    { name: "Mean", role: "mean", values: pick(result.mean) },
  ];
  if (kpi.target !== null)
    series.push({ name: "Target", role: "target", values: constant(kpi.target), label: "target" });
  if (kpi.direction === "range" && kpi.targetUpper !== null)
    series.push({ name: "Target upper", role: "target", values: constant(kpi.targetUpper) });
  series.push({ name: kpi.name, role: "value", values: pick(kpi.series.value) });
  if (k.forecast && k.latest === n - 1) {
    const latest = kpi.series.value[n - 1] as number;
    series.push({
      name: "Forecast",
      role: "forecast",
      values: Array.from({ length: total }, (_, i) =>
        i === n - 1 ? latest : i >= n ? (k.forecast?.expected[i - n] ?? null) : null,
      ),
    });
  }
  series.push({ name: "Signal of concern", role: "concern", values: flagged(concern) });
  if (kpi.direction !== "range")
    series.push({ name: "Signal of improvement", role: "improvement", values: flagged((w) => !concern(w)) });
  const present = series.filter((s) => s.values.some((v) => v !== null));
  return {
    id: `kpi:${kpi.id}`,
    kind: "line",
    title,
    subtitle: `${kpi.name}${kpi.unit ? `, ${kpi.unit}` : ""} · ${chartName(k)} chart`,
    categories: days,
    timeAxis: true,
    series: present,
    form: kpiForm(k),
    ...axis(present, kpi.form === "share"),
    altText: altText(k),
  };
}

/** The axis begins and ends a little beyond what is drawn, so that variation is seen. Shares stay within 0 and 1. */
function axis(series: readonly ChartSeries[], share: boolean): { min?: number; max?: number; step?: number } {
  let low = Infinity;
  let high = -Infinity;
  for (const s of series)
    for (const v of s.values) {
      if (v === null) continue;
      if (v < low) low = v;
      if (v > high) high = v;
    }
  if (!(high > low)) return {};
  const step = niceStep((high - low) / 5);
  let min = Math.floor(low / step) * step;
  let max = Math.ceil(high / step) * step;
  if (low - min < step * 0.1) min -= step;
  if (max - high < step * 0.1) max += step;
  if (low >= 0 && min < 0) min = 0;
  if (share && high <= 1 && max > 1) max = 1;
  const round = (v: number) => Number(v.toPrecision(10));
  return { min: round(min), max: round(max), step: round(step) };
}

/** 1, 2 or 5 times a power of ten, the nearest not below: gridlines stand at figures that people read. */
function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = rough / power;
  return (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10) * power;
}

function altText(k: KpiAnalysis): string {
  const { kpi, segment } = k;
  const parts = [
    `Control chart of ${kpi.name}, ${plural(k.present, "point")}`,
    k.latestValue === null || k.latestPeriod === null
      ? null
      : `latest ${formatValue(kpi, k.latestValue)} in ${monthYear(k.latestPeriod)}`,
    segment && Number.isFinite(segment.lower) ? `limits ${formatRange(kpi, segment.lower, segment.upper)}` : null,
    targetWords(kpi) ? `target ${targetWords(kpi)}` : null,
    k.signal ? `signal: ${k.signal}` : "no signal on the latest point",
  ];
  return `${parts.filter(Boolean).join("; ")}.`;
}

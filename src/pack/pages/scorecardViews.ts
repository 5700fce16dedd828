import { bySite } from "../../findings/analysis/bySite";
import type { KpiAnalysis } from "../../findings/analysis/Analysis";
import { watermelonCheck } from "../../findings/analysis/watermelon";
import { yearOnYear } from "../../findings/analysis/yearOnYear";
import { formatBeside, formatValue, joinWords, plural } from "../../findings/words";
import type { Block, Cell } from "../PackDocument";
import type { PackInput } from "../PackInput";
import { cell, column, figure, row, whole } from "./cells";
import { kpiForm } from "./kpiSeries";

/** What the scorecard says beside its table: the same month last year, site by site, and how far the figures carry. */

const NAMES = 6;

function before(k: KpiAnalysis): KpiAnalysis["yearOnYear"] {
  return k.latest < 0 || k.stale ? null : yearOnYear(k.kpi, k.latest);
}

/** True when any KPI has a figure for the same month a year before: without one there is no column. */
export function knowsLastYear(kpis: readonly KpiAnalysis[]): boolean {
  return kpis.some((k) => before(k) !== null);
}

export function yearAgoCell(k: KpiAnalysis): Cell {
  const then = before(k);
  if (then === null) return figure(null, kpiForm(k));
  return figure(then.value, kpiForm(k), {
    link: then.cell,
    ...(k.seasonal && { note: "A twelve-month pattern shows: this comparison says more than the month before" }),
  });
}

/** How many KPIs stand better or worse than in the same month a year before; null without any. */
export function yearWords(kpis: readonly KpiAnalysis[]): string | null {
  let [better, worse, same, changed, none] = [0, 0, 0, 0, 0];
  for (const k of kpis) {
    const then = before(k);
    if (then === null) none++;
    else if (then.difference === 0) same++;
    else if (k.kpi.direction === "range") changed++;
    else if (then.difference > 0 === (k.kpi.direction === "higher")) better++;
    else worse++;
  }
  if (better + worse + same + changed === 0) return null;
  const parts = [
    `${plural(better, "KPI")} better`,
    `${worse} worse`,
    ...(same ? [`${same} the same`] : []),
    ...(changed ? [`${changed} changed without a better side`] : []),
  ];
  const seasonal = kpis.filter((k) => k.seasonal && before(k) !== null);
  const named = seasonal.map((k) => {
    const then = before(k)!;
    return `${name(k)} (${formatValue(k.kpi, k.latestValue)}, a year ago ${formatBeside(k.kpi, then.value, k.latestValue)})`;
  });
  return (
    `Against the same month a year before: ${parts.join(", ")}${none ? `; ${none} without a figure for that month` : ""}.` +
    (named.length ? ` Months repeat themselves after a year in ${joinWords(named, NAMES)}.` : "")
  );
}

function name({ kpi }: KpiAnalysis): string {
  return kpi.site === null ? kpi.name : `${kpi.name} (${kpi.site})`;
}

/** A small table, a row a site, worst first; nothing unless KPIs name two sites at least. Spans the scorecard's columns. */
export function siteBlocks(kpis: readonly KpiAnalysis[], columns: number): readonly Block[] {
  const groups = bySite(kpis);
  if (groups.filter((g) => g.name !== null).length < 2) return [];
  const rows = groups.map((g) => {
    const red = g.kpis.filter((k) => k.status === "Red").map((k) => k.kpi.name);
    const count = (n: number): Cell => figure(n, whole);
    return row(`site:${g.name ?? ""}`, [
      cell(g.name ?? "no site named", { bold: g.name !== null }),
      cell(red.length ? joinWords(red, NAMES) : "none"),
      count(g.kpis.length),
      count(g.green),
      count(g.amber),
      count(g.red),
      count(g.concerning),
      count(g.improving),
      cell(
        [g.unrated ? `${g.unrated} without target or figure` : "", g.stale ? `${g.stale} older than its peers` : ""]
          .filter(Boolean)
          .join("; "),
      ),
    ]);
  });
  return [
    { type: "space" },
    { type: "heading", level: 1, text: "By site" },
    {
      type: "table",
      id: "sites",
      columns: [
        column("site", "Site", 1, { wrap: true }),
        column("red-names", "Beyond tolerance", 1, { wrap: true }),
        column("kpis", "KPIs", 1, { align: "right" }),
        column("green", "Green", 1, { align: "right" }),
        column("amber", "Amber", 1, { align: "right" }),
        column("red", "Red", 1, { align: "right" }),
        column("worse", "Signal ↘", 1, { align: "right", headerNote: "KPIs whose latest point signals for the worse" }),
        column("better", "Signal ↗", 1, {
          align: "right",
          headerNote: "KPIs whose latest point signals for the better",
        }),
        column("left", "Not judged", columns - 8, { wrap: true }),
      ],
      rows,
    },
  ];
}

/** How far the figures carry: few points, neighbours alike, a yearly pattern; and the watermelon check. */
export function cautions(input: PackInput): readonly { readonly text: string; readonly tone?: "concern" }[] {
  const { kpis } = input.analysis;
  const live = kpis.filter((k) => !k.stale && k.present > 0);
  const list = (ks: readonly KpiAnalysis[]): string => joinWords(ks.map(name), NAMES);
  const few = live.filter((k) => k.segment === null || k.segment.status === "none");
  const trial = live.filter((k) => k.segment?.status === "trial limits");
  const alike = live.filter((k) => k.autocorrelated);
  const seasonal = live.filter((k) => k.seasonal);
  const lines: { text: string; tone?: "concern" }[] = [];
  if (few.length) lines.push({ text: `Fewer than six points, so judged against the target only: ${list(few)}.` });
  if (trial.length) lines.push({ text: `Trial limits, from six to eleven points: ${list(trial)}.` });
  if (alike.length) lines.push({ text: `Limits too narrow, because neighbouring periods are alike: ${list(alike)}.` });
  if (seasonal.length)
    lines.push({ text: `A twelve-month pattern shows; compare with the same month a year before: ${list(seasonal)}.` });
  const check = watermelonCheck(input.analysis);
  if (check)
    lines.push({ text: `Watermelon check. ${check.sentence}`, ...(check.applies && { tone: "concern" as const }) });
  return lines;
}

import type { KpiAnalysis } from "../../findings/analysis/Analysis";
import { numberWord, percentWords, plural, targetWords, monthYear } from "../../findings/words";
import type { Block, Cell, Page, TableRowData } from "../PackDocument";
import type { PackInput } from "../PackInput";
import { sheetNames } from "../sheets";
import { assuranceWords, statusWords, variationWords } from "../theme";
import { cell, column, figure, NO_VALUE, owners, percent0, row, text } from "./cells";
import { kpiForm, sparkOf } from "./kpiSeries";
import { siteWords } from "./packTitle";
import { cautions, knowsLastYear, siteBlocks, yearAgoCell, yearWords } from "./scorecardViews";

const GRID = [25, 33, 10, 8, 9.5, 9, 9, 10.5, 14.5, 13, 15, 7.5, 9, 29, 11];
/** Where the same month last year stands, when it is known: behind the target. */
const YEAR_AGO = 7;
const YEAR_AGO_WIDTH = 9;

/** Page 4: all KPIs in one table, by objective; the page to look things up in, not to walk through. */
export function scorecardPage(input: PackInput): Page {
  const { analysis } = input;
  const kpis = [...analysis.kpis].sort(
    (a, b) =>
      Number(a.kpi.objective === null) - Number(b.kpi.objective === null) ||
      (a.kpi.objective ?? "").localeCompare(b.kpi.objective ?? "", "en") ||
      tierRank(a) - tierRank(b) ||
      a.kpi.name.localeCompare(b.kpi.name, "en"),
  );
  const years = knowsLastYear(kpis);
  const grid = years ? [...GRID.slice(0, YEAR_AGO), YEAR_AGO_WIDTH, ...GRID.slice(YEAR_AGO)] : GRID;
  const compared = yearWords(kpis);
  const blocks: Block[] = [
    { type: "text", text: totals(analysis.kpis), tone: "muted" },
    ...(compared === null ? [] : [{ type: "text", text: compared, tone: "muted" } as const]),
    { type: "space", lines: 0.4 },
    {
      type: "table",
      id: "scorecard",
      native: true,
      statusColumns: ["status", "variation", "assurance"],
      columns: [
        column("objective", "Objective", 1, { wrap: true }),
        column("name", "KPI", 1, { wrap: true }),
        column("tier", "Tier", 1),
        column("tells", "Tells", 1, { headerNote: "Leading: what will happen. Lagging: what happened" }),
        column("period", "Latest", 1),
        column("value", "Value", 1, { align: "right" }),
        column("target", "Target", 1, { align: "right" }),
        ...(years
          ? [column("year-ago", "Year ago", 1, { align: "right", headerNote: "The same month a year before" })]
          : []),
        column("status", "Status", 1),
        column("variation", "Variation", 1, {
          headerNote: "Latest point against its own limits, with the direction that is better",
        }),
        column("assurance", "Assurance", 1, { headerNote: "Target against the limits of the current segment" }),
        column("trend", "Last 12 periods", 1),
        column("next", "Miss next", 1, {
          align: "right",
          headerNote:
            "Probability of missing the target next period; Mann–Kendall p < .05: predictive t of the line, otherwise of the level",
        }),
        column("coverage", "Coverage", 1, { align: "right", headerNote: "Periods with a figure ÷ periods expected" }),
        column("owner", "Owner ↔ counterpart", 1, { wrap: true }),
        column("ref", "Ref", 1),
      ],
      rows: kpis.map((k) => kpiRow(k, years)),
      empty: "No KPIs.",
    },
  ];
  const notes = groupNotes(kpis);
  if (notes.length > 0 && notes.length <= 24)
    blocks.push(
      { type: "space" },
      { type: "heading", level: 1, text: "By objective" },
      { type: "bullets", items: notes },
    );
  blocks.push(...siteBlocks(kpis, grid.length));
  const careful = cautions(input);
  if (careful.length > 0)
    blocks.push(
      { type: "space" },
      { type: "heading", level: 1, text: "How far the figures carry" },
      { type: "bullets", items: careful },
    );
  const doubts = doubtful(kpis);
  if (doubts.length > 0)
    blocks.push(
      { type: "space" },
      { type: "heading", level: 1, text: "Are we measuring the right thing?" },
      { type: "bullets", items: doubts },
    );
  return {
    id: "scorecard",
    number: 4,
    sheet: sheetNames["scorecard"],
    title: "KPI scorecard",
    ...(siteWords(input) && { subtitle: `Only the KPIs of ${siteWords(input)}` }),
    orientation: "landscape",
    grid,
    blocks,
    repeatHeader: "scorecard",
  };
}

function tierRank(k: KpiAnalysis): number {
  return { critical: 0, key: 1, other: 2 }[k.kpi.tier ?? "other"];
}

const tierMarks = { critical: "◆ critical", key: "◇ key", other: "other" } as const;

function kpiRow(k: KpiAnalysis, years: boolean): TableRowData {
  const { kpi } = k;
  const link = k.latestCell ? { link: k.latestCell } : {};
  const form = kpiForm(k);
  return row(kpi.id, [
    cell(kpi.objective ?? "no objective", kpi.objective ? {} : { tone: "concern" }),
    cell(kpi.site ? `${kpi.name} (${kpi.site})` : kpi.name, {
      ...(kpi.unit && { note: `Unit: ${kpi.unit}; better: ${kpi.direction}; chart: ${chartName(k)}` }),
    }),
    cell(tierMarks[kpi.tier ?? "other"]),
    cell(kpi.leading),
    cell(
      k.latestPeriod === null ? null : monthYear(k.latestPeriod),
      k.stale ? { tone: "concern", note: "Older than its peers: nothing reported for the latest period" } : {},
    ),
    figure(k.latestValue, form, link),
    target(k),
    ...(years ? [yearAgoCell(k)] : []),
    cell(k.status === null ? NO_VALUE : statusWords[k.status]),
    cell(k.variation === null ? NO_VALUE : variationWords[k.variation], k.signal ? { note: k.signal } : {}),
    cell(k.assurance === null ? NO_VALUE : assuranceWords[k.assurance]),
    sparkOf(k, 12, k.variation === "concerning" ? "concern" : k.variation === "improving" ? "improvement" : "neutral"),
    figure(k.forecast?.breach[0] ?? null, percent0),
    figure(k.expectedPeriods > 0 ? k.coverage : null, percent0),
    cell(owners(kpi.ownerClient, kpi.ownerSupplier)),
    cell(kpi.id, { tone: "muted", form: text }),
  ]);
}

function target(k: KpiAnalysis): Cell {
  if (k.kpi.direction === "range" && k.kpi.target !== null)
    return cell(targetWords(k.kpi)?.replace(/\u202f\D*$/, "") ?? null, { align: "right" });
  return figure(k.kpi.target, kpiForm(k));
}

export function chartName(k: KpiAnalysis): string {
  return { xmr: "XmR", "p-prime": "p′ (Laney)", p: "p", "u-prime": "u′", u: "u" }[k.chart];
}

/** Totals in words: an average of averages would say nothing. */
function totals(kpis: readonly KpiAnalysis[]): string {
  const n = (status: string) => kpis.filter((k) => k.status === status).length;
  const none = kpis.filter((k) => k.status === null).length;
  const covered = kpis.filter((k) => k.expectedPeriods > 0);
  const coverage = covered.length ? covered.reduce((sum, k) => sum + k.coverage, 0) / covered.length : null;
  return `${plural(kpis.length, "KPI")}: ${n("Green")} green, ${n("Amber")} amber, ${n("Red")} red${none ? `, ${none} without target or figure` : ""}.${coverage === null ? "" : ` Figures are there for ${percentWords(coverage)} of the periods expected.`}`;
}

/** Measures whose relevance is in question: to be changed or retired, or known to drive the wrong behaviour. */
function doubtful(kpis: readonly KpiAnalysis[]): { text: string }[] {
  return kpis.flatMap(({ kpi }) => {
    const outcome = kpi.relevance === "keep" ? null : kpi.relevance;
    if (outcome === null && kpi.perverse === null) return [];
    const verdict = outcome === null ? null : `to ${outcome}`;
    return [{ text: `${kpi.name}: ${[verdict, kpi.perverse].filter(Boolean).join("; ")}.` }];
  });
}

function groupNotes(kpis: readonly KpiAnalysis[]): { text: string }[] {
  const groups = new Map<string, KpiAnalysis[]>();
  for (const k of kpis) {
    const name = k.kpi.objective ?? "Without an objective";
    groups.set(name, [...(groups.get(name) ?? []), k]);
  }
  return [...groups].map(([name, list]) => {
    const red = list.filter((k) => k.status === "Red");
    const judged = list.filter((k) => k.status !== null);
    const met = judged.filter((k) => k.status === "Green").length;
    const verdict =
      judged.length === 0
        ? "no KPI has both a target and a figure"
        : `${met === judged.length ? "all" : numberWord(met)} of ${judged.length} met`;
    return {
      text: `${name}: ${verdict}${
        red.length
          ? `; beyond tolerance: ${red
              .map((k) => k.kpi.name)
              .slice(0, 4)
              .join(", ")}`
          : ""
      }.`,
    };
  });
}

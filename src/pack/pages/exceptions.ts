import type { KpiAnalysis } from "../../findings/analysis/Analysis";
import type { FindingKind, RankedFinding } from "../../findings/Finding";
import { money, monthYear, plain, plural } from "../../findings/words";
import type { Block, Cell, Page, Spark, TableRowData } from "../PackDocument";
import type { PackInput } from "../PackInput";
import { sheetNames } from "../sheets";
import { kindWords } from "../theme";
import { cell, column, owners, row, worth } from "./cells";
import { sparkOf } from "./kpiSeries";

/** Low first, then what will break, then high, then relationship and commercial, governance, data quality (design card). */
const sections: readonly FindingKind[] = [
  "low",
  "breaking",
  "high",
  "relationship",
  "commercial",
  "promise",
  "governance",
  "data",
];

const GRID = [4, 13, 46, 12, 9, 6, 31, 10, 18, 26, 18, 16, 14];

/** Page 2: every exception in a row of its own, with room for what people decide. */
export function exceptionsPage(input: PackInput): Page {
  const { report } = input;
  const ordered = [...report.findings].sort(
    (a, b) => sections.indexOf(a.kind) - sections.indexOf(b.kind) || a.rank - b.rank,
  );
  const kpis = new Map(input.analysis.kpis.map((k) => [k.kpi.id, k]));
  const blocks: Block[] = [
    {
      type: "text",
      text: summary(input),
      tone: "muted",
    },
    { type: "space", lines: 0.4 },
    {
      type: "table",
      id: "exceptions",
      native: true,
      statusColumns: ["kind"],
      columns: [
        column("rank", "#", 1, {
          align: "left",
          headerNote: "Rank over all exceptions; the reason is in the note of each cell",
        }),
        column("kind", "Kind", 1, { wrap: true }),
        column("finding", "Finding", 1, { wrap: true }),
        column("trend", "Trend", 1),
        column("since", "Since", 1, { wrap: true }),
        column("seen", "Packs", 1, { align: "right", headerNote: "Seen in how many packs running; 1 is new" }),
        column("sure", "How sure", 1, { wrap: true }),
        column("worth", "Worth", 1, { wrap: true, align: "right" }),
        column("owner", "Owner ↔ counterpart", 1, { wrap: true }),
        column("question", "Question for the meeting", 1, { wrap: true }),
        column("comment", "Comment", 1, {
          typed: true,
          headerNote: "Type here: kept by the finding's reference across rebuilds",
        }),
        column("decision", "Decision", 1, {
          typed: true,
          headerNote: "Type here: kept by the finding's reference across rebuilds",
        }),
        column("ref", "Ref", 1, { wrap: true, headerNote: "Stable reference of the finding" }),
      ],
      rows: [...ordered.map((f) => findingRow(input, f, kpis)), ...goneRows(input)],
      empty: "No exception. Every measure behaves as it did, and nothing in the logs is overdue.",
    },
  ];
  return {
    id: "exceptions",
    number: 2,
    sheet: sheetNames["exceptions"],
    title: "Exceptions",
    orientation: "landscape",
    grid: GRID,
    blocks,
    repeatHeader: "exceptions",
  };
}

function summary(input: PackInput): string {
  const { report } = input;
  const count = (kinds: readonly FindingKind[]) => report.findings.filter((f) => kinds.includes(f.kind)).length;
  const statistical = report.findings.filter((f) => f.falseAlarm > 0).length;
  return [
    `${plural(count(["low"]), "low point")}, ${count(["breaking"])} that will probably break, ${plural(count(["high"]), "high point")}, ${count(["commercial", "relationship", "promise", "governance"])} from the logs and ledgers, ${count(["data"])} on data quality.`,
    `Of the ${plural(statistical, "statistical signal")} about ${plain(report.expectedByChance, 1)} would be expected by chance over ${plural(report.tested, "KPI")} tested on their latest point.`,
    `Rank: tier and contractual consequence first, then money at stake, then severity, then persistence.`,
  ].join(" ");
}

function findingRow(input: PackInput, f: RankedFinding, kpis: ReadonlyMap<string, KpiAnalysis>): TableRowData {
  const typed = input.typed.get(f.id) ?? {};
  const kpi = kpis.get(f.subject);
  const trend: Cell | Spark =
    kpi && f.table !== "Promises" ? sparkOf(kpi, 18, f.concern ? "concern" : "improvement") : cell("");
  const name = f.text.startsWith(f.label) ? f.text : `${f.label}: ${f.text}`;
  const body = [name, f.history ? `Earlier: ${f.history}` : null].filter(Boolean).join(" ");
  return row(f.id, [
    cell(f.rank, {
      bold: true,
      note: `${f.rankReason}${f.onAgenda ? `. On the agenda, ${plural(f.minutes, "minute")}.` : ""}`,
    }),
    cell(kindWords[f.kind]),
    cell(body, { note: f.why, ...(f.cells[0] && { link: f.cells[0] }) }),
    trend,
    cell(f.since === null ? null : monthYear(f.since)),
    cell(f.packsRunning, { ...(f.packsRunning === 1 && { note: "New in this pack" }) }),
    cell(f.howSure),
    cell(worth(f.money, f.moneyBasis, (m) => money(m, input.analysis.currency))),
    cell(owners(f.ownerClient, f.ownerSupplier)),
    cell(f.question),
    cell(typed.comment ?? ""),
    cell(typed.decision ?? ""),
    cell(f.id, { tone: "muted" }),
  ]);
}

/**
 * What the last pack showed and this one does not, struck through, and whatever people once typed on an exception that
 * is gone or on a KPI no longer measured: nothing typed is ever lost.
 */
function goneRows(input: PackInput): TableRowData[] {
  const here = new Set(input.report.findings.map((f) => f.id));
  const gone = new Map<string, { text: string; now: boolean }>();
  for (const r of input.report.resolved) gone.set(r.id, { text: r.text, now: true });
  // gone from a pack built again for the same day: nothing was resolved, but what was typed stays
  for (const f of input.previous?.findings ?? []) if (!gone.has(f.id)) gone.set(f.id, { text: f.text, now: false });
  for (const g of input.previous?.gone ?? []) if (!gone.has(g.id)) gone.set(g.id, { text: g.text, now: false });
  return [...gone]
    .filter(([id, g]) => !here.has(id) && (g.now || input.typed.get(id)?.comment || input.typed.get(id)?.decision))
    .map(([id, g]) => {
      const typed = input.typed.get(id) ?? {};
      const blank = cell("");
      return row(id, [
        blank,
        cell(g.now ? "✓ Resolved" : "✓ Earlier", { tone: "muted" }),
        cell(g.text, {
          tone: "muted",
          strike: true,
          note: g.now ? "In the last pack, not in this one" : "Kept for what was typed",
        }),
        blank,
        blank,
        blank,
        blank,
        blank,
        blank,
        blank,
        cell(typed.comment ?? ""),
        cell(typed.decision ?? ""),
        cell(id, { tone: "muted" }),
      ]);
    });
}

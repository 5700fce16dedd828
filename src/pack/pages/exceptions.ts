import type { KpiAnalysis } from "../../findings/analysis/Analysis";
import type { FindingKind, RankedFinding } from "../../findings/Finding";
import { assignedWords, restWords, type Life } from "../../findings/life/life";
import { isMeasuredBy, openFindingsOf, restingFindingsOf } from "../../findings/report";
import { money, monthYear, plain, plural } from "../../findings/words";
import type { Block, Cell, Page, Spark, TableRowData } from "../PackDocument";
import type { PackInput } from "../PackInput";
import { sheetNames } from "../sheets";
import { goneKinds, kindWords, restingKind } from "../theme";
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
  const open = [...openFindingsOf(report)].sort(
    (a, b) => sections.indexOf(a.kind) - sections.indexOf(b.kind) || a.rank - b.rank,
  );
  // what rests stands after them, and keeps its rank
  const ordered = [...open, ...restingFindingsOf(report)];
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
  const open = openFindingsOf(report);
  const count = (kinds: readonly FindingKind[]) => open.filter((f) => kinds.includes(f.kind)).length;
  const resting = report.findings.length - open.length;
  const statistical = report.findings.filter((f) => f.falseAlarm > 0).length;
  return [
    `${plural(count(["low"]), "low point")}, ${count(["breaking"])} that will probably break, ${plural(count(["high"]), "high point")}, ${count(["commercial", "relationship", "promise", "governance"])} from the logs and ledgers, ${count(["data"])} on data quality.${resting > 0 ? ` ${resting} acknowledged, at the end.` : ""}`,
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
  const rest = f.life?.rest ?? null;
  const body = [
    rest && sentence(restWords(rest)),
    name,
    f.life?.back && `Back: ${f.life.back}`,
    f.life?.issue && `Logged as issue ${f.life.issue}.`,
    f.history && `Earlier: ${f.history}`,
  ]
    .filter(Boolean)
    .join(" ");
  return row(f.id, [
    cell(f.rank, {
      bold: true,
      note: `${f.rankReason}${f.onAgenda ? `. On the agenda, ${plural(f.minutes, "minute")}.` : ""}`,
    }),
    cell(rest ? restingKind : kindWords[f.kind]),
    cell(body, { note: f.why, ...(f.cells[0] && { link: f.cells[0] }) }),
    trend,
    cell(f.since === null ? null : monthYear(f.since)),
    cell(f.packsRunning, { ...(f.packsRunning === 1 && { note: "New in this pack" }) }),
    cell(f.howSure),
    cell(worth(f.money, f.moneyBasis, (m) => money(m, input.analysis.currency))),
    cell(ownersNow(f.ownerClient, f.ownerSupplier, f.life)),
    cell(f.question),
    cell(typed.comment ?? ""),
    cell(typed.decision ?? ""),
    cell(f.id, { tone: "muted" }),
  ]);
}

/** Owners as they are, and since when the log says so. */
function ownersNow(client: string | null, supplier: string | null, life: Life | undefined): string {
  const names = owners(client, supplier);
  return life?.assigned ? `${names} (${assignedWords(life.assigned)})` : names;
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

interface Gone {
  readonly text: string;
  readonly kind: keyof typeof goneKinds;
  /** Shown even when nobody wrote anything about it. */
  readonly news: boolean;
}

const goneNotes: Readonly<Record<Gone["kind"], string>> = {
  resolved: "In the last pack, not in this one",
  earlier: "Kept for what was written about it",
  unmeasured: "Its KPI is not in the data any more: nobody knows whether it was resolved",
};

/**
 * What the last pack showed and this one does not, struck through; whatever people once wrote on an exception that is
 * gone; and, told apart from what is resolved, what was said of a KPI no longer measured: nothing written is ever lost.
 */
function goneRows(input: PackInput): TableRowData[] {
  const { report, previous } = input;
  const here = new Set(report.findings.map((f) => f.id));
  const gone = new Map<string, Gone>();
  const kpis = new Set(input.analysis.kpis.map((k) => k.kpi.id));
  const add = (id: string, text: string, kind: Gone["kind"], news: boolean): void => {
    if (here.has(id) || gone.has(id)) return;
    gone.set(id, { text, kind: isMeasuredBy(kpis, id) ? kind : "unmeasured", news });
  };
  for (const r of report.resolved) add(r.id, r.text, "resolved", true);
  for (const r of report.unmeasured ?? []) add(r.id, r.text, "unmeasured", true);
  for (const { life, measured } of report.quiet ?? []) if (!measured) add(life.ref, life.finding, "unmeasured", true);
  // gone from a pack built again for the same day: nothing was resolved, but what was typed stays
  for (const f of [...(previous?.findings ?? []), ...(previous?.gone ?? [])]) add(f.id, f.text, "earlier", false);
  for (const { life } of report.quiet ?? []) add(life.ref, life.finding, "earlier", false);
  const lives = new Map((report.quiet ?? []).map(({ life }) => [life.ref, life]));
  return [...gone]
    .filter(([id, g]) => g.news || input.typed.get(id)?.comment || input.typed.get(id)?.decision)
    .map(([id, g]) => {
      const typed = input.typed.get(id) ?? {};
      const assigned = lives.get(id)?.assigned;
      const blank = cell("");
      return row(id, [
        blank,
        cell(goneKinds[g.kind], { tone: "muted" }),
        cell(g.text, { tone: "muted", strike: g.kind !== "unmeasured", note: goneNotes[g.kind] }),
        blank,
        blank,
        blank,
        blank,
        blank,
        assigned ? cell(owners(assigned.owner, assigned.counterpart), { tone: "muted" }) : blank,
        blank,
        cell(typed.comment ?? ""),
        cell(typed.decision ?? ""),
        cell(id, { tone: "muted" }),
      ]);
    });
}

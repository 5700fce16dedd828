import type { Day } from "../../core/days";
import {
  facetsOf,
  facetWords,
  findingWords,
  hasWords,
  kpiBehind,
  passesFacets,
  type ChosenFacets,
  type Facet,
  type FacetValues,
} from "../../commands/facets";
import { groupings, type Grouping } from "../../commands/store";
import type { CellProblem } from "../../contract/Contract";
import type { Analysis, KpiAnalysis, Variation } from "../../findings/analysis/Analysis";
import type { FindingKind, FindingsReport, RankedFinding } from "../../findings/Finding";
import { untilWords, type Life } from "../../findings/life/life";
import { formatValue, money, monthYear, plain } from "../../findings/words";

/** What the chips above the list let through: everything, a kind of finding, or (with `data`) the faults of the data too. */
export const filters = [
  "all",
  "low",
  "high",
  "breaking",
  "relationship",
  "commercial",
  "promise",
  "governance",
  "data",
] as const;
export type ExceptionFilter = (typeof filters)[number];

export { groupings, type Grouping };

export const filterWords: Readonly<Record<ExceptionFilter, string>> = {
  all: "All",
  low: "Low",
  high: "High",
  breaking: "Will break",
  relationship: "Relationship",
  commercial: "Commercial",
  promise: "Promises",
  governance: "Governance",
  data: "Data",
};

export const groupingWords: Readonly<Record<Grouping, string>> = {
  kind: "Kind",
  objective: "Objective",
  owner: "Owner",
  party: "Party",
  tier: "Tier",
  site: "Site",
};

/** A fault in the data, and what is resolved since the last pack, are listed beside the findings with kinds of their own. */
export type RowKind = FindingKind | "error" | "warning" | Gone;
type Gone = "resolved" | "unmeasured";

export const kindWords: Readonly<Record<RowKind, string>> = {
  low: "Low",
  breaking: "Will break",
  high: "High",
  relationship: "Relationship",
  commercial: "Commercial",
  promise: "Promises",
  governance: "Governance",
  data: "Data quality",
  error: "Rows left out",
  warning: "Data to look at",
  resolved: "Resolved since last pack",
  unmeasured: "No longer measured",
};

const kindOrder = Object.keys(kindWords) as readonly RowKind[];

/** Neither resolved nor out of measure: it is there today. */
export function isHere(row: ExceptionRow): row is ExceptionRow & { readonly kind: Exclude<RowKind, Gone> } {
  return row.kind !== "resolved" && row.kind !== "unmeasured";
}

function filterOf(kind: Exclude<RowKind, Gone>): Exclude<ExceptionFilter, "all"> {
  return kind === "error" || kind === "warning" ? "data" : kind;
}

/** One line of the list, ready to be shown. */
export interface ExceptionRow {
  /** The finding's id, or `problem:` with code and cell. */
  readonly id: string;
  readonly kind: RowKind;
  readonly label: string;
  readonly value: string | null;
  readonly variation: Variation | null;
  readonly money: string | null;
  /** The second line: since when, and who owns it; of a fault, what was expected. */
  readonly second: string;
  /** Where Enter goes. */
  readonly cell: string | null;
  readonly finding: RankedFinding | null;
  readonly problem: CellProblem | null;
  readonly kpi: KpiAnalysis | null;
  readonly onAgenda: boolean;
  /** Acknowledged by somebody: it rests until this day. */
  readonly restsUntil: Day | null;
  /** Lower-case words that the text filter looks into. */
  readonly words: string;
  /** What it names of objective, tier, owner … ; null where nothing of that kind could be named. */
  readonly facets: FacetValues | null;
  /** What people did with it; null when nobody did anything. */
  readonly life: Life | null;
}

export interface ExceptionGroup {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly ExceptionRow[];
}

function secondLine(f: RankedFinding): string {
  const since = f.since === null ? null : `since ${monthYear(f.since)}`;
  const owners = [f.ownerClient, f.ownerSupplier].filter((o) => o !== null).join(" ↔ ");
  return [since, owners || "no owner"].filter((part) => part !== null).join(" · ");
}

function findingRow(f: RankedFinding, analysis: Analysis): ExceptionRow {
  const kpi = kpiBehind(f, analysis);
  const worth = f.money === null || f.money === 0 ? null : money(f.money, analysis.currency);
  return {
    id: f.id,
    kind: f.kind,
    label: kpi ? f.label : f.headline,
    value: kpi && f.value !== null ? formatValue(kpi.kpi, f.value) : null,
    variation: kpi?.variation ?? null,
    money: worth,
    second:
      lifeWords(f) +
      (kpi
        ? `${f.headline.startsWith(f.label) ? f.headline.slice(f.label.length).trim() : f.headline} · ${ownersOf(f)}`
        : secondLine(f)),
    cell: f.cells[0] ?? null,
    finding: f,
    problem: null,
    kpi,
    onAgenda: f.onAgenda,
    restsUntil: null,
    words: findingWords(f),
    facets: facetsOf(f, kpi),
    life: f.life ?? null,
  };
}

/** First of all, what people did: that it rests, or that it is back although it was to rest. */
function lifeWords({ life }: RankedFinding): string {
  if (life?.rest) return `rests ${untilWords(life.rest.until)} · `;
  return life?.back ? "back: it was acknowledged · " : "";
}

function ownersOf(f: RankedFinding): string {
  return [f.ownerClient, f.ownerSupplier].filter((o) => o !== null).join(" ↔ ") || "no owner";
}

function problemRow(p: CellProblem): ExceptionRow {
  return {
    id: `problem:${p.code}:${p.cell}`,
    kind: p.severity,
    label: `${p.cell}: found ${p.found === "" ? "nothing" : `“${p.found}”`}`,
    value: null,
    variation: null,
    money: null,
    second: `expected ${p.expected} · ${p.table} · ${p.code}`,
    cell: p.cell,
    finding: null,
    problem: p,
    kpi: null,
    onAgenda: false,
    restsUntil: null,
    words: [p.message, p.cell, p.table, p.code, p.found, p.expected].join("\n").toLowerCase(),
    facets: null,
    life: null,
  };
}

function goneRow(
  kind: Gone,
  { id, text, life = null }: { id: string; text: string; life?: Life | null },
): ExceptionRow {
  return {
    id: `${kind}:${id}`,
    kind,
    label: text,
    value: null,
    variation: null,
    money: null,
    second: kind === "resolved" ? "in the last pack, not any more" : "its KPI is not in the data any more",
    cell: null,
    finding: null,
    problem: null,
    kpi: null,
    onAgenda: false,
    restsUntil: null,
    words: text.toLowerCase(),
    facets: null,
    life,
  };
}

/** Of the last pack and of the log: KPIs that are gone from the data, each once. */
function unmeasuredRows({ unmeasured = [], quiet = [] }: FindingsReport): readonly ExceptionRow[] {
  const rows = new Map(unmeasured.map((u) => [u.id, goneRow("unmeasured", u)]));
  for (const { life, measured } of quiet)
    if (!measured) rows.set(life.ref, goneRow("unmeasured", { id: life.ref, text: life.finding, life }));
  return [...rows.values()];
}

/** Every finding in rank order, then every fault of the data, then what is resolved since the last pack. `resting`: until when somebody lets a finding rest, by id. */
export function exceptionRows(
  analysis: Analysis,
  report: FindingsReport,
  problems: readonly CellProblem[],
  resting: ReadonlyMap<string, { readonly until: Day }> = new Map(),
): readonly ExceptionRow[] {
  const rows = report.findings.map((f) => {
    const until = resting.get(f.id)?.until ?? null;
    return { ...findingRow(f, analysis), restsUntil: until !== null && until >= report.asOf ? until : null };
  });
  const lives = new Map((report.quiet ?? []).map(({ life }) => [life.ref, life]));
  const resolved = report.resolved.map((r) => goneRow("resolved", { ...r, life: lives.get(r.id) ?? null }));
  return [...rows, ...problemRows(problems), ...resolved, ...unmeasuredRows(report)];
}

/** Faults of the data alone, for a workbook that gives no findings yet. A cell with two faults of one code is one line. */
export function problemRows(problems: readonly CellProblem[]): readonly ExceptionRow[] {
  const rows = new Map<string, ExceptionRow>();
  for (const p of problems) {
    const row = problemRow(p);
    if (!rows.has(row.id)) rows.set(row.id, row);
  }
  return [...rows.values()];
}

export type FilterCounts = Readonly<Record<ExceptionFilter, number>>;

/** How many rows each chip lets through; what rests until a day, and what is resolved, is not counted. */
export function countRows(rows: readonly ExceptionRow[], chosen: ChosenFacets = {}): FilterCounts {
  const counts = Object.fromEntries(filters.map((id) => [id, 0])) as Record<ExceptionFilter, number>;
  for (const row of rows) {
    if (row.restsUntil !== null || !isHere(row) || !passes(row, chosen)) continue;
    counts.all++;
    counts[filterOf(row.kind)]++;
  }
  return counts;
}

/** What names nothing passes only where nothing is asked for. */
function passes(row: ExceptionRow, chosen: ChosenFacets, except?: Facet): boolean {
  if (row.facets) return passesFacets(row.facets, chosen, except);
  return Object.values(chosen).every((id) => id === undefined);
}

function inChip(row: ExceptionRow, filter: ExceptionFilter): boolean {
  return filter === "all" || (isHere(row) && filterOf(row.kind) === filter);
}

/** Rows that the chip, the words and the facets let through; every word typed must be there. */
export function filterRows(
  rows: readonly ExceptionRow[],
  filter: ExceptionFilter,
  text: string,
  chosen: ChosenFacets = {},
): readonly ExceptionRow[] {
  return rows.filter((row) => inChip(row, filter) && hasWords(row.words, text) && passes(row, chosen));
}

export interface FacetChoice {
  readonly id: string;
  readonly name: string;
  /** Rows that stay when it is chosen beside everything else that is. */
  readonly count: number;
}

const tierOrder: readonly string[] = ["critical", "key", "other"];

/** What can be chosen of a facet, by name (tiers by weight, nobody's last), counted under the rest of the filter. */
export function facetChoices(
  rows: readonly ExceptionRow[],
  facet: Facet,
  filter: ExceptionFilter,
  text: string,
  chosen: ChosenFacets,
): readonly FacetChoice[] {
  const choices = new Map<string, { id: string; name: string; count: number }>();
  for (const row of rows) {
    if (!row.facets || row.restsUntil !== null) continue;
    const counts = inChip(row, filter) && hasWords(row.words, text) && passesFacets(row.facets, chosen, facet);
    for (const { id, name } of row.facets[facet]) {
      const choice = choices.get(id) ?? { id, name, count: 0 };
      if (counts) choice.count++;
      choices.set(id, choice);
    }
  }
  const order = ({ id }: FacetChoice) => (id === "" ? "\uffff" : facet === "tier" ? String(tierOrder.indexOf(id)) : id);
  return [...choices.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

/** Groups of what rests stand at the end, closed until somebody opens them. */
export const RESTING = "resting";
export const RESOLVED = "resolved";
export const UNMEASURED = "unmeasured";

function groupOf(row: ExceptionRow, grouping: Grouping): { id: string; title: string; order: string } {
  if (row.restsUntil !== null) return { id: RESTING, title: "Acknowledged", order: "\uffff\uffff" };
  if (row.kind === "resolved") return { id: RESOLVED, title: kindWords.resolved, order: "\uffff\uffff\uffff" };
  if (row.kind === "unmeasured")
    return { id: UNMEASURED, title: kindWords.unmeasured, order: "\uffff\uffff\uffff\uffff" };
  if (grouping === "kind") {
    return { id: row.kind, title: kindWords[row.kind], order: String(kindOrder.indexOf(row.kind)).padStart(2, "0") };
  }
  if (!row.facets) return { id: "none", title: facetWords[grouping].none, order: "\uffff" };
  const { id, name } = row.facets[grouping][0]!;
  if (id === "") return { id: "none", title: name, order: "\uffff" };
  return { id: `=${id}`, title: name, order: grouping === "tier" ? String(tierOrder.indexOf(id)) : id };
}

/** Rows in groups: kinds and tiers in order of weight, objectives and owners by name; nobody's last. */
export function groupRows(rows: readonly ExceptionRow[], grouping: Grouping): readonly ExceptionGroup[] {
  const groups = new Map<string, { title: string; order: string; rows: ExceptionRow[] }>();
  for (const row of rows) {
    const { id, title, order } = groupOf(row, grouping);
    const group = groups.get(id) ?? { title, order, rows: [] };
    group.rows.push(row);
    groups.set(id, group);
  }
  return [...groups]
    .sort(([, a], [, b]) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0))
    .map(([id, group]) => ({ id: `${grouping}:${id}`, title: group.title, rows: group.rows }));
}

/** One line of the tree as it stands on the screen. */
export type TreeItem =
  | {
      readonly type: "group";
      readonly id: string;
      readonly group: ExceptionGroup;
      readonly open: boolean;
      readonly position: number;
      readonly of: number;
    }
  | {
      readonly type: "row";
      readonly id: string;
      readonly row: ExceptionRow;
      readonly group: string;
      readonly position: number;
      readonly of: number;
    }
  | { readonly type: "more"; readonly id: string; readonly group: string; readonly hidden: number };

/** Rows of a group shown before "Show more": a bad workbook has thousands of faults. */
export const PAGE = 100;

/** The tree as a flat list, in which the keyboard moves. */
export function treeItems(
  groups: readonly ExceptionGroup[],
  closed: ReadonlySet<string>,
  shown: ReadonlyMap<string, number>,
): readonly TreeItem[] {
  const items: TreeItem[] = [];
  groups.forEach((group, g) => {
    const open = !closed.has(group.id);
    items.push({ type: "group", id: group.id, group, open, position: g + 1, of: groups.length });
    if (!open) return;
    const most = shown.get(group.id) ?? PAGE;
    group.rows.slice(0, most).forEach((row, i) => {
      items.push({ type: "row", id: row.id, row, group: group.id, position: i + 1, of: group.rows.length });
    });
    const hidden = group.rows.length - most;
    if (hidden > 0) items.push({ type: "more", id: `${group.id}/more`, group: group.id, hidden });
  });
  return items;
}

/** "of these, about 1 would be expected by chance". */
export function chanceSentence(report: FindingsReport): string | null {
  if (report.tested === 0) return null;
  const k = report.expectedByChance;
  return `About ${plain(k, k < 10 ? 1 : 0)} of ${report.tested} KPIs tested would be flagged by chance.`;
}

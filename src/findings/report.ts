import { finish, type Steps } from "../core/steps";
import { dayFromIso, isoFromDay, type Day } from "../core/days";
import type { CellProblem, Parsed } from "../contract/Contract";
import type { Settings } from "../contract/settings";
import { agenda } from "./agenda";
import type { Analysis } from "./analysis/Analysis";
import { analyseSteps } from "./analysis/analyse";
import { detectSteps } from "./engine";
import type { FindingsReport, QuietFinding, RankedFinding } from "./Finding";
import { emptyLog, type LifeLog } from "./life/events";
import { peerGroups } from "./detectors/peer";
import { livesOf, type Life } from "./life/life";
import { ownedBy } from "./life/owners";
import { rank, type Ranked } from "./rank";
import { formatValue, plain } from "./words";

/** What is read of an earlier findings file: only that much, so that files of older releases do. */
export interface PreviousFindings {
  readonly asOf?: string;
  readonly findings: readonly {
    readonly id: string;
    readonly text: string;
    readonly headline?: string;
    readonly packsRunning?: number;
  }[];
  readonly resolved?: readonly { readonly id: string; readonly text: string }[];
  readonly unmeasured?: readonly { readonly id: string; readonly text: string }[];
}

/** From parsed workbook to ranked findings: the one way through, for every host. */
export function findingsReport(
  parsed: Parsed,
  settings: Settings,
  previous?: PreviousFindings | null,
  log?: LifeLog,
): { readonly analysis: Analysis; readonly report: FindingsReport } {
  return finish(findingsSteps(parsed, settings, previous, log));
}

/** {@link findingsReport} in pieces, for a host that must not stand still meanwhile. */
export function* findingsSteps(
  parsed: Parsed,
  settings: Settings,
  previous?: PreviousFindings | null,
  log?: LifeLog,
): Steps<{ readonly analysis: Analysis; readonly report: FindingsReport }> {
  const analysis = yield* analyseSteps(parsed, settings);
  return { analysis, report: yield* reportSteps(analysis, previous, log) };
}

/**
 * The findings of an analysis: detected, ranked, put on the agenda, compared with the previous pack, each with what
 * people did with it. What rests keeps its rank and is never left out: {@link openFindingsOf} are those that do not.
 */
export function reportOf(
  analysis: Analysis,
  previous?: PreviousFindings | null,
  log: LifeLog = emptyLog,
): FindingsReport {
  return finish(reportSteps(analysis, previous, log));
}

/** {@link reportOf} in pieces. */
export function* reportSteps(
  analysis: Analysis,
  previous?: PreviousFindings | null,
  log: LifeLog = emptyLog,
): Steps<FindingsReport> {
  const found = yield* detectSteps(analysis);
  yield;
  const ranked = rank(found, analysis.currency);
  yield;
  const lives = livesOf(log.events, ranked, analysis.asOf, figureWriter(analysis));
  const slots = agenda(ranked, analysis.settings, lives);
  const rebuilt = sameDay(previous, analysis.asOf);
  const before = new Map((previous?.findings ?? []).map((f) => [f.id, f]));
  const findings = ranked.map((finding, i): RankedFinding => {
    const earlier = before.get(finding.id);
    const packsRunning = earlier ? Math.max(1, earlier.packsRunning ?? 1) + (rebuilt ? 0 : 1) : 1;
    const life = lives.get(finding.id);
    const slot = { ...slots[i]!, packsRunning };
    return life ? { ...ownedBy(finding, life, analysis.contract), ...slot, life } : { ...finding, ...slot };
  });
  let expectedByChance = 0;
  let tested = 0;
  for (const k of analysis.kpis) {
    expectedByChance += k.falseAlarm;
    if (k.falseAlarm > 0) tested++;
  }
  expectedByChance += peerGroups(analysis).length * analysis.settings.thresholds.peerFalseAlarm;
  return {
    asOf: analysis.asOf,
    expectedByChance,
    tested,
    findings,
    ...goneSince(findings, previous, rebuilt, analysis),
    ...(lives.size > 0 && { quiet: quietOf(lives, findings, analysis) }),
  };
}

/** Findings that do not rest: what lists, counts and page 1 are about. */
export function openFindingsOf(report: Pick<FindingsReport, "findings">): readonly RankedFinding[] {
  return report.findings.filter((f) => !f.life?.rest);
}

/** Findings that somebody lets rest, in rank order. */
export function restingFindingsOf(report: Pick<FindingsReport, "findings">): readonly RankedFinding[] {
  return report.findings.filter((f) => f.life?.rest);
}

/** Figures of a KPI's findings in its unit. */
function figureWriter(analysis: Analysis) {
  const kpis = new Map(analysis.kpis.map((k) => [k.kpi.id, k.kpi]));
  return (finding: Pick<Ranked, "id">, figure: number): string => {
    const kpi = kpis.get(kpiIdOf(finding.id) ?? "");
    return kpi ? formatValue(kpi, figure) : plain(figure, Number.isInteger(figure) ? 0 : 2);
  };
}

function quietOf(
  lives: ReadonlyMap<string, Life>,
  findings: readonly RankedFinding[],
  analysis: Analysis,
): readonly QuietFinding[] {
  const here = new Set(findings.map((f) => f.id));
  const kpis = new Set(analysis.kpis.map((k) => k.kpi.id));
  return [...lives.values()]
    .filter((life) => !here.has(life.ref))
    .map((life) => ({ life, measured: isMeasuredBy(kpis, life.ref) }));
}

/** `kpi:fcr/xmr` → `fcr`; null for a finding that is about no single KPI. */
export function kpiIdOf(ref: string): string | null {
  return ref.startsWith("kpi:") && ref.includes("/") ? ref.slice(4, ref.lastIndexOf("/")) : null;
}

/** The same pack built again: what ran before keeps its count, what was resolved stays so. */
function sameDay(previous: PreviousFindings | null | undefined, asOf: Day): boolean {
  return previous?.asOf !== undefined && dayFromIso(previous.asOf) === asOf;
}

/** What the last pack showed and this one does not: resolved, or about a KPI that nobody measures any more. */
function goneSince(
  findings: readonly RankedFinding[],
  previous: PreviousFindings | null | undefined,
  rebuilt: boolean,
  analysis: Analysis,
): Pick<FindingsReport, "resolved" | "unmeasured"> {
  const here = new Set(findings.map((f) => f.id));
  const kpis = new Set(analysis.kpis.map((k) => k.kpi.id));
  const gone = (previous?.findings ?? [])
    .filter((f) => !here.has(f.id))
    .map((f) => ({ id: f.id, text: f.headline ?? f.text }));
  const known = (list: PreviousFindings["resolved"]) => (list ?? []).filter((f) => !here.has(f.id));
  const isMeasured = ({ id }: { readonly id: string }) => isMeasuredBy(kpis, id);
  const unmeasured = gone.filter((f) => !isMeasured(f));
  return {
    resolved: rebuilt ? known(previous?.resolved) : gone.filter(isMeasured),
    unmeasured: rebuilt ? [...known(previous?.unmeasured), ...unmeasured] : unmeasured,
  };
}

/** False for a finding about a KPI that is not among these. */
export function isMeasuredBy(kpis: ReadonlySet<string>, ref: string): boolean {
  const kpi = kpiIdOf(ref);
  return kpi === null || kpis.has(kpi);
}

/** The findings file, field by field as functions.md says; further fields follow those it names. */
export function findingsFile(report: FindingsReport, problems: readonly CellProblem[]) {
  return {
    asOf: isoFromDay(report.asOf),
    expectedByChance: report.expectedByChance,
    findings: report.findings.map((f) => ({
      id: f.id,
      rule: f.rule,
      table: f.table,
      subject: f.subject,
      kind: f.kind,
      concern: f.concern,
      rank: f.rank,
      severity: f.severity,
      money: f.money,
      since: isoOrNull(f.since),
      period: isoOrNull(f.period),
      value: f.value,
      text: f.text,
      cells: f.cells,
      onAgenda: f.onAgenda,
      minutes: f.minutes,
      packsRunning: f.packsRunning,
      headline: f.headline,
      rankReason: f.rankReason,
      moneyBasis: f.moneyBasis,
      adjustedP: f.adjustedP,
      ...(f.life && { life: lifeFile(f.life) }),
    })),
    problems: problems.map((p) => ({
      code: p.code,
      severity: p.severity,
      table: p.table,
      cell: p.cell,
      found: p.found,
      expected: p.expected,
      message: p.message,
    })),
    tested: report.tested,
    resolved: report.resolved,
    unmeasured: report.unmeasured ?? [],
  };
}

/** What people did with a finding, for the findings file. */
function lifeFile(life: Life) {
  const until = life.rest?.until;
  return {
    rests: until === undefined ? null : until === "changes" ? until : isoFromDay(until),
    back: life.back,
    owner: life.assigned?.owner ?? null,
    counterpart: life.assigned?.counterpart ?? null,
    comment: life.comment?.text ?? null,
    decision: life.decision?.text ?? null,
    agenda: life.agenda,
    issue: life.issue,
    events: life.history.length,
  };
}

export type FindingsFile = ReturnType<typeof findingsFile>;

function isoOrNull(day: Day | null): string | null {
  return day === null ? null : isoFromDay(day);
}

import { dayFromIso, isoFromDay, type Day } from "../core/days";
import type { CellProblem, Parsed } from "../contract/Contract";
import type { Settings } from "../contract/settings";
import { agenda } from "./agenda";
import type { Analysis } from "./analysis/Analysis";
import { analyse } from "./analysis/analyse";
import { detect } from "./engine";
import type { FindingsReport, RankedFinding } from "./Finding";
import { rank } from "./rank";

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
}

/** From parsed workbook to ranked findings: the one way through, for every host. */
export function findingsReport(
  parsed: Parsed,
  settings: Settings,
  previous?: PreviousFindings | null,
): { readonly analysis: Analysis; readonly report: FindingsReport } {
  const analysis = analyse(parsed, settings);
  return { analysis, report: reportOf(analysis, previous) };
}

/** The findings of an analysis: detected, ranked, put on the agenda, compared with the previous pack. */
export function reportOf(analysis: Analysis, previous?: PreviousFindings | null): FindingsReport {
  const ranked = rank(detect(analysis), analysis.currency);
  const slots = agenda(ranked, analysis.settings);
  const rebuilt = sameDay(previous, analysis.asOf);
  const before = new Map((previous?.findings ?? []).map((f) => [f.id, f]));
  const findings = ranked.map((finding, i): RankedFinding => {
    const earlier = before.get(finding.id);
    const packsRunning = earlier ? Math.max(1, earlier.packsRunning ?? 1) + (rebuilt ? 0 : 1) : 1;
    return { ...finding, ...slots[i]!, packsRunning };
  });
  let expectedByChance = 0;
  let tested = 0;
  for (const k of analysis.kpis) {
    expectedByChance += k.falseAlarm;
    if (k.falseAlarm > 0) tested++;
  }
  return {
    asOf: analysis.asOf,
    expectedByChance,
    tested,
    findings,
    resolved: resolvedSince(findings, previous, rebuilt),
  };
}

/** The same pack built again: what ran before keeps its count, what was resolved stays so. */
function sameDay(previous: PreviousFindings | null | undefined, asOf: Day): boolean {
  return previous?.asOf !== undefined && dayFromIso(previous.asOf) === asOf;
}

function resolvedSince(
  findings: readonly RankedFinding[],
  previous: PreviousFindings | null | undefined,
  rebuilt: boolean,
): FindingsReport["resolved"] {
  const here = new Set(findings.map((f) => f.id));
  if (rebuilt) return (previous?.resolved ?? []).filter((f) => !here.has(f.id));
  return (previous?.findings ?? [])
    .filter((f) => !here.has(f.id))
    .map((f) => ({ id: f.id, text: f.headline ?? f.text }));
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
  };
}

export type FindingsFile = ReturnType<typeof findingsFile>;

function isoOrNull(day: Day | null): string | null {
  return day === null ? null : isoFromDay(day);
}

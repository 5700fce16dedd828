import { dayFromIso, isoFromDay, type Day } from "../../core/days";
import type { Finding, FindingKind } from "../Finding";
import { plain, shortDate } from "../words";

/** What of a finding is compared with what it was when somebody let it rest. */
export interface Fingerprint {
  readonly kind: string;
  readonly rule: string;
  readonly since: Day | null;
  readonly period: Day | null;
  readonly figure: number | null;
  readonly severity: number | null;
  readonly contractual: boolean;
}

type Seen = Pick<
  Finding,
  "kind" | "rule" | "since" | "period" | "value" | "money" | "severity" | "contractual" | "concern"
>;

/** Rules whose figure is an age in days: it grows by the calendar alone and says nothing new. */
const agesByDays: ReadonlySet<string> = new Set([
  "innovation.forum-missed",
  "issue.escalate",
  "meeting.lapsed",
  "governance.review-overdue",
  "promise.overdue",
  "promise.due-soon-blocked",
  "satisfaction.stale",
  "value.overdue",
]);

/** Severity, in σ or its like, by which a new reading counts as worse. */
const WORSE_BY = 0.5;

/**
 * What a finding is, short enough to stand in a cell and to be read there:
 * `low; xmr.below-limit; since 2026-03-31; period 2026-09-30; figure 0.712; severity 3.4; contractual`.
 *
 * - *kind* and *rule* as they are; a finding that is applause says so by its kind.
 * - *since*, unless it is merely the as-of day (some rules say "since today" of what is true today).
 * - *period*, the observation it is about; absent where the finding is about no period.
 * - *figure*, six digits; of rules that count days (a promise's lateness) the money at stake instead, because an age
 *   grows by itself.
 * - *severity* and *contractual* tell only how bad a change is; they never make one.
 *
 * Source: ours.
 */
export function fingerprintOf(finding: Seen, asOf: Day): string {
  const figure = figureOf(finding);
  return [
    finding.kind,
    finding.rule,
    finding.since !== null && (finding.period !== null || finding.since < asOf)
      ? `since ${isoFromDay(finding.since)}`
      : null,
    finding.period === null ? null : `period ${isoFromDay(finding.period)}`,
    figure === null ? null : `figure ${figure}`,
    Number.isFinite(finding.severity) ? `severity ${Number(finding.severity.toFixed(1))}` : null,
    finding.contractual ? "contractual" : null,
  ]
    .filter((part) => part !== null)
    .join("; ");
}

function figureOf(finding: Seen): number | null {
  const figure = agesByDays.has(finding.rule) ? finding.money : (finding.value ?? finding.money);
  return figure === null || !Number.isFinite(figure) ? null : Number(figure.toPrecision(6));
}

const kinds: ReadonlySet<string> = new Set<FindingKind>([
  "low",
  "high",
  "breaking",
  "relationship",
  "commercial",
  "promise",
  "governance",
  "data",
]);

/** Reads a fingerprint back; null when it is none, so that nothing is compared with a guess. */
export function readFingerprint(text: string): Fingerprint | null {
  const [kind = "", rule = "", ...rest] = text.split(";").map((part) => part.trim());
  if (!kinds.has(kind) || !/^[a-z-]+\.[a-z-]+$/.test(rule)) return null;
  const parts = new Map<string, string>();
  for (const part of rest) {
    const at = part.indexOf(" ");
    parts.set(at < 0 ? part : part.slice(0, at), at < 0 ? "" : part.slice(at + 1).trim());
  }
  const day = (key: string) => (parts.has(key) ? dayFromIso(parts.get(key) ?? "") : null);
  const number = (key: string) => (parts.has(key) ? Number(parts.get(key) || NaN) : null);
  const [since, period, figure, severity] = [day("since"), day("period"), number("figure"), number("severity")];
  if (since === undefined || period === undefined || Number.isNaN(figure) || Number.isNaN(severity)) return null;
  for (const key of parts.keys())
    if (!["since", "period", "figure", "severity", "contractual"].includes(key)) return null;
  return { kind, rule, since, period, figure, severity, contractual: parts.has("contractual") };
}

export interface Change {
  /** What is different, in words, the weightiest first; empty when nothing is. */
  readonly what: readonly string[];
  /** The part of it that ends even a rest until a day; empty when it is none. */
  readonly worse: readonly string[];
}

/**
 * What has changed about a finding since its fingerprint was taken.
 *
 * A finding has changed when its kind, its rule, or its since is another, when it is about another period (a new
 * observation that still carries the signal), or when its figure is another (a cell was corrected, an invoice came in).
 * A day that merely passes changes nothing: ages in days and "since today" are not compared.
 *
 * A change is *worse*, and ends a rest until a day as well, when the finding turned into a concern or got a contractual
 * consequence it did not have; and, with a new period or figure, when it has a contractual consequence (each such period
 * is one more) or when its severity grew by half a σ or more.
 *
 * @param write how a figure of this finding is written; plain with at most three decimals when absent
 * Source: ours.
 */
export function changeSince(
  was: Fingerprint,
  finding: Seen,
  asOf: Day,
  write: (figure: number) => string = (n) => plain(n, 3).replace(/\.?0+$/, ""),
): Change {
  const now = readFingerprint(fingerprintOf(finding, asOf));
  if (!now) throw new Error(`the fingerprint of a finding of the rule ${finding.rule} cannot be read back`);
  const what: string[] = [];
  const worse: string[] = [];
  if (now.kind !== was.kind) what.push(`it was ${kindWords(was.kind)} and is ${kindWords(now.kind)}`);
  if (was.kind === "high" && finding.concern) worse.push("it is a concern now");
  if (now.rule !== was.rule) what.push(`the rule was ${was.rule} and is ${now.rule}`);
  const newPeriod = now.period !== was.period && now.period !== null;
  const newFigure = now.rule === was.rule && now.figure !== was.figure;
  if (newPeriod) what.push(`a new period, ${shortDate(now.period)}, carries the signal`);
  if (newFigure) what.push(`the figure was ${said(was.figure, write)} and is ${said(now.figure, write)}`);
  if (now.since !== was.since && was.since !== null && now.since !== null)
    what.push(`it holds since ${shortDate(now.since)}, not ${shortDate(was.since)}`);
  if (now.contractual && !was.contractual) worse.push("it has a contractual consequence now");
  else if (now.contractual && (newPeriod || newFigure)) worse.push("it has a contractual consequence each time");
  if ((newPeriod || newFigure) && was.severity !== null && (now.severity ?? 0) >= was.severity + WORSE_BY)
    worse.push(`its severity was ${plain(was.severity, 1)} and is ${plain(now.severity ?? 0, 1)}`);
  return { what, worse };
}

function said(figure: number | null, write: (figure: number) => string): string {
  return figure === null ? "none" : write(figure);
}

function kindWords(kind: string): string {
  const words: Readonly<Record<string, string>> = {
    low: "a low point",
    high: "a high point",
    breaking: "a forecast breach",
    relationship: "about the relationship",
    commercial: "commercial",
    promise: "about a promise",
    governance: "about governance",
    data: "about the data",
  };
  return words[kind] ?? kind;
}

import type { Settings } from "../../contract/settings";
import type { SatisfactionAnalysis } from "../../findings/analysis/Analysis";
import { analyseSatisfaction } from "../../findings/analysis/satisfaction";
import type { Contract } from "../../contract/Contract";
import type { Sourced } from "../../contract/columns";
import type { roles } from "../../contract/tables/relationship";
import { type SatisfactionRow } from "../../contract/tables/relationship";
import { weightedScore } from "../../core/scoring/weightedScore";
import { addMonths, dayFromIso, type Day } from "../../core/days";
import { percentWords, plain, shortDate } from "../../findings/words";
import type { NewRow } from "../../commands/saveRows";

export type Role = (typeof roles)[number];

export interface Criterion {
  readonly name: string;
  readonly weight: number;
}

/** What is typed into the form, before it is rows. */
export interface SatisfactionDraft {
  readonly date: string;
  readonly respondent: string;
  readonly role: Role | "";
  readonly criteria: readonly Criterion[];
  /** Criterion → 0–10; what is not there was not scored, which is never zero. */
  readonly scores: Readonly<Record<string, number>>;
  readonly comment: string;
}

type Row = Sourced<SatisfactionRow>;

function same(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

/** Scores by the client's people, oldest first: the panel's own, as the satisfaction figure counts them. */
function panelRows(contract: Contract | null): readonly Row[] {
  const rows = contract?.rows.satisfaction ?? [];
  return rows.filter((row) => row.party !== "supplier").sort((a, b) => a.date - b.date);
}

/** The client's own criteria with their weights as last used, in the order in which they were first asked. */
export function criteriaOf(contract: Contract | null): readonly Criterion[] {
  const criteria = new Map<string, Criterion>();
  for (const row of panelRows(contract)) {
    const key = row.criterion.trim().toLowerCase();
    const before = criteria.get(key);
    criteria.set(key, { name: before?.name ?? row.criterion.trim(), weight: row.weight ?? before?.weight ?? 1 });
  }
  return [...criteria.values()];
}

/** The rounds up to a day, by the same arithmetic as the pack, which knows only those up to its own day. */
export function roundsUpTo(contract: Contract | null, settings: Settings, today: Day): SatisfactionAnalysis | null {
  return contract === null ? null : analyseSatisfaction({ contract, settings, asOf: today });
}

export interface Respondent {
  readonly name: string;
  readonly role: Role | null;
  readonly last: Day;
  readonly due: boolean;
}

/** Everybody who ever scored, those who are due first: their last score is older than the panel's frequency. */
export function respondentsOf(contract: Contract | null, today: Day, months: number): readonly Respondent[] {
  const people = new Map<string, Respondent>();
  for (const row of panelRows(contract)) {
    const key = row.respondent.trim().toLowerCase();
    const name = people.get(key)?.name ?? row.respondent.trim();
    const role = row.role ?? people.get(key)?.role ?? null;
    people.set(key, { name, role, last: row.date, due: addMonths(row.date, months) <= today });
  }
  return [...people.values()].sort((a, b) => Number(b.due) - Number(a.due) || a.last - b.last);
}

/** What this person gave each criterion last, by the criterion in lower case. */
export function lastScores(contract: Contract | null, respondent: string): ReadonlyMap<string, string> {
  const last = new Map<string, string>();
  for (const row of panelRows(contract)) {
    if (same(row.respondent, respondent))
      last.set(
        row.criterion.trim().toLowerCase(),
        `${plain(row.score, Number.isInteger(row.score) ? 0 : 1)} on ${shortDate(row.date)}`,
      );
  }
  return last;
}

export interface Checked {
  /** What stands in the way, by field. */
  readonly errors: Readonly<Record<string, string>>;
  readonly rows: readonly NewRow[];
  /** Said beside the button: what these scores come to, and what is left out. */
  readonly note: string;
}

/** The draft as rows of the table Satisfaction, or what is still missing. */
export function checkSatisfaction(draft: SatisfactionDraft, today: string, coverageFloor: number): Checked {
  const errors: Record<string, string> = {};
  if (draft.respondent.trim() === "") errors.respondent = "Say who scores.";
  const day = dateError(draft.date, today);
  if (day) errors.date = day;
  const scored = draft.criteria.filter(({ name }) => draft.scores[name] !== undefined);
  if (draft.criteria.length === 0) errors.scores = "Add a criterion: what the client judges you by.";
  else if (scored.length === 0) errors.scores = "Give at least one score.";
  const rows = scored.map(({ name, weight }, i): NewRow => ({
    date: draft.date,
    respondent: draft.respondent.trim(),
    role: draft.role || null,
    party: "client",
    criterion: name,
    weight,
    score: draft.scores[name] ?? null,
    comment: i === 0 && draft.comment.trim() ? draft.comment.trim() : null,
  }));
  return { errors, rows, note: noteOf(draft, coverageFloor) };
}

function noteOf({ criteria, scores }: SatisfactionDraft, floor: number): string {
  const given = criteria.map(({ name }) => scores[name] ?? NaN);
  const open = given.filter((score) => Number.isNaN(score)).length;
  if (open === criteria.length) return "";
  const weights = criteria.map(({ weight }) => weight);
  const result = weightedScore(given, weights, "renormalise", floor);
  const left = open > 0 ? ` ${open} not scored: left out, never counted as 0.` : "";
  const figure = result.ok
    ? `This comes to ${plain(result.value.score, 1)} / 10, coverage ${percentWords(result.value.coverage)}.`
    : (result.problems[0]?.message ?? "");
  return figure + left;
}

/** Why what is dated so will not be seen in this pack; "" when it will. */
export function laterThanPack(date: string, asOf: Day | null): string {
  const day = dayFromIso(date);
  if (day === undefined || asOf === null || day <= asOf) return "";
  return `Later than this pack’s day, ${shortDate(asOf)}: it counts in the next pack.`;
}

/** Why a day will not do; "" when it does. */
export function dateError(date: string, today: string): string {
  if (dayFromIso(date) === undefined) return "Give the day.";
  return date > today ? "This day lies in the future." : "";
}

import { addMonths, type Day } from "../../core/days";
import { cellAddress } from "../../contract/cells";
import type { ContractFacts } from "../../contract/Contract";
import type { CalendarAnalysis } from "./Analysis";
import type { Context } from "./Context";
import { monthYear, quoteShort } from "../words";
import { byText, cellOf, type RowsOf } from "./rows";

type MeetingLine = CalendarAnalysis["meetings"][number];
type AheadLine = CalendarAnalysis["ahead"][number];

const cadences = {
  weekly: { months: 0, days: 7 },
  fortnightly: { months: 0, days: 14 },
  monthly: { months: 1, days: 0 },
  quarterly: { months: 3, days: 0 },
  "half-yearly": { months: 6, days: 0 },
  yearly: { months: 12, days: 0 },
} as const;

/** The day on which a forum with this cadence is due again. */
export function nextByCadence(last: Day, cadence: RowsOf<"meetings">["cadence"]): Day {
  const { months, days } = cadences[cadence];
  return months > 0 ? addMonths(last, months) : last + days;
}

/** Days of grace (ours): the setting's share of the cadence, at least one day. */
export function graceDays(c: Pick<Context, "settings">, last: Day, cadence: RowsOf<"meetings">["cadence"]): number {
  return Math.max(1, Math.round((nextByCadence(last, cadence) - last) * c.settings.thresholds.meetingGrace));
}

/**
 * A forum lapsed when its cadence and its grace have passed since it was last held. A forum never held counts
 * from the start of the contract where that is known, and from its first planned date otherwise.
 */
export function meetingLine(c: Context, row: RowsOf<"meetings">): MeetingLine {
  const held = row.lastHeld !== null && row.lastHeld <= c.asOf ? row.lastHeld : null;
  if (held === null) {
    const due =
      row.next ?? (c.contract.facts.start === null ? null : nextByCadence(c.contract.facts.start, row.cadence));
    const late = due === null ? 0 : Math.max(0, c.asOf - due);
    return { row, lapsedDays: late, state: "never held", nextDue: due };
  }
  const byCadence = nextByCadence(held, row.cadence);
  const nextDue = row.next !== null && row.next > held ? row.next : byCadence;
  if (c.asOf > byCadence + graceDays(c, held, row.cadence))
    return { row, lapsedDays: c.asOf - byCadence, state: "lapsed", nextDue };
  return { row, lapsedDays: 0, state: nextDue <= c.asOf ? "due" : "held", nextDue };
}

function factCell(c: Context, fact: keyof ContractFacts): string | null {
  const source = c.contract.factSources[fact];
  const column = source?.columns["value"];
  return source && column !== undefined ? cellAddress(source.sheet, source.row, column) : null;
}

/** When the governance document is due for review again; null when nobody said when it was reviewed. */
export function governanceReviewDue(c: Pick<Context, "contract" | "settings">): Day | null {
  const reviewed = c.contract.facts.governanceReviewed;
  return reviewed === null ? null : addMonths(reviewed, c.settings.thresholds.governanceReviewMonths);
}

export function governanceCell(c: Pick<Context, "contract">): string | null {
  return factCell(c as Context, "governanceReviewed");
}

function contractDays(c: Context): AheadLine[] {
  const { facts } = c.contract;
  const lines: AheadLine[] = [];
  const add = (day: Day | null, what: string, kind: string, fact: keyof ContractFacts) => {
    if (day !== null) lines.push({ day, what, kind, overdue: day < c.asOf, cell: factCell(c, fact) });
  };
  add(facts.reviewDate, "Contract review", "contract", "reviewDate");
  add(facts.end, "Contract ends", "contract", "end");
  const version = facts.governanceVersion === null ? "" : ` (version ${facts.governanceVersion})`;
  add(governanceReviewDue(c), `Governance document${version} due for review`, "governance", "governanceReviewed");
  return lines;
}

function kpiReviews(c: Context): AheadLine[] {
  return c.kpis.flatMap(({ kpi }): AheadLine[] => {
    if (kpi.lastReview === null || kpi.relevance === "retire") return [];
    const day = addMonths(kpi.lastReview, c.settings.thresholds.kpiReviewMonths);
    const what = `Relevance review of ${kpi.name}`;
    return [{ day, what, kind: "KPI review", overdue: day < c.asOf, cell: cellOf(kpi, "lastReview") }];
  });
}

/** The latest answer of each account that can still expire. */
function referenceExpiries(c: Context): AheadLine[] {
  const latest = new Map<string, RowsOf<"references">>();
  for (const row of c.contract.rows.references) {
    if (row.date > c.asOf || row.answer === null) continue;
    const known = latest.get(row.account);
    if (!known || row.date >= known.date) latest.set(row.account, row);
  }
  return [...latest.values()].flatMap((row): AheadLine[] =>
    row.expiry === null || row.answer === "no"
      ? []
      : [
          {
            day: row.expiry,
            what: `Reference of ${row.account} expires`,
            kind: "reference",
            overdue: row.expiry < c.asOf,
            cell: cellOf(row, "expiry"),
          },
        ],
  );
}

function horizons(c: Context): AheadLine[] {
  const { start } = c.contract.facts;
  if (start === null) return [];
  return c.contract.rows.plan.flatMap((row): AheadLine[] => {
    if (row.horizon === null || row.status === "done") return [];
    // A horizon counts from the day of the pack's contract year, so that a two-year plan ends with a contract year.
    let year = start;
    while (addMonths(year, 12) <= c.asOf) year = addMonths(year, 12);
    const day = addMonths(year, 12 * Number(row.horizon)) - 1;
    const what = `${quoteShort(row.objective)} (plan horizon ${row.horizon} ${row.horizon === "1" ? "year" : "years"})`;
    return [{ day, what, kind: "plan", overdue: false, cell: cellOf(row, "horizon") }];
  });
}

function logs(c: Context): AheadLine[] {
  const { rows } = c.contract;
  const lines: AheadLine[] = [];
  for (const row of rows.promises) {
    if (row.delivered !== null && row.delivered <= c.asOf) continue;
    const what = `${row.by === "client" ? "Client" : "Supplier"} promise ${row.id}: ${quoteShort(row.text)}`;
    lines.push({ day: row.due, what, kind: "promise", overdue: row.due < c.asOf, cell: cellOf(row, "due") });
  }
  for (const row of rows.risks) {
    if (row.review === null) continue;
    const what = `Review of risk ${row.id}: ${quoteShort(row.text)}`;
    lines.push({ day: row.review, what, kind: "risk", overdue: row.review < c.asOf, cell: cellOf(row, "review") });
  }
  for (const row of rows.issues) {
    if (row.due === null || row.raised > c.asOf || (row.closed !== null && row.closed <= c.asOf)) continue;
    const what = `Issue ${row.id} due: ${quoteShort(row.text)}`;
    lines.push({ day: row.due, what, kind: "issue", overdue: row.due < c.asOf, cell: cellOf(row, "due") });
  }
  for (const row of rows.value) {
    if (row.actual !== null && row.actual <= c.asOf) continue;
    const what = `Value item ${row.id}: ${quoteShort(row.description)}`;
    lines.push({ day: row.planned, what, kind: "value", overdue: row.planned < c.asOf, cell: cellOf(row, "planned") });
  }
  return lines;
}

function satisfactionDue(c: Context): AheadLine[] {
  let latest: RowsOf<"satisfaction"> | null = null;
  for (const row of c.contract.rows.satisfaction) {
    if (row.date <= c.asOf && row.party !== "supplier" && (latest === null || row.date > latest.date)) latest = row;
  }
  if (latest === null) return [];
  const day = addMonths(latest.date, c.settings.thresholds.satisfactionMonths);
  const what = `Satisfaction due again (last scored in ${monthYear(latest.date)})`;
  return [{ day, what, kind: "satisfaction", overdue: day < c.asOf, cell: cellOf(latest, "date") }];
}

function meetingDays(c: Context, meetings: readonly MeetingLine[]): AheadLine[] {
  return meetings.flatMap(({ row, nextDue }): AheadLine[] => {
    if (nextDue === null) return [];
    const cell = row.next === nextDue ? cellOf(row, "next") : cellOf(row, "lastHeld");
    return [{ day: nextDue, what: row.forum, kind: "meeting", overdue: nextDue < c.asOf, cell }];
  });
}

/** A forum whose purpose nobody has looked at for as long as the governance document may stand becomes a habit. */
function purposeReviews(c: Context): AheadLine[] {
  return c.contract.rows.meetings.flatMap((row): AheadLine[] => {
    if (row.purposeReviewed === null) return [];
    const day = addMonths(row.purposeReviewed, c.settings.thresholds.governanceReviewMonths);
    const what = `Purpose of ${row.forum} due for review`;
    return [{ day, what, kind: "governance", overdue: day < c.asOf, cell: cellOf(row, "purposeReviewed") }];
  });
}

/** Everything dated that the next meetings should know of, oldest first; never null, because it draws on many tables. */
export function analyseCalendar(c: Context): CalendarAnalysis {
  const meetings = c.contract.rows.meetings.map((row) => meetingLine(c, row));
  const ahead = [
    ...contractDays(c),
    ...kpiReviews(c),
    ...referenceExpiries(c),
    ...horizons(c),
    ...logs(c),
    ...satisfactionDue(c),
    ...meetingDays(c, meetings),
    ...purposeReviews(c),
  ];
  ahead.sort((a, b) => a.day - b.day || byText(a.what, b.what));
  return { meetings, ahead };
}

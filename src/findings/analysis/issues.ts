import { levels, type Level } from "../../contract/tables/governance";
import type { Contract } from "../../contract/Contract";
import type { Thresholds } from "../../contract/settings";
import type { Day } from "../../core/days";
import type { IssueLine, IssuesAnalysis } from "./Analysis";
import type { Context } from "./Context";
import { joinWords } from "../words";
import { supplied, type RowsOf } from "./rows";

/** Days that an issue may stay open at a level; an issue without a level stands at the lowest. */
export function daysAllowed(level: Level | null, thresholds: Thresholds): number {
  switch (level ?? "operational") {
    case "operational":
      return thresholds.issueDaysOperational;
    case "tactical":
      return thresholds.issueDaysTactical;
    case "strategic":
      return thresholds.issueDaysStrategic;
    case "executive":
      return thresholds.issueDaysExecutive;
  }
}

export function levelAbove(level: Level | null): Level | null {
  return levels[levels.indexOf(level ?? "operational") + 1] ?? null;
}

/** Who holds a level on both sides, as the People table says: `A. Shah (client) and M. Berg (supplier)`. */
function namesAt(contract: Contract, level: Level | null): string | null {
  if (level === null) return null;
  const people = contract.rows.people.filter((p) => p.level === level);
  const ordered = [
    ...people.filter((p) => p.organisation === "client"),
    ...people.filter((p) => p.organisation === "supplier"),
  ];
  return ordered.length > 0
    ? joinWords(
        ordered.map((p) => `${p.name} (${p.organisation})`),
        4,
      )
    : null;
}

function lineOf(c: Context, row: RowsOf<"issues">): IssueLine {
  const open = row.closed === null || row.closed > c.asOf;
  const ageDays = (open ? c.asOf : row.closed!) - row.raised;
  const nextLevel = levelAbove(row.level);
  return {
    row,
    ageDays,
    open,
    overdue: open && row.due !== null && row.due < c.asOf,
    escalate: open && ageDays > daysAllowed(row.level, c.settings.thresholds),
    nextLevel,
    nextNames: namesAt(c.contract, nextLevel),
  };
}

const bands: readonly (readonly [label: string, from: number, to: number])[] = [
  ["up to 30 days", 0, 30],
  ["31 to 60 days", 31, 60],
  ["61 to 90 days", 61, 90],
  ["over 90 days", 91, Infinity],
];

/** Issues raised by `asOf`; one that is raised or closed later is not there, or still open, on the pack's day. */
export function analyseIssues(c: Context): IssuesAnalysis | null {
  if (!supplied(c.contract, "issues")) return null;
  const lines = c.contract.rows.issues.filter((row) => row.raised <= c.asOf).map((row) => lineOf(c, row));
  const open = lines.filter((line) => line.open);
  return {
    lines,
    open: open.length,
    overdue: open.filter((line) => line.overdue).length,
    ageBands: bands.map(([label, from, to]) => ({
      label,
      count: open.filter((line) => line.ageDays >= from && line.ageDays <= to).length,
    })),
  };
}

/** First day on which an issue stood past its level's time. */
export function escalateSince(line: IssueLine, thresholds: Thresholds): Day {
  return line.row.raised + daysAllowed(line.row.level, thresholds) + 1;
}

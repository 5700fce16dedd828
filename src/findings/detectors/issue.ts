import type { Analysis, IssueLine } from "../analysis/Analysis";
import { daysAllowed, escalateSince } from "../analysis/issues";
import { cellOf, cellsOf } from "../analysis/rows";
import type { Detector, RawFinding } from "../Rule";
import { capital, joinWords, money, plural, quoteShort, shortDate } from "../words";
import { ownersOf, severityOfDays } from "./owners";
import { tidy } from "./tidy";

function named(line: IssueLine): string {
  return `${line.row.id} (${quoteShort(line.row.text, 60)})`;
}

/** What putting it right costs, when that was assessed. It is no money at stake, so it does not rank. */
function toFix(a: Analysis, line: IssueLine): string {
  return line.row.costToFix === null
    ? ""
    : ` Putting it right is assessed at ${money(line.row.costToFix, a.currency)}.`;
}

function escalation(a: Analysis, line: IssueLine): RawFinding {
  const { row } = line;
  const level = row.level ?? "operational";
  const allowed = daysAllowed(row.level, a.settings.thresholds);
  const late = line.overdue ? ` It was due on ${shortDate(row.due!)}.` : "";
  const names = line.nextNames ? `: ${line.nextNames}` : "";
  const next =
    line.nextLevel === null
      ? "There is no level above, so this meeting decides."
      : `It should go up to the ${line.nextLevel} level${names}.`;
  return {
    id: `issue:${row.id}/escalate`,
    rule: "issue.escalate",
    table: "Issues",
    subject: row.id,
    label: quoteShort(row.text, 60),
    kind: "governance",
    concern: true,
    severity: severityOfDays(line.ageDays - allowed, 20),
    since: escalateSince(line, a.settings.thresholds),
    value: line.ageDays,
    text: `Issue ${row.id}, “${quoteShort(row.text)}”, has been open for ${plural(line.ageDays, "day")} at the ${level} level, where ${allowed} are allowed.${late} ${next}${toFix(a, line)}`,
    headline: `Issue ${row.id} open for ${plural(line.ageDays, "day")} at the ${level} level`,
    why: `Open for ${line.ageDays} days since ${shortDate(row.raised)}; an issue at the ${level} level goes one up after ${allowed}.`,
    howSure: "A fact from the log.",
    question: escalationQuestion(line),
    ...ownersOf(a.contract, row.owner, row.counterpart),
    cells: cellsOf(row, "raised", "level", "due"),
  };
}

function escalationQuestion(line: IssueLine): string {
  if (line.nextLevel === null) return `What do we decide on issue ${line.row.id} today, and who carries it out?`;
  if (line.row.rootCause === null)
    return `What is the root cause of issue ${line.row.id}, and does it go to the ${line.nextLevel} level today?`;
  return `The root cause is given as “${quoteShort(line.row.rootCause, 70)}”: can the ${line.nextLevel} level remove it?`;
}

/** Overdue issues that do not already stand to be escalated, in one finding: the meeting asks for new dates at once. */
function overdue(a: Analysis, lines: readonly IssueLine[]): RawFinding[] {
  const late = lines
    .filter((line) => line.overdue && !line.escalate)
    .sort((x, y) => x.row.due! - y.row.due! || (x.row.id < y.row.id ? -1 : 1));
  const worst = late[0];
  if (!worst) return [];
  const days = a.asOf - worst.row.due!;
  const one = late.length === 1;
  const list = joinWords(late.map((line) => `${named(line)}, ${plural(a.asOf - line.row.due!, "day")}`));
  return [
    {
      id: "issues/overdue",
      rule: "issue.overdue",
      table: "Issues",
      subject: one ? worst.row.id : "issues",
      label: one ? quoteShort(worst.row.text, 60) : "Issues past their date",
      kind: "governance",
      concern: true,
      severity: severityOfDays(days, 30),
      since: worst.row.due! + 1,
      value: late.length,
      text: `${plural(late.length, "open issue")} ${one ? "is" : "are"} past the date agreed: ${list}.`,
      headline: one
        ? `Issue ${worst.row.id} is ${plural(days, "day")} past its date`
        : `${capital(plural(late.length, "issue"))} past the date agreed, the oldest by ${plural(days, "day")}`,
      why: `Not closed by ${shortDate(a.asOf)} and due before it; those that should be escalated are listed apart.`,
      howSure: "A fact from the log.",
      question: one
        ? `What holds up issue ${worst.row.id}, and which new date do both owners give?`
        : "Which of these still matter, and which new date do both owners give for each?",
      ...(one ? ownersOf(a.contract, worst.row.owner, worst.row.counterpart) : {}),
      cells: late.flatMap((line) => cellsOf(line.row, "due")),
    },
  ];
}

function lacks(line: IssueLine): string {
  if (line.row.owner === null && line.row.counterpart === null) return "neither";
  return line.row.owner === null ? "no owner" : "no counterpart";
}

function withoutOwner(lines: readonly IssueLine[]): RawFinding[] {
  const bare = lines.filter((line) => line.open && (line.row.owner === null || line.row.counterpart === null));
  if (bare.length === 0) return [];
  const one = bare.length === 1;
  const list = joinWords(bare.map((line) => `${named(line)}: ${lacks(line)}`));
  return [
    {
      id: "issues/no-owner",
      rule: "issue.no-owner",
      table: "Issues",
      subject: one ? bare[0]!.row.id : "issues",
      label: "Issues without owner or counterpart",
      kind: "governance",
      concern: true,
      severity: Math.min(3, 0.5 + bare.length * 0.25),
      value: bare.length,
      text: `${plural(bare.length, "open issue")} ${one ? "lacks" : "lack"} an owner or a counterpart: ${list}.`,
      headline: `${capital(plural(bare.length, "open issue"))} without an owner on both sides`,
      why: "Every open issue needs an owner and a counterpart at the other party; one or both cells are blank.",
      howSure: "A fact from the log.",
      question: one
        ? "Who owns it, and who is the counterpart at the other party?"
        : "Who owns each of these, and who is the counterpart at the other party?",
      cells: bare.flatMap((line) =>
        [
          line.row.owner === null ? cellOf(line.row, "owner") : null,
          line.row.counterpart === null ? cellOf(line.row, "counterpart") : null,
          cellOf(line.row, "id"),
        ]
          .filter((cell) => cell !== null)
          .slice(0, 2),
      ),
    },
  ];
}

export const issueDetector: Detector = {
  family: "issue",
  rules: [
    {
      id: "issue.escalate",
      kind: "governance",
      about: "An open issue is past the time its level allows and should go one level up.",
      threshold: "issueDaysOperational",
      also: ["issueDaysTactical", "issueDaysStrategic", "issueDaysExecutive"],
    },
    { id: "issue.overdue", kind: "governance", about: "Open issues are past the date agreed for them." },
    { id: "issue.no-owner", kind: "governance", about: "Open issues lack an owner or a counterpart." },
  ],
  detect(a) {
    const lines = a.issues?.lines ?? [];
    return tidy([
      ...lines.filter((line) => line.escalate).map((line) => escalation(a, line)),
      ...overdue(a, lines),
      ...withoutOwner(lines),
    ]);
  },
};

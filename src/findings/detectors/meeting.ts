import type { Analysis } from "../analysis/Analysis";
import { governanceCell, governanceReviewDue, nextByCadence } from "../analysis/calendar";
import { cellsOf, slug } from "../analysis/rows";
import type { Detector, RawFinding } from "../Rule";
import { monthYear, percentWords, plural, shortDate } from "../words";
import { severityOfDays } from "./owners";
import { tidy } from "./tidy";

type MeetingLine = Analysis["calendar"]["meetings"][number];

/** A forum's cadence with its days, for the scale of severity. */
function cadenceDays(line: MeetingLine): number {
  const from = line.row.lastHeld ?? line.nextDue ?? 0;
  return Math.max(7, nextByCadence(from, line.row.cadence) - from);
}

function isLapsed(a: Analysis, line: MeetingLine): boolean {
  if (line.state === "lapsed") return true;
  return line.state === "never held" && line.lapsedDays > cadenceDays(line) * a.settings.thresholds.meetingGrace;
}

function must(line: MeetingLine): string {
  const roles = [line.row.mustAttendClient, line.row.mustAttendSupplier].filter((r) => r !== null);
  return roles.length > 0 ? ` Must attend: ${roles.join("; ")}.` : "";
}

function lapsed(a: Analysis, line: MeetingLine): RawFinding {
  const { row } = line;
  const never = line.state === "never held";
  const agreed = row.next !== null && row.next > a.asOf ? ` The next is set for ${shortDate(row.next)}.` : "";
  const due = never ? line.nextDue! : nextByCadence(row.lastHeld!, row.cadence);
  const since = never
    ? `has never been held; it was due on ${shortDate(due)}`
    : `was last held on ${shortDate(row.lastHeld!)}; with its ${row.cadence} cadence it was due by ${shortDate(due)}, ${plural(line.lapsedDays, "day")} ago`;
  return {
    id: `meeting:${slug(row.forum)}/lapsed`,
    rule: "meeting.lapsed",
    table: "Meetings",
    subject: row.forum,
    label: row.forum,
    kind: "governance",
    concern: true,
    severity: Math.min(6, 1 + line.lapsedDays / cadenceDays(line)),
    since: due,
    value: line.lapsedDays,
    text: `${row.forum} ${since}.${agreed}${must(line)}`,
    headline: never ? `${row.forum} has never been held` : `${row.forum} not held since ${monthYear(row.lastHeld!)}`,
    why: `The ${row.cadence} cadence and a grace of ${percentWords(a.settings.thresholds.meetingGrace)} of it have passed without the meeting being held.`,
    howSure: "A fact from the calendar.",
    question: agreed
      ? `Is the date of ${row.forum} safe this time, and what was not decided meanwhile?`
      : `Is ${row.forum} still needed at this cadence; if so, on which day is it held and who protects the date?`,
    cells: cellsOf(row, "lastHeld", "cadence", "next"),
  };
}

function governanceDocument(a: Analysis): RawFinding[] {
  const due = governanceReviewDue(a);
  const cell = governanceCell(a);
  if (due === null || due >= a.asOf) return [];
  const { governanceVersion, governanceReviewed } = a.contract.facts;
  const version = governanceVersion === null ? "" : ` (version ${governanceVersion})`;
  const months = a.settings.thresholds.governanceReviewMonths;
  return [
    {
      id: "governance/review-overdue",
      rule: "governance.review-overdue",
      table: "Contract",
      subject: "governance document",
      label: "Governance document",
      kind: "governance",
      concern: true,
      severity: severityOfDays(a.asOf - due, 120),
      since: due + 1,
      value: a.asOf - due,
      text: `The governance document${version} was last reviewed on ${shortDate(governanceReviewed!)}; its review has been due since ${shortDate(due)}.`,
      headline: `Governance document not reviewed since ${monthYear(governanceReviewed!)}`,
      why: `A living document is reviewed at least every ${plural(months, "month")}; ${plural(a.asOf - due, "day")} have passed beyond that.`,
      howSure: "A fact from the contract data.",
      question: "What in the governance document no longer matches how both parties work, and who revises it by when?",
      cells: cell === null ? [] : [cell],
    },
  ];
}

/** The innovation forum has a rule of its own; two findings of one missed meeting would be one too many. */
function ordinary(line: MeetingLine): boolean {
  return line.row.innovation !== true;
}

/** Forums of one name (one per site, say) that lapsed are one finding, so that ids stay unique. */
function joined(a: Analysis, lines: readonly MeetingLine[]): RawFinding[] {
  const findings = new Map<string, RawFinding>();
  for (const line of lines) {
    const finding = lapsed(a, line);
    const known = findings.get(finding.id);
    if (!known) findings.set(finding.id, finding);
    else {
      const worse = (finding.value ?? 0) > (known.value ?? 0) ? finding : known;
      findings.set(finding.id, { ...worse, cells: [...new Set([...(known.cells ?? []), ...(finding.cells ?? [])])] });
    }
  }
  return [...findings.values()];
}

export const meetingDetector: Detector = {
  family: "meeting",
  rules: [
    {
      id: "meeting.lapsed",
      kind: "governance",
      about: "A forum was not held within its cadence and the share of it that it may slip.",
      threshold: "meetingGrace",
    },
    {
      id: "governance.review-overdue",
      kind: "governance",
      about: "The governance document was not reviewed within the months agreed.",
      threshold: "governanceReviewMonths",
    },
  ],
  detect(a) {
    return tidy([
      ...joined(
        a,
        a.calendar.meetings.filter((m) => ordinary(m) && isLapsed(a, m)),
      ),
      ...governanceDocument(a),
    ]);
  },
};

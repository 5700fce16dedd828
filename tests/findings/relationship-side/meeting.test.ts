import { meetingDetector } from "../../../src/findings/detectors/meeting";
import type { TableRow } from "../../../src/contract/tables";
import { addMonths } from "../../../src/core/days";
import { analysisOf, day, expectSound, findingsOf, type Given } from "./fixture";

function forum(over: Partial<TableRow<"meetings">> = {}): Partial<TableRow<"meetings">> {
  return { forum: "Partnership board", cadence: "quarterly", lastHeld: day("2026-07-14"), ...over };
}

function ids(given: Given): string[] {
  const findings = findingsOf(meetingDetector, given);
  expectSound(meetingDetector, findings);
  return findings.map((f) => f.id);
}

describe("a meeting lapsed", () => {
  test.each([
    ["weekly", 7, 2],
    ["fortnightly", 14, 4],
    ["monthly", 31, 8],
    ["quarterly", 92, 23],
    ["half-yearly", 184, 46],
    ["yearly", 365, 91],
  ] as const)("%s: after %i days and a quarter of that, %i", (cadence, days, grace) => {
    const held = day("2026-03-01");
    const at = (after: number) => {
      const date = new Date((held + after - 25_569) * 86_400_000).toISOString().slice(0, 10);
      return ids({ asOf: date, meetings: [forum({ cadence, lastHeld: held })] });
    };
    expect(at(days + grace)).toEqual([]);
    expect(at(days + grace + 1)).toEqual(["meeting:partnership-board/lapsed"]);
  });

  test("says when it was due, and the date that is set", () => {
    const [finding] = findingsOf(meetingDetector, {
      meetings: [
        forum({ lastHeld: day("2026-03-10"), next: day("2026-10-14"), mustAttendClient: "Operations director" }),
      ],
    });
    expect(finding?.since).toBe(day("2026-06-10"));
    expect(finding?.text).toContain("due by 10 Jun 2026, 112 days ago. The next is set for 14 Oct 2026");
    expect(finding?.text).toContain("Must attend: Operations director");
  });

  test("a forum never held speaks once its first date has passed", () => {
    const never = forum({ lastHeld: null, cadence: "monthly", next: day("2026-08-01") });
    expect(ids({ meetings: [never] })).toEqual(["meeting:partnership-board/lapsed"]);
    expect(ids({ meetings: [{ ...never, next: day("2026-10-01") }] })).toEqual([]);
    expect(ids({ meetings: [{ ...never, next: null }] })).toEqual([]);
    const start = addMonths(day("2026-09-30"), -6);
    expect(ids({ meetings: [{ ...never, next: null }], facts: { start } })).toEqual([
      "meeting:partnership-board/lapsed",
    ]);
  });

  test("two forums of one name are one finding; the innovation forum has its own rule", () => {
    const lapsed = forum({ lastHeld: day("2025-07-14") });
    expect(ids({ meetings: [lapsed, lapsed] })).toEqual(["meeting:partnership-board/lapsed"]);
    expect(ids({ meetings: [{ ...lapsed, innovation: true }] })).toEqual([]);
  });
});

describe("governance document", () => {
  const facts = { governanceReviewed: day("2025-09-29"), governanceVersion: "3.1" };

  test("is due again after twelve months", () => {
    const [finding] = findingsOf(meetingDetector, { facts });
    expect(finding).toMatchObject({ rule: "governance.review-overdue", cells: ["Contract!B2"], value: 1 });
    expect(finding?.text).toContain("version 3.1");
    expect(ids({ facts: { governanceReviewed: day("2025-09-30") } })).toEqual([]);
    expect(ids({ facts: {} })).toEqual([]);
    expect(ids({ facts, settings: { thresholds: { governanceReviewMonths: 24 } } })).toEqual([]);
  });
});

describe("the calendar", () => {
  test("holds everything dated, oldest first, with what is overdue", () => {
    const { calendar } = analysisOf({
      facts: { end: day("2028-03-31"), start: day("2025-04-01"), governanceReviewed: day("2026-01-15") },
      meetings: [forum({ next: day("2026-10-14") })],
      promises: [{ id: "P1", text: "Forecast", by: "client", due: day("2026-09-15") }],
      risks: [{ id: "R1", text: "Peak and move coincide", review: day("2026-11-01") }],
      references: [{ date: day("2026-01-01"), account: "Retail", answer: "yes", expiry: day("2027-01-01") }],
      plan: [{ objective: "Half of contacts digital", horizon: "2", status: "on track" }],
      satisfaction: [{ date: day("2026-08-20"), respondent: "Ann", criterion: "Speed", score: 8 }],
    });
    expect(calendar.ahead.map((a) => [a.day, a.kind, a.overdue])).toEqual([
      [day("2026-09-15"), "promise", true],
      [day("2026-10-14"), "meeting", false],
      [day("2026-11-01"), "risk", false],
      [day("2027-01-01"), "reference", false],
      [day("2027-01-15"), "governance", false],
      [day("2027-02-20"), "satisfaction", false],
      [day("2028-03-31"), "contract", false],
      [day("2028-03-31"), "plan", false],
    ]);
    expect(calendar.ahead.every((a) => a.cell !== null)).toBe(true);
  });

  test("a date passed without the meeting is due, not yet lapsed", () => {
    const { calendar } = analysisOf({ meetings: [forum({ next: day("2026-09-20") })] });
    expect(calendar.meetings[0]).toMatchObject({ state: "due", nextDue: day("2026-09-20"), lapsedDays: 0 });
  });

  test("the purpose of a forum is reviewed as often as the governance document", () => {
    const { calendar } = analysisOf({ meetings: [forum({ lastHeld: null, purposeReviewed: day("2025-01-20") })] });
    expect(calendar.ahead).toEqual([
      {
        day: day("2026-01-20"),
        what: "Purpose of Partnership board due for review",
        kind: "governance",
        overdue: true,
        cell: "Meetings!E2",
      },
    ]);
  });

  test("what is done is not ahead", () => {
    const { calendar } = analysisOf({
      promises: [{ id: "P1", text: "x", by: "client", due: day("2026-11-15"), delivered: day("2026-09-01") }],
      issues: [{ id: "I1", raised: day("2026-08-01"), text: "x", due: day("2026-11-15"), closed: day("2026-09-01") }],
      plan: [{ objective: "x", horizon: "1", status: "done" }],
    });
    expect(calendar.ahead).toEqual([]);
  });
});

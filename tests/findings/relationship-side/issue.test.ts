import { issueDetector } from "../../../src/findings/detectors/issue";
import type { TableRow } from "../../../src/contract/tables";
import { analysisOf, day, expectSound, findingsOf, type Given } from "./fixture";

function issue(over: Partial<TableRow<"issues">> = {}): Partial<TableRow<"issues">> {
  return {
    id: "I03",
    raised: day("2026-08-01"),
    text: "Knowledge base out of date for tariff changes.",
    owner: "Service delivery lead",
    counterpart: "Tariff manager",
    level: "operational",
    ...over,
  };
}

function ids(given: Given): string[] {
  const findings = findingsOf(issueDetector, given);
  expectSound(issueDetector, findings);
  return findings.map((f) => f.id);
}

describe("an issue past its level's time", () => {
  test("should go one level up, to the people there", () => {
    const [finding, ...rest] = findingsOf(issueDetector, {
      issues: [issue()],
      people: [
        { name: "A. Shah", organisation: "client", level: "tactical" },
        { name: "M. Berg", organisation: "supplier", level: "tactical" },
        { name: "Z. High", organisation: "client", level: "executive" },
        { name: "Tariff manager", organisation: "client" },
      ],
    });
    expect(rest).toEqual([]);
    // 1 August to 30 September is 60 days; 30 are allowed at the operational level, so it is so since 1 September.
    expect(finding).toMatchObject({
      id: "issue:I03/escalate",
      rule: "issue.escalate",
      value: 60,
      since: day("2026-09-01"),
      ownerClient: "Tariff manager",
      ownerSupplier: "Service delivery lead",
    });
    expect(finding?.text).toContain("tactical level: A. Shah (client) and M. Berg (supplier)");
    expect(finding?.text).not.toContain("Z. High");
  });

  test.each([
    ["operational", 30],
    ["tactical", 45],
    ["strategic", 60],
    ["executive", 90],
  ] as const)("at the %s level from day %i + 1", (level, allowed) => {
    const asOf = "2026-09-30";
    expect(ids({ asOf, issues: [issue({ level, raised: day(asOf) - allowed })] })).toEqual([]);
    expect(ids({ asOf, issues: [issue({ level, raised: day(asOf) - allowed - 1 })] })).toEqual(["issue:I03/escalate"]);
  });

  test("closing it silences it; closing it tomorrow does not", () => {
    expect(ids({ issues: [issue({ closed: day("2026-09-30") })] })).toEqual([]);
    expect(ids({ issues: [issue({ closed: day("2026-10-01") })] })).toEqual(["issue:I03/escalate"]);
  });

  test("at the top there is nobody above: the meeting decides", () => {
    const [finding] = findingsOf(issueDetector, { issues: [issue({ level: "executive", raised: day("2026-01-01") })] });
    expect(finding?.text).toContain("no level above");
  });

  test("a setting moves the limit", () => {
    expect(ids({ issues: [issue()], settings: { thresholds: { issueDaysOperational: 60 } } })).toEqual([]);
  });
});

describe("overdue issues", () => {
  const late = issue({ raised: day("2026-09-10"), due: day("2026-09-20") });

  test("are one finding, the oldest first", () => {
    const [finding, ...rest] = findingsOf(issueDetector, {
      issues: [late, issue({ id: "I04", raised: day("2026-09-10"), due: day("2026-09-12") })],
    });
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({ id: "issues/overdue", rule: "issue.overdue", value: 2, since: day("2026-09-13") });
    expect(finding?.cells).toEqual(["Issues!H3", "Issues!H2"]);
    expect(finding?.text.indexOf("I04")).toBeLessThan(finding!.text.indexOf("I03"));
  });

  test("due today is in time", () => {
    expect(ids({ issues: [late] })).toEqual(["issues/overdue"]);
    expect(ids({ issues: [{ ...late, due: day("2026-09-30") }] })).toEqual([]);
  });

  test("one that must be escalated is not told twice", () => {
    expect(ids({ issues: [issue({ due: day("2026-09-20") })] })).toEqual(["issue:I03/escalate"]);
    const [finding] = findingsOf(issueDetector, { issues: [issue({ due: day("2026-09-20") })] });
    expect(finding?.text).toContain("It was due on 20 Sep 2026");
  });
});

describe("owner or counterpart missing", () => {
  const fresh = { raised: day("2026-09-20") };

  test("either one makes it speak, once for all", () => {
    const [finding] = findingsOf(issueDetector, {
      issues: [issue({ ...fresh, owner: null }), issue({ ...fresh, id: "I05", counterpart: null }), issue(fresh)],
    });
    expect(finding).toMatchObject({ id: "issues/no-owner", value: 2 });
    expect(finding?.text).toContain("I05 (Knowledge base out of date for tariff changes): no counterpart");
    expect(finding?.cells).toEqual(["Issues!E2", "Issues!A2", "Issues!F3", "Issues!A3"]);
  });

  test("names on both sides, or closure, silence it", () => {
    expect(ids({ issues: [issue({ ...fresh, owner: null })] })).toEqual(["issues/no-owner"]);
    expect(ids({ issues: [issue(fresh)] })).toEqual([]);
    expect(ids({ issues: [issue({ ...fresh, owner: null, closed: day("2026-09-25") })] })).toEqual([]);
  });
});

test("ages stand in bands, open issues only", () => {
  const { issues } = analysisOf({
    issues: [
      issue({ raised: day("2026-09-30") - 30 }),
      issue({ raised: day("2026-09-30") - 31 }),
      issue({ raised: day("2026-09-30") - 90 }),
      issue({ raised: day("2026-09-30") - 91 }),
      issue({ closed: day("2026-09-01") }),
      issue({ raised: day("2026-10-02") }),
    ],
  });
  expect(issues?.ageBands.map((b) => b.count)).toEqual([1, 1, 1, 1]);
  expect(issues?.open).toBe(4);
  expect(issues?.lines).toHaveLength(5);
});

import { promiseDetector } from "../../../src/findings/detectors/promise";
import type { TableRow } from "../../../src/contract/tables";
import { analysisOf, day, expectSound, findingsOf } from "./fixture";

type Promise_ = Partial<TableRow<"promises">>;

function promise(over: Promise_ = {}): Promise_ {
  return {
    id: "P07",
    text: "Forecast of volumes six weeks ahead",
    by: "client",
    owner: "Planning manager",
    counterpart: "Service delivery lead",
    made: day("2026-06-01"),
    due: day("2026-09-15"),
    measure: "Forecast error",
    ...over,
  };
}

function rules(...promises: Promise_[]): string[] {
  const findings = findingsOf(promiseDetector, { promises });
  expectSound(promiseDetector, findings);
  return findings.map((f) => f.id);
}

describe("an overdue promise", () => {
  test("speaks with its days, owner and cells", () => {
    const [finding, ...others] = findingsOf(promiseDetector, { promises: [promise()] });
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      id: "promise:P07/overdue",
      rule: "promise.overdue",
      kind: "promise",
      party: "client",
      ownerClient: "Planning manager",
      ownerSupplier: "Service delivery lead",
      value: 15,
      since: day("2026-09-16"),
      cells: ["Promises!H2", "Promises!I2"],
    });
    expect(finding?.text).toContain("by 15 Sep 2026; it is 15 days overdue");
  });

  test.each([
    ["delivered on its day", { delivered: day("2026-09-15") }],
    ["delivered late, but delivered", { delivered: day("2026-09-30") }],
    ["due today", { due: day("2026-09-30") }],
    ["made after the pack's day", { made: day("2026-10-01") }],
  ])("does not when %s", (_, over) => {
    expect(rules(promise(over))).toEqual([]);
  });

  test("delivery after the pack's day is not known yet", () => {
    expect(rules(promise({ delivered: day("2026-10-01") }))).toEqual(["promise:P07/overdue"]);
  });

  test("is judged alike for the supplier", () => {
    const [finding] = findingsOf(promiseDetector, { promises: [promise({ by: "supplier" })] });
    expect(finding).toMatchObject({ party: "supplier", ownerSupplier: "Planning manager" });
  });

  test("names what it waits for and what waits for it", () => {
    const [overdue] = findingsOf(promiseDetector, {
      promises: [
        promise({ dependsOn: "p03" }),
        promise({ id: "P03", by: "supplier", due: day("2027-01-31") }),
        promise({ id: "P09", due: day("2027-02-28"), dependsOn: "P07; P03" }),
      ],
    });
    expect(overdue?.text).toContain("depends on promise P03");
    expect(overdue?.text).toContain("Promise P09 waits for it");
  });
});

describe("due soon with an open dependency", () => {
  const soon = promise({ id: "P08", due: day("2026-10-20"), dependsOn: "P01" });
  const open = promise({ id: "P01", due: day("2026-10-25") });

  test("speaks while the dependency is open", () => {
    expect(rules(soon, open)).toEqual(["promise:P08/due-soon-blocked"]);
  });

  test("is silent once the dependency is delivered, is not in the log, or the date lies far ahead", () => {
    expect(rules(soon, { ...open, delivered: day("2026-09-29") })).toEqual([]);
    expect(rules(soon)).toEqual([]);
    expect(rules({ ...soon, due: day("2026-10-31") }, open)).toEqual([]);
  });

  test("the threshold is a setting", () => {
    const given = { promises: [{ ...soon, due: day("2026-10-31") }, open] };
    expect(findingsOf(promiseDetector, given)).toEqual([]);
    const wider = { ...given, settings: { thresholds: { promiseDueSoonDays: 31 } } };
    expect(findingsOf(promiseDetector, wider).map((f) => f.rule)).toEqual(["promise.due-soon-blocked"]);
  });
});

describe("promises without owner or measure", () => {
  const later = { due: day("2026-12-31") };

  test("are one finding each, however many they are", () => {
    const bare = Array.from({ length: 12 }, (_, i) => promise({ ...later, id: `P${i}`, owner: null, measure: null }));
    const findings = findingsOf(promiseDetector, { promises: bare });
    expectSound(promiseDetector, findings);
    expect(findings.map((f) => [f.id, f.value])).toEqual([
      ["promises/no-owner", 12],
      ["promises/no-measure", 12],
    ]);
    expect(findings[0]?.cells).toHaveLength(12);
  });

  test("a name or a measure silences them, and so does delivery", () => {
    expect(rules(promise({ ...later, owner: null }))).toEqual(["promises/no-owner"]);
    expect(rules(promise({ ...later, measure: null }))).toEqual(["promises/no-measure"]);
    expect(rules(promise(later))).toEqual([]);
    expect(rules(promise({ owner: null, measure: null, delivered: day("2026-09-01") }))).toEqual([]);
  });
});

describe("kept share risen", () => {
  const kept = (id: string, due: string, delivered: string | null) =>
    promise({ id, due: day(due), delivered: delivered === null ? null : day(delivered) });
  const before = [
    kept("A1", "2026-04-30", "2026-04-30"),
    kept("A2", "2026-05-31", "2026-06-15"),
    kept("A3", "2026-06-30", "2026-07-15"),
  ];
  const now = [
    kept("B1", "2026-07-31", "2026-07-30"),
    kept("B2", "2026-08-31", "2026-08-31"),
    kept("B3", "2026-09-30", "2026-09-30"),
  ];

  test("one of three before, three of three now: applause", () => {
    const [finding] = findingsOf(promiseDetector, { promises: [...before, ...now] });
    expect(finding).toMatchObject({ rule: "promise.kept-risen", concern: false, kind: "high", value: 1 });
    expect(finding?.text).toContain("kept 3 of 3 promises on time");
    expect(finding?.text).toContain("after 1 of 3");
  });

  test("silent when one was late now, and with fewer than three", () => {
    const late = [now[0]!, now[1]!, kept("B3", "2026-09-29", "2026-09-30")];
    const worse = [...late.slice(0, 1), kept("B2", "2026-08-01", "2026-08-31"), late[2]!];
    expect(rules(...before, ...worse)).toEqual([]);
    expect(rules(...before, ...now.slice(1))).toEqual([]);
  });
});

test("counts by party as the definition asks: kept on time ÷ due", () => {
  const { promises } = analysisOf({
    promises: [
      promise({ id: "1", delivered: day("2026-09-01") }),
      promise({ id: "2", delivered: day("2026-09-20") }),
      promise({ id: "3" }),
      promise({ id: "4", due: day("2026-12-31"), delivered: day("2026-09-01") }),
      promise({ id: "5", by: "supplier", due: day("2026-12-31") }),
    ],
  });
  expect(promises?.byParty.client).toEqual({ due: 3, keptOnTime: 1, share: 1 / 3, overdue: 1 });
  expect(promises?.byParty.supplier).toEqual({ due: 0, keptOnTime: 0, share: null, overdue: 0 });
  expect(promises?.lines.map((l) => l.state)).toEqual(["kept", "kept late", "overdue", "kept", "open"]);
});

test("no table, no section and no finding", () => {
  expect(analysisOf({}).promises).toBeNull();
  expect(findingsOf(promiseDetector, {})).toEqual([]);
});

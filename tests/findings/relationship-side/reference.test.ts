import { referenceDetector } from "../../../src/findings/detectors/reference";
import type { TableRow } from "../../../src/contract/tables";
import { analysisOf, day, expectSound, findingsOf, type Given } from "./fixture";

type Row = Partial<TableRow<"references">>;

function event(date: string, over: Row = {}): Row {
  return { date: day(date), account: "Group operations", answer: "yes", ...over };
}

function ids(given: Given): string[] {
  const findings = findingsOf(referenceDetector, given);
  expectSound(referenceDetector, findings);
  return findings.map((f) => f.id);
}

describe("a withdrawn reference", () => {
  const no = event("2026-08-11", { answer: "no" });

  test("is a no after a yes", () => {
    const [finding, ...rest] = findingsOf(referenceDetector, { references: [event("2025-05-11"), no] });
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({ id: "reference:group-operations/withdrawn", since: day("2026-08-11") });
    expect(finding?.text).toContain("after saying yes on 11 May 2025. 0 of 1 account asked still say yes");
  });

  test("is not one that never was, that came back, or that is long past", () => {
    expect(ids({ references: [no] })).toEqual([]);
    expect(ids({ references: [event("2025-05-11"), { ...no, answer: "conditional" }] })).toEqual([]);
    expect(ids({ references: [event("2025-05-11"), no, event("2026-06-11")] })).toContain(
      "reference:group-operations/withdrawn",
    );
    expect(ids({ references: [event("2025-05-11"), { ...no, date: day("2026-04-11") }, event("2026-06-11")] })).toEqual(
      [],
    );
    expect(ids({ references: [event("2023-05-11"), { ...no, date: day("2025-08-11") }] })).toEqual([]);
  });
});

describe("expiring references", () => {
  test("speak within 90 days either side, in one finding", () => {
    const asOf = day("2026-09-30");
    const [finding] = findingsOf(referenceDetector, {
      references: [
        event("2025-11-01", { expiry: asOf + 90 }),
        event("2025-10-02", { account: "Retail", expiry: asOf - 10, answer: "conditional" }),
        event("2025-10-02", { account: "Field", expiry: asOf + 91 }),
        event("2025-10-02", { account: "Legal", expiry: asOf + 5, answer: "no" }),
      ],
    });
    expect(finding).toMatchObject({ id: "references/expiring", value: 2, cells: ["References!F3", "References!F2"] });
    expect(finding?.text).toContain("Retail expired on 20 Sep 2026 and Group operations until 29 Dec 2026");
  });

  test("a renewal silences it", () => {
    const old = event("2025-05-11", { expiry: day("2026-10-11") });
    expect(ids({ references: [old] })).toEqual(["references/expiring"]);
    expect(ids({ references: [old, event("2026-05-11", { expiry: day("2027-10-11") })] })).toEqual([]);
    expect(ids({ references: [old], settings: { thresholds: { referenceExpiryDays: 10 } } })).toEqual([]);
  });
});

describe("a reference won", () => {
  test("is a first yes in the quarter", () => {
    const [finding] = findingsOf(referenceDetector, { references: [event("2026-08-11")] });
    expect(finding).toMatchObject({ id: "references/won", kind: "high", concern: false, value: 1 });
    expect(ids({ references: [event("2026-06-11")] })).toEqual([]);
    expect(ids({ references: [event("2025-06-11"), event("2026-08-11")] })).toEqual([]);
    expect(ids({ references: [event("2025-06-11", { answer: "no" }), event("2026-08-11")] })).toEqual([
      "references/won",
    ]);
  });
});

describe("the case study", () => {
  const stage = (date: string, s: TableRow<"references">["stage"], over: Row = {}) =>
    event(date, { answer: null, stage: s, ...over });

  test("fell back when a later stage is lower", () => {
    const references = [stage("2025-05-11", "video"), stage("2026-05-11", "named on paper")];
    const [finding] = findingsOf(referenceDetector, { references });
    expect(finding).toMatchObject({ id: "case-study/fell-back", concern: true, since: day("2026-05-11") });
    expect(finding?.text).toContain("from “video” to “named on paper”");
    expect(ids({ references: [references[0]!, { ...references[1]!, stage: "video" }] })).toEqual([]);
  });

  test("fell back when the consent behind it expired", () => {
    const references = [stage("2025-05-11", "video", { expiry: day("2026-09-10") })];
    expect(ids({ references })).toEqual(["case-study/fell-back"]);
    expect(analysisOf({ references }).references).toMatchObject({ stage: "none", previousStage: "video" });
    expect(ids({ references: [{ ...references[0]!, expiry: day("2027-09-10") }] })).toEqual([]);
  });

  test("another account that holds the stage keeps it", () => {
    const references = [
      stage("2025-05-11", "video"),
      stage("2025-05-11", "video", { account: "Retail" }),
      stage("2026-08-11", "agreed"),
    ];
    expect(ids({ references })).toEqual([]);
  });

  test("moved up in the quarter is good news", () => {
    const references = [stage("2026-02-11", "agreed"), stage("2026-08-11", "brand on paper")];
    expect(ids({ references })).toEqual(["case-study/advanced"]);
    expect(ids({ references, asOf: "2026-12-31" })).toEqual([]);
  });

  test("readiness comes from the holder's latest words", () => {
    const references = [
      stage("2026-05-11", "named on paper", { consent: true, measurable: true, sponsor: false, approved: null }),
    ];
    const { references: section } = analysisOf({ references });
    // 20 consent + 20 result + 10 freshness (142 days) + half of 20 for the stage: 60 of 100.
    expect(section?.readiness).toBeCloseTo(60, 10);
    expect(section?.missingForNext).toEqual(["a named sponsor", "approval of the text"]);
  });
});

test("history by quarter: share of those asked that hold a yes then", () => {
  const { references } = analysisOf({
    references: [
      event("2025-12-01"),
      event("2026-02-01", { account: "Retail", answer: "no" }),
      event("2026-08-01", { account: "Retail" }),
    ],
  });
  expect(references?.history.map((h) => [h.quarter, h.share])).toEqual([
    [day("2025-12-31"), 1],
    [day("2026-03-31"), 0.5],
    [day("2026-06-30"), 0.5],
    [day("2026-09-30"), 1],
  ]);
  expect(references).toMatchObject({ asked: 2, yes: 2, share: 1 });
});

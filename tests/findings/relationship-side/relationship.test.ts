import fc from "fast-check";
import { relationshipDetector } from "../../../src/findings/detectors/relationship";
import type { TableRow } from "../../../src/contract/tables";
import { analysisOf, day, expectSound, findingsOf, type Given } from "./fixture";

type Row = Partial<TableRow<"relationship">>;

function score(party: "client" | "supplier", value: number, over: Row = {}): Row {
  return { date: day("2026-08-20"), factor: "Openness, transparency & honesty", party, score: value, ...over };
}

function ids(given: Given): string[] {
  const findings = findingsOf(relationshipDetector, given);
  expectSound(relationshipDetector, findings);
  return findings.map((f) => f.id);
}

describe("a gap between the parties", () => {
  test("of two points speaks, and says who is lower", () => {
    const [finding] = findingsOf(relationshipDetector, { relationship: [score("supplier", 8), score("client", 5.5)] });
    expect(finding).toMatchObject({
      id: "relationship:openness-transparency-honesty/gap",
      rule: "relationship.gap",
      party: "client",
      value: 2.5,
      cells: ["Relationship!F2", "Relationship!F3"],
    });
    expect(finding?.text).toContain("the client’s conduct is scored 5.5 out of 10, the supplier’s 8.0");
  });

  test("below two points, or with one side not scored, it does not", () => {
    expect(ids({ relationship: [score("supplier", 8), score("client", 6)] })).toHaveLength(1);
    expect(ids({ relationship: [score("supplier", 7.3), score("client", 5.3)] })).toHaveLength(1);
    expect(ids({ relationship: [score("supplier", 8), score("client", 6.1)] })).toEqual([]);
    expect(ids({ relationship: [score("supplier", 10)] })).toEqual([]);
  });

  test("is between the means of the raters of the latest month", () => {
    const rows = [
      score("supplier", 6, { date: day("2026-02-20") }),
      score("supplier", 8, { rater: "Ann" }),
      score("supplier", 6, { rater: "Bo" }),
      score("client", 6),
    ];
    expect(ids({ relationship: rows })).toEqual([]);
    expect(analysisOf({ relationship: rows }).relationship?.factors[0]).toMatchObject({
      supplier: 7,
      client: 6,
      previousSupplier: 6,
      previousClient: null,
      gap: -1,
    });
  });

  test("on a barrier nobody behaved badly", () => {
    const rows = [score("supplier", 8, { set: "barrier" }), score("client", 3, { set: "barrier" })];
    const [finding] = findingsOf(relationshipDetector, { relationship: rows });
    expect(finding).toMatchObject({ id: "relationship:barrier-openness-transparency-honesty/gap", party: null });
    expect(ids({ relationship: rows })).toHaveLength(1);
  });
});

test("a clear rise on a factor is good news in its quarter", () => {
  const rows = [score("supplier", 5, { date: day("2026-02-20") }), score("supplier", 7), score("client", 7)];
  const [finding] = findingsOf(relationshipDetector, { relationship: rows });
  expect(finding).toMatchObject({ id: "relationship/risen", kind: "high", concern: false });
  expect(ids({ relationship: [{ ...rows[0]!, score: 5.1 }, ...rows.slice(1)] })).toEqual([]);
  expect(ids({ relationship: rows, asOf: "2026-12-31" })).toEqual([]);
});

test("alignment is 1 less the mean gap in tenths, over factors that both sides have", () => {
  const rows = [
    score("supplier", 8),
    score("client", 6),
    score("supplier", 7, { factor: "Trust" }),
    score("client", 7, { factor: "Trust" }),
    score("client", 1, { factor: "Fit" }),
  ];
  expect(analysisOf({ relationship: rows }).relationship?.alignment).toBeCloseTo(0.9, 12);
});

test("ids are unique and do not depend on the order of rows", () => {
  const rows = ["A b", "A, c", "Trust", "trust in people"].flatMap((factor, i) => [
    score("supplier", 9, { factor }),
    score("client", i, { factor }),
  ]);
  fc.assert(
    fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
      expect(ids({ relationship: shuffled }).sort()).toEqual(ids({ relationship: rows }).sort());
    }),
    { numRuns: 30 },
  );
});

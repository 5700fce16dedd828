import { riskDetector } from "../../../src/findings/detectors/risk";
import type { TableRow } from "../../../src/contract/tables";
import { day, expectSound, findingsOf } from "./fixture";

function risk(over: Partial<TableRow<"risks">> = {}): Partial<TableRow<"risks">> {
  return {
    id: "R01",
    text: "Winter peak and system move coincide",
    probability: 3,
    impact: 4,
    review: day("2026-09-29"),
    ...over,
  };
}

test("a review date that has passed speaks; one today or ahead does not", () => {
  const [finding] = findingsOf(riskDetector, { risks: [risk()] });
  expect(finding).toMatchObject({ id: "risks/review-overdue", rule: "risk.review-overdue", cells: ["Risks!G2"] });
  expect(finding?.text).toContain("3 × 4 = 12 of 25), 1 day.");
  expect(findingsOf(riskDetector, { risks: [risk({ review: day("2026-09-30") })] })).toEqual([]);
  expect(findingsOf(riskDetector, { risks: [risk({ review: null })] })).toEqual([]);
});

test("many are one finding, the largest first", () => {
  const risks = [risk(), risk({ id: "R02", probability: 5, impact: 5 }), risk({ id: "R03", probability: null })];
  const findings = findingsOf(riskDetector, { risks });
  expectSound(riskDetector, findings);
  expect(findings).toHaveLength(1);
  expect(findings[0]?.value).toBe(3);
  expect(findings[0]?.text).toMatch(/date: R02 .*R01 .*R03/);
});

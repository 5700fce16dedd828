import { tcpDetector } from "../../../src/findings/detectors/tcp";
import { analysisOf, expectSound, findingsOf, type Given } from "./fixture";

/** Client + B asks less, but fails more and yields less. */
function given(nonPerformanceB = 900, valuePerUnit: number | null = 10): Given {
  return {
    options: [
      { option: "Client alone", fees: 0, retained: 3000, output: 800, valuePerUnit },
      { option: "Client + A", fees: 2000, retained: 500, nonPerformance: 100, output: 1000, valuePerUnit },
      { option: "Client + B", fees: 1800, retained: 500, nonPerformance: nonPerformanceB, output: 950, valuePerUnit },
    ],
  };
}

test("the lowest fee that is not the best option speaks, with what it would lose", () => {
  const findings = findingsOf(tcpDetector, given());
  expectSound(tcpDetector, findings);
  // Net: A 10,000 − 2,600 = 7,400; B 9,500 − 3,200 = 6,300.
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({ id: "tcp/cheapest-not-best", money: 1100, moneyBasis: "a year" });
  expect(findings[0]?.text).toContain("Client + B asks the lowest fee (£1,800 against £2,000)");
  expect(findings[0]?.cells).toContain("Options!B4");
});

test("silent when the lowest fee is the best option", () => {
  // With non-performance of −300 (a bonus) B costs 2,000: net 7,500, above A's 7,400.
  expect(findingsOf(tcpDetector, given(-300))).toEqual([]);
});

test("without a value per unit the cost of a unit decides; a setting can supply the value", () => {
  const findings = findingsOf(tcpDetector, given(900, null));
  expectSound(tcpDetector, findings);
  expect(analysisOf(given(900, null)).options).toMatchObject({ best: "Client + A", valuePerUnit: null });
  // A 2.6 a unit, B 3,200 ÷ 950: the difference on A's thousand units.
  expect(findings[0]?.money).toBeCloseTo((3200 / 950 - 2.6) * 1000, 9);
  const { options } = analysisOf({ ...given(900, null), settings: { valuePerUnit: 10 } });
  expect(options?.lines.map((l) => l.net)).toEqual([5000, 7400, 6300]);
});

test("the client alone is the baseline of the uplift and no bid", () => {
  const { options } = analysisOf(given());
  expect(options?.cheapestFee).toBe("Client + B");
  expect(options?.lines.map((l) => l.uplift)).toEqual([0, 200, 150]);
  expect(options?.lines.map((l) => l.standing)).toEqual(["dominated", "frontier", "dominated"]);
});

test("switching points are where two net values meet", () => {
  const { options } = analysisOf({
    options: [
      { option: "A", fees: 100, output: 10, valuePerUnit: 4 },
      { option: "B", fees: 130, output: 20, valuePerUnit: 4 },
    ],
  });
  expect(options?.switching).toEqual([{ a: "A", b: "B", at: 3 }]);
  const [finding] = findingsOf(tcpDetector, {
    options: [
      { option: "A", fees: 100, output: 10, valuePerUnit: 4 },
      { option: "B", fees: 130, output: 20, valuePerUnit: 4 },
    ],
  });
  expect(finding?.text).toContain("The choice flips at a value below £3 a unit; it is taken as £4");
  expect(options?.sensitivity.some((s) => s.input === "Fees" && s.option === "B")).toBe(true);
});

test("one option, or none, is no choice", () => {
  expect(findingsOf(tcpDetector, { options: given().options!.slice(1, 2) })).toEqual([]);
  expect(findingsOf(tcpDetector, { options: [] })).toEqual([]);
  expect(findingsOf(tcpDetector, {})).toEqual([]);
});

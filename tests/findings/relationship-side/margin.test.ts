import { marginDetector } from "../../../src/findings/detectors/margin";
import type { TableRow } from "../../../src/contract/tables";
import { addMonths, endOfMonth } from "../../../src/core/days";
import { analysisOf, day, expectSound, findingsOf, type Given } from "./fixture";

type Cost = Partial<TableRow<"costs">>;

const band: Partial<TableRow<"terms">> = { kind: "margin band", low: 0.06, high: 0.12, share: 1 };

/** Three months of the quarter; the golden case `openbook`: revenue 1,000,000 and cost 820,000. */
function quarter(cost = 820_000, over: Cost = {}): Cost[] {
  return ["2026-07-31", "2026-08-31", "2026-09-30"].flatMap((iso, i) => [
    { period: day(iso), category: "Agent salaries", amount: i === 0 ? cost - 400_000 : 200_000, ...over },
    { period: day(iso), category: "Revenue", revenue: i === 0 ? 400_000 : 300_000, ...over },
  ]);
}

function ids(given: Given): string[] {
  const findings = findingsOf(marginDetector, given);
  expectSound(marginDetector, findings);
  return findings.map((f) => f.id);
}

describe("margin outside the band", () => {
  test("above: the refund is the golden one", () => {
    const [finding, ...rest] = findingsOf(marginDetector, { costs: quarter(), terms: [band] });
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({ id: "margin/above", rule: "margin.above", moneyBasis: "a quarter" });
    expect(finding?.value).toBeCloseTo(0.18, 12);
    expect(finding!.money! / 68181.81818181818).toBeCloseTo(1, 9);
    expect(finding?.text).toMatch(/is 18.0\s% .*above the agreed band of 6.0\s% to 12.0\s%/);
    expect(finding?.cells).toContain("Terms!R2");
    expect(finding?.cells).toHaveLength(7);
  });

  test("below: what is short of the band, and the supplier must not lose money", () => {
    const [finding] = findingsOf(marginDetector, { costs: quarter(1_020_000), terms: [band] });
    expect(finding).toMatchObject({ id: "margin/below", rule: "margin.below" });
    expect(finding?.money).toBeCloseTo(80_000, 6); // from −2 % to 6 % of a million
    expect(finding?.text).toContain("The supplier loses money");
  });

  test("inside, on an end, without a band or without revenue: silent", () => {
    expect(ids({ costs: quarter(900_000), terms: [band] })).toEqual([]);
    expect(ids({ costs: quarter(880_000), terms: [band] })).toEqual([]);
    expect(ids({ costs: quarter() })).toEqual([]);
    expect(ids({ costs: quarter().filter((c) => c.category !== "Revenue"), terms: [band] })).toEqual([]);
  });

  test("other quarters do not count, and a dated band holds from its day", () => {
    expect(ids({ costs: quarter(820_000, { period: day("2026-06-30") }), terms: [band] })).toEqual([]);
    const wider = { ...band, high: 0.2, period: day("2026-04-01") };
    expect(ids({ costs: quarter(), terms: [wider, band] })).toEqual([]);
    expect(ids({ costs: quarter(), terms: [band, { ...wider, period: day("2026-10-01") }] })).toEqual(["margin/above"]);
  });
});

describe("a cost line that stands out", () => {
  const months = (last: number): Cost[] =>
    [100, 101, 99, 100, 102, 98, 100, last].map((amount, i) => ({
      period: endOfMonth(addMonths(day("2026-02-28"), i)),
      category: "Licences",
      amount,
    }));

  test("in the quarter, by its modified z", () => {
    const [finding] = findingsOf(marginDetector, { costs: months(130) });
    // Median 100, deviations 0 0 0 1 1 2 2 30, MAD 1: .6745·30.
    expect(finding).toMatchObject({ id: "cost:licences/outlier", value: 130, cells: ["Costs!D9"] });
    expect(finding?.why).toContain("20.2");
  });

  test("a usual amount, an earlier quarter, or too few periods: silent", () => {
    expect(ids({ costs: months(101) })).toEqual([]);
    expect(ids({ costs: months(130), asOf: "2026-12-31" })).toEqual([]);
    expect(ids({ costs: months(130).slice(3) })).toEqual([]);
    expect(ids({ costs: months(130), settings: { thresholds: { outlierZ: 25 } } })).toEqual([]);
  });
});

test("a revenue line is no cost, wherever its figure stands", () => {
  const { commercial } = analysisOf({
    costs: [
      { period: day("2026-09-01"), category: "Revenue", amount: 1000 },
      { period: day("2026-09-30"), category: "Salaries", amount: 820 },
    ],
  });
  expect(commercial?.margin).toHaveLength(1);
  expect(commercial?.margin[0]).toMatchObject({ period: day("2026-09-30"), revenue: 1000, cost: 820 });
  expect(commercial?.margin[0]?.margin).toBeCloseTo(0.18, 12);
});

import fc from "fast-check";
import { billingDetector } from "../../../src/findings/detectors/billing";
import { billingLines } from "../../../src/findings/analysis/billing";
import type { TableRow } from "../../../src/contract/tables";
import { analysisOf, contractOf, day, expectSound, findingsOf, type Given } from "./fixture";

type Row = Partial<TableRow<"invoices">>;

function line(over: Row = {}): Row {
  return {
    period: day("2026-09-30"),
    invoice: "INV-1043",
    item: "Handled contacts",
    quantity: 1000,
    rate: 3.6,
    contractRate: 3.6,
    amount: 3600,
    ...over,
  };
}

function ids(given: Given): string[] {
  const findings = findingsOf(billingDetector, given);
  expectSound(billingDetector, findings);
  return findings.map((f) => f.id);
}

describe("charged above the contract rate", () => {
  const dear = line({ rate: 3.68, amount: 3680 });

  test("speaks with the money and the cells", () => {
    const [finding, ...rest] = findingsOf(billingDetector, { invoices: [dear] });
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({
      id: "billing:handled-contacts:2026-09-30/rate",
      rule: "billing.rate",
      moneyBasis: "once",
      party: "supplier",
      contractual: true,
      cells: ["Invoices!E2", "Invoices!F2", "Invoices!D2"],
    });
    expect(finding?.money).toBeCloseTo(80, 9);
    expect(finding?.text).toContain(
      "£3.68 a unit in Sep 2026 (invoice INV-1043); the contract says £3.60. On 1,000 units",
    );
  });

  test("the contract rate, a lower one and rounding are silent", () => {
    expect(ids({ invoices: [line()] })).toEqual([]);
    expect(ids({ invoices: [line({ rate: 3.5, amount: 3500 })] })).toEqual([]);
    expect(ids({ invoices: [line({ rate: 3.61, amount: 3610 })] })).toEqual([]); // 0.28 % is within 0.5 %
    expect(
      ids({ invoices: [line({ rate: 3.61, amount: 3610 })], settings: { thresholds: { moneyTolerance: 0 } } }),
    ).toHaveLength(1);
    expect(ids({ invoices: [{ ...dear, contractRate: null }] })).toEqual([]);
  });

  test("a line without a rate is judged by its amount", () => {
    expect(ids({ invoices: [line({ rate: null, amount: 3800 })] })).toEqual([
      "billing:handled-contacts:2026-09-30/rate",
    ]);
  });

  test("lines of one item in one quarter are joined; other items and quarters are not", () => {
    const findings = findingsOf(billingDetector, {
      invoices: [
        dear,
        { ...dear, period: day("2026-08-31"), invoice: "INV-1042" },
        { ...dear, period: day("2026-06-30") },
        { ...dear, item: "Mail" },
        { ...dear, period: day("2025-09-30") },
      ],
    });
    expect(findings.map((f) => f.id).sort()).toEqual([
      "billing:handled-contacts:2026-06-30/rate",
      "billing:handled-contacts:2026-09-30/rate",
      "billing:mail:2026-09-30/rate",
    ]);
    const joined = findings.find((f) => f.id.includes("contacts:2026-09-30"));
    expect(joined?.money).toBeCloseTo(160, 9);
    expect(joined?.persistence).toBe(2);
    expect(joined?.text).toContain("in Aug 2026 and Sep 2026");
  });
});

describe("amount that is not quantity × rate", () => {
  test("speaks either way, and not when it is right", () => {
    const [more] = findingsOf(billingDetector, { invoices: [line({ amount: 3900 })] });
    expect(more).toMatchObject({ rule: "billing.arithmetic", money: 300, value: 300 });
    const [less] = findingsOf(billingDetector, { invoices: [line({ amount: 3300 })] });
    expect(less).toMatchObject({ rule: "billing.arithmetic", money: 300, value: -300 });
    expect(less?.text).toContain("£300 less");
    expect(ids({ invoices: [line({ amount: 3600.01 })] })).toEqual([]);
    expect(ids({ invoices: [line({ quantity: null, amount: 9999 })] })).toEqual([]);
  });
});

test("a later period is not invoiced yet, and totals match their lines", () => {
  const { commercial } = analysisOf({
    invoices: [line({ rate: 4, amount: 4000 }), line({ period: day("2026-10-31"), rate: 9, amount: 9000 })],
  });
  expect(commercial).toMatchObject({ invoiced: 4000 });
  expect(commercial?.billingTotal).toBeCloseTo(400, 9);
  expect(commercial?.billing).toHaveLength(1);
});

test("the two causes of a line add up to amount − quantity × contract rate", () => {
  const cents = fc.integer({ min: 1, max: 100_000 }).map((n) => n / 100);
  fc.assert(
    fc.property(cents, cents, cents, cents, (quantity, rate, contractRate, amount) => {
      const [row] = contractOf({ invoices: [line({ quantity, rate, contractRate, amount })] }).rows.invoices;
      const found = billingLines(row!, 0).reduce((sum, l) => sum + l.variance, 0);
      // Differences below half a penny are no line; there can be two of them.
      expect(Math.abs(found - (amount - quantity * contractRate))).toBeLessThanOrEqual(0.01 + 1e-6);
    }),
  );
});

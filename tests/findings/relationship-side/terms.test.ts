import fc from "fast-check";
import { termsDetector } from "../../../src/findings/detectors/terms";
import type { TableRow } from "../../../src/contract/tables";
import type { Kpi } from "../../../src/contract/Contract";
import { analyseCommercial } from "../../../src/findings/analysis/commercial";
import { analysisOf, contextOf, day, expectSound, findingsOf, kpi, type Given } from "./fixture";

type Term = Partial<TableRow<"terms">>;

/** KPIs with observations: the common fixture has none. */
function withKpis(given: Given, kpis: Kpi[]) {
  const context = contextOf(given);
  const contract = { ...context.contract, kpis };
  const analysis = { ...analysisOf(given), contract, commercial: analyseCommercial({ ...context, contract }) };
  const findings = termsDetector.detect(analysis);
  expectSound(termsDetector, findings);
  return { findings, lines: analysis.commercial?.reconciliations ?? [] };
}

const fcr = (september: number, id = "fcr") =>
  kpi({ id, name: "First-contact resolution", target: 0.78, tolerance: 0.05 }, [
    ["2026-08-31", 0.8],
    ["2026-09-30", september],
  ]);

/** The golden case `credit-dir`: 100,000 × 10 % × 50 % × 40 % = 2,000. */
const facts = { atRisk: 0.1 };
const invoices = [{ period: day("2026-09-30"), item: "Handled contacts", amount: 100_000 }];
const credit = (charged: number | null, over: Term = {}): Term => ({
  kind: "service credit",
  item: "fcr",
  period: day("2026-09-30"),
  pool: 0.5,
  allocation: 0.4,
  charged,
  ...over,
});

describe("service credits", () => {
  test("a missed target with less credited than the terms give", () => {
    const { findings } = withKpis({ facts, invoices, terms: [credit(1500)] }, [fcr(0.75)]);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      id: "credit:fcr:2026-09-30/mismatch",
      rule: "credit.mismatch",
      label: "First-contact resolution",
      contractual: true,
    });
    expect(findings[0]?.money).toBeCloseTo(500, 9);
    expect(findings[0]?.text).toContain(
      "the terms give £2,000, the supplier credited £1,500, a difference of £500 against the client",
    );
    expect(findings[0]?.cells).toEqual(["Terms!W2", "Terms!E2", "Observations!C3"]);
  });

  test("silent when the credit is right, written negative, or when the supplier's figure is not known", () => {
    for (const charged of [2000, -2000, 2005, null])
      expect(withKpis({ facts, invoices, terms: [credit(charged)] }, [fcr(0.75)]).findings).toEqual([]);
  });

  test("within tolerance is still missed; at target is met and nothing is due", () => {
    expect(withKpis({ facts, invoices, terms: [credit(0)] }, [fcr(0.7799)]).findings).toHaveLength(1);
    expect(withKpis({ facts, invoices, terms: [credit(0)] }, [fcr(0.78)]).findings).toEqual([]);
    const { findings } = withKpis({ facts, invoices, terms: [credit(2000)] }, [fcr(0.78)]);
    expect(findings[0]?.text).toContain("the terms give £0, the supplier credited £2,000");
    expect(findings[0]?.text).toContain("in the client’s favour");
    expect(findings[0]?.why).toContain("target met, no credit due");
  });

  test("nothing is guessed without share at risk, observation, pool or what was charged in the period", () => {
    const lines = (given: Given, kpis = [fcr(0.75)]) => withKpis(given, kpis).lines;
    expect(lines({ invoices, terms: [credit(0)] })).toEqual([]);
    expect(lines({ facts, terms: [credit(0)] })).toEqual([]);
    expect(lines({ facts, invoices, terms: [credit(0, { pool: null })] })).toEqual([]);
    expect(lines({ facts, invoices, terms: [credit(0, { period: day("2026-07-31") })] })).toEqual([]);
    expect(lines({ facts, invoices, terms: [credit(0)] }, [fcr(Number.NaN)])).toEqual([]);
    expect(lines({ facts: { ...facts, annualFee: 1_200_000 }, terms: [credit(0)] })[0]?.computed).toBeCloseTo(2000, 9);
  });

  test("all KPIs of a period together stay within the amount at risk", () => {
    // The golden case `credit-capped`: uncapped 70,500, capped at 12 % of 250,000.
    const three = [0.4, 0.35, 0.25].map((allocation, i) =>
      credit(null, { item: `k${i}`, pool: 2, allocation, multiplier: i === 1 ? 1.5 : 1 }),
    );
    const { lines } = withKpis(
      { facts: { atRisk: 0.12 }, invoices: [{ ...invoices[0]!, amount: 250_000 }], terms: three },
      [0, 1, 2].map((i) => fcr(0.5, `k${i}`)),
    );
    expect(lines.reduce((sum, l) => sum + l.computed, 0)).toBeCloseTo(30_000, 6);
    expect(lines[0]?.computed).toBeCloseTo((30_000 * 24_000) / 70_500, 6);
  });

  test("a standing row shows the credit due in the quarter even when nobody reported one", () => {
    const { lines, findings } = withKpis({ facts, invoices, terms: [credit(null, { period: null })] }, [fcr(0.75)]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ item: "fcr", period: day("2026-09-30"), charged: null, difference: null });
    expect(lines[0]?.computed).toBeCloseTo(2000, 9);
    expect(findings).toEqual([]);
  });

  test("credit lines on the invoice do not shrink the base, and what was earned back comes off", () => {
    const withCredit = [...invoices, { period: day("2026-09-30"), item: "Service credit FCR", amount: -2000 }];
    expect(withKpis({ facts, invoices: withCredit, terms: [credit(2000)] }, [fcr(0.75)]).findings).toEqual([]);
    const { lines } = withKpis({ facts, invoices, terms: [credit(0, { earnedBack: 800 })] }, [fcr(0.75)]);
    expect(lines[0]?.computed).toBeCloseTo(1200, 9);
  });

  test("0 ≤ credit ≤ amount at risk, whatever the terms", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        share,
        fc.double({ min: 0, max: 3, noNaN: true }),
        share,
        fc.integer({ min: 0, max: 5000 }),
        (atRisk, pool, allocation, earnedBack) => {
          const terms = [credit(0, { pool, allocation, earnedBack }), credit(0, { item: "b", pool, allocation })];
          const { lines } = withKpis({ facts: { atRisk }, invoices, terms }, [fcr(0.5), fcr(0.5, "b")]);
          const total = lines.reduce((sum, l) => sum + l.computed, 0);
          expect(Math.min(...lines.map((l) => l.computed))).toBeGreaterThanOrEqual(0);
          expect(total).toBeLessThanOrEqual(atRisk * 100_000 + 1e-6);
        },
      ),
      { numRuns: 50 },
    );
  });
});

function found(terms: Term[], over: Given = {}) {
  const findings = findingsOf(termsDetector, { terms, ...over });
  expectSound(termsDetector, findings);
  return findings;
}

describe("volume charges", () => {
  // The golden cases `arc-1180` and `arc-850`.
  const volume = (actual: number, charged: number, over: Term = {}): Term => ({
    kind: "volume",
    item: "Handled contacts",
    period: day("2026-09-30"),
    baseline: 1000,
    deadband: 0.1,
    arcRate: 40,
    rrcRate: 30,
    actual,
    charged,
    ...over,
  });

  test("agree with the golden cases, or speak", () => {
    expect(found([volume(1180, 3200)])).toEqual([]);
    expect(found([volume(1180, 7200, { mode: "full" })])).toEqual([]);
    expect(found([volume(850, -1500)])).toEqual([]);
    expect(found([volume(900, 0)])).toEqual([]);
    const [finding] = found([volume(1180, 7200)]);
    expect(finding).toMatchObject({ id: "volume:handled-contacts:2026-09-30/mismatch", money: 4000, value: 4000 });
    expect(finding?.text).toContain("£4,000 against the client");
  });

  test("a month takes what it does not say from the standing row; months of a quarter are one finding", () => {
    const standing = volume(0, 0, { period: null, actual: null, charged: null });
    const month = (iso: string, charged: number): Term => ({
      kind: "volume",
      item: "Handled contacts",
      period: day(iso),
      actual: 1180,
      charged,
    });
    expect(found([standing, month("2026-09-30", 3200)])).toEqual([]);
    const findings = found([standing, month("2026-08-31", 3000), month("2026-09-30", 3000), month("2026-06-30", 3000)]);
    expect(findings.map((f) => [f.id, f.money])).toEqual([
      ["volume:handled-contacts:2026-09-30/mismatch", 400],
      ["volume:handled-contacts:2026-06-30/mismatch", 200],
    ]);
  });
});

describe("gain share", () => {
  // The golden case `gain-nec-cap`: 25,000 to the supplier; one row a band, figures once.
  const bands = (charged: number | null, over: Term = {}): Term[] => [
    { kind: "gain share", item: "Energy", from: 0, to: 0.8, share: 0, baseline: 500_000, actual: 200_000, charged },
    { kind: "gain share", item: "Energy", from: 0.8, to: 1, share: 0.25 },
    { kind: "gain share", item: "Energy", from: 1, to: null, share: 0.5, ...over },
  ];

  test("agrees with the golden case, or speaks", () => {
    expect(found(bands(25_000))).toEqual([]);
    const [finding] = found(bands(40_000));
    expect(finding).toMatchObject({ id: "gain-share:energy:undated/mismatch", rule: "gain-share.mismatch" });
    expect(finding?.money).toBeCloseTo(15_000, 6);
    expect(finding?.why).toMatch(/25\s% from 80\s% to 100\s%/);
    expect(found(bands(null))).toEqual([]);
  });

  test("standing bands serve each dated period", () => {
    const standing = bands(null).map((row) => ({ ...row, actual: null, baseline: null }));
    const year = {
      kind: "gain share",
      item: "Energy",
      period: day("2026-09-30"),
      baseline: 500_000,
      actual: 200_000,
    } as const;
    expect(found([...standing, { ...year, charged: 25_000 }])).toEqual([]);
    // Figures on the standing rows are defaults for the periods, not a reckoning of their own.
    const { commercial } = analysisOf({ terms: [...bands(1), { ...year, charged: 25_000 }] });
    expect(commercial?.reconciliations.map((r) => r.period)).toEqual([day("2026-09-30")]);
    expect(found([...standing, { ...year, charged: 20_000 }]).map((f) => f.id)).toEqual([
      "gain-share:energy:2026-09-30/mismatch",
    ]);
  });
});

describe("glide path", () => {
  // The golden case `glide-3`: a million, three years at 5 %, compound 857,375 and linear 850,000.
  const path = (actual: number | null, over: Term = {}): Term => ({
    kind: "glide path",
    item: "Run cost",
    baseline: 1e6,
    start: day("2026-09-30") - 3 * 365,
    actual,
    ...over,
  });

  test("behind it speaks with the distance; on it or ahead it does not", () => {
    const [finding] = found([path(900_000)]);
    expect(finding).toMatchObject({ id: "glide:run-cost/behind", rule: "glide-path.behind", moneyBasis: "a year" });
    expect(finding?.money).toBeCloseTo(42_625, 6);
    expect(found([path(857_375)])).toEqual([]);
    expect(found([path(800_000)])).toEqual([]);
    expect(found([path(null)])).toEqual([]);
    expect(found([path(857_375, { mode: "linear" })]).map((f) => f.money)).toEqual([7375]);
  });

  test("the start may come from the contract, and the latest dated row counts", () => {
    const start = day("2026-09-30") - 3 * 365;
    expect(found([path(900_000, { start: null })])).toEqual([]);
    expect(found([path(900_000, { start: null })], { facts: { start } })).toHaveLength(1);
    const earlier = path(999_000, { period: day("2025-09-30") });
    expect(found([earlier, path(857_000, { period: day("2026-09-30") })])).toEqual([]);
  });
});

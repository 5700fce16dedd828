import fc from "fast-check";
import { isoFromDay, monthsBetween } from "../../src/core/days";
import { analyse } from "../../src/findings/analysis/analyse";
import type { KpiAnalysis } from "../../src/findings/analysis/Analysis";
import {
  addPeriods,
  countPeriods,
  endOfPeriod,
  frequencyOf,
  monthIndex,
  periodsApart,
} from "../../src/findings/analysis/periods";
import { quarterOf } from "../../src/findings/analysis/quarter";
import { calm, day, ending, kpi, parsed, settings, type KpiInput } from "./make";

function one(input: KpiInput, change: Record<string, unknown> = {}): KpiAnalysis {
  return analyse(parsed([kpi(input)]), settings(change)).kpis[0]!;
}

describe("quarters", () => {
  test.each([
    ["2026-09-30", 4, "2026-07-01", "2026-09-30", "Q2 FY26/27"],
    ["2026-03-31", 4, "2026-01-01", "2026-03-31", "Q4 FY25/26"],
    ["2026-04-01", 4, "2026-04-01", "2026-06-30", "Q1 FY26/27"],
    ["2026-09-30", 1, "2026-07-01", "2026-09-30", "Q3 2026"],
    ["2026-02-14", 2, "2026-02-01", "2026-04-30", "Q1 FY26/27"],
    ["2026-01-31", 2, "2025-11-01", "2026-01-31", "Q4 FY25/26"],
    ["1999-12-31", 10, "1999-10-01", "1999-12-31", "Q1 FY99/00"],
  ])("%s with a fiscal year from month %p", (iso, start, from, to, name) => {
    const q = quarterOf(day(iso), start);
    expect([isoFromDay(q.from), isoFromDay(q.to), q.name]).toEqual([from, to, name]);
  });

  test("every day lies in exactly its own quarter of three months", () => {
    fc.assert(
      fc.property(fc.integer({ min: 30000, max: 60000 }), fc.integer({ min: 1, max: 12 }), (d, start) => {
        const q = quarterOf(d, start);
        expect(q.from).toBeLessThanOrEqual(d);
        expect(q.to).toBeGreaterThanOrEqual(d);
        expect(monthsBetween(q.from, q.to)).toBe(2);
        expect(quarterOf(q.to + 1, start).from).toBe(q.to + 1);
      }),
    );
  });
});

describe("periods", () => {
  test("month arithmetic agrees with the calendar", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 90000 }), (d) => {
        const [year, month] = isoFromDay(d).split("-").map(Number);
        expect(monthIndex(d)).toBe(year! * 12 + month! - 1);
      }),
    );
  });

  test("frequency: as given, else from the usual distance", () => {
    const at = (periods: string[]): string =>
      frequencyOf(kpi({ id: "a", frequency: null, values: periods.map(() => 1), periods }));
    expect(at(["2026-01-31", "2026-02-28", "2026-03-31", "2026-06-30"])).toBe("monthly");
    expect(at(["2026-01-05", "2026-01-12", "2026-01-19"])).toBe("weekly");
    expect(at(["2025-12-31", "2026-03-31", "2026-06-30"])).toBe("quarterly");
    expect(at(["2023-03-31", "2024-03-31", "2025-03-31"])).toBe("yearly");
    expect(at(["2026-01-31"])).toBe("monthly");
    expect(frequencyOf(kpi({ id: "a", frequency: "yearly", values: [1] }))).toBe("yearly");
  });

  test("month ends stay month ends, and a period ends where it should", () => {
    expect(isoFromDay(addPeriods(day("2026-02-28"), 1, "monthly"))).toBe("2026-03-31");
    expect(isoFromDay(addPeriods(day("2026-02-01"), 2, "quarterly"))).toBe("2026-08-01");
    expect(isoFromDay(endOfPeriod(day("2026-07-01"), "quarterly"))).toBe("2026-09-30");
    expect(isoFromDay(endOfPeriod(day("2026-09-15"), "monthly"))).toBe("2026-09-30");
    expect(isoFromDay(endOfPeriod(day("2026-09-28"), "weekly"))).toBe("2026-10-04");
    expect(periodsApart(day("2026-01-31"), day("2026-09-01"), "monthly")).toBe(8);
  });

  test("a month under way is not expected yet", () => {
    const { series } = kpi({ id: "a", values: [1, 2, 3], last: "2026-08-31" });
    expect(countPeriods(series, 3, "monthly", day("2026-09-29"))).toEqual({ expected: 3, missing: [] });
    const late = countPeriods(series, 3, "monthly", day("2026-09-30"));
    expect(late.missing.map(isoFromDay)).toEqual(["2026-09-30"]);
  });

  test("covered and missing periods add up to the expected ones", () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }), (there) => {
        const { series } = kpi({ id: "a", values: there.map((x) => (x ? 1 : null)) });
        const { expected, missing } = countPeriods(series, there.length, "monthly", day("2026-09-30"));
        expect(expected).toBe(there.length);
        expect(missing).toHaveLength(there.filter((x) => !x).length);
      }),
    );
  });
});

describe("the day the pack speaks about", () => {
  const asOf = (inputs: KpiInput[], change = {}): string =>
    isoFromDay(analyse(parsed(inputs.map(kpi)), settings(change)).asOf);

  test("the setting, else the end of the latest period", () => {
    expect(asOf([{ id: "a", values: calm() }], { asOf: "2026-11-02" })).toBe("2026-11-02");
    expect(asOf([{ id: "a", values: [1, 2], periods: ["2026-08-01", "2026-09-01"] }])).toBe("2026-09-30");
  });

  test("one mistyped year does not drag it along, and nobody becomes stale by it", () => {
    const wrong = { id: "w", values: [...calm(), 1], periods: undefined as never };
    const iso = [...kpi({ id: "x", values: calm() }).series.period].map(isoFromDay);
    const inputs = [
      { ...wrong, periods: [...iso, "2027-09-30"] },
      ...["a", "b", "c"].map((id) => ({ id, values: calm() })),
    ];
    const a = analyse(parsed(inputs.map(kpi)), settings());
    expect(isoFromDay(a.asOf)).toBe("2026-09-30");
    expect(a.kpis.filter((k) => k.stale)).toEqual([]);
    expect(a.kpis[0]!.n).toBe(24);
  });

  test("no observations: what was recorded last", () => {
    const a = analyse(parsed([], { facts: { start: day("2024-01-01") } }), settings());
    expect(isoFromDay(a.asOf)).toBe("2024-01-01");
  });
});

describe("one KPI", () => {
  test("chart: from counts where they give the values, else from the values", () => {
    const values = calm(0.8, 0.01);
    const denominators = values.map(() => 200);
    const numerators = values.map((v) => Math.round(v * 200));
    const share = numerators.map((x) => x / 200);
    expect(one({ id: "a", values }).chart).toBe("xmr");
    expect(["p", "p-prime"]).toContain(one({ id: "a", values: share, numerators, denominators }).chart);
    // The counts are of failures: turned round, the limits are the same.
    const turned = one({ id: "a", values: share, numerators: numerators.map((x) => 200 - x), denominators });
    const straight = one({ id: "a", values: share, numerators, denominators });
    expect(turned.chart).toBe(straight.chart);
    expect(turned.result.upper[23]).toBeCloseTo(straight.result.upper[23]!, 12);
    // Counts that say something else than the values, or are not there for one of them.
    expect(one({ id: "a", values: share, numerators: numerators.map((x) => x / 2), denominators }).chart).toBe("xmr");
    expect(one({ id: "a", values: share, numerators, denominators: [...denominators.slice(1), NaN] }).chart).toBe(
      "xmr",
    );
    const rate = values.map((v) => v + 1);
    const u = one({ id: "a", values: rate, numerators: rate.map((v) => v * 200), denominators });
    expect(["u", "u-prime"]).toContain(u.chart);
  });

  test("status and rating by tolerance", () => {
    const at = (v: number, tolerance: number | null = 0.02): KpiAnalysis =>
      one({ id: "a", target: 0.8, tolerance, values: ending([v]) });
    expect([at(0.8).status, at(0.79).status, at(0.77).status]).toEqual(["Green", "Amber", "Red"]);
    expect([at(0.8), at(0.79), at(0.77), at(0.7)].map((k) => k.rating)).toEqual([
      "Good",
      "Approaching target",
      "Requires improvement",
      "Inadequate",
    ]);
    expect(at(0.79).ratingBasis).toContain("within 2.0 points");
    expect(at(0.1, null)).toMatchObject({ status: "Red", rating: "Requires improvement" });
    expect(one({ id: "a", values: calm() })).toMatchObject({ status: null, rating: null, assurance: null });
  });

  test("missing is missing: a blank latest value is not judged as zero", () => {
    const k = one({ id: "a", target: 0.7, values: [...calm().slice(0, 23), null] }, { asOf: "2026-09-30" });
    expect(k.latestValue).toBe(calm()[22]);
    expect(k.coverage).toBeCloseTo(23 / 24, 12);
    expect(k.present).toBe(23);
  });

  test("service credit a month: fee × at risk × pool × allocation, at most what is at risk", () => {
    const facts = { annualFee: 6_000_000, atRisk: 0.1 };
    const term = { kind: "service credit", item: null, pool: 2, allocation: null } as never;
    const credit = (allocation: number | null, terms: never[]): number | null =>
      analyse(
        parsed([kpi({ id: "a", values: calm(), creditAllocation: allocation })], { facts, rows: { terms } }),
        settings(),
      ).kpis[0]!.creditAtRisk;
    expect(credit(0.2, [term])).toBeCloseTo(20_000, 9);
    expect(credit(0.9, [term])).toBeCloseTo(50_000, 9);
    expect(credit(0.2, [])).toBeNull();
    expect(credit(null, [term])).toBeNull();
  });

  test("an absent row and a blank one give the same limits and signal", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 70, max: 95 }), { minLength: 12, maxLength: 36 }),
        fc.integer({ min: 1, max: 10 }),
        (raw, hole) => {
          const values = raw.map((v) => v / 100);
          const full = kpi({ id: "a", target: 0.8, values: values.map((v, i) => (i === hole ? null : v)) });
          const keep = (_: unknown, i: number): boolean => i !== hole;
          const gap = {
            ...full,
            series: { ...full.series, period: full.series.period.filter(keep), value: full.series.value.filter(keep) },
          };
          const [a, b] = [full, gap].map((k) => analyse(parsed([k]), settings()).kpis[0]!);
          expect(b!.segment!.upper).toBe(a!.segment!.upper);
          expect([b!.signal, b!.variation, b!.assurance, b!.p, b!.missingPeriods]).toEqual([
            a!.signal,
            a!.variation,
            a!.assurance,
            a!.p,
            a!.missingPeriods,
          ]);
        },
      ),
    );
  });

  test("observations after the as-of date change nothing", () => {
    const now = one({ id: "a", target: 0.78, values: calm() });
    const later = one({ id: "a", target: 0.78, values: [...calm(), 0.1], last: "2026-10-31" }, { asOf: "2026-09-30" });
    expect(later.n).toBe(24);
    expect([later.latestValue, later.signal, later.segment!.upper]).toEqual([
      now.latestValue,
      now.signal,
      now.segment!.upper,
    ]);
  });
});

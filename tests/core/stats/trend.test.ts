import fc from "fast-check";
import { mannKendall, theilSen, trend } from "../../../src/core/stats/trend";
import { expectNear, golden, series } from "./golden";

interface Expected {
  readonly n: number;
  readonly S: number;
  readonly varS: number;
  readonly z: number;
  readonly pTwoSidedCapped: number | null;
  readonly tauB: number | null;
  readonly senSlope: number;
  readonly interceptMedY: number;
  readonly slopeLow95: number;
  readonly slopeHigh95: number;
  readonly slopeLow90: number;
  readonly slopeHigh90: number;
}

describe("trend against scipy and R", () => {
  const cases = golden<{ values: (number | null)[]; x: number[] }, Expected>("mann-kendall-theil-sen");
  test.each(cases.map((c) => [c.id, c] as const))("%s", (_id, { input, expected }) => {
    const mk = mannKendall(series(input.values));
    expect(mk.n).toBe(expected.n);
    expect(mk.s).toBe(expected.S);
    expectNear(mk.varS, expected.varS);
    expectNear(mk.z, expected.z);
    expectNear(mk.p, expected.pTwoSidedCapped);
    expectNear(mk.tauB, expected.tauB);
    const sen = theilSen(series(input.values), input.x);
    const scale = Math.max(...input.values.map((v) => Math.abs(v ?? 0)));
    expectNear(sen.slope, expected.senSlope);
    expectNear(sen.intercept, expected.interceptMedY, 1e-9, scale);
    expectNear(sen.low, expected.slopeLow95, 1e-9, 1e-6 * scale);
    expectNear(sen.high, expected.slopeHigh95, 1e-9, 1e-6 * scale);
    const sen90 = theilSen(series(input.values), input.x, 0.9);
    expectNear(sen90.low, expected.slopeLow90, 1e-9, 1e-6 * scale);
    expectNear(sen90.high, expected.slopeHigh90, 1e-9, 1e-6 * scale);
    const t = trend(series(input.values), input.x);
    if (expected.n < 4) expect(t).toBeNull();
    else {
      expectNear(t!.p, expected.pTwoSidedCapped ?? 1);
      expect(t!.word).toBe((expected.pTwoSidedCapped ?? 1) >= 0.05 ? "none" : expected.S > 0 ? "rising" : "falling");
    }
  });
});

const integers = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 4, maxLength: 30 });

describe("trend: what must hold of any series", () => {
  test("reversing or negating turns the trend round and keeps its p", () => {
    fc.assert(
      fc.property(integers, (v) => {
        const mk = mannKendall(v);
        for (const turned of [mannKendall([...v].reverse()), mannKendall(v.map((x) => -x))]) {
          expect(turned.s).toBe(0 - mk.s);
          expect(turned.varS).toBe(mk.varS);
          expect(turned.p).toEqual(mk.p);
        }
      }),
    );
  });
  test("Mann–Kendall sees only the order: an increasing transformation changes nothing", () => {
    fc.assert(
      fc.property(integers, (v) => {
        expect(mannKendall(v.map((x) => x ** 3 + 5 * x))).toEqual(mannKendall(v));
      }),
    );
  });
  test("adding 4 a period adds 4 to slope and interval; negating mirrors them", () => {
    fc.assert(
      fc.property(integers, (v) => {
        const sen = theilSen(v);
        const steeper = theilSen(v.map((x, i) => x + 4 * i));
        expectNear(steeper.slope, sen.slope + 4, 1e-12, 100);
        // The ranks of the interval depend on ties among the values, which the added slope undoes.
        if (new Set(v).size === v.length && new Set(v.map((x, i) => x + 4 * i)).size === v.length) {
          expectNear(steeper.low, sen.low + 4, 1e-12, 100);
          expectNear(steeper.high, sen.high + 4, 1e-12, 100);
        }
        const mirrored = theilSen(v.map((x) => -x));
        expectNear(mirrored.slope, -sen.slope, 1e-12, 1);
        expect(sen.low).toBeLessThanOrEqual(sen.slope);
        expect(sen.high).toBeGreaterThanOrEqual(sen.slope);
      }),
    );
  });
  test("points may come in any order when their times come along", () => {
    fc.assert(
      fc.property(integers, fc.infiniteStream(fc.nat()), (v, keys) => {
        const order = v.map((_, i) => ({ i, key: keys.next().value as number })).sort((a, b) => a.key - b.key);
        const shuffled = trend(
          order.map(({ i }) => v[i]!),
          order.map(({ i }) => i),
        );
        expect(shuffled).toEqual(trend(v));
      }),
    );
  });
  test("a missing value is left out, and its place in time is kept", () => {
    expect(theilSen([0, NaN, 2, 3, 4]).slope).toBe(1);
    expect(mannKendall([1, NaN, 2, 3]).n).toBe(3);
    expect(trend([NaN, 1, 2, 3])).toBeNull();
  });
});

describe("trend: counted while sorting and selected, against every pair looked at", () => {
  const some = fc.array(
    fc.oneof(
      { weight: 4, arbitrary: fc.integer({ min: -9, max: 9 }) },
      { weight: 4, arbitrary: fc.double({ min: -1e6, max: 1e6, noNaN: true }) },
      { weight: 1, arbitrary: fc.constant(NaN) },
    ),
    { maxLength: 70 },
  );

  test("S is the sum of the signs of all pairs", () => {
    fc.assert(
      fc.property(some, (values) => {
        const present = values.filter((v) => !Number.isNaN(v));
        let s = 0;
        present.forEach((x, j) => present.slice(0, j).forEach((y) => (s += Math.sign(x - y))));
        expect(mannKendall(values).s).toBe(s + 0);
      }),
      { numRuns: 200 },
    );
  });

  test("slope and interval are ranks of the sorted slopes", () => {
    fc.assert(
      fc.property(some, (values) => {
        const slopes: number[] = [];
        values.forEach((x, j) =>
          values.slice(0, j).forEach((y, i) => {
            if (!Number.isNaN(x - y)) slopes.push((x - y) / (j - i) + 0);
          }),
        );
        slopes.sort((a, b) => a - b);
        const { slope, low, high } = theilSen(values);
        if (slopes.length === 0) return expect(slope).toBeNaN();
        const half = slopes.length >> 1;
        expect(slope).toBe(slopes.length % 2 === 1 ? slopes[half]! : (slopes[half - 1]! + slopes[half]!) / 2);
        expect(slopes).toContain(low);
        expect(slopes).toContain(high);
        // Ranks lie alike on both sides of the middle (half to even may move one).
        const first = slopes.indexOf(low);
        const last = slopes.lastIndexOf(high);
        if (new Set(slopes).size === slopes.length)
          expect(Math.abs(first - (slopes.length - 1 - last))).toBeLessThanOrEqual(1);
      }),
      { numRuns: 200 },
    );
  });
});

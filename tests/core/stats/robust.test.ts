import fc from "fast-check";
import {
  mad,
  median,
  modifiedZ,
  outliers,
  quantileExc,
  quantileInc,
  tukeyFences,
} from "../../../src/core/stats/robust";
import { expectNear, golden, series } from "./golden";

interface Expected {
  readonly median: number;
  readonly madRaw: number;
  readonly q1Inc: number;
  readonly q3Inc: number;
  readonly q1Exc: number;
  readonly q3Exc: number;
  readonly tukeyLowInc: number;
  readonly tukeyHighInc: number;
  readonly tukeyOutliersInc: boolean[];
  readonly modifiedZ: (number | null)[];
  readonly modifiedZOver3_5: (boolean | null)[];
}

describe("robust outliers against R", () => {
  const cases = golden<{ values: (number | null)[] }, Expected>("robust-outliers");
  test.each(cases.map((c) => [c.id, c] as const))("%s", (_id, { input, expected }) => {
    const v = series(input.values);
    expectNear(median(v), expected.median);
    expectNear(mad(v), expected.madRaw);
    expectNear(quantileInc(v, 0.25), expected.q1Inc);
    expectNear(quantileInc(v, 0.75), expected.q3Inc);
    expectNear(quantileExc(v, 0.25), expected.q1Exc);
    expectNear(quantileExc(v, 0.75), expected.q3Exc);
    const fences = tukeyFences(v);
    expectNear(fences.low, expected.tukeyLowInc);
    expectNear(fences.high, expected.tukeyHighInc);
    // The oracle drops missing values; here they keep their place.
    const present = Array.from(v, (x, i) => ({ x, i })).filter(({ x }) => !Number.isNaN(x));
    const z = modifiedZ(v);
    const byZ = outliers(v, "modified-z");
    const byFence = outliers(v, "tukey");
    present.forEach(({ x, i }, k) => {
      const score = expected.modifiedZ[k]!;
      expectNear(z[i]!, score, 1e-9, 1e-3);
      expect(byZ.side[i]).toBe(expected.modifiedZOver3_5[k] ? (score > 0 ? "high" : "low") : "");
      const side = x > expected.median ? "high" : "low";
      expect(byFence.side[i]).toBe(expected.tukeyOutliersInc[k] ? side : "");
    });
    v.forEach((x, i) => {
      if (!Number.isNaN(x)) return;
      expect([z[i], byZ.side[i], byFence.side[i]]).toEqual([NaN, "", ""]);
    });
  });
});

describe("robust outliers: MAD of zero", () => {
  test("the mean absolute deviation takes over (Iglewicz and Hoaglin 1993)", () => {
    // Median 5, MAD 0, mean |x − 5| = 10/11: (15 − 5) / (1.253314 · 10/11).
    const v = [5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 15];
    expectNear(modifiedZ(v)[10]!, 10 / ((1.253314 * 10) / 11));
    expect(outliers(v).side[10]).toBe("high");
    expect(
      outliers(v)
        .side.slice(0, 10)
        .every((s) => s === ""),
    ).toBe(true);
  });
  test("a cut of one's own is used", () => {
    expect(outliers([1, 2, 3, 4, 5, 6, 7, 8, 9, 14], "modified-z", 2).side[9]).toBe("high");
    expect(outliers([1, 2, 3, 4, 5, 6, 7, 8, 9, 14], "modified-z").side[9]).toBe("");
    expect(outliers([1, 2, 3, 4, 5, 6, 7, 8, 9, 18], "tukey", 0.5).side[9]).toBe("high");
  });
});

const integers = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 40 });
const methods = fc.constantFrom("modified-z" as const, "tukey" as const);

describe("robust outliers: what must hold of any values", () => {
  test("reordering reorders; shifting and doubling change nothing; negating swaps the sides", () => {
    fc.assert(
      fc.property(integers, methods, (v, method) => {
        const { side, score } = outliers(v, method);
        expect(outliers([...v].reverse(), method).side).toEqual([...side].reverse());
        expect(
          outliers(
            v.map((x) => 2 * x + 64),
            method,
          ),
        ).toEqual({ side, score });
        const swapped = side.map((s) => (s === "high" ? "low" : s === "low" ? "high" : ""));
        expect(
          outliers(
            v.map((x) => -x),
            method,
          ).side,
        ).toEqual(swapped);
      }),
    );
  });
  test("quantiles lie within the data and rise with p", () => {
    fc.assert(
      fc.property(integers, fc.double({ min: 0, max: 1, noNaN: true }), (v, p) => {
        for (const quantile of [quantileInc, quantileExc]) {
          const q = quantile(v, p);
          expect(q).toBeGreaterThanOrEqual(Math.min(...v));
          expect(q).toBeLessThanOrEqual(Math.max(...v));
          expect(quantile(v, p / 2)).toBeLessThanOrEqual(q);
        }
      }),
    );
  });
  test("nothing has no median", () => {
    expect(median([])).toBeNaN();
    expect(quantileInc([NaN], 0.5)).toBeNaN();
  });
});

import fc from "fast-check";
import { autocorrelated, lag1, rebaseSuggestion, seasonal } from "../../../src/core/stats/series";
import { xmr } from "../../../src/core/stats/xmr";
import { expectNear } from "./golden";
import { normals } from "./random";

describe("autocorrelation", () => {
  test("1 to 5: 0.4 (R: acf(1:5)$acf[2])", () => expectNear(lag1([1, 2, 3, 4, 5]), 0.4));
  test("alternation is −, drift is +", () => {
    expect(lag1([1, 2, 1, 2, 1, 2, 1, 2])).toBeLessThan(-0.8);
    expect(autocorrelated([1, 2, 1, 2, 1, 2, 1, 2])).toBe(false);
    expect(autocorrelated([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).toBe(true);
  });
  test("no variation, too few points", () => {
    expect(lag1([0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1])).toBeNaN();
    expect(lag1([1, 2])).toBeNaN();
    expect(autocorrelated([0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1])).toBe(false);
  });
  test("independent values pass in about 98 of 100 series, a strongly autocorrelated process hardly ever", () => {
    const draw = normals(7);
    let independent = 0;
    let alike = 0;
    for (let k = 0; k < 400; k++) {
      if (autocorrelated(Array.from({ length: 36 }, draw))) independent++;
      let x = 0;
      if (autocorrelated(Array.from({ length: 36 }, () => (x = 0.8 * x + draw())))) alike++;
    }
    expect(independent / 400).toBeLessThan(0.05);
    expect(alike / 400).toBeGreaterThan(0.9);
  });
  test("shift, scale, mirror and reversal change nothing", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 3, maxLength: 30 }), (v) => {
        const r = lag1(v);
        const same = Number.isNaN(r) ? null : r;
        for (const w of [v.map((x) => -x), [...v].reverse(), v.map((x) => 4 * x + 100)])
          expectNear(lag1(w), same, 1e-9, 1);
      }),
    );
  });
});

describe("yearly pattern", () => {
  const wave = (n: number): number[] => Array.from({ length: n }, (_, i) => Math.sin((i * Math.PI) / 6));
  test("a wave of twelve months, also on a slope, also in two years only", () => {
    expect(seasonal(wave(36))).toBe(true);
    expect(seasonal(wave(24))).toBe(true);
    expect(seasonal(wave(36).map((x, i) => x + i / 4))).toBe(true);
    expect(seasonal(wave(23))).toBe(false);
  });
  test("neither a slope, nor a constant, nor a wave of six months that has no year in it", () => {
    expect(seasonal(Array.from({ length: 36 }, (_, i) => i))).toBe(false);
    expect(seasonal(new Array<number>(36).fill(0.7))).toBe(false);
    expect(seasonal(Array.from({ length: 36 }, (_, i) => Math.sin((i * Math.PI) / 9)))).toBe(false);
  });
  test("noise is seldom taken for a year", () => {
    const draw = normals(11);
    let found = 0;
    for (let k = 0; k < 500; k++) if (seasonal(Array.from({ length: 36 }, draw))) found++;
    expect(found / 500).toBeLessThan(0.05);
  });
});

describe("rebase suggestion", () => {
  const low = [50, 51, 49, 50, 51, 49, 50, 52, 48, 50, 51, 49];
  const high = [60, 61, 59, 60, 61, 59, 60, 62, 58, 60];
  test("from the first point of a shift of 8 or more that still lasts", () => {
    const v = [...low, ...high];
    expect(rebaseSuggestion(v, xmr(v))).toEqual({ position: 12, run: 10 });
    const mirrored = v.map((x) => -x);
    expect(rebaseSuggestion(mirrored, xmr(mirrored))).toEqual({ position: 12, run: 10 });
  });
  test("not for 7, not when it is over, not for a whole segment", () => {
    const seven = [...low, ...low, ...high.slice(0, 7)];
    expect(rebaseSuggestion(seven, xmr(seven))).toBeNull();
    const eight = [...low, ...low, ...high.slice(0, 8)];
    expect(rebaseSuggestion(eight, xmr(eight))).toEqual({ position: 24, run: 8 });
    const over = [...low, ...high, 40];
    expect(rebaseSuggestion(over, xmr(over))).toBeNull();
    const rebased = [...low, ...high];
    expect(rebaseSuggestion(rebased, xmr(rebased, { rebaseAt: [12] }))).toBeNull();
  });
  test("one old dip in a constant series is not a shift of all that followed", () => {
    const v = [0.99, ...new Array<number>(20).fill(1)];
    expect(rebaseSuggestion(v, xmr(v))).toBeNull();
  });
  test("a missing latest value looks at the one before", () => {
    const v = [...low, ...high, NaN];
    expect(rebaseSuggestion(v, xmr(v))).toEqual({ position: 12, run: 10 });
    expect(rebaseSuggestion([], xmr([]))).toBeNull();
  });
});

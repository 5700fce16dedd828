import fc from "fast-check";
import { benjaminiHochberg, holm, predictiveP } from "../../../src/core/stats/multiplicity";
import { expectNear, golden, series } from "./golden";

interface Expected {
  readonly bhAdjusted: (number | null)[];
  readonly holm: (number | null)[];
  readonly rejectedAt05: boolean[];
}

describe("adjusted p-values against R p.adjust", () => {
  const cases = golden<{ pValues: (number | null)[] }, Expected>("bh-adjust");
  test.each(cases.map((c) => [c.id, c] as const))("%s", (_id, { input, expected }) => {
    const ours: [(number | null)[], (number | null)[]][] = [
      [benjaminiHochberg(input.pValues), expected.bhAdjusted],
      [holm(input.pValues), expected.holm],
    ];
    for (const [actual, wanted] of ours) {
      expect(actual).toHaveLength(wanted.length);
      wanted.forEach((p, i) => (p === null ? expect(actual[i]).toBeNull() : expectNear(actual[i]!, p)));
    }
  });
});

const ps = fc.array(fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constant(null)), { maxLength: 30 });

describe("adjusted p-values: what must hold of any list", () => {
  test.each([
    ["Benjamini–Hochberg", benjaminiHochberg],
    ["Holm", holm],
  ])(
    "%s keeps missing missing, never lowers a p, keeps their order, and does not mind the order of the list",
    (_n, f) => {
      fc.assert(
        fc.property(ps, (p) => {
          const q = f(p);
          expect(f([...p].reverse())).toEqual([...q].reverse());
          expect(f([...p, null])).toEqual([...q, null]);
          p.forEach((x, i) => {
            if (x === null) return expect(q[i]).toBeNull();
            expect(q[i]!).toBeGreaterThanOrEqual(x * (1 - 1e-15));
            expect(q[i]!).toBeLessThanOrEqual(1);
            p.forEach((y, j) => {
              if (y !== null && x < y) expect(q[i]!).toBeLessThanOrEqual(q[j]!);
            });
          });
        }),
      );
    },
  );
  test("Holm is never below Benjamini–Hochberg", () => {
    fc.assert(
      fc.property(ps, (p) => {
        const bh = benjaminiHochberg(p);
        holm(p).forEach((h, i) => {
          if (h !== null) expect(h).toBeGreaterThanOrEqual(bh[i]! * (1 - 1e-15));
        });
      }),
    );
  });
});

describe("p of the latest point", () => {
  const cases = golden<{ values: (number | null)[] }, number>("scipy-predictive-p");
  test.each(cases.map((c) => [c.id, c] as const))("against numpy and scipy: %s", (_id, { input, expected }) => {
    expectNear(predictiveP(series(input.values))!, expected);
  });
  test("needs six points before it, and a scale", () => {
    expect(predictiveP([1, 2, 1, 2, 1, 9])).toBeNull();
    expect(predictiveP([1, 2, 1, 2, 1, 2, 9])).not.toBeNull();
    expect(predictiveP([5, 5, 5, 5, 5, 5, 5])).toBe(1);
    expect(predictiveP([5, 5, 5, 5, 5, 5, 6])).toBeNull();
    expect(predictiveP([])).toBeNull();
    expect(predictiveP([1, NaN, 2, NaN, 3, NaN, 4, NaN, 5, NaN, 6, NaN, 7])).toBeNull();
  });
  test("shift and scale change nothing; further out is rarer", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 7, maxLength: 40 }), (v) => {
        const p = predictiveP(v);
        expect(predictiveP(v.map((x) => -x))).toEqual(p);
        if (p === null || p === 1) return;
        expectNear(predictiveP(v.map((x) => 8 * x + 1024))!, p, 1e-9);
        const before = v.slice(0, -1);
        const mean = before.reduce((a, b) => a + b, 0) / before.length;
        const further = mean + 2 * (v[v.length - 1]! - mean);
        expect(predictiveP([...before, further])!).toBeLessThanOrEqual(p);
      }),
    );
  });
});

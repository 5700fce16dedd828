import fc from "fast-check";
import { generalisedEsd } from "../../../src/core/stats/esd";

/** Rosner's example (Technometrics 25, 1983), as printed with its statistics in the NIST/SEMATECH handbook, 1.3.5.17.3. */
const rosner = [
  -0.25, 0.68, 0.94, 1.15, 1.2, 1.26, 1.26, 1.34, 1.38, 1.43, 1.49, 1.49, 1.55, 1.56, 1.58, 1.65, 1.69, 1.7, 1.76, 1.77,
  1.81, 1.91, 1.94, 1.96, 1.99, 2.06, 2.09, 2.1, 2.14, 2.15, 2.23, 2.24, 2.26, 2.35, 2.37, 2.4, 2.47, 2.54, 2.62, 2.64,
  2.9, 2.92, 2.92, 2.93, 3.21, 3.26, 3.3, 3.59, 3.68, 4.3, 4.64, 5.34, 5.42, 6.01,
];

test("Rosner's example: statistics, critical values and three outliers", () => {
  const { outliers, steps } = generalisedEsd(rosner, 10, 0.05);
  // the handbook cuts some of its digits instead of rounding them
  const printed = [3.118, 2.942, 3.179, 2.81, 2.815, 2.848, 2.279, 2.31, 2.101, 2.067];
  expect(steps).toHaveLength(printed.length);
  steps.forEach((s, i) => expect(Math.abs(s.statistic - printed[i]!)).toBeLessThan(0.001));
  const critical = [3.158, 3.151, 3.143, 3.136, 3.128, 3.12, 3.111, 3.103, 3.094, 3.085];
  steps.forEach((s, i) => expect(Math.abs(s.critical - critical[i]!)).toBeLessThan(0.001));
  expect(outliers.map((i) => rosner[i])).toEqual([6.01, 5.42, 5.34]);
});

test("one step is Grubbs' test: his table, two-sided 5 %", () => {
  // critical values of G for 5, 10, 20 values (Grubbs and Beck 1972, 2.5 % in each tail)
  for (const [n, g] of [
    [5, 1.715],
    [10, 2.29],
    [20, 2.709],
  ] as const) {
    const values = Array.from({ length: n }, (_, i) => i);
    expect(generalisedEsd(values, 1, 0.05).steps[0]!.critical).toBeCloseTo(g, 2);
  }
});

test("nothing to say of equal, missing or too few values", () => {
  for (const values of [[], [1], [1, 9], [3, 3, 3, 3], [0.1, 0.1, 0.1, 0.1, 0.1, 0.1], [NaN, 1, NaN, 2]])
    expect(generalisedEsd(values, 3, 0.05)).toEqual({ outliers: [], steps: [] });
});

test("order, shift and scale change nothing", () => {
  const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 3, maxLength: 25 });
  fc.assert(
    fc.property(values, fc.integer({ min: -50, max: 50 }), fc.constantFrom(-4, 0.5, 8), (xs, shift, scale) => {
      const named = (ys: number[]): number[] =>
        generalisedEsd(ys, 3, 0.05)
          .outliers.map((i) => ys[i]!)
          .sort((a, b) => a - b);
      const there = named(xs);
      expect(named([...xs].reverse())).toEqual(there);
      expect(named(xs.map((x) => (x + shift) * scale))).toEqual(
        there.map((x) => (x + shift) * scale).sort((a, b) => a - b),
      );
    }),
  );
});

import fc from "fast-check";
import { pPrime, uPrime } from "../../../src/core/stats/pPrime";
import { signalWords } from "../../../src/core/stats/types";
import { expectNear, golden, series } from "./golden";

interface Expected {
  readonly chart: "p" | "p-prime";
  readonly sigmaZ: number;
  readonly mean: number;
  readonly lower: (number | null)[];
  readonly upper: (number | null)[];
  readonly outside: string[];
}
type Counts = { readonly numerators: (number | null)[]; readonly denominators: (number | null)[] };

const words = (codes: Uint8Array): string[] => Array.from(codes, (code) => signalWords[code]!);

describe("p′ chart against Laney's formulae in numpy", () => {
  const cases = golden<Counts, Expected>("numpy-p-prime");
  test.each(cases.map((c) => [c.id, c] as const))("%s", (_id, { input, expected }) => {
    const ours = pPrime(series(input.numerators), series(input.denominators));
    expect(ours.chart).toBe(expected.chart);
    expectNear(ours.sigmaZ, expected.sigmaZ);
    expectNear(ours.segments[0]!.mean, expected.mean);
    expected.lower.forEach((x, i) => expectNear(ours.lower[i]!, x, 1e-9, 1e-3));
    expected.upper.forEach((x, i) => expectNear(ours.upper[i]!, x));
    words(ours.signals).forEach((word, i) => {
      expect([i, word.endsWith("limit") ? word : ""]).toEqual([i, expected.outside[i]]);
    });
  });
});

describe("p′ chart: rules, guard and edges", () => {
  const hundred = (n: number): number[] => new Array<number>(n).fill(100);

  test("limits follow the denominator: four times as many observations, half as far from the mean", () => {
    const n = [100, 400, 100, 400, 100, 400, 100, 400];
    const { lower, upper, segments } = pPrime([50, 200, 52, 198, 49, 203, 51, 199], n);
    const mean = segments[0]!.mean;
    expectNear(upper[0]! - mean, 2 * (upper[1]! - mean));
    expectNear(mean - lower[0]!, 2 * (mean - lower[1]!));
  });
  test("small denominators make a plain p chart", () => {
    const x = [5, 20, 4, 22, 6, 19, 3, 21];
    expect(pPrime(x, new Array<number>(8).fill(49)).chart).toBe("p");
    expect(pPrime(x, new Array<number>(8).fill(50)).chart).toBe("p-prime");
  });
  test("seven proportions on one side are a shift, seven rising a trend", () => {
    const shifted = pPrime([50, 48, 52, 47, 53, 46, 60, 59, 61, 60, 59, 61, 60, 46, 52, 48, 47, 50], hundred(18));
    expect(words(shifted.signals).slice(6, 13)).toEqual(new Array(7).fill("shift above"));
    const rising = pPrime([55, 48, 52, 47, 48, 49, 50, 51, 52, 53, 47, 55, 48, 52], hundred(14));
    expect(words(rising.signals).slice(3, 10)).toEqual(new Array(7).fill("rising trend"));
  });
  test("a zero denominator is missing: no limits, no signal, no part in the mean", () => {
    const c = pPrime([50, 3, 52, 48, 49, 51, 50], [100, 0, 100, 100, 100, 100, 100]);
    expect([c.lower[1], c.upper[1], c.signals[1]]).toEqual([NaN, NaN, 0]);
    expectNear(c.segments[0]!.mean, 300 / 600);
    expect(c.segments[0]!.n).toBe(6);
  });
  test("more successes than trials is impossible and missing", () => {
    expect(pPrime([50, 101, 52, 48, 49, 51, 50], hundred(7)).segments[0]!.n).toBe(6);
    expect(uPrime([50, 101, 52, 48, 49, 51, 50], hundred(7)).segments[0]!.n).toBe(7);
  });
  test("100 % for years and one dip: only the dip is flagged, although every other month is above the mean", () => {
    const n = [812, 640, 733, 905, 690, 711, 820, 777, 650, 700, 812, 640, 733, 905, 690, 711, 820, 777, 650, 700];
    const x = n.map((d, i) => (i === 12 ? d - 40 : d));
    expect(words(pPrime(x, n).signals)).toEqual(n.map((_, i) => (i === 12 ? "below limit" : "")));
  });
  test("always 100 %: no variation", () => {
    const c = pPrime(hundred(12), hundred(12));
    expect(c.segments[0]).toMatchObject({ status: "no variation", mean: 1, lower: 1, upper: 1 });
    expect(Array.from(c.signals).every((s) => s === 0)).toBe(true);
  });
  test("frozen at 100 %, a later miss is a change", () => {
    const c = pPrime([...hundred(12), 99], hundred(13), { freezeAfter: 12 });
    expect(words(c.signals)[12]).toBe("below limit");
  });
  test("fewer than six points: no limits", () => {
    const c = pPrime([50, 51, 52, 48, 49], hundred(5));
    expect(c.segments[0]!.status).toBe("none");
    expect(Array.from(c.upper).every(Number.isNaN)).toBe(true);
  });
  test("a rebase begins a segment with a mean of its own", () => {
    const x = [...[50, 52, 48, 51, 49, 50], ...[70, 72, 68, 71, 69, 70]];
    const c = pPrime(x, hundred(12), { rebaseAt: [6] });
    expect(c.segments.map((s) => s.mean)).toEqual([0.5, 0.7]);
    expect(Array.from(c.signals).every((s) => s === 0)).toBe(true);
  });
});

const counts = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }))
    .map(([a, b]) => [Math.min(a, b), Math.max(a, b)]),
  { minLength: 6, maxLength: 30 },
);
const mirror: Record<string, string> = {
  "": "",
  "above limit": "below limit",
  "below limit": "above limit",
  "rising trend": "falling trend",
  "falling trend": "rising trend",
  "2 of 3 near upper": "2 of 3 near lower",
  "2 of 3 near lower": "2 of 3 near upper",
  "shift above": "shift below",
  "shift below": "shift above",
};

describe("p′ and u′: what must hold of any counts", () => {
  test("0 ≤ lower ≤ mean ≤ upper ≤ 1, and nothing within the limits is outside them", () => {
    fc.assert(
      fc.property(counts, (rows) => {
        const c = pPrime(
          rows.map((r) => r[0]!),
          rows.map((r) => r[1]!),
        );
        rows.forEach(([x, n], i) => {
          if (Number.isNaN(c.lower[i]!)) return;
          expect(c.lower[i]!).toBeGreaterThanOrEqual(0);
          expect(c.upper[i]!).toBeLessThanOrEqual(1);
          expect(c.lower[i]!).toBeLessThanOrEqual(c.mean[i]!);
          expect(c.upper[i]!).toBeGreaterThanOrEqual(c.mean[i]!);
          const p = x! / n!;
          if (p < c.upper[i]! - 1e-9 && p > c.lower[i]! + 1e-9) expect([0, 3, 4, 5, 6, 7, 8]).toContain(c.signals[i]);
        });
      }),
    );
  });
  test("counting failures instead of successes mirrors the chart", () => {
    fc.assert(
      fc.property(counts, (rows) => {
        const n = rows.map((r) => r[1]!);
        const a = pPrime(
          rows.map((r) => r[0]!),
          n,
        );
        const b = pPrime(
          rows.map((r) => r[1]! - r[0]!),
          n,
        );
        expectNear(b.sigmaZ, a.sigmaZ, 1e-9);
        a.upper.forEach((u, i) => expectNear(b.lower[i]!, Number.isNaN(u) ? null : 1 - u, 1e-9, 1));
        // With an even number of points the usual value of a guarded chart is the lower median, which has no mirror image; and a
        // proportion on a line is beyond it or not by the last digit.
        const onLine = rows.some(([x, d], i) => {
          const sigma = (a.upper[i]! - a.mean[i]!) / 3 || 1;
          return [0, 2, 3].some((line) => Math.abs(Math.abs(x! / d! - a.mean[i]!) / sigma - line) < 1e-9);
        });
        fc.pre(rows.length % 2 === 1 && n.every((d) => d > 0) && !onLine);
        expect(words(b.signals)).toEqual(words(a.signals).map((w) => mirror[w]));
      }),
    );
  });
  test("measuring exposure in thousands changes no signal", () => {
    fc.assert(
      fc.property(counts, (rows) => {
        const x = rows.map((r) => r[0]!);
        const a = uPrime(
          x,
          rows.map((r) => r[1]!),
        );
        const b = uPrime(
          x,
          rows.map((r) => r[1]! / 1024),
        );
        expect(b.signals).toEqual(a.signals);
        expectNear(b.sigmaZ, a.sigmaZ, 1e-12);
        a.upper.forEach((u, i) => expectNear(b.upper[i]!, Number.isNaN(u) ? null : 1024 * u, 1e-12));
      }),
    );
  });
});

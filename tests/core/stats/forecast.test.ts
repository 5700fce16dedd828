import fc from "fast-check";
import { forecast, type Forecast, type ForecastOptions } from "../../../src/core/stats/forecast";
import { expectNear, golden, series } from "./golden";

type Input = ForecastOptions & { readonly values: (number | null)[] };

describe("breach forecast against numpy and scipy", () => {
  const cases = golden<Input, Forecast>("scipy-forecast");
  test.each(cases.map((c) => [c.id, c] as const))("%s", (_id, { input, expected }) => {
    const ours = forecast(series(input.values), input)!;
    expect(ours.method).toBe(expected.method);
    for (const key of ["breach", "expected", "low", "high"] as const) {
      expect(ours[key]).toHaveLength(input.ahead!);
      ours[key].forEach((x, h) => expectNear(x, expected[key][h]!));
    }
    for (const key of ["periodsToBreach", "periodsLow", "periodsHigh"] as const) {
      if (expected[key] === null) expect(ours[key]).toBeNull();
      else expectNear(ours[key]!, expected[key]);
    }
  });
});

describe("breach forecast: where there is no answer", () => {
  const v = [5, 6, 5, 6, 5, 6];
  test("fewer than six points, no bad side, half a range", () => {
    expect(forecast(v.slice(1), { target: 5, direction: "higher" })).toBeNull();
    expect(forecast([...v.slice(1), NaN], { target: 5, direction: "higher" })).toBeNull();
    expect(forecast(v, { target: 5, direction: "neutral" })).toBeNull();
    expect(forecast(v, { target: 5, direction: "range" })).toBeNull();
    expect(forecast(v, { target: NaN, direction: "higher" })).toBeNull();
    expect(forecast(v, { target: 5, direction: "higher" })!.breach).toHaveLength(3);
  });
  test("a constant is certain; a value on the target meets it", () => {
    const flat = [5, 5, 5, 5, 5, 5];
    expect(forecast(flat, { target: 5, direction: "higher" })!.breach).toEqual([0, 0, 0]);
    expect(forecast(flat, { target: 5.1, direction: "higher" })!.breach).toEqual([1, 1, 1]);
    expect(forecast(flat, { target: 4.9, direction: "lower" })!.breach).toEqual([1, 1, 1]);
  });
  test("a straight line arrives when it arrives", () => {
    const falling = [10, 9, 8, 7, 6, 5];
    const f = forecast(falling, { target: 2, direction: "higher" })!;
    expect([f.method, f.periodsToBreach, f.periodsLow, f.periodsHigh]).toEqual(["trend", 3, 3, 3]);
    expect(forecast(falling, { target: 2, direction: "lower" })!.periodsToBreach).toBeNull();
  });
});

const walk = fc.array(fc.integer({ min: -40, max: 40 }), { minLength: 6, maxLength: 30 });
const targets = fc.integer({ min: -40, max: 40 });

describe("breach forecast: what must hold of any series", () => {
  test("negating everything and swapping higher with lower changes no probability and no period", () => {
    fc.assert(
      fc.property(walk, targets, (v, target) => {
        const a = forecast(v, { target, direction: "higher" })!;
        const b = forecast(
          v.map((x) => -x),
          { target: -target, direction: "lower" },
        )!;
        expect(b.method).toBe(a.method);
        b.breach.forEach((p, h) => expectNear(p, a.breach[h]!, 1e-12, 1));
        for (const key of ["periodsToBreach", "periodsLow", "periodsHigh"] as const) {
          if (a[key] === null) expect(b[key]).toBeNull();
          else expectNear(b[key]!, a[key], 1e-12, 1);
        }
      }),
    );
  });
  test("shift and doubling change no probability; probabilities are probabilities", () => {
    fc.assert(
      fc.property(walk, targets, (v, target) => {
        const a = forecast(v, { target, direction: "higher" })!;
        const moved = forecast(
          v.map((x) => 2 * x + 16),
          { target: 2 * target + 16, direction: "higher" },
        )!;
        a.breach.forEach((p, h) => {
          expect(p).toBeGreaterThanOrEqual(0);
          expect(p).toBeLessThanOrEqual(1);
          if (a.high[h]! > a.low[h]! + 1e-6) expectNear(moved.breach[h]!, p, 1e-9, 1e-6);
        });
      }),
    );
  });
  test("a harder target is never missed less; missing low and missing high together are missing a range", () => {
    fc.assert(
      fc.property(walk, targets, fc.nat(20), (v, target, more) => {
        const easy = forecast(v, { target, direction: "higher" })!;
        const hard = forecast(v, { target: target + more, direction: "higher" })!;
        const ceiling = forecast(v, { target: target + more, direction: "lower" })!;
        const range = forecast(v, { target, upper: target + more, direction: "range" })!;
        easy.breach.forEach((p, h) => {
          expect(hard.breach[h]!).toBeGreaterThanOrEqual(p - 1e-12);
          expectNear(range.breach[h]!, p + ceiling.breach[h]!, 1e-12, 1);
        });
      }),
    );
  });
});

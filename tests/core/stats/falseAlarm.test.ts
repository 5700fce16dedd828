import { falseAlarmProbability } from "../../../src/core/stats/falseAlarm";
import { forecast } from "../../../src/core/stats/forecast";
import { xmr } from "../../../src/core/stats/xmr";
import { normals } from "./random";

/** Shares of stable series whose latest point signals, and that carry a signal anywhere, under the default preset. */
function simulate(n: number, series: number, seed: number): { latest: number; anywhere: number } {
  const draw = normals(seed);
  const values = new Float64Array(n);
  let latest = 0;
  let anywhere = 0;
  for (let k = 0; k < series; k++) {
    for (let i = 0; i < n; i++) values[i] = draw();
    const { signals } = xmr(values);
    if (signals[n - 1] !== 0) latest++;
    if (signals.some((s) => s !== 0)) anywhere++;
  }
  return { latest: latest / series, anywhere: anywhere / series };
}

describe("false alarms on the latest point of a stable series", () => {
  const series = 40_000;
  test.each([
    [6, 0.011],
    [12, 0.014],
    [24, 0.016],
    [36, 0.018],
  ])("n = %d: %d, re-derived by simulation", (n, published) => {
    expect(falseAlarmProbability(n)).toBe(published);
    const { latest } = simulate(n, series, 1000 + n);
    // Three standard errors of the simulation and the rounding of the published figure.
    const allowed = 3 * Math.sqrt((published * (1 - published)) / series) + 0.0005;
    expect(Math.abs(latest - published)).toBeLessThan(allowed);
  });
  test("in 24 stable months about 19 of 100 series carry some flag: why only the latest point reaches the agenda", () => {
    expect(Math.abs(simulate(24, 20_000, 5).anywhere - 0.19)).toBeLessThan(0.012);
  });
  test("between the nodes it is interpolated, below 6 there is nothing to alarm", () => {
    expect(falseAlarmProbability(5)).toBe(0);
    expect(falseAlarmProbability(18)).toBeCloseTo(0.015, 12);
    expect(falseAlarmProbability(9)).toBeCloseTo(0.0125, 12);
    expect(falseAlarmProbability(500)).toBe(0.018);
    for (let n = 6; n < 60; n++) expect(falseAlarmProbability(n + 1)).toBeGreaterThanOrEqual(falseAlarmProbability(n));
  });
});

describe("false alarms of the breach forecast", () => {
  test("the gate on Mann–Kendall keeps a stable process, three σ from its target, from being called to breach", () => {
    const draw = normals(77);
    let called = 0;
    for (let k = 0; k < 4000; k++) {
      const f = forecast(Float64Array.from({ length: 24 }, draw), { target: -3, direction: "higher" })!;
      if (f.breach[2]! >= 0.5) called++;
    }
    expect(called / 4000).toBeLessThan(0.004);
  });
});

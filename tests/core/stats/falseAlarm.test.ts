import { simulateLatest } from "../../../scripts/rules/latest";
import type { ChartKind } from "../../../scripts/rules/series";
import { falseAlarmProbability } from "../../../src/core/stats/falseAlarm";
import { falseAlarmPoints, falseAlarmRates } from "../../../src/core/stats/falseAlarmRates";
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

describe("false alarms by preset and chart", () => {
  const series = 1_500;
  /** Standard errors of the table (40,000 series) and of the sample drawn here, together. */
  const allowed = (p: number): number => 4 * Math.sqrt(p * (1 - p) * (1 / series + 1 / 40_000)) + 0.0005;
  test.each<[ChartKind, number]>([
    ["xmr", 6],
    ["xmr", 12],
    ["xmr", 36],
    ["p-prime", 12],
    ["p-prime", 24],
    ["p", 12],
    ["p", 24],
  ])("%s of %d points: every preset, re-derived with another seed", (chart, n) => {
    for (const [preset, { any }] of simulateLatest({ chart, n }, series, 99)) {
      const stored = falseAlarmRates[chart][preset][falseAlarmPoints.indexOf(n)]!;
      if (preset !== "mdc" || chart !== "xmr") expect(falseAlarmProbability(n, preset, chart)).toBe(stored);
      expect({ preset, off: Math.abs(any - stored) < allowed(stored) }).toEqual({ preset, off: true });
    }
  });
  test("the published figures of the default are the simulated ones rounded", () => {
    for (const n of [6, 12, 24, 36]) {
      const stored = falseAlarmRates.xmr.mdc[falseAlarmPoints.indexOf(n)]!;
      expect(Math.abs(falseAlarmProbability(n) - stored)).toBeLessThan(0.0012);
    }
  });
  test("a rate for every preset, chart and number of points, all between nothing and three in a hundred", () => {
    for (const rates of Object.values(falseAlarmRates)) {
      expect(Object.keys(rates)).toHaveLength(6);
      for (const list of Object.values(rates)) {
        expect(list).toHaveLength(falseAlarmPoints.length);
        for (const rate of list) expect(rate > 0 && rate < 0.03).toBe(true);
      }
    }
  });
  test("u follows p and u′ follows p′; between and beyond the points it is interpolated and held", () => {
    expect(falseAlarmProbability(24, "wheeler", "u")).toBe(falseAlarmProbability(24, "wheeler", "p"));
    expect(falseAlarmProbability(24, "nelson", "u-prime")).toBe(falseAlarmProbability(24, "nelson", "p-prime"));
    const [a, b] = [falseAlarmProbability(16, "nelson"), falseAlarmProbability(18, "nelson")];
    expect(falseAlarmProbability(17, "nelson")).toBeCloseTo((a + b) / 2, 12);
    expect(falseAlarmProbability(600, "nelson")).toBe(falseAlarmProbability(60, "nelson"));
    expect(falseAlarmProbability(5, "wheeler", "p")).toBe(0);
  });
  test("Wheeler's fewer rules alarm less than Making Data Count's", () => {
    for (let n = 12; n <= 60; n++) expect(falseAlarmProbability(n, "wheeler")).toBeLessThan(falseAlarmProbability(n));
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

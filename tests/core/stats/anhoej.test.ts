import { anhoejRuns, segmentMedian } from "../../../src/core/stats/anhoej";
import { signalWords } from "../../../src/core/stats/types";
import { xmr } from "../../../src/core/stats/xmr";

const words = (v: readonly number[]): string[] =>
  Array.from(xmr(v, { preset: "anhoej" }).signals, (code) => signalWords[code]!);

describe("Anhøj's rules", () => {
  /** Longest run at most (round(log2 n) + 3) and crossings at least (scipy 1.17.1 binom.ppf(0.05, n − 1, 0.5)). */
  test.each([
    [10, 6, 2],
    [15, 7, 4],
    [20, 7, 6],
    [24, 8, 8],
    [30, 8, 10],
    [60, 9, 23],
  ])("for %d useful points a run may be %d long and there must be %d crossings", (n, longest, crossings) => {
    const v = Array.from({ length: n }, (_, i) => i % 2);
    const runs = anhoejRuns(v, 0, n, 0.5);
    expect([runs.longestRunMax, runs.crossingsMin]).toEqual([longest, crossings]);
    expect(runs).toMatchObject({ useful: n, longestRun: 1, crossings: n - 1, signal: false });
  });
  test("points on the centre are dropped and do not break a run", () => {
    const runs = anhoejRuns([1, 0, 2, NaN, 3, -1, 0, -2], 0, 8, 0);
    expect(runs).toMatchObject({ useful: 5, longestRun: 3, crossings: 1 });
  });
  test("a run that is too long is flagged", () => {
    // 20 useful points: a run may be round(log2 20) + 3 = 7 long; this one is 8.
    const clear = [1, 9, 2, 8, 1, 2, 1, 2, 1, 2, 7, 9, 7, 8, 9, 7, 8, 9, 2, 1];
    expect(segmentMedian(clear, 0, 20)).toBe(4.5);
    expect(words(clear).slice(10, 18)).toEqual(new Array(8).fill("shift above"));
    expect(words(clear)[19]).toBe("");
  });
  test("too few crossings flags the latest of the longest runs", () => {
    // 20 useful points in runs of 5: three crossings where six are the least.
    const v = [1, 2, 1, 2, 1, 8, 9, 8, 9, 8, 1, 2, 1, 2, 1, 8, 9, 8, 9, 8];
    expect(anhoejRuns(v, 0, 20, 5)).toMatchObject({ longestRun: 5, crossings: 3, crossingsMin: 6, signal: true });
    const signals = new Uint8Array(20);
    anhoejRuns(v, 0, 20, 5, signals);
    expect(Array.from(signals)).toEqual([...new Array<number>(15).fill(0), 7, 7, 7, 7, 7]);
  });
  test("alternation has no signal", () => {
    expect(words([1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2]).every((w) => w === "")).toBe(true);
  });
});

import { spawnSync } from "node:child_process";
import { mean, sum } from "simple-statistics";
import { xmr } from "../../src/core/stats/xmr";
import { signalWords } from "../../src/core/stats/types";

export interface BenchLine {
  readonly name: string;
  /** Milliseconds (or what the name says), medians of interleaved repeats. */
  readonly ours: number;
  readonly theirs: number;
  readonly ratio: number;
  readonly bar: string;
  readonly note?: string;
}

const SERIES = 5_000;
const POINTS = 36;
const REPEATS = 15;

/** Seeded normal values, so that every run measures the same work. */
function makeSeries(count: number, points: number): Float64Array[] {
  let state = 20_260_930;
  const uniform = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 0.5) / 4_294_967_296;
  };
  return Array.from({ length: count }, () =>
    Float64Array.from(
      { length: points },
      () => 95 + Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform()),
    ),
  );
}

interface PlainResult {
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
  readonly signals: string[];
}

/** The same chart written in the ordinary way: arrays, windows and simple-statistics' mean and sum. */
function plainXmr(values: number[]): PlainResult {
  const centre = mean(values);
  const ranges = values.slice(1).map((x, i) => Math.abs(x - values[i]!));
  const average = mean(ranges);
  const kept = ranges.filter((r) => r < 3.267 * average);
  const range = mean(kept);
  const upper = centre + 2.66 * range;
  const lower = centre - 2.66 * range;
  const nearUpper = centre + 2 * (2.66 / 3) * range;
  const nearLower = centre - 2 * (2.66 / 3) * range;
  const side = values.map((x) => Math.sign(x - centre));
  const near = values.map((x) => (x <= upper && x >= lower && (x > nearUpper || x < nearLower) ? 1 : 0));
  const steps = values.slice(1).map((x, i) => Math.sign(x - values[i]!));

  const trend = new Array<number>(values.length).fill(0);
  const shift = new Array<number>(values.length).fill(0);
  const pair = new Array<number>(values.length).fill(0);
  for (let i = 6; i < values.length; i++) {
    const rise = sum(steps.slice(i - 6, i));
    if (Math.abs(rise) === 6) trend.fill(Math.sign(rise), i - 6, i + 1);
    const run = sum(side.slice(i - 6, i + 1));
    if (Math.abs(run) === 7) shift.fill(Math.sign(run), i - 6, i + 1);
  }
  for (let i = 2; i < values.length; i++) {
    const together = sum(side.slice(i - 2, i + 1));
    if (Math.abs(together) !== 3 || sum(near.slice(i - 2, i + 1)) < 2) continue;
    for (let j = i - 2; j <= i; j++) if (near[j] === 1) pair[j] = Math.sign(together);
  }
  const signals = values.map((x, i) => {
    if (x > upper) return "above limit";
    if (x < lower) return "below limit";
    if (trend[i] !== 0) return trend[i]! > 0 ? "rising trend" : "falling trend";
    if (pair[i] !== 0) return pair[i]! > 0 ? "2 of 3 near upper" : "2 of 3 near lower";
    if (shift[i] !== 0) return shift[i]! > 0 ? "shift above" : "shift below";
    return "";
  });
  return { mean: centre, lower, upper, signals };
}

/** What pandas users write: grouped rolling windows over one long frame. Prints the median seconds of five runs. */
const PANDAS = `
import sys, time
import numpy as np, pandas as pd
rng = np.random.default_rng(1)
k, n = ${SERIES}, ${POINTS}
df = pd.DataFrame({"k": np.repeat(np.arange(k), n), "y": rng.normal(95, 1, k * n)})
def chart(df):
    g = df.groupby("k", sort=False)["y"]
    m = g.transform("mean")
    mr = g.diff().abs()
    amr = mr.groupby(df["k"]).transform("mean")
    amr = mr.where(mr < 3.267 * amr).groupby(df["k"]).transform("mean")
    up, lo = m + 2.66 * amr, m - 2.66 * amr
    side = np.sign(df["y"] - m)
    near = (df["y"].between(lo, up)) & ((df["y"] - m).abs() > 2 * (2.66 / 3) * amr)
    step = np.sign(g.diff())
    roll = lambda s, w: s.groupby(df["k"]).rolling(w).sum().reset_index(level=0, drop=True)
    shift, trend = roll(side, 7).abs() == 7, roll(step, 6).abs() == 6
    pair = (roll(side, 3).abs() == 3) & (roll(near.astype(float), 3) >= 2)
    back = lambda s, w: s[::-1].astype(float).groupby(df["k"]).rolling(w, min_periods=1).max().reset_index(level=0, drop=True).sort_index()
    return (df["y"] > up) | (df["y"] < lo) | (back(trend, 7) > 0) | ((back(pair, 3) > 0) & near) | (back(shift, 7) > 0)
times = []
for _ in range(5):
    t = time.perf_counter(); chart(df); times.append(time.perf_counter() - t)
print(sorted(times)[2] * 1000)
`;

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function medianOf(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[sorted.length >> 1]!;
}

/** Medians of two pieces of work whose repeats take turns, so that a busy machine is busy for both. */
function sideBySide(ours: () => void, theirs: () => void, repeats = REPEATS): { ours: number; theirs: number } {
  for (let i = 0; i < 3; i++) {
    ours();
    theirs();
  }
  const times = { ours: [] as number[], theirs: [] as number[] };
  for (let i = 0; i < repeats; i++) {
    times.ours.push(timed(ours));
    times.theirs.push(timed(theirs));
  }
  return { ours: medianOf(times.ours), theirs: medianOf(times.theirs) };
}

/** The two must have done the same work, or the comparison means nothing. */
function assertSameAnswers(typed: readonly Float64Array[], plain: readonly number[][]): void {
  for (let k = 0; k < typed.length; k++) {
    const a = xmr(typed[k]!);
    const b = plainXmr(plain[k]!);
    const words = Array.from(a.signals, (code) => signalWords[code]!);
    if (Math.abs(a.upper[0]! - b.upper) > 1e-9 * b.upper || words.join() !== b.signals.join()) {
      throw new Error(`series ${k}: the two charts differ`);
    }
  }
}

let sink = 0;

/**
 * The exception engine's bar: limits and rules on 5,000 KPIs of 36 points against simple-statistics and pandas doing the same, and
 * whether the time grows linearly with the points.
 */
export async function benchEngine(): Promise<BenchLine[]> {
  const typed = makeSeries(SERIES, POINTS);
  const plain = typed.map((s) => Array.from(s));
  assertSameAnswers(typed, plain);
  const ours = (): void => {
    for (const s of typed) sink += xmr(s).signals[POINTS - 1]!;
  };
  const theirs = (): void => {
    for (const s of plain) sink += plainXmr(s).signals.length;
  };
  const simple = sideBySide(ours, theirs);
  const lines: BenchLine[] = [
    {
      name: `limits and rules, ${SERIES} series × ${POINTS} points (ms), against simple-statistics`,
      ...simple,
      ratio: simple.theirs / simple.ours,
      bar: "≥ 8",
      note: "both give limits and a signal a point; neither draws the lines point by point",
    },
  ];

  const pandas = spawnSync("python3", ["-c", PANDAS], { encoding: "utf8", timeout: 300_000 });
  const pandasMs = Number(pandas.stdout);
  const pandasHere = pandas.status === 0 && pandasMs > 0;
  lines.push({
    name: `the same against pandas (ms)`,
    ours: simple.ours,
    theirs: pandasHere ? pandasMs : NaN,
    ratio: pandasHere ? pandasMs / simple.ours : NaN,
    bar: "≥ 100",
    ...(pandasHere ? {} : { note: "pandas not here" }),
  });

  const long = makeSeries((SERIES * POINTS) / 3_600, 3_600);
  const growth = sideBySide(() => {
    for (const s of long) sink += xmr(s).signals[0]!;
  }, ours);
  const points = SERIES * POINTS;
  const perPoint = { ours: (growth.ours * 1e6) / points, theirs: (growth.theirs * 1e6) / points };
  lines.push({
    name: "nanoseconds a point at 3,600 points, beside 36 points",
    ...perPoint,
    ratio: perPoint.ours / perPoint.theirs,
    bar: "≤ 1.5 (linear)",
    note: `checksum ${sink}`,
  });
  return lines;
}

import { seeded } from "../sample/noise";

/**
 * Series of known processes for the simulations of docs/rules.md, each from a seed of its own, so that every cell of the page can be
 * re-derived by itself. σ of the process is 1 and its mean 0 on the chart of values.
 */

/** Standard normal values (Box and Muller), unclipped: a simulation needs its tails. */
export function normals(seed: number): () => number {
  const uniform = seeded(seed);
  let spare = NaN;
  return () => {
    if (spare === spare) {
      const value = spare;
      spare = NaN;
      return value;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    const angle = 2 * Math.PI * uniform();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
}

/** What is changed in an otherwise stable process, in σ. */
export interface Change {
  readonly id: string;
  readonly name: string;
  /** Added to the value at position i of n. */
  readonly add: (i: number, n: number) => number;
}

function shift(sigmas: number, points: number): Change {
  const over = points === 1 ? "the latest point" : `the latest ${points} points`;
  return {
    id: `shift-${sigmas}-${points}`,
    name: `${sigmas} σ on ${over}`,
    add: (i, n) => (i >= n - points ? sigmas : 0),
  };
}

export const noChange: Change = { id: "none", name: "none", add: () => 0 };

export const trendChange: Change = { id: "trend-0.1", name: "trend of 0.1 σ a month", add: (i) => 0.1 * i };

export const changes: readonly Change[] = [
  ...[1, 4, 8].flatMap((points) => [1, 1.5, 2, 3].map((sigmas) => shift(sigmas, points))),
  trendChange,
];

export type ChartKind = "xmr" | "p-prime" | "p";

export interface Drawn {
  readonly values: Float64Array;
  readonly numerators: Float64Array;
  readonly denominators: Float64Array;
}

/** Proportion of the simulated p′ processes, and how much wider than counting alone they vary. */
const SHARE = 0.85;
const SPREAD = 2;

/** Fills `into` with the next series of a process. */
export type Process = (into: Drawn) => void;

/** Independent normal values, changed. */
function normalProcess(seed: number, change: Change): Process {
  const draw = normals(seed);
  return ({ values }) => {
    for (let i = 0; i < values.length; i++) values[i] = draw() + change.add(i, values.length);
  };
}

/** Shares of about 1,000 (from 550 to 1,800 mostly) that vary twice as much as counting alone gives. */
function overdispersedProcess(seed: number): Process {
  const draw = normals(seed);
  const own = Math.sqrt(((SPREAD * SPREAD - 1) * SHARE * (1 - SHARE)) / 1000);
  return ({ numerators, denominators }) => {
    for (let i = 0; i < numerators.length; i++) {
      const n = Math.round(1000 * Math.exp(0.3 * draw()));
      const p = Math.min(1, Math.max(0, SHARE + own * draw()));
      // Several hundred of many hundred: the normal form of the binomial, rounded to whole cases.
      numerators[i] = Math.min(n, Math.max(0, Math.round(n * p + Math.sqrt(n * p * (1 - p)) * draw())));
      denominators[i] = n;
    }
  };
}

/** Shares of 20 to 49 that vary by counting alone, 70 to 95 % by series: what a plain p chart is drawn for. */
function smallCountsProcess(seed: number): Process {
  const uniform = seeded(seed);
  return ({ numerators, denominators }) => {
    const p = 0.7 + 0.25 * uniform();
    for (let i = 0; i < numerators.length; i++) {
      const n = 20 + Math.floor(30 * uniform());
      let x = 0;
      for (let k = 0; k < n; k++) if (uniform() < p) x++;
      numerators[i] = x;
      denominators[i] = n;
    }
  };
}

export function processOf(chart: ChartKind, seed: number, change: Change = noChange): Process {
  if (chart === "xmr") return normalProcess(seed, change);
  return chart === "p-prime" ? overdispersedProcess(seed) : smallCountsProcess(seed);
}

export function space(n: number): Drawn {
  return { values: new Float64Array(n), numerators: new Float64Array(n), denominators: new Float64Array(n) };
}

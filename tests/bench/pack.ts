import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { buildSync } from "esbuild";
import type { BenchLine } from "./engine";

/* global process */

interface Run {
  readonly milliseconds: number;
  readonly peak: number;
}

const KPIS = 2_800;
const LARGE_KPIS = 28_000;
const POINTS = 36;
const REPEATS = 5;
const MB = 1024 * 1024;

/** A folder for one bench: the child as one file, and what it reads and writes. */
class Bench {
  private readonly folder = mkdtempSync(join(tmpdir(), "mi-bench-"));
  private readonly child = this.path("child.cjs");

  constructor() {
    buildSync({
      entryPoints: [resolve("tests/bench/pack-child.ts")],
      outfile: this.child,
      bundle: true,
      platform: "node",
      format: "cjs",
      target: "node20",
      logLevel: "error",
    });
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  run(mode: string, args: readonly string[], nodeOptions: readonly string[] = []): Run {
    const { status, stdout, stderr } = spawnSync(process.execPath, [...nodeOptions, this.child, mode, ...args], {
      encoding: "utf8",
      maxBuffer: 64 * MB,
    });
    if (status !== 0) throw new Error(`${mode}: ${stderr}`);
    return JSON.parse(stdout) as Run;
  }

  end(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function median(runs: readonly Run[], pick: (run: Run) => number): number {
  const sorted = runs.map(pick).sort((a, b) => a - b);
  return sorted[sorted.length >> 1] as number;
}

/**
 * The headless pack's bar: `mi-pack build` of 100,000 observations, against the library alone reading the same file and
 * writing the same cells. Each run in a process of its own, the kinds taking turns, medians.
 */
export function benchPack(): BenchLine[] {
  const bench = new Bench();
  try {
    const [input, pack, out] = [bench.path("input.xlsx"), bench.path("pack.bin"), bench.path("pack.xlsx")];
    bench.run("make", [input, `${KPIS}x${POINTS}`]);
    bench.run("keep", [input, pack, out]);
    const kinds = ["ours", "bare", "bare-stream"] as const;
    const runs: Record<(typeof kinds)[number], Run[]> = { ours: [], bare: [], "bare-stream": [] };
    for (let i = 0; i < REPEATS; i++) for (const kind of kinds) runs[kind].push(bench.run(kind, [input, pack, out]));
    const name = `${(KPIS * POINTS).toLocaleString("en-GB")} observations, the whole build`;
    const line = (
      what: string,
      against: "bare" | "bare-stream",
      pick: (run: Run) => number,
      words: string,
    ): BenchLine => {
      const [ours, theirs] = [median(runs.ours, pick), median(runs[against], pick)];
      return { name: `${name}: ${what}, ${words}`, ours, theirs, ratio: ours / theirs, bar: "≤ 1.5" };
    };
    const model = "against the library's workbook, read and written";
    const stream = "against the library's streaming reader and its writer";
    return [
      line("time (ms)", "bare", (r) => r.milliseconds, model),
      line("peak memory (MB)", "bare", (r) => r.peak / MB, model),
      line("time (ms)", "bare-stream", (r) => r.milliseconds, stream),
      line("peak memory (MB)", "bare-stream", (r) => r.peak / MB, stream),
    ];
  } finally {
    bench.end();
  }
}

/** A million observations in a process that may not take more than 4 GB. */
export function benchLargePack(): BenchLine[] {
  const bench = new Bench();
  try {
    const [input, out] = [bench.path("large.xlsx"), bench.path("large-pack.xlsx")];
    bench.run("make", [input, `${LARGE_KPIS}x${POINTS}`], ["--max-old-space-size=8192"]);
    const { milliseconds, peak } = bench.run("ours", [input, "", out], ["--max-old-space-size=4096"]);
    const size = (path: string): string => `${(statSync(path).size / MB).toFixed(0)} MB`;
    return [
      {
        name: `${(LARGE_KPIS * POINTS).toLocaleString("en-GB")} observations, the whole build: peak memory (MB), of 4 GB`,
        ours: peak / MB,
        theirs: 4096,
        ratio: peak / MB / 4096,
        bar: "≤ 1",
        note: `${(milliseconds / 1000).toFixed(1)} s; input ${size(input)}, pack ${size(out)}`,
      },
    ];
  } finally {
    bench.end();
  }
}

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserPart } from "./browser";
import { inWorkbench, line } from "./browser";
import type { BenchLine } from "./engine";
import { observationWorkbook } from "./pack-io";

/* global process */

const KPIS = 2_800;
const POINTS = 36;
const MB = 1024 * 1024;
const NAME = `workbench, ${(KPIS * POINTS).toLocaleString("en-GB")} observations`;
/** Milliseconds after which a browser calls a task long enough to be felt; what a task may take here. */
const LONGEST_TASK = 200;

interface Measured {
  readonly milliseconds: number;
  readonly worst: number;
  /** Bytes of script memory afterwards. */
  readonly heap: number;
}

/** `mi-pack build` of the same file, in a process of its own: what the build in the workbench stands beside. */
function headless(file: string, out: string): number {
  const tsx = join("node_modules", "tsx", "dist", "cli.mjs");
  const run = (args: readonly string[]): number => {
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, [tsx, "src/entry/cli.ts", ...args], { encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
    return performance.now() - start;
  };
  // without what it takes to start
  const start = run(["--version"]);
  return run(["build", file, "-o", out]) - start;
}

/** Opening, building and downloading a hundred thousand observations: seconds, and the longest that the page stood still. */
export const largePart: BrowserPart = {
  name: NAME,
  bar: `task ≤ ${LONGEST_TASK} ms`,
  async measure(address) {
    const folder = mkdtempSync(join(tmpdir(), "mi-bench-large-"));
    try {
      const file = join(folder, "large.xlsx");
      writeFileSync(file, await observationWorkbook(KPIS, POINTS));
      const [opened, built, written] = await inWorkbench(address, async ({ page }) => {
        await page.evaluate(watchTasks);
        const begin = (): Promise<void> => page.evaluate(() => (window as unknown as Watched).watched.begin());
        const end = async (): Promise<Measured> => {
          await page.waitForTimeout(1500);
          return page.evaluate(() => (window as unknown as Watched).watched.end());
        };
        const done = (): Promise<void> => page.evaluate(() => (window as unknown as Watched).watched.done());
        await begin();
        await page.locator("input[type=file]").setInputFiles(file);
        await page.waitForFunction(() => document.title.startsWith("large.xlsx"), null, { timeout: 300_000 });
        await done();
        const open = await end();
        await page.frameLocator("iframe").getByRole("button", { name: "Read this workbook" }).waitFor();
        await begin();
        await page.getByRole("button", { name: "Build pack" }).click();
        await page
          .frameLocator("iframe")
          .getByText(/^The pack is built/)
          .waitFor({ timeout: 300_000 });
        await done();
        const build = await end();
        await begin();
        const download = page.waitForEvent("download", { timeout: 300_000 });
        await page.getByRole("button", { name: /^Download/ }).click();
        await download;
        await done();
        return [open, build, await end()];
      });
      const alone = headless(file, join(folder, "pack.xlsx"));
      return [
        ...linesOf("open", opened, alone),
        ...linesOf("build", built, alone),
        ...linesOf("download with the pack", written, alone),
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function linesOf(what: string, { milliseconds, worst, heap }: Measured, alone: number): BenchLine[] {
  const memory = Number.isFinite(heap) ? `script memory afterwards ${(heap / MB).toFixed(0)} MB; ` : "";
  return [
    line(`${NAME}: ${what}, ms (theirs: mi-pack build of the same file)`, milliseconds, alone, "none set"),
    line(
      `${NAME}: ${what}, longest task, ms`,
      worst,
      LONGEST_TASK,
      "≤ 1",
      `${memory}drawing after it counted too; the grid's own calculation and drawing are tasks that it does not cut`,
    ),
  ];
}

interface Watched {
  readonly watched: { begin(): void; done(): void; end(): Measured };
}

/** Runs in the page: the pane's frame shares its thread, so that its tasks are seen here too. */
function watchTasks(): void {
  let [from, to, worst] = [0, 0, 0];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) worst = Math.max(worst, duration);
  }).observe({ entryTypes: ["longtask"] });
  const heap = (): number =>
    (performance as unknown as { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ?? NaN;
  (window as unknown as { watched: object }).watched = {
    begin: () => {
      worst = 0;
      from = performance.now();
    },
    done: () => {
      to = performance.now();
    },
    end: () => ({ milliseconds: to - from, worst, heap: heap() }),
  };
}

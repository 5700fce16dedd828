import { startBrowser } from "../e2e/browser";
import { OpenWorkbench, type Running, startWorkbench } from "../e2e/workbench";
import type { BenchLine } from "./engine";

/** What is measured in a browser: lines for the table, from a workbench that runs at this address. */
export interface BrowserPart {
  /** Named in the table when there is no browser to measure in. */
  readonly name: string;
  readonly bar: string;
  measure(address: string): Promise<BenchLine[]>;
}

/**
 * Runs the parts one after the other against one server, so that none waits for another's bundling; each opens a browser
 * of its own and closes it, so that none inherits another's memory. Without a browser each part is a line that says so.
 */
export async function benchBrowser(parts: readonly BrowserPart[]): Promise<BenchLine[]> {
  try {
    await (await startBrowser()).close();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return parts.map(({ name, bar }) => line(name, NaN, NaN, bar, `not measured: ${why}`));
  }
  const server: Running = await startWorkbench();
  try {
    const lines: BenchLine[] = [];
    for (const part of parts) lines.push(...(await part.measure(server.address)));
    return lines;
  } finally {
    server.stop();
  }
}

/** What the TypeScript runner puts around named functions, and a page does not know: for functions that run there. */
export const IN_PAGE = "globalThis.__name ??= (named) => named";

/** Opens the workbench with the sample, measures, and closes the browser whatever happens. */
export async function inWorkbench<T>(address: string, measure: (open: OpenWorkbench) => Promise<T>): Promise<T> {
  const open = await OpenWorkbench.open(address);
  try {
    for (const frame of open.page.frames()) await frame.evaluate(IN_PAGE);
    return await measure(open);
  } finally {
    await open.close();
  }
}

/** A line whose bar is a number of its own: `theirs` is the bar, the ratio must not exceed 1. */
export function line(name: string, ours: number, theirs: number, bar: string, note?: string): BenchLine {
  return { name, ours, theirs, ratio: ours / theirs, bar, ...(note !== undefined && { note }) };
}

/** The value below which this share of the times lies. */
export function quantile(times: readonly number[], share: number): number {
  return [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN;
}

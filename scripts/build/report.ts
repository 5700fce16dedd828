import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

export interface BundleFile {
  readonly name: string;
  readonly bytes: number;
  readonly gzip: number;
}

export interface BundleReport {
  /** Scripts of ours that the page names: loaded before anything is drawn. */
  readonly initial: readonly BundleFile[];
  /** Scripts that are loaded when they are needed. */
  readonly lazy: readonly BundleFile[];
  /** Every other file. */
  readonly others: readonly string[];
  readonly initialGzip: number;
}

/** Most that the task pane may load before it is drawn, in bytes after gzip. */
export const INITIAL_LIMIT = 400_000;

/** What a production folder holds, weighed as a server would send it. */
export function bundleReport(dist: string, files: readonly string[]): BundleReport {
  const page = readFileSync(join(dist, "taskpane.html"), "utf8");
  const named = new Set([...page.matchAll(/<script[^>]* src="([^":]+\.js)"/g)].map((m) => m[1] ?? ""));
  const scripts = files.filter((name) => name.endsWith(".js") && name !== "mi-pack.js");
  const weighed = scripts.map((name): BundleFile => {
    const content = readFileSync(join(dist, name));
    return { name, bytes: content.length, gzip: gzipSync(content, { level: 9 }).length };
  });
  const initial = weighed.filter((f) => named.has(f.name));
  return {
    initial,
    lazy: weighed.filter((f) => !named.has(f.name)),
    others: files.filter((name) => !scripts.includes(name)),
    initialGzip: initial.reduce((sum, f) => sum + f.gzip, 0),
  };
}

export function reportText({ initial, lazy, initialGzip }: BundleReport): string {
  const kB = (bytes: number) => `${(bytes / 1000).toFixed(1).padStart(8)} kB`;
  const line = (f: BundleFile) => `  ${kB(f.gzip)} gzip ${kB(f.bytes)}  ${f.name}`;
  return [
    `task pane, initial JavaScript: ${(initialGzip / 1000).toFixed(1)} kB gzip (limit ${INITIAL_LIMIT / 1000} kB)`,
    ...initial.map(line),
    "loaded when needed:",
    ...[...lazy].sort((a, b) => b.gzip - a.gzip).map(line),
  ].join("\n");
}

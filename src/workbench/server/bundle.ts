import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const ENTRIES = {
  workbench: "src/entry/workbench.tsx",
  "pane-before": "src/workbench/pane/beforeClient.ts",
  "pane-after": "src/workbench/pane/afterClient.ts",
};
const STAMP = "inputs.json";

/** Whether every source that went into the last bundle is still as old as then. */
function isFresh(root: string, out: string): boolean {
  const stamp = join(out, STAMP);
  if (!existsSync(stamp)) return false;
  const built = statSync(stamp).mtimeMs;
  const inputs = JSON.parse(readFileSync(stamp, "utf8")) as string[];
  return inputs.every((input) => {
    const path = join(root, input);
    return existsSync(path) && statSync(path).mtimeMs <= built;
  });
}

/** Bundles the workbench's own pages when a source is newer than the last bundle; true when it did. */
export async function bundleWorkbench(root: string, out: string): Promise<boolean> {
  if (isFresh(root, out)) return false;
  mkdirSync(out, { recursive: true });
  const { build } = await import("esbuild");
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ENTRIES,
    outdir: out,
    bundle: true,
    format: "iife",
    platform: "browser",
    target: "es2022",
    jsx: "automatic",
    minifyWhitespace: true,
    sourcemap: "linked",
    metafile: true,
    define: { "process.env.NODE_ENV": '"production"' },
    loader: { ".woff": "dataurl", ".woff2": "dataurl", ".ttf": "dataurl", ".svg": "dataurl", ".png": "dataurl" },
    logLevel: "error",
  });
  const own = Object.keys(metafile.inputs).filter((input) => !input.startsWith("node_modules/"));
  writeFileSync(join(out, STAMP), JSON.stringify([...own, "package-lock.json"]));
  return true;
}

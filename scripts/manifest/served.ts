import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Where what is served comes from while developing; the production build puts all of it into one folder. */
const sources: readonly (readonly [served: RegExp, source: string])[] = [
  [/^taskpane\.html$/, "src/entry/taskpane.html"],
  [/^functions\.js$/, "src/entry/functions.ts"],
  [/^functions\.json$/, "src/functions/functions.json"],
  [/^help\/([a-z-]+)\.html$/, "docs/methods/$1.md"],
  [/^(assets\/.+)$/, "$1"],
];

/** A file as it will be served, by its path below the base address; null when nothing will be served there. Read once. */
export function servedFrom(root: string): (path: string) => Uint8Array | null {
  const known = new Map<string, Uint8Array | null>();
  const read = (path: string): Uint8Array | null => {
    for (const [served, source] of sources) {
      if (!served.test(path)) continue;
      const file = join(root, path.replace(served, source));
      return existsSync(file) ? readFileSync(file) : null;
    }
    return null;
  };
  return (path) => {
    const found = known.get(path) ?? read(path);
    known.set(path, found);
    return found;
  };
}

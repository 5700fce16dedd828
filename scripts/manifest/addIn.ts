import { readFileSync } from "node:fs";
import { join } from "node:path";
import { commands } from "../../src/commands/registry";
import { catalogue } from "../../src/functions/catalogue";
import { localUrl } from "../settings";
import type { AddIn } from "./integrity";
import { servedFrom } from "./served";

const parsed = <T>(...path: readonly string[]): T => JSON.parse(readFileSync(join(...path), "utf8")) as T;
const functionIds = catalogue.map((e) => e.name.replace(/^MI\./, ""));

/** The add-in as it stands in the sources, for the check of its integrity. */
export function sourceAddIn(root: string): AddIn {
  return {
    manifest: readFileSync(join(root, "manifest.xml"), "utf8"),
    shortcuts: parsed(root, "assets/shortcuts.json"),
    functions: parsed(root, "src/functions/functions.json"),
    commands,
    functionIds,
    file: servedFrom(root),
    baseUrl: localUrl,
  };
}

/** The add-in as it was built for production. */
export function builtAddIn(dist: string, baseUrl: string, otherUrls: readonly string[] = []): AddIn {
  return {
    manifest: readFileSync(join(dist, "manifest.xml"), "utf8"),
    shortcuts: parsed(dist, "assets/shortcuts.json"),
    functions: parsed(dist, "functions.json"),
    commands,
    functionIds,
    file: (path) => {
      try {
        return readFileSync(join(dist, path));
      } catch {
        return null;
      }
    },
    baseUrl,
    otherUrls,
  };
}

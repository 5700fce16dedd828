import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";

/**
 * The folder that holds package.json and assets/, looked for upwards from the running script: the same whether the
 * sources run in a clone or the built file runs from an installed package.
 */
function find(from: string): string {
  for (let at = from; ; at = dirname(at)) {
    if (existsSync(resolve(at, "assets")) && existsSync(resolve(at, "package.json"))) return at;
    if (dirname(at) === at) return process.cwd();
  }
}

export const packageRoot = find(dirname(resolve(process.argv[1] ?? process.cwd())));

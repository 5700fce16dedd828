import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { packageRoot } from "./packageRoot";

export const productName = "mi-pack";

/** From package.json, so that there is one place to change it. */
export const productVersion: string = (
  JSON.parse(readFileSync(resolve(packageRoot, "package.json"), "utf8")) as { version: string }
).version;

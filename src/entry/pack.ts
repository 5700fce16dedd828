/** `npm run pack`: builds the pack from the sample, says where it is, and prints the exceptions. */
import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { main } from "../cli/main";
import { packageRoot } from "../cli/packageRoot";

const out = resolve(packageRoot, "out");
mkdirSync(out, { recursive: true });
process.chdir(packageRoot);
process.exitCode = await main(
  ["build", "assets/sample.xlsx", "-o", "out/pack.xlsx", "--findings", "out/findings.json"],
  {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    live: Boolean(process.stderr.isTTY),
  },
);

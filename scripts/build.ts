/**
 * `npm run build`: everything that is delivered, into dist/: the headless command as one file that plain Node runs, and the
 * add-in for the address MI_BASE_URL (docs/deployment.md), checked before it is called built.
 */
import { basename, resolve } from "node:path";
import { build } from "esbuild";
import { deployment } from "../webpack.config.js";
import { buildAddIn } from "./build/addIn";
import { filesBelow } from "./build/files";
import { bundleReport, reportText } from "./build/report";
import { builtAddIn } from "./manifest/addIn";
import { faultsOf } from "./manifest/integrity";

const root = process.cwd();
// tests build elsewhere, so that they disturb nobody
const dist = resolve(root, process.env["MI_DIST"] ?? "dist");
await build({
  entryPoints: ["src/entry/cli.ts"],
  outfile: resolve(dist, "mi-pack.js"),
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  packages: "external",
  sourcemap: true,
  logLevel: "warning",
});
await buildAddIn(root);
const { baseUrl, helpUrl, supportUrl } = deployment(true);
const faults = faultsOf(builtAddIn(dist, baseUrl, [helpUrl, supportUrl, `${helpUrl}index.html`]));
if (faults.length > 0) throw new Error(`The built add-in does not hang together:\n${faults.join("\n")}`);
console.log(`${basename(dist)}: mi-pack.js, and the add-in for ${baseUrl}`);
if (baseUrl.includes(".example"))
  console.log("Set MI_BASE_URL to the address it will be served from before deploying it.");
console.log(reportText(bundleReport(dist, filesBelow(dist))));

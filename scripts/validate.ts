/** `npm run validate`: manifest by Microsoft's schema where it is at hand, and the check of what the schema cannot see. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { deployment } from "../webpack.config.js";
import { builtAddIn, sourceAddIn } from "./manifest/addIn";
import { faultsOf } from "./manifest/integrity";

const root = process.cwd();
const schema = resolve(root, process.env["MI_MANIFEST_XSD"] ?? "../shared/manifest-xsd/OfficeAppManifestV1_1.xsd");
const dist = resolve(root, "dist");

function say(what: string, faults: readonly string[]): void {
  console.log(faults.length === 0 ? `ok    ${what}` : `FAULT ${what}\n      ${faults.join("\n      ")}`);
  if (faults.length > 0) process.exitCode = 1;
}

function bySchema(manifest: string): void {
  if (!existsSync(schema)) return console.log("      left out: Microsoft's schema is not here (MI_MANIFEST_XSD)");
  const run = spawnSync("xmllint", ["--noout", "--nonet", "--schema", schema, manifest], { encoding: "utf8" });
  if (run.error) return console.log("      left out: xmllint is not here");
  say(`${manifest} by Microsoft's schema`, run.status === 0 ? [] : run.stderr.trim().split("\n"));
}

bySchema("manifest.xml");
say("manifest.xml, shortcuts, functions, commands and icons hang together", faultsOf(sourceAddIn(root)));
if (existsSync(resolve(dist, "manifest.xml"))) {
  const { baseUrl, helpUrl, supportUrl } = deployment(true);
  bySchema("dist/manifest.xml");
  const built = builtAddIn(dist, baseUrl, [helpUrl, supportUrl, `${helpUrl}index.html`]);
  say(`dist for ${baseUrl} hangs together`, faultsOf(built));
}

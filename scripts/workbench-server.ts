/** `npm run workbench`: bundles what is new, serves the workbench to this machine and shows it in the browser. */
import { join } from "node:path";
import { packageRoot } from "../src/cli/packageRoot";
import { bundleWorkbench } from "../src/workbench/server/bundle";
import { oneAtATime } from "../src/workbench/server/oneAtATime";
import { openBrowser } from "../src/workbench/server/openBrowser";
import { buildPane } from "../src/workbench/server/paneBuild";
import { startServer } from "../src/workbench/server/server";

const say = (text: string): void => void process.stdout.write(text);
const out = join(packageRoot, "out", "workbench");

await oneAtATime(join(packageRoot, "out", "workbench.lock"), async () => {
  await buildPane(packageRoot, say);
  if (await bundleWorkbench(packageRoot, out)) say("Bundled the workbench.\n");
});
const { address } = await startServer({ root: packageRoot, out });
say(`\nThe workbench is at ${address}\nIt is for this machine only. Stop it with Ctrl+C.\n`);
if (!process.env["CI"] && !process.argv.includes("--no-open")) openBrowser(address);

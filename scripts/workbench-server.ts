/**
 * `npm start`: bundles what is new, serves the workbench to this machine only and shows it in the browser, where there is
 * one. `npm start -- --no-open` leaves the browser alone, `--port 4000` begins to look for a free port there.
 */
import { join } from "node:path";
import { packageRoot } from "../src/cli/packageRoot";
import { bundleWorkbench } from "../src/workbench/server/bundle";
import { oneAtATime } from "../src/workbench/server/oneAtATime";
import { openBrowser } from "../src/workbench/server/openBrowser";
import { buildPane } from "../src/workbench/server/paneBuild";
import { FIRST_PORT, type Running, startServer } from "../src/workbench/server/server";

const say = (text: string): void => void process.stdout.write(text);
const out = join(packageRoot, "out", "workbench");
let running: Running | null = null;

/** Nothing is left behind: no lock, no child, no open connection. */
function end(): void {
  if (running === null) process.exit(130); // stopped while it was still bundling
  say("\nThe workbench is closed.\n");
  void running.close().then(() => process.exit(0));
}
process.once("SIGINT", end);
process.once("SIGTERM", end);

const asked = process.argv.indexOf("--port");
const wanted = asked < 0 ? FIRST_PORT : Number(process.argv[asked + 1]);
if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65_535) {
  process.stderr.write("--port needs a number from 0 to 65535.\n");
  process.exit(2);
}

await oneAtATime(join(packageRoot, "out", "workbench.lock"), async () => {
  await buildPane(packageRoot, say);
  const began = Date.now();
  if (await bundleWorkbench(packageRoot, out))
    say(`Bundled the workbench in ${Math.ceil((Date.now() - began) / 1000)} s.\n`);
});
running = await startServer({ root: packageRoot, out }, wanted);
const { address, port } = running;
if (wanted !== 0 && port !== wanted) say(`Port ${wanted} is taken: ${port} is used instead.\n`);
say(`\nThe workbench is at ${address}\nIt is for this machine only. Stop it with Ctrl+C.\n`);
if (!process.env["CI"] && !process.argv.includes("--no-open")) openBrowser(address);

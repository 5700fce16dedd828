import { spawn } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** What the production bundle of the pane is made from. */
const SOURCES = ["src", "assets", "webpack.config.js", "package-lock.json"];
/** Rooms under src that the pane has nothing to do with. */
const OTHERS = new Set(["workbench", "cli"]);

function newest(path: string): number {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path)
    .filter((name) => !OTHERS.has(name))
    .reduce((latest, name) => Math.max(latest, newest(join(path, name))), 0);
}

/** Page of the production task pane, or null when nothing has been built. */
export function panePage(root: string): string | null {
  const page = join(root, "dist", "taskpane.html");
  return existsSync(page) ? page : null;
}

/** Builds the production pane with `npm run build` when it is missing or older than its sources. */
export async function buildPane(root: string, say: (text: string) => void): Promise<void> {
  if (!existsSync(join(root, "webpack.config.js"))) return;
  const page = panePage(root);
  const latest = Math.max(...SOURCES.map((source) => newest(join(root, source))));
  if (page !== null && statSync(page).mtimeMs >= latest) return;
  say("Building the task pane (production bundle): about half a minute, only when something changed …\n");
  const began = Date.now();
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const code = await new Promise<number | null>((done) => {
    const child = spawn(npm, ["run", "build", "--silent"], {
      cwd: root,
      stdio: ["ignore", "ignore", "inherit"],
      shell: process.platform === "win32",
    });
    const stop = (): void => void child.kill();
    process.once("exit", stop);
    child.on("error", () => done(1));
    child.on("close", (ended) => {
      process.removeListener("exit", stop);
      done(ended);
    });
  });
  if (code === 0) say(`Built it in ${Math.round((Date.now() - began) / 1000)} s.\n`);
  else say("The build of the task pane failed; see above. The workbench goes on without the newest pane.\n");
}

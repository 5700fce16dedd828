import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Where browsers of this kind usually stand. */
function installed(): string[] {
  const { env } = process;
  if (process.platform === "darwin") {
    return ["Google Chrome", "Microsoft Edge", "Chromium"].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === "win32") {
    const folders = [env["PROGRAMFILES"], env["PROGRAMFILES(X86)"], env["LOCALAPPDATA"]].filter((f) => f !== undefined);
    const files = ["Google\\Chrome\\Application\\chrome.exe", "Microsoft\\Edge\\Application\\msedge.exe"];
    return folders.flatMap((folder) => files.map((file) => join(folder, file)));
  }
  const names = ["google-chrome", "google-chrome-stable", "microsoft-edge", "chromium", "chromium-browser"];
  return names.flatMap((name) => ["/usr/bin", "/usr/local/bin", "/snap/bin"].map((folder) => join(folder, name)));
}

function packaged(): string | null {
  if (process.platform !== "linux" || process.arch !== "x64") return null;
  return execFileSync(process.execPath, [join("tests", "e2e", "chromium.mjs")], { encoding: "utf8" }).trim();
}

/** The first browser found: CHROME_PATH, an installed one, else the one that ships inside an npm package (Linux). */
export async function startBrowser(): Promise<Browser> {
  const named = process.env["CHROME_PATH"];
  const path = named ?? installed().find(existsSync) ?? packaged();
  if (path === null) {
    throw new Error(
      "No browser was found for the tests of the workbench. Install Chrome, Edge or Chromium, or set CHROME_PATH to one.",
    );
  }
  try {
    return await chromium.launch({ executablePath: path, args: FLAGS });
  } catch (error) {
    throw new Error(`The browser at ${path} did not start; set CHROME_PATH to another. ${String(error)}`);
  }
}

import { createServer, type Server } from "node:http";
import { existsSync, readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { execFileSync } from "node:child_process";
import { officeCommands } from "../../src/commands/registry";
import { catalogue } from "../../src/functions/catalogue";

const root = resolve(__dirname, "../..");
const dist = resolve(root, "out/built-for-test");

/** What Microsoft's script would have put into the page, as far as the page needs it before anything is asked of Excel. */
const office = `
  window.told = { functions: [], actions: [], drawnBefore: null };
  const note = (list, id) => { told[list].push(id); told.drawnBefore = document.querySelector("#pane [role=tab]") !== null; };
  window.CustomFunctions = { associate: (id) => note("functions", id), Error: class extends Error {} };
  window.Office = {
    actions: { associate: (id) => note("actions", id) },
    onReady: () => new Promise((ready) => { window.makeReady = () => ready({ host: "Excel", platform: "OfficeOnline" }); }),
    context: { requirements: { isSetSupported: () => false } },
    PlatformType: {},
  };`;

/** The browser runs outside Jest, which keeps Node's own modules from some of its work. */
const visit = `
import { chromium as playwright } from "playwright-core";
import { existsSync } from "node:fs";
const [url, stub] = process.argv.slice(1);
const installed = [process.env.CHROME_PATH, "/usr/bin/google-chrome", "/usr/bin/chromium", "/usr/bin/chromium-browser"].find((p) => p && existsSync(p));
const { default: own } = await import("@sparticuz/chromium");
const browser = await playwright.launch({ executablePath: installed ?? await own.executablePath(), args: installed ? ["--no-sandbox"] : own.args, headless: true });
const page = await browser.newPage({ viewport: { width: 350, height: 700 } });
const said = [], asked = [];
page.on("console", (m) => { if (m.type() === "error" || /Content Security Policy/i.test(m.text())) said.push(m.text()); });
page.on("pageerror", (e) => said.push(String(e)));
page.on("request", (r) => asked.push(r.url()));
await page.route("https://appsforoffice.microsoft.com/**", (route) => route.fulfill({ contentType: "text/javascript", body: stub }));
await page.goto(url, { waitUntil: "load" });
const before = await page.evaluate(() => ({ ...window.told, text: document.body.innerText }));
await page.evaluate(() => window.makeReady());
await page.waitForSelector("#pane [role=tab]", { timeout: 20000 });
const tabs = await page.locator("#pane [role=tab]").allInnerTexts();
for (const name of ["score", "value", "pack", "data", "settings"]) {
  const tab = page.locator("#pane [role=tab]", { hasText: new RegExp(name, "i") });
  if (await tab.count()) { await tab.first().click(); await page.waitForTimeout(300); }
}
console.log(JSON.stringify({ before, tabs, said, asked }));
await browser.close();
`;

interface Visit {
  readonly before: {
    readonly functions: string[];
    readonly actions: string[];
    readonly drawnBefore: boolean;
    readonly text: string;
  };
  readonly tabs: readonly string[];
  readonly said: readonly string[];
  readonly asked: readonly string[];
}

describe("the production page in a browser", () => {
  let server: Server;
  let seen: Visit;
  let origin = "";

  beforeAll(async () => {
    if (!existsSync(join(dist, "taskpane.html")))
      execFileSync(process.execPath, ["--import", "tsx", "scripts/build.ts"], {
        cwd: root,
        env: { ...process.env, MI_DIST: "out/built-for-test", MI_BASE_URL: "https://addins.client.example/mi/" },
        stdio: ["ignore", "ignore", "pipe"],
      });
    const types: Readonly<Record<string, string>> = {
      html: "text/html",
      js: "text/javascript",
      json: "application/json",
    };
    server = createServer((request, response) => {
      const path = join(dist, new URL(request.url ?? "/", "http://x").pathname);
      if (!existsSync(path)) return response.writeHead(404).end();
      response.writeHead(200, { "content-type": types[path.split(".").at(-1) ?? ""] ?? "application/octet-stream" });
      return response.end(readFileSync(path));
    });
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { execFile } = await import("node:child_process");
    const text = await new Promise<string>((done, failed) =>
      execFile(
        process.execPath,
        ["--input-type=module", "-e", visit, `${origin}/taskpane.html`, office],
        { cwd: root, maxBuffer: 1e7 },
        (error, out, err) => (error ? failed(new Error(err || String(error))) : done(out)),
      ),
    );
    seen = JSON.parse(text) as Visit;
  }, 180_000);

  afterAll(() => {
    server.close();
  });

  test("functions and buttons are told to Excel before Office is ready and before anything is drawn", () => {
    expect(seen.before.functions.sort()).toEqual(catalogue.map((e) => e.name.slice(3)).sort());
    expect(seen.before.actions).toEqual(officeCommands.map((c) => c.id));
    expect(seen.before.drawnBefore).toBe(false);
    expect(seen.before.text).toMatch(/Starting/);
  });

  test("the pane is drawn when Office is ready, and every view opens", () => {
    expect(seen.tabs.length).toBeGreaterThanOrEqual(5);
    // nothing refused by the page's policy, no error, on any of them
    expect(seen.said).toEqual([]);
  });

  test("asks nobody but its own server and Microsoft for office.js", () => {
    const others = seen.asked.filter((url) => !url.startsWith(`${origin}/`) && !/^(data|blob):/.test(url));
    expect(others).toEqual(["https://appsforoffice.microsoft.com/lib/1/hosted/office.js"]);
  });
});

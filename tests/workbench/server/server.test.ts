import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { localPanePage } from "../../../src/workbench/server/panePage";
import { type Running, startServer } from "../../../src/workbench/server/server";

const root = join(__dirname, "..", "..", "..");
let out: string;
let server: Running;

beforeAll(async () => {
  out = mkdtempSync(join(tmpdir(), "workbench-"));
  mkdirSync(join(out, "deep"));
  writeFileSync(join(out, "workbench.js"), "// bundle");
  writeFileSync(join(out, "..", "outside.txt"), "secret");
  server = await startServer({ root, out }, 0);
});

afterAll(async () => {
  await server.close();
  rmSync(out, { recursive: true });
});

/** A request written by hand: fetch would tidy up paths and hosts. */
function ask(
  path: string,
  headers: Record<string, string> = {},
  method = "GET",
): Promise<{ status: number; body: string }> {
  const { hostname, port } = new URL(server.address);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers }, (answer) => {
      let body = "";
      answer.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body }));
    });
    sent.on("error", reject).end();
  });
}

test("serves its page under a policy that lets nothing in from elsewhere and evaluates nothing", async () => {
  const answer = await fetch(server.address);
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('<div id="root">');
  const policy = answer.headers.get("Content-Security-Policy") ?? "";
  expect(policy).toMatch(/default-src 'none'/);
  expect(policy).toMatch(/script-src 'self';/);
  expect(policy).not.toMatch(/unsafe-eval|https?:|\*/);
});

test("serves Microsoft's client file unmodified", async () => {
  const file = createRequire(join(root, "package.json")).resolve("@microsoft/office-js/dist/excel-web-16.00.debug.js");
  const served = Buffer.from(await (await fetch(`${server.address}office/client.js`)).arrayBuffer());
  expect(served.equals(readFileSync(file))).toBe(true);
});

test.each([
  "/../outside.txt",
  "/%2e%2e/outside.txt",
  "/assets/../package.json",
  "/assets/..%2f..%2f..%2fetc/passwd",
  "/pane/../package.json",
  "/deep",
])("%s leads nowhere", async (path) => {
  expect((await ask(path)).status).toBe(404);
});

test("answers only to this machine's own names, and only to reading", async () => {
  expect((await ask("/", { host: "evil.example" })).status).toBe(403);
  expect((await ask("/", { host: "localhost:1" })).status).toBe(200);
  expect((await ask("/", {}, "POST")).status).toBe(405);
});

test("a second workbench takes the next free port", async () => {
  const first = await startServer({ root, out }, 43_210);
  const second = await startServer({ root, out }, 43_210);
  expect(Number(new URL(second.address).port)).toBeGreaterThan(Number(new URL(first.address).port));
  await Promise.all([first.close(), second.close()]);
});

test("the pane's page is the production page; only where Microsoft's library comes from is different", () => {
  const production = readFileSync(join(root, "src", "entry", "taskpane.html"), "utf8");
  const local = localPanePage(production);
  expect(local).not.toMatch(/appsforoffice\.microsoft\.com/);
  expect(local).toMatch(
    /pane-before\.js"><\/script><script src="\/office\/client\.js"><\/script><script src="\/office\/pane-after\.js/,
  );
  expect(local).toContain('<div id="pane">');
  expect(() => localPanePage("<html></html>")).toThrow(/office\.js/);
});

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Script } from "node:vm";
import { filesBelow } from "../../scripts/build/files";
import { bundleReport, INITIAL_LIMIT, reportText, type BundleReport } from "../../scripts/build/report";
import { builtAddIn } from "../../scripts/manifest/addIn";
import { faultsOf } from "../../scripts/manifest/integrity";
import { loadClient } from "../../src/workbench/officejs/client/loadClient";
import { ExcelHost } from "../../src/workbench/officejs/ExcelHost";
import type { FunctionArgument, FunctionMetadata } from "../../src/workbench/officejs/FunctionCalls";

const root = resolve(__dirname, "../..");
const dist = resolve(root, "out/built-for-test");
const baseUrl = "https://addins.client.example/mi/";

describe("production build", () => {
  let report: BundleReport;
  let modules: string[];

  beforeAll(() => {
    execFileSync(process.execPath, ["--import", "tsx", "scripts/build.ts"], {
      cwd: root,
      env: { ...process.env, MI_DIST: "out/built-for-test", MI_BASE_URL: baseUrl, NODE_ENV: "production" },
      stdio: ["ignore", "ignore", "pipe"],
    });
    report = bundleReport(dist, filesBelow(dist));
    modules = report.others
      .filter((name) => name.endsWith(".js.map") && name !== "mi-pack.js.map")
      .flatMap((name) => (JSON.parse(readFileSync(join(dist, name), "utf8")) as { sources: string[] }).sources)
      .map((source) => source.replace(/^webpack:\/\/[^/]*\//, "").replace(/^\.\//, ""));
    process.stdout.write(`${reportText(report)}\n`);
  }, 180_000);

  /** A few characters around what should not be there: bundles are too long to print. */
  function trace(name: string, pattern: RegExp): string | null {
    const text = readFileSync(join(dist, name), "utf8");
    const at = text.search(pattern);
    return at < 0 ? null : text.slice(Math.max(0, at - 60), at + 60);
  }

  test("what the pane loads before it is drawn stays within its limit", () => {
    expect(report.initial.map((f) => f.name.replace(/\.[0-9a-f]{10}/, ""))).toEqual(["functions.js", "taskpane.js"]);
    expect(report.initialGzip).toBeGreaterThan(50_000);
    expect(report.initialGzip).toBeLessThanOrEqual(INITIAL_LIMIT);
  });

  test("pages, sample and file library are loaded when they are needed", () => {
    const initial = new Set(
      report.initial.flatMap(
        (f) => (JSON.parse(readFileSync(join(dist, `${f.name}.map`), "utf8")) as { sources: string[] }).sources,
      ),
    );
    const first = [...initial].join("\n");
    for (const late of ["src/pack/pages/", "src/host/xlsx/", "src/pack/sampleWorkbook", "cj-tech-master"]) {
      expect(first).not.toContain(late);
      expect(modules.join("\n")).toContain(late);
    }
    // the sample's rows are plain data, which source maps do not list
    const holding = ({ name }: { name: string }) =>
      readFileSync(join(dist, name), "utf8").includes("Sample contract: ");
    expect(report.initial.filter(holding)).toEqual([]);
    expect(report.lazy.filter(holding)).toHaveLength(1);
  });

  test("holds no code of workbench, tests, scripts or command line, and nothing of Microsoft's", () => {
    expect(modules.length).toBeGreaterThan(200);
    expect(modules).toContain("src/entry/taskpane.tsx");
    const foreign =
      /^(src\/(workbench|cli)|tests|scripts)\/|office-js|univerjs|playwright|fast-check|simple-statistics|jest/;
    expect(modules.filter((m) => foreign.test(m))).toEqual([]);
    // and not smuggled in as text
    for (const { name } of [...report.initial, ...report.lazy])
      expect([name, trace(name, /univerjs|_richApiNativeBridge|localhost/)]).toEqual([name, null]);
  });

  test("hangs together at its address, without a trace of development", () => {
    expect(faultsOf(builtAddIn(dist, baseUrl))).toEqual([]);
    for (const name of report.others.filter((n) => /\.(xml|json|html)$/.test(n)))
      expect([name, readFileSync(join(dist, name), "utf8").includes("localhost")]).toEqual([name, false]);
  });

  test("the page: Microsoft's script from Microsoft, functions before the pane, a policy without code from strings", () => {
    const page = readFileSync(join(dist, "taskpane.html"), "utf8");
    const scripts = [...page.matchAll(/<script[^>]*src="([^"]+)"/g)].map((m) => m[1]);
    expect(scripts[0]).toBe("https://appsforoffice.microsoft.com/lib/1/hosted/office.js");
    expect(scripts.slice(1)).toEqual(report.initial.map((f) => f.name));
    expect(page).not.toMatch(/<script(?![^>]*src=)/);
    const policy = /Content-Security-Policy"\s+content="([^"]+)"/.exec(page)?.[1] ?? "";
    expect(policy).toContain("script-src 'self' https://appsforoffice.microsoft.com https://ajax.aspnetcdn.com;");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).not.toContain("unsafe-eval");
    expect(policy).not.toMatch(/script-src[^;]*unsafe-inline/);
    for (const { name } of [...report.initial, ...report.lazy])
      expect([name, trace(name, /[^.\w]eval\(/)]).toEqual([name, null]);
  });

  test("the built functions answer through Microsoft's own runtime as the golden figures say", async () => {
    const host = new ExcelHost();
    const client = loadClient(host);
    // a browser names the script that runs; the bundle asks for its address
    Object.assign(client.window["document"] as object, {
      currentScript: { tagName: "SCRIPT", src: `${baseUrl}functions.js` },
    });
    new Script(readFileSync(join(dist, "functions.js"), "utf8")).runInContext(client.window as never);
    const { functions } = JSON.parse(readFileSync(join(dist, "functions.json"), "utf8")) as {
      functions: FunctionMetadata[];
    };
    expect(functions).toHaveLength(43);
    const call = (id: string, args: FunctionArgument[]) =>
      host.functions.call(
        functions.find((f) => f.id === id)!,
        args,
        "Sheet1!A1",
      );
    const { cases } = JSON.parse(readFileSync(join(root, "tests/golden/nps.json"), "utf8")) as {
      cases: { id: string; input: { scores: (number | null)[] }; expected: { nps?: number; error?: string } }[];
    };
    for (const { id, input, expected } of cases) {
      // Excel hands over at least one cell
      const scores = input.scores.length ? input.scores.map((v) => [v]) : [[null]];
      const outcome = await call("NPS", [scores]);
      if (expected.error) expect([id, outcome]).toMatchObject([id, { ok: false, error: expected.error }]);
      else if (outcome.ok) expect([id, outcome.value]).toEqual([id, expect.closeTo(expected.nps ?? NaN, 9)]);
      else throw new Error(`${id}: ${outcome.error} ${outcome.message}`);
    }
    // credit-dir of tests/golden/finance-worked.json: 50 % × 40 % × 10,000 = 2,000 (Texas DIR clause)
    expect(await call("SERVICECREDIT", [100000, 0.1, [[0.5]], [[0.4]], [[1]]])).toEqual({ ok: true, value: 2000 });
    // text where a number is due: a message with its position, as only #VALUE! and #N/A can carry one
    const text = await call("NPS", [[[9], ["ten"], [3]]]);
    expect(text).toMatchObject({ ok: false, error: "#VALUE!" });
    expect(text.ok ? "" : text.message).toMatch(/2/);
    expect(host.internalErrors).toEqual([]);
  });
});

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

const root = resolve(__dirname, "../..");

/** webpack.config.js is a module of Node's own kind, which Jest does not load: Node is asked instead. */
function asked(expression: string, env: Readonly<Record<string, string>> = {}): unknown {
  const script = `import { deployment, released } from "./webpack.config.js"; console.log(JSON.stringify(${expression}));`;
  const text = execFileSync(process.execPath, ["--input-type=module", "-e", script], {
    cwd: root,
    encoding: "utf8",
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  return JSON.parse(text);
}

describe("addresses of a release", () => {
  test("settings and what holds without them", () => {
    expect(asked("deployment(true)")).toEqual({
      baseUrl: "https://governance-mi-pack.example/",
      helpUrl: "https://governance-mi-pack.example/help/",
      supportUrl: "https://governance-mi-pack.example/help/support.html",
    });
    expect(
      asked("deployment(true)", { MI_BASE_URL: "https://a.example/mi", MI_SUPPORT_URL: "https://b.example/desk" }),
    ).toEqual({
      baseUrl: "https://a.example/mi/",
      helpUrl: "https://a.example/mi/help/",
      supportUrl: "https://b.example/desk",
    });
    expect(() => asked("deployment(true)", { MI_BASE_URL: "http://a.example/" })).toThrow(/is no https address/);
    expect(() => asked("deployment(true)", { MI_BASE_URL: 'https://a.example/"><x' })).toThrow(/is no https address/);
  });

  test("every address is replaced, not only the first, and the bare origin too", () => {
    const manifest = readFileSync(resolve(root, "manifest.xml"), "utf8");
    expect(manifest.split("https://localhost:3000").length).toBeGreaterThan(100);
    const text = asked(
      `released(await (await import("node:fs/promises")).readFile("manifest.xml", "utf8"), deployment(true))`,
      {
        MI_BASE_URL: "https://a.example/mi/",
        MI_SUPPORT_URL: "https://b.example/desk",
      },
    ) as string;
    expect(text).not.toContain("localhost");
    expect(text).toContain('<SupportUrl DefaultValue="https://b.example/desk"/>');
    expect(text).toContain("<AppDomain>https://a.example</AppDomain>");
    expect(text).toContain('<SourceLocation DefaultValue="https://a.example/mi/taskpane.html"/>');
  });
});

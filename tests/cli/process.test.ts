import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { assets } from "../sample/reading";
import { filesIn, folder, readJson } from "./running";

/* global process */

/** The command as people start it: a process of its own, with its own streams and exit code. */

const root = join(assets, "..");
const tsx = join(root, "node_modules/tsx/dist/cli.mjs");

function start(entry: string, args: readonly string[], options: { cwd?: string; input?: string } = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [tsx, join(root, entry), ...args], {
    encoding: "utf8",
    cwd: options.cwd ?? root,
    input: options.input ?? "",
  });
  return { code: status, out: stdout, err: stderr };
}

const CLI = "src/entry/cli.ts";

test("sample and build from another folder: results on the output stream, exit 0", () => {
  const at = folder();
  expect(start(CLI, ["sample", "s.xlsx"], { cwd: at })).toMatchObject({ code: 0, err: "" });
  const built = start(CLI, ["build", "s.xlsx", "-o", "out/pack.xlsx", "--findings", "f.json"], { cwd: at });
  expect(built.code).toBe(0);
  expect(built.out).toContain("pack: out/pack.xlsx");
  expect([filesIn(at), filesIn(join(at, "out"))]).toEqual([["f.json", "out", "s.xlsx"], ["pack.xlsx"]]);
  expect(readJson<{ findings: unknown[] }>(join(at, "f.json")).findings.length).toBeGreaterThan(50);
});

test("what cannot be built ends with 1, a wrong call with 2, both on the error stream only", () => {
  const at = folder();
  writeFileSync(join(at, "t.xlsx"), "text");
  const one = start(CLI, ["build", "t.xlsx", "-o", "p.xlsx"], { cwd: at });
  expect(one).toMatchObject({ code: 1, out: "", err: expect.stringMatching(/^mi-pack: t\.xlsx [^\n]+\.\n$/) });
  const two = start(CLI, ["bild"], { cwd: at });
  expect(two).toMatchObject({ code: 2, out: "", err: expect.stringMatching(/^mi-pack: there is no command bild/) });
  expect(existsSync(join(at, "p.xlsx"))).toBe(false);
});

test("call answers lines on the output stream", () => {
  const input = '{"fn":"MI.NPS","args":[[[9],[10],[3]]]}\n{"fn":"MI.NOPE","args":[]}\n';
  const ran = start(CLI, ["call"], { input });
  const [first, second] = ran.out
    .trim()
    .split("\n")
    .map((l) => JSON.parse(l) as Record<string, unknown>);
  expect([ran.code, ran.err]).toEqual([0, ""]);
  expect(first?.value).toBeCloseTo(100 / 3, 9); // two promoters and a detractor of three
  expect(second?.error).toBe("#NAME?");
});

test("npm run pack builds the pack of the sample, says where it is, and prints exceptions", () => {
  const ran = start("src/entry/pack.ts", []);
  expect(ran.code).toBe(0);
  expect(ran.out).toContain("out/pack.xlsx");
  expect(ran.out).toMatch(/^ +1 {2}\S/m);
  expect(existsSync(join(root, "out/pack.xlsx"))).toBe(true);
});

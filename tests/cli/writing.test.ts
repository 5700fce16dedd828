import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import type * as Promises from "node:fs/promises";
import { join } from "node:path";
import { filesIn, folder, least, run, workbook } from "./running";

/** What the disk refuses, by step; set by each test, and undone after it. */
const refusal: { open?: string; write?: string; rename?: (to: string) => string | null } = {};

jest.mock("node:fs/promises", () => {
  const real = jest.requireActual<typeof Promises>("node:fs/promises");
  const fault = (code: string): Error => Object.assign(new Error(code), { code });
  return {
    ...real,
    async open(path: string, flags: string) {
      if (refusal.open && flags.startsWith("w")) throw fault(refusal.open);
      const file = await real.open(path, flags);
      if (refusal.write && flags.startsWith("w")) {
        const code = refusal.write;
        file.writeFile = async () => {
          await file.write("half of it");
          throw fault(code);
        };
      }
      return file;
    },
    async rename(from: string, to: string) {
      const code = refusal.rename?.(to);
      if (code) throw fault(code);
      return real.rename(from, to);
    },
  };
});

afterEach(() => {
  for (const key of Object.keys(refusal)) delete refusal[key as keyof typeof refusal];
});

function prepared(): { at: string; input: string; out: string; findings: string } {
  const at = folder();
  const input = workbook(join(at, "in.xlsx"), least);
  const out = join(at, "pack.xlsx");
  const findings = join(at, "f.json");
  writeFileSync(out, "the old pack");
  writeFileSync(findings, "the old findings");
  return { at, input, out, findings };
}

describe("a write that fails leaves the old pack as it was, and nothing beside it", () => {
  test.each([
    ["a full disk", { write: "ENOSPC" }, /the disk is full/],
    ["a folder that may not be written to", { open: "EACCES" }, /read-only/],
    ["a disk that may not be written to", { open: "EROFS" }, /read-only/],
    ["a pack that is open in another program", { rename: () => "EBUSY" }, /open in another program/],
    ["a disk that fails", { write: "EIO" }, /could not be written/],
  ])("%s", async (_, given, words) => {
    const { at, input, out, findings } = prepared();
    Object.assign(refusal, given);
    const ran = await run("build", input, "-o", out, "--findings", findings);
    expect([ran.code, ran.out]).toEqual([1, ""]);
    expect(ran.err).toMatch(words);
    expect(ran.err).toMatch(/^mi-pack: [^\n]+ what was there before is unchanged\.\n$/);
    expect(readFileSync(out, "utf8")).toBe("the old pack");
    expect(readFileSync(findings, "utf8")).toBe("the old findings");
    expect(filesIn(at)).toEqual(["f.json", "in.xlsx", "pack.xlsx"]);
  });

  test.each(["template", "sample"])("%s, too", async (command) => {
    const at = folder();
    const out = join(at, "t.xlsx");
    writeFileSync(out, "what was there");
    refusal.write = "ENOSPC";
    const ran = await run(command, out);
    expect([ran.code, readFileSync(out, "utf8"), filesIn(at)]).toEqual([1, "what was there", ["t.xlsx"]]);
  });
});

describe("without any mocking", () => {
  test("an output that is a folder, or below a file: one sentence, exit 1, nothing changed", async () => {
    const { at, input, out } = prepared();
    mkdirSync(join(at, "folder.xlsx"));
    const onto = await run("build", input, "-o", join(at, "folder.xlsx"));
    expect([onto.code, onto.err]).toEqual([
      1,
      expect.stringMatching(/^mi-pack: [^\n]*a folder has that name[^\n]*\n$/),
    ]);
    const below = await run("build", input, "-o", join(out, "deeper/p.xlsx"));
    expect([below.code, below.err]).toEqual([1, expect.stringMatching(/^mi-pack: [^\n]+\.\n$/)]);
    expect(filesIn(at)).toEqual(["f.json", "folder.xlsx", "in.xlsx", "pack.xlsx"]);
  });

  test("findings that cannot be written leave the pack as it was: both or none", async () => {
    const { at, input, out } = prepared();
    mkdirSync(join(at, "findings"));
    const ran = await run("build", input, "-o", out, "--findings", join(at, "findings"));
    expect(ran.code).toBe(1);
    expect(readFileSync(out, "utf8")).toBe("the old pack");
    expect(filesIn(at)).toEqual(["f.json", "findings", "in.xlsx", "pack.xlsx"]);
  });

  test("folders on the way to the pack are made", async () => {
    const { at, input } = prepared();
    const out = join(at, "a/b/c.xlsx");
    expect((await run("build", input, "-o", out)).code).toBe(0);
    expect(filesIn(join(at, "a/b"))).toEqual(["c.xlsx"]);
  });
});

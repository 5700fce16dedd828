import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { assets } from "../sample/reading";
import { filesIn, folder, least, run, workbook } from "./running";

/* global Buffer */

const SAMPLE = join(assets, "sample.xlsx");

/** The first bytes of a compound file (MS-CFB 2.2), as an encrypted workbook is, then what may follow. */
const OLE = Buffer.concat([Buffer.from("D0CF11E0A1B11AE1", "hex"), Buffer.alloc(1528)]);
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

describe("an input that cannot give a pack: one clear sentence, exit 1, no file left", () => {
  const put = (content: Buffer | string) => (path: string) => writeFileSync(path, content);
  const cases: [string, (path: string) => unknown, RegExp][] = [
    ["a text file", put("KPI;Value\nfcr;1\n"), /is not an Excel workbook/],
    ["a picture", put(PNG), /is not an Excel workbook/],
    ["an encrypted workbook", put(OLE), /encrypted or an old \.xls/],
    ["an empty file", put(""), /is empty/],
    ["half a workbook", put(readFileSync(SAMPLE).subarray(0, 60_000)), /damaged|incomplete|cannot be read/],
    ["a folder", (path) => mkdirSync(path), /is a folder/],
    ["no file", () => undefined, /does not exist/],
    ["an empty workbook", (path) => workbook(path, { Sheet1: [] }), /no table of KPIs/],
    ["a workbook without KPIs", (path) => workbook(path, { Observations: least.Observations! }), /no table of KPIs/],
    ["KPIs without a row", (path) => workbook(path, { KPIs: [least.KPIs![0]!] }), /KPIs/],
    [
      "KPIs whose rows are all bad",
      (path) => workbook(path, { ...least, KPIs: [least.KPIs![0]!, ["calls", "Calls", "sideways"]] }),
      /none of its 1 rows could be used/,
    ],
    ["KPIs without Observations", (path) => workbook(path, { KPIs: least.KPIs! }), /no table of Observations/],
    [
      "Observations of other KPIs",
      (path) =>
        workbook(path, {
          ...least,
          Observations: [
            ["KPI", "Period", "Value"],
            ["other", "2026-01-31", 1],
          ],
        }),
      /none of its 1 rows belongs to a KPI/,
    ],
  ];

  test.each(cases)("%s", async (_name, make, words) => {
    const at = folder();
    const input = join(at, "input.xlsx");
    make(input);
    const before = filesIn(at);
    const ran = await run("build", input, "-o", join(at, "pack.xlsx"), "--findings", join(at, "f.json"));
    expect([ran.code, ran.out]).toEqual([1, ""]);
    expect(ran.err).toMatch(words);
    expect(ran.err).toMatch(/^mi-pack: input\.xlsx [^\n]+\.\n$/);
    expect(ran.err).not.toMatch(/Error|undefined|null|\bat \//);
    expect(filesIn(at)).toEqual(before);
    const checked = await run("check", input);
    expect(checked.code).toBe(1);
    expect(`${checked.out}${checked.err}`).toMatch(words);
  });

  test("the old pack stays when the new input gives none", async () => {
    const at = folder();
    const out = join(at, "pack.xlsx");
    writeFileSync(out, "the old pack");
    writeFileSync(join(at, "input.xlsx"), PNG);
    expect((await run("build", join(at, "input.xlsx"), "-o", out)).code).toBe(1);
    expect(readFileSync(out, "utf8")).toBe("the old pack");
  });
});

describe("a wrong call: what is wrong, where to look, exit 2", () => {
  const cases: [string, string[], RegExp][] = [
    ["an unknown command", ["bild", SAMPLE], /there is no command bild/],
    ["a name that every object has", ["constructor"], /there is no command constructor/],
    ["an unknown option", ["build", SAMPLE, "-o", "p.xlsx", "--asof", "2026-09-30"], /--asof/],
    ["an option of another command", ["check", SAMPLE, "-o", "p.xlsx"], /check has no option --out/],
    ["an option without its value", ["build", SAMPLE, "-o"], /-o/],
    ["no input", ["build", "-o", "p.xlsx"], /takes 1 file name, got 0/],
    ["two inputs", ["build", SAMPLE, SAMPLE, "-o", "p.xlsx"], /takes 1 file name, got 2/],
    ["no output", ["build", SAMPLE], /-o PACK\.xlsx/],
    ["an output that is no workbook", ["build", SAMPLE, "-o", "p.pdf"], /\.xlsx file; -o got p\.pdf/],
    ["a day in another order", ["build", SAMPLE, "-o", "p.xlsx", "--as-of", "30/09/2026"], /--as-of wants a date/],
    ["a day that there is not", ["build", SAMPLE, "-o", "p.xlsx", "--as-of", "2026-02-31"], /--as-of wants a date/],
    ["a time that is none", ["build", SAMPLE, "-o", "p.xlsx", "--built-at", "noon"], /--built-at wants/],
    ["a template that is no workbook", ["template", "t.csv"], /writes an \.xlsx file/],
    ["a sample without a name", ["sample"], /takes 1 file name, got 0/],
    ["an argument of call", ["call", "x"], /call takes no file/],
  ];

  test.each(cases)("%s", async (_name, args, words) => {
    const ran = await run(...args);
    expect([ran.code, ran.out]).toEqual([2, ""]);
    expect(ran.err).toMatch(words);
    expect(ran.err).toMatch(/^mi-pack: [^\n]*“mi-pack help” lists what it can do\.\n$/);
  });

  test("nothing at all prints the help, and asking for it is no mistake", async () => {
    const nothing = await run();
    expect([nothing.code, nothing.out.startsWith("mi-pack:")]).toEqual([2, true]);
    for (const args of [["help"], ["--help"], ["-h"], ["build", "--help"]]) {
      const ran = await run(...args);
      expect([ran.code, ran.out, ran.err]).toEqual([0, nothing.out, ""]);
    }
    const version = await run("--version");
    expect([version.code, version.out]).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+\n$/)]);
  });
});

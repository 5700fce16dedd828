import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import XLSX from "xlsx";
import { tables } from "../../src/contract/tables";
import { assets } from "../sample/reading";
import { filesIn, folder, least, readJson, recorded, run, sheetRows, workbook } from "./running";

/* global process */

const SAMPLE = join(assets, "sample.xlsx");
const MESSY = join(assets, "sample-messy.xlsx");

interface Found {
  readonly asOf: string;
  readonly expectedByChance: number;
  readonly findings: readonly Record<string, unknown>[];
  readonly problems: readonly Record<string, unknown>[];
}

interface Checked {
  readonly canBuild: boolean;
  readonly sha256: string;
  readonly problems: unknown;
  readonly tables: readonly { readonly table: string }[];
}

async function findingsOf(input: string, ...more: string[]): Promise<Found> {
  const at = folder();
  const ran = await run("build", input, "-o", join(at, "pack.xlsx"), "--findings", join(at, "f.json"), ...more);
  expect([ran.code, ran.err]).toEqual([0, ""]);
  expect(filesIn(at)).toEqual(["f.json", "pack.xlsx"]);
  return readJson(join(at, "f.json"));
}

describe("from nothing to a pack", () => {
  test("template → check → build", async () => {
    const at = folder();
    const [template, pack] = [join(at, "deep/er/template.xlsx"), join(at, "pack.xlsx")];
    expect(await run("template", template)).toMatchObject({ code: 0, err: "" });
    const checked = await run("check", template);
    expect(checked).toMatchObject({ code: 0, err: "" });
    expect(checked.out).toContain("no problem found");
    for (const { name } of Object.values(tables)) expect(checked.out).toContain(name);
    expect((await run("build", template, "-o", pack)).code).toBe(0);
    expect(XLSX.read(readFileSync(pack)).SheetNames).toEqual(expect.arrayContaining(["1 On one page", "14 Record"]));
  });

  test.each([
    [[], SAMPLE],
    [["--messy"], MESSY],
  ])("sample %p is the one in assets", async (flags, asset) => {
    const path = join(folder(), "mine.xlsx");
    expect((await run("sample", path, ...flags)).code).toBe(0);
    expect(readFileSync(path).equals(readFileSync(asset))).toBe(true);
  });

  test("the summary says what was found, where the pack is, and names the top exceptions", async () => {
    const at = folder();
    const out = join(at, "pack.xlsx");
    const ran = await run("build", SAMPLE, "-o", out, "--findings", join(at, "f.json"));
    const { findings } = readJson<Found>(join(at, "f.json"));
    expect(ran.out).toContain(`${findings.length} exceptions`);
    expect(ran.out).toContain(out);
    expect(ran.out).toContain(String(findings[0]?.text));
    const low = findings.filter((f) => f.kind === "low").length;
    expect(ran.out).toContain(`${low} low`);
  });

  test("the input is not touched, and a pack built twice at the same time is the same file", async () => {
    const at = folder();
    const before = readFileSync(SAMPLE);
    const args = (name: string): string[] => ["build", SAMPLE, "-o", join(at, name), "--built-at", "2026-10-05T09:00Z"];
    await run(...args("a.xlsx"));
    await run(...args("b.xlsx"));
    expect(readFileSync(join(at, "a.xlsx")).equals(readFileSync(join(at, "b.xlsx")))).toBe(true);
    expect(readFileSync(SAMPLE).equals(before)).toBe(true);
  });

  test("links to the input are relative, so that both can be moved together; the other party's copy has none", async () => {
    const at = folder();
    const input = join(at, "data & more.xlsx");
    writeFileSync(input, readFileSync(SAMPLE));
    mkdirSync(join(at, "packs"));
    const targets = async (...more: string[]): Promise<string[]> => {
      const out = join(at, "packs/p.xlsx");
      expect((await run("build", input, "-o", out, ...more)).code).toBe(0);
      const book = XLSX.read(readFileSync(out));
      return Object.values(book.Sheets).flatMap((sheet) =>
        Object.values(sheet).flatMap((c: XLSX.CellObject) => (c.l ? [c.l.Target] : [])),
      );
    };
    const own = (await targets()).filter((t) => !t.startsWith("#"));
    expect(own.length).toBeGreaterThan(50);
    for (const t of own) expect(t).toMatch(/^\.\.\/data%20%26%20more\.xlsx#('[^']+'|\w+)!\$?[A-Z]+\$?\d+/);
    const theirs = await targets("--for-other-party");
    expect(theirs.filter((t) => !t.startsWith("#"))).toEqual([]);
    expect(theirs.length).toBeGreaterThan(5);
  });
});

describe("the findings file", () => {
  const fields = {
    id: "string",
    rule: "string",
    table: "string",
    subject: "string",
    kind: /^(low|high|breaking|relationship|commercial|promise|governance|data)$/,
    concern: "boolean",
    rank: "number",
    severity: "number",
    money: "number?",
    since: /^\d{4}-\d{2}-\d{2}$|^null$/,
    period: /^\d{4}-\d{2}-\d{2}$|^null$/,
    value: "number?",
    text: "string",
    cells: "object",
    onAgenda: "boolean",
  } as const;
  const problemFields = ["code", "severity", "table", "cell", "found", "expected", "message"];

  test.each([
    ["sample", SAMPLE],
    ["messy sample", MESSY],
  ])("of the %s has the fields that the catalogue of functions names, and ranks without a gap", async (_, input) => {
    const file = await findingsOf(input);
    expect(Object.keys(file).slice(0, 4)).toEqual(["asOf", "expectedByChance", "findings", "problems"]);
    expect(file.asOf).toBe("2026-09-30");
    const names = Object.values(tables).map((t) => t.name);
    for (const f of file.findings) {
      expect(Object.keys(f).slice(0, Object.keys(fields).length)).toEqual(Object.keys(fields));
      for (const [field, kind] of Object.entries(fields)) {
        const value = f[field];
        if (kind instanceof RegExp) expect([field, String(value)]).toEqual([field, expect.stringMatching(kind)]);
        else if (kind.endsWith("?") && value === null) continue;
        else expect([field, typeof value]).toEqual([field, kind.replace("?", "")]);
      }
      expect(names).toContain(f.table);
      expect((f.cells as string[]).every((c) => /^('[^']+'|[^'!]+)!\$?[A-Z]{1,3}\$?\d+/.test(c))).toBe(true);
      expect(String(f.text).length).toBeGreaterThan(20);
    }
    expect(file.findings.map((f) => f.rank)).toEqual(file.findings.map((_f, i) => i + 1));
    expect(new Set(file.findings.map((f) => f.id)).size).toBe(file.findings.length);
    for (const p of file.problems) {
      expect(Object.keys(p)).toEqual(problemFields);
      expect(["error", "warning"]).toContain(p.severity);
      expect(String(p.message)).toContain(String(p.cell));
    }
  });

  test("of the sample has every exception that was planted, and no other without a reason", async () => {
    const file = await findingsOf(SAMPLE);
    const { planted } = readJson<{ planted: { rule: string; subject: string; kind: string; table: string }[] }>(
      join(assets, "sample-planted.json"),
    );
    const key = (f: { rule?: unknown; subject?: unknown }): string => `${f.rule} ${f.subject}`;
    const found = new Map(file.findings.map((f) => [key(f), f]));
    for (const plant of planted) expect(found.get(key(plant))).toMatchObject({ kind: plant.kind, table: plant.table });
    const wanted = new Set(planted.map(key));
    const extra = file.findings.filter((f) => !wanted.has(key(f)));
    const statistical = extra.filter((f) => /^(xmr|p-prime|forecast)\./.test(String(f.rule)));
    expect(statistical.length).toBeLessThanOrEqual(Math.ceil(file.expectedByChance));
    const reasons: Readonly<Record<string, string>> = {
      "value.early value":
        "two value items of the sample came before their date: a high point, which the list of concerns leaves out",
    };
    for (const f of extra) if (!statistical.includes(f)) expect(Object.keys(reasons)).toContain(key(f));
  });

  test("of the messy sample names exactly the cells that were spoilt", async () => {
    const { problems } = await findingsOf(MESSY);
    const { bad } = readJson<{ bad: { cell: string }[] }>(join(assets, "sample-messy-expected.json"));
    const named = problems.filter((p) => p.severity === "error" || p.code === "OBS012").map((p) => String(p.cell));
    expect([...new Set(named)].sort()).toEqual(bad.map((b) => b.cell).sort());
  });
});

describe("check says what build does", () => {
  test.each([
    ["sample", SAMPLE],
    ["messy sample", MESSY],
  ])("of the %s", async (_, input) => {
    const { problems } = await findingsOf(input);
    const checked = await run("check", input, "--json");
    expect([checked.code, checked.err]).toEqual([0, ""]);
    const json = JSON.parse(checked.out) as Checked;
    expect(json.canBuild).toBe(true);
    expect(json.problems).toEqual(problems);
    expect(new Set(json.tables.map((t) => t.table))).toEqual(new Set(Object.values(tables).map((t) => t.name)));
    expect(json.sha256).toMatch(/^[0-9a-f]{64}$/);
    const said = await run("check", input);
    for (const p of problems) expect(said.out).toContain(String(p.message));
  });

  test("of what cannot be built: the same sentence, exit 1, JSON all the same", async () => {
    const at = folder();
    const input = workbook(join(at, "no-kpis.xlsx"), { Notes: [["Hello", "there"]] });
    const built = await run("build", input, "-o", join(at, "p.xlsx"));
    const checked = await run("check", input, "--json");
    expect([built.code, checked.code]).toEqual([1, 1]);
    const { canBuild, reason } = JSON.parse(checked.out) as { canBuild: boolean; reason: string };
    expect([canBuild, `mi-pack: ${reason}\n`]).toEqual([false, built.err]);
    const text = join(at, "text.xlsx");
    writeFileSync(text, "not a workbook");
    const refused = await run("check", text, "--json");
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.out)).toMatchObject({ canBuild: false, reason: expect.stringContaining("text.xlsx") });
  });
});

describe("settings", () => {
  const input = (at: string, settings: [string, string | number][] = []): string =>
    workbook(join(at, "in.xlsx"), { ...least, "MI Settings": [["Setting", "Value"], ...settings] });

  async function built(at: string, from: string, ...more: string[]): Promise<string> {
    const out = join(at, "pack.xlsx");
    const ran = await run("build", from, "-o", out, ...more);
    expect([ran.code, ran.err]).toEqual([0, ""]);
    return out;
  }

  test("of the sheet MI Settings hold over the defaults, of the file over the sheet, of the command line over the file", async () => {
    const at = folder();
    const from = input(at, [
      ["Agenda minutes", 30],
      ["Minutes per item", 5],
      ["As of", "2026-07-31"],
    ]);
    const plain = await built(at, workbook(join(at, "plain.xlsx"), least));
    expect([recorded(plain, "agendaMinutes"), recorded(plain, "minutesPerItem")]).toEqual(["60", "8"]);
    const sheet = await built(at, from);
    expect([recorded(sheet, "agendaMinutes"), recorded(sheet, "minutesPerItem")]).toEqual(["30", "5"]);
    expect(recorded(sheet, "As of")).toBe("31 Jul 2026");
    const json = join(at, "s.json");
    writeFileSync(json, JSON.stringify({ agendaMinutes: 45, asOf: "2026-08-31", thresholds: { partyGap: 3 } }));
    const file = await built(at, from, "--settings", json);
    expect([recorded(file, "agendaMinutes"), recorded(file, "minutesPerItem")]).toEqual(["45", "5"]);
    expect(recorded(file, "thresholds.partyGap")).toBe("3");
    expect(recorded(file, "As of")).toBe("31 Aug 2026");
    const line = await built(at, from, "--settings", json, "--as-of", "2026-06-30");
    expect([recorded(line, "agendaMinutes"), recorded(line, "As of")]).toEqual(["45", "30 Jun 2026"]);
  });

  test.each([
    ["is not there", null, /cannot be read/],
    ["is no JSON", "{", /is not JSON/],
    ["names a setting that is not known", '{"agendaMinuts": 3}', /agendaMinuts.*did you mean "agendaMinutes"/],
    ["has a value of the wrong kind", '{"agendaMinutes": "long"}', /agendaMinutes.*long/],
    ["is a list", "[]", /must be an object/],
    ["has a day that there is not", '{"asOf": "2026-02-31"}', /a date like/],
  ])("a settings file that %s: one sentence, exit 1, no pack", async (_, content, words) => {
    const at = folder();
    const json = join(at, "s.json");
    if (content !== null) writeFileSync(json, content);
    const ran = await run("build", SAMPLE, "-o", join(at, "p.xlsx"), "--settings", json);
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(words);
    expect(existsSync(join(at, "p.xlsx"))).toBe(false);
  });

  test("a map file names sheets and headers that nobody could guess", async () => {
    const at = folder();
    const from = workbook(join(at, "in.xlsx"), {
      "Q 1": [
        ["Zeug", "Was", "Richtung"],
        ["calls", "Calls answered", "higher"],
      ],
      "Q 2": [["Zeug", "Wann", "Wieviel"], ...least.Observations!.slice(1)],
    });
    const refused = await run("build", from, "-o", join(at, "p.xlsx"));
    expect([refused.code, existsSync(join(at, "p.xlsx"))]).toEqual([1, false]);
    const map = join(at, "m.json");
    writeFileSync(
      map,
      JSON.stringify({
        tables: { "Q 1": "KPIs", "Q 2": "Observations" },
        columns: {
          KPIs: { Zeug: "KPI", Was: "Name", Richtung: "Direction" },
          Observations: { Zeug: "KPI", Wann: "Period", Wieviel: "Value" },
        },
      }),
    );
    const out = await built(at, from, "--map", map);
    expect(sheetRows(out, "4 Scorecard").flat()).toContain("Calls answered");
    writeFileSync(map, JSON.stringify({ tables: { "Q 1": "KPYs" } }));
    const wrong = await run("build", from, "-o", join(at, "p.xlsx"), "--map", map);
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringMatching(/"KPYs" is no table.*KPIs/)]);
  });

  test("redaction: pages and columns of the list are left out of the other party's copy, and only of that", async () => {
    const at = folder();
    const json = join(at, "s.json");
    writeFileSync(json, JSON.stringify({ redact: ["open-book", "7", "exceptions.comment", "exceptions.decision"] }));
    const own = await built(at, SAMPLE, "--settings", json);
    const names = XLSX.read(readFileSync(own)).SheetNames;
    expect(names).toEqual(expect.arrayContaining(["7 Total cost", "8 Open book"]));
    const headers = (path: string): (string | number)[] =>
      sheetRows(path, "2 Exceptions").find((r) => r.includes("Kind")) ?? [];
    expect(headers(own)).toEqual(expect.arrayContaining(["Comment", "Decision"]));
    const theirs = await built(at, SAMPLE, "--settings", json, "--for-other-party");
    const book = XLSX.read(readFileSync(theirs), { cellFormula: true });
    expect(book.SheetNames).toEqual(names.filter((n) => n !== "7 Total cost" && n !== "8 Open book"));
    expect(headers(theirs)).toEqual(headers(own).filter((h) => h !== "Comment" && h !== "Decision"));
    const cells = Object.values(book.Sheets).flatMap((s) => Object.values(s) as XLSX.CellObject[]);
    expect(cells.filter((c) => c?.f !== undefined)).toEqual([]);
    for (const c of cells) if (c?.l) expect(c.l.Target).toMatch(/^#/);
    const sheetNames = new Set(book.SheetNames);
    for (const c of cells) if (c?.l) expect(sheetNames).toContain(/^#'(.+)'!/.exec(c.l.Target)?.[1]);
  });
});

describe("--previous", () => {
  test("hands on what was typed, also when the new pack replaces the old one", async () => {
    const at = folder();
    const out = join(at, "pack.xlsx");
    await run("build", SAMPLE, "-o", out, "--as-of", "2026-08-31");
    const ran = await run("build", SAMPLE, "-o", out, "--previous", out);
    expect([ran.code, ran.err]).toEqual([0, ""]);
    expect(recorded(out, "Previous pack")).toBe("pack.xlsx, as of 31 Aug 2026");
    expect(sheetRows(out, "2 Exceptions").some((r) => r.includes("✓ Resolved"))).toBe(true);
  });

  test.each([
    ["is not there", "gone.xlsx", /gone\.xlsx does not exist/],
    ["is no pack", SAMPLE, /is not a pack of ours/],
  ])("that %s: one sentence, exit 1, no pack", async (_, previous, words) => {
    const at = folder();
    const ran = await run("build", SAMPLE, "-o", join(at, "p.xlsx"), "--previous", previous);
    expect([ran.code, ran.err]).toEqual([1, expect.stringMatching(words)]);
    expect(filesIn(at)).toEqual([]);
  });
});

describe("nothing that is read is written over", () => {
  test("the pack over its input: by name, by another way, by a link", async () => {
    const at = folder();
    const input = workbook(join(at, "in.xlsx"), least);
    const before = readFileSync(input);
    symlinkSync(input, join(at, "link.xlsx"));
    symlinkSync(at, join(at, "here"));
    const ways = [
      input,
      join(at, "here/in.xlsx"),
      join(at, "link.xlsx"),
      relative(process.cwd(), input),
      `${at}/./in.xlsx`,
    ];
    for (const way of ways) {
      const ran = await run("build", input, "-o", way);
      expect([way, ran.code, ran.err]).toEqual([way, 2, expect.stringContaining("over its own input")]);
    }
    const back = await run("build", join(at, "link.xlsx"), "-o", input);
    expect(back.code).toBe(2);
    expect(readFileSync(input).equals(before)).toBe(true);
    expect(filesIn(at)).toEqual(["here", "in.xlsx", "link.xlsx"]);
  });

  test("the findings file over the input, the settings, the last pack or the pack itself", async () => {
    const at = folder();
    const input = workbook(join(at, "in.xlsx"), least);
    const [out, json] = [join(at, "pack.xlsx"), join(at, "s.json")];
    writeFileSync(json, "{}");
    await run("build", input, "-o", join(at, "last.xlsx"));
    const more = ["--settings", json, "--previous", join(at, "last.xlsx")];
    for (const over of [input, json, join(at, "last.xlsx"), out]) {
      const ran = await run("build", input, "-o", out, ...more, "--findings", over);
      expect([over, ran.code]).toEqual([over, 2]);
    }
    expect(existsSync(out)).toBe(false);
    expect(readFileSync(json, "utf8")).toBe("{}");
  });
});

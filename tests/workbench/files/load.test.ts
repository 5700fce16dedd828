import { readFileSync } from "node:fs";
import { join } from "node:path";
import { read, utils } from "xlsx";
import { isCellError } from "../../../src/contract/cells";
import { movedFormula } from "../../../src/workbench/files/formulas";
import { loadWorkbook } from "../../../src/workbench/files/loadWorkbook";
import { saveWorkbook } from "../../../src/workbench/files/save/saveWorkbook";
import { UnreadableFile } from "../../../src/workbench/files/Package";
import { parseXml, unescapeXml } from "../../../src/workbench/files/xml";
import type { WorkbookModel } from "../../../src/workbench/officejs/model/WorkbookModel";

const assets = join(__dirname, "..", "..", "..", "assets");

function bytesOf(name: string): Uint8Array {
  return new Uint8Array(readFileSync(join(assets, name)));
}

/** What another library (SheetJS 0.18.5) reads from the file, cell by cell. */
function byOtherLibrary(bytes: Uint8Array): Map<string, unknown> {
  const book = read(bytes, { type: "array", cellDates: false, cellNF: true });
  const cells = new Map<string, unknown>();
  for (const name of book.SheetNames) {
    for (const [at, cell] of Object.entries(book.Sheets[name] ?? {})) {
      const { t, v, w } = cell as { t?: string; v?: unknown; w?: string };
      if (at.startsWith("!") || t === undefined || t === "z" || v === "") continue;
      cells.set(`${name}!${at}`, t === "e" ? { error: w } : v);
    }
  }
  return cells;
}

function ours(book: WorkbookModel): Map<string, unknown> {
  const cells = new Map<string, unknown>();
  for (const sheet of book.sheets) {
    for (const [row, column] of sheet.cells.within(sheet.everything)) {
      const value = sheet.valueAt(row, column);
      if (value !== null) cells.set(`${sheet.name}!${utils.encode_cell({ r: row - 1, c: column - 1 })}`, value);
    }
  }
  return cells;
}

describe.each(["sample.xlsx", "sample-messy.xlsx"])("%s", (name) => {
  test("holds the same values as another library reads", async () => {
    const { book } = await loadWorkbook(bytesOf(name), name);
    const expected = byOtherLibrary(bytesOf(name));
    const found = ours(book);
    expect(found.size).toBe(expected.size);
    const different = [...expected].filter(([at, value]) => JSON.stringify(found.get(at)) !== JSON.stringify(value));
    expect(different).toEqual([]);
  });

  test("keeps values, formats, tables, notes and merges when it is saved and read again", async () => {
    const first = await loadWorkbook(bytesOf(name), name);
    const { bytes: saved } = await saveWorkbook(first, null);
    const again = await loadWorkbook(saved, name);
    expect([...ours(again.book)]).toEqual([...ours(first.book)]);
    for (const [i, sheet] of first.book.sheets.entries()) {
      const other = again.book.sheets[i];
      expect(other?.name).toBe(sheet.name);
      expect(other?.merges).toEqual(sheet.merges);
      expect(other?.notes).toEqual(sheet.notes.filter((note) => sheet.cells.get(note.row, note.column)));
      expect(other?.tables.map((t) => [t.name, t.area])).toEqual(sheet.tables.map((t) => [t.name, t.area]));
      expect(other?.frozen).toEqual(sheet.frozen);
      for (const [row, column, cell] of sheet.cells.within(sheet.everything)) {
        expect(other?.formatAt(row, column).numberFormat).toBe(cell.format.numberFormat);
        expect(other?.formatAt(row, column).fill).toBe(cell.format.fill);
      }
    }
  });
});

test("formats, widths and sheet order agree with another library", async () => {
  const { book } = await loadWorkbook(bytesOf("sample.xlsx"), "sample.xlsx");
  const other = read(bytesOf("sample.xlsx"), { type: "array", cellNF: true, cellStyles: true });
  expect(book.sheets.map((sheet) => sheet.name)).toEqual(other.SheetNames);
  for (const sheet of book.sheets) {
    const page = other.Sheets[sheet.name];
    for (const [row, column, cell] of sheet.cells.within(sheet.everything)) {
      const there = page?.[utils.encode_cell({ r: row - 1, c: column - 1 })] as { z?: string } | undefined;
      if (typeof cell.value === "number") expect(cell.format.numberFormat).toBe(there?.z ?? "General");
    }
    page?.["!cols"]?.forEach((width, i) => {
      // SheetJS counts pixels at 96 an inch with a digit of 6 or 7 pixels; the file's own width is exact
      if (width?.width !== undefined) {
        const pixels = Math.trunc(((256 * Number(width.width) + 18) / 256) * 7);
        expect(sheet.columnWidth(i + 1)).toBeCloseTo(pixels * 0.75, 0);
      }
    });
  }
});

test.each([
  ["nothing", new Uint8Array(0), /not an Excel workbook/],
  ["text", new TextEncoder().encode("Dear Sir or Madam, please find attached"), /not an Excel workbook/],
  [
    "an old or encrypted file",
    new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...new Array<number>(40).fill(0)]),
    /encrypted or an old/,
  ],
  ["half a file", bytesOf("sample.xlsx").subarray(0, 60_000), /damaged/],
])("%s is refused in a sentence", async (_, bytes, words) => {
  const failed = loadWorkbook(bytes, "x.xlsx");
  await expect(failed).rejects.toThrow(UnreadableFile);
  await expect(failed).rejects.toThrow(words);
});

// expected by Excel's own rule for shared formulas: what has no dollar moves along
test.each([
  ["=A1+$B$2", 2, 1, "=B3+$B$2"],
  ["=SUM(A$1:$C3)*1.5", 1, 1, "=SUM(B$1:$C4)*1.5"],
  ["='My sheet'!C3", 4, 0, "='My sheet'!C7"],
  ['="A1"&A1', 1, 0, '="A1"&A2'],
])("%s moved by %i rows and %i columns is %s", (formula, rows, columns, expected) => {
  expect(movedFormula(formula, rows, columns)).toBe(expected);
});

test("XML is read with its references, CDATA and prefixes", () => {
  const root = parseXml(
    '<?xml version="1.0"?><x:a b="1 &lt; 2"><!-- no --><x:c>R&amp;D <![CDATA[<raw>]]></x:c><d/></x:a>',
  );
  expect(root.name).toBe("a");
  expect(root.attributes["b"]).toBe("1 < 2");
  expect(root.children.map((node) => [node.name, node.text])).toEqual([
    ["c", "R&D <raw>"],
    ["d", ""],
  ]);
  expect(unescapeXml("a_x000D_b &#163;")).toBe("a\rb £");
});

test("an error cell stays an error", async () => {
  const { book } = await loadWorkbook(bytesOf("sample-messy.xlsx"), "m.xlsx");
  const errors = [...ours(book).values()].filter((value) => isCellError(value));
  const expected = [...byOtherLibrary(bytesOf("sample-messy.xlsx")).values()].filter((value) => isCellError(value));
  expect(errors).toEqual(expected);
});

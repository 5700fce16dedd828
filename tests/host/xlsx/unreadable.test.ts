import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zip } from "@cj-tech-master/excelts/archive";
import * as SheetJs from "xlsx";
import { readXlsx } from "../../../src/host/xlsx/readWorkbook";
import { UnreadableWorkbook } from "../../../src/host/xlsx/UnreadableWorkbook";
import { Collected, handMade } from "./handMade";

/* global Buffer, TextEncoder */

async function failure(source: string | Uint8Array): Promise<UnreadableWorkbook> {
  try {
    await readXlsx(source, new Collected());
  } catch (error) {
    if (error instanceof UnreadableWorkbook) return error;
    throw error;
  }
  throw new Error("it was read");
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const good = (): Promise<Uint8Array> =>
  handMade({ sheets: [{ name: "S", rows: '<row r="1"><c r="A1"><v>1</v></c></row>'.repeat(50) }] });

describe("what cannot be read says so in one sentence", () => {
  const cases: [string, () => Promise<Uint8Array> | Uint8Array, string, RegExp][] = [
    ["an empty file", () => new Uint8Array(0), "empty", /is empty/],
    ["a text file", () => bytesOf("KPI;Value\nfcr;1"), "not-zip", /not an Excel workbook/],
    ["an HTML export named .xlsx", () => bytesOf("<html><table></table></html>"), "not-zip", /not an Excel workbook/],
    [
      "an old .xls",
      () => {
        const book = SheetJs.utils.book_new();
        SheetJs.utils.book_append_sheet(book, SheetJs.utils.aoa_to_sheet([[1]]), "S");
        return new Uint8Array(SheetJs.write(book, { type: "buffer", bookType: "biff8" }) as Buffer);
      },
      "encrypted",
      /encrypted or an old \.xls/,
    ],
    [
      "a zip without a workbook",
      () => zip().add("a.txt", "hello").bytes(),
      "not-workbook",
      /zip archive without a workbook/,
    ],
    [
      "a Word document",
      () =>
        handMade({
          sheets: [],
          parts: {
            "_rels/.rels":
              '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/document.xml": "<document/>",
          },
        }),
      "not-workbook",
      /Word document/,
    ],
    [
      "a binary workbook",
      () => {
        const book = SheetJs.utils.book_new();
        SheetJs.utils.book_append_sheet(book, SheetJs.utils.aoa_to_sheet([[1]]), "S");
        return new Uint8Array(SheetJs.write(book, { type: "buffer", bookType: "xlsb" }) as Buffer);
      },
      "not-workbook",
      /\.xlsb/,
    ],
    [
      "an encrypted zip",
      async () => {
        const bytes = Buffer.from(await good());
        const directory = bytes.indexOf("PK\x01\x02", 0, "latin1");
        bytes.writeUInt16LE(bytes.readUInt16LE(directory + 8) | 1, directory + 8); // flag of the first entry
        return bytes;
      },
      "encrypted",
      /encrypted/,
    ],
    ["a file cut short", async () => (await good()).slice(0, 700), "damaged", /damaged/],
    [
      "a sheet whose XML stops",
      () =>
        handMade({
          sheets: [{ name: "S", rows: "" }],
          parts: { "xl/worksheets/sheet1.xml": "<worksheet><sheetData><row" },
        }),
      "damaged",
      /not complete XML/,
    ],
    [
      "a document type (entity bombs)",
      () =>
        handMade({
          sheets: [{ name: "S", rows: "" }],
          parts: { "xl/worksheets/sheet1.xml": '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet/>' },
        }),
      "damaged",
      /damaged/,
    ],
  ];
  test.each(cases)("%s", async (_name, make, code, words) => {
    const error = await failure(await make());
    expect(error.code).toBe(code);
    expect(error.message).toMatch(words);
    expect(error.message).toMatch(/^The file [^\n]*\.$/);
    expect(error.message.length).toBeLessThan(200);
  });

  test("a changed byte inside a part is noticed, never read as a figure", async () => {
    // stored, not packed: any changed digit would look like another number
    const stored = zip({ level: 0 });
    const source = await handMade({ sheets: [{ name: "S", rows: '<row r="1"><c r="A1"><v>1234</v></c></row>' }] });
    const { unzip } = await import("@cj-tech-master/excelts/archive");
    for await (const entry of unzip(source).entries()) stored.add(entry.path, await entry.bytes());
    const bytes = Buffer.from(await stored.bytes());
    bytes.write("9999", bytes.indexOf("<v>1234") + 3);
    const error = await failure(bytes);
    expect(error.code).toBe("damaged");
    expect(error.message).toMatch(/checksum/);
  });

  test("a path is named; a missing file and a folder have their own sentence", async () => {
    const folder = await mkdtemp(join(tmpdir(), "mi-"));
    try {
      await writeFile(join(folder, "notes.xlsx"), "hello");
      expect((await failure(join(folder, "notes.xlsx"))).message).toBe(
        "notes.xlsx is not an Excel workbook (.xlsx), whatever its name says.",
      );
      expect((await failure(join(folder, "gone.xlsx"))).message).toBe("gone.xlsx does not exist.");
      expect((await failure(folder)).message).toMatch(/is a folder, not a workbook\.$/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

test("damage anywhere: read as before or refused, never anything else", async () => {
  const rows = Array.from(
    { length: 40 },
    (_, i) => `<row r="${i + 1}"><c r="A${i + 1}" t="s"><v>0</v></c><c r="B${i + 1}"><v>${i}</v></c></row>`,
  );
  const source = await handMade({ sheets: [{ name: "S", rows: rows.join("") }], strings: ["<t>x</t>"] });
  const whole = new Collected();
  await readXlsx(source, whole);
  let state = 12345;
  const next = (below: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
  let refused = 0;
  for (let i = 0; i < 400; i++) {
    const bytes = Uint8Array.from(source);
    const kind = i % 3;
    const at = next(bytes.length);
    if (kind === 0) bytes[at] = next(256);
    const mutated =
      kind === 1
        ? bytes.slice(0, at)
        : kind === 2
          ? new Uint8Array([...bytes.slice(0, at), ...bytes.slice(at + 1 + next(20))])
          : bytes;
    const sink = new Collected();
    try {
      await readXlsx(mutated, sink);
      // what was accepted is what was written: names of parts may have changed, figures not
      for (const [row, cells] of Object.entries(sink.rowsOf("S")))
        expect(cells).toEqual(whole.rowsOf("S")[Number(row)]);
    } catch (error) {
      if (!(error instanceof UnreadableWorkbook)) throw error;
      expect(error.message).toMatch(/^The file [^\n]*\.$/);
      refused++;
    }
  }
  expect(refused).toBeGreaterThan(200);
});

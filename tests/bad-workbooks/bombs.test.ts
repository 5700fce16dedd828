import { deflateRawSync } from "node:zlib";
import { UnreadableWorkbook } from "../../src/host/xlsx/UnreadableWorkbook";
import { readXlsx } from "../../src/host/xlsx/readWorkbook";
import { Collected, handMade } from "../host/xlsx/handMade";
import { parse } from "./contents";
import { unzipped, zipped } from "./zipFile";

/* global Buffer, process */

async function refusal(bytes: Uint8Array): Promise<UnreadableWorkbook> {
  try {
    await parse(bytes);
  } catch (error) {
    if (error instanceof UnreadableWorkbook) return error;
    throw error;
  }
  throw new Error("it was read");
}

const good = (): Promise<Uint8Array> =>
  handMade({ sheets: [{ name: "S", rows: '<row r="1"><c r="A1"><v>1</v></c></row>' }], strings: ["<t>x</t>"] });

describe("files that are small packed and huge unpacked", () => {
  test.each(["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"])(
    "%s is refused before it is unpacked",
    async (part) => {
      const parts = unzipped(await good());
      parts.set(part, Buffer.alloc(80 * 1024 * 1024, " "));
      const bytes = zipped(parts, { packed: true });
      expect(bytes.length).toBeLessThan(2_000_000);
      const error = await refusal(bytes);
      expect(error.code).toBe("too-large");
      expect(error.message).toBe(
        `The file unpacks to far more than a workbook holds (84 MB at its part ${part}); it is not read.`,
      );
    },
  );

  test("one that understates its size is stopped where the lie shows, not at its end", async () => {
    const parts = unzipped(await good());
    const part = "xl/worksheets/sheet1.xml";
    parts.set(part, Buffer.alloc(200 * 1024 * 1024, " "));
    const bytes = zipped(parts, { packed: true, claim: { [part]: 500 } });
    const before = process.memoryUsage().rss;
    const error = await refusal(bytes);
    expect(error.message).toContain("is longer than the file says");
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  });

  test("a sheet of a million equal rows is no bomb", async () => {
    const row = '<row ht="15"><c s="1"/><c s="1"/><c s="1"/><c s="1"/></row>';
    const bytes = await handMade({
      sheets: [{ name: "S", rows: `<row r="1"><c r="A1"><v>1</v></c></row>${row.repeat(1_000_000)}` }],
    });
    expect(deflateRawSync(row.repeat(1_000)).length).toBeGreaterThan(100);
    const sink = new Collected();
    await readXlsx(bytes, sink);
    expect(sink.rowsOf("S")).toEqual({ 1: [1] });
  });
});

test("deep nesting, endless attributes and far cells are read or refused, in bounded memory", async () => {
  const rows = [
    `${"<x>".repeat(300_000)}${"</x>".repeat(300_000)}<row r="1"><c r="A1"><v>1</v></c></row>`,
    `<row r="1" ${'a="b" '.repeat(200_000)}><c r="A1"><v>1</v></c></row>`,
    '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c><c r="XFE1"><v>3</v></c><c r="ZZZZZZ1"/></row>',
  ];
  for (const xml of rows) {
    const sink = new Collected();
    await readXlsx(await handMade({ sheets: [{ name: "S", rows: xml }] }), sink);
    expect(sink.rowsOf("S")[1]?.[0]).toBe(1);
  }
  const endless = await handMade({ sheets: [{ name: "S", rows: `<row r="${"1".repeat(17 * 1024 * 1024)}"/>` }] });
  expect((await refusal(endless)).code).toBe("damaged");
});

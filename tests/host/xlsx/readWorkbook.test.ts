import { Workbook } from "@cj-tech-master/excelts";
import fc from "fast-check";
import * as SheetJs from "xlsx";
import { readNumber } from "../../../src/host/xlsx/read/numbers";
import { readXlsx } from "../../../src/host/xlsx/readWorkbook";
import { Collected, handMade, type HandMade, table } from "./handMade";
import { serialOfIso } from "./serials";

/* global Buffer, TextEncoder */

async function read(book: HandMade | Uint8Array): Promise<Collected> {
  const sink = new Collected();
  await readXlsx(book instanceof Uint8Array ? book : await handMade(book), sink);
  return sink;
}

const one = (rows: string, strings: readonly string[] = []): HandMade => ({ sheets: [{ name: "S", rows }], strings });

describe("values", () => {
  test("numbers, shared texts, booleans, errors and inline texts come as they are stored", async () => {
    const rows =
      '<row r="2"><c r="B2"><v>1.5</v></c><c r="C2" t="s"><v>0</v></c><c r="D2" t="b"><v>1</v></c><c r="E2" t="e"><v>#DIV/0!</v></c>' +
      '<c r="F2" t="inlineStr"><is><t>in</t></is></c><c r="G2" t="n"><v>-2E-3</v></c><c r="I2" t="b"><v>0</v></c></row>';
    const sink = await read(one(rows, ["<t>shared</t>"]));
    expect(sink.rowsOf("S")).toEqual({
      2: [null, 1.5, "shared", true, { error: "#DIV/0!" }, "in", -0.002, null, false],
    });
    expect(sink.tables[0]).toMatchObject({ table: null, headerRow: null, firstColumn: 1, hidden: false, ended: true });
  });

  test("rich text is joined, phonetic hints are left out", async () => {
    const strings = [
      '<r><rPr><b/></rPr><t xml:space="preserve">Net </t></r><r><t>promoter</t></r>',
      "<t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh>",
    ];
    const inline =
      '<c r="C1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>';
    const sink = await read(
      one(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>${inline}</row>`, strings),
    );
    expect(sink.rowsOf("S")[1]).toEqual(["Net promoter", "東京", "ab"]);
  });

  test("formulas give their cached values; one never worked out is an error, not a blank", async () => {
    const rows =
      '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>"x"&amp;"y"</f><v>xy</v></c><c r="C1" t="str"><f>""</f><v></v></c>' +
      '<c r="D1"><f t="shared" ref="D1:D2" si="0">A1*2</f><v>4</v></c><c r="E1"><f>NOW()</f></c><c r="F1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>' +
      '<row r="2"><c r="D2"><f t="shared" si="0"/><v>6</v></c><c r="E2"><f t="shared" si="1"/></c></row>';
    const sink = await read(one(rows));
    expect(sink.rowsOf("S")).toEqual({
      1: [2, "xy", null, 4, { error: "#NOT CALCULATED" }, { error: "#DIV/0!" }],
      2: [null, null, null, 6, { error: "#NOT CALCULATED" }],
    });
  });

  test("references, Excel's escapes and line ends are decoded", async () => {
    const strings = [
      '<t xml:space="preserve"> a &amp; b &lt;c&gt; &#163; &#x1F600; </t>',
      "<t>line_x000D_\r\nend</t>",
      "<t>_x005F_x0041_</t>",
      "<t><![CDATA[5 < 6 & 7]]> and</t>",
    ];
    const cells = strings.map((_, i) => `<c r="${"ABCD"[i]}1" t="s"><v>${i}</v></c>`).join("");
    const sink = await read(one(`<row r="1">${cells}</row>`, strings));
    expect(sink.rowsOf("S")[1]).toEqual([" a & b <c> £ 😀 ", "line\r\nend", "_x0041_", "5 < 6 & 7 and"]);
  });

  test("a shared text that is not there is an error in that cell only", async () => {
    const sink = await read(one('<row r="1"><c r="A1" t="s"><v>7</v></c><c r="B1"><v>1</v></c></row>', ["<t>x</t>"]));
    expect(sink.rowsOf("S")[1]).toEqual([{ error: expect.stringContaining("MISSING") }, 1]);
  });

  test("text in a number cell stays text, a date as ISO text stays text", async () => {
    const sink = await read(one('<row r="1"><c r="A1"><v>1,5</v></c><c r="B1" t="d"><v>2026-09-30</v></c></row>'));
    expect(sink.rowsOf("S")[1]).toEqual(["1,5", "2026-09-30"]);
  });

  test("every finite number is read as JavaScript reads it", () => {
    const same = (text: string): void => {
      const bytes = Buffer.from(`<v>${text}</v>`);
      expect(Object.is(readNumber(bytes, 3, bytes.length - 4), Number(text))).toBe(true);
    };
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => same(String(x))));
    fc.assert(fc.property(fc.integer(), fc.nat({ max: 999999 }), (a, b) => same(`${a}.${String(b).padStart(6, "0")}`)));
    [
      "0",
      "-0",
      "0.1",
      "123456789012345",
      "1234567890123456",
      "99999999999999999999",
      "1e308",
      "4.35",
      ".5",
      "5.",
    ].forEach(same);
  });
});

describe("other programs' XML", () => {
  test("namespace prefixes, pretty printing, missing addresses, comments and > in attributes", async () => {
    const sheet =
      '<?xml version="1.0"?>\n<!-- made elsewhere --><x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">\n' +
      '  <x:sheetData>\n    <x:row>\n      <x:c><x:v>1</x:v></x:c>\n      <x:c s="1" note="a > b" t="str"><x:v>two</x:v></x:c>\n    </x:row>\n' +
      '    <x:row><x:c r="C2"><x:v>3<!-- odd -->4</x:v></x:c><x:c><x:v><![CDATA[5]]></x:v></x:c></x:row>\n  </x:sheetData>\n</x:worksheet>';
    const sink = await read({ ...one(""), parts: { "xl/worksheets/sheet1.xml": sheet } });
    expect(sink.rowsOf("S")).toEqual({ 1: [1, "two"], 2: [null, null, 34, 5] });
  });

  test("UTF-16 parts and byte-order marks", async () => {
    const sheet = '<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>Größe €</v></c></row></sheetData></worksheet>';
    const wide = new Uint8Array([0xff, 0xfe, ...Buffer.from(sheet, "utf16le")]);
    const marked = new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode(sheet)]);
    for (const bytes of [wide, marked]) {
      const sink = await read({ ...one(""), parts: { "xl/worksheets/sheet1.xml": bytes } });
      expect(sink.rowsOf("S")).toEqual({ 1: ["Größe €"] });
    }
  });

  test("a million blank rows cost next to nothing and hide nothing", async () => {
    const blank = Array.from({ length: 1_000_000 }, (_, i) => `<row r="${i + 2}"><c r="A${i + 2}" s="1"/></row>`).join(
      "",
    );
    const sink = await read(
      one(`<row r="1"><c r="A1"><v>1</v></c></row>${blank}<row r="1000002"><c r="B1000002"><v>2</v></c></row>`),
    );
    expect(sink.rowsOf("S")).toEqual({ 1: [1], 1000002: [null, 2] });
  });

  test("a sheet written by SheetJS: values, dates as serial numbers", async () => {
    const sheet = SheetJs.utils.aoa_to_sheet([
      ["KPI", "Period", "Value"],
      ["fcr", new Date(Date.UTC(2026, 8, 1)), 71.2],
      ["Ünï ☂", true, null],
    ]);
    const book = SheetJs.utils.book_new();
    SheetJs.utils.book_append_sheet(book, sheet, "Observations");
    const bytes = SheetJs.write(book, { type: "buffer", bookType: "xlsx", bookSST: true, compression: true }) as Buffer;
    const rows = (await read(new Uint8Array(bytes))).rowsOf("Observations");
    expect(rows[1]).toEqual(["KPI", "Period", "Value"]);
    expect(rows[2]?.[0]).toBe("fcr");
    expect(rows[2]?.[1]).toBeCloseTo(serialOfIso("2026-09-01"), 0); // SheetJS writes local time, to some seconds
    expect(rows[2]?.[2]).toBe(71.2);
    expect(rows[3]).toEqual(["Ünï ☂", true]);
  });

  test("a workbook written by excelts: table, date as serial number, hidden sheet", async () => {
    const book = new Workbook();
    const sheet = book.addWorksheet("Spend", { state: "hidden" });
    sheet.addTable({
      name: "Spend_lines",
      ref: "B3",
      headerRow: true,
      totalsRow: true,
      columns: [
        { name: "Category", totalsRowLabel: "Total" },
        { name: "Date" },
        { name: "Spend", totalsRowFunction: "sum" },
      ],
      rows: [
        ["IT", new Date(Date.UTC(2026, 0, 31)), 10.5],
        ["HR", new Date(Date.UTC(2024, 1, 29)), 20],
      ],
    });
    book.addWorksheet("Notes").getCell("A1").value = "x";
    const sink = await read(new Uint8Array(await book.xlsx.writeBuffer()));
    expect(sink.sheets).toEqual(["Spend", "Notes"]);
    expect(sink.tables[0]).toMatchObject({
      sheet: "Spend",
      table: "Spend_lines",
      headerRow: 3,
      firstColumn: 2,
      hidden: true,
    });
    expect(sink.rowsOf("Spend", "Spend_lines")).toEqual({
      3: ["Category", "Date", "Spend"],
      4: ["IT", serialOfIso("2026-01-31"), 10.5],
      5: ["HR", serialOfIso("2024-02-29"), 20],
    });
  });
});

describe("tables and sheets", () => {
  const cells = (row: number, ...values: readonly (number | string | null)[]): string =>
    `<row r="${row}">${values
      .map((v, i) => {
        const ref = `${"ABCDEFGH"[i]}${row}`;
        return v === null
          ? ""
          : typeof v === "number"
            ? `<c r="${ref}"><v>${v}</v></c>`
            : `<c r="${ref}" t="str"><v>${v}</v></c>`;
      })
      .join("")}</row>`;

  test("an Excel table is its range without the totals row; a lone title beside it is not handed over", async () => {
    const rows = [
      cells(1, "Title"),
      cells(3, null, "KPI", "Value"),
      cells(4, null, "a", 1),
      cells(6, null, "b", 2),
      cells(7, null, "Total", 3),
    ];
    const sink = await read({
      sheets: [
        { name: "S", rows: rows.join(""), tables: [table("Kpis", "B3:C7", ["KPI", "Value"], 'totalsRowCount="1"')] },
      ],
    });
    expect(sink.tables).toHaveLength(1);
    expect(sink.tables[0]).toMatchObject({ table: "Kpis", headerRow: 3, firstColumn: 2 });
    expect(sink.rowsOf("S", "Kpis")).toEqual({ 3: ["KPI", "Value"], 4: ["a", 1], 6: ["b", 2] });
  });

  test("tables below and beside one another, and a plain list on the same sheet", async () => {
    const rows = [
      cells(1, "A", "B", null, "C", "D"),
      cells(2, 1, 2, null, 3, 4),
      cells(3, null, null, null, 5, 6),
      cells(4, "E", "F"),
      cells(5, 7, 8, null, null, null, "plain", "list"),
      cells(6, null, null, null, null, null, 9, 10),
    ];
    const tables = [
      table("Left", "A1:B2", ["A", "B"]),
      table("Right", "D1:E3", ["C", "D"]),
      table("Below", "A4:B5", ["E", "F"]),
    ];
    const sink = await read({ sheets: [{ name: "S", rows: rows.join(""), tables }] });
    expect(sink.tables.map((one) => one.table)).toEqual(["Left", "Below", "Right", null]);
    expect(sink.rowsOf("S", "Left")).toEqual({ 1: ["A", "B"], 2: [1, 2] });
    expect(sink.rowsOf("S", "Right")).toEqual({ 1: ["C", "D"], 2: [3, 4], 3: [5, 6] });
    expect(sink.rowsOf("S", "Below")).toEqual({ 4: ["E", "F"], 5: [7, 8] });
    expect(sink.rowsOf("S", null)).toEqual({
      5: [null, null, null, null, null, "plain", "list"],
      6: [null, null, null, null, null, 9, 10],
    });
  });

  test("a table without a header row gets its column names, just above its first row", async () => {
    const sink = await read({
      sheets: [
        { name: "S", rows: cells(2, "a", 1), tables: [table("T", "A2:B2", ["KPI", "Value"], 'headerRowCount="0"')] },
      ],
    });
    expect(sink.tables[0]).toMatchObject({ headerRow: 1 });
    expect(sink.rowsOf("S", "T")).toEqual({ 1: ["KPI", "Value"], 2: ["a", 1] });
  });

  test("hidden sheets, hidden and filtered rows are data; the flag of the sheet is handed on", async () => {
    const rows = '<row r="1" hidden="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>';
    const sink = await read({
      sheets: [
        { name: "Open", rows },
        { name: "Shut", rows, state: "hidden" },
        { name: "Locked", rows, state: "veryHidden" },
      ],
    });
    expect(sink.tables.map((one) => [one.sheet, one.hidden])).toEqual([
      ["Open", false],
      ["Shut", true],
      ["Locked", true],
    ]);
    expect(sink.rowsOf("Shut")).toEqual({ 1: [1], 2: [2] });
  });

  test("MI Settings is read first, whatever its place", async () => {
    const sink = await read({
      sheets: [
        { name: "KPIs", rows: cells(1, "x") },
        { name: "MI Settings", rows: cells(1, "y") },
      ],
    });
    expect(sink.tables.map((one) => one.sheet)).toEqual(["MI Settings", "KPIs"]);
    expect(sink.sheets).toEqual(["KPIs", "MI Settings"]);
  });

  test("the 1904 date system is told, the serial numbers stay raw", async () => {
    const sink = await read({ ...one('<row r="1"><c r="A1"><v>44833</v></c></row>'), date1904: true });
    expect(sink.date1904).toBe(true);
    expect(sink.rowsOf("S")).toEqual({ 1: [44833] });
    expect((await read(one(""))).date1904).toBe(false);
  });

  test("progress reaches its end and the checksum is that of the bytes", async () => {
    const bytes = await handMade(one(cells(1, "x")));
    const steps: [number, number][] = [];
    const info = await readXlsx(bytes, new Collected(), (_step, done, total) => steps.push([done, total]));
    const digest = await crypto.subtle.digest("SHA-256", bytes as unknown as ArrayBuffer);
    expect(info).toEqual({ sha256: Buffer.from(digest).toString("hex"), bytes: bytes.length });
    expect(steps.at(-1)?.[0]).toBe(steps.at(-1)?.[1]);
  });
});

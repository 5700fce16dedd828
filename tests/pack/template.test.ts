import XLSX from "xlsx";
import { contractFacts } from "../../src/contract/contractFacts";
import type { Column } from "../../src/contract/columns";
import { parseTables } from "../../src/contract/parseTables";
import { defaultSettings } from "../../src/contract/settings";
import { tables, type TableKey } from "../../src/contract/tables";
import { findingsReport } from "../../src/findings/report";
import { renderXlsx } from "../../src/host/xlsx/writeWorkbook";
import { dataWorkbook, excelTableName } from "../../src/pack/dataWorkbook";
import type { LaidOutSheet } from "../../src/pack/LaidOutPack";
import { templateWorkbook } from "../../src/pack/template";
import { rawTables } from "../sample/reading";

const template = templateWorkbook();
const keys = Object.keys(tables) as TableKey[];
const parsed = parseTables(rawTables(template));

function columnsOf(key: TableKey): readonly Column[] {
  return Object.values(tables[key].columns);
}

function sheetOf(key: TableKey): LaidOutSheet {
  const sheet = template.sheets.find(({ name }) => name === tables[key].name);
  if (!sheet) throw new Error(`no sheet for ${key}`);
  return sheet;
}

describe("the template", () => {
  test("has a first sheet that lists and links every table, then a sheet a table in order", () => {
    const [first, ...rest] = template.sheets;
    expect(first?.name).toBe("Read me");
    expect(rest.map(({ name }) => name)).toEqual(keys.map((key) => tables[key].name));
    const links = first?.cells.flatMap(({ link }) => (link ? [link.target] : []));
    expect(links).toEqual(keys.map((key) => `#'${tables[key].name}'!A1`));
    const texts = first?.cells.map(({ value }) => value);
    for (const key of keys) {
      expect(texts?.some((text) => String(text).startsWith(tables[key].about))).toBe(true);
      const required = columnsOf(key).filter((column) => column.required);
      expect(texts).toContain(required.map((column) => column.header).join(", "));
    }
  });

  test.each(keys)("%s: a native table from A1 with every column, noted, required ones marked", (key) => {
    const sheet = sheetOf(key);
    const headers = columnsOf(key).map((column) => column.header);
    const [table] = sheet.tables;
    expect(table).toMatchObject({ row: 1, column: 1, columns: headers.length, name: excelTableName(key), headers });
    expect(table?.name).toMatch(/^[A-Za-z_]\w*$/);
    expect(sheet.freeze?.rows).toBe(1);
    for (const [i, column] of columnsOf(key).entries()) {
      const header = sheet.cells.find((cell) => cell.row === 1 && cell.column === i + 1);
      expect(header?.value).toBe(column.header);
      expect(header?.note).toContain(column.note);
      expect(header?.note?.endsWith("Required.")).toBe(column.required);
      expect(template.styles[header?.style ?? 0]?.font?.bold).toBe(column.required);
    }
  });

  test.each(keys)("%s: lists for choices and for yes and no, nothing else", (key) => {
    const wanted = columnsOf(key).flatMap((column, i) =>
      column.kind === "boolean" ? [[i + 1, ["yes", "no"]]] : column.choices ? [[i + 1, column.choices]] : [],
    );
    expect(sheetOf(key).validations.map(({ box, list }) => [box.column, list])).toEqual(wanted);
    for (const { list } of sheetOf(key).validations) {
      // Excel keeps a list in one text of at most 255 characters, parted by commas.
      expect((list ?? []).join(",").length).toBeLessThanOrEqual(255);
      for (const word of list ?? []) expect(word).not.toContain(",");
    }
  });

  test("is read back without a problem: one row a table, all settings of the contract", () => {
    expect(parsed.problems).toEqual([]);
    const used = new Map(parsed.contract.reports.map(({ table, rowsUsed }) => [table, rowsUsed]));
    for (const key of keys) expect(used.get(key)).toBe(key === "contract" ? Object.keys(contractFacts).length : 1);
    expect(Object.values(parsed.contract.facts)).not.toContain(null);
  });

  test("means the examples of the data model", () => {
    const [kpi] = parsed.contract.kpis;
    expect(kpi).toMatchObject({ id: "fcr", target: 0.78, tolerance: 0.03, form: "share" });
    expect(kpi?.series.value[0]).toBeCloseTo(9284 / 13039, 12);
    expect(parsed.contract.rows.terms[0]?.pool).toBe(2);
    expect(parsed.contract.rows.plan[0]?.horizon).toBe("2");
  });

  test("is enough for a first report", () => {
    const { report } = findingsReport(parsed, defaultSettings());
    expect(report.findings.some(({ rule, subject }) => rule === "target.missed" && subject === "fcr")).toBe(true);
  });

  test("is a workbook that another program reads: the cells as they were laid out", async () => {
    const book = XLSX.read(await renderXlsx(template), { cellNF: true });
    expect(book.SheetNames).toEqual(template.sheets.map(({ name }) => name));
    for (const sheet of template.sheets) {
      for (const cell of sheet.cells) {
        const found = book.Sheets[sheet.name]?.[XLSX.utils.encode_cell({ r: cell.row - 1, c: cell.column - 1 })] as
          XLSX.CellObject | undefined;
        expect(found?.v ?? null).toBe(cell.value);
      }
    }
  });
});

describe("a data workbook", () => {
  const about = { title: "Test", intro: ["One."], currency: "EUR", created: "2026-01-01T00:00:00Z" };

  test("keeps an empty table: its headers and a blank row to type in", () => {
    const { sheets } = dataWorkbook([{ table: "risks", rows: [] }], about);
    expect(sheets[1]?.tables[0]).toMatchObject({ rows: 2, columns: 7 });
  });

  test("writes dates as serial numbers, yes and no as words, large shares with their sign", () => {
    const pack = dataWorkbook(
      [
        { table: "references", rows: [{ date: "2000-01-01", account: "A", consent: true, approved: false }] },
        { table: "terms", rows: [{ kind: "service credit", pool: 2, allocation: 0.2 }] },
      ],
      about,
    );
    const values = (at: number) => pack.sheets[at]?.cells.filter(({ row }) => row === 2).map(({ value }) => value);
    // 1 January 2000 is day 36526 of Excel's calendar.
    expect(values(1)).toEqual([36526, "A", null, null, null, null, "yes", null, null, "no"]);
    expect(values(2)?.slice(3, 5)).toEqual(["200%", 0.2]);
  });

  test("refuses a date that is none: a programmer's mistake", () => {
    expect(() => dataWorkbook([{ table: "risks", rows: [{ id: "R", text: "t", review: "soon" }] }], about)).toThrow(
      /ISO date/,
    );
  });

  test("writes money in the contract's currency", () => {
    const pack = dataWorkbook([{ table: "spend", rows: [{ category: "c", spend: 5, difference: 1 }] }], about);
    const cell = pack.sheets[1]?.cells.find(({ row, column }) => row === 2 && column === 3);
    expect(pack.styles[cell?.style ?? 0]?.format).toContain("€");
  });
});

import type { CellValue } from "../../src/contract/cells";
import { ContractBuilder } from "../../src/contract/ContractBuilder";
import { parseTables, type RawTable } from "../../src/contract/parseTables";
import { readMapFile } from "../../src/contract/mapFile";
import { defaultSettings } from "../../src/contract/settings";
import { codesAt, dataOf, exampleTable, kpiTable, observationTable, unwrapDay } from "./support";

const fcr: CellValue[] = ["fcr", "First-contact resolution", "%", "higher", 0.78, 0.03];
const sep = unwrapDay("2026-09-30");
const kpis = kpiTable(fcr);
const data = observationTable(["fcr", sep, 0.8, null, null, null]);
const expected = dataOf(parseTables([kpis, data]));

/** Streams blocks in exactly the order given, as a host that does not know better would. */
function stream(...blocks: RawTable[]) {
  const builder = new ContractBuilder({ settings: defaultSettings() });
  builder.beginWorkbook({ date1904: false, sheets: [] });
  for (const { sheet, table = null, cells, firstRow = 1, firstColumn = 1, hidden = false } of blocks) {
    builder.beginTable({ sheet, table, headerRow: table === null ? null : firstRow, firstColumn, hidden });
    cells.forEach((row, i) => builder.row(row, firstRow + i));
    builder.endTable();
  }
  return builder.finish();
}

describe("where a table is", () => {
  test("titles above, blank rows between, the table not in the first column", () => {
    const pad = (row: readonly CellValue[]): CellValue[] => [null, ...row];
    const titled: RawTable = {
      ...kpis,
      firstColumn: 3,
      firstRow: 2,
      cells: [["Northern Utilities"], [null, "KPI register", "as of", sep], [], ...kpis.cells.map(pad)],
    };
    const parsed = parseTables([titled, data]);
    expect(parsed.problems).toEqual([]);
    expect(dataOf(parsed)).toEqual(expected);
    expect(parsed.contract.kpis[0]?.source).toMatchObject({ sheet: "KPIs", row: 6, columns: { id: 4, name: 5 } });
    expect(parsed.contract.reports[0]?.address).toBe("KPIs!C5:I6");
  });

  test("a header below the first twenty filled rows is not looked for", () => {
    const titles = Array.from({ length: 20 }, (_, i): CellValue[] => [`Title ${i}`]);
    const parsed = parseTables([{ ...kpis, cells: [...titles, ...kpis.cells] }, data]);
    expect(parsed.contract.supplied.has("kpis")).toBe(false);
  });

  test("a million blank rows above cost nothing but time", () => {
    const builder = new ContractBuilder({ settings: defaultSettings() });
    builder.beginTable({ sheet: "KPIs", table: null, headerRow: null, firstColumn: 1, hidden: false });
    const blank: CellValue[] = [null, null, " "];
    for (let row = 1; row <= 1_000_000; row++) builder.row(blank, row);
    kpis.cells.forEach((row, i) => builder.row(row, 1_000_001 + i));
    builder.endTable();
    expect(builder.finish().contract.kpis[0]?.source.row).toBe(1_000_002);
  });

  test("an Excel table wins over the used range of its sheet, whichever comes first", () => {
    const table: RawTable = { ...kpis, table: "tblKPIs", firstRow: 4, firstColumn: 2 };
    const used: RawTable = {
      sheet: "KPIs",
      cells: [["KPI register"], [], [], ...kpis.cells.map((row): CellValue[] => [null, ...row]), [], ["note", "below"]],
    };
    for (const parsed of [stream(table, used, data), stream(used, table, data)]) {
      expect(parsed.problems).toEqual([]);
      expect(dataOf(parsed)).toEqual(expected);
      expect(parsed.contract.reports.map(({ address }) => address)).toEqual(["KPIs!B4:G5", "Observations!A1:F2"]);
    }
  });

  test("two Excel tables in one sheet are two tables", () => {
    const left: RawTable = { ...kpis, sheet: "All", table: "KPIs", firstRow: 3 };
    const right: RawTable = { ...data, sheet: "All", table: "Observations", firstRow: 3, firstColumn: 9 };
    const used: RawTable = {
      sheet: "All",
      cells: [
        ["All our data"],
        [],
        ...[0, 1].map((i): CellValue[] => [...(kpis.cells[i] ?? []), null, null, ...(data.cells[i] ?? [])]),
      ],
    };
    const parsed = stream(left, right, used);
    expect(parsed.problems).toEqual([]);
    expect(dataOf(parsed)).toEqual(expected);
  });

  test("a sheet whose name says nothing is recognised by its headers, and that is said", () => {
    const parsed = parseTables([
      { ...kpis, sheet: "Sheet1" },
      { ...data, sheet: "Sheet2" },
    ]);
    expect(dataOf(parsed)).toEqual(expected);
    expect(codesAt(parsed)).toEqual(["KPI016 Sheet1!A1", "OBS016 Sheet2!A1"]);
  });

  test("a sheet of something else is passed over", () => {
    const notes: RawTable = { sheet: "Notes", cells: [["Please read"], ["Owner", "Date"], ["me", sep]] };
    expect(parseTables([notes, kpis, data]).problems).toEqual([]);
  });

  test("a sheet whose headers belong to another table is that table", () => {
    const parsed = parseTables([{ ...exampleTable("promises", 2), sheet: "Data" }]);
    expect([...parsed.contract.supplied]).toEqual(["promises"]);
  });

  test("a hidden sheet is read, with a warning", () => {
    const parsed = parseTables([kpis, { ...data, hidden: true }]);
    expect(dataOf(parsed)).toEqual(expected);
    expect(codesAt(parsed)).toEqual(["OBS017 Observations!A1"]);
  });

  test("sheets that the caller ignores are not read", () => {
    const parsed = parseTables([kpis, data, { ...exampleTable("value", 2) }], {
      ignoreSheet: (sheet) => sheet === "Value",
    });
    expect([...parsed.contract.supplied]).toEqual(["kpis", "observations"]);
  });

  test("an empty table is supplied all the same", () => {
    const parsed = parseTables([{ ...exampleTable("risks", 0) }]);
    expect(parsed.contract.supplied.has("risks")).toBe(true);
    expect(parsed.contract.rows.risks).toEqual([]);
  });
});

describe("headers", () => {
  const withHeader = (at: number, header: string): RawTable => ({
    ...kpis,
    cells: [(kpis.cells[0] ?? []).map((own, i) => (i === at ? header : own)), ...kpis.cells.slice(1)],
  });

  test("case, accents, spaces and punctuation do not count", () => {
    for (const header of ["DIRECTION", " direction: ", "Diréction", "Improvement-direction"]) {
      const parsed = parseTables([withHeader(3, header), data]);
      expect({ header, problems: parsed.problems }).toEqual({ header, problems: [] });
      expect(dataOf(parsed)).toEqual(expected);
    }
  });

  test("a misspelt header is used, with a warning that names it", () => {
    const parsed = parseTables([withHeader(3, "Directoin"), data]);
    expect(dataOf(parsed)).toEqual(expected);
    expect(parsed.problems).toHaveLength(1);
    expect(parsed.problems[0]).toMatchObject({
      code: "KPI009",
      severity: "warning",
      cell: "KPIs!D1",
      found: "Directoin",
      expected: "Direction",
    });
  });

  test("a header that is less like is only suggested, and the table is left out", () => {
    const parsed = parseTables([withHeader(3, "Dir of impr")]);
    expect(parsed.contract.kpis).toEqual([]);
    expect(codesAt(parsed)).toEqual(["KPI001 KPIs!A1"]);
    const near = parseTables([withHeader(3, "Directive")]);
    expect(near.problems[0]?.message).toContain('Is it "Directive"?');
  });

  test("a header that stands twice: the first is read", () => {
    const twice: RawTable = { ...kpis, cells: kpis.cells.map((row, i) => [...row, i === 0 ? "target " : 0.1]) };
    const parsed = parseTables([twice, data]);
    expect(codesAt(parsed)).toEqual(["KPI010 KPIs!G1"]);
    expect(dataOf(parsed)).toEqual(expected);
  });

  test('"KPI id" beside "KPI": the id and the name', () => {
    const parsed = parseTables([
      { ...kpis, cells: [["KPI id", "KPI", "Unit", "Direction", "Target", "Tolerance"], ...kpis.cells.slice(1)] },
      data,
    ]);
    expect(parsed.problems).toEqual([]);
    expect(dataOf(parsed)).toEqual(expected);
  });

  test("what was renamed and what was ignored is reported", () => {
    const parsed = parseTables([
      { ...kpis, cells: kpis.cells.map((row, i) => [...row, i === 0 ? "Our own" : 7]) },
      data,
    ]);
    expect(parsed.contract.reports[0]).toMatchObject({ renamed: {}, ignoredHeaders: ["Our own"] });
    const renamed = parseTables([withHeader(4, "SLA target"), data]);
    expect(renamed.contract.reports[0]?.renamed).toEqual({ target: "SLA target" });
  });
});

describe("the user's own mapping", () => {
  const strange: RawTable[] = [
    {
      ...kpis,
      sheet: "Leistungen",
      cells: [["Kürzel", "Bezeichnung", "Einheit", "Richtung", "Ziel", "Toleranz"], ...kpis.cells.slice(1)],
    },
    {
      ...data,
      sheet: "Werte",
      cells: [["Kürzel", "Stichtag", "Wert", "Numerator", "Denominator", "Comment"], ...data.cells.slice(1)],
    },
  ];
  const map = {
    tables: { Leistungen: "KPIs", Werte: "observations" },
    columns: {
      KPIs: {
        Kürzel: "id",
        Bezeichnung: "Name",
        Einheit: "unit",
        Richtung: "direction",
        Ziel: "target",
        Toleranz: "Tolerance",
      },
      Werte: { Kürzel: "kpi", Stichtag: "Period", Wert: "value" },
    },
  };

  test("given as a file", () => {
    const read = readMapFile(map);
    expect(read.ok).toBe(true);
    if (!read.ok) return;
    const parsed = parseTables(strange, { map: read.value });
    expect(parsed.problems).toEqual([]);
    expect(dataOf(parsed)).toEqual(expected);
  });

  test("standing in MI Settings, wherever that sheet is", () => {
    const rows: CellValue[][] = [["Setting", "Value"]];
    for (const [from, to] of Object.entries(map.tables)) rows.push([`map table: ${from}`, to]);
    for (const [name, headers] of Object.entries(map.columns))
      for (const [header, to] of Object.entries(headers)) rows.push([`map column: ${name} / ${header}`, to]);
    const parsed = parseTables([...strange, { sheet: "MI Settings", cells: rows }]);
    expect(parsed.problems).toEqual([]);
    expect(dataOf(parsed)).toEqual(expected);
  });

  test("ignoring a sheet and a header", () => {
    const parsed = parseTables([kpis, data, exampleTable("risks", 1)], {
      map: { tables: { Risks: "ignore" }, columns: { KPIs: { Target: "ignore" } } },
    });
    expect(parsed.contract.supplied.has("risks")).toBe(false);
    expect(parsed.contract.kpis[0]?.target).toBeNull();
  });

  test("names that are not ours are reported with the nearest", () => {
    const read = readMapFile({ tables: { A: "KPIz" }, columns: { KPIs: { x: "Targt" }, Nonsense: {} }, extra: 1 });
    expect(read.ok).toBe(false);
    const again = readMapFile({ tables: { A: "KPIz" }, columns: { KPIs: { x: "Targt" }, Nonsense: {} } });
    expect(again.ok ? [] : again.problems.map(({ message }) => message)).toEqual([
      'Mapping: "KPIz" is no table; did you mean "KPIs"?',
      'Mapping: "Targt" is no column of KPIs; did you mean "Target"?',
      'Mapping: "Nonsense" is no table.',
    ]);
  });
});

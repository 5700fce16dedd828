import fc from "fast-check";
import { cellAddress, type CellValue } from "../../src/contract/cells";
import { parseTables, type RawTable } from "../../src/contract/parseTables";
import { tables, type TableKey } from "../../src/contract/tables";
import { columnsOf, dataOf, exampleTable } from "./support";

const keys = Object.keys(tables) as TableKey[];
const rowKeys = keys.filter((key) => key !== "contract" && key !== "kpis" && key !== "observations");
const ROWS = 4;

const junk: fc.Arbitrary<CellValue> = fc.oneof(
  fc.constantFrom<CellValue>(
    "n/a",
    "tbc",
    "oops",
    "12,3",
    "95%",
    "31/02/2026",
    "09/30/2026",
    "",
    -1,
    1e9,
    0.5,
    true,
    null,
  ),
  fc.constantFrom({ error: "#DIV/0!" }, { error: "#N/A" }, { error: "#REF!" }),
  fc.string(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

test.each(keys)("the example row of %s is read without a problem", (key) => {
  if (key === "contract") return;
  const raw = key === "observations" ? [exampleTable("kpis", 1), exampleTable(key, 1)] : [exampleTable(key, 1)];
  const parsed = parseTables(raw);
  // The example observation names the KPI of the example, which the helper numbers.
  expect(parsed.problems.filter(({ code }) => code !== "OBS008")).toEqual([]);
  expect(parsed.contract.supplied.has(key)).toBe(true);
});

test("good rows survive any bad neighbour, and what is left out is named with its cell", () => {
  const place = fc.record({
    key: fc.constantFrom(...rowKeys),
    row: fc.integer({ min: 1, max: ROWS }),
    column: fc.nat(30),
    value: junk,
  });
  fc.assert(
    fc.property(place, ({ key, row, column: nth, value }) => {
      const good = exampleTable(key, ROWS);
      const column = nth % Object.keys(columnsOf(key)).length;
      const cells = good.cells.map((line, r) =>
        r === row ? line.map((cell, c) => (c === column ? value : cell)) : line,
      );
      const before = parseTables([good]).contract.rows[key as "promises"];
      const { contract, problems } = parseTables([{ ...good, cells }]);
      const after = contract.rows[key as "promises"];
      const others = (rows: typeof before) => rows.filter((r) => r.source.row !== row + 1);
      expect(others(after)).toEqual(others(before));
      const address = cellAddress(good.sheet, row + 1, column + 1);
      const errors = problems.filter(({ severity }) => severity === "error");
      if (after.length === before.length) expect(errors).toEqual([]);
      else {
        expect(errors.length).toBeGreaterThan(0);
        // A check across columns may point at the column that does not go with the changed one, in the same row.
        const named = problems.map(({ cell }) => cell);
        const across = errors.every(({ code, path }) => code.endsWith("004") && path[1] === row + 1);
        expect(named.includes(address) || across).toBe(true);
      }
      expect(problems.every(({ path }) => path[1] === row + 1)).toBe(true);
      const report = contract.reports[0];
      expect(report?.rowsRead).toBe((report?.rowsUsed ?? 0) + (report?.rowsLeftOut ?? 0));
    }),
    { numRuns: 600 },
  );
});

test("the order of columns changes nothing", () => {
  const shuffled = fc.constantFrom(...keys).chain((key) => {
    const width = Object.keys(columnsOf(key)).length;
    return fc.record({
      key: fc.constant(key),
      order: fc.shuffledSubarray(
        Array.from({ length: width }, (_, i) => i),
        { minLength: width },
      ),
    });
  });
  fc.assert(
    fc.property(shuffled, ({ key, order }) => {
      const straight = exampleTable(key, 3);
      const mixed: RawTable = { ...straight, cells: straight.cells.map((row) => order.map((i) => row[i] ?? null)) };
      expect(dataOf(parseTables([mixed]))).toEqual(dataOf(parseTables([straight])));
    }),
  );
});

describe("a header renamed to any of its synonyms is read the same", () => {
  test.each(keys)("%s", (key) => {
    const straight = exampleTable(key, 2);
    const expected = dataOf(parseTables([straight]));
    const headers = straight.cells[0] ?? [];
    Object.values(columnsOf(key)).forEach((column, at) => {
      for (const synonym of column.synonyms) {
        const renamed = headers.map((header, i) => (i === at ? synonym.toUpperCase() : header));
        const parsed = parseTables([{ ...straight, cells: [renamed, ...straight.cells.slice(1)] }]);
        expect({ synonym, data: dataOf(parsed) }).toEqual({ synonym, data: expected });
      }
    });
  });
});

describe("a table under any of its other names is that table", () => {
  test.each(keys)("%s", (key) => {
    const straight = exampleTable(key, 2);
    for (const name of [...tables[key].synonyms, tables[key].name.toUpperCase(), `tbl${tables[key].name}`]) {
      const { contract } = parseTables([{ ...straight, sheet: "Sheet 7", table: name.replaceAll(" ", "_") }]);
      expect({ name, supplied: [...contract.supplied] }).toEqual({ name, supplied: [key] });
    }
  });
});

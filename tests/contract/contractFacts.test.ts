import type { CellValue } from "../../src/contract/cells";
import { contractFacts, contractFactsSchema, factKeyOf, noFacts } from "../../src/contract/contractFacts";
import { parseTables } from "../../src/contract/parseTables";
import { codesAt, unwrapDay } from "./support";

function parse(...rows: CellValue[][]) {
  return parseTables([{ sheet: "Contract", cells: [["Setting", "Value"], ...rows] }]);
}

test("every fact by its header, its key and each of its other names", () => {
  for (const [key, column] of Object.entries(contractFacts)) {
    for (const name of [key, column.header, column.header.toUpperCase(), ...column.synonyms])
      expect({ name, key: factKeyOf(name) }).toEqual({ name, key });
  }
});

test("the examples of all facts are read without a problem and satisfy the schema", () => {
  const parsed = parse(...Object.values(contractFacts).map((column): CellValue[] => [column.header, column.example]));
  expect(parsed.problems).toEqual([]);
  expect(contractFactsSchema.safeParse(parsed.contract.facts).success).toBe(true);
  expect(parsed.contract.facts).toMatchObject({
    client: "Northern Utilities plc",
    start: unwrapDay("2024-04-01"),
    end: unwrapDay("2029-03-31"),
    currency: "GBP",
    fiscalYearStart: 4,
    discountRate: 0.08,
    atRisk: 0.1,
    annualFee: 6e6,
    packNumber: 11,
  });
  expect(parsed.contract.factSources.supplier).toEqual({
    sheet: "Contract",
    row: 3,
    columns: { setting: 1, value: 2 },
  });
});

test.each<[string, CellValue, string, unknown]>([
  ["Fiscal year start", "Apr", "fiscalYearStart", 4],
  ["Fiscal year start", 4, "fiscalYearStart", 4],
  ["Fiscal year start", "1 April", "fiscalYearStart", 4],
  ["Fiscal year start", unwrapDay("2026-04-01"), "fiscalYearStart", 4],
  ["Financial year start", "2026-07-01", "fiscalYearStart", 7],
  ["Discount rate", "8 %", "discountRate", 0.08],
  ["Discount rate", 0.08, "discountRate", 0.08],
  ["Currency", "£", "currency", "GBP"],
  ["Currency", "eur", "currency", "EUR"],
  ["Start", "Apr 2024", "start", unwrapDay("2024-04-01")],
  ["End", "Mar 2029", "end", unwrapDay("2029-03-31")],
  ["Annual value", "£6.5m", "annualFee", 6.5e6],
  ["Version", 3.1, "governanceVersion", "3.1"],
  ["Client", "tbc", "client", null],
])("%s %p", (setting, value, key, expected) => {
  const parsed = parse([setting, value]);
  expect(codesAt(parsed)).toEqual([]);
  expect(parsed.contract.facts).toEqual({ ...noFacts(), [key]: expected });
});

test("a bare 8 is eight per cent, and that is said", () => {
  const parsed = parse(["Discount rate", 8]);
  expect(parsed.contract.facts.discountRate).toBe(0.08);
  expect(codesAt(parsed)).toEqual(["CON011 Contract!B2"]);
});

test("what cannot be read is a problem with its cell, and the rest holds", () => {
  const parsed = parse(
    ["Client", "Northern Utilities plc"],
    ["End date", "soon"],
    ["Fiscal year start", 13],
    ["Currency", "pounds"],
    ["Suplier", "Contact Services Ltd"],
    ["client name", "Another"],
    [null, "lost"],
    ["At risk", { error: "#REF!" }],
  );
  expect(parsed.problems.map(({ code, severity, cell }) => `${code} ${severity} ${cell}`)).toEqual([
    "CON003 error Contract!B3",
    "CON004 error Contract!B4",
    "CON004 error Contract!B5",
    "CON018 warning Contract!A6",
    "CON007 error Contract!A7",
    "CON002 error Contract!A8",
    "CON005 error Contract!B9",
  ]);
  expect(parsed.problems[3]?.message).toContain('Is it "Supplier"?');
  expect(parsed.contract.facts).toEqual({ ...noFacts(), client: "Northern Utilities plc" });
  expect(parsed.contract.reports[0]).toMatchObject({ rowsRead: 8, rowsUsed: 1, rowsLeftOut: 7 });
});

test("settings without a header row are read too", () => {
  const parsed = parseTables([
    {
      sheet: "Contract details",
      cells: [["Our contract"], [null, "Client", "Northern"], [null, "Supplier", "Contact"]],
    },
  ]);
  expect(parsed.problems).toEqual([]);
  expect(parsed.contract.facts).toMatchObject({ client: "Northern", supplier: "Contact" });
});

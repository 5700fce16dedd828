import { dayFromIso } from "../../src/core/days";
import type { CellValue } from "../../src/contract/cells";
import { parseTables, type RawTable } from "../../src/contract/parseTables";
import { observationAddress } from "../../src/contract/series";
import { unwrapDay } from "./support";

const kpis: RawTable = {
  sheet: "KPIs",
  cells: [
    ["KPI", "Name", "Unit", "Direction", "Target", "Tolerance"],
    ["fcr", "First-contact resolution", "%", "higher", 0.78, 0.03],
    ["aht", "Handling time", "seconds", "lower is better", 420, 20],
  ],
};

function observations(...rows: CellValue[][]): RawTable {
  return { sheet: "Observations", cells: [["KPI", "Period", "Value", "Numerator", "Denominator", "Comment"], ...rows] };
}

const jul = unwrapDay("2026-07-31");
const aug = unwrapDay("2026-08-31");
const sep = unwrapDay("2026-09-30");

test("plain long observations become one series a KPI, oldest first, each with its cell", () => {
  const { contract, problems } = parseTables([
    observations(
      ["fcr", sep, 0.71, null, null, null],
      ["aht", sep, 431, null, null, "storm"],
      ["fcr", aug, null, 75, 100, null],
      ["FCR", jul, 0.8, null, null, null],
    ),
    kpis,
  ]);
  expect(problems).toEqual([]);
  const [fcr, aht] = contract.kpis;
  expect(Array.from(fcr!.series.period)).toEqual([jul, aug, sep]);
  expect(Array.from(fcr!.series.value)).toEqual([0.8, 0.75, 0.71]);
  expect([0, 1, 2].map((i) => observationAddress(fcr!.series, i))).toEqual([
    "Observations!C5",
    "Observations!D4",
    "Observations!C2",
  ]);
  expect(fcr!.form).toBe("share");
  expect(aht!.form).toBe("number");
  expect(aht!.series.comments.get(0)).toBe("storm");
  expect(contract.reports).toContainEqual({
    table: "observations",
    sheet: "Observations",
    address: "Observations!A1:F5",
    rowsRead: 4,
    rowsUsed: 4,
    rowsLeftOut: 0,
    renamed: {},
    ignoredHeaders: [],
    wide: false,
  });
});

test("a blank value is kept as missing, never as zero", () => {
  const { contract, problems } = parseTables([kpis, observations(["fcr", sep, null, null, null, null])]);
  expect(problems).toEqual([]);
  expect(Array.from(contract.kpis[0]!.series.value)).toEqual([NaN]);
});

test("a value that is no number is a problem with its cell, and its neighbours stay", () => {
  const { contract, problems } = parseTables([
    kpis,
    observations(
      ["fcr", jul, 0.8, null, null, null],
      ["fcr", aug, "n/a", null, null, null],
      ["fcr", sep, 0.7, null, null, null],
    ),
  ]);
  expect(problems).toEqual([
    {
      code: "OBS003",
      severity: "error",
      message: 'Observations!C3: Found "n/a", expected a number. The row is left out.',
      path: ["Observations", 3, 3],
      table: "Observations",
      cell: "Observations!C3",
      found: "n/a",
      expected: "a number",
    },
  ]);
  expect(Array.from(contract.kpis[0]!.series.value)).toEqual([0.8, 0.7]);
});

test("dayFromIso agrees with the serial of a known day", () => {
  expect(dayFromIso("2000-01-01")).toBe(36526);
});

import fc from "fast-check";
import type { CellValue } from "../../src/contract/cells";
import { parseTables, type RawTable } from "../../src/contract/parseTables";
import { observationAddress } from "../../src/contract/series";
import { codesAt, dataOf, kpiTable, observationHeaders, observationTable, unwrapDay } from "./support";

const months = ["2026-04-30", "2026-05-31", "2026-06-30", "2026-07-31", "2026-08-31", "2026-09-30"].map(unwrapDay);
const fcr: CellValue[] = ["fcr", "First-contact resolution", "%", "higher", 0.78, 0.03];
const aht: CellValue[] = ["aht", "Handling time", "seconds", "lower", 420, 20];

function series(values: readonly CellValue[], kpi = "fcr"): RawTable {
  return observationTable(...values.map((value, i) => [kpi, months[i] ?? null, value, null, null, null]));
}

function valuesOf(
  kpi: CellValue[],
  values: readonly CellValue[],
): { values: number[]; codes: string[]; target: unknown } {
  const parsed = parseTables([kpiTable(kpi), series(values, String(kpi[0]))]);
  const [first] = parsed.contract.kpis;
  return { values: Array.from(first?.series.value ?? []), codes: codesAt(parsed), target: first?.target };
}

describe("per cent", () => {
  test("shares stay shares", () => {
    expect(valuesOf(fcr, [0.8, 0.79, 0.75])).toEqual({ values: [0.8, 0.79, 0.75], codes: [], target: 0.78 });
  });

  test("values and target in per cent become shares, without a word, because they agree", () => {
    const kpi = ["fcr", "F", "%", "higher", 78, 3];
    expect(valuesOf(kpi, [80, 79, 75])).toEqual({ values: [0.8, 0.79, 0.75], codes: [], target: 0.78 });
    const [read] = parseTables([kpiTable(kpi), series([80, 79])]).contract.kpis;
    expect(read?.tolerance).toBe(0.03);
  });

  test("target a share, values in per cent: divided by a hundred, said once", () => {
    expect(valuesOf(fcr, [80, 79, 75])).toEqual({
      values: [0.8, 0.79, 0.75],
      codes: ["OBS011 Observations!C2"],
      target: 0.78,
    });
  });

  test("target in per cent, values shares: the target is divided, said once", () => {
    expect(valuesOf(["fcr", "F", "%", "higher", 78, 3], [0.8, 0.79, 0.75])).toEqual({
      values: [0.8, 0.79, 0.75],
      codes: ["OBS011 Observations!C2"],
      target: 0.78,
    });
  });

  test("a small percentage against a target of five per cent is not mistaken for a share", () => {
    expect(valuesOf(["ab", "Abandoned", "%", "lower", 5, 1], [1.2, 0.9, 1.4]).values).toEqual([0.012, 0.009, 0.014]);
  });

  test("text with a per cent sign is a share whatever its neighbours are", () => {
    expect(valuesOf(fcr, ["80%", 0.79, "75 %"])).toEqual({ values: [0.8, 0.79, 0.75], codes: [], target: 0.78 });
    expect(valuesOf(["fcr", "F", "%", "higher", "78%", "3%"], ["80%", 79, 75, 74]).values).toEqual([
      0.8, 0.79, 0.75, 0.74,
    ]);
  });

  test("one value a hundred times too large is left out, never divided", () => {
    const read = valuesOf(fcr, [0.8, 0.79, 95.2, 0.75]);
    expect(read).toEqual({ values: [0.8, 0.79, 0.75], codes: ["OBS012 Observations!C4"], target: 0.78 });
    const { problems } = parseTables([kpiTable(fcr), series([0.8, 0.79, 95.2, 0.75])]);
    expect(problems[0]).toMatchObject({ found: "95.2", expected: "a share such as 0.952", severity: "warning" });
  });

  test("one share among per cent is left out", () => {
    expect(valuesOf(["fcr", "F", "%", "higher", 78, 3], [80, 79, 0.81, 75])).toMatchObject({
      values: [0.8, 0.79, 0.75],
      codes: ["OBS012 Observations!C4"],
    });
  });

  test("a per cent sign on seconds is a problem", () => {
    expect(valuesOf(aht, [430, "95%", 425])).toMatchObject({ values: [430, 425], codes: ["OBS003 Observations!C3"] });
    const { contract, problems } = parseTables([kpiTable(["aht", "H", "seconds", "lower", "95%", 20])]);
    expect(contract.kpis).toEqual([]);
    expect(problems[0]).toMatchObject({ code: "KPI003", cell: "KPIs!E2", found: "95%" });
  });

  test("a tolerance of 3 beside a target of 0.78 is read as missing", () => {
    const { contract, problems } = parseTables([kpiTable(["fcr", "F", "%", "higher", 0.78, 3]), series([0.8])]);
    expect(contract.kpis[0]?.tolerance).toBeNull();
    expect(problems[0]).toMatchObject({ code: "KPI019", cell: "KPIs!F2" });
  });

  test("the same data as shares, per cent and text give equal contracts", () => {
    // Shares written with four decimals, the per cent with two: moved in the text, not computed.
    const digits = fc.array(fc.integer({ min: 2000, max: 9999 }), { minLength: 3, maxLength: 6 });
    fc.assert(
      fc.property(digits, (all) => {
        const share = all.map((d) => Number(`0.${d}`));
        const cent = all.map((d) => Number(`${String(d).slice(0, 2)}.${String(d).slice(2)}`));
        const text = cent.map((c) => `${c}%`);
        const base = dataOf(parseTables([kpiTable(fcr), series(share)]));
        expect(dataOf(parseTables([kpiTable(fcr), series(cent)]))).toEqual(base);
        expect(dataOf(parseTables([kpiTable(fcr), series(text)]))).toEqual(base);
        expect(dataOf(parseTables([kpiTable(["fcr", fcr[1] ?? null, "%", "higher", 78, 3]), series(cent)]))).toEqual(
          base,
        );
      }),
    );
  });
});

describe("numerator and denominator", () => {
  const row = (value: CellValue, n: CellValue, d: CellValue, i = 0): CellValue[] => [
    "fcr",
    months[i] ?? null,
    value,
    n,
    d,
    null,
  ];

  test("the value is their quotient", () => {
    const { contract, problems } = parseTables([kpiTable(fcr), observationTable(row(null, 75, 100))]);
    expect(problems).toEqual([]);
    const [kpi] = contract.kpis;
    expect([kpi?.series.value[0], kpi?.series.numerator[0], kpi?.series.denominator[0]]).toEqual([0.75, 75, 100]);
  });

  test("more met than there were is impossible for a share, and ordinary for a rate", () => {
    const share = parseTables([kpiTable(fcr), observationTable(row(null, 101, 100), row(null, 9, 10, 1))]);
    expect(codesAt(share)).toEqual(["OBS013 Observations!D2"]);
    expect(Array.from(share.contract.kpis[0]?.series.value ?? [])).toEqual([0.9]);
    const rate = parseTables([
      kpiTable(["fcr", "Contacts a case", "contacts", "lower", 2, 0.2]),
      observationTable(row(null, 210, 100)),
    ]);
    expect(rate.problems).toEqual([]);
    expect(Array.from(rate.contract.kpis[0]?.series.value ?? [])).toEqual([2.1]);
  });

  test("a denominator of zero leaves the value missing", () => {
    const parsed = parseTables([kpiTable(fcr), observationTable(row(null, 0, 0))]);
    expect(codesAt(parsed)).toEqual(["OBS014 Observations!D2"]);
    expect(Array.from(parsed.contract.kpis[0]?.series.value ?? [])).toEqual([NaN]);
  });

  test("one without the other is left out", () => {
    const parsed = parseTables([kpiTable(fcr), observationTable(row(null, 5, null), row(null, null, 5, 1))]);
    expect(codesAt(parsed)).toEqual(["OBS004 Observations!E2", "OBS004 Observations!D3"]);
  });

  test("without a unit, fractions of a whole are shares", () => {
    const { contract } = parseTables([
      kpiTable(["fcr", "F", null, "higher", 95, 1]),
      observationTable(row(null, 96, 100)),
    ]);
    expect(contract.kpis[0]).toMatchObject({ form: "share", target: 0.95, tolerance: 0.01 });
  });
});

describe("KPIs and periods", () => {
  test("a KPI is found by id, by id in another case, and by its exact name", () => {
    const parsed = parseTables([
      kpiTable(fcr, aht),
      observationTable(
        ["fcr", months[0] ?? null, 0.8, null, null, null],
        ["FCR ", months[1] ?? null, 0.81, null, null, null],
        ["First-contact resolution", months[2] ?? null, 0.82, null, null, null],
        ["fcrr", months[3] ?? null, 0.83, null, null, null],
      ),
    ]);
    expect(Array.from(parsed.contract.kpis[0]?.series.value ?? [])).toEqual([0.8, 0.81, 0.82]);
    expect(parsed.problems).toHaveLength(1);
    expect(parsed.problems[0]).toMatchObject({ code: "OBS008", cell: "Observations!A5", found: "fcrr" });
    expect(parsed.problems[0]?.message).toContain('Is it "fcr"?');
  });

  test("ids that are numbers are ids", () => {
    const { contract, problems } = parseTables([
      kpiTable([1, "First", "days", "lower", 3, 1]),
      observationTable([1, months[0] ?? null, 2, null, null, null]),
    ]);
    expect(problems).toEqual([]);
    expect(Array.from(contract.kpis[0]?.series.value ?? [])).toEqual([2]);
  });

  test("the same period twice: the first is kept, the second named with both cells", () => {
    const parsed = parseTables([
      kpiTable(aht),
      observationTable(
        ["aht", months[1] ?? null, 430, null, null, null],
        ["aht", months[0] ?? null, 420, null, null, null],
        ["AHT", "31/05/2026", 999, null, null, null],
      ),
    ]);
    expect(Array.from(parsed.contract.kpis[0]?.series.value ?? [])).toEqual([420, 430]);
    expect(codesAt(parsed)).toEqual(["OBS007 Observations!C4"]);
    expect(parsed.problems[0]?.message).toContain("Observations!C2");
  });

  test("a KPI given twice: the first is kept", () => {
    const parsed = parseTables([kpiTable(fcr, ["FCR", "Again", "%", "higher", 0.5, 0.1])]);
    expect(parsed.contract.kpis.map(({ name }) => name)).toEqual(["First-contact resolution"]);
    expect(codesAt(parsed)).toEqual(["KPI007 KPIs!A3"]);
  });

  test("the observations of a KPI that was left out say so", () => {
    const parsed = parseTables([
      kpiTable(["fcr", "F", "%", "sideways", 0.78, 0.03], aht),
      observationTable(["fcr", months[0] ?? null, 0.8, null, null, null]),
    ]);
    expect(codesAt(parsed)).toEqual(["KPI004 KPIs!D2", "OBS022 Observations!A2"]);
    expect(parsed.problems[1]?.message).toContain("KPIs!A2");
  });

  test("observations without any KPIs table are one problem, not thousands", () => {
    const parsed = parseTables([series([1, 2, 3])]);
    expect(codesAt(parsed)).toEqual(["OBS021 Observations!A1"]);
    expect(parsed.contract.reports[0]).toMatchObject({ rowsRead: 3, rowsUsed: 0, rowsLeftOut: 3 });
  });

  test("rows in any order give the same series", () => {
    const rows = months.flatMap((month, i) => [
      ["fcr", month, 0.8 - i / 100, null, null, null],
      ["aht", month, 400 + i, null, null, "a comment long enough to be plain"],
    ]) as CellValue[][];
    const expected = dataOf(parseTables([kpiTable(fcr, aht), observationTable(...rows)]));
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (mixed) => {
        expect(dataOf(parseTables([observationTable(...mixed), kpiTable(fcr, aht)]))).toEqual(expected);
      }),
    );
  });
});

describe("representations", () => {
  const numbers = months.map((month, i): CellValue[] => ["aht", month, 400.5 + i, null, null, null]);
  const expected = dataOf(parseTables([kpiTable(aht), observationTable(...numbers)]));

  test("text and numbers, dates in every form", () => {
    const asText = numbers.map((row): CellValue[] => [
      row[0] ?? null,
      String(row[1]),
      ` ${String(row[2])} `,
      "",
      " ",
      null,
    ]);
    expect(dataOf(parseTables([kpiTable(aht), observationTable(...asText)]))).toEqual(expected);
    const isoDates = ["2026-04-30", "31/05/2026", "30 Jun 2026", "Jul 2026", "2026-08", "Sep-26"];
    const dated = numbers.map((row, i): CellValue[] => ["aht", isoDates[i] ?? null, ...row.slice(2)]);
    expect(dataOf(parseTables([kpiTable(aht), observationTable(...dated)]))).toEqual(expected);
  });

  test("a workbook that counts from 1904", () => {
    const shifted = numbers.map((row): CellValue[] => [row[0] ?? null, Number(row[1]) - 1462, ...row.slice(2)]);
    const parsed = parseTables([kpiTable(aht), observationTable(...shifted)], { date1904: true });
    expect(dataOf(parsed)).toEqual(expected);
  });

  test("wide: periods as serials, text, or with other columns beside them", () => {
    const values = numbers.map((row) => row[2] ?? null);
    const wide = (headers: CellValue[]): RawTable => ({
      sheet: "Observations",
      cells: [
        ["KPI", ...headers],
        ["aht", ...values],
      ],
    });
    const text = ["30/04/2026", "May 2026", "2026-06-30", "Jul-26", "2026-08", "30 Sep 2026"];
    for (const headers of [months, text, months.map(String)])
      expect(dataOf(parseTables([kpiTable(aht), wide(headers)]))).toEqual(expected);
    const beside: RawTable = {
      sheet: "Results",
      cells: [["Quarterly figures"], ["Measure", "Unit", ...months, "Trend"], ["aht", "seconds", ...values, "↗"]],
    };
    const parsed = parseTables([kpiTable(aht), beside]);
    expect(dataOf(parsed)).toEqual(expected);
    expect(parsed.contract.reports[1]).toMatchObject({ wide: true, ignoredHeaders: ["Unit", "Trend"] });
    expect(observationAddress(parsed.contract.kpis[0]!.series, 2)).toBe("Results!E3");
  });

  test("wide: a cell that is no number is left out alone, a blank one is no observation", () => {
    const wide: RawTable = {
      sheet: "Observations",
      cells: [
        ["KPI", ...months],
        ["aht", 400, "n/a", null, 403, { error: "#N/A" }, 405],
      ],
    };
    const parsed = parseTables([kpiTable(aht), wide]);
    expect(codesAt(parsed)).toEqual(["OBS003 Observations!C2", "OBS005 Observations!F2"]);
    expect(Array.from(parsed.contract.kpis[0]?.series.value ?? [])).toEqual([400, 403, 405]);
    expect(parsed.contract.reports[1]).toMatchObject({ rowsRead: 5, rowsUsed: 3, rowsLeftOut: 2 });
  });

  test("one sheet with targets and periods across is both tables", () => {
    const both: RawTable = {
      sheet: "KPIs",
      cells: [
        ["KPI", "Name", "Unit", "Direction", "Target", "Tolerance", ...months],
        [...aht, ...numbers.map((row) => row[2] ?? null)],
      ],
    };
    const parsed = parseTables([both]);
    expect(parsed.problems).toEqual([]);
    expect(dataOf(parsed)).toEqual(expected);
    expect([...parsed.contract.supplied]).toEqual(["kpis", "observations"]);
  });

  test("observations in two sheets are one series, each with its own address", () => {
    const half = (sheet: string, rows: CellValue[][]): RawTable => ({ sheet, cells: [observationHeaders, ...rows] });
    const parsed = parseTables([kpiTable(aht), half("Data", numbers.slice(3)), half("Actuals", numbers.slice(0, 3))]);
    expect(dataOf(parsed)).toEqual(expected);
    const [kpi] = parsed.contract.kpis;
    expect([0, 5].map((i) => observationAddress(kpi!.series, i))).toEqual(["Actuals!C2", "Data!C4"]);
  });
});

test("a bad cell in the observations leaves every other observation as it was", () => {
  const rows = months.flatMap((month, i) => [
    ["fcr", month, 0.8 - i / 100, null, null, null],
    ["aht", month, 400 + i, null, null, null],
  ]) as CellValue[][];
  const junk = fc.constantFrom<CellValue>("n/a", "oops", -5e6, { error: "#REF!" }, true, "31/02/2026", "fcr x", "95,2");
  const points = (raw: RawTable) => {
    const parsed = parseTables([kpiTable(fcr, aht), raw]);
    const all = parsed.contract.kpis.flatMap(({ id, series: s }) =>
      Array.from(s.period, (period, i) => ({ id, period, value: s.value[i], row: s.row[i] })),
    );
    return { parsed, all };
  };
  const before = points(observationTable(...rows));
  fc.assert(
    fc.property(fc.nat(rows.length - 1), fc.nat(2), junk, (at, column, value) => {
      const cells = rows.map((row, r) => (r === at ? row.map((cell, c) => (c === column ? value : cell)) : row));
      const after = points(observationTable(...cells));
      const others = (list: typeof before.all) => list.filter(({ row }) => row !== at + 2);
      expect(others(after.all)).toEqual(others(before.all));
      const errors = after.parsed.problems.filter(({ severity, code }) => severity === "error" || code === "OBS012");
      const kept = after.all.length === before.all.length;
      expect(errors.map(({ cell }) => cell)).toEqual(kept ? [] : [`Observations!${"ABC"[column]}${at + 2}`]);
    }),
    { numRuns: 300 },
  );
});

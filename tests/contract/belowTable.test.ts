import { parseTables } from "../../src/contract/parseTables";

const kpis = {
  sheet: "KPIs",
  table: "KPIs",
  cells: [
    ["KPI", "Name", "Direction"],
    ["a", "First", "higher"],
  ],
};

describe("rows below an Excel table", () => {
  const used = {
    sheet: "KPIs",
    cells: [
      ...kpis.cells,
      ["b", "Second", "lower"],
      [],
      ["A note of one cell"],
      [null, "Total", 12],
      ["x", null, null, "beside the table's columns"],
    ],
  };

  test("are not read, and each is named; a note is left alone", () => {
    const { contract, problems } = parseTables([kpis, used]);
    expect(contract.kpis.map(({ id }) => id)).toEqual(["a"]);
    expect(problems.map(({ code, severity, cell }) => [code, severity, cell])).toEqual([
      ["KPI023", "warning", "KPIs!A3"],
      ["KPI023", "warning", "KPIs!B6"],
    ]);
    expect(problems[0]?.message).toContain('This row ("b") stands below the table');
  });
});

describe("a sheet that one header would make a table", () => {
  const almost = (headers: readonly string[]) =>
    parseTables([kpis, { sheet: "Wk", cells: [[...headers], ["a", "2026-09-30", 1, 2, "x"]] }]).problems;

  test("is named with the header that it lacks", () => {
    const [problem] = almost(["Serial", "Period", "Numerator", "Denominator", "Comment"]);
    expect(problem).toMatchObject({ code: "TAB020", cell: "Wk!A1" });
    expect(problem?.message).toContain('It looks like Observations, but has no column "KPI".');
  });

  test("a list of something else is left alone", () => {
    expect(almost(["Code", "Colour", "Comment"])).toEqual([]);
  });
});

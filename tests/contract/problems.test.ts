import { cellProblem, describe as show, problemKinds, type ProblemNumber } from "../../src/contract/problems";
import { tables } from "../../src/contract/tables";

const place = { prefix: "OBS", table: "Observations", sheet: "My data", row: 17, column: 28 };

test("codes of tables are three capitals and differ", () => {
  const codes = Object.values(tables).map(({ code }) => code);
  for (const code of [...codes, "TAB", "SET", "MAP"]) expect(code).toMatch(/^[A-Z]{3}$/);
  expect(new Set([...codes, "TAB", "SET", "MAP"]).size).toBe(codes.length + 3);
});

test("every kind makes one sentence or two, starting with the address, nothing unfilled", () => {
  for (const number of Object.keys(problemKinds) as ProblemNumber[]) {
    const problem = cellProblem({ ...place, number, found: "x", expected: "a number", detail: "Because." });
    expect(problem.code).toBe(`OBS${number}`);
    expect(problem.cell).toBe("'My data'!AB17");
    expect(problem.message).toMatch(/^'My data'!AB17: \S/);
    expect(problem.message).not.toMatch(/[{}]|undefined/);
    expect(problemKinds[number].title).not.toBe("");
  }
});

test("what a person typed is shown as it is, even when it looks like a pattern", () => {
  const problem = cellProblem({ ...place, number: "003", found: "$& {expected} $1", expected: "a number" });
  expect(problem.message).toBe("'My data'!AB17: Found \"$& {expected} $1\", expected a number. The row is left out.");
});

test("found values", () => {
  expect([null, undefined, " ", 1.5, true, { error: "#N/A" }, " x "].map((value) => show(value))).toEqual([
    "blank",
    "blank",
    "blank",
    "1.5",
    "TRUE",
    "#N/A",
    "x",
  ]);
  expect(show("y".repeat(500))).toHaveLength(80);
});

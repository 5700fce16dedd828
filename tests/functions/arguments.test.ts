import { CellError } from "../../src/functions/CellError";
import * as read from "../../src/functions/arguments";

function errorOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof CellError) return `${error.error} ${error.message}`;
    throw error;
  }
  return "no error";
}

describe("ranges", () => {
  test("a row, a column, one cell and a plain value are the same list", () => {
    for (const range of [[[1, 2, 3]], [[1], [2], [3]], [1, 2, 3]])
      expect([...read.numbers(range, "x")]).toEqual([1, 2, 3]);
    for (const one of [[[7]], 7, [7]]) expect([...read.numbers(one, "x")]).toEqual([7]);
    for (const none of [null, undefined, [], [[]]]) expect(read.numbers(none, "x").length).toBe(0);
  });

  test("a block is refused where a list is due, and read row by row where it is not", () => {
    expect(
      errorOf(() =>
        read.numbers(
          [
            [1, 2],
            [3, 4],
          ],
          "x",
        ),
      ),
    ).toBe("#VALUE! x: one row or one column is needed.");
    expect([
      ...read.block(
        [
          [1, 2],
          [3, null],
        ],
        "x",
      ),
    ]).toEqual([1, 2, 3, NaN]);
    expect(
      read.total(
        [
          [1, 2],
          [3, null],
        ],
        "x",
      ),
    ).toBe(6);
    expect(read.total([["", null]], "x")).toBeNull();
  });

  test("blank is missing", () => {
    expect([...read.numbers([[null], [""], ["  "], [undefined], [NaN], [0]], "x")]).toEqual([
      NaN,
      NaN,
      NaN,
      NaN,
      NaN,
      0,
    ]);
    expect(read.texts([["", null, 5, true, " a "]], "x")).toEqual(["", "", "5", "true", "a"]);
  });

  test("text and booleans where a number is due name their position", () => {
    expect(errorOf(() => read.numbers([[1], ["n/a"]], "scores"))).toBe(
      '#VALUE! scores, position 2: found the text "n/a" where a number is needed.',
    );
    expect(errorOf(() => read.numbers([[1, 2, "3"]], "x"))).toMatch(/^#VALUE! x, position 3/);
    expect(errorOf(() => read.numbers([[true]], "x"))).toMatch(/found TRUE where a number/);
    expect(errorOf(() => read.number("x", "rate"))).toMatch(/^#VALUE! rate: found/);
  });

  test("errors in cells travel on, as text, as our object or as Excel's", () => {
    for (const cell of ["#DIV/0!", { error: "#DIV/0!" }, { code: "#DIV/0!" }, new CellError("#DIV/0!", "")]) {
      expect(errorOf(() => read.numbers([[1], [cell]], "x"))).toMatch(/^#DIV\/0!/);
      expect(errorOf(() => read.dates([[cell]], "x"))).toMatch(/^#DIV\/0!/);
      expect(errorOf(() => read.texts([[cell]], "x"))).toMatch(/^#DIV\/0!/);
      expect(errorOf(() => read.optionalNumber(cell, "x"))).toMatch(/^#DIV\/0!/);
      expect(errorOf(() => read.choice(cell, "x", ["a"], "a"))).toMatch(/^#DIV\/0!/);
      expect(errorOf(() => read.optionalFlag(cell, "x"))).toMatch(/^#DIV\/0!/);
    }
    expect(read.texts([["#1 supplier"]], "x")).toEqual(["#1 supplier"]);
  });

  test("dates are serials or ISO text; a time of day is cut off", () => {
    expect([...read.dates([[36526, "2000-01-01", "2000-01-01T13:00:00", 36526.75, null]], "x")]).toEqual([
      36526,
      36526,
      36526,
      36526,
      NaN,
    ]);
    expect(errorOf(() => read.dates([["01/02/2026"]], "due"))).toMatch(/^#VALUE! due, position 1/);
    expect(errorOf(() => read.dates([["2026-02-30"]], "due"))).toMatch(/^#VALUE!/);
    expect(errorOf(() => read.dates([[true]], "due"))).toMatch(/^#VALUE!/);
    expect(errorOf(() => read.dates([[-5]], "due"))).toMatch(/^#NUM!/);
  });

  test("each cell is read once and the range copied once", () => {
    let reads = 0;
    const n = 100_000;
    const range = Array.from({ length: n }, (_, i) =>
      Object.defineProperty([0], 0, {
        get: () => {
          reads++;
          return i;
        },
      }),
    );
    expect(read.numbers(range, "x")[n - 1]).toBe(n - 1);
    expect(reads).toBe(n);
  });
});

describe("scalars", () => {
  test("are plain or one cell; blank is an error where they must be there and null where not", () => {
    expect(read.number([[5]], "x")).toBe(5);
    expect(read.date("2000-01-01", "x")).toBe(36526);
    expect(errorOf(() => read.number([[null]], "rate"))).toBe("#N/A There is no value for rate.");
    expect(errorOf(() => read.date("", "start"))).toBe("#N/A There is no date for start.");
    expect(read.optionalNumber("", "x")).toBeNull();
    expect(read.optionalDate(null, "x")).toBeNull();
    expect(errorOf(() => read.number([[1], [2]], "x"))).toBe("#VALUE! x: one cell is needed, not a range.");
    expect(errorOf(() => read.number(Infinity, "x"))).toMatch(/^#NUM!/);
  });

  test("words are read in any case, and only from the list", () => {
    expect(read.choice("Higher", "d", ["higher", "lower"])).toBe("higher");
    expect(read.choice(null, "d", ["a", "b"], "b")).toBe("b");
    expect(errorOf(() => read.choice("", "d", ["a"]))).toMatch(/^#VALUE! d/);
    expect(errorOf(() => read.choice("up", "d", ["a"]))).toMatch(/"up" where one of "a"/);
    expect(read.optionalFlag("Yes", "x")).toBe(true);
    expect(read.optionalFlag(0, "x")).toBe(false);
    expect(read.optionalFlag(null, "x")).toBeNull();
    expect(errorOf(() => read.optionalFlag("perhaps", "x"))).toMatch(/^#VALUE!/);
    expect(errorOf(() => read.optionalWhole(2.5, "x", 1, 9))).toMatch(/^#NUM!/);
  });
});

import { CellError } from "../../src/functions/CellError";
import { catalogue, catalogueByName, type CatalogueEntry } from "../../src/functions/catalogue";
import { forExcel } from "../../src/functions/forExcel";

class GivenError {
  constructor(
    readonly code: string,
    readonly message: string | undefined,
  ) {}
}

const makeError = (code: string, message: string | undefined) => new GivenError(code, message);
/** What Excel puts behind the last argument of every call. */
const invocation = { functionName: "X" };

function call(name: string, ...args: unknown[]): unknown {
  const fn = forExcel(catalogueByName.get(name) as CatalogueEntry, makeError);
  try {
    return fn(...args, invocation);
  } catch (error) {
    return error;
  }
}

describe("functions as Excel calls them", () => {
  test("optional arguments arrive as null, with the invocation behind them", () => {
    // 100·(2 − 1)/3
    expect(call("MI.NPS", [[9], [10], [3]])).toBeCloseTo(100 / 3, 12);
    // 1,000 × (1.08^(−0/365) − …): equal dates win nothing
    expect(call("MI.VALUE.ACCELERATION", [[1000]], [[46000]], [[46000]], 0.08, null)).toBe(0);
    for (const entry of catalogue) {
      const given = entry.params.map((p) => (p.range ? [[null]] : null));
      const answer = call(entry.name, ...given);
      // whatever the answer to nothing at all is, it is no fault of ours
      expect(answer instanceof GivenError ? String(answer.message) : "").not.toMatch(/fault of the product/);
    }
  });

  test("messages stand with #VALUE! and #N/A only", () => {
    expect(call("MI.NPS", [["nine"]])).toEqual(new GivenError("#VALUE!", expect.stringContaining('"nine"') as string));
    expect(call("MI.NPS", [[11]])).toEqual(new GivenError("#NUM!", undefined));
    expect(call("MI.NPS", [[null]])).toEqual(new GivenError("#DIV/0!", undefined));
    expect(call("MI.SAVING.HARD", null, 1, 2)).toEqual(
      new GivenError("#N/A", expect.stringContaining("baseline price") as string),
    );
  });

  test("errors in input cells travel on; those that cannot be given become #VALUE! and are named", () => {
    const divided = { type: "Error", basicType: "Error", basicValue: "#DIV/0!", code: "#DIV/0!" };
    expect(call("MI.NPS", [[9], [divided]])).toEqual(new GivenError("#DIV/0!", undefined));
    const lost = { type: "Error", basicValue: "#REF!" };
    expect(call("MI.NPS", [[9], [lost]])).toEqual(
      new GivenError("#VALUE!", expect.stringContaining("#REF!") as string),
    );
  });

  test("data types are read by their basic value", () => {
    const nine = { type: "FormattedNumber", basicValue: 9, numberFormat: "0.0" };
    expect(call("MI.NPS", [[nine], [nine]])).toBe(100);
    expect(call("MI.TCP.PERUNIT", { type: "FormattedNumber", basicValue: 30 }, 10)).toBe(3);
  });

  test("an error in a cell of a spill becomes Excel's, the other cells stay", () => {
    // a level series never leads to a breach: the last cell says so
    const level = [[5], [6], [5], [6], [5], [6], [5], [6]];
    const [row] = call("MI.BREACH", level, 0, "higher", 2, null) as unknown[][];
    expect(row).toHaveLength(3);
    expect(typeof row?.[0]).toBe("number");
    expect(row?.[2]).toEqual(new GivenError("#N/A", expect.any(String) as string));
  });

  test("a mistake of ours is said to be one", () => {
    const broken: CatalogueEntry = {
      name: "MI.X",
      params: [],
      result: "scalar",
      fn: () => {
        throw new TypeError("x is not iterable");
      },
    };
    expect(() => forExcel(broken, makeError)()).toThrow(
      expect.objectContaining({ code: "#VALUE!", message: "A fault of the product: x is not iterable" }),
    );
  });
});

describe("memory of answers", () => {
  function counting(answer: (range: number[][]) => unknown) {
    let calls = 0;
    const fn = (range: number[][]): unknown => {
      calls++;
      return answer(range);
    };
    const entry: CatalogueEntry = {
      name: "MI.X",
      result: "scalar",
      fn: fn as never,
      params: [{ name: "values", kind: "numbers", optional: false, range: true }],
    };
    return { ask: forExcel(entry, makeError), calls: () => calls };
  }
  const range = (n: number, last = 0) => Array.from({ length: n }, (_, i) => [i === n - 1 ? last : i]);

  test("equal ranges are answered once, changed ones anew", () => {
    const { ask, calls } = counting((r) => r.length);
    expect(ask(range(1000))).toBe(1000);
    expect(ask(range(1000))).toBe(1000);
    expect(calls()).toBe(1);
    ask(range(1000, 7));
    expect(calls()).toBe(2);
    ask(range(1000).map(([v]) => [v === 500 ? null : v]));
    expect(calls()).toBe(3);
  });

  test("errors are remembered as errors", () => {
    const { ask, calls } = counting(() => {
      throw new CellError("#N/A", "no");
    });
    expect(() => ask(range(100))).toThrow(expect.objectContaining({ code: "#N/A" }));
    expect(() => ask(range(100))).toThrow(expect.objectContaining({ code: "#N/A" }));
    expect(calls()).toBe(1);
  });

  test("what is kept is bounded", () => {
    const { ask, calls } = counting((r) => r.length);
    for (let i = 0; i < 20; i++) ask(range(100, i));
    ask(range(100, 0));
    expect(calls()).toBe(21);
    ask(range(500_000));
    ask(range(500_000));
    expect(calls()).toBe(23);
  });
});

import { CellError } from "../../src/functions/CellError";
import { miOpenBookMargin, miUnitVsFte } from "../../src/functions/commercial";
import { miAssurance, miPPrimePoints, miVariation, miXmr, miXmrPoints } from "../../src/functions/charts";
import { miBreach, miException, miOutliers, miTrend } from "../../src/functions/exceptions";
import { remembering } from "../../src/functions/memo";
import { miRor } from "../../src/functions/savings";
import {
  miCaseStudyReadiness,
  miPracticeMatch,
  miPromisesKept,
  miReferenceability,
  miSatisfaction,
} from "../../src/functions/scores";
import { figure } from "../../src/functions/sentence";
import { miRag, miRating } from "../../src/functions/status";
import { miTcpCompare, miTcpSwitch, miTcpTotal } from "../../src/functions/tcp";
import { miValueAhead, miValueFaster, miValueFocus } from "../../src/functions/value";

const column = (values: readonly unknown[]) => values.map((v) => [v]);
const stable = [50, 51, 49, 50, 52, 48, 50, 51, 49, 50, 51, 49];

function errorOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof CellError) return error.error;
    throw error;
  }
  return "no error";
}

describe("spills", () => {
  const series = column(stable);
  const spills: readonly [string, number, (header: boolean) => unknown[][]][] = [
    ["focus", 6, (h) => miValueFocus(column(["a", "b"]), column([1, 1]), column([5, -1]), null, h)],
    ["return on relationships", 4, (h) => miRor(3, -1, 0, -1, 1, 2, 1, h)],
    ["comparison", 8, (h) => miTcpCompare(column(["A", "B"]), column([5, null]), column([1, 2]), null, null, h)],
    ["unit price", 4, (h) => miUnitVsFte(10, 5, 1, 2, null, h)],
    ["unit price with FTE", 5, (h) => miUnitVsFte(10, 5, 1, 2, 5, h)],
    ["margin", 3, (h) => miOpenBookMargin(100, 80, 0.06, 0.12, 1, h)],
    ["satisfaction", 4, (h) => miSatisfaction([["a"]], [["x"]], [[7]], [[1]], h)],
    ["practice match", 5, (h) => miPracticeMatch(column(["a", "b"]), column([7, null]), column([5, 5]), null, h)],
    ["limits", 5, (h) => miXmr(series, "mdc", null, h)],
    ["points", 5, (h) => miXmrPoints(series, "mdc", null, null as never, h)],
    ["p′ points", 5, (h) => miPPrimePoints(column(stable), column(stable.map(() => 100)), h)],
    ["trend", 5, (h) => miTrend(series, null as never, h)],
    ["breach", 4, (h) => miBreach(series, 45, "higher", null, h)],
    ["outliers", 3, (h) => miOutliers(series, "tukey", null, h)],
  ];

  test.each(spills)("%s: rectangular, a header row only when asked for", (_name, width, run) => {
    const plain = run(false);
    const headed = run(true);
    expect(headed.length).toBe(plain.length + 1);
    expect(JSON.stringify(headed.slice(1))).toBe(JSON.stringify(plain));
    for (const r of headed) expect(r.length).toBe(width);
    for (const name of headed[0] ?? []) expect(typeof name).toBe("string");
    for (const c of plain.flat()) expect(c === null || c === undefined || Number.isNaN(c)).toBe(false);
  });

  test("what is missing is empty text", () => {
    expect(miTcpCompare(column(["A", "B"]), column([5, null]), column([1, 2]))).toEqual([
      ["A", 5, 1, 5, "", "", "", "frontier"],
      ["B", "", 2, "", "", "", "", ""],
    ]);
    expect(miPracticeMatch(column(["a", "b"]), column([7, null]), column([5, 5]))).toEqual([
      ["a", 7, 5, 2, true],
      ["b", "", 5, "", ""],
    ]);
    expect(miValueFocus(column(["a", "b"]), column([1, 3]), column([5, -1]))).toEqual([
      ["a", 1, 5, 0.25, 1, true],
      ["b", 3, -1, "", "", false],
    ]);
  });
});

describe("charts", () => {
  test("a missing value keeps its row; the words are those of the documentation", () => {
    const points = miXmrPoints(column([...stable, null, 70]));
    expect(points.length).toBe(14);
    expect([points[12]?.[0], points[12]?.[4]]).toEqual(["", ""]);
    expect(points[12]?.[1]).toBe(points[0]?.[1]);
    expect(points[13]?.[4]).toBe("above limit");
  });

  test("fewer than six points have a mean and nothing else", () => {
    expect(miXmr(column([1, 2, 3, 4, 5]))).toEqual([[3, "", "", 5, ""]]);
    expect(miVariation(column([1, 2, 3]), "higher")).toBe("");
    expect(miAssurance(column([1, 2, 3]), 2, "higher")).toBe("");
    expect(miXmr(column(stable.slice(0, 8)))[0]?.[4]).toBe("trial limits");
    expect(miXmr(column(stable))[0]?.[4]).toBe("limits");
    expect(miXmr(column(stable.map(() => 5)))[0]?.[4]).toBe("no variation");
    expect(errorOf(() => miXmr([[null]]))).toBe("#N/A");
  });

  test("rebase positions count from 1, freezing holds the limits", () => {
    const step = [...stable, ...stable.map((v) => v + 30)];
    const points = miXmrPoints(column(step), "mdc", null, [[13]]);
    expect(points[11]?.[1]).toBeCloseTo(50, 10);
    expect(points[12]?.[1]).toBeCloseTo(80, 10);
    const frozen = miXmr(column(step), "mdc", 12)[0];
    expect(frozen?.slice(0, 3)).toEqual(miXmr(column(stable))[0]?.slice(0, 3));
    expect(errorOf(() => miXmrPoints(column(stable), "mdc", null, [[0]]))).toBe("#NUM!");
    expect(errorOf(() => miXmrPoints(column(stable), "mdc", null, [[13]]))).toBe("#NUM!");
    expect(errorOf(() => miXmr(column(stable), "shewhart"))).toBe("#VALUE!");
  });

  test("variation and assurance of the latest point present", () => {
    const jumped = column([...stable, 70, null]);
    expect(miVariation(jumped, "higher")).toBe("improving");
    expect(miVariation(jumped, "lower")).toBe("concerning");
    expect(miVariation(jumped, "neutral")).toBe("neutral high");
    expect(miVariation(column(stable), "higher")).toBe("common cause");
    expect(miAssurance(column(stable), 40, "higher")).toBe("consistently passes");
    expect(miAssurance(column(stable), 40, "lower")).toBe("consistently fails");
    expect(miAssurance(column(stable), 50, "lower")).toBe("hit or miss");
    expect(errorOf(() => miVariation(jumped, ""))).toBe("#VALUE!");
  });

  test("shares: impossible counts are refused, no denominator is missing", () => {
    expect(errorOf(() => miPPrimePoints([[5]], [[4]]))).toBe("#NUM!");
    expect(errorOf(() => miPPrimePoints([[-1]], [[4]]))).toBe("#NUM!");
    expect(errorOf(() => miPPrimePoints([[1]], [[4], [5]]))).toBe("#VALUE!");
    const points = miPPrimePoints(column([...stable, 0]), column([...stable.map(() => 1000), 0]));
    expect(points[0]?.[0]).toBe(0.05);
    expect([points[12]?.[0], points[12]?.[4]]).toEqual(["", ""]);
  });
});

describe("trend, breach, outliers", () => {
  test("too few and too many points", () => {
    expect(errorOf(() => miTrend(column([1, 2, 3])))).toBe("#N/A");
    expect(errorOf(() => miTrend(column(Array.from({ length: 3001 }, (_, i) => i))))).toBe("#VALUE!");
    expect(errorOf(() => miTrend(column(stable), [[1]]))).toBe("#VALUE!");
    expect(errorOf(() => miBreach(column([1, 2, 3]), 1, "higher"))).toBe("#N/A");
    expect(errorOf(() => miBreach(column(stable), 1, "neutral"))).toBe("#VALUE!");
    expect(errorOf(() => miBreach(column(stable), 1, "higher", 0))).toBe("#NUM!");
  });

  test("periods to breach: a number where the trend leads there, #N/A where not", () => {
    const falling = column([99, 98, 97, 96, 95, 94, 93, 92, 91, 90]);
    const [row] = miBreach(falling, 85, "higher", 2);
    expect(row?.length).toBe(3);
    expect(row?.[2]).toBeCloseTo(5, 9);
    const [none] = miBreach(column(stable), 40, "higher", 2);
    expect(none?.[2]).toBeInstanceOf(CellError);
    expect(JSON.parse(JSON.stringify(none?.[2]))).toMatchObject({ error: "#N/A" });
  });

  test("times may be dates; a trend in time is a slope a day", () => {
    const [row] = miTrend(
      column([1, 2, 3, 4, 5]),
      column(["2026-01-01", "2026-01-11", "2026-01-21", "2026-01-31", "2026-02-10"]),
    );
    expect(row?.[1]).toBeCloseTo(0.1, 12);
  });
});

describe("one sentence", () => {
  test("empty when nothing deserves attention", () => {
    expect(miException(column(stable))).toBe("");
    expect(miException(column(stable), 45, "higher")).toBe("");
    expect(miException(column(stable), 50, "higher", 2)).toBe("");
    expect(miException([[null]], 5)).toBe("");
  });

  test("says signal, meaning and target in words with figures", () => {
    const jumped = column([...stable, 30]);
    expect(miException(jumped)).toMatch(/^The latest value 30 is below the lower limit [\d.]+\.$/);
    expect(miException(jumped, 45, "higher", 2)).toMatch(
      /^The latest value 30 is below the lower limit [\d.]+ \(concerning\) and misses the target 45 by 15, more than the tolerance of 2\.$/,
    );
    expect(miException(jumped, 45, "lower")).toMatch(/\(improving\)\.$/);
    expect(miException(column([1, 2, 3]), 5, "higher")).toBe("The latest value 3 misses the target 5 by 2.");
    expect(miException(column([...stable, ...[53, 53, 53, 53, 53, 53, 53]]))).toMatch(
      /run of 7 or more points above the mean/,
    );
  });

  test("figures look the same everywhere", () => {
    expect([0.71234, 12.345678, 999.96, 1234567.8, -45678, 0].map(figure)).toEqual([
      "0.7123",
      "12.35",
      "1,000",
      "1,234,568",
      "-45,678",
      "0",
    ]);
  });
});

describe("status", () => {
  test("words, and what has none", () => {
    expect(miRag(95, 95, 2, "higher")).toBe("Green");
    expect(miRag(93, 95, 2, "higher")).toBe("Amber");
    expect(miRag(92.9, 95, 2, "Higher")).toBe("Red");
    expect(miRag(50, 40, 5, "range", 60)).toBe("Green");
    expect(miRating(91, 95, 2, "higher")).toBe("Requires improvement");
    expect(miRating(90.9, 95, 2, "higher")).toBe("Inadequate");
    expect(errorOf(() => miRag(null, 95, 2, "higher"))).toBe("#N/A");
    expect(errorOf(() => miRag(1, 95, -2, "higher"))).toBe("#NUM!");
    expect(errorOf(() => miRag(1, 95, 2, "neutral"))).toBe("#VALUE!");
    expect(errorOf(() => miRag(1, 95, 2, "range", 90))).toBe("#NUM!");
  });
});

describe("options left out arrive as null or undefined", () => {
  test("and take their defaults", () => {
    expect(miValueFaster([[12]], [[7]], [[100]], [[5]])).toBe(2500);
    expect(miValueFaster([[12]], [[7]], [[100]], [[5]], null as never, null, null)).toBe(2500);
    expect(miValueAhead([[10]], [[5]], [[4]], [["2026-01-01"]], 0.08)).toBe(10);
    expect(miTcpTotal([[100]], [[20]], [[5]], [[1]], [[10, 4]], [[3]], [[2]])).toBe(135);
    expect(errorOf(() => miTcpTotal([[100]], [[null]], [[5]], [[1]], [[10]]))).toBe("#N/A");
    expect(errorOf(() => miTcpSwitch(100, 20, 120, 10))).toBe("#N/A");
    expect(miCaseStudyReadiness("Video", true, true, true, true)).toBe(100);
    expect(miReferenceability(column(["a", "b"]), column([1, 2]), column(["Yes", "no"]))).toBe(0.5);
    expect(miPromisesKept(column(["2026-01-10", "2026-01-20"]), column(["2026-01-09", null]), "2026-02-01")).toBe(0.5);
  });
});

describe("memory", () => {
  test("the same question is answered once, another one anew, missing values included", () => {
    let asked = 0;
    const ask = remembering((values: Float64Array, k: number) => {
      asked++;
      return values.length * k;
    }, 2);
    const list = (x: number) => Float64Array.of(1, NaN, x);
    expect([ask(list(3), 2), ask(list(3), 2)]).toEqual([6, 6]);
    expect(asked).toBe(1);
    ask(list(3), 3);
    ask(list(4), 2);
    expect(asked).toBe(3);
    // only the last two are kept
    ask(list(3), 2);
    expect(asked).toBe(4);
  });

  test("too long a list is answered and not kept", () => {
    let asked = 0;
    const ask = remembering((values: Float64Array, _: null) => ++asked + values.length, 9, 10);
    ask(new Float64Array(11), null);
    ask(new Float64Array(11), null);
    expect(asked).toBe(2);
  });
});

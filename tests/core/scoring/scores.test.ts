import fc from "fast-check";
import { nps } from "../../../src/core/scoring/nps";
import { practiceMatch } from "../../../src/core/scoring/practiceMatch";
import { satisfaction } from "../../../src/core/scoring/satisfaction";
import { weightedScore } from "../../../src/core/scoring/weightedScore";
import golden from "../../golden/nps.json";
import { codeOf, expectClose, valueOf } from "../close";

const score = fc.integer({ min: 0, max: 10 });

describe(`nps: ${golden.source}`, () => {
  const codes: Record<string, string> = { "#DIV/0!": "zero-denominator", "#NUM!": "domain" };

  test.each(golden.cases)("$id", ({ input, expected }) => {
    const result = nps(input.scores);
    if (expected.error) {
      expect(codeOf(result)).toBe(codes[expected.error]);
      return;
    }
    const r = valueOf(result);
    expect([r.n, r.promoters, r.passives, r.detractors]).toEqual([
      expected.n,
      expected.promoters,
      expected.passives,
      expected.detractors,
    ]);
    expectClose(r.score, expected.nps ?? NaN);
    expectClose(r.error, expected.standardError ?? NaN);
    expectClose(r.score - 1.959963984540054 * r.error, expected.ci95Low ?? NaN);
  });
});

describe("nps", () => {
  test("order and repetition of replies do not change the score; repetition makes it surer", () => {
    fc.assert(
      fc.property(fc.array(score, { minLength: 1, maxLength: 40 }), (replies) => {
        const once = valueOf(nps(replies));
        expect(valueOf(nps([...replies].reverse()))).toEqual(once);
        const four = valueOf(nps([...replies, ...replies, ...replies, ...replies]));
        expectClose(four.score, once.score);
        expectClose(four.error, once.error / 2);
        expect(Math.abs(once.score)).toBeLessThanOrEqual(100);
      }),
    );
  });

  test("three replies that differ in kind have an error of 27 to 54 points", () => {
    for (const a of [3, 7, 10]) {
      for (const b of [3, 7, 10]) {
        for (const c of [3, 7, 10]) {
          const { error } = valueOf(nps([a, b, c]));
          if (a === b && b === c) expect(error).toBe(0);
          else {
            expect(error).toBeGreaterThan(27);
            expect(error).toBeLessThan(55);
          }
        }
      }
    }
  });
});

describe("weighted score", () => {
  const pairs = fc.array(fc.record({ s: fc.integer({ min: -50, max: 50 }), w: fc.integer({ min: 1, max: 20 }) }), {
    minLength: 1,
    maxLength: 10,
  });
  const run = (rows: { s: number; w: number }[]) =>
    valueOf(
      weightedScore(
        rows.map((x) => x.s),
        rows.map((x) => x.w),
      ),
    ).score;

  test("lies between the scores, moves with them, and knows no unit of weight", () => {
    fc.assert(
      fc.property(pairs, fc.integer({ min: 1, max: 9 }), fc.integer({ min: -9, max: 9 }), (rows, k, shift) => {
        const value = run(rows);
        expect(value).toBeGreaterThanOrEqual(Math.min(...rows.map((x) => x.s)) - 1e-9);
        expect(value).toBeLessThanOrEqual(Math.max(...rows.map((x) => x.s)) + 1e-9);
        expectClose(run(rows.map((x) => ({ ...x, w: x.w * k }))), value);
        expectClose(run(rows.map((x) => ({ ...x, s: x.s * k + shift }))), value * k + shift);
        // a score of weight 3 counts as three scores of weight 1
        const apart = rows.flatMap((x) => Array.from({ length: x.w }, () => ({ s: x.s, w: 1 })));
        expectClose(run(apart), value);
      }),
    );
  });

  test("missing is never zero: the rest carries the weight down to the floor", () => {
    expect(valueOf(weightedScore([80, null], [1, 1]))).toEqual({ score: 80, coverage: 0.5, n: 1 });
    expect(codeOf(weightedScore([80, null], [1, 1.1]))).toBe("missing");
    expect(codeOf(weightedScore([80, null], [1, 9], null, 0.1))).toBe("ok");
    expect(codeOf(weightedScore([80, null], [9, 1], "none"))).toBe("missing");
  });

  test("problems", () => {
    expect(codeOf(weightedScore([1, 2], [1]))).toBe("type");
    expect(codeOf(weightedScore([1], [-1]))).toBe("domain");
    expect(codeOf(weightedScore([1], [0]))).toBe("zero-denominator");
    expect(codeOf(weightedScore([1], [null]))).toBe("missing");
    expect(codeOf(weightedScore([null], [1], null, 0))).toBe("missing");
    expect(codeOf(weightedScore([1], [1], null, 2))).toBe("domain");
    expect(codeOf(weightedScore([1], [1], "zero" as "none"))).toBe("type");
  });
});

describe("satisfaction", () => {
  const rows = fc.array(
    fc.record({
      who: fc.constantFrom("a", "b", "c"),
      topic: fc.constantFrom("x", "y"),
      s: score,
      w: fc.integer({ min: 1, max: 5 }),
    }),
    { minLength: 1, maxLength: 15 },
  );
  type Row = { who: string; topic: string; s: number | null; w: number };
  const run = (list: Row[]) =>
    satisfaction(
      list.map((x) => x.who),
      list.map((x) => x.topic),
      list.map((x) => x.s),
      list.map((x) => x.w),
    );

  test("mean of means between lowest and highest respondent, in any order and unit of weight", () => {
    fc.assert(
      fc.property(rows, (list) => {
        const r = valueOf(run(list));
        const means = [...new Set(list.map((x) => x.who))].map((who) => {
          const own = list.filter((x) => x.who === who);
          return own.reduce((t, x) => t + x.s * x.w, 0) / own.reduce((t, x) => t + x.w, 0);
        });
        expectClose(r.score, means.reduce((t, m) => t + m, 0) / means.length);
        expectClose(r.spread, Math.max(...means) - Math.min(...means));
        expect(r.respondents).toBe(means.length);
        expect(r.coverage).toBeLessThanOrEqual(1 + 1e-12);
        expectClose(valueOf(run([...list].reverse())).score, r.score);
        expectClose(valueOf(run(list.map((x) => ({ ...x, w: x.w * 7 })))).coverage, r.coverage);
      }),
    );
  });

  test("a respondent with many answers counts once; what was not answered lowers coverage only", () => {
    const list: Row[] = [
      { who: "a", topic: "x", s: 10, w: 1 },
      { who: "a", topic: "y", s: 10, w: 1 },
      { who: "b", topic: "x", s: 4, w: 1 },
      { who: "b", topic: "y", s: null, w: 1 },
      { who: "c", topic: "x", s: 4, w: 1 },
    ];
    const r = valueOf(run(list));
    expect([r.score, r.respondents, r.spread]).toEqual([6, 3, 6]);
    expectClose(r.coverage, 4 / 6);
  });

  test("roles", () => {
    const r = valueOf(satisfaction(["a", "b", "c"], ["x", "x", "x"], [9, 7, 2], null, ["end user", "end user", null]));
    expect(r.byRole).toEqual([{ role: "end user", score: 8, n: 2 }]);
  });

  test("problems", () => {
    expect(codeOf(run([{ who: "a", topic: "x", s: 11, w: 1 }]))).toBe("domain");
    expect(codeOf(run([{ who: "a", topic: "x", s: 1, w: -1 }]))).toBe("domain");
    expect(codeOf(run([{ who: "a", topic: "x", s: 1, w: 0 }]))).toBe("zero-denominator");
    expect(codeOf(run([{ who: "", topic: "x", s: 1, w: 1 }]))).toBe("missing");
    expect(codeOf(run([{ who: "a", topic: "x", s: null, w: 1 }]))).toBe("missing");
    expect(codeOf(satisfaction(["a"], ["x"], [1, 2]))).toBe("type");
  });
});

describe("practice match", () => {
  const pairs = fc.array(fc.tuple(score, score), { minLength: 1, maxLength: 10 });

  test("swapping the parties negates gaps and keeps flags and alignment", () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const names = list.map((_, i) => `factor ${i}`);
        const client = list.map((x) => x[0]);
        const supplier = list.map((x) => x[1]);
        const a = valueOf(practiceMatch(names, client, supplier));
        const b = valueOf(practiceMatch(names, supplier, client));
        expect(b.rows.map((r) => 0 - (r.gap ?? NaN))).toEqual(a.rows.map((r) => 0 + (r.gap ?? NaN)));
        expect(b.rows.map((r) => r.flag)).toEqual(a.rows.map((r) => r.flag));
        expect(b.alignment).toBe(a.alignment);
        expect(a.flagged).toBe(list.filter(([x, y]) => Math.abs(x - y) >= 2).length);
        expectClose(a.alignment, 1 - list.reduce((t, [x, y]) => t + Math.abs(x - y), 0) / list.length / 10);
        expect(valueOf(practiceMatch(names, client, client)).alignment).toBe(1);
      }),
    );
  });

  test("a gap of 2 is flagged also when binary makes it a little less; one side alone has no gap", () => {
    expect(valueOf(practiceMatch(["a"], [7.3], [5.3])).flagged).toBe(1);
    expect(valueOf(practiceMatch(["a"], [7], [null]))).toEqual({
      rows: [{ factor: "a", client: 7, supplier: null, gap: null, flag: null }],
      alignment: null,
      flagged: 0,
    });
    expect(codeOf(practiceMatch(["a"], [11], [1]))).toBe("domain");
    expect(codeOf(practiceMatch(["a"], [1], [1], 0))).toBe("domain");
    expect(codeOf(practiceMatch([], [], []))).toBe("missing");
  });
});

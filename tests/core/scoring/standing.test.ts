import fc from "fast-check";
import { caseStudyLadder, caseStudyPoints, caseStudyReadiness } from "../../../src/core/scoring/caseStudy";
import { promisesKept } from "../../../src/core/scoring/promises";
import { type ReferenceAnswer, referenceability } from "../../../src/core/scoring/referenceability";
import { codeOf, valueOf } from "../close";

describe("referenceability", () => {
  const events = fc.array(
    fc.record({
      account: fc.constantFrom("a", "b", "c", "d"),
      answer: fc.constantFrom<ReferenceAnswer>("yes", "no", "conditional"),
      lasts: fc.option(fc.nat(40)),
    }),
    { minLength: 1, maxLength: 20 },
  );

  test("agrees with the definition, counts everybody asked, moves with the calendar", () => {
    fc.assert(
      fc.property(events, fc.nat(60), fc.integer({ min: -500, max: 500 }), (list, asOfAfter, shift) => {
        const run = (by: number, day: number | null) =>
          referenceability(
            list.map((e) => e.account),
            list.map((_, i) => 1000 + 2 * i + by),
            list.map((e) => e.answer),
            list.map((e, i) => (e.lasts === null ? null : 1000 + 2 * i + e.lasts + by)),
            day,
          );
        const asOf = 1000 + asOfAfter;
        const r = valueOf(run(0, asOf));
        const known = list.map((e, i) => ({ ...e, day: 1000 + 2 * i })).filter((e) => e.day <= asOf);
        const accounts = [...new Set(known.map((e) => e.account))];
        const counted = accounts.map(
          (name) =>
            known.filter((e) => e.account === name && (e.lasts === null || e.day + e.lasts >= asOf)).at(-1)?.answer,
        );
        expect(r.asked).toBe(accounts.length);
        expect(r.yes).toBe(counted.filter((x) => x === "yes").length);
        expect(r.conditional).toBe(counted.filter((x) => x === "conditional").length);
        expect(r.yes + r.no + r.conditional + r.expired).toBe(r.asked);
        expect(r.share).toBe(r.yes / r.asked);
        expect(valueOf(run(shift, asOf + shift)).share).toBe(r.share);
      }),
    );
  });

  test("without an as-of day the latest date counts; the last day of an answer still holds", () => {
    expect(valueOf(referenceability(["a", "b"], [1, 9], ["yes", "no"], [9, null])).share).toBe(0.5);
    expect(valueOf(referenceability(["a", "b"], [1, 10], ["yes", "no"], [9, null])).share).toBe(0);
  });

  test("nobody asked", () => {
    expect(codeOf(referenceability([], [], []))).toBe("zero-denominator");
    expect(codeOf(referenceability(["a"], [5], ["yes"], null, 4))).toBe("zero-denominator");
    expect(codeOf(referenceability(["a"], [5, 6], ["yes"]))).toBe("type");
  });
});

describe("case-study readiness", () => {
  const state = fc.record({
    stage: fc.constantFrom(...caseStudyLadder),
    criteria: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean()),
    age: fc.option(fc.nat(1500)),
  });
  const run = (s: {
    stage: (typeof caseStudyLadder)[number];
    criteria: [boolean, boolean, boolean, boolean];
    age: number | null;
  }) => valueOf(caseStudyReadiness(s.stage, ...s.criteria, s.age)).score;

  test("points add up to 100; all done is 100, nothing is 0", () => {
    expect(Object.values(caseStudyPoints).reduce((a, b) => a + b)).toBe(100);
    expect(run({ stage: "video", criteria: [true, true, true, true], age: 0 })).toBe(100);
    expect(run({ stage: "video", criteria: [true, true, true, true], age: null })).toBe(100);
    expect(run({ stage: "none", criteria: [false, false, false, false], age: 730 })).toBe(0);
  });

  test("never falls when a criterion is met or the stage rises, never rises with age", () => {
    fc.assert(
      fc.property(state, fc.nat(3), fc.nat(900), (s, which, older) => {
        const value = run(s);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(100);
        const met = [...s.criteria] as typeof s.criteria;
        met[which] = true;
        expect(run({ ...s, criteria: met })).toBeGreaterThanOrEqual(value);
        const next = caseStudyLadder[caseStudyLadder.indexOf(s.stage) + 1];
        if (next) expect(run({ ...s, stage: next })).toBeGreaterThan(value);
        if (s.age !== null) expect(run({ ...s, age: s.age + older })).toBeLessThanOrEqual(value);
      }),
    );
  });

  test("says what is missing", () => {
    const r = valueOf(caseStudyReadiness("agreed", true, true, null, false, 10));
    expect(r.missing).toEqual(["named sponsor", "approval", "stage"]);
    expect(codeOf(caseStudyReadiness("film" as "video", true, true, true, true))).toBe("type");
    expect(codeOf(caseStudyReadiness("video", true, true, true, true, -1))).toBe("domain");
  });
});

describe("promises kept", () => {
  const list = fc.array(fc.record({ due: fc.nat(60), took: fc.option(fc.integer({ min: -30, max: 30 })) }), {
    minLength: 1,
    maxLength: 15,
  });

  test("agrees with the definition, moves with the calendar, and an earlier delivery never lowers the share", () => {
    fc.assert(
      fc.property(list, fc.nat(90), fc.integer({ min: -99, max: 99 }), fc.nat(14), (rows, asOf, shift, which) => {
        const run = (items: typeof rows, by = 0) =>
          promisesKept(
            items.map((x) => x.due + by + 1000),
            items.map((x) => (x.took === null ? null : x.due + x.took + by + 1000)),
            asOf + by + 1000,
          );
        const due = rows.filter((x) => x.due <= asOf);
        const result = run(rows);
        if (due.length === 0) {
          expect(codeOf(result)).toBe("zero-denominator");
          return;
        }
        const r = valueOf(result);
        const kept = due.filter((x) => x.took !== null && x.took <= 0);
        const late = due.filter((x) => x.took !== null && x.took > 0 && x.due + x.took <= asOf);
        expect([r.due, r.keptOnTime, r.keptLate, r.overdue]).toEqual([
          due.length,
          kept.length,
          late.length,
          due.length - kept.length - late.length,
        ]);
        expect(r.share).toBe(kept.length / due.length);
        expect(valueOf(run(rows, shift)).share).toBe(r.share);
        const better = rows.map((x, i) => (i === which && x.took !== null ? { ...x, took: x.took - 5 } : x));
        expect(valueOf(run(better)).share).toBeGreaterThanOrEqual(r.share);
      }),
    );
  });

  test("days late, and the as-of day when none is given", () => {
    const r = valueOf(promisesKept([10, 20, 30, null, 99], [9, 25, null, 5, null], 35));
    expect([...r.daysLate]).toEqual([0, 5, 5, NaN, 0]);
    expect(valueOf(promisesKept([10, 20, 30], [9, 25, null])).asOf).toBe(25);
    expect(codeOf(promisesKept([10], [null]))).toBe("missing");
    expect(codeOf(promisesKept([10], [1, 2]))).toBe("type");
  });
});

import fc from "fast-check";
import { focus } from "../../../src/core/finance/focus";
import { runRateAcceleration, valueAcceleration } from "../../../src/core/finance/valueAcceleration";
import { fasterFulfilment, valueAhead } from "../../../src/core/finance/valueAhead";
import { codeOf, day, expectClose, money, positiveMoney, rate, valueOf } from "../close";

const items = fc.array(fc.record({ amount: money, planned: day, actual: day }), { minLength: 1, maxLength: 12 });

describe("value acceleration", () => {
  test("is the difference of two present values, summed", () => {
    fc.assert(
      fc.property(items, rate, day, (rows, r, base) => {
        const naive = rows.reduce((sum, x) => {
          const at = (d: number) => Math.pow(1 + r, -(d - base) / 365);
          return sum + x.amount * (at(x.actual) - at(x.planned));
        }, 0);
        const scale = rows.reduce((m, x) => Math.max(m, Math.abs(x.amount)), 1) * 1e5;
        const { value } = valueOf(accelerate(rows, r, base));
        expect(Math.abs(value - naive)).toBeLessThanOrEqual(1e-9 * scale);
      }),
    );
  });

  test("swapping planned and actual dates negates", () => {
    fc.assert(
      fc.property(items, rate, (rows, r) => {
        const swapped = rows.map((x) => ({ ...x, planned: x.actual, actual: x.planned }));
        expectClose(valueOf(accelerate(swapped, r)).value, -valueOf(accelerate(rows, r)).value, 1e-8);
      }),
    );
  });

  test("is linear in the amounts and unmoved when all days move", () => {
    fc.assert(
      fc.property(
        items,
        rate,
        fc.integer({ min: -10, max: 10 }),
        fc.integer({ min: 0, max: 999 }),
        (rows, r, k, by) => {
          const value = valueOf(accelerate(rows, r)).value;
          const scaled = rows.map((x) => ({ ...x, amount: x.amount * k }));
          expectClose(valueOf(accelerate(scaled, r)).value, k * value);
          const moved = rows.map((x) => ({ ...x, planned: x.planned + by, actual: x.actual + by }));
          expectClose(valueOf(accelerate(moved, r)).value, value);
        },
      ),
    );
  });

  test("early is worth something at a positive rate, late costs, on time or without a rate is nothing", () => {
    fc.assert(
      fc.property(positiveMoney, day, fc.integer({ min: 1, max: 800 }), (amount, planned, early) => {
        const at = (actual: number, r: number) => valueOf(valueAcceleration([amount], [planned], [actual], r)).value;
        expect(at(planned - early, 0.08)).toBeGreaterThan(0);
        expect(at(planned + early, 0.08)).toBeLessThan(0);
        expect(at(planned, 0.08)).toBe(0);
        expect(Math.abs(at(planned - early, 0))).toBe(0);
      }),
    );
  });

  test("what has not come is not counted; what has no amount is left out", () => {
    const r = valueOf(
      valueAcceleration([100, 100, null], [50_000, 50_000, 50_000], [49_635, null, 49_635], 0.25, 50_000),
    );
    expect([r.counted, r.notYet]).toEqual([1, 1]);
    expectClose(r.value, 25);
    expect(valueOf(valueAcceleration([100], [50_000], [null], 0.08)).value).toBe(0);
  });

  test("problems", () => {
    expect(codeOf(valueAcceleration([1], [2], [3], -1))).toBe("domain");
    expect(codeOf(valueAcceleration([1, 2], [2], [3], 0.1))).toBe("type");
    expect(codeOf(valueAcceleration([NaN], [2], [3], 0.1))).toBe("missing");
    expect(codeOf(valueAcceleration([], [], [], 0.1))).toBe("missing");
    expect(codeOf(valueAcceleration([1], [2], [3], NaN))).toBe("missing");
  });

  function accelerate(rows: { amount: number; planned: number; actual: number }[], r: number, base?: number) {
    const column = <K extends "amount" | "planned" | "actual">(k: K) => rows.map((x) => x[k]);
    return valueAcceleration(column("amount"), column("planned"), column("actual"), r, base ?? null);
  }
});

describe("run-rate acceleration", () => {
  test("equals adding up day by day", () => {
    fc.assert(
      fc.property(
        money,
        day,
        fc.integer({ min: -400, max: 400 }),
        fc.integer({ min: 0, max: 500 }),
        rate,
        (a, planned, d, e, r) => {
          const actual = planned + d;
          const end = Math.min(planned, actual) + e;
          const base = 45_000;
          const accrued = (from: number) => {
            let sum = 0;
            for (let t = from; t <= end; t++) sum += (a / 365) * Math.pow(1 + r, -(t - base) / 365);
            return sum;
          };
          const expected = accrued(actual) - accrued(planned);
          const scale = Math.max(1, Math.abs(accrued(Math.min(actual, planned))));
          expect(
            Math.abs(valueOf(runRateAcceleration(a, planned, actual, end, r, base)) - expected),
          ).toBeLessThanOrEqual(1e-9 * scale);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("swapping the starts negates; without a rate it is days", () => {
    fc.assert(
      fc.property(money, day, day, rate, (a, p, q, r) => {
        const end = 50_000;
        expectClose(valueOf(runRateAcceleration(a, p, q, end, r)), -valueOf(runRateAcceleration(a, q, p, end, r)));
        expectClose(valueOf(runRateAcceleration(a, p, q, end, 0)), (a * (p - q)) / 365);
      }),
    );
  });

  test("problems", () => {
    expect(codeOf(runRateAcceleration(1, 100, 90, 80, 0.1))).toBe("domain");
    expect(codeOf(runRateAcceleration(1, 100, 90, 95, 0.1))).toBe("ok");
    expect(codeOf(runRateAcceleration(1, 100, 90, 200, -1))).toBe("domain");
    expect(codeOf(runRateAcceleration(NaN, 100, 90, 200, 0))).toBe("missing");
  });
});

describe("faster fulfilment and value ahead", () => {
  const needs = fc.array(fc.record({ q: fc.nat(1000), b: fc.nat(90), a: fc.nat(90), v: money, d: day }), {
    minLength: 1,
    maxLength: 8,
  });

  test("add up quantity × days × value, discounted from the need date", () => {
    fc.assert(
      fc.property(needs, rate, (rows, r) => {
        const base = Math.min(...rows.map((x) => x.d));
        const expected = rows.reduce((s, x) => s + x.q * (x.b - x.a) * x.v * Math.pow(1 + r, -(x.d - base) / 365), 0);
        const scale = rows.reduce((s, x) => s + Math.abs(x.q * (x.b - x.a) * x.v) * 1e4, 1);
        const list = (k: "q" | "b" | "a" | "v" | "d") => rows.map((x) => x[k]);
        const timing = { needDates: list("d"), rate: r };
        const f = valueOf(fasterFulfilment(list("b"), list("a"), list("q"), list("v"), timing));
        expect(Math.abs(f.value - expected)).toBeLessThanOrEqual(1e-9 * scale);
        const mirrored = valueOf(fasterFulfilment(list("a"), list("b"), list("q"), list("v"), timing));
        expect(Math.abs(mirrored.value + f.value)).toBeLessThanOrEqual(1e-9 * scale);
        const ahead = valueOf(valueAhead(list("q"), list("b"), list("a"), timing));
        const unit = valueOf(fasterFulfilment(list("b"), list("a"), list("q"), [1], timing));
        expectClose(ahead.value, unit.value);
      }),
    );
  });

  test("one quantity and one value stand for all rows; rows with gaps are left out and counted", () => {
    const r = valueOf(fasterFulfilment([12, 10, null], [7, 11, 3], [100], [5]));
    expect(r).toEqual({ value: 2000, counted: 2, leftOut: 1 });
  });

  test("problems", () => {
    expect(codeOf(fasterFulfilment([1, 2], [1], [1], [1]))).toBe("type");
    expect(codeOf(fasterFulfilment([null], [1], [1], [1]))).toBe("missing");
    expect(codeOf(valueAhead([1], [1], [1], { needDates: [1, 2] }))).toBe("type");
    expect(codeOf(valueAhead([1], [1], [1], { needDates: [1], rate: -1.5 }))).toBe("domain");
  });
});

describe("focus", () => {
  const lines = fc.uniqueArray(
    fc.record({ spend: fc.integer({ min: 1, max: 9999 }), d: fc.integer({ min: -999, max: 9999 }) }),
    {
      minLength: 1,
      maxLength: 15,
      selector: (x) => x.d / x.spend,
    },
  );
  const run = (rows: { spend: number; d: number }[], share = 0.8) =>
    focus(
      rows.map((x) => `${x.spend}/${x.d}`),
      rows.map((x) => x.spend),
      rows.map((x) => x.d),
      share,
    );

  test("the vital few reach the share, and without the last of them do not", () => {
    fc.assert(
      fc.property(lines, fc.integer({ min: 1, max: 100 }), (rows, percent) => {
        const total = rows.reduce((s, x) => s + Math.max(0, x.d), 0);
        fc.pre(total > 0);
        const f = valueOf(run(rows, percent / 100));
        const vital = f.rows.filter((x) => x.vital);
        const reached = vital.reduce((s, x) => s + x.difference, 0);
        expect(reached * 100).toBeGreaterThanOrEqual(percent * total);
        expect((reached - (vital.at(-1)?.difference ?? 0)) * 100).toBeLessThan(percent * total);
        expectClose(f.differenceShare, reached / total);
        const best = [...rows].sort((a, b) => b.d / b.spend - a.d / a.spend).slice(0, vital.length);
        expect(vital.map((x) => x.label)).toEqual(best.map((x) => `${x.spend}/${x.d}`));
        expect(f.rows.filter((x) => x.difference < 0).every((x) => !x.vital && x.cumulativeSpend === null)).toBe(true);
        expect(f.rows.length).toBe(rows.length);
      }),
    );
  });

  test("does not depend on the order of rows or the unit of money", () => {
    fc.assert(
      fc.property(lines, (rows) => {
        fc.pre(rows.some((x) => x.d > 0));
        const labels = (r: typeof rows) => valueOf(run(r)).rows.map((x) => `${x.label}${x.vital}`);
        const once = labels(rows);
        expect([...labels([...rows].reverse())].sort()).toEqual([...once].sort());
        const scaled = valueOf(
          focus(
            rows.map((x) => `${x.spend}/${x.d}`),
            rows.map((x) => x.spend * 1000),
            rows.map((x) => x.d * 1000),
          ),
        );
        expect(scaled.rows.map((x) => `${x.label}${x.vital}`)).toEqual(once);
      }),
    );
  });

  test("decimals that miss the share by a last digit add no row", () => {
    // 0.7 + 0.2 is 0.8999999999999999 in binary, and 0.9 of 1 is enough
    const f = valueOf(focus(["a", "b", "c"], [1, 1, 1], [0.7, 0.1, 0.2], 0.9));
    expect(f.vital).toBe(2);
  });

  test("problems", () => {
    expect(codeOf(run([{ spend: 1, d: -1 }]))).toBe("missing");
    expect(codeOf(run([{ spend: 1, d: 1 }], 0))).toBe("domain");
    expect(codeOf(run([{ spend: 1, d: 1 }], 1.01))).toBe("domain");
    expect(codeOf(run([{ spend: -1, d: 1 }]))).toBe("domain");
    expect(codeOf(focus(["a"], [1, 2], [1]))).toBe("type");
  });
});

import fc from "fast-check";
import { compareOptions } from "../../../src/core/finance/compareOptions";
import { sensitivity, sensitivityInputs, switchingPoint } from "../../../src/core/finance/sensitivity";
import { costIndex, costPerUnit, netValue, totalCost } from "../../../src/core/finance/totalCostOfPerformance";
import { codeOf, expectClose, money, valueOf } from "../close";

describe("total cost", () => {
  test("adds costs, takes off credits and gain share, says what was not stated", () => {
    fc.assert(
      fc.property(fc.array(money, { minLength: 7, maxLength: 7 }), (m) => {
        const [fees = 0, retained = 0, governance = 0, transition = 0, nonPerformance = 0, credits = 0, gainShare = 0] =
          m;
        const all = { fees, retained, governance, transition, nonPerformance, credits, gainShare };
        const t = valueOf(totalCost(all));
        expectClose(t.total, fees + retained + governance + transition + nonPerformance - credits - gainShare, 1e-6);
        expect(t.missing).toEqual([]);
      }),
    );
    expect(valueOf(totalCost({ fees: 5, governance: 1 }))).toEqual({
      total: 6,
      missing: ["retained", "transition", "nonPerformance"],
    });
    expect(codeOf(totalCost({ fees: null }))).toBe("missing");
  });

  test("index, per unit and net", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.array(fc.nat(1e6), { minLength: 1 }), (price, costs) => {
        const index = valueOf(costIndex(price, costs));
        expect(index).toBeGreaterThanOrEqual(1);
        expectClose(
          valueOf(
            costIndex(
              price * 7,
              costs.map((c) => c * 7),
            ),
          ),
          index,
        );
        const total = price + costs.reduce((a, b) => a + b, 0);
        expectClose(index * price, total);
        // at a value of its own cost a unit, an option is worth exactly nothing
        expectClose(valueOf(netValue(40, valueOf(costPerUnit(total, 40)), total)) / total, 0);
      }),
    );
    expect(codeOf(costIndex(0, [1]))).toBe("zero-denominator");
    expect(codeOf(costIndex(1, [null]))).toBe("missing");
    expect(codeOf(costPerUnit(1, 0))).toBe("zero-denominator");
    expect(codeOf(costPerUnit(1, -1))).toBe("domain");
    expect(codeOf(netValue(-1, 1, 1))).toBe("domain");
  });
});

describe("comparison of options", () => {
  const options = fc.array(fc.record({ t: fc.nat(30), o: fc.nat(12) }), { minLength: 1, maxLength: 9 });
  const compare = (rows: { t: number; o: number }[], value: number | null = null) =>
    valueOf(
      compareOptions(
        rows.map((_, i) => `option ${i}`),
        rows.map((x) => x.t),
        rows.map((x) => x.o),
        value,
      ),
    );

  /** By the definitions, without sorting: is there an option, or a mix of two, that is at least as good? */
  function standingByDefinition(rows: { t: number; o: number }[], i: number): string {
    const x = rows[i] ?? { t: 0, o: 0 };
    const better = rows.some((y) => y.t <= x.t && y.o >= x.o && (y.t < x.t || y.o > x.o));
    if (better) return "dominated";
    for (const a of rows) {
      for (const b of rows) {
        if (!(a.o < x.o && b.o > x.o)) continue;
        // cost of the mix of a and b that yields x.o, multiplied by (b.o − a.o)
        const mix = a.t * (b.o - x.o) + b.t * (x.o - a.o);
        if (mix < x.t * (b.o - a.o)) return "extendedly dominated";
      }
    }
    return "frontier";
  }

  test("standing agrees with the definitions", () => {
    fc.assert(
      fc.property(options, (rows) => {
        const found = compare(rows).map((r) => r.standing);
        expect(found).toEqual(rows.map((_, i) => standingByDefinition(rows, i)));
      }),
      { numRuns: 500 },
    );
  });

  test("standing does not change with unit, with a cost common to all, or with order", () => {
    fc.assert(
      fc.property(options, fc.integer({ min: 1, max: 99 }), fc.nat(99), (rows, k, add) => {
        const standings = compare(rows).map((r) => r.standing);
        expect(compare(rows.map((x) => ({ t: x.t * k + add, o: x.o * k }))).map((r) => r.standing)).toEqual(standings);
        expect(compare([...rows].reverse()).map((r) => r.standing)).toEqual([...standings].reverse());
      }),
    );
  });

  test("incremental costs rise along the frontier, and the best net value is on it", () => {
    fc.assert(
      fc.property(options, fc.integer({ min: 1, max: 50 }), (rows, value) => {
        const found = compare(rows, value);
        const steps = found.filter((r) => r.incremental !== null).sort((a, b) => (a.output ?? 0) - (b.output ?? 0));
        for (let i = 1; i < steps.length; i++) {
          expect(steps[i]?.incremental ?? 0).toBeGreaterThanOrEqual((steps[i - 1]?.incremental ?? 0) - 1e-9);
        }
        const best = Math.max(...found.map((r) => r.net ?? -Infinity));
        expect(found.some((r) => r.net === best && r.standing === "frontier")).toBe(true);
      }),
    );
  });

  test("figures of a row; an option with a gap is listed without a standing", () => {
    // incremental: (160 − 100)/(30 − 10) = 3
    const rows = valueOf(compareOptions(["A", "B", "C"], [100, 160, null], [10, 30, 5], 8, 6));
    expect(rows).toEqual([
      { label: "A", total: 100, output: 10, perUnit: 10, uplift: 4, incremental: null, net: -20, standing: "frontier" },
      {
        label: "B",
        total: 160,
        output: 30,
        perUnit: 160 / 30,
        uplift: 24,
        incremental: 3,
        net: 80,
        standing: "frontier",
      },
      { label: "C", total: null, output: 5, perUnit: null, uplift: -1, incremental: null, net: null, standing: null },
    ]);
    expect(codeOf(compareOptions(["A"], [1], [-1]))).toBe("domain");
    expect(codeOf(compareOptions(["A"], [1, 2], [1]))).toBe("type");
    expect(codeOf(compareOptions(["A"], [null], [1]))).toBe("missing");
  });
});

describe("switching point", () => {
  const option = fc.tuple(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 1e4 }));

  test("makes both net values equal and is the same from either side", () => {
    fc.assert(
      fc.property(option, option, ([ta, oa], [tb, ob]) => {
        const r = switchingPoint(ta, oa, tb, ob);
        expect(switchingPoint(tb, ob, ta, oa).ok).toBe(r.ok);
        if (!r.ok) {
          expect(codeOf(r)).toBe("missing");
          expect(oa === ob || ta > tb !== oa > ob).toBe(true);
          return;
        }
        expectClose(valueOf(switchingPoint(tb, ob, ta, oa)), r.value);
        expectClose((oa * r.value - ta) / (ta + tb), (ob * r.value - tb) / (ta + tb));
      }),
    );
  });

  test("says who is better when there is none", () => {
    const r = switchingPoint(100, 20, 120, 10);
    expect(r.ok ? "" : r.problems[0]?.message).toMatch(/^A costs less and yields more/);
    expect(codeOf(switchingPoint(100, 10, 100, 10))).toBe("missing");
  });
});

describe("sensitivity", () => {
  const two = [
    { label: "A", fees: 100, retained: 20, nonPerformance: 10, output: 10, valuePerUnit: 20 },
    { label: "B", fees: 150, retained: 10, credits: 5, output: 12, valuePerUnit: 20 },
  ];

  test("moves every stated input both ways around the net value", () => {
    const lines = valueOf(sensitivity(two, 0.1));
    const nets = [200 - 130, 240 - 155];
    for (const line of lines) {
      expectClose((line.minus + line.plus) / 2, nets[line.option === "A" ? 0 : 1] ?? NaN);
      expect(line.minus).not.toBe(line.plus);
    }
    expect(lines.filter((l) => l.option === "A").map((l) => l.input)).toEqual(
      sensitivityInputs.filter((i) => ["fees", "retained", "nonPerformance", "output", "valuePerUnit"].includes(i)),
    );
    // B leads by 15: its fees +10 % (15) lose the lead to the earlier option, its output −10 % (24) and output of A +10 % (20) too
    const flips = lines.filter((l) => l.flips).map((l) => `${l.option} ${l.input}`);
    expect(flips).toEqual(["A output", "A valuePerUnit", "B fees", "B output", "B valuePerUnit"]);
  });

  test("problems", () => {
    expect(codeOf(sensitivity([]))).toBe("missing");
    expect(codeOf(sensitivity(two, 0))).toBe("domain");
    expect(codeOf(sensitivity([{ label: "A", fees: null, output: 1, valuePerUnit: 1 }]))).toBe("missing");
  });
});

import fc from "fast-check";
import { billingVariance } from "../../../src/core/finance/billing";
import { breakEvenVolume } from "../../../src/core/finance/breakEven";
import { gainShare } from "../../../src/core/finance/gainShare";
import { glidePath } from "../../../src/core/finance/glidePath";
import { openBookMargin } from "../../../src/core/finance/openBookMargin";
import { serviceCredit } from "../../../src/core/finance/serviceCredit";
import { unitVsFte } from "../../../src/core/finance/unitVsFte";
import { volumeCharge } from "../../../src/core/finance/volumeCharge";
import { codeOf, expectClose, valueOf } from "../close";

const whole = (min: number, max: number) => fc.integer({ min, max });
const percent = whole(0, 100).map((p) => p / 100);

describe("gain share", () => {
  const bands = fc
    .tuple(whole(1, 99), whole(1, 99), percent, percent, percent, percent)
    .map(([a, b, s0, s1, s2, s3]) => [
      { from: 0, to: a / 100, share: s0 },
      { from: a / 100, to: 1, share: s1 },
      { from: 1, to: 1 + b / 100, share: s2 },
      { from: 1 + b / 100, to: null, share: s3 },
    ]);

  test("equals adding up small steps between actual and target", () => {
    fc.assert(
      fc.property(bands, whole(0, 250), (list, ratio) => {
        const target = 1000;
        const share = (x: number) => list.find((b) => x >= b.from && (b.to === null || x < b.to))?.share ?? 0;
        let sum = 0;
        const [low, high] = ratio < 100 ? [ratio, 100] : [100, ratio];
        for (let step = low * 10; step < high * 10; step++) sum += share((step + 0.5) / 1000) * (target / 1000);
        expectClose(valueOf(gainShare(target, (ratio / 100) * target, list)), ratio < 100 ? sum : -sum);
      }),
    );
  });

  test("never rises with cost, jumps nowhere, stays between floor and cap, grows with the unit of money", () => {
    fc.assert(
      fc.property(
        bands,
        whole(0, 2000),
        whole(0, 50),
        percent,
        whole(0, 300),
        whole(0, 300),
        (list, actual, more, deadband, cap, loss) => {
          const terms = { deadband, cap, floor: -loss };
          const at = (a: number) => valueOf(gainShare(1000, a, list, terms));
          expect(at(actual + more)).toBeLessThanOrEqual(at(actual) + 1e-9);
          expect(at(actual) - at(actual + more)).toBeLessThanOrEqual(more + 1e-9);
          expect(at(actual)).toBeLessThanOrEqual(cap);
          expect(at(actual)).toBeGreaterThanOrEqual(-loss);
          expect(at(1000)).toBe(0);
          const pence = { deadband, cap: cap * 100, floor: -loss * 100 };
          expectClose(valueOf(gainShare(100_000, actual * 100, list, pence)), at(actual) * 100, 1e-8);
        },
      ),
    );
  });

  test("nothing is shared within the deadband, and only the part beyond it outside", () => {
    const list = [{ from: 0, to: null, share: 0.5 }];
    expect(valueOf(gainShare(100, 96, list, { deadband: 0.05 }))).toBe(0);
    expectClose(valueOf(gainShare(100, 85, list, { deadband: 0.05 })), 5);
    expectClose(valueOf(gainShare(100, 115, list, { deadband: 0.05 })), -5);
  });

  test("problems", () => {
    const list = [{ from: 0, to: 1, share: 0.5 }];
    expect(codeOf(gainShare(0, 1, list))).toBe("zero-denominator");
    expect(codeOf(gainShare(-1, 1, list))).toBe("domain");
    expect(codeOf(gainShare(1, 1, []))).toBe("missing");
    expect(codeOf(gainShare(1, 1, [{ from: 1, to: 1, share: 0 }]))).toBe("domain");
    expect(codeOf(gainShare(1, 1, [{ from: 0, to: 1, share: 1.1 }]))).toBe("domain");
    expect(codeOf(gainShare(1, 1, [...list, { from: 0.9, to: 2, share: 0 }]))).toBe("domain");
    expect(
      codeOf(
        gainShare(1, 1, [
          { from: 0, to: null, share: 0 },
          { from: 2, to: 3, share: 0 },
        ]),
      ),
    ).toBe("domain");
    expect(codeOf(gainShare(1, 1, list, { cap: -1 }))).toBe("domain");
    expect(codeOf(gainShare(1, 1, list, { floor: 1 }))).toBe("domain");
  });
});

describe("service credit", () => {
  const misses = fc.array(fc.record({ p: whole(0, 300), a: whole(0, 100), m: whole(0, 30) }), {
    minLength: 1,
    maxLength: 6,
  });

  test("between 0 and the amount at risk; one miss more never lowers it; linear in the invoice", () => {
    fc.assert(
      fc.property(whole(0, 1e6), percent, misses, whole(0, 5000), (invoice, atRisk, list, earned) => {
        const credit = (rows: typeof list, charges: number, back: number) =>
          valueOf(
            serviceCredit(
              charges,
              atRisk,
              rows.map((x) => x.p / 100),
              rows.map((x) => x.a / 100),
              rows.map((x) => x.m / 10),
              back,
            ),
          );
        const c = credit(list, invoice, earned);
        expect(c.value).toBeGreaterThanOrEqual(0);
        expect(c.value).toBeLessThanOrEqual(c.atRiskAmount);
        expect(c.capped).toBe(c.uncapped > c.atRiskAmount);
        const fewer = list.slice(1);
        if (fewer.length > 0) expect(credit(fewer, invoice, earned).value).toBeLessThanOrEqual(c.value + 1e-6);
        expectClose(credit(list, invoice * 3, 0).value, 3 * credit(list, invoice, 0).value);
      }),
    );
  });

  test("the cap comes before the earn-back, and one pool stands for all", () => {
    expect(valueOf(serviceCredit(1000, 0.1, [2], [0.5, 0.5, null], null, 30)).value).toBe(70);
    expect(valueOf(serviceCredit(1000, 0.1, [0.2], [0.5], [null], 30)).value).toBe(0);
  });

  test("problems", () => {
    expect(codeOf(serviceCredit(1, 1.1, [1], [1]))).toBe("domain");
    expect(codeOf(serviceCredit(-1, 1, [1], [1]))).toBe("domain");
    expect(codeOf(serviceCredit(1, 1, [1, 2], [1]))).toBe("type");
    expect(codeOf(serviceCredit(1, 1, [null], [1]))).toBe("missing");
    expect(codeOf(serviceCredit(1, 1, [1], [null]))).toBe("missing");
    expect(codeOf(serviceCredit(1, 1, [1], [1.5]))).toBe("domain");
    expect(codeOf(serviceCredit(1, 1, [1], [1], [1], -2))).toBe("domain");
  });
});

describe("volume charge", () => {
  const terms = fc.tuple(whole(1, 5000), percent, whole(0, 99), whole(0, 99));

  test("mirrors around the baseline, is 0 inside the deadband, never falls with volume, full is at least excess", () => {
    fc.assert(
      fc.property(terms, whole(0, 5000), whole(0, 500), ([base, band, arc, rrc], away, more) => {
        fc.pre(away <= base);
        for (const mode of ["excess", "full"] as const) {
          const at = (actual: number, up = arc, down = rrc) =>
            valueOf(volumeCharge(actual, base, band, up, down, mode));
          expectClose(at(base + away), -at(base - away, rrc, arc));
          expect(at(base + away + more)).toBeGreaterThanOrEqual(at(base + away) - 1e-9);
          if (away < base * band) expect(at(base + away)).toBe(0);
        }
        const excess = valueOf(volumeCharge(base + away, base, band, arc, rrc));
        const full = valueOf(volumeCharge(base + away, base, band, arc, rrc, "full"));
        expect(full).toBeGreaterThanOrEqual(excess);
      }),
    );
  });

  test("the edge of the deadband is inside, whatever binary makes of it", () => {
    // 0.07 · 1100 is 77.00000000000001, 0.57 · 100 is 56.99999999999999
    expect(valueOf(volumeCharge(1177, 1100, 0.07, 5, 5, "full"))).toBe(0);
    expect(valueOf(volumeCharge(157, 100, 0.57, 5, 5, "full"))).toBe(0);
    expect(valueOf(volumeCharge(43, 100, 0.57, 5, 5, "full"))).toBe(0);
    expect(valueOf(volumeCharge(158, 100, 0.57, 5, 5, "full"))).toBe(290);
  });

  test("problems", () => {
    expect(codeOf(volumeCharge(-1, 1, 0, 1, 1))).toBe("domain");
    expect(codeOf(volumeCharge(1, 1, -0.1, 1, 1))).toBe("domain");
    expect(codeOf(volumeCharge(NaN, 1, 0, 1, 1))).toBe("missing");
    expect(codeOf(volumeCharge(1, 1, 0, 1, 1, "half" as "full"))).toBe("type");
  });
});

describe("glide path", () => {
  test("years add up when compounded; linear never stands above compound; stepped holds within a year", () => {
    fc.assert(
      fc.property(whole(1, 1e7), whole(0, 20), whole(0, 20), percent, (base, a, b, r) => {
        const at = (from: number, years: number) => valueOf(glidePath(from, years, r));
        expectClose(at(at(base, a), b), at(base, a + b));
        expect(valueOf(glidePath(base, a, r, "linear"))).toBeLessThanOrEqual(at(base, a) + 1e-6);
        expect(valueOf(glidePath(base, a + 0.99, r, "stepped"))).toBe(valueOf(glidePath(base, a, r, "stepped")));
        expect(at(base, a + 1)).toBeLessThanOrEqual(at(base, a));
        expect(at(base, 0)).toBe(base);
        expectClose(valueOf(glidePath(base * 2, a, r, "linear")), 2 * valueOf(glidePath(base, a, r, "linear")));
      }),
    );
  });

  test("problems, and the linear path stops at 0", () => {
    expect(valueOf(glidePath(100, 30, 0.05, "linear"))).toBe(0);
    expect(codeOf(glidePath(1, -1))).toBe("domain");
    expect(codeOf(glidePath(1, 1, 1.01))).toBe("domain");
    expect(codeOf(glidePath(1, 1, 0.05, "steep" as "linear"))).toBe("type");
  });
});

describe("unit price and volume", () => {
  test("the supplier's margin is 0 at the break-even volume; the FTE price makes it whole", () => {
    fc.assert(
      fc.property(whole(1, 1e7), whole(0, 500), whole(1, 500), whole(1, 999), (fixed, variable, markup, perFte) => {
        const price = variable + markup;
        const volume = valueOf(breakEvenVolume(fixed, variable, price));
        const even = valueOf(unitVsFte(volume, fixed, variable, price, perFte));
        expect(Math.abs(even.supplierMargin)).toBeLessThanOrEqual(1e-9 * even.cost);
        const less = valueOf(unitVsFte(volume / 3, fixed, variable, price, perFte));
        expect(less.supplierMargin).toBeLessThan(0);
        expectClose((less.ftePriceAtZeroMargin ?? NaN) * (volume / 3 / perFte), less.cost);
      }),
    );
  });

  test("problems", () => {
    expect(codeOf(breakEvenVolume(1, 5, 5))).toBe("zero-denominator");
    expect(codeOf(breakEvenVolume(1, 6, 5))).toBe("domain");
    expect(codeOf(breakEvenVolume(-1, 4, 5))).toBe("domain");
    expect(codeOf(unitVsFte(0, 1, 1, 1))).toBe("zero-denominator");
    expect(codeOf(unitVsFte(-1, 1, 1, 1))).toBe("domain");
    expect(codeOf(unitVsFte(1, 1, 1, 1, 0))).toBe("zero-denominator");
  });
});

describe("open-book margin", () => {
  test("the full refund brings the margin to the top of the band, a part of it stays above; nothing inside or below", () => {
    fc.assert(
      fc.property(
        whole(1, 1e6),
        whole(0, 150),
        whole(-20, 40),
        whole(0, 40),
        percent,
        (revenue, c, low, width, share) => {
          const cost = (revenue * c) / 100;
          const [from, to] = [low / 100, (low + width) / 100];
          const full = valueOf(openBookMargin(revenue, cost, from, to, 1));
          const part = valueOf(openBookMargin(revenue, cost, from, to, share));
          expect(part.refund).toBeGreaterThanOrEqual(0);
          expectClose(part.refund, share * full.refund);
          // a margin on the edge of the band may fall on either side by a last digit
          if (full.margin > to + 1e-9) {
            expect(full.outside).toBe("above");
            expectClose(full.marginAfter, to);
            expect(part.marginAfter).toBeGreaterThanOrEqual(to - 1e-9);
          } else if (full.margin < to) expect([full.refund, full.marginAfter]).toEqual([0, full.margin]);
        },
      ),
    );
  });

  test("problems", () => {
    expect(codeOf(openBookMargin(0, 1, 0, 0.1))).toBe("zero-denominator");
    expect(codeOf(openBookMargin(-1, 1, 0, 0.1))).toBe("domain");
    expect(codeOf(openBookMargin(1, 1, 0.2, 0.1))).toBe("domain");
    expect(codeOf(openBookMargin(1, 1, 0.2, 1))).toBe("domain");
    expect(codeOf(openBookMargin(1, 1, 0, 0.1, 1.5))).toBe("domain");
    expect(valueOf(openBookMargin(100, 99, 0.06, 0.12)).outside).toBe("below");
  });
});

test("billing variance is linear and 0 when charged by the contract", () => {
  fc.assert(
    fc.property(whole(0, 1e6), whole(0, 1e3), whole(0, 1e3), (charged, rate, quantity) => {
      expect(valueOf(billingVariance(rate * quantity, rate, quantity))).toBe(0);
      expect(valueOf(billingVariance(charged, rate, quantity))).toBe(charged - rate * quantity);
    }),
  );
});

import fc from "fast-check";
import { irr, npv, presentValue, xirr, xnpv } from "../../../src/core/finance/discounting";
import { inYearSaving } from "../../../src/core/finance/savings";
import { codeOf, day, expectClose, money, rate, valueOf } from "../close";

const flows = fc.array(money, { minLength: 1, maxLength: 10 });

describe("net present value", () => {
  test("is linear, and at rate 0 the sum", () => {
    fc.assert(
      fc.property(flows, rate, fc.integer({ min: -9, max: 9 }), (values, r, k) => {
        const scale = values.reduce((s, v) => s + Math.abs(v), 1) * 2 ** 10 * 10;
        const once = valueOf(npv(r, values));
        expect(
          Math.abs(
            valueOf(
              npv(
                r,
                values.map((v) => k * v),
              ),
            ) -
              k * once,
          ),
        ).toBeLessThanOrEqual(1e-12 * scale);
        expectClose(
          valueOf(npv(0, values)),
          values.reduce((s, v) => s + v, 0),
        );
      }),
    );
  });

  test("equals the dated form when the dates are 365 days apart", () => {
    fc.assert(
      fc.property(flows, rate, (values, r) => {
        const dates = values.map((_, i) => 45_000 + 365 * i);
        const scale = values.reduce((s, v) => s + Math.abs(v), 1) * 2 ** 10;
        expect(Math.abs(valueOf(xnpv(r, values, dates)) - presentValue(r, values))).toBeLessThanOrEqual(1e-9 * scale);
      }),
    );
  });

  test("a missing amount keeps its period", () => {
    expectClose(valueOf(npv(0.25, [100, null, 125])), 80 + 64);
    expect(codeOf(npv(0.1, [null]))).toBe("missing");
    expect(codeOf(npv(-1.2, [1]))).toBe("domain");
    expect(codeOf(xnpv(0.1, [1, 2], [1]))).toBe("type");
    expect(codeOf(xnpv(0.1, [1, 2], [null, 1]))).toBe("missing");
  });
});

describe("rate of return", () => {
  test("finds the rate that an investment was built from", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9999 }), { minLength: 1, maxLength: 12 }), rate, (income, r) => {
        const worth = income.reduce((s, v, i) => s + v / (1 + r) ** (i + 1), 0);
        expectClose(valueOf(irr([-worth, ...income])), r);
        const dates = income.map((_, i) => 45_000 + 365 * (i + 1));
        expectClose(valueOf(xirr([-worth, ...income], [45_000, ...dates])), r);
      }),
    );
  });

  test("does not depend on the unit of money", () => {
    const values = [-1000, 300, 400, 500];
    expectClose(valueOf(irr(values.map((v) => v * 1e6))), valueOf(irr(values)));
  });

  test("nothing to find", () => {
    expect(codeOf(irr([-100]))).toBe("domain");
    expect(codeOf(irr([]))).toBe("domain");
    // 100x² − 100x + 50 has no real root
    expect(codeOf(irr([50, -100, 100]))).toBe("domain");
  });
});

describe("in-year saving", () => {
  test("adjoining periods add up, whatever the start", () => {
    fc.assert(
      fc.property(money, day, day, fc.nat(800), fc.nat(800), (annual, start, from, first, second) => {
        const middle = from + first;
        const end = middle + 1 + second;
        const whole = valueOf(inYearSaving(annual, start, from, end)).inYear;
        const parts =
          valueOf(inYearSaving(annual, start, from, middle)).inYear +
          valueOf(inYearSaving(annual, start, middle + 1, end)).inYear;
        expectClose(parts, whole);
      }),
    );
  });

  test("a full year of 365 days holds all of it, a year before the start nothing", () => {
    expect(valueOf(inYearSaving(1000, 45_000, 45_000, 45_364))).toEqual({ inYear: 1000, runRate: 1000, carryOver: 0 });
    expect(valueOf(inYearSaving(1000, 46_000, 45_000, 45_364)).inYear).toBe(0);
    expect(codeOf(inYearSaving(1000, 45_000, 45_364, 45_000))).toBe("domain");
  });
});

import { dayFromIso } from "../../../src/core/days";
import { billingVariance } from "../../../src/core/finance/billing";
import { breakEvenVolume } from "../../../src/core/finance/breakEven";
import { irr, npv, xirr, xnpv } from "../../../src/core/finance/discounting";
import { gainShare } from "../../../src/core/finance/gainShare";
import { glidePath } from "../../../src/core/finance/glidePath";
import { openBookMargin } from "../../../src/core/finance/openBookMargin";
import { returnOnOutsourcing, returnOnRelationships } from "../../../src/core/finance/returns";
import { avoidedCost, hardSaving, inYearSaving } from "../../../src/core/finance/savings";
import { serviceCredit } from "../../../src/core/finance/serviceCredit";
import { costIndex, costPerUnit, totalCost } from "../../../src/core/finance/totalCostOfPerformance";
import { unitVsFte } from "../../../src/core/finance/unitVsFte";
import { runRateAcceleration, valueAcceleration } from "../../../src/core/finance/valueAcceleration";
import { volumeCharge } from "../../../src/core/finance/volumeCharge";
import { weightedScore } from "../../../src/core/scoring/weightedScore";
import worked from "../../golden/finance-worked.json";
import discounted from "../../golden/npv-xnpv-irr.json";
import { codeOf, expectClose, valueOf } from "../close";

/* eslint-disable @typescript-eslint/no-explicit-any -- the shape of a golden case depends on its function */
type Case = { id: string; fn: string; input: any; expected: any };
type Answer = Record<string, number | boolean | null>;

function days(texts: string[]): number[] {
  return texts.map((t) => dayFromIso(t) ?? NaN);
}

/** The names in the file are older proposals; each is answered by the function of today. */
const workedBy: Record<string, (i: any) => Answer> = {
  "VALUEACCELERATION.RUNRATE": (i) => {
    const [planned, actual, end, base] = days([i.plannedStart, i.actualStart, i.end, i.baseDate]) as [
      number,
      number,
      number,
      number,
    ];
    return {
      value: valueOf(runRateAcceleration(i.annualBenefit, planned, actual, end, i.rate, base)),
      undiscounted: valueOf(runRateAcceleration(i.annualBenefit, planned, actual, end, 0, base)),
    };
  },
  VALUEACCELERATION: (i) => ({
    value: valueOf(valueAcceleration(i.amounts, days(i.planned), days(i.actual), i.rate, days([i.baseDate])[0] ?? null))
      .value,
  }),
  TOTALCOSTOFPERFORMANCE: (i) => {
    const nonPerformance = (i.nonPerformanceCosts as number[]).reduce((a, b) => a + b, 0);
    const parts = { fees: i.price, retained: 0, governance: 0, transition: 0, nonPerformance };
    const { total } = valueOf(totalCost(parts));
    const index = valueOf(costIndex(i.price, i.nonPerformanceCosts));
    // the source divides by the units bought: 5,000 I-Pots and 3,000 Chromas
    const perUnit = valueOf(costPerUnit(total, i.price === 950_000 ? 5000 : 3000));
    return { total, index, nonPerformanceRatio: index - 1, perUnit };
  },
  RETURNONOUTSOURCING: (i) => ({ ...valueOf(returnOnOutsourcing(i.benefits, [], [], i.costs, i.rate)) }),
  RETURNONRELATIONSHIPS: (i) => {
    const r = valueOf(
      returnOnRelationships({
        clientRevenue: i.customerRevenueChange,
        clientCost: i.customerCostChange,
        supplierRevenue: i.supplierRevenueChange,
        supplierCost: i.supplierCostChange,
        transfer: i.priceTransfer,
        clientInvestment: i.customerInvestment,
        supplierInvestment: i.supplierInvestment,
      }),
    );
    return {
      incrementalValue: r.jointValue,
      customerGain: r.clientGain,
      supplierGain: r.supplierGain,
      customer: r.client,
      supplier: r.supplier,
      joint: r.joint,
    };
  },
  COSTAVOIDANCE: (i) => {
    const hard = valueOf(hardSaving(i.baselinePrice, i.actualPrice, i.volume));
    const avoidance = valueOf(avoidedCost(i.wouldBePrice, i.baselinePrice, i.volume));
    return { hard, avoidance, total: hard + avoidance };
  },
  INYEARSAVING: (i) => {
    const [start, from, to] = days([i.startDate, i.yearStart, i.yearEnd]) as [number, number, number];
    return { ...valueOf(inYearSaving(i.annualSaving, start, from, to)) };
  },
  GAINSHARE: (i) => {
    const bands = (i.bands as [number, number | null, number][]).map(([from, to, share]) => ({ from, to, share }));
    return { value: valueOf(gainShare(i.target, i.actual, bands)) };
  },
  SERVICECREDIT: (i) => ({
    ...valueOf(serviceCredit(i.invoice, i.atRisk, i.pool, i.allocation, i.multiplier)),
  }),
  ARCRRC: (i) => ({
    excess: valueOf(volumeCharge(i.actual, i.baseline, i.deadband, i.arcRate, i.rrcRate, "excess")),
    full: valueOf(volumeCharge(i.actual, i.baseline, i.deadband, i.arcRate, i.rrcRate, "full")),
  }),
  GLIDEPATH: (i) => {
    const compound = valueOf(glidePath(i.base, i.years, i.annualRate, "compound"));
    return {
      compound,
      smooth: compound,
      linear: valueOf(glidePath(i.base, i.years, i.annualRate, "linear")),
      stepped: valueOf(glidePath(i.base, i.years, i.annualRate, "stepped")),
    };
  },
  BREAKEVENVOLUME: (i) => ({ value: valueOf(breakEvenVolume(i.fixedCost, i.variableCost, i.unitPrice)) }),
  UNITVSFTE: (i) => {
    const r = valueOf(unitVsFte(i.volume, i.fixedCost, i.variableCost, i.unitPrice));
    return { ...r, unitCharge: r.revenue };
  },
  OPENBOOKMARGIN: (i) => {
    const r = valueOf(openBookMargin(i.revenue, i.cost, i.low, i.high, i.customerShare));
    return { margin: r.margin, refund: r.refund, marginAfter: r.marginAfter };
  },
  WEIGHTEDSCORE: (i) => ({ value: valueOf(weightedScore(i.scores, i.weights, i.missing)).score }),
};

describe(`finance-worked: ${worked.source}`, () => {
  test.each(worked.cases as Case[])("$id", ({ fn, input, expected }) => {
    const answer = workedBy[fn]?.(input) ?? {};
    for (const [name, value] of Object.entries(expected as Answer)) {
      if (typeof value === "number") expectClose(answer[name] as number, value);
      else expect({ [name]: answer[name] }).toEqual({ [name]: value });
    }
  });
});

const discountedBy: Record<string, (i: any) => unknown> = {
  NPV: (i) => npv(i.rate, i.values),
  XNPV: (i) => xnpv(i.rate, i.values, days(i.dates)),
  IRR: (i) => irr(i.values),
  XIRR: (i) => xirr(i.values, days(i.dates)),
  VALUEACCELERATION: (i) => {
    const [base] = days([i.baseDate]);
    const r = valueAcceleration(i.amounts, days(i.planned), days(i.actual), i.rate, base ?? null);
    return r.ok ? { ok: true, value: r.value.value } : r;
  },
};
const codes: Record<string, string> = { "#NUM!": "domain", "#DIV/0!": "zero-denominator" };

describe(`npv-xnpv-irr: ${discounted.source}`, () => {
  test.each(discounted.cases as unknown as Case[])("$id", ({ fn, input, expected }) => {
    const result = discountedBy[fn]?.(input) as ReturnType<typeof npv>;
    if (expected.error) expect(codeOf(result)).toBe(codes[expected.error]);
    else {
      const tolerance = Math.max(expected.absTol ?? 0, expected.relTol * Math.abs(expected.value));
      expect(Math.abs(valueOf(result) - expected.value)).toBeLessThanOrEqual(tolerance);
    }
  });
});

test("billing variance is what is charged beyond rate times quantity", () => {
  expect(valueOf(billingVariance(1050, 10, 100))).toBe(50);
  expect(valueOf(billingVariance(990, 10, 100))).toBe(-10);
  expect(codeOf(billingVariance(null, 10, 100))).toBe("missing");
});

import { call } from "../../src/cli/call";
import { catalogue } from "../../src/functions/catalogue";
import { referenceAssurance, referenceSignals, referenceVariation, type SpcCase } from "../core/stats/reference";
import worked from "../golden/finance-worked.json";
import trends from "../golden/mann-kendall-theil-sen.json";
import scores from "../golden/nps.json";
import discounted from "../golden/npv-xnpv-irr.json";
import peers from "../golden/robust-outliers.json";
import charts from "../golden/spc-nhsr-generated.json";

/* eslint-disable @typescript-eslint/no-explicit-any -- the shape of a golden case depends on its function */
type Case = { id: string; fn: string; input: any; expected: any };
type Answer = { value?: any; error?: string; message?: string };

async function ask(...lines: (string | object)[]): Promise<Answer[]> {
  async function* source(): AsyncGenerator<string> {
    for (const line of lines) yield typeof line === "string" ? line : JSON.stringify(line);
  }
  const written: string[] = [];
  expect(await call(source(), (line) => written.push(line))).toBe(0);
  for (const line of written) expect(line).not.toMatch(/\n|NaN|Infinity/);
  return written.map((line) => JSON.parse(line) as Answer);
}

async function one(fn: string, ...args: unknown[]): Promise<any> {
  const [answer] = await ask({ fn, args });
  if (answer?.value === undefined) throw new Error(`${fn}: ${JSON.stringify(answer)}`);
  return answer.value;
}

function near(actual: unknown, expected: number, relative = 1e-9, absolute = 1e-12): void {
  if (typeof actual !== "number" || !(Math.abs(actual - expected) <= relative * Math.abs(expected) + absolute)) {
    throw new Error(`expected ${expected}, found ${String(actual)}`);
  }
}

const column = (values: readonly unknown[]) => values.map((v) => [v]);
const row = (values: readonly unknown[]) => [values];

/** Older proposals of names → lines to call; each gives named figures to compare. */
const workedBy: Record<string, (i: any) => Promise<Record<string, unknown>>> = {
  "VALUEACCELERATION.RUNRATE": async (i) => {
    const args = [i.annualBenefit, i.plannedStart, [[i.actualStart]], i.end];
    return {
      value: await one("MI.VALUE.RUNRATE", ...args, i.rate, i.baseDate),
      undiscounted: await one("MI.VALUE.RUNRATE", ...args, 0, i.baseDate),
    };
  },
  VALUEACCELERATION: async (i) => ({
    value: await one("MI.VALUE.ACCELERATION", row(i.amounts), column(i.planned), row(i.actual), i.rate, i.baseDate),
  }),
  TOTALCOSTOFPERFORMANCE: async (i) => {
    const total = await one("MI.TCP.TOTAL", i.price, 0, 0, [[0]], column(i.nonPerformanceCosts));
    const index = await one("MI.TCP.INDEX", i.price, row(i.nonPerformanceCosts));
    const units = i.price === 950_000 ? 5000 : 3000;
    return { total, index, nonPerformanceRatio: index - 1, perUnit: await one("MI.TCP.PERUNIT", total, units) };
  },
  RETURNONOUTSOURCING: async (i) => ({
    value: await one("MI.ROO", column(i.benefits), null, [[null]], row(i.costs), i.rate),
  }),
  RETURNONRELATIONSHIPS: async (i) => {
    const [answer] = await one(
      "MI.ROR",
      i.customerRevenueChange,
      i.customerCostChange,
      i.supplierRevenueChange,
      i.supplierCostChange,
      i.priceTransfer,
      i.customerInvestment,
      i.supplierInvestment,
    );
    return { customer: answer[0], supplier: answer[1], joint: answer[2] };
  },
  COSTAVOIDANCE: async (i) => {
    const hard = await one("MI.SAVING.HARD", i.baselinePrice, i.actualPrice, i.volume);
    const avoidance = await one("MI.SAVING.AVOIDED", i.wouldBePrice, i.baselinePrice, i.volume);
    return { hard, avoidance, total: hard + avoidance };
  },
  INYEARSAVING: async (i) => ({
    inYear: await one("MI.SAVING.INYEAR", i.annualSaving, i.startDate, i.yearStart, i.yearEnd),
  }),
  GAINSHARE: async (i) => ({ value: await one("MI.GAINSHARE", i.target, i.actual, i.bands) }),
  SERVICECREDIT: async (i) => ({
    value: await one(
      "MI.SERVICECREDIT",
      i.invoice,
      i.atRisk,
      column(i.pool),
      column(i.allocation),
      column(i.multiplier),
    ),
  }),
  ARCRRC: async (i) => {
    const args = [i.actual, i.baseline, i.deadband, i.arcRate, i.rrcRate];
    return { excess: await one("MI.ARCRRC", ...args), full: await one("MI.ARCRRC", ...args, "full") };
  },
  GLIDEPATH: async (i) => {
    const compound = await one("MI.GLIDEPATH", i.base, i.years);
    return {
      compound,
      smooth: compound,
      linear: await one("MI.GLIDEPATH", i.base, i.years, i.annualRate, "linear"),
      stepped: await one("MI.GLIDEPATH", i.base, i.years, i.annualRate, "stepped"),
    };
  },
  BREAKEVENVOLUME: async (i) => ({
    value: await one("MI.BREAKEVENVOLUME", i.fixedCost, i.variableCost, i.unitPrice),
  }),
  UNITVSFTE: async (i) => {
    const [r] = await one("MI.UNITVSFTE", i.volume, i.fixedCost, i.variableCost, i.unitPrice);
    return { unitCharge: r[0], cost: r[1], effectiveUnitCost: r[2], supplierMargin: r[3] };
  },
  OPENBOOKMARGIN: async (i) => {
    const [r] = await one("MI.OPENBOOK.MARGIN", i.revenue, i.cost, i.low, i.high, i.customerShare);
    return { margin: r[0], refund: r[1], marginAfter: r[2] };
  },
  WEIGHTEDSCORE: async (i) => ({
    value: await one("MI.SCORE.WEIGHTED", column(i.scores), column(i.weights), i.missing),
  }),
};

describe(`finance-worked: ${worked.source}`, () => {
  test.each(worked.cases as Case[])("$id", async ({ fn, input, expected }) => {
    const answer = await workedBy[fn]!(input);
    // figures that only the core shows (such as the uncapped credit) are compared in tests/core/finance
    for (const [name, value] of Object.entries(answer)) {
      if (expected[name] !== undefined) near(value, expected[name]);
    }
    expect(Object.keys(expected).some((name) => name in answer)).toBe(true);
  });
});

describe(`value acceleration in npv-xnpv-irr: ${discounted.source}`, () => {
  test.each((discounted.cases as unknown as Case[]).filter((c) => c.fn === "VALUEACCELERATION"))(
    "$id",
    async ({ input: i, expected }) => {
      const args = [column(i.amounts), column(i.planned), column(i.actual), i.rate, i.baseDate];
      near(await one("MI.VALUE.ACCELERATION", ...args), expected.value, 1e-9, 1e-9);
    },
  );
});

describe(`nps: ${scores.source}`, () => {
  test.each(scores.cases)("$id", async ({ input, expected }) => {
    const [score, error] = await ask(
      { fn: "MI.NPS", args: [column(input.scores)] },
      { fn: "MI.NPS.ERROR", args: [row(input.scores)] },
    );
    if (expected.error) {
      expect([score?.error, error?.error]).toEqual([expected.error, expected.error]);
    } else {
      near(score?.value, expected.nps ?? NaN);
      near(error?.value, expected.standardError ?? NaN);
    }
  });
});

describe(`mann-kendall-theil-sen: ${trends.source}`, () => {
  test.each(trends.cases as unknown as Case[])("$id", async ({ input, expected }) => {
    const [answer] = await ask({ fn: "MI.TREND", args: [column(input.values), column(input.x)] });
    if (expected.n < 4) {
      expect(answer?.error).toBe("#N/A");
      return;
    }
    const [p, slope, low, high, word] = (answer?.value as any[][])[0]!;
    near(p, expected.pTwoSidedCapped ?? 1, 1e-8);
    near(slope, expected.senSlope);
    near(low, expected.slopeLow95);
    near(high, expected.slopeHigh95);
    expect(word).toBe(p < 0.05 ? (expected.S > 0 ? "rising" : "falling") : "none");
  });
});

describe(`robust-outliers: ${peers.source}`, () => {
  test.each(peers.cases as unknown as Case[])("$id", async ({ input, expected }) => {
    const values = input.values as (number | null)[];
    const rows = await one("MI.OUTLIERS", column(values));
    const fences = await one("MI.OUTLIERS", column(values), "tukey");
    expect(rows.length).toBe(values.length);
    let k = 0;
    values.forEach((v, i) => {
      expect(rows[i][0]).toBe(v ?? "");
      if (v === null) {
        expect(rows[i]).toEqual(["", "", ""]);
        return;
      }
      const z = expected.modifiedZ[k];
      if (z !== null) near(rows[i][1], z);
      if (z !== null) expect(rows[i][2] !== "").toBe(Math.abs(z) > 3.5);
      expect(fences[i][2] !== "").toBe(expected.tukeyOutliersInc[k]);
      k++;
    });
  });
});

describe(`spc-nhsr-generated: ${charts.source}`, () => {
  const usable = (charts.cases as unknown as SpcCase[]).filter(
    (c) => !c.collapse && c.input.screenOutliers !== false && c.input.values.filter((v) => v !== null).length >= 6,
  );
  test.each(usable)("$id", async ({ input, expected }) => {
    const values = column(input.values);
    const direction = { increase: "higher", decrease: "lower", neutral: "neutral" }[input.improvementDirection];
    const rebase = input.rebaseAtIndex ? column(input.rebaseAtIndex.map((i) => i + 1)) : null;
    const points = await one("MI.XMR.POINTS", values, "mdc", input.fixAfterN ?? null, rebase);
    input.values.forEach((v, i) => {
      expect(points[i][0]).toBe(v ?? "");
      near(points[i][1], expected.meanByPoint?.[i] ?? expected.mean ?? NaN);
      near(points[i][2], expected.lplByPoint?.[i] ?? expected.lpl ?? NaN, 1e-9, 1e-7);
      near(points[i][3], expected.uplByPoint?.[i] ?? expected.upl ?? NaN);
      expect(points[i][4]).toBe(referenceSignals[expected.specialCauseType[i] ?? ""]);
    });
    if (rebase) return;
    expect(await one("MI.VARIATION", values, direction)).toBe(referenceVariation[expected.variationType]);
    if (input.target === null) return;
    const assurance = expected.assuranceType === null ? "" : referenceAssurance[expected.assuranceType];
    expect(await one("MI.ASSURANCE", values, input.target, direction)).toBe(assurance);
  });
});

describe("lines", () => {
  test("are answered in order; what cannot be read gets an error and the next one goes on", async () => {
    const answers = await ask(
      { fn: "MI.NPS", args: [[[9], [10], [3]]] },
      "{not json",
      { fn: "MI.UNKNOWN", args: [] },
      '"text"',
      "",
      { args: [] },
      { fn: "MI.NPS", args: "9" },
      { fn: "MI.NPS", args: [] },
      { fn: "MI.NPS", args: [[[9]], 1] },
      { fn: "mi.nps", args: [9] },
    );
    expect(answers.map((a) => a.value ?? a.error)).toEqual([
      100 / 3,
      "#VALUE!",
      "#NAME?",
      "#VALUE!",
      "#VALUE!",
      "#VALUE!",
      "#VALUE!",
      "#VALUE!",
      100,
    ]);
    for (const a of answers) if (a.error) expect(a.message).toMatch(/\w/);
  });

  test("a number too large for JSON, or a result without one, is an error", async () => {
    const answers = await ask(
      '{"fn":"MI.NPS","args":[[[1e999]]]}',
      { fn: "MI.TCP.NET", args: [1e200, 1e200, 1] },
      { fn: "MI.BILLING.VARIANCE", args: [1, 1e308, 1e308] },
    );
    expect(answers.map((a) => a.error)).toEqual(["#NUM!", "#NUM!", "#NUM!"]);
  });

  test("names that every object has are no functions and no words", async () => {
    const answers = await ask(
      { fn: "constructor", args: [] },
      { fn: "MI.REFERENCEABILITY", args: [[["a"]], [[1]], [["constructor"]]] },
    );
    expect(answers.map((a) => a.error)).toEqual(["#NAME?", "#VALUE!"]);
  });

  test("no function of the catalogue breaks on arguments of the wrong kind", async () => {
    const odd = [
      null,
      "",
      "text",
      true,
      -1,
      0,
      1e300,
      [[]],
      [],
      [[null]],
      [["#REF!"]],
      [
        [1, 2],
        [3, 4],
      ],
      { error: "#N/A" },
      {},
    ];
    for (const { name, params } of catalogue) {
      const lines = odd.map((value) => ({ fn: name, args: params.map(() => value) }));
      const answers = await ask(...lines);
      expect(answers.length).toBe(odd.length);
      for (const a of answers)
        expect(a.error === undefined || /^#(NUM!|VALUE!|N\/A|DIV\/0!|REF!)$/.test(a.error)).toBe(true);
      // an error in a cell travels on, whatever the function
      expect(answers[10]?.error).toBe("#REF!");
      expect(answers[12]?.error).toBe("#N/A");
    }
  });
});

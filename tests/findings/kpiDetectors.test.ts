import type { CellProblem } from "../../src/contract/Contract";
import { analyse } from "../../src/findings/analysis/analyse";
import { detectors, detect } from "../../src/findings/engine";
import type { Finding } from "../../src/findings/Finding";
import { calm, ending, kpi, parsed, settings, withProblems, type KpiInput } from "./make";

/** Findings of a workbook with these KPIs, beside two that nobody would remark on. */
function findingsOf(inputs: readonly KpiInput[], change: Record<string, unknown> = {}): readonly Finding[] {
  const peers = [kpi({ id: "peer1", target: 0.7, values: calm() }), kpi({ id: "peer2", target: 0.7, values: calm() })];
  return detect(analyse(parsed([...inputs.map(kpi), ...peers]), settings(change)));
}

function rulesOf(input: KpiInput, change: Record<string, unknown> = {}): string[] {
  return findingsOf([input], change)
    .map((f) => f.rule)
    .sort();
}

function only(input: KpiInput, change: Record<string, unknown> = {}): Finding {
  const findings = findingsOf([input], change);
  expect(findings).toHaveLength(1);
  return findings[0]!;
}

const plainText = (text: string): string => text.replaceAll("\u202f", " ");
const base = { id: "fcr", name: "First-contact resolution", target: 0.7, tolerance: 0.03 };

describe("signals on the latest point", () => {
  test("calm series say nothing", () => {
    expect(rulesOf({ ...base, values: calm() })).toEqual([]);
  });

  test("one changed cell below the limits speaks once, with its figures", () => {
    const f = only({ ...base, target: 0.78, values: ending([0.712]) });
    expect(f).toMatchObject({ id: "kpi:fcr/xmr", rule: "xmr.below-limit", kind: "low", concern: true, value: 0.712 });
    expect(plainText(f.text)).toMatch(
      /^First-contact resolution fell to 71\.2 % in September, below its normal range \(72\.9–86\.3 %\); target 78 %\./,
    );
    expect(plainText(f.why)).toContain("σ below the average of 79.6 %");
    expect(plainText(f.howSure)).toContain("in about 1.6 % of months");
    expect(plainText(f.howSure)).toMatch(/adjusted p \d/);
    expect(f.cells).toHaveLength(1);
    expect(f.question).toContain("September");
  });

  test("the same cell one month earlier is history, not a finding", () => {
    expect(rulesOf({ ...base, values: ending([0.712, 0.8]) })).toEqual([]);
    const analysis = analyse(parsed([kpi({ ...base, values: ending([0.712, 0.8]) })]), settings());
    expect(analysis.kpis[0]!.history).toBe("below its limit in Aug 2026");
  });

  test.each([
    ["xmr.above-limit", [0.9]],
    ["xmr.below-limit", [0.7]],
    ["xmr.rising-trend", [0.785, 0.79, 0.8, 0.805, 0.81, 0.815, 0.82]],
    ["xmr.falling-trend", [0.82, 0.815, 0.81, 0.805, 0.8, 0.79, 0.785]],
    ["xmr.two-of-three-upper", [0.85, 0.83, 0.855]],
    ["xmr.two-of-three-lower", [0.745, 0.77, 0.739]],
    ["xmr.shift-above", [0.81, 0.82, 0.811, 0.822, 0.812, 0.82, 0.81, 0.816]],
    ["xmr.shift-below", [0.79, 0.78, 0.789, 0.778, 0.788, 0.78, 0.79, 0.784]],
  ])("%s", (rule, last) => {
    const f = only({ ...base, values: ending(last) });
    expect(f.rule).toBe(rule);
    const upward = /above|rising|upper/.test(rule);
    expect(f.kind).toBe(upward ? "high" : "low");
    expect(only({ ...base, direction: "lower", target: 0.95, values: ending(last) })).toMatchObject({
      rule,
      kind: upward ? "low" : "high",
      concern: upward,
    });
    expect(f.headline).toContain("First-contact resolution");
    expect(f.why).toMatch(/\d/);
    expect(f.severity).toBeGreaterThan(1.5);
  });

  test("a trend of six is not one of seven, and a tie breaks it", () => {
    expect(rulesOf({ ...base, values: ending([0.79, 0.8, 0.805, 0.81, 0.815, 0.82]) })).toEqual([]);
    expect(rulesOf({ ...base, values: ending([0.785, 0.79, 0.8, 0.8, 0.81, 0.815, 0.82]) })).toEqual([]);
  });

  test("a trend tells its first month and value", () => {
    const f = only({ ...base, values: ending([0.82, 0.815, 0.81, 0.805, 0.8, 0.79, 0.785]) });
    expect(plainText(f.text)).toContain("having fallen every month since March (82.0 %); target 70 % still met");
    expect(f.persistence).toBe(7);
  });

  test("no variation: only a value that changed speaks", () => {
    const frozen = { ...base, freeze: 12, target: 0.9 };
    expect(rulesOf({ ...frozen, values: Array<number>(24).fill(1) })).toEqual([]);
    const f = only({ ...frozen, values: [...Array<number>(23).fill(1), 0.98] });
    expect(f.rule).toBe("xmr.changed");
    expect(plainText(f.text)).toContain("fell to 98.0 % in September, after 23 months at 100.0 %");
  });

  test("fewer than six points are not judged for signals", () => {
    expect(rulesOf({ ...base, values: [0.8, 0.81, 0.8, 0.79, 0.2], target: 0.1 })).toEqual([]);
  });

  test("trial limits and alike neighbours are said", () => {
    const trial = only({ ...base, values: ending([0.9]).slice(-9) });
    expect(trial.howSure).toContain("trial limits, from only 9 points");
    const drift = findingsOf([{ ...base, values: Array.from({ length: 24 }, (_, i) => 0.8 + i * 0.004) }]);
    expect(drift.find((f) => f.id === "kpi:fcr/xmr")!.howSure).toContain("neighbouring months are alike");
  });

  test("counts behind the values give a p′ chart, and the words say so", () => {
    const values = ending([0.712]);
    const counts = { denominators: values.map(() => 1000), numerators: values.map((v) => Math.round(v * 1000)) };
    const f = only({ ...base, values, ...counts });
    expect(f.rule).toBe("xmr.below-limit");
    expect(f.howSure).toContain("limits of each month from its volume");
    expect(only({ ...base, values }).howSure).toContain("because the counts behind them are not given");
  });

  test("a target range: outside it is a concern, nearer to its middle is not", () => {
    const range = { id: "aht", unit: "days", form: "number", direction: "range", target: 10, targetUpper: 20 } as const;
    expect(only({ ...range, values: ending([30], 15, 0.5) })).toMatchObject({ kind: "low", rule: "xmr.above-limit" });
    expect(only({ ...range, values: ending([15], 11, 0.3) })).toMatchObject({ kind: "high", rule: "xmr.above-limit" });
    expect(only({ ...range, values: ending([19], 15, 0.5) })).toMatchObject({ kind: "low", rule: "xmr.above-limit" });
  });

  test("a rebase date starts the limits anew", () => {
    const values = [...calm(0.6).slice(0, 12), ...calm(0.8).slice(0, 12)];
    expect(rulesOf({ ...base, values })).toEqual(["xmr.above-limit"]);
    expect(rulesOf({ ...base, values, rebase: kpi({ id: "x", values }).series.period[12]! })).toEqual([]);
  });

  test("a rule that is switched off is silent, and the miss it covered speaks", () => {
    const input = { ...base, target: 0.78, values: ending([0.712]) };
    expect(rulesOf(input, { rulesOff: ["xmr.below-limit"] })).toEqual(["target.missed"]);
    expect(rulesOf(input, { rulesOff: ["xmr"] })).toEqual(["target.missed"]);
    expect(rulesOf(input, { rulesOff: ["xmr", "target"] })).toEqual([]);
  });
});

describe("target", () => {
  test("red without a signal", () => {
    const f = only({ ...base, target: 0.81, tolerance: 0.005, values: ending([0.8]) });
    expect(f).toMatchObject({ id: "kpi:fcr/target", rule: "target.missed", kind: "low" });
    expect(plainText(f.text)).toMatch(/80\.0 % in September; target 81 %\..*Within its normal range/);
    expect(plainText(f.why)).toBe("Red: 80.0 % is 1.0 points below target (81 %); the tolerance is 0.5 points.");
  });

  test("amber and green are no findings", () => {
    expect(rulesOf({ ...base, target: 0.81, tolerance: 0.02, values: ending([0.8]) })).toEqual([]);
    expect(rulesOf({ ...base, target: 0.8, tolerance: 0, values: ending([0.8]) })).toEqual([]);
  });

  test("a concerning signal says the miss already; an improving one does not", () => {
    expect(rulesOf({ ...base, target: 0.78, tolerance: 0, values: ending([0.712]) })).toEqual(["xmr.below-limit"]);
    expect(rulesOf({ ...base, target: 0.95, tolerance: 0, values: ending([0.9]) })).toEqual([
      "target.never-met",
      "xmr.above-limit",
    ]);
  });

  test("a target beyond the limits can never be met", () => {
    const f = only({ ...base, target: 0.95, values: calm() });
    expect(f).toMatchObject({ id: "kpi:fcr/target", rule: "target.never-met", persistence: 24 });
    expect(plainText(f.text)).toContain("cannot meet its target of 95 % as the process runs");
    expect(plainText(f.text)).toContain("average 80.0 %");
  });

  test("lower is better is the mirror image", () => {
    const down = { ...base, direction: "lower", tolerance: 0.005 } as const;
    expect(rulesOf({ ...down, target: 0.79, values: ending([0.8]) })).toEqual(["target.missed"]);
    expect(rulesOf({ ...down, target: 0.82, values: ending([0.8]) })).toEqual([]);
  });

  test("too few points: the miss is a fact, and nothing is said about the process", () => {
    const f = only({ ...base, target: 0.85, tolerance: 0, values: [0.8, 0.81, 0.8] });
    expect(f.rule).toBe("target.missed");
    expect(plainText(f.text)).toContain("Third month in a row below target. Only 3 months observed");
  });
});

describe("breach forecast", () => {
  const falling = calm().map((v, i) => v + (24 - i) * 0.008 - 0.01);

  test("a falling KPI that still meets its target", () => {
    const f = findingsOf([{ ...base, target: 0.78, values: falling }]).find((x) => x.rule === "forecast.breach")!;
    expect(f).toMatchObject({ id: "kpi:fcr/breach", kind: "breaking", concern: true });
    expect(plainText(f.text)).toMatch(
      /still meets its target of 78 % .* \d+ % likely to miss it in (October|November|December)/,
    );
    expect(f.howSure).toContain("Mann–Kendall");
  });

  test("not when the target is far, already missed, or the threshold higher", () => {
    const has = (input: KpiInput, change = {}): boolean => rulesOf(input, change).includes("forecast.breach");
    expect(has({ ...base, target: 0.5, values: falling })).toBe(false);
    expect(has({ ...base, target: 0.85, values: falling })).toBe(false);
    expect(has({ ...base, target: 0.78, values: falling }, { thresholds: { breachProbability: 0.99 } })).toBe(false);
  });

  test("a KPI that mostly sits on its bound is not called a coin toss", () => {
    const values = Array.from({ length: 24 }, (_, i) => (i % 8 === 3 ? 0.97 : 1));
    expect(rulesOf({ ...base, target: 1, tolerance: 0.05, values })).toEqual([]);
  });

  test("a miss and its outlook are one finding", () => {
    const findings = findingsOf([{ ...base, target: 0.85, tolerance: 0, values: falling }]);
    expect(findings.map((f) => f.rule)).toEqual(["xmr.below-limit"]);
    expect(plainText(findings[0]!.text)).toMatch(/If nothing changes, .* % likely to miss again in October\./);
  });
});

describe("data", () => {
  test("a blank cell and an absent row are the same gap", () => {
    const values = calm();
    const blank = only({ ...base, values: values.map((v, i) => (i === 20 ? null : v)) });
    expect(blank).toMatchObject({ id: "kpi:fcr/data.missing-period", kind: "data" });
    expect(blank.text).toContain("no value for Jun 2026; 23 of 24 months are covered");
    const days = kpi({ ...base, values }).series.period;
    const absent = kpi({ ...base, values });
    const without = [...absent.series.period].filter((_, i) => i !== 20);
    expect(days).toHaveLength(24);
    const series = {
      ...absent.series,
      period: Int32Array.from(without),
      value: absent.series.value.filter((_, i) => i !== 20),
    };
    const a = analyse(parsed([{ ...absent, series }]), settings());
    expect(detect(a).map((f) => f.text)).toEqual([blank.text]);
  });

  test("older than its peers: left out of the judgement and said", () => {
    const f = only({ ...base, target: 0.9, values: calm(), last: "2026-07-31" });
    expect(f).toMatchObject({ id: "kpi:fcr/data.stale", rule: "data.stale" });
    expect(f.text).toContain("last reported for Jul 2026, 2 months behind");
  });

  test("never observed", () => {
    expect(only({ ...base, values: [] })).toMatchObject({ id: "kpi:fcr/data.no-observations" });
  });

  test("a period after the as-of date is not used", () => {
    const days = [...kpi({ ...base, values: calm() }).series.period];
    const iso = (d: number): string => new Date((d - 25569) * 864e5).toISOString().slice(0, 10);
    const f = only({ ...base, values: [...calm(), 0.1], periods: [...days.map(iso), "2027-09-30"] });
    expect(f).toMatchObject({ id: "kpi:fcr/data.future-period", value: calm()[23] });
    expect(f.text).toContain("Sep 2027");
  });

  test("an old export is one finding", () => {
    const findings = findingsOf([{ ...base, values: calm() }], { asOf: "2027-01-31" });
    expect(findings.map((f) => f.id)).toEqual(["data/stale-export"]);
    expect(findings[0]!.text).toContain("4 months before 31 Jan 2027");
    expect(findingsOf([{ ...base, values: calm() }], { asOf: "2026-10-15" })).toEqual([]);
  });

  test("a fault of a dozen KPIs is one finding about the export", () => {
    const many = Array.from({ length: 12 }, (_, i) => ({ ...base, id: `k${String(i)}`, values: [] }));
    expect(findingsOf(many).map((f) => f.id)).toEqual(["data/no-observations"]);
    expect(findingsOf(many.slice(1))).toHaveLength(11);
  });

  test.each([
    ["OBS007", "duplicate"],
    ["OBS012", "unit-jump"],
    ["OBS013", "impossible"],
  ])("%s is a finding of its KPI as well", (code, rule) => {
    const problem: CellProblem = {
      code,
      severity: "warning",
      message: "Observations!C17: Found it.",
      path: ["Observations", 17, 3],
      table: "Observations",
      cell: "Observations!C17",
      found: "99.86",
      expected: "a share",
      data: { kpi: "fcr" },
    };
    const input = parsed([kpi({ ...base, values: calm() })]);
    const findings = detect(
      analyse(withProblems(input, [problem, { ...problem, cell: "Observations!C18" }]), settings()),
    );
    expect(findings.map((f) => f.id)).toEqual([`kpi:fcr/data.${rule}`]);
    expect(findings[0]!.cells).toEqual(["Observations!C17", "Observations!C18"]);
    const { data: _, ...homeless } = problem;
    expect(detect(analyse(withProblems(input, [homeless]), settings())).map((f) => f.id)).toEqual([`data/${rule}`]);
  });
});

test("a period whose row was left out is not missing a second time", () => {
  const input = parsed([kpi({ ...base, values: calm().map((v, i) => (i === 20 || i === 10 ? null : v)) })]);
  const period = input.contract.kpis[0]!.series.period[20]!;
  const problem: CellProblem = {
    code: "OBS012",
    severity: "warning",
    message: "",
    path: [],
    table: "Observations",
    cell: "Observations!C17",
    found: "99.86",
    expected: "a share",
    data: { kpi: "fcr", period: period - 3 },
  };
  const findings = detect(analyse(withProblems(input, [problem]), settings()));
  expect(findings.map((f) => f.rule).sort()).toEqual(["data.missing-period", "data.unit-jump"]);
  expect(findings.find((f) => f.rule === "data.missing-period")!.text).toContain("no value for Aug 2025;");
});

describe("sites side by side", () => {
  const site = (i: number, shift: number): KpiInput => ({
    id: `s${String(i)}`,
    name: "Calls answered",
    site: `Site ${String(i)}`,
    target: 0.5,
    values: calm(0.8 + shift, 0.01),
  });
  const sites = (odd: number, n = 7): KpiInput[] =>
    Array.from({ length: n }, (_, i) => site(i, i === 0 ? odd : i * 0.004));
  const peers = (inputs: KpiInput[]): Finding[] => findingsOf(inputs).filter((f) => f.rule === "peer.outlier");

  test("a site far below the others is low, far above is high", () => {
    expect(peers(sites(-0.2))).toMatchObject([{ id: "kpi:s0/peer", kind: "low", concern: true }]);
    expect(plainText(peers(sites(-0.2))[0]!.text)).toContain(
      "at Site 0 was 61.0 % in September, far below its 6 sister sites",
    );
    expect(peers(sites(0.15))).toMatchObject([{ kind: "high", concern: false }]);
  });
  test("alike sites, too few sites and KPIs without a site say nothing", () => {
    expect(peers(sites(0))).toEqual([]);
    expect(peers(sites(-0.2, 4))).toEqual([]);
    expect(peers(sites(-0.2).map((s) => ({ ...s, site: null })))).toEqual([]);
  });
  test("what the modified z alone would name among five sites, chance may have done", () => {
    const five = (last: number): KpiInput[] => [0, 0.002, 0.004, 0.007, last].map((shift, i) => site(i, shift));
    // 4.9 σ by the modified z, 4 by a test that knows how little five sites say (which wants 10)
    expect(peers(five(0.026))).toEqual([]);
    expect(peers(five(0.2))).toMatchObject([{ id: "kpi:s4/peer", falseAlarm: 0.01 }]);
  });
  test("two sites that stand apart together do not hide each other", () => {
    const eight = [0, 0.002, 0.003, 0.004, 0.005, 0.007, -0.2, -0.21].map((shift, i) => site(i, shift));
    expect(peers(eight).map((f) => f.id)).toEqual(["kpi:s6/peer", "kpi:s7/peer"]);
  });
  test("a site with a signal of its own is told once", () => {
    const inputs = sites(-0.01);
    const fallen = { ...inputs[0]!, values: ending([0.6]) };
    expect(findingsOf([fallen, ...inputs.slice(1)]).map((f) => f.rule)).toEqual(["xmr.below-limit"]);
  });
});

describe("governance of the KPIs", () => {
  const full = { ...base, objective: "Help", lastReview: 46000, values: calm() };
  const peer = kpi({ id: "peer", target: 0.7, objective: "Help", lastReview: 46000, values: calm() });
  const rules = (input: KpiInput): string[] =>
    detect(analyse(parsed([kpi(input), peer]), settings())).map((f) => `${f.id} ${f.rule}`);

  test("complete KPIs say nothing", () => expect(rules(full)).toEqual([]));
  test("orphan", () => expect(rules({ ...full, objective: null })).toEqual(["kpi:fcr/orphan kpi.orphan"]));
  test("not reviewed", () => {
    expect(rules({ ...full, lastReview: 45800 })).toEqual(["kpi:fcr/not-reviewed kpi.not-reviewed"]);
    expect(rules({ ...full, lastReview: null })).toEqual(["kpi:fcr/not-reviewed kpi.not-reviewed"]);
  });
  test("perverse, unless the note says that there is nothing", () => {
    expect(rules({ ...full, perverse: "Long calls are transferred" })).toEqual(["kpi:fcr/perverse kpi.perverse"]);
    expect(rules({ ...full, perverse: "None" })).toEqual([]);
  });
  test("columns that nobody uses are no finding", () => {
    expect(detect(analyse(parsed([kpi({ ...base, values: calm() })]), settings()))).toEqual([]);
  });
});

test("every finding's rule is declared by its family, and no rule twice", () => {
  const declared = detectors.flatMap((d) => d.rules.map((r) => r.id));
  expect(new Set(declared).size).toBe(declared.length);
  const seen = [
    ...findingsOf([{ ...base, target: 0.78, values: ending([0.712]) }]),
    ...findingsOf([{ ...base, target: 0.95, values: calm().map((v, i) => (i === 5 ? null : v)) }]),
  ];
  for (const f of seen) expect(declared).toContain(f.rule);
});

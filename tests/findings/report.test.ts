import fc from "fast-check";
import { falseAlarmProbability } from "../../src/core/stats/falseAlarm";
import { agenda } from "../../src/findings/agenda";
import { analyse } from "../../src/findings/analysis/analyse";
import { detect } from "../../src/findings/engine";
import type { Finding } from "../../src/findings/Finding";
import { rank } from "../../src/findings/rank";
import { findingsFile, findingsReport, reportOf } from "../../src/findings/report";
import { calm, ending, kpi, parsed, settings } from "./make";

function finding(change: Partial<Finding> & { id: string }): Finding {
  return {
    rule: "xmr.below-limit",
    table: "Observations",
    subject: change.id,
    label: change.id,
    kind: "low",
    concern: true,
    severity: 3,
    money: null,
    moneyBasis: null,
    since: null,
    period: null,
    value: null,
    text: change.id,
    headline: change.id,
    why: "",
    howSure: "",
    question: "",
    ownerClient: null,
    ownerSupplier: null,
    party: null,
    tier: null,
    contractual: false,
    persistence: 1,
    p: null,
    adjustedP: null,
    falseAlarm: 0,
    cells: [],
    history: null,
    ...change,
  };
}

const kpis = [
  kpi({ id: "low", tier: "critical", creditAllocation: 0.2, target: 0.78, values: ending([0.712]) }),
  kpi({ id: "high", tier: "key", target: 0.7, values: ending([0.9]) }),
  kpi({ id: "red", tier: "other", target: 0.81, tolerance: 0, values: ending([0.8]) }),
  kpi({ id: "calm", target: 0.7, values: calm() }),
  kpi({ id: "few", target: 0.7, values: [0.8, 0.8, 0.8] }),
  kpi({ id: "stale", target: 0.7, values: calm(), last: "2026-06-30" }),
  kpi({ id: "gap", target: 0.7, values: calm().map((v, i) => (i === 9 ? null : v)) }),
];

describe("rank", () => {
  const order = (findings: Finding[]): string[] => rank(findings, "GBP").map((f) => f.id);

  test("tier and contract, then money, then severity, then persistence", () => {
    expect(
      order([
        finding({ id: "persistent", persistence: 9 }),
        finding({ id: "plain" }),
        finding({ id: "severe", severity: 5 }),
        finding({ id: "money", money: 100, moneyBasis: "once" }),
        finding({ id: "key", tier: "key" }),
        finding({ id: "critical", tier: "critical" }),
        finding({ id: "critical with credit", tier: "critical", contractual: true }),
        finding({ id: "data", kind: "data", tier: "critical", contractual: true, severity: 9 }),
      ]),
    ).toEqual(["critical with credit", "critical", "key", "money", "severe", "persistent", "plain", "data"]);
  });

  test("money a month weighs twelve times money once", () => {
    expect(
      order([
        finding({ id: "once", money: 50, moneyBasis: "once" }),
        finding({ id: "month", money: 5, moneyBasis: "a month" }),
      ]),
    ).toEqual(["month", "once"]);
  });

  test("adjusted p breaks ties only", () => {
    expect(order([finding({ id: "a", adjustedP: 0.5 }), finding({ id: "b", adjustedP: 0.01 })])).toEqual(["b", "a"]);
    expect(order([finding({ id: "a", adjustedP: 0.5, severity: 4 }), finding({ id: "b", adjustedP: 0.01 })])).toEqual([
      "a",
      "b",
    ]);
  });

  test("the reason says in words why it stands there", () => {
    const [f] = rank(
      [
        finding({
          id: "a",
          tier: "critical",
          contractual: true,
          money: 48_000,
          moneyBasis: "a month",
          severity: 3.4,
          persistence: 7,
        }),
      ],
      "GBP",
    );
    expect(f!.rankReason).toBe("critical KPI with a contractual consequence; £48k a month; 3.4 σ; 7 periods");
  });

  test("the order of the input plays no part, and nothing gets lost", () => {
    const one = fc.record({
      tier: fc.constantFrom("critical", "key", "other", null),
      contractual: fc.boolean(),
      money: fc.constantFrom(null, 0, 100, 2000),
      severity: fc.constantFrom(1, 3.4, NaN, Infinity),
      persistence: fc.integer({ min: 1, max: 3 }),
      kind: fc.constantFrom("low", "high", "data"),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 30 }), fc.infiniteStream(fc.double({ noNaN: true })), (parts, stream) => {
        const findings = parts.map((p, i) => finding({ ...(p as Partial<Finding>), id: `f${String(i)}` }));
        const shuffled = findings
          .map((f) => ({ f, at: stream.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map((x) => x.f);
        expect(order(shuffled)).toEqual(order(findings));
        expect(rank(findings, "GBP").map((f) => f.rank)).toEqual(findings.map((_, i) => i + 1));
      }),
    );
  });
});

describe("agenda", () => {
  const minutes = { agendaMinutes: 60, minutesPerItem: 8 };

  test("fits the meeting in rank order; critical gets more, a success half", () => {
    const slots = agenda(
      [
        finding({ id: "a", tier: "critical" }),
        finding({ id: "b" }),
        finding({ id: "c", kind: "high", concern: false }),
        finding({ id: "d", kind: "data" }),
      ],
      minutes,
    );
    expect(slots.map((s) => s.minutes)).toEqual([12, 8, 4, 0]);
    expect(slots.map((s) => s.onAgenda)).toEqual([true, true, true, false]);
  });

  test("one slot a subject, and the first success keeps its place", () => {
    const many = Array.from({ length: 20 }, (_, i) => finding({ id: `f${String(i)}` }));
    const twice = finding({ id: "again", subject: "f0" });
    const high = finding({ id: "high", kind: "high", concern: false });
    const slots = agenda([...many.slice(0, 1), twice, ...many.slice(1), high], minutes);
    expect(slots[1]!.onAgenda).toBe(false);
    expect(slots[slots.length - 1]!.minutes).toBe(4);
    expect(slots.filter((s) => s.onAgenda)).toHaveLength(8);
  });

  test("never longer than the meeting", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ high: fc.boolean(), tier: fc.constantFrom("critical", null) }), { maxLength: 40 }),
        fc.integer({ min: 0, max: 120 }),
        fc.integer({ min: 1, max: 30 }),
        (parts, agendaMinutes, minutesPerItem) => {
          const findings = parts.map((p, i) =>
            finding({
              id: `f${String(i)}`,
              concern: !p.high,
              kind: p.high ? "high" : "low",
              tier: p.tier as "critical" | null,
            }),
          );
          const slots = agenda(findings, { agendaMinutes, minutesPerItem });
          expect(slots.reduce((sum, s) => sum + s.minutes, 0)).toBeLessThanOrEqual(agendaMinutes);
          for (const s of slots) expect(s.onAgenda).toBe(s.minutes > 0);
        },
      ),
    );
  });
});

describe("report", () => {
  const { report } = findingsReport(parsed(kpis), settings());

  test("expected by chance is the sum over the KPIs tested", () => {
    // low, high, red, calm with 24 points, gap with 23; few has too few, stale is left out.
    expect(report.tested).toBe(5);
    expect(report.expectedByChance).toBeCloseTo(4 * falseAlarmProbability(24) + falseAlarmProbability(23), 12);
  });

  test("each group of sites compared counts with the chance that any of it is named", () => {
    const sites = (n: number) =>
      parsed(
        Array.from({ length: n }, (_, i) =>
          kpi({
            id: `s${String(i)}`,
            name: "Calls",
            site: `Site ${String(i)}`,
            target: 0.5,
            values: calm(0.8 + i / 500, 0.01),
          }),
        ),
      );
    const expected = (n: number): number => findingsReport(sites(n), settings()).report.expectedByChance;
    expect(expected(4)).toBeCloseTo(4 * falseAlarmProbability(24), 12);
    expect(expected(5)).toBeCloseTo(5 * falseAlarmProbability(24) + 0.01, 12);
  });

  test("the order of KPI rows changes neither findings nor order", () => {
    const ids = (r: typeof report): string[] => r.findings.map((f) => `${String(f.rank)} ${f.id} ${f.text}`);
    const turned = findingsReport(parsed([...kpis].reverse()), settings()).report;
    expect(ids(turned)).toEqual(ids(report));
    expect(ids(findingsReport(parsed(kpis), settings()).report)).toEqual(ids(report));
    expect(new Set(report.findings.map((f) => f.id)).size).toBe(report.findings.length);
  });

  test("adjusted p is never smaller than p", () => {
    for (const f of report.findings) if (f.p !== null) expect(f.adjustedP!).toBeGreaterThanOrEqual(f.p);
  });

  test("packs running and resolved, against the previous findings file", () => {
    const before = findingsFile(
      findingsReport(parsed([kpi({ id: "old", target: 0.78, values: ending([0.712]) }), ...kpis]), settings()).report,
      [],
    );
    const previous = { ...before, asOf: "2026-06-30" };
    const old = [{ id: "kpi:old/xmr", text: "KPI old below its limits in September" }];
    const well = kpi({ id: "old", target: 0.78, values: ending([]) });
    const next = reportOf(analyse(parsed([well, ...kpis]), settings()), previous);
    expect(next.findings.find((f) => f.id === "kpi:low/xmr")!.packsRunning).toBe(2);
    expect([next.resolved, next.unmeasured]).toEqual([old, []]);
    // a KPI that is not in the data any more was not resolved: nobody knows
    const without = reportOf(analyse(parsed(kpis), settings()), previous);
    expect([without.resolved, without.unmeasured]).toEqual([[], old]);
    const again = reportOf(analyse(parsed(kpis), settings()), { ...findingsFile(without, []) });
    expect([again.resolved, again.unmeasured]).toEqual([[], old]);
    const fresh = reportOf(analyse(parsed(kpis), settings()), { asOf: "2026-06-30", findings: [] });
    expect(new Set(fresh.findings.map((f) => f.packsRunning))).toEqual(new Set([1]));
  });

  test("building the same pack again counts nothing twice", () => {
    const third = reportOf(analyse(parsed(kpis), settings()), {
      asOf: "2026-06-30",
      findings: [
        { id: "kpi:low/xmr", text: "", packsRunning: 2 },
        { id: "gone", text: "Gone" },
      ],
    });
    const again = reportOf(analyse(parsed(kpis), settings()), findingsFile(third, []));
    expect(findingsFile(again, [])).toEqual(findingsFile(third, []));
    expect(again.findings.find((f) => f.id === "kpi:low/xmr")!.packsRunning).toBe(3);
    expect(again.resolved).toEqual([{ id: "gone", text: "Gone" }]);
  });

  test("two rows with one id stay apart, in whatever order they come", () => {
    const twins = [
      kpi({ id: "t", target: 0.78, values: ending([0.712]) }),
      kpi({ id: "t", target: 0.78, values: ending([0.7]) }),
    ];
    const ids = (list: typeof twins): string[] =>
      detect(analyse(parsed(list), settings()))
        .map((f) => `${f.id} ${f.cells[0]!}`)
        .sort();
    expect(ids(twins).map((x) => x.split(" ")[0])).toEqual(["kpi:t/xmr", "kpi:t/xmr~2"]);
    expect(ids([...twins].reverse())).toEqual(ids(twins));
  });

  test("the findings file has the fields that scripts rely on", () => {
    const file = findingsFile(report, [
      {
        code: "OBS003",
        severity: "error",
        message: "Observations!C17: …",
        path: [],
        table: "Observations",
        cell: "Observations!C17",
        found: "n/a",
        expected: "a number",
      },
    ]);
    expect(JSON.parse(JSON.stringify(file))).toEqual(file);
    expect(file.asOf).toBe("2026-09-30");
    const first = file.findings[0]!;
    expect(Object.keys(first).slice(0, 15)).toEqual(
      "id rule table subject kind concern rank severity money since period value text cells onAgenda".split(" "),
    );
    expect(first).toMatchObject({
      id: "kpi:low/xmr",
      rank: 1,
      period: "2026-09-30",
      since: "2026-09-30",
      value: 0.712,
    });
    expect(Object.keys(file.problems[0]!)).toEqual("code severity table cell found expected message".split(" "));
  });
});

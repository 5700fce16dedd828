import fc from "fast-check";
import type { Kpi } from "../../src/contract/Contract";
import { tables, type TableRow } from "../../src/contract/tables";
import type { Analysis } from "../../src/findings/analysis/Analysis";
import { analyse } from "../../src/findings/analysis/analyse";
import { changedKpis, reanalyse } from "../../src/findings/analysis/reanalyse";
import { reportOf } from "../../src/findings/report";
import { calm, ending, kpi, parsed, settings, type KpiInput } from "./make";

/** Lines of a chart are drawn at first look: looked at here, so that drawn and undrawn charts compare equal. */
function drawn(analysis: Analysis): Analysis {
  for (const k of analysis.kpis) void k.result.mean;
  return analysis;
}

/** Half of a month's credit pool stands behind every KPI that has a share in it. */
const pool = {
  ...(Object.fromEntries(
    Object.keys(tables.terms.columns).map((name) => [name, null]),
  ) as unknown as TableRow<"terms">),
  kind: "service credit" as const,
  pool: 0.5,
  source: { sheet: "Terms", row: 2, columns: { kind: 1, pool: 4 } },
};

function read(inputs: readonly KpiInput[], annualFee = 1_200_000) {
  return parsed(inputs.map(kpi), { facts: { atRisk: 0.1, annualFee }, rows: { terms: [pool] } });
}

const share = fc.integer({ min: 55, max: 99 }).map((v) => v / 100);
const input = fc.record({
  values: fc.array(fc.option(share, { freq: 12 }), { minLength: 0, maxLength: 40 }),
  target: fc.option(share),
  tier: fc.constantFrom("critical" as const, "key" as const, null),
  creditAllocation: fc.option(fc.constant(0.2)),
  site: fc.constantFrom("Leeds", "York", null),
  last: fc.constantFrom("2026-09-30", "2026-09-30", "2026-06-30"),
});
type Input = typeof input extends fc.Arbitrary<infer T> ? T : never;
type Row = Input & { readonly id: string };

/** What people do to a workbook between two readings. */
const edit = fc.oneof(
  fc.record({ kind: fc.constant("value" as const), at: fc.nat(), point: fc.nat(), to: fc.option(share) }),
  fc.record({ kind: fc.constant("period" as const), at: fc.nat(), to: share }),
  fc.record({ kind: fc.constant("target" as const), at: fc.nat(), to: fc.option(share) }),
  fc.record({ kind: fc.constant("remove" as const), at: fc.nat() }),
  fc.record({ kind: fc.constant("add" as const), to: input }),
  fc.record({ kind: fc.constant("swap" as const), at: fc.nat() }),
);
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function apply(rows: readonly Row[], change: Edit): Row[] {
  const out = rows.map((row) => ({ ...row, values: [...row.values] }));
  if (change.kind === "add") return [...out, { ...change.to, id: `new${out.length}` }];
  if (out.length === 0) return out;
  const at = change.at % out.length;
  const row = out[at]!;
  if (change.kind === "value" && row.values.length > 0) row.values[change.point % row.values.length] = change.to;
  if (change.kind === "period") Object.assign(row, { values: [...row.values, change.to], last: "2026-10-31" });
  if (change.kind === "target") row.target = change.to;
  if (change.kind === "remove") out.splice(at, 1);
  if (change.kind === "swap") out.unshift(...out.splice(at, 1));
  return out;
}

describe("reanalyse", () => {
  test("equals a full analysis, whatever was edited", () => {
    fc.assert(
      fc.property(
        fc.array(input, { maxLength: 8 }),
        fc.array(edit, { minLength: 1, maxLength: 3 }),
        fc.constantFrom({}, { preset: "wheeler" }, { site: ["Leeds"] }, { asOf: "2026-10-31" }),
        (inputs, edits, change) => {
          const before = inputs.map((one, i): Row => ({ ...one, id: `k${i}` }));
          const after = edits.reduce<readonly Row[]>(apply, before);
          const old = read(before);
          // Read again from the start: every KPI is another object, in other rows of the sheet.
          const now = read(after);
          const previous = analyse(old, settings(change));
          const full = analyse(now, settings(change));
          const again = reanalyse(previous, now, changedKpis(old.contract, now.contract));
          expect(drawn(again)).toEqual(drawn(full));
          expect(reportOf(again)).toEqual(reportOf(full));
        },
      ),
      { numRuns: 60 },
    );
  });

  test("untouched KPIs are not computed again; their adjusted p is", () => {
    const rows: KpiInput[] = Array.from({ length: 6 }, (_, i) => ({ id: `k${i}`, target: 0.7, values: calm() }));
    const kpis = rows.map(kpi);
    const previous = analyse(parsed(kpis), settings());
    const edited = kpi({ ...rows[2]!, values: ending([0.4]) });
    const again = reanalyse(previous, parsed(kpis.map((k, i) => (i === 2 ? edited : k))), new Set(["k2"]));
    expect(again.kpis[2]!.signal).toBe("below limit");
    for (const i of [0, 1, 3, 4, 5]) expect(again.kpis[i]!.result).toBe(previous.kpis[i]!.result);
    expect(again.kpis[2]!.result).not.toBe(previous.kpis[2]!.result);
    expect(again.kpis[0]!.adjustedP).toBe(analyse(again, settings()).kpis[0]!.adjustedP);
  });

  test("a new month at one KPI moves the day and so everybody, named or not", () => {
    const rows: KpiInput[] = Array.from({ length: 4 }, (_, i) => ({ id: `k${i}`, target: 0.7, values: calm() }));
    const previous = analyse(read(rows), settings());
    const now = read(rows.map((row, i) => (i < 2 ? { ...row, values: [...calm(), 0.8], last: "2026-10-31" } : row)));
    const again = reanalyse(previous, now, new Set(["k0", "k1"]));
    expect(again.asOf).not.toBe(previous.asOf);
    expect(again.kpis[3]!.stale).toBe(true);
    expect(drawn(again)).toEqual(drawn(analyse(now, settings())));
  });

  test("peers that get a new month make the others stale, though the day stays", () => {
    const rows: KpiInput[] = Array.from({ length: 4 }, (_, i) => ({ id: `k${i}`, target: 0.7, values: calm() }));
    const given = settings({ asOf: "2026-10-31" });
    const previous = analyse(read(rows), given);
    const now = read(rows.map((row, i) => (i < 2 ? { ...row, values: [...calm(), 0.8], last: "2026-10-31" } : row)));
    const again = reanalyse(previous, now, new Set(["k0", "k1"]));
    expect([previous.kpis[3]!.stale, again.kpis[3]!.stale]).toEqual([false, true]);
    expect(drawn(again)).toEqual(drawn(analyse(now, given)));
  });

  test("a fee edited in the contract moves the credit of a KPI that nobody touched", () => {
    const rows: KpiInput[] = [{ id: "a", target: 0.7, creditAllocation: 0.2, values: calm() }];
    const previous = analyse(read(rows), settings());
    const again = reanalyse(previous, read(rows, 2_400_000), new Set());
    // a twelfth of the fee × 10 % × 50 % × 20 %
    expect(previous.kpis[0]!.creditAtRisk).toBeCloseTo(1000, 9);
    expect(again.kpis[0]!.creditAtRisk).toBeCloseTo(2000, 9);
  });

  test("without a name a change goes unseen: the caller says what was touched", () => {
    const before = [kpi({ id: "a", values: calm() })];
    const after = [kpi({ id: "a", values: ending([0.4]) })];
    const previous = analyse(parsed(before), settings());
    expect(reanalyse(previous, parsed(after), new Set()).kpis[0]!.signal).toBe("");
    expect(reanalyse(previous, parsed(after), new Set(["a"])).kpis[0]!.signal).toBe("below limit");
  });
});

describe("changedKpis", () => {
  const rows = [kpi({ id: "a", values: [0.8, null, 0.9] }), kpi({ id: "b", target: 0.7, values: [0.8] })];
  const changed = (next: readonly Kpi[]): string[] => [...changedKpis(parsed(rows).contract, parsed(next).contract)];

  test("nothing when only the place in the sheet differs", () => {
    expect(changed(rows)).toEqual([]);
    expect(changed([rows[1]!, kpi({ id: "a", values: [0.8, null, 0.9] })])).toEqual([]);
  });
  test("a value, a blank, a period, a count, a definition, a new one; a removed one is not there to be named", () => {
    expect(changed([rows[0]!, kpi({ id: "b", target: 0.7, values: [0.81] })])).toEqual(["b"]);
    expect(changed([kpi({ id: "a", values: [0.8, 0.8, 0.9] })])).toEqual(["a"]);
    expect(changed([kpi({ id: "a", values: [0.8, null, 0.9], last: "2026-08-31" })])).toEqual(["a"]);
    expect(changed([kpi({ id: "b", target: 0.7, values: [0.8], numerators: [8], denominators: [10] })])).toEqual(["b"]);
    expect(changed([kpi({ id: "b", target: 0.6, values: [0.8] })])).toEqual(["b"]);
    expect(changed([...rows, kpi({ id: "c", values: [1] })])).toEqual(["c"]);
  });
});

import { valueDetector } from "../../../src/findings/detectors/value";
import type { TableRow } from "../../../src/contract/tables";
import { money } from "../../../src/findings/words";
import { analysisOf, day, expectSound, findingsOf, type Given } from "./fixture";

type Row = Partial<TableRow<"value">>;

function item(over: Row = {}): Row {
  return {
    id: "V01",
    description: "Call-back replaces queueing",
    kind: "hard saving",
    expected: 120_000,
    planned: day("2026-08-15"),
    ...over,
  };
}

function ids(given: Given): string[] {
  const findings = findingsOf(valueDetector, given);
  expectSound(valueDetector, findings);
  return findings.map((f) => f.id);
}

describe("a value item past its planned date", () => {
  test("speaks with what is still open", () => {
    const [finding] = findingsOf(valueDetector, { value: [item({ realised: 20_000, signedOff: true })] });
    expect(finding).toMatchObject({
      id: "value:V01/overdue",
      rule: "value.overdue",
      value: 46,
      money: 100_000,
      moneyBasis: "a year",
      since: day("2026-08-16"),
    });
    expect(finding?.text).toContain("£120k a year expected) was planned for 15 Aug 2026");
  });

  test("arrival or a later plan silences it; arrival tomorrow does not", () => {
    expect(ids({ value: [item({ actual: day("2026-09-01") })] })).toEqual([]);
    expect(ids({ value: [item({ planned: day("2026-09-30") })] })).toEqual([]);
    expect(ids({ value: [item({ actual: day("2026-10-01") })] })).toEqual(["value:V01/overdue"]);
  });
});

describe("realised without finance's signature", () => {
  const there = { actual: day("2026-08-15"), realised: 80_000 };

  test("is one finding with the sum", () => {
    const [finding, ...rest] = findingsOf(valueDetector, {
      value: [item(there), item({ ...there, id: "V02", kind: "avoided cost", signedOff: false, realised: 5_000 })],
    });
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({ id: "value/unsigned", money: 85_000, value: 85_000 });
    expect(finding?.text).toContain(`V02 (avoided cost, ${money(5000, "GBP")}, evidence not graded)`);
  });

  test("a signature, or nothing realised, silences it", () => {
    expect(ids({ value: [item({ ...there, signedOff: true })] })).toEqual([]);
    expect(ids({ value: [item({ ...there, realised: null })] })).toEqual([]);
  });
});

describe("value that came early", () => {
  test("is good news with its present value, in its quarter only", () => {
    // The golden case va-oneoff: 1m three months early at 8 % from 1 January is worth 18,492.084857966136 on that day.
    const early = item({ expected: 1e6, planned: day("2026-10-01"), actual: day("2026-07-01") });
    const [finding] = findingsOf(valueDetector, { value: [early] });
    const onPackDay = 18_492.084857966136 * 1.08 ** ((day("2026-09-30") - day("2026-01-01")) / 365);
    expect(finding).toMatchObject({ id: "value/early", kind: "high", concern: false, value: 92 });
    expect(finding!.money! / onPackDay).toBeCloseTo(1, 9);
    expect(ids({ value: [early], asOf: "2026-12-31" })).toEqual([]);
    expect(ids({ value: [{ ...early, actual: day("2026-10-01") }], asOf: "2026-12-31" })).toEqual([]);
  });
});

describe("the ledger", () => {
  test("keeps the kinds of value apart", () => {
    const { value } = analysisOf({
      value: [
        item({ realised: 150_000, signedOff: true }),
        item({ id: "V02", kind: "avoided cost", expected: 50_000, realised: 10_000, beyond: true }),
        item({ id: "V03", kind: "avoided cost", expected: 30_000 }),
      ],
    });
    expect(value?.byKind).toEqual([
      { kind: "hard saving", expected: 120_000, realised: 150_000, signedOff: 150_000, ahead: 0, n: 1 },
      { kind: "avoided cost", expected: 80_000, realised: 10_000, signedOff: 0, ahead: 70_000, n: 2 },
    ]);
    expect(value).toMatchObject({ hardSavings: 150_000, beyondContract: 10_000, ahead: 70_000 });
  });

  test("demand ahead: faster for all needs, avoided cost only for what is not ordered", () => {
    const need = {
      need: "Seasonal agents",
      quantity: 60,
      needDate: day("2026-12-01"),
      baselineDays: 42,
      expectedDays: 25,
      valuePerDay: 110,
      wouldBePrice: 2400,
      expectedPrice: 2050,
    };
    const facts = { discountRate: 0 };
    const open = analysisOf({ facts, demand: [need, { ...need, quantity: 100, committed: true }] }).value?.demand;
    expect(open?.faster).toBeCloseTo((60 + 100) * 17 * 110, 6);
    expect(open?.avoided).toBeCloseTo(60 * 350, 6);
    const past = analysisOf({ facts, demand: [{ ...need, needDate: day("2026-09-01") }] }).value?.demand;
    expect(past).toMatchObject({ faster: null, avoided: null });
    expect(past?.lines).toHaveLength(1);
  });

  test("the vital few carry four fifths of the difference and know their cells", () => {
    const { value } = analysisOf({
      spend: [
        { category: "Licences", spend: 40, difference: 15 },
        { category: "Agents", spend: 20, difference: 80, supplier: "A" },
        { category: "Agents", spend: 40, difference: 5, supplier: "B" },
      ],
    });
    expect(value?.focus?.rows.map((r) => [r.label, r.vital, r.cell])).toEqual([
      ["Agents, A", true, "Spend!D3"],
      ["Licences", false, "Spend!D2"],
      ["Agents, B", false, "Spend!D4"],
    ]);
    expect(value?.focus).toMatchObject({ spendShare: 0.2, differenceShare: 0.8 });
  });

  test("return on outsourcing needs costs, and keeps its three dimensions", () => {
    const rows = [item({ realised: 100 }), item({ id: "V2", kind: "innovation", realised: 50 })];
    expect(analysisOf({ value: rows }).value?.roo).toBeNull();
    const invoices = [{ period: day("2026-09-30"), item: "Fee", amount: 200 }];
    const { value } = analysisOf({ value: rows, invoices });
    expect(value?.roo).toEqual({ value: -0.25, innovation: 0.25, process: 0, ownership: 0.5 });
  });
});

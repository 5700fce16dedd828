import fc from "fast-check";
import { analyse } from "../../src/findings/analysis/analyse";
import { comparePresetsOf } from "../../src/findings/analysis/presetComparison";
import { rebasePreview } from "../../src/findings/analysis/rebasePreview";
import { presetIds } from "../../src/contract/settings";
import { calm, day, kpi, parsed, settings, type KpiInput } from "./make";

function analysed(input: Omit<KpiInput, "id">, change: Record<string, unknown> = {}) {
  return analyse(parsed([kpi({ id: "a", target: 0.7, ...input })]), settings(change)).kpis[0]!;
}

const values = fc.array(fc.double({ min: 0.5, max: 0.95, noNaN: true }), { minLength: 3, maxLength: 40 });

describe("presets side by side for a KPI", () => {
  test("the line of the preset in use is what the analysis says, on values and on counts, with gaps and rebase", () => {
    fc.assert(
      fc.property(values, fc.constantFrom(...presetIds), fc.boolean(), fc.boolean(), (shares, preset, counts, gap) => {
        const series = shares.map((v, i) => (gap && i === 2 ? null : v));
        const denominators = shares.map((_, i) => 200 + 10 * i);
        const given = counts
          ? {
              values: series.map((v, i) => (v === null ? null : Math.round(v * denominators[i]!) / denominators[i]!)),
              numerators: shares.map((v, i) => Math.round(v * denominators[i]!)),
              denominators,
            }
          : { values: series };
        const rebase = gap ? day("2025-03-01") : null;
        const k = analysed({ ...given, rebase }, { preset });
        const line = comparePresetsOf(k).find((c) => c.preset === preset)!;
        expect(line.signal).toBe(k.signal);
        expect(line.upper).toEqual(k.latest < 0 ? NaN : k.result.upper[k.latest]);
        if (k.variation) expect(line.variation).toBe(k.variation);
        expect(line.assurance).toBe(k.assurance);
        if (k.falseAlarm > 0) expect(line.falseAlarm).toBe(k.falseAlarm);
      }),
      { numRuns: 60 },
    );
  });
});

describe("preview of a rebase", () => {
  // A year around 60 %, ten months around 80 %.
  const stepped = [...calm(0.6).slice(0, 12), ...calm(0.8).slice(0, 10)];

  test("without a suggestion there is nothing to show, unless a day is named", () => {
    expect(rebasePreview(analysed({ values: calm() }), "mdc")).toBeNull();
    expect(rebasePreview(analysed({ values: [] }), "mdc", day("2026-01-01"))).toBeNull();
    expect(rebasePreview(analysed({ values: calm() }), "mdc", day("2026-01-31"))).toMatchObject({ position: 15 });
    expect(rebasePreview(analysed({ values: calm() }), "mdc", day("2027-01-31"))).toBeNull();
    expect(rebasePreview(analysed({ values: calm() }), "mdc", day("2020-01-31"))).toBeNull();
  });

  test("a step: new limits around the new level, the signal gone, the earlier stretch with limits of its own", () => {
    const k = analysed({ values: stepped });
    const preview = rebasePreview(k, "mdc")!;
    expect(preview.position).toBe(12);
    expect(preview.before.signal).not.toBe("");
    expect(preview.before.upper).toBe(k.result.upper[k.latest]);
    expect(preview.after).toMatchObject({ signal: "", variation: "common cause", points: 10, status: "trial limits" });
    expect(preview.after.mean).toBeCloseTo(0.8, 2);
    expect(preview.earlier!.mean).toBeCloseTo(0.6, 2);
    // one average over two levels lies at neither
    expect(preview.before.mean).toBeGreaterThan(preview.earlier!.upper);
    expect(preview.before.mean).toBeLessThan(preview.after.lower);
    expect(preview.signalsAfter).toBeLessThan(preview.signalsBefore);
    expect(preview.replaces).toBeNull();
  });

  test("is only a preview: the KPI stays as it is, and doing it gives what was shown", () => {
    const input = kpi({ id: "a", target: 0.7, values: stepped });
    const before = JSON.stringify(input);
    const k = analyse(parsed([input]), settings()).kpis[0]!;
    const preview = rebasePreview(k, "mdc")!;
    expect(JSON.stringify(input)).toBe(before);
    const done = analyse(parsed([{ ...input, rebase: preview.from }]), settings()).kpis[0]!;
    expect(preview.after).toEqual({
      mean: done.result.mean[done.latest],
      lower: done.result.lower[done.latest],
      upper: done.result.upper[done.latest],
      points: done.segment!.n,
      status: done.segment!.status,
      signal: done.signal,
      variation: done.variation,
      assurance: done.assurance,
    });
    expect([...preview.lines.upper]).toEqual([...done.result.upper]);
  });

  test("says which rebase it would replace", () => {
    const three = [...calm(0.5).slice(0, 8), ...stepped];
    const rebase = day("2024-12-31");
    const k = analysed({ values: three, rebase });
    const preview = rebasePreview(k, "mdc");
    expect(preview).toMatchObject({ replaces: rebase });
    expect(preview!.from).toBeGreaterThan(rebase);
  });
});

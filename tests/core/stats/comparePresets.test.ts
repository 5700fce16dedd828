import fc from "fast-check";
import { comparePresets, presetOrder } from "../../../src/core/stats/comparePresets";
import { signalWords } from "../../../src/core/stats/types";
import { xmr } from "../../../src/core/stats/xmr";

const steady = [50, 51, 49, 50, 51, 49, 50, 51, 49, 50, 51, 49];

function line(values: readonly number[], preset: string, target: number | null = null) {
  return comparePresets(values, "higher", target).find((c) => c.preset === preset)!;
}

describe("presets side by side", () => {
  test("seven points on one side: a shift to Making Data Count, not yet to Wheeler (eight) or Nelson (nine)", () => {
    // Alternating about two levels, so that nothing but the run can speak.
    const values = [49, 51, 49, 51, 49, 51, 49, 51, 49, 49.5, 51, 50.9, 51, 50.9, 51, 50.9, 51];
    expect(line(values, "mdc").signal).toBe("shift above");
    expect(line(values, "wheeler").signal).toBe("");
    expect(line(values, "nelson").signal).toBe("");
    expect(line([...values, 50.9], "wheeler").signal).toBe("shift above");
    expect(line([...values, 50.9], "nelson").signal).toBe("");
    expect(line([...values, 50.9, 51], "nelson").signal).toBe("shift above");
  });

  test("six rising points: a trend to Nelson, not to Making Data Count (seven)", () => {
    const values = [50, 52, 49, 51, 48, 52, 49, 51, 49, 49.4, 49.8, 50.2, 50.6, 51];
    expect(line(values, "nelson").signal).toBe("rising trend");
    expect(line(values, "mdc").signal).toBe("");
    expect(line(values, "wheeler").signal).toBe("");
  });

  test("screening: one large jump widens the unscreened limits, so only the screened presets stay narrow", () => {
    const values = [...steady, 70, ...steady];
    expect(line(values, "mdc").upper).toBeLessThan(line(values, "wheeler").upper);
    expect(line(values, "mdc").mean).toBe(line(values, "wheeler").mean);
  });

  test("assurance follows each preset's own limits", () => {
    // mean 50, mR̄ 16/11: limits 50 ± 3.87
    expect(comparePresets(steady, "higher", 45).every((c) => c.assurance === "consistently passes")).toBe(true);
    expect(comparePresets(steady, "higher", 50).every((c) => c.assurance === "hit or miss")).toBe(true);
    expect(comparePresets(steady, "range", { target: 40, upper: 60 })[0]!.assurance).toBe("consistently passes");
    expect(comparePresets(steady, "higher")[0]!.assurance).toBeNull();
  });

  test("too few points or none: nothing is said", () => {
    for (const values of [[], [1, 2, 3], [NaN, NaN]])
      for (const c of comparePresets(values, "higher", 2))
        expect(c).toMatchObject({ signal: "", assurance: null, falseAlarm: 0, flagged: [] });
  });

  test("every line is what the chart of that preset says; the blank tail plays no part", () => {
    const value = fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 40 }) }, fc.constant(NaN));
    fc.assert(
      fc.property(fc.array(value, { maxLength: 40 }), (values) => {
        const compared = comparePresets(values, "higher", 20);
        expect(compared.map((c) => c.preset)).toEqual(presetOrder);
        for (const c of compared) {
          const { signals, upper } = xmr(values, { preset: c.preset });
          const latest = values.map((v) => !Number.isNaN(v)).lastIndexOf(true);
          expect(c.signal).toBe(latest < 0 ? "" : signalWords[signals[latest]!]);
          expect(c.upper).toEqual(latest < 0 ? NaN : upper[latest]);
          expect(c.flagged).toEqual(Array.from(signals.keys()).filter((i) => signals[i] !== 0));
        }
      }),
      { numRuns: 80 },
    );
  });

  test("mirrored values, target and direction give the same icons", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 6, maxLength: 30 }), (values) => {
        const icons = (list: ReturnType<typeof comparePresets>) => list.map((c) => [c.variation, c.assurance]);
        expect(
          icons(
            comparePresets(
              values.map((v) => -v),
              "lower",
              -3,
            ),
          ),
        ).toEqual(icons(comparePresets(values, "higher", 3)));
      }),
      { numRuns: 80 },
    );
  });
});

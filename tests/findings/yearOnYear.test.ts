import { analyse } from "../../src/findings/analysis/analyse";
import { bySite, summariseBy } from "../../src/findings/analysis/bySite";
import { detect } from "../../src/findings/engine";
import { calm, day, ending, kpi, parsed, settings } from "./make";

const plainText = (text: string): string => text.replaceAll("\u202f", " ");

/** Thirty-six months with the same year three times, a little noise on it; the latest as given. */
function yearly(latest: number, at: (month: number) => number = () => 0): (number | null)[] {
  const wave = Array.from({ length: 36 }, (_, i) => 0.8 + 0.05 * Math.sin((i * Math.PI) / 6) + 0.001 * (i % 3) + at(i));
  return [...wave.slice(0, 35), latest];
}

function analysed(values: readonly (number | null)[], more: object = {}) {
  return analyse(parsed([kpi({ id: "calls", name: "Calls", target: 0.1, values, ...more })]), settings());
}

describe("year on year", () => {
  test("where months repeat: the same month a year before and the difference", () => {
    const values = yearly(0.6);
    const k = analysed(values).kpis[0]!;
    expect(k.seasonal).toBe(true);
    expect(k.yearOnYear).toMatchObject({ period: day("2025-09-30"), value: values[23] });
    expect(k.yearOnYear!.difference).toBeCloseTo(0.6 - values[23]!, 12);
    expect(k.yearOnYear!.cell).toMatch(/^Observations!C\d+$/);
  });

  test("said in the finding, once", () => {
    const analysis = analysed(yearly(0.6));
    const f = detect(analysis).find((x) => x.rule === "xmr.below-limit")!;
    const then = (100 * analysis.kpis[0]!.yearOnYear!.value).toFixed(1);
    expect(plainText(f.text)).toContain(` A year ago it was ${then} %.`);
    expect(f.text.match(/year ago/g)).toHaveLength(1);
    expect(f.howSure).toContain("twelve-month pattern");
  });

  test("not where nothing repeats, not from 23 points, not where that month is missing, not by week", () => {
    const calmOne = analysed(ending([0.6])).kpis[0]!;
    expect([calmOne.seasonal, calmOne.yearOnYear]).toEqual([false, null]);
    expect(detect(analysed(ending([0.6]))).every((f) => !f.text.includes("year ago"))).toBe(true);
    expect(analysed(yearly(0.6).slice(-23)).kpis[0]!.yearOnYear).toBeNull();
    const missing = yearly(0.6).map((v, i) => (i === 23 ? null : v));
    expect(analysed(missing).kpis[0]!).toMatchObject({ seasonal: true, yearOnYear: null });
    const weeks = Array.from({ length: 36 }, (_, i) =>
      new Date(Date.UTC(2026, 0, 5 + 7 * i)).toISOString().slice(0, 10),
    );
    expect(analysed(yearly(0.6), { periods: weeks, frequency: "weekly" }).kpis[0]!).toMatchObject({
      seasonal: false,
      yearOnYear: null,
    });
  });
});

describe("by site", () => {
  const analysis = analyse(
    parsed([
      kpi({ id: "1", site: "Leeds", target: 0.7, values: calm() }),
      kpi({ id: "2", site: " leeds ", target: 0.7, tolerance: 0.01, values: ending([0.5]) }),
      kpi({ id: "3", site: "York", target: 0.7, values: ending([0.95]) }),
      kpi({ id: "4", site: "Bath", target: 0.7, values: ending([0.5]) }),
      kpi({ id: "5", site: "Bath", target: 0.7, values: ending([0.5]) }),
      kpi({ id: "6", site: null, target: null, values: calm() }),
      kpi({ id: "7", site: "York", target: 0.7, values: calm(), last: "2026-03-31" }),
    ]),
    settings(),
  );

  test("counted site by site, worst first, without a site last", () => {
    const sites = bySite(analysis.kpis);
    expect(sites.map((s) => s.name)).toEqual(["Bath", "Leeds", "York", null]);
    expect(sites[0]).toMatchObject({ red: 2, green: 0, concerning: 2, shareGreen: 0 });
    expect(sites[1]).toMatchObject({ red: 1, green: 1, concerning: 1, improving: 0, shareGreen: 0.5 });
    expect(sites[2]).toMatchObject({ green: 2, improving: 1, stale: 1, concerning: 0 });
    expect(sites[3]).toMatchObject({ unrated: 1, shareGreen: null });
  });

  test("every KPI in exactly one group, by anything it names", () => {
    for (const groups of [bySite(analysis.kpis), summariseBy(analysis.kpis, (k) => k.kpi.tier)]) {
      expect(groups.flatMap((g) => g.kpis.map((k) => k.kpi.id)).sort()).toEqual(["1", "2", "3", "4", "5", "6", "7"]);
      for (const g of groups) expect(g.green + g.amber + g.red + g.unrated).toBe(g.kpis.length);
    }
    expect(bySite([])).toEqual([]);
  });
});

import fs from "node:fs";
import path from "node:path";
import { analyse } from "../../src/findings/analysis/analyse";
import { kpi, parsed, settings } from "./make";

/**
 * NHS England A&E four-hour performance (NHSRdatasets, CC0) through NHSRplotthedots 0.2.2: the latest point of every
 * series as a KPI of a workbook, values only, so XmR. Read from beside the project, because the file may not be copied.
 */
const file = path.join(__dirname, "../../../shared/golden/spc-ae-real.json");

interface Case {
  readonly id: string;
  readonly collapse: boolean;
  readonly input: { readonly values: number[]; readonly dates: string[]; readonly target: number };
  readonly expected: {
    readonly specialCauseType: string[];
    readonly variationType: string | readonly string[];
    readonly assuranceType: string | readonly string[];
  };
}

const words: Readonly<Record<string, string>> = {
  "Common Cause": "",
  "Above UCL": "above limit",
  "Below LCL": "below limit",
  "7 Points Above CL": "shift above",
  "7 Points Below CL": "shift below",
  "7 Point Trend (Increasing)": "rising trend",
  "7 Point Trend (Decreasing)": "falling trend",
  "2 in 3 Above CL": "2 of 3 near upper",
  "2 in 3 Below CL": "2 of 3 near lower",
};

const meanings: Readonly<Record<string, string>> = {
  common_cause: "common cause",
  special_cause_concern: "concerning",
  special_cause_improvement: "improving",
  consistent_pass: "consistently passes",
  consistent_fail: "consistently fails",
  inconsistent: "hit or miss",
};

function last(x: string | readonly string[]): string {
  return typeof x === "string" ? x : x[x.length - 1]!;
}

if (!fs.existsSync(file)) {
  test("real A&E series (left out: ../shared is not here)", () => expect(fs.existsSync(file)).toBe(false));
} else {
  const { cases } = JSON.parse(fs.readFileSync(file, "utf8")) as { cases: Case[] };
  const usable = cases.filter((c) => !c.collapse);
  const analysis = analyse(
    parsed(
      usable.map((c) => kpi({ id: c.id, target: c.input.target, values: c.input.values, periods: c.input.dates })),
    ),
    settings(),
  );
  test.each(usable.map((c, i) => [c.id, c, i] as const))("%s", (_id, c, i) => {
    const k = analysis.kpis[i]!;
    expect(k.chart).toBe("xmr");
    expect(k.signal).toBe(words[last(c.expected.specialCauseType)]);
    expect(k.variation).toBe(meanings[last(c.expected.variationType)]);
    expect(k.assurance).toBe(meanings[last(c.expected.assuranceType)]);
  });
}

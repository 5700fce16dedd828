import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "../../src/cli/load";
import { makePack } from "../../src/cli/makePack";
import { defaultSettings } from "../../src/contract/settings";
import type { KpiAnalysis } from "../../src/findings/analysis/Analysis";
import { assuranceWords, variationWords } from "../../src/pack/theme";
import { faultsOf } from "../pack/invariants";
import { madeUp } from "../pack/packs";
import { folder, readJson, run, sheetRows, workbook } from "./running";

/**
 * NHS England A&E four-hour performance (NHSRdatasets, CC0) as a workbook: a KPI for each organisation and type, through
 * the whole command. The oracle is NHSRplotthedots 0.2.2; where it collapses, docs/differences.md says what is right.
 */
const shared = join(__dirname, "../../../shared");
const csv = join(shared, "data/ae_attendances.csv");
const golden = join(shared, "golden/spc-ae-real.json");
const TARGET = 0.95;

interface Case {
  readonly id: string;
  readonly collapse: boolean;
  readonly input: { readonly values: number[]; readonly dates: string[] };
  readonly expected: {
    readonly specialCauseType: string[];
    readonly variationType: string | readonly string[];
    readonly assuranceType: string | readonly string[];
  };
}

const signals: Readonly<Record<string, string>> = {
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
const meanings = {
  common_cause: "common cause",
  special_cause_concern: "concerning",
  special_cause_improvement: "improving",
  consistent_pass: "consistently passes",
  consistent_fail: "consistently fails",
  inconsistent: "hit or miss",
} as const;

function last(x: string | readonly string[]): string {
  return typeof x === "string" ? x : (x[x.length - 1] as string);
}

/** The rows of the CSV by organisation and type: month and value, oldest first, months without attendances left out. */
function series(): Map<string, [string, number][]> {
  const all = new Map<string, [string, number][]>();
  const [, ...lines] = readFileSync(csv, "utf8").trim().split(/\r?\n/);
  for (const line of lines) {
    const [period, org, type, attendances, breaches] = line.split(",").map((f) => f.replaceAll('"', ""));
    if (Number(attendances) === 0) continue;
    const id = `${org}|${type}`;
    const value = Number((1 - Number(breaches) / Number(attendances)).toFixed(6));
    all.set(id, [...(all.get(id) ?? []), [String(period), value]]);
  }
  for (const points of all.values()) points.sort(([a], [b]) => (a < b ? -1 : 1));
  return all;
}

/** A line of the table in docs/differences.md. */
function differences(): Map<string, { limits: string; variation: string; assurance: string; flagged: string }> {
  const text = readFileSync(join(__dirname, "../../docs/differences.md"), "utf8");
  const table = text.slice(text.indexOf("<!-- collapse:"), text.indexOf("<!-- end of collapse"));
  const rows = table.split("\n").filter((l) => l.startsWith("| ") && !l.startsWith("| series"));
  return new Map(
    rows.map((l) => {
      const [, name, , , , limits, flagged, variation, assurance] = l.split("|").map((c) => c.trim());
      const entry = { limits, flagged, variation, assurance } as Record<string, string>;
      return [String(name).replace(" ", "|"), entry as never];
    }),
  );
}

if (!existsSync(csv) || !existsSync(golden)) {
  test("the real A&E data through the command (left out: ../shared is not here)", () => {
    expect(existsSync(csv) && existsSync(golden)).toBe(false);
  });
} else {
  const { cases } = readJson<{ cases: Case[] }>(golden);
  const points = series();
  const at = folder();
  const input = join(at, "ae.xlsx");
  const out = join(at, "pack.xlsx");
  let analysed: ReadonlyMap<string, KpiAnalysis>;
  let scorecard: ReadonlyMap<string, readonly (string | number)[]>;

  beforeAll(async () => {
    workbook(input, {
      KPIs: [
        ["KPI", "Name", "Unit", "Direction", "Target"],
        ...[...points.keys()].map((id) => [id, `Seen within four hours, ${id}`, "%", "higher", TARGET]),
      ],
      Observations: [
        ["KPI", "Period", "Value"],
        ...[...points].flatMap(([id, list]) => list.map(([period, value]) => [id, period, value])),
      ],
    });
    const ran = await run("build", input, "-o", out);
    expect([ran.code, ran.err]).toEqual([0, ""]);
    const loaded = await load(input, { settings: defaultSettings(), given: {} }, undefined);
    const made = makePack(loaded, { ...madeUp, inputPath: input, outputPath: out });
    expect(loaded.parsed.problems.filter((p) => p.severity === "error")).toEqual([]);
    expect(faultsOf(made.laidOut)).toEqual([]);
    analysed = new Map(made.analysis.kpis.map((k) => [k.kpi.id, k]));
    scorecard = new Map(sheetRows(out, "4 Scorecard").map((row) => [String(row[row.length - 1]), row]));
  });

  test("the workbook holds the oracle's series, and the pack a row for each organisation and type", () => {
    expect(cases).toHaveLength(173);
    for (const c of cases) {
      expect([c.id, points.get(c.id)?.map(([date]) => date)]).toEqual([c.id, c.input.dates]);
      expect([c.id, points.get(c.id)?.map(([, value]) => value)]).toEqual([c.id, c.input.values]);
    }
    for (const id of points.keys()) expect(scorecard.has(id)).toBe(true);
  });

  test("the latest point's signal, variation and assurance of the 145 series are the oracle's", () => {
    const usable = cases.filter((c) => !c.collapse);
    expect(usable).toHaveLength(145);
    const answer = (k: KpiAnalysis | undefined) => [k?.chart, k?.signal, k?.variation, k?.assurance];
    const got = usable.map((c) => [c.id, ...answer(analysed.get(c.id))]);
    const wanted = usable.map((c) => [
      c.id,
      "xmr",
      signals[last(c.expected.specialCauseType)],
      meanings[last(c.expected.variationType) as keyof typeof meanings],
      meanings[last(c.expected.assuranceType) as keyof typeof meanings],
    ]);
    expect(got).toEqual(wanted);
    for (const [id, , , variation, assurance] of wanted) {
      expect([id, scorecard.get(String(id))]).toEqual([
        id,
        expect.arrayContaining([
          variationWords[variation as keyof typeof variationWords],
          assuranceWords[assurance as keyof typeof assuranceWords],
        ]),
      ]);
    }
  });

  test("of the 28 series in which the oracle collapses they are those of docs/differences.md", () => {
    const listed = differences();
    const collapsed = cases.filter((c) => c.collapse);
    expect([collapsed.length, [...listed.keys()].sort()]).toEqual([28, collapsed.map((c) => c.id).sort()]);
    const percent = (x: number | undefined): string => `${(100 * (x ?? NaN)).toFixed(3)} %`;
    const got = collapsed.map(({ id }) => {
      const k = analysed.get(id)!;
      const [low, high] = [percent(k.segment?.lower), percent(k.segment?.upper)];
      return [id, low === high ? low : `${low} to ${high}`, k.variation, k.assurance, k.signal !== ""];
    });
    const wanted = collapsed.map(({ id, input: { values } }) => {
      const line = listed.get(id)!;
      const lastFlagged = new RegExp(`(^|; )${values.length}: `).test(line.flagged);
      return [id, line.limits, line.variation, line.assurance, lastFlagged];
    });
    expect(got).toEqual(wanted);
  });
}

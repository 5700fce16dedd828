import { readFileSync } from "node:fs";
import { join } from "node:path";
import { plantedFile } from "../../scripts/sample/planted";
import { sample } from "../../scripts/sample/index";
import { sampleWorkbook } from "../../scripts/sample/workbook";
import { parseTables } from "../../src/contract/parseTables";
import { defaultSettings } from "../../src/contract/settings";
import { detectors } from "../../src/findings/engine";
import { findingsReport } from "../../src/findings/report";
import { renderXlsx } from "../../src/host/xlsx/writeWorkbook";
import { isoFromDay } from "../../src/core/days";
import { unzipped } from "../bad-workbooks/zipFile";
import { assets, rawTables, readWithSheetJs } from "./reading";

const parsed = parseTables(rawTables(sampleWorkbook()));
const { report, analysis } = findingsReport(parsed, defaultSettings());
const findings = report.findings;

describe("the committed sample", () => {
  test("is what the generator writes: every part of the workbook, and the list of what was planted", async () => {
    // part by part: how tightly zlib packs them differs between versions of Node
    const written = unzipped(await renderXlsx(sampleWorkbook()));
    const committed = unzipped(readFileSync(join(assets, "sample.xlsx")));
    expect([...written.keys()]).toEqual([...committed.keys()]);
    for (const [name, part] of written) expect([name, Buffer.compare(part, committed.get(name)!)]).toEqual([name, 0]);
    const json: unknown = JSON.parse(readFileSync(join(assets, "sample-planted.json"), "utf8"));
    expect(json).toEqual(JSON.parse(JSON.stringify(plantedFile)));
  });
});

describe("the sample file", () => {
  test("reads the same through an independent reader", () => {
    const read = parseTables(readWithSheetJs("sample.xlsx"));
    expect(read.problems).toEqual(parsed.problems);
    expect(read.contract.kpis).toEqual(parsed.contract.kpis);
    expect(read.contract.rows).toEqual(parsed.contract.rows);
    expect(read.contract.facts).toEqual(parsed.contract.facts);
  });
});

describe("the sample contract", () => {
  test("fills every table", () => {
    for (const rows of Object.values(sample)) expect(rows.length).toBeGreaterThanOrEqual(3);
    expect(sample.kpis).toHaveLength(24);
    expect(sample.promises).toHaveLength(30);
    expect(sample.promises.filter((promise) => promise.by === "client").length).toBeGreaterThanOrEqual(10);
    expect(sample.value).toHaveLength(24);
    expect(new Set(sample.value.map((item) => item.kind)).size).toBe(8);
  });

  test("has five critical and nine key KPIs, and allocations of all the service credit", () => {
    const tiers = sample.kpis.map((kpi) => kpi.tier);
    expect(tiers.filter((tier) => tier === "critical")).toHaveLength(5);
    expect(tiers.filter((tier) => tier === "key")).toHaveLength(9);
    const allocated = sample.kpis.reduce((sum, kpi) => sum + Number(kpi.creditAllocation ?? 0), 0);
    expect(allocated).toBeCloseTo(1, 12);
  });

  test("names only people, promises and KPIs that there are", () => {
    const names = new Set(sample.people.map((person) => person.name));
    for (const { facesOffTo } of sample.people) if (facesOffTo) expect(names).toContain(facesOffTo);
    const promises = new Set(sample.promises.map((promise) => promise.id));
    for (const { dependsOn } of sample.promises) if (dependsOn) expect(promises).toContain(dependsOn);
    const kpis = new Set(sample.kpis.map((kpi) => kpi.id));
    for (const { kpi } of sample.observations) expect(kpis).toContain(kpi);
    for (const { kind, item } of sample.terms) if (kind === "service credit") expect(kpis).toContain(item);
  });

  test("is read without a problem but the three that were planted", () => {
    expect(parsed.problems.map((problem) => [problem.code, problem.found])).toEqual([
      ["OBS012", "99.86"],
      ["OBS013", "229 of 220"],
      ["OBS007", "webchat in 2026-05-31"],
    ]);
    for (const table of parsed.contract.reports)
      expect([table.table, table.rowsUsed]).toEqual([table.table, sample[table.table].length - table.rowsLeftOut]);
    expect(parsed.contract.reports).toHaveLength(22);
  });

  test("has a fifth of its spend lines carry four fifths of the difference", () => {
    const vital = analysis.value?.focus?.rows.filter((row) => row.vital) ?? [];
    expect(vital.length).toBe(5);
    expect(analysis.value?.focus?.spendShare).toBeLessThan(0.25);
    expect(analysis.value?.focus?.differenceShare).toBeGreaterThanOrEqual(0.8);
  });
});

describe("what was planted in the sample", () => {
  test("the day the pack speaks about is the last day of September 2026, although nobody set it", () => {
    expect(isoFromDay(report.asOf)).toBe(plantedFile.asOf);
  });

  test.each(plantedFile.planted.map((plant) => [`${plant.rule} ${plant.subject}`, plant] as const))(
    "%s is found",
    (_, plant) => {
      const found = findings.filter(({ rule, subject }) => rule === plant.rule && subject === plant.subject);
      expect(found).toHaveLength(1);
      expect(found[0]).toMatchObject({ table: plant.table, kind: plant.kind });
      for (const name of plant.names ?? []) expect(`${found[0]?.subject} ${found[0]?.text}`).toContain(name);
    },
  );

  test("every rule that speaks of a concern is planted, or said to be left out", () => {
    const said = new Set<string>([...plantedFile.planted, ...plantedFile.notInSample].map(({ rule }) => rule));
    const rules = detectors.flatMap((detector) => detector.rules).filter(({ kind }) => kind !== "high");
    expect(rules.map(({ id }) => id).filter((id) => !said.has(id))).toEqual([]);
  });

  test("what was left out of the sample is not found", () => {
    const rules = new Set(findings.map(({ rule }) => rule));
    for (const { rule } of plantedFile.notInSample) expect(rules).not.toContain(rule);
  });

  test.each(plantedFile.quiet)("%s is quiet", (id) => {
    const statistical = findings.filter(({ subject, rule }) => subject === id && /^(xmr|target|forecast)\./.test(rule));
    expect(statistical).toEqual([]);
    expect(analysis.kpis.find(({ kpi }) => kpi.id === id)?.signal).toBe("");
  });
});

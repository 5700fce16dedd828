import fc from "fast-check";
import type { Contract } from "../../../src/contract/Contract";
import { analyseCalendar } from "../../../src/findings/analysis/calendar";
import { analyseCommercial } from "../../../src/findings/analysis/commercial";
import { analyseInnovation } from "../../../src/findings/analysis/innovation";
import { analyseIssues } from "../../../src/findings/analysis/issues";
import { analyseOptions } from "../../../src/findings/analysis/options";
import { analysePromises } from "../../../src/findings/analysis/promises";
import { analyseReferences } from "../../../src/findings/analysis/references";
import { analyseRelationship } from "../../../src/findings/analysis/relationship";
import { analyseSatisfaction } from "../../../src/findings/analysis/satisfaction";
import { analyseValue } from "../../../src/findings/analysis/value";
import { detect } from "../../../src/findings/engine";
import { contextOf, day, type Given } from "./fixture";

/** A contract in which most rules of this side speak. */
const given: Given = {
  facts: { governanceReviewed: day("2025-01-01"), atRisk: 0.1 },
  promises: [
    { id: "P1", text: "Forecast", by: "client", due: day("2026-09-01"), owner: null },
    { id: "P2", text: "Training", by: "supplier", due: day("2026-10-20"), dependsOn: "P1" },
    { id: "P3", text: "Tariffs", by: "supplier", due: day("2026-08-01"), measure: "Date" },
  ],
  issues: [
    { id: "I1", raised: day("2026-07-01"), text: "Knowledge base", owner: "Lead" },
    { id: "I2", raised: day("2026-09-20"), text: "Transfers", due: day("2026-09-25") },
    { id: "I3", raised: day("2026-09-21"), text: "Lights", due: day("2026-09-26"), owner: "A", counterpart: "B" },
  ],
  satisfaction: [
    { date: day("2026-01-10"), respondent: "Ann", criterion: "Speed", score: 9, party: "client" },
    { date: day("2026-01-10"), respondent: "Bo", criterion: "Speed", score: 9, party: "client" },
    { date: day("2026-03-10"), respondent: "Ann", criterion: "Speed", score: 3, party: "client" },
    { date: day("2026-03-12"), respondent: "Bo", criterion: "Speed", score: 7, party: "client" },
  ],
  references: [
    { date: day("2026-01-10"), account: "Retail", answer: "yes", stage: "video" },
    { date: day("2026-08-10"), account: "Retail", answer: "no", stage: "agreed" },
    { date: day("2026-08-11"), account: "Field", answer: "yes", expiry: day("2026-10-10") },
  ],
  relationship: [
    { date: day("2026-08-10"), factor: "Trust", party: "client", score: 3 },
    { date: day("2026-08-10"), factor: "Trust", party: "supplier", score: 8 },
    { date: day("2026-08-10"), factor: "Fit", party: "client", score: 9 },
    { date: day("2026-08-10"), factor: "Fit", party: "supplier", score: 4 },
  ],
  invoices: [
    { period: day("2026-08-31"), item: "Calls", quantity: 100, rate: 4, contractRate: 3, amount: 400 },
    { period: day("2026-09-30"), item: "Calls", quantity: 100, rate: 5, contractRate: 3, amount: 600 },
  ],
  terms: [
    { kind: "gain share", item: "Energy", from: 0, to: 1, share: 0.5, baseline: 100, actual: 80, charged: 20 },
    { kind: "gain share", item: "Energy", from: 1, to: null, share: 0.5 },
    { kind: "volume", item: "Calls", baseline: 100, actual: 150, arcRate: 1, rrcRate: 1, charged: 0 },
  ],
  value: [
    { id: "V1", description: "Call-back", kind: "hard saving", expected: 100, planned: day("2026-08-01") },
    { id: "V2", description: "Uploads", kind: "innovation", expected: 50, realised: 20, planned: day("2026-12-01") },
  ],
  meetings: [
    { forum: "Board", cadence: "monthly", lastHeld: day("2026-05-01") },
    { forum: "Ops", cadence: "weekly", lastHeld: day("2026-05-01") },
  ],
  ideas: [
    { id: "N1", idea: "Photo", stage: "idea", forumDate: day("2026-03-01") },
    { id: "N2", idea: "Video", stage: "idea", forumDate: day("2026-03-01") },
  ],
  people: [
    { name: "Ann", organisation: "client" },
    { name: "Bo", organisation: "supplier" },
  ],
  risks: [{ id: "R1", text: "Peak", review: day("2026-09-01"), probability: 2, impact: 2 }],
};

function findings(contract: Contract) {
  const c = { ...contextOf(given), contract };
  const analysis = {
    ...c,
    problems: [],
    promises: analysePromises(c),
    issues: analyseIssues(c),
    satisfaction: analyseSatisfaction(c),
    references: analyseReferences(c),
    relationship: analyseRelationship(c),
    value: analyseValue(c),
    options: analyseOptions(c),
    commercial: analyseCommercial(c),
    calendar: analyseCalendar(c),
    innovation: analyseInnovation(c),
  };
  return detect(analysis);
}

/** Id, figures and set of cells: what must not depend on the order in which the rows of a table stand. */
function gist(contract: Contract): string[] {
  return findings(contract)
    .map((f) => JSON.stringify([f.id, f.rule, f.value, f.money?.toFixed(6), f.since, [...f.cells].sort()]))
    .sort();
}

const contract = contextOf(given).contract;
const expected = gist(contract);

test("most rules of this side speak in it, once each", () => {
  const all = findings(contract);
  expect(new Set(all.map((f) => f.id)).size).toBe(all.length);
  expect(new Set(all.map((f) => f.rule)).size).toBeGreaterThanOrEqual(22);
});

test("the same findings whatever the order of the rows", () => {
  const keys = Object.keys(contract.rows) as (keyof Contract["rows"])[];
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 16, maxLength: 16 }), (weights) => {
      const rows = Object.fromEntries(
        keys.map((key) => {
          const order = contract.rows[key].map((row, i) => ({ row, at: (weights[i] ?? 0) + i * 1e-9 }));
          return [key, order.sort((a, b) => a.at - b.at).map(({ row }) => row)];
        }),
      );
      expect(gist({ ...contract, rows: rows as unknown as Contract["rows"] })).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});

test("an empty or absent table never throws and never speaks", () => {
  for (const key of Object.keys(contract.rows)) {
    const rows = { ...contract.rows, [key]: [] };
    const without = findings({ ...contract, rows });
    expect(without.length).toBeLessThanOrEqual(expected.length);
  }
  expect(findings({ ...contract, rows: contextOf({}).contract.rows, facts: contextOf({}).contract.facts })).toEqual([]);
});

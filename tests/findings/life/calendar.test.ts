import { join } from "node:path";
import { ContractBuilder } from "../../../src/contract/ContractBuilder";
import type { Parsed } from "../../../src/contract/Contract";
import { defaultSettings } from "../../../src/contract/settings";
import { isoFromDay, type Day } from "../../../src/core/days";
import type { FindingsReport } from "../../../src/findings/Finding";
import { changeSince, fingerprintOf, readFingerprint } from "../../../src/findings/life/fingerprint";
import { findingsReport } from "../../../src/findings/report";
import { readXlsx } from "../../../src/host/xlsx/readWorkbook";
import { assets } from "../../sample/reading";
import { day } from "../make";

let sample: Parsed;
beforeAll(async () => {
  const builder = new ContractBuilder({ settings: defaultSettings() });
  await readXlsx(join(assets, "sample.xlsx"), builder);
  sample = builder.finish();
});

function on(asOf: Day): FindingsReport {
  return findingsReport(sample, { ...defaultSettings(), asOf: isoFromDay(asOf) }).report;
}

/** These count what is late or near: when one more is, that is news, although only a day passed. */
const counts = new Set(["issue.overdue", "risk.review-overdue", "reference.expiring", "demand.uncommitted"]);

test("a day that merely passes changes no finding of the sample", () => {
  const first = day("2026-10-02");
  const before = on(first);
  expect(before.findings.length).toBeGreaterThan(40);
  const compared = new Set<string>();
  for (const days of [1, 7, 30, 80]) {
    const later = on(first + days);
    for (const finding of later.findings) {
      const was = before.findings.find((f) => f.id === finding.id);
      if (!was || counts.has(finding.rule)) continue;
      const change = changeSince(readFingerprint(fingerprintOf(was, first))!, finding, first + days);
      expect([finding.id, days, change]).toEqual([finding.id, days, { what: [], worse: [] }]);
      compared.add(finding.rule);
    }
  }
  // the rules whose figure is an age in days are among them
  for (const rule of ["promise.overdue", "meeting.lapsed", "value.overdue"]) expect(compared).toContain(rule);
});

test("every finding of the sample has a fingerprint that can be read back", () => {
  const { findings, asOf } = on(day("2026-09-30"));
  for (const finding of findings) {
    const text = fingerprintOf(finding, asOf);
    expect(text.length).toBeLessThan(160);
    expect([text, readFingerprint(text)?.rule]).toEqual([text, finding.rule]);
  }
});

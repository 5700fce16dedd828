import { finish, type Steps } from "../core/steps";
import type { Analysis } from "./analysis/Analysis";
import type { Finding } from "./Finding";
import type { Detector, RawFinding } from "./Rule";
import { billingDetector } from "./detectors/billing";
import { dataDetector } from "./detectors/data";
import { definitionDetector } from "./detectors/definition";
import { demandDetector } from "./detectors/demand";
import { forecastDetector } from "./detectors/forecast";
import { innovationDetector } from "./detectors/innovation";
import { issueDetector } from "./detectors/issue";
import { kpiGovernanceDetector } from "./detectors/kpiGovernance";
import { marginDetector } from "./detectors/margin";
import { meetingDetector } from "./detectors/meeting";
import { peerDetector } from "./detectors/peer";
import { peopleDetector } from "./detectors/people";
import { planDetector } from "./detectors/plan";
import { promiseDetector } from "./detectors/promise";
import { recognitionDetector } from "./detectors/recognition";
import { referenceDetector } from "./detectors/reference";
import { relationshipDetector } from "./detectors/relationship";
import { riskDetector } from "./detectors/risk";
import { satisfactionDetector } from "./detectors/satisfaction";
import { spendDetector } from "./detectors/spend";
import { targetDetector } from "./detectors/target";
import { tcpDetector } from "./detectors/tcp";
import { termsDetector } from "./detectors/terms";
import { valueDetector } from "./detectors/value";
import { xmrDetector } from "./detectors/xmr";

/** Every rule family. Order matters to nobody: findings are ranked afterwards. */
export const detectors: readonly Detector[] = [
  xmrDetector,
  targetDetector,
  forecastDetector,
  peerDetector,
  promiseDetector,
  issueDetector,
  satisfactionDetector,
  relationshipDetector,
  referenceDetector,
  billingDetector,
  marginDetector,
  termsDetector,
  valueDetector,
  demandDetector,
  spendDetector,
  tcpDetector,
  meetingDetector,
  innovationDetector,
  peopleDetector,
  riskDetector,
  planDetector,
  recognitionDetector,
  definitionDetector,
  kpiGovernanceDetector,
  dataDetector,
];

/**
 * All findings of an analysis, complete but not yet ranked, without the rules that the settings switch off (by rule id,
 * or by family: `xmr`). Ids are unique: should two rows of the user's share one, later ones get `~2`, `~3` … in the
 * order of their first cell, so that the order of detectors and rows plays no part.
 */
export function detect(analysis: Analysis, among: readonly Detector[] = detectors): readonly Finding[] {
  return finish(detectSteps(analysis, among));
}

/** {@link detect} in pieces, one a rule family. */
export function* detectSteps(analysis: Analysis, among: readonly Detector[] = detectors): Steps<readonly Finding[]> {
  const off = new Set(analysis.settings.rulesOff);
  const findings: Finding[] = [];
  for (const detector of among) {
    if (off.has(detector.family)) continue;
    yield;
    for (const raw of detector.detect(analysis)) if (!off.has(raw.rule)) findings.push(complete(raw));
  }
  return withUniqueIds(findings);
}

function complete(raw: RawFinding): Finding {
  return {
    concern: raw.kind !== "high",
    severity: 1,
    money: null,
    moneyBasis: null,
    since: null,
    period: null,
    value: null,
    howSure: "A fact from the data.",
    ownerClient: null,
    ownerSupplier: null,
    party: null,
    tier: null,
    contractual: false,
    persistence: 1,
    p: null,
    adjustedP: null,
    falseAlarm: 0,
    cells: [],
    history: null,
    ...raw,
  };
}

function withUniqueIds(findings: readonly Finding[]): readonly Finding[] {
  const byId = new Map<string, Finding[]>();
  for (const finding of findings) {
    const same = byId.get(finding.id);
    if (same) same.push(finding);
    else byId.set(finding.id, [finding]);
  }
  if (byId.size === findings.length) return findings;
  return [...byId.values()].flatMap((same) =>
    same.length === 1
      ? same
      : [...same]
          .sort((a, b) => compare(a.cells[0] ?? "", b.cells[0] ?? "") || compare(a.text, b.text))
          .map((finding, i) => (i === 0 ? finding : { ...finding, id: `${finding.id}~${i + 1}` })),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

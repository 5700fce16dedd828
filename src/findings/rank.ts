import type { Finding } from "./Finding";
import { money as moneyWords, plain, plural } from "./words";

/** Money of different bases side by side: what it comes to in a year if it goes on. */
export const timesAYear: Readonly<Record<string, number>> = {
  "a week": 52,
  "a month": 12,
  "a quarter": 4,
  "a year": 1,
  once: 1,
};

export type Ranked = Finding & { readonly rank: number; readonly rankReason: string };

/**
 * Puts findings in order (methods.md 1.2): tier and contractual consequence first, then money at stake (what it comes
 * to in a year), then severity in σ, then persistence; adjusted p and at last the id only break ties. Findings about the
 * data come after all others: they say how far to trust the list, not what to decide.
 *
 * Nothing is left out. Invariant: the order of the input does not matter; the same findings give the same order.
 * Cost: n log n. Source: ours.
 */
export function rank(findings: readonly Finding[], currency: string): readonly Ranked[] {
  const sorted = findings.map((finding) => ({ finding, key: keyOf(finding) }));
  sorted.sort((a, b) => {
    for (let i = 0; i < a.key.length; i++) {
      const difference = b.key[i]! - a.key[i]!;
      if (difference !== 0) return difference;
    }
    return a.finding.id < b.finding.id ? -1 : a.finding.id > b.finding.id ? 1 : 0;
  });
  return sorted.map(({ finding }, i) => ({ ...finding, rank: i + 1, rankReason: reason(finding, currency) }));
}

/** Larger comes first, position by position: data or not, tier and contract, money a year, severity, persistence, adjusted p. */
export function keyOf(f: Finding): readonly number[] {
  return [
    f.kind === "data" ? 0 : 1,
    weight(f),
    yearly(f),
    finite(f.severity),
    finite(f.persistence),
    -(f.adjustedP ?? 1),
  ];
}

/** Critical 2, key 1, anything else 0, and one more for a contractual consequence. */
function weight(f: Finding): number {
  return (f.tier === "critical" ? 2 : f.tier === "key" ? 1 : 0) + (f.contractual ? 1 : 0);
}

function yearly(f: Finding): number {
  if (f.money === null) return 0;
  return finite(Math.abs(f.money)) * (timesAYear[f.moneyBasis ?? "once"] ?? 1);
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : 0;
}

/** Why it stands there, in the order in which it counted: "critical KPI with a contractual consequence; £48k a month; 3.4 σ; 7 periods". */
function reason(f: Finding, currency: string): string {
  const parts: string[] = [];
  if (f.kind === "data") parts.push("data quality, after all others");
  const tier = f.tier === "critical" || f.tier === "key" ? `${f.tier} KPI` : "";
  if (tier) parts.push(f.contractual ? `${tier} with a contractual consequence` : tier);
  else if (f.contractual) parts.push("contractual consequence");
  if (f.money !== null && f.money !== 0) {
    const basis = f.moneyBasis === null || f.moneyBasis === "once" ? "" : ` ${f.moneyBasis}`;
    parts.push(`${moneyWords(Math.abs(f.money), currency)}${basis}`);
  }
  const statistical = f.rule.startsWith("xmr.") || f.rule.startsWith("target.");
  parts.push(statistical ? `${plain(f.severity, 1)} σ` : `severity ${plain(f.severity, 1)}`);
  if (f.persistence > 1) parts.push(plural(f.persistence, "period"));
  return parts.join("; ");
}

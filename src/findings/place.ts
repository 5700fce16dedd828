import type { RankedFinding } from "./Finding";
import { keyOf, timesAYear } from "./rank";
import { money, plain, plural } from "./words";

/** One of the things that decide a finding's place, and what it is here. */
export interface PlacePart {
  readonly id: "data" | "weight" | "money" | "severity" | "persistence" | "p";
  readonly title: string;
  /** What it is here: "critical KPI, with a contractual consequence", "£172k a year (£14.3k a month)". */
  readonly text: string;
}

const titles: Readonly<Record<PlacePart["id"], string>> = {
  data: "Data or not",
  weight: "Tier and contract",
  money: "Money in a year",
  severity: "Severity",
  persistence: "Periods so far",
  p: "Adjusted p",
};

/** The order in which they are looked at: a later one counts only where all before it are alike. */
const order = Object.keys(titles) as readonly PlacePart["id"][];

/**
 * A finding's place taken apart: everything that the ranking looks at, in its order, in words. What people read in
 * `rankReason` in one line stands here row by row. Pure; the same key as `rank` sorts by, so that it can never tell another story.
 */
export function placeParts(f: RankedFinding, currency: string): readonly PlacePart[] {
  return order.map((id) => ({ id, title: titles[id], text: textOf(id, f, currency) }));
}

/** Which part put the first before the second, and how it differs: "severity: 4.2 σ against 2.9 σ". Null: alike in all, so the id decides. */
export function whatDecided(
  before: RankedFinding,
  after: RankedFinding,
  currency: string,
): { readonly id: PlacePart["id"]; readonly text: string } | null {
  const [a, b] = [keyOf(before), keyOf(after)];
  const at = a.findIndex((value, i) => value !== b[i]);
  const id = order[at];
  if (id === undefined) return null;
  const text = `${titles[id].toLowerCase()}: ${textOf(id, before, currency)} against ${textOf(id, after, currency)}`;
  return { id, text };
}

function textOf(id: PlacePart["id"], f: RankedFinding, currency: string): string {
  switch (id) {
    case "data":
      return f.kind === "data" ? "data quality, after all others" : "a matter for the meeting";
    case "weight":
      return weightWords(f);
    case "money":
      return moneyWords(f, currency);
    case "severity":
      return f.rule.startsWith("xmr.") || f.rule.startsWith("target.")
        ? `${plain(f.severity, 2)} σ`
        : `${plain(f.severity, 2)} on a scale of about 6`;
    case "persistence":
      return plural(f.persistence, "period");
    case "p":
      return f.adjustedP === null ? "not tested" : plain(f.adjustedP, f.adjustedP < 0.01 ? 4 : 2);
  }
}

function weightWords(f: RankedFinding): string {
  const tier =
    f.tier === "critical" || f.tier === "key" ? `${f.tier} tier` : f.tier === "other" ? "other tier" : "no tier";
  return f.contractual ? `${tier}, with a contractual consequence` : tier;
}

function moneyWords(f: RankedFinding, currency: string): string {
  if (f.money === null || f.money === 0) return "none known";
  const basis = f.moneyBasis ?? "once";
  const times = timesAYear[basis] ?? 1;
  const size = Math.abs(f.money);
  if (basis === "once") return `${money(size, currency)} once`;
  const year = `${money(size * times, currency)} a year`;
  return times === 1 ? year : `${year} (${money(size, currency)} ${basis})`;
}

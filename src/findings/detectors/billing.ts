import type { Analysis, CommercialAnalysis } from "../analysis/Analysis";
import { cellsOf, groupBy, quarterEnd, quarterStart, sameName, slug, sum } from "../analysis/rows";
import { isoFromDay, type Day } from "../../core/days";
import type { Detector, RawFinding } from "../Rule";
import { joinWords, moneyExact, monthYear, plain, plural } from "../words";
import { tidy } from "./tidy";

type BillingLine = CommercialAnalysis["billing"][number];

/** Rates need more digits than amounts: £0.0375 a kWh is no rounding. */
function rateWords(rate: number, currency: string): string {
  const sign = moneyExact(0, currency).replace("0", "");
  const decimals = Math.abs(rate) < 1 ? 4 : 2;
  return (rate < 0 ? "−" : "") + sign + plain(Math.abs(rate), decimals);
}

function invoices(lines: readonly BillingLine[]): string {
  const numbers = [...new Set(lines.map((l) => l.row.invoice).filter((n) => n !== null))];
  return numbers.length > 0 ? ` (invoice ${joinWords(numbers)})` : "";
}

function months(lines: readonly BillingLine[]): string {
  return joinWords([...new Set(lines.map((l) => l.row.period))].sort((x, y) => x - y).map(monthYear));
}

function chargedRate(line: BillingLine): number {
  return line.row.rate ?? line.row.amount / line.row.quantity!;
}

interface Group {
  readonly item: string;
  readonly from: Day;
  readonly lines: readonly BillingLine[];
}

function base(g: Group, reason: "rate" | "arithmetic", over: number) {
  const size = Math.abs(over);
  const expected = Math.abs(sum(g.lines.map((l) => l.expected)));
  return {
    id: `billing:${slug(g.item)}:${isoFromDay(quarterEnd(g.from))}/${reason}`,
    rule: `billing.${reason}`,
    table: "Invoices",
    subject: g.item,
    label: g.item,
    kind: "commercial" as const,
    concern: true,
    severity: Math.min(6, 1 + (expected > 0 ? (size / expected) * 20 : 5)),
    money: size,
    moneyBasis: "once",
    since: Math.min(...g.lines.map((l) => l.row.period)),
    period: Math.max(...g.lines.map((l) => l.row.period)),
    value: over,
    howSure: "Recomputed from the invoice lines.",
    contractual: true,
    persistence: new Set(g.lines.map((l) => l.row.period)).size,
    party: "supplier" as const,
  };
}

function rateFinding(a: Analysis, g: Group): RawFinding {
  const over = sum(g.lines.map((l) => l.variance));
  const worst = g.lines.reduce((w, l) => (l.variance > w.variance ? l : w));
  const one = g.lines.length === 1;
  const charged = rateWords(chargedRate(worst), a.currency);
  const agreed = rateWords(worst.row.contractRate!, a.currency);
  const quantity = plain(sum(g.lines.map((l) => l.row.quantity!)));
  return {
    ...base(g, "rate", over),
    text: `${g.item} was charged at ${one ? "" : "up to "}${charged} a unit in ${months(g.lines)}${invoices(g.lines)}; the contract says ${agreed}. On ${quantity} units that is ${moneyExact(over, a.currency)} too much.`,
    headline: `${g.item} billed ${moneyExact(over, a.currency)} above the contract rate`,
    why: `Rate charged ${charged} against ${agreed} in the contract on ${plural(g.lines.length, "invoice line")}; differences within ${plain(a.settings.thresholds.moneyTolerance * 100, 1)} % count as rounding.`,
    question: `Was a new rate for ${g.item} agreed, and if not, on which invoice does the ${moneyExact(over, a.currency)} come back?`,
    cells: g.lines.flatMap((l) => cellsOf(l.row, "rate", "contractRate", "quantity")),
  };
}

function arithmeticFinding(a: Analysis, g: Group): RawFinding {
  const over = sum(g.lines.map((l) => l.variance));
  const charged = sum(g.lines.map((l) => l.row.amount));
  const computed = charged - over;
  const way = over >= 0 ? "more" : "less";
  const size = moneyExact(Math.abs(over), a.currency);
  return {
    ...base(g, "arithmetic", over),
    text: `${g.item} in ${months(g.lines)}${invoices(g.lines)}: quantity times rate gives ${moneyExact(computed, a.currency)}, the amount charged is ${moneyExact(charged, a.currency)}, ${size} ${way}.`,
    headline: `${g.item}: amount and quantity × rate differ by ${size}`,
    why: `Amount − quantity × rate charged = ${moneyExact(over, a.currency)} on ${plural(g.lines.length, "invoice line")}; differences within ${plain(a.settings.thresholds.moneyTolerance * 100, 1)} % count as rounding.`,
    question: `What does the ${over >= 0 ? "extra" : "missing"} ${size} on ${g.item} stand for, and which figure is right?`,
    cells: g.lines.flatMap((l) => cellsOf(l.row, "quantity", "rate", "amount")),
  };
}

/** Lines of one item and one cause in one quarter are one decision. */
function groups(a: Analysis, lines: readonly BillingLine[]): Group[] {
  const byKey = groupBy(lines, (l) => `${quarterStart(a.quarter, l.row.period)} ${slug(sameName(l.row.item))}`);
  return [...byKey.values()].map((group) => ({
    item: group[0]!.row.item,
    from: quarterStart(a.quarter, group[0]!.row.period),
    lines: group,
  }));
}

export const billingDetector: Detector = {
  family: "billing",
  rules: [
    {
      id: "billing.rate",
      kind: "commercial",
      about: "Invoice lines were charged above the contract rate.",
      threshold: "moneyTolerance",
    },
    {
      id: "billing.arithmetic",
      kind: "commercial",
      about: "The amount of invoice lines is not quantity times rate.",
      threshold: "moneyTolerance",
    },
  ],
  detect(a) {
    const lines = a.commercial?.billing ?? [];
    return tidy([
      ...groups(
        a,
        lines.filter((l) => l.reason === "rate" && l.variance > 0),
      ).map((g) => rateFinding(a, g)),
      ...groups(
        a,
        lines.filter((l) => l.reason === "arithmetic"),
      ).map((g) => arithmeticFinding(a, g)),
    ]);
  },
};

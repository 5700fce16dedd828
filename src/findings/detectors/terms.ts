import type { Analysis, CommercialAnalysis, Reconciliation } from "../analysis/Analysis";
import { groupBy, quarterEnd, quarterStart, slug, sum } from "../analysis/rows";
import { isoFromDay } from "../../core/days";
import type { Detector, RawFinding } from "../Rule";
import { joinWords, moneyExact, monthYear, percentWords, plain, plural } from "../words";
import { tidy } from "./tidy";

type Charged = Reconciliation & { readonly charged: number; readonly difference: number };

const families = { "service credit": "credit", volume: "volume", "gain share": "gain-share" } as const;

function differs(a: Analysis, line: Reconciliation): line is Charged {
  if (line.charged === null || line.difference === null) return false;
  const size = Math.max(Math.abs(line.computed), Math.abs(line.charged));
  return Math.abs(line.difference) > Math.max(0.005, a.settings.thresholds.moneyTolerance * size);
}

/** The item as the meeting names it: a KPI's name for its id. */
function nameOf(a: Analysis, line: Reconciliation): string {
  if (line.kind !== "service credit") return line.item;
  return a.contract.kpis.find((k) => k.id === line.item)?.name ?? line.item;
}

function question(kind: Reconciliation["kind"], clientLoses: boolean, name: string, size: string): string {
  if (kind === "service credit")
    return clientLoses
      ? `On which invoice does the missing service credit of ${size} for ${name} come?`
      : `Was ${size} more credited for ${name} than the terms ask by intention, and does it stand?`;
  if (kind === "volume")
    return `Which volume and baseline did the supplier use for ${name}, and who corrects the ${size}?`;
  return `Do both parties take the same target, actual cost and bands for ${name}, and who corrects the ${size}?`;
}

function mismatch(a: Analysis, lines: readonly Charged[]): RawFinding {
  const [first] = lines as [Charged];
  const { kind, item } = first;
  const name = nameOf(a, first);
  const difference = sum(lines.map((l) => l.difference));
  const computed = sum(lines.map((l) => l.computed));
  const charged = sum(lines.map((l) => l.charged));
  const gross = sum(lines.map((l) => Math.abs(l.difference)));
  const size = moneyExact(gross, a.currency);
  // A credit helps the client, a charge the supplier: the same sign of a difference hurts different parties.
  const clientLoses = kind === "service credit" ? difference < 0 : difference > 0;
  const periods = lines.flatMap((l) => (l.period === null ? [] : [l.period]));
  const when = periods.length > 0 ? ` for ${joinWords([...new Set(periods)].map(monthYear))}` : "";
  const did = kind === "service credit" ? "credited" : charged < 0 ? "credited (−) or charged (+)" : "charged";
  const until = periods.length > 0 ? isoFromDay(quarterEnd(quarterStart(a.quarter, Math.max(...periods)))) : "undated";
  return {
    id: `${families[kind]}:${slug(item)}:${until}/mismatch`,
    rule: `${families[kind]}.mismatch`,
    table: "Terms",
    subject: item,
    label: name,
    kind: "commercial",
    concern: true,
    severity: Math.min(6, 1 + (gross / Math.max(1, Math.abs(computed), Math.abs(charged))) * 3),
    money: gross,
    moneyBasis: "once",
    since: periods.length > 0 ? Math.min(...periods) : null,
    period: periods.length > 0 ? Math.max(...periods) : null,
    value: difference,
    text: `${kind === "service credit" ? "Service credit" : kind === "volume" ? "Volume charge" : "Gain share"} on ${name}${when}: the terms give ${moneyExact(computed, a.currency)}, the supplier ${did} ${moneyExact(charged, a.currency)}, a difference of ${size} ${clientLoses ? "against the client" : "in the client’s favour"}.`,
    headline: `${name}: ${kind} ${size} off the terms`,
    why: lines.map((l) => l.how).join(" "),
    howSure: "Recomputed from the terms.",
    question: question(kind, clientLoses, name, size),
    contractual: true,
    party: "supplier",
    cells: [...new Set(lines.flatMap((l) => l.cells))],
  };
}

function mismatches(a: Analysis): RawFinding[] {
  const lines = (a.commercial?.reconciliations ?? []).filter((line): line is Charged => differs(a, line));
  const byKey = groupBy(lines, (l) => {
    const quarter = l.period === null ? "" : quarterStart(a.quarter, l.period);
    return `${l.kind} ${slug(l.item)} ${quarter}`;
  });
  return [...byKey.values()].map((group) => mismatch(a, group));
}

function glideBehind(a: Analysis, line: CommercialAnalysis["glide"][number]): RawFinding[] {
  const behind = line.behind;
  if (behind === null || line.actual === null || behind <= a.settings.thresholds.moneyTolerance * Math.abs(line.due))
    return [];
  const years = plain(line.years, 1);
  const m = (amount: number) => moneyExact(Math.round(amount), a.currency);
  return [
    {
      id: `glide:${slug(line.item)}/behind`,
      rule: "glide-path.behind",
      table: "Terms",
      subject: line.item,
      label: line.item,
      kind: "commercial",
      concern: true,
      severity: Math.min(6, 1 + (behind / Math.max(1, Math.abs(line.due))) * 20),
      money: behind,
      moneyBasis: "a year",
      since: null,
      value: line.actual,
      text: `${line.item} stands at ${m(line.actual)}; the glide path of ${percentWords(line.rate, 1)} a year asks for ${m(line.due)} after ${plural(Number(line.years.toFixed(1)), "year")}. It is ${m(behind)} behind.`,
      headline: `${line.item} is ${m(behind)} behind its glide path`,
      why: `Base-year cost less ${percentWords(line.rate, 1)} a year over ${years} years gives ${m(line.due)}; actual is ${percentWords(behind / Math.abs(line.due), 1)} above it.`,
      howSure: "Recomputed from the terms.",
      question: `Which changes bring ${line.item} back to its path, and what does each party have to do for them?`,
      contractual: true,
      party: "supplier",
      cells: [line.cell],
    },
  ];
}

/** Two rows of one item (two years of a path, say) speak with the one that is furthest behind. */
function glide(a: Analysis): RawFinding[] {
  const worst = new Map<string, RawFinding>();
  for (const line of a.commercial?.glide ?? []) {
    for (const finding of glideBehind(a, line)) {
      const known = worst.get(finding.id);
      if (!known || (finding.money ?? 0) > (known.money ?? 0)) worst.set(finding.id, finding);
    }
  }
  return [...worst.values()];
}

export const termsDetector: Detector = {
  family: "terms",
  rules: [
    {
      id: "credit.mismatch",
      kind: "commercial",
      about: "The service credit given is not what the terms give.",
      threshold: "moneyTolerance",
    },
    {
      id: "volume.mismatch",
      kind: "commercial",
      about: "The volume charge is not what the terms give.",
      threshold: "moneyTolerance",
    },
    {
      id: "gain-share.mismatch",
      kind: "commercial",
      about: "The gain share is not what the terms give.",
      threshold: "moneyTolerance",
    },
    {
      id: "glide-path.behind",
      kind: "commercial",
      about: "A cost is behind its productivity glide path.",
      threshold: "moneyTolerance",
    },
  ],
  detect(a) {
    return tidy([...mismatches(a), ...glide(a)]);
  },
};

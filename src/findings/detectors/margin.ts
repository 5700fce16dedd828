import type { Analysis, CommercialAnalysis } from "../analysis/Analysis";
import { inQuarter, slug } from "../analysis/rows";
import type { Detector, RawFinding } from "../Rule";
import { money, monthYear, percentWords, plain } from "../words";
import { tidy } from "./tidy";

type Outlier = CommercialAnalysis["costOutliers"][number];

function marginFinding(a: Analysis): RawFinding[] {
  const now = a.commercial?.marginNow;
  const band = a.commercial?.marginBand;
  if (!now || !band || now.outside === null) return [];
  const above = now.outside === "above";
  const periods = (a.commercial?.margin ?? []).filter((m) => inQuarter(a.quarter, m.period));
  const range = `${percentWords(band.low, 1)} to ${percentWords(band.high, 1)}`;
  const figures = `revenue ${money(now.revenue, a.currency)}, cost ${money(now.cost, a.currency)}`;
  const short = now.revenue * (band.low - now.margin);
  const distance = above ? now.margin - band.high : band.low - now.margin;
  const refund =
    now.refund > 0
      ? ` The contract returns ${money(now.refund, a.currency)} to the client, which leaves ${percentWords(now.after, 1)}.`
      : "";
  const loss =
    now.margin < 0
      ? "The supplier loses money on this contract."
      : "A supplier that earns too little cuts what nobody measures.";
  return [
    {
      id: `margin/${now.outside}`,
      rule: `margin.${now.outside}`,
      table: "Costs",
      subject: "margin",
      label: "Open-book margin",
      kind: "commercial",
      concern: true,
      severity: Math.min(6, 1 + (distance / Math.max(0.01, band.high - band.low)) * 2),
      money: above ? now.refund : short,
      moneyBasis: "a quarter",
      since: periods[0]?.period ?? null,
      period: a.quarter.to,
      value: now.margin,
      text: `The supplier’s margin in ${a.quarter.name} is ${percentWords(now.margin, 1)} (${figures}), ${now.outside} the agreed band of ${range}.${above ? refund : ` ${loss}`}`,
      headline: `Margin ${percentWords(now.margin, 1)}, ${now.outside} the agreed ${range}`,
      why: `(Revenue − cost) ÷ revenue over the quarter under review lies ${now.outside} the band in the terms.`,
      howSure: "Recomputed from the open-book lines.",
      question: above
        ? "Is the excess earned by productivity that we want to reward, and when is the client’s share returned?"
        : "Which price, volume or scope no longer fits, and what do both parties change so that the supplier does not lose money?",
      contractual: true,
      party: "supplier",
      cells: [...new Set([band.cell, ...periods.flatMap((p) => p.cells)])],
    },
  ];
}

function outlierFinding(a: Analysis, category: string, outliers: readonly Outlier[]): RawFinding {
  const worst = outliers.reduce((w, o) => (Math.abs(o.score) > Math.abs(w.score) ? o : w));
  const high = worst.score > 0;
  const others = outliers.length > 1 ? ` (${outliers.length} periods of the quarter stand out)` : "";
  return {
    id: `cost:${slug(category)}/outlier`,
    rule: "cost.outlier",
    table: "Costs",
    subject: category,
    label: category,
    kind: "commercial",
    concern: true,
    severity: Math.min(6, Math.abs(worst.score)),
    since: Math.min(...outliers.map((o) => o.period)),
    period: worst.period,
    value: worst.amount,
    text: `${category} cost ${money(worst.amount, a.currency)} in ${monthYear(worst.period)}, far ${high ? "above" : "below"} what is usual for this line${others}.`,
    headline: `${category}: an unusually ${high ? "high" : "low"} cost in ${monthYear(worst.period)}`,
    why: `Modified z-score ${plain(worst.score, 1)} against the line’s own periods; beyond ±${plain(a.settings.thresholds.outlierZ, 1)} it stands out.`,
    howSure: "A robust comparison with the line’s own history; a known one-off explains it fully.",
    question: `What is in ${category} for ${monthYear(worst.period)}: a one-off, a mistake, or the new level?`,
    party: "supplier",
    cells: [...new Set(outliers.map((o) => o.cell))],
  };
}

function outliersOfQuarter(a: Analysis): RawFinding[] {
  const byCategory = new Map<string, Outlier[]>();
  for (const o of a.commercial?.costOutliers ?? []) {
    if (!inQuarter(a.quarter, o.period)) continue;
    const known = byCategory.get(o.category);
    if (known) known.push(o);
    else byCategory.set(o.category, [o]);
  }
  return [...byCategory].map(([category, outliers]) => outlierFinding(a, category, outliers));
}

export const marginDetector: Detector = {
  family: "margin",
  rules: [
    { id: "margin.above", kind: "commercial", about: "The supplier’s open-book margin lies above the agreed band." },
    { id: "margin.below", kind: "commercial", about: "The supplier’s open-book margin lies below the agreed band." },
    {
      id: "cost.outlier",
      kind: "commercial",
      about: "A cost line stands out from its own periods this quarter.",
      threshold: "outlierZ",
    },
  ],
  detect(a) {
    return tidy([...marginFinding(a), ...outliersOfQuarter(a)]);
  },
};

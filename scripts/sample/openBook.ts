import type { SampleRow } from "./types";
import { monthEnd } from "./observations";
import { normal, rounded, seeded, seedOf } from "./noise";
import { rows } from "./rows";

const months = 36;
const usualVolume = 71_500;
/** From April 2026 the knowledge base shortens calls. */
const shorterCalls = 30;

interface CostLine {
  readonly category: string;
  readonly behaviour: "fixed" | "variable";
  readonly amount: number;
  /** Yearly growth. */
  readonly growth: number;
  readonly scatter: number;
  /** An amount that stands out. */
  readonly instead?: Readonly<Record<number, number>>;
}

/**
 * The supplier's costs fell (shorter calls, one site less in winter) while the price a contact stayed: its margin has
 * climbed out of the agreed band. September's recruitment is the one line that stands out among its months.
 */
const lines: readonly CostLine[] = [
  { category: "Adviser salaries", behaviour: "variable", amount: 187000, growth: -0.027, scatter: 0.012 },
  { category: "Team leaders and managers", behaviour: "fixed", amount: 33500, growth: 0.01, scatter: 0.008 },
  {
    category: "Recruitment and training",
    behaviour: "variable",
    amount: 13800,
    growth: 0,
    scatter: 0.07,
    instead: { 35: 38600 },
  },
  { category: "Telephony minutes", behaviour: "variable", amount: 19400, growth: -0.03, scatter: 0.03 },
  { category: "Technology licences", behaviour: "fixed", amount: 21800, growth: 0.01, scatter: 0.006 },
  { category: "Premises", behaviour: "fixed", amount: 29500, growth: -0.07, scatter: 0.005 },
  { category: "Agency and overtime", behaviour: "variable", amount: 11800, growth: -0.06, scatter: 0.09 },
  { category: "Overheads", behaviour: "fixed", amount: 16900, growth: 0, scatter: 0.01 },
];

interface Item {
  readonly item: string;
  readonly quantity: number;
  readonly rate: number;
  readonly scatter: number;
}

const items: readonly Item[] = [
  { item: "Handled contacts", quantity: 71500, rate: 3.6, scatter: 0.02 },
  { item: "Web chat sessions", quantity: 11800, rate: 2.15, scatter: 0.04 },
  { item: "Back-office items", quantity: 9200, rate: 4.4, scatter: 0.03 },
  { item: "Out-of-hours standby", quantity: 1, rate: 12500, scatter: 0 },
  { item: "Management fee", quantity: 1, rate: 24000, scatter: 0 },
];

/** Quantities that the terms below speak about. */
const september = { "Handled contacts": 78200, "Web chat sessions": 11100 } as const;

export const invoices: readonly SampleRow<"invoices">[] = Array.from({ length: months }, (_, i) => i).flatMap((i) =>
  items.map(({ item, quantity, rate, scatter }) => {
    const random = seeded(seedOf(`${item} ${i}`));
    const last = i === months - 1 ? (september as Readonly<Record<string, number>>)[item] : undefined;
    const units = last ?? Math.round(quantity * (1 + scatter * normal(random)));
    // Planted: a rate above the contract's in September, and a line in August that is not quantity times rate.
    const charged = item === "Handled contacts" && i === 35 ? 3.68 : rate;
    const exact = rounded(units * charged, 2);
    const amount = item === "Back-office items" && i === 34 ? rounded(exact + 3600, 2) : exact;
    return {
      period: monthEnd(i),
      invoice: `INV-${1008 + i}`,
      item,
      quantity: units,
      rate: charged,
      contractRate: rate,
      amount,
    };
  }),
);

export const costs: readonly SampleRow<"costs">[] = Array.from({ length: months }, (_, i) => i).flatMap((i) => {
  const period = monthEnd(i);
  const billed = invoices.filter((line) => line.period === period);
  const volume = Number(billed.find((line) => line.item === "Handled contacts")?.quantity);
  const revenue = rounded(
    billed.reduce((sum, line) => sum + Number(line.amount), 0),
    2,
  );
  const spent = lines.map((line): SampleRow<"costs"> => {
    const random = seeded(seedOf(`${line.category} ${i}`));
    const busy = line.behaviour === "variable" ? (volume / usualVolume) ** 0.6 : 1;
    const calls = line.category === "Adviser salaries" && i >= shorterCalls ? 0.955 : 1;
    const usual = line.amount * (1 + line.growth) ** (i / 12) * busy * calls * (1 + line.scatter * normal(random));
    return {
      period,
      category: line.category,
      behaviour: line.behaviour,
      amount: line.instead?.[i] ?? Math.round(usual),
      volume: null,
      revenue: null,
    };
  });
  return [{ period, category: "Revenue", behaviour: null, amount: null, volume, revenue }, ...spent];
});

/**
 * Service credit: FCR failed in September, the supplier credited £9,800 where the terms give more. Volume: charged
 * without the dead band. Gain share: half kept where the band says 40 %. Glide path: 7 % below the base year after
 * three years of a promised 5 %.
 */
export const terms: readonly SampleRow<"terms">[] = rows(
  "terms",
  `
  kind | item | period | pool | allocation | multiplier | earnedBack | baseline | actual | deadband | arcRate | rrcRate | mode | from | to | share | low | high | rate | start | cap | floor | charged
  service credit | emergency | 2026-09-30 | 2 | 0.2 | 1 | 0 | | | | | | | | | | | | | | | | 0
  service credit | abandon | 2026-09-30 | 2 | 0.2 | 1 | 0 | | | | | | | | | | | | | | | | 0
  service credit | availability | 2026-09-30 | 2 | 0.15 | 1 | 0 | | | | | | | | | | | | | | | | 0
  service credit | complaints8w | 2026-09-30 | 2 | 0.05 | 1 | 0 | | | | | | | | | | | | | | | | 0
  service credit | fcr | 2026-09-30 | 2 | 0.2 | 1 | 0 | | | | | | | | | | | | | | | | 9800
  service credit | answered | 2026-09-30 | 2 | 0.1 | 1 | 0 | | | | | | | | | | | | | | | | 0
  service credit | csat | 2026-09-30 | 2 | 0.05 | 1 | 0 | | | | | | | | | | | | | | | | 0
  service credit | repeat | 2026-09-30 | 2 | 0.05 | 1 | 0 | | | | | | | | | | | | | | | | 0
  volume | Handled contacts | 2026-09-30 | | | | | 71500 | 78200 | 0.05 | 3.1 | 2.4 | excess | | | | | | | | | | 20770
  volume | Web chat sessions | 2026-09-30 | | | | | 12000 | 11100 | 0.05 | 1.4 | 0.9 | excess | | | | | | | | | | -270
  gain share | Efficiency scheme FY25/26 | 2026-03-31 | | | | | 3600000 | 3380000 | | | | | 0 | 0.9 | 0.5 | | | | | 150000 | -100000 | 110000
  gain share | Efficiency scheme FY25/26 | 2026-03-31 | | | | | 3600000 | 3380000 | | | | | 0.9 | 1 | 0.4 | | | | | | |
  gain share | Efficiency scheme FY25/26 | 2026-03-31 | | | | | 3600000 | 3380000 | | | | | 1 | 1.1 | 0.5 | | | | | | |
  gain share | Efficiency scheme FY25/26 | 2026-03-31 | | | | | 3600000 | 3380000 | | | | | 1.1 | | 1 | | | | | | |
  margin band | Supplier margin | | | | | | | | | | | | | | 0.5 | 0.08 | 0.12 | | | | |
  glide path | Cost of handling, a year | | | | | | 4120000 | 3760000 | | | | compound | | | | | | 0.05 | 2023-10-01 | | |
  `,
);

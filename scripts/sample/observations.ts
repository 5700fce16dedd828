import { addMonths, dayFromIso, endOfMonth, isoFromDay } from "../../src/core/days";
import type { SampleRow } from "./types";
import { normal, rounded, seeded, seedOf, zScores } from "./noise";

type Observation = SampleRow<"observations">;

const firstMonth = dayFromIso("2023-10-31") as number;
const months = 36;

/** End of the sample's month i, 0 = October 2023, 35 = September 2026. */
export function monthEnd(i: number): string {
  return isoFromDay(endOfMonth(addMonths(firstMonth - 15, i)));
}

interface Shape {
  readonly level: number;
  /** Month-to-month scatter; for shares with counts it must exceed the binomial's own. */
  readonly sd: number;
  /** z-scores of the last months, written down: what the latest point says is designed, not drawn. */
  readonly tail: readonly number[];
  readonly decimals?: number;
  /** Mean number of units a month: given for numerator and denominator. */
  readonly count?: number;
  readonly drift?: (month: number) => number;
  readonly phi?: number;
  readonly skip?: readonly number[];
  /** What was (wrongly) entered for a month. */
  readonly instead?: Readonly<Record<number, Partial<Observation>>>;
}

/** No signal on the latest point: it is near the mean, its neighbours lie on both sides and do not run one way. */
const calm = [-0.6, 0.8, 0.3, -0.9, 0.7, -0.4, 0.5] as const;

const shapes: Readonly<Record<string, Shape>> = {
  emergency: { level: 0.968, sd: 0.0055, tail: calm, count: 4200 },
  // Rises for three years, the last seven months without a break; still inside the 5 %, not for long.
  abandon: {
    level: 0.0392,
    sd: 0.0045,
    tail: [0.9, -1.2, 0.8, 1.1, -0.6, 0.9, -0.13, -0.09, -0.07, -0.04, -0.02, -0.02, -0.04],
    drift: (i) => (i - 17.5) * 0.0006,
    count: 96000,
  },
  // January 2025 was typed in hundredths.
  availability: { level: 0.9985, sd: 0.0004, tail: calm, decimals: 5, instead: { 15: { value: 99.86 } } },
  psr: { level: 0.967, sd: 0.006, tail: calm, count: 2600 },
  // Below its average since March, below its limits in September.
  fcr: { level: 0.792, sd: 0.0135, tail: [0.5, -0.7, -0.4, -1.1, -0.6, -1.2, -4.9], count: 13400 },
  answered: { level: 0.806, sd: 0.017, tail: calm, count: 91000 },
  // The knowledge base went live in February 2026.
  csat: { level: 0.836, sd: 0.013, tail: [0.4, -0.8, 1.3, 1.1, 1.5, 1, 1.35, 1.2, 1.45, 1.15], count: 5200 },
  repeat: { level: 0.139, sd: 0.0065, tail: [0.6, -0.7, 0.4, -0.5, 2.55, 1.2, 2.6], count: 60000 },
  billacc: { level: 0.921, sd: 0.009, tail: [0.3, -0.6, 0.8, -0.2, 0.4, 5.4], count: 3900 },
  quality: { level: 86.2, sd: 1.5, tail: [0.5, -1.2, -0.9, -1.5, -1, -1.4, -0.8, -1.3, -1.1, -1.35], decimals: 1 },
  email1d: { level: 0.812, sd: 0.016, tail: calm, count: 11200 },
  // New call routing from April 2025.
  asa: {
    level: 27.5,
    sd: 2.4,
    tail: calm,
    decimals: 1,
    drift: (i) => (i < 18 ? 14 : 0),
  },
  digital: { level: 0.335, sd: 0.011, tail: [-0.5, 0.6, -0.3, 0.4, -3, -1.3, -3], count: 128000 },
  aht: { level: 431, sd: 9, tail: calm, decimals: 0 },
  age: { level: 17.6, sd: 1.7, tail: [1.3, 0.9, 0.35, -0.2, -0.75, -1.35, -2], decimals: 1 },
  attrition: { level: 0.027, sd: 0.006, tail: calm, decimals: 4, skip: [20, 21, 34] },
  // More articles reviewed than there were: the export counted some twice. Nothing since July.
  knowledge: {
    level: 0.93,
    sd: 0.018,
    tail: [],
    count: 220,
    skip: [34, 35],
    instead: { 17: { numerator: 229, denominator: 220 } },
  },
  // Cold months and the yearly bill run bring contacts; a year has the same shape each time.
  contacts: {
    level: 9.1,
    sd: 0.22,
    tail: calm,
    decimals: 2,
    drift: (i) => 1.1 * Math.cos((2 * Math.PI * (i - 3)) / 12),
  },
  webchat: { level: 51, sd: 9, tail: [0.2, 0.9, 0.5, -0.3, -0.7, -0.2, 0.4], decimals: 0, phi: 0.75 },
};

/** Every month 100 %; August was left blank, September was not 100 %. */
const requests: readonly (number | null)[] = [...Array.from({ length: 34 }, () => 1), null, 0.96];

/** Complaints closed and closed in time: 30 to 48 a month, so that one case is two or three points. */
const complaints: readonly (readonly [number, number])[] = (
  "39/41 35/37 44/46 30/33 41/43 36/38 45/48 33/34 38/41 42/43 31/34 37/39 43/46 35/36 40/43 32/34 46/48 34/37 " +
  "41/42 36/39 33/35 44/47 37/38 39/42 30/32 42/45 35/37 38/39 45/48 34/36 40/43 36/37 41/44 37/38 32/35 43/45"
)
  .split(" ")
  .map((pair) => pair.split("/").map(Number) as [number, number]);

const comments: Readonly<Record<string, string>> = {
  "fcr 2026-09-30": "Tariff change of 1 September not in the knowledge base until the 19th; advisers had to call back",
  "fcr 2026-03-31": "First month after the team split; mentors moved to the new site",
  "abandon 2026-08-31": "Roster gap on Saturdays after the agency contract ended",
  "billacc 2026-09-30": "New adjustment checklist, brought over from another client's retail desk",
  "csat 2026-02-28": "Knowledge base live from 2 February",
  "quality 2026-01-31": "Calibration now includes the client's own listeners",
  "asa 2025-04-30": "New call routing live on 1 April: rebased by agreement",
  "contacts 2026-01-31": "Cold spell and the yearly bill run in the same fortnight",
  "dsar 2026-08-31": "Figure not supplied: the regulation team was moving offices",
  "dsar 2026-09-30": "One request of 25 went to the wrong inbox",
  "webchat 2026-05-31": "Restated after the reporting tool's time zone was corrected",
  "security 2026-09-30": "Visitor log unsigned on three of ten days",
};

export const observations: readonly Observation[] = [
  ...Object.entries(shapes).flatMap(([kpi, shape]) => monthly(kpi, shape)),
  ...complaints.map(([numerator, denominator], i) => row("complaints8w", monthEnd(i), { numerator, denominator })),
  ...requests.map((value, i) => row("dsar", monthEnd(i), { value })),
  ...[93, 91, 92, 85].map((value, i) => row("security", monthEnd(26 + 3 * i), { value })),
  ...backlog(),
  // The same month twice, the second time restated.
  row("webchat", monthEnd(31), { value: 53 }),
  // August 2026, typed a year ahead.
  row("attrition", "2027-08-31", { value: 0.024 }),
].map(withComment);

function row(kpi: string, period: string, values: Partial<Observation>): Observation {
  return { kpi, period, value: null, numerator: null, denominator: null, comment: null, ...values };
}

function withComment(observation: Observation): Observation {
  const comment = comments[`${observation.kpi} ${observation.period}`];
  return comment === undefined ? observation : { ...observation, comment };
}

function monthly(kpi: string, shape: Shape): Observation[] {
  const size = seeded(seedOf(`${kpi} size`));
  return zScores(kpi, months, shape.tail, shape.phi).flatMap((z, i) => {
    const value = shape.level + shape.sd * z + (shape.drift?.(i) ?? 0);
    const denominator = Math.round((shape.count ?? 0) * (1 + 0.06 * normal(size)));
    if (shape.skip?.includes(i)) return [];
    const entered = shape.instead?.[i];
    if (entered !== undefined) return [row(kpi, monthEnd(i), entered)];
    if (shape.count === undefined) return [row(kpi, monthEnd(i), { value: rounded(value, shape.decimals ?? 3) })];
    return [row(kpi, monthEnd(i), { numerator: Math.round(value * denominator), denominator })];
  });
}

/** Sundays from 1 October 2023 to 27 September 2026. */
function backlog(): Observation[] {
  const first = dayFromIso("2023-10-01") as number;
  return zScores("backlog", 157, calm).map((z, i) =>
    row("backlog", isoFromDay(first + 7 * i), { value: Math.round(2310 + 150 * z) }),
  );
}

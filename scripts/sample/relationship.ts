import type { SampleRow } from "./types";

type Score = SampleRow<"relationship">;

const dates = ["2025-02-20", "2025-08-21", "2026-02-19", "2026-08-20"] as const;
type Four = readonly [number, number, number, number];

interface Factor {
  readonly factor: string;
  /** The supplier's conduct as the client sees it, by round. */
  readonly supplier: Four;
  /** The client's conduct as the supplier sees it. */
  readonly client: Four;
  /** The client about itself, latest round. */
  readonly self?: number;
  readonly why?: string;
}

/**
 * The fifteen practices of Dibley & Clark (2011), scored by both parties twice a year. One gap is two or more in the
 * latest round: the supplier tells its bad news, the client does not tell of its tariff changes.
 */
const factors: readonly Factor[] = [
  { factor: "Strong governance", supplier: [6, 7, 7, 7], client: [6, 6, 7, 7], self: 7 },
  { factor: "Measuring value and success", supplier: [5, 6, 7, 7], client: [6, 6, 6, 7], self: 6 },
  {
    factor: "Openness, transparency, honesty and responsiveness",
    supplier: [7, 8, 8, 8],
    client: [6, 6, 6, 5],
    self: 5,
    why: "We heard of the September tariff from customers",
  },
  { factor: "Mutual trust and confidence", supplier: [6, 7, 8, 7], client: [6, 7, 7, 7], self: 7 },
  {
    factor: "Delivering what you promise",
    supplier: [7, 7, 8, 7],
    client: [6, 6, 7, 6],
    self: 6,
    why: "Late twice with wording, on time with everything else",
  },
  { factor: "Mutual goals and benefits", supplier: [6, 6, 7, 7], client: [6, 6, 7, 7], self: 7 },
  {
    factor: "Extra value and on-going innovation",
    supplier: [5, 6, 7, 6],
    client: [5, 5, 6, 6],
    self: 5,
    why: "Two innovation forums called off in a row",
  },
  { factor: "Understanding the client's business and brand", supplier: [6, 6, 7, 7], client: [7, 7, 7, 7] },
  { factor: "A good contract", supplier: [6, 6, 6, 6], client: [6, 6, 6, 6] },
  { factor: "Support and buy-in at all levels", supplier: [6, 7, 7, 7], client: [6, 6, 7, 6] },
  { factor: "Communication", supplier: [6, 7, 7, 7], client: [6, 6, 7, 6] },
  { factor: "Good fit", supplier: [7, 7, 7, 7], client: [7, 7, 8, 7] },
  { factor: "Can-do people", supplier: [8, 8, 8, 8], client: [7, 7, 7, 7] },
  { factor: "Strong individual relationships at all levels", supplier: [6, 7, 7, 7], client: [6, 7, 7, 7] },
  { factor: "Providing missing expertise", supplier: [6, 7, 7, 7], client: [6, 6, 6, 6] },
];

function score(date: string, set: string, factor: string, party: string, rater: string, mark: number): Score {
  return { date, factor, set, party, rater, score: mark, target: set === "barrier" ? null : 8, comment: null };
}

const practices = factors.flatMap(({ factor, supplier, client, self, why }) =>
  dates.flatMap((date, i) => {
    const latest = i === dates.length - 1;
    const aboutClient = score(date, "factor", factor, "client", "supplier", client[i] ?? 0);
    return [
      score(date, "factor", factor, "supplier", "client", supplier[i] ?? 0),
      latest && why !== undefined ? { ...aboutClient, comment: why } : aboutClient,
      ...(latest && self !== undefined ? [score(date, "factor", factor, "client", "client", self)] : []),
    ];
  }),
);

/** Set, statement, supplier's conduct and client's conduct in February and August 2026. */
const others: readonly (readonly [string, string, readonly [number, number], readonly [number, number]])[] = [
  ["readiness", "Decision rights are written down", [7, 7], [6, 7]],
  ["readiness", "The team is named and released for the work", [8, 8], [6, 7]],
  ["readiness", "Figures are agreed before the meeting", [7, 8], [7, 7]],
  ["readiness", "One voice towards the other party", [7, 7], [6, 6]],
  ["behaviour", "Understands the other's business before proposing", [7, 7], [7, 7]],
  ["behaviour", "Refines together instead of reopening the contract", [8, 7], [7, 7]],
  ["behaviour", "Resolves differences fairly", [7, 7], [7, 6]],
  ["trust", "Personal trust", [8, 8], [8, 7]],
  ["trust", "Competence trust", [8, 7], [7, 7]],
  ["trust", "Motivational trust", [7, 6], [7, 7]],
  ["governance", "The right people come, prepared", [8, 8], [7, 7]],
  ["governance", "Meetings decide", [7, 7], [7, 6]],
  ["governance", "Decisions are followed up", [8, 7], [7, 7]],
];

const sets = others.flatMap(([set, statement, supplier, client]) =>
  dates
    .slice(2)
    .flatMap((date, i) => [
      score(date, set, statement, "supplier", "client", supplier[i] ?? 0),
      score(date, set, statement, "client", "supplier", client[i] ?? 0),
    ]),
);

/** Eight outcomes of high performance, of the supplier's work as the client sees it. */
const outcomes = (
  [
    ["Cost and service expectations met", 7],
    ["Flexibility for temporary volume change", 8],
    ["Speed to prepare for changing conditions", 6],
    ["Whole process optimised and enabled", 6],
    ["Performance of other parts of the organisation improved", 6],
    ["Additional sources of value", 7],
    ["Unexpected business outcomes", 5],
    ["Top line increased", 6],
  ] as const
).map(([factor, mark]) => score("2026-08-20", "outcome", factor, "supplier", "client", mark));

/** Twelve barriers: how much each stands in the way (10 = very much), as leaders, managers and advisers see it. */
const barriers = (
  [
    ["Skills or mindset", [3, 3, 4], [3, 4, 4]],
    ["Incompatible systems or processes", [5, 6, 7], [6, 6, 7]],
    ["Silos", [5, 6, 6], [4, 5, 5]],
    ["Complex processes without end-to-end view", [5, 6, 7], [5, 6, 6]],
    ["Misaligned goals", [3, 4, 4], [3, 4, 4]],
    ["Measures driving wrong behaviours", [4, 6, 7], [5, 6, 7]],
    ["Need-to-know communication", [5, 6, 7], [4, 5, 6]],
    ["Mistrust", [2, 3, 3], [2, 3, 3]],
    ["Relationship driven by SLAs", [5, 6, 6], [5, 6, 6]],
    ["Hierarchy", [4, 5, 5], [3, 4, 5]],
    ["Disempowering leadership", [2, 3, 4], [2, 3, 4]],
    ["Clashing cultures", [2, 3, 3], [2, 2, 3]],
  ] as const
).flatMap(([factor, client, supplier]) =>
  ["leaders", "managers", "advisers"].flatMap((audience, i) => [
    score("2026-08-20", "barrier", factor, "client", `Client ${audience}`, client[i] ?? 0),
    score("2026-08-20", "barrier", factor, "supplier", `Supplier ${audience}`, supplier[i] ?? 0),
  ]),
);

export const relationship: readonly Score[] = [...practices, ...sets, ...outcomes, ...barriers];

/** Six successes, both ways. */
export const recognition: readonly SampleRow<"recognition">[] = [
  {
    date: "2025-12-19",
    what: "Storm weekend: 41,000 calls in two days, no emergency call waited longer than a minute",
    who: "Night team, Tynebridge",
    party: "supplier",
  },
  {
    date: "2026-02-27",
    what: "Knowledge base live on the day promised",
    who: "Quality and training",
    party: "supplier",
  },
  { date: "2026-04-30", what: "Call-back kept 11,300 people out of the queue", who: "Technology", party: "supplier" },
  {
    date: "2026-06-18",
    what: "Shortlisted together for a regional customer service award",
    who: "Both teams",
    party: null,
  },
  {
    date: "2026-09-04",
    what: "Storm rehearsal with both control rooms, lessons shared within a week",
    who: "Emergency planning",
    party: "client",
  },
  {
    date: "2026-09-25",
    what: "Best month ever for bill adjustments, with a checklist borrowed from retail",
    who: "Refunds desk",
    party: "supplier",
  },
];

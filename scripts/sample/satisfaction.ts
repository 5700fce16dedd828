import type { SampleRow } from "./types";
import { rows } from "./rows";

interface Round {
  readonly date: string;
  /** Scores in the order of the criteria, by respondent. */
  readonly scores: Readonly<Record<string, readonly [number, number, number, number, number]>>;
  readonly comments?: Readonly<Record<string, string>>;
}

const roles: Readonly<Record<string, string>> = {
  "Operations director": "decision maker",
  "Billing team leader": "end user",
  "Contract performance manager": "relationship",
};

/** The client's own criteria, with their weights. */
const criteria = [
  ["Keeps its word", 3],
  ["Tells us bad news early", 2],
  ["Knows our customers", 2],
  ["Brings ideas", 1],
  ["Would recommend", 1],
] as const;

/**
 * Five rounds upwards; then a summer in which every critical KPI stayed green while the tariff change went wrong. The
 * score falls by more than the three differ, and they differ by more than three points.
 */
const rounds: readonly Round[] = [
  {
    date: "2024-02-21",
    scores: {
      "Operations director": [6, 6, 5, 5, 6],
      "Billing team leader": [6, 5, 6, 4, 6],
      "Contract performance manager": [7, 6, 6, 5, 6],
    },
    comments: { "Operations director": "Settling in; the reports came late every month" },
  },
  {
    date: "2024-08-22",
    scores: {
      "Operations director": [7, 6, 6, 5, 7],
      "Billing team leader": [7, 6, 6, 5, 6],
      "Contract performance manager": [7, 7, 6, 6, 7],
    },
    comments: { "Billing team leader": "Back office answers the same day now" },
  },
  {
    date: "2025-02-20",
    scores: {
      "Operations director": [7, 7, 7, 6, 7],
      "Billing team leader": [7, 7, 7, 5, 7],
      "Contract performance manager": [8, 7, 7, 6, 8],
    },
    comments: { "Contract performance manager": "Rang us before the storm, not after it" },
  },
  {
    date: "2025-08-21",
    scores: {
      "Operations director": [8, 8, 8, 7, 8],
      "Billing team leader": [8, 7, 8, 6, 7],
      "Contract performance manager": [8, 8, 8, 7, 8],
    },
    comments: { "Operations director": "Call routing went in without a single bad day" },
  },
  {
    date: "2026-02-19",
    scores: {
      "Operations director": [9, 8, 9, 8, 9],
      "Billing team leader": [8, 8, 9, 8, 8],
      "Contract performance manager": [9, 9, 8, 8, 9],
    },
    comments: {
      "Operations director": "The knowledge base is the best thing we have done together",
      "Billing team leader": "Fewer questions come back to my team",
    },
  },
  {
    date: "2026-08-20",
    scores: {
      "Operations director": [3, 3, 5, 4, 3],
      "Billing team leader": [5, 4, 4, 4, 4],
      "Contract performance manager": [7, 7, 7, 6, 6],
    },
    comments: {
      "Operations director":
        "The dashboard is green and my post bag is full. Nobody told me that calls were coming back",
      "Billing team leader": "We explain the same adjustment three times; the advisers are as fed up as we are",
      "Contract performance manager": "Every contractual measure is met, which is rather the problem",
    },
  },
];

export const satisfaction: readonly SampleRow<"satisfaction">[] = rounds.flatMap(({ date, scores, comments }) =>
  Object.entries(scores).flatMap(([respondent, marks]) =>
    criteria.map(([criterion, weight], i) => ({
      date,
      respondent,
      role: roles[respondent] ?? null,
      party: "client",
      criterion,
      weight,
      score: marks[i] ?? null,
      comment: i === 0 ? (comments?.[respondent] ?? null) : null,
    })),
  ),
);

/**
 * Seven accounts. "Billing and collections" has withdrawn, "Regulation and policy" expires in December, and the
 * case study with "Field operations" fell back from brand to name when the logo's consent was withdrawn.
 */
export const references: readonly SampleRow<"references">[] = rows(
  "references",
  `
  date | account | answer | stage | evidence | expiry | consent | measurable | sponsor | approved
  2024-06-12 | Group operations | conditional | none | Call of 12 June: after the first winter | 2025-06-12 | no | no | no | no
  2024-11-07 | Customer council | no | none | Minutes of the council, item 6 | | no | no | no | no
  2025-01-16 | Field operations | yes | agreed | Mail of 16 January | 2027-01-16 | yes | no | yes | no
  2025-03-05 | Group operations | yes | agreed | Mail of 5 March | 2027-09-05 | yes | yes | yes | no
  2025-06-10 | Billing and collections | yes | none | Call of 10 June | 2027-06-10 | no | no | no | no
  2025-06-24 | Group operations | yes | named on paper | Two-page note, signed | 2027-09-05 | yes | yes | yes | yes
  2025-09-02 | Digital channels | yes | none | Mail of 2 September | 2027-09-02 | no | no | no | no
  2025-11-18 | Field operations | yes | brand on paper | Storm case study, four pages with the logo | 2027-05-18 | yes | yes | yes | yes
  2025-12-05 | Regulation and policy | yes | none | Letter of 5 December, for one year | 2026-12-05 | yes | no | yes | no
  2026-01-27 | Wearside Water | conditional | none | Only for water companies | 2027-07-27 | yes | no | no | no
  2026-03-19 | Customer council | yes | none | Minutes of the council, item 3 | 2027-09-19 | no | no | no | no
  2026-08-11 | Field operations | yes | named on paper | Brand team withdrew the logo, text may stay | 2027-05-18 | yes | yes | yes | no
  2026-08-25 | Billing and collections | no | none | "Not while calls come back": call of 25 August | | no | no | no | no
  `,
);

/** One worked example a function, by its id: arguments as Excel hands them over. They are run when the pages are made. */
type Cell = string | number | boolean | null;

/** A column of cells. */
const col = (...cells: Cell[]): Cell[][] => cells.map((cell) => [cell]);

const calls = col(97.1, 96.8, 97.4, 97.0, 96.9, 97.3, 97.2, 96.7, 97.1, 97.0, 96.9, 94.2);

export const examples: Readonly<
  Record<string, { readonly about: string; readonly args: readonly (Cell | Cell[][])[] }>
> = {
  "VALUE.ACCELERATION": {
    about: "A benefit of one million came on 1 July instead of 1 October, at 8 % a year.",
    args: [col(1_000_000), col("2026-10-01"), col("2026-07-01"), 0.08, "2026-01-01"],
  },
  "VALUE.RUNRATE": {
    about: "A benefit of 365,000 a year started 30 days early and runs to the end of 2027.",
    args: [365_000, "2026-07-31", "2026-07-01", "2027-12-31", 0.08],
  },
  "VALUE.FASTER": {
    about: "Two needs: 40 places filled in 12 days instead of 20, 10 in 9 instead of 15; a day earlier is worth 50.",
    args: [col(20, 15), col(12, 9), col(40, 10), col(50, 50)],
  },
  "VALUE.AHEAD": {
    about: "500 units needed in a year would cost 100 each and will cost 88.",
    args: [col(500), col(100), col(88), col("2027-01-01"), 0.08, "2026-01-01"],
  },
  "VALUE.FOCUS": {
    about: "Five spend lines; the vital few carry 80 % of the difference.",
    args: [col("A", "B", "C", "D", "E"), col(100, 400, 200, 900, 400), col(60, 30, 5, 3, 2), null, true],
  },
  "SAVING.HARD": { about: "10,000 units at 4.60 instead of 5.00.", args: [5, 4.6, 10_000] },
  "SAVING.AVOIDED": { about: "The price would have risen to 5.40 from 5.00 on 10,000 units.", args: [5.4, 5, 10_000] },
  "SAVING.INYEAR": {
    about: "365,000 a year from 1 October, in a fiscal year from April to March.",
    args: [365_000, "2026-10-01", "2026-04-01", "2027-03-31"],
  },
  ROO: {
    about: "Value of three dimensions against what it cost to get it.",
    args: [col(200), col(150), col(400), col(500)],
  },
  ROR: {
    about: "What the relationship changed on both sides, with a transfer of 50 from client to supplier.",
    args: [300, -100, 120, 40, 50, 400, 200, true],
  },
  "TCP.TOTAL": {
    about: "Fees and everything else that comes on top, less credits.",
    args: [col(1000), col(150), col(60), col(40), col(250), col(30)],
  },
  "TCP.PERUNIT": { about: "1,470 for 98 units of joint output.", args: [1470, 98] },
  "TCP.NET": { about: "98 units worth 20 each, at a total cost of 1,470.", args: [98, 20, 1470] },
  "TCP.INDEX": { about: "A price of 1,000 brings failures that cost 300 and 200.", args: [1000, col(300, 200)] },
  "TCP.COMPARE": {
    about: "Three options; a unit of output is worth 20.",
    args: [col("In-house", "Bid A", "Bid B"), col(900, 1200, 1500), col(60, 90, 95), 20, 60, true],
  },
  "TCP.SWITCH": { about: "B costs 300 more and yields 30 units more.", args: [900, 60, 1200, 90] },
  GAINSHARE: {
    about: "Costs of 900 against a target of 1,000; half of what lies between 80 % and 100 % is shared.",
    args: [
      1000,
      900,
      [
        [0, 0.8, 0],
        [0.8, 1, 0.5],
        [1, null, 0.3],
      ],
    ],
  },
  SERVICECREDIT: {
    about: "An invoice of 100,000 with 10 % at risk; two measures failed.",
    args: [100_000, 0.1, col(1, 1), col(0.3, 0.2)],
  },
  ARCRRC: {
    about: "12,000 units against a baseline of 10,000 with a deadband of 10 %.",
    args: [12_000, 10_000, 0.1, 3, 2],
  },
  GLIDEPATH: { about: "Five per cent of productivity a year, three years on.", args: [1_000_000, 3] },
  BREAKEVENVOLUME: { about: "Fixed cost of 50,000, a margin of 2 a unit.", args: [50_000, 3, 5] },
  UNITVSFTE: {
    about: "8,000 units at 5, with fixed cost of 20,000 and 2 a unit.",
    args: [8000, 20_000, 2, 5, null, true],
  },
  "OPENBOOK.MARGIN": {
    about: "A margin of 20 % where 8 to 12 % are agreed.",
    args: [1000, 800, 0.08, 0.12, null, true],
  },
  "BILLING.VARIANCE": { about: "4,920 charged for 1,200 units at a contract rate of 4.00.", args: [4920, 4, 1200] },
  NPS: { about: "Three replies.", args: [col(9, 10, 3)] },
  "NPS.ERROR": { about: "Three replies: the error is larger than the score.", args: [col(9, 10, 3)] },
  "SCORE.WEIGHTED": { about: "Three criteria, one of them not scored.", args: [col(8, null, 6), col(0.5, 0.2, 0.3)] },
  SATISFACTION: {
    about: "Three people on two criteria; one of them has not scored the second.",
    args: [
      col("CFO", "CFO", "Head of service", "Head of service", "Planner"),
      col("Quality", "Speed", "Quality", "Speed", "Quality"),
      col(8, 7, 9, 6, 5),
      col(0.6, 0.4, 0.6, 0.4, 0.6),
      true,
    ],
  },
  REFERENCEABILITY: {
    about: "Three accounts were asked; one changed its mind, one is conditional.",
    args: [
      col("North", "South", "North", "West"),
      col("2025-03-01", "2026-02-01", "2026-05-01", "2026-06-01"),
      col("no", "yes", "yes", "conditional"),
    ],
  },
  "CASESTUDY.READINESS": {
    about: "Named on paper, with consent and a result; no approval yet.",
    args: ["named on paper", true, true, true, false, 90],
  },
  "PRACTICE.MATCH": {
    about: "Both sides score three practices.",
    args: [col("Openness", "Planning", "Innovation"), col(8, 6, 4), col(7, 6, 8), null, true],
  },
  "PROMISES.KEPT": {
    about: "Four promises were due; one was late and one has not come.",
    args: [
      col("2026-06-30", "2026-07-31", "2026-08-31", "2026-09-15"),
      col("2026-06-28", "2026-08-05", "2026-08-30", null),
      "2026-09-30",
    ],
  },
  RAG: { about: "97.2 % against a target of 98 % with one point of tolerance.", args: [0.972, 0.98, 0.01, "higher"] },
  RATING: { about: "The same, as a performance notice calls it.", args: [0.972, 0.98, 0.01, "higher"] },
  XMR: { about: "Twelve months of a measure, the last of them unusual.", args: [calls, null, null, true] },
  "XMR.POINTS": {
    about: "Eight months, the last of them unusual.",
    args: [col(50, 51, 49, 50, 51, 49, 50, 58), null, null, null, true],
  },
  "PPRIME.POINTS": {
    about: "Calls answered in time, of all calls.",
    args: [col(970, 1455, 968, 1160, 981, 880), col(1000, 1500, 1000, 1200, 1010, 1000), true],
  },
  VARIATION: {
    about: "Twelve months of a measure, the last of them unusual; higher is better.",
    args: [calls, "higher"],
  },
  ASSURANCE: { about: "The same against a target of 95.", args: [calls, 95, "higher"] },
  TREND: { about: "Eight months that creep upwards.", args: [col(50, 51, 50, 52, 53, 53, 54, 56), null, true] },
  BREACH: {
    about: "How likely the next three months miss 55.",
    args: [col(60, 59, 59, 58, 57, 57, 56, 56), 55, "higher", null, true],
  },
  OUTLIERS: { about: "Six sites side by side.", args: [col(10, 11, 10.5, 9.8, 10.2, 17), null, null, true] },
  EXCEPTION: { about: "What is to be said about the last month of the measure above.", args: [calls, 95, "higher"] },
};

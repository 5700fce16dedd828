import type { Settings, Thresholds } from "../../contract/settings";

export interface SettingWords {
  readonly title: string;
  /** What it does, in a sentence, with its unit. */
  readonly about: string;
}

type Plain = Exclude<keyof Settings, "thresholds">;

/** A setting without its words does not compile: the form is complete by construction. */
export const settingWords: Readonly<Record<Plain, SettingWords>> = {
  asOf: { title: "As-of date", about: "The day the pack speaks about. Empty: end of the latest period." },
  preset: { title: "Rules of the charts", about: "Which signals count as an exception." },
  agendaMinutes: { title: "Minutes of the meeting", about: "The agenda takes what fits." },
  minutesPerItem: { title: "Minutes an item", about: "A critical KPI gets half as much again." },
  fiscalYearStart: {
    title: "Fiscal year starts in month",
    about: "1 to 12. Empty: from the Contract table, else April.",
  },
  currency: { title: "Currency", about: "Three letters, e.g. GBP. Empty: from the Contract table, else GBP." },
  discountRate: {
    title: "Discount rate",
    about: "A year, as a decimal: 0.08 = 8 %. Empty: from the Contract table, else 0.08.",
  },
  coverageFloor: {
    title: "Coverage floor",
    about: "Share of weight (0–1) that must be scored; below it a score is insufficient.",
  },
  focusShare: { title: "Share of the vital few", about: "Share (0–1) of all difference that the vital few carry." },
  inadequateAt: {
    title: "Inadequate from",
    about: "Multiples of the tolerance beyond which a KPI is rated Inadequate.",
  },
  valuePerUnit: { title: "Value of a unit of output", about: "Money. Used where the Options table has none." },
  dayFirst: { title: "03/04/2026 is 3 April", about: "Off: it is 4 March." },
  rulesOff: { title: "Rules switched off", about: "Ids of rules or families, with commas: xmr.changed, meeting." },
  agendaAdd: { title: "Put on the agenda", about: "Ids of exceptions that take their minutes first." },
  redact: {
    title: "Redaction",
    about:
      "What the copy for the other party leaves out: page ids or columns, with commas: open-book, exceptions.comment.",
  },
  site: { title: "Site", about: "Only the KPIs of these sites, with commas. Empty: all KPIs." },
  pages: { title: "Pages to build", about: "Numbers or ids with commas. Empty: all that have data." },
};

export const thresholdWords: Readonly<Record<keyof Thresholds, SettingWords>> = {
  breachProbability: {
    title: "Breach forecast from",
    about: "Probability (0–1) of missing the target from which it is shown.",
  },
  promiseDueSoonDays: { title: "Promise due soon", about: "Days ahead." },
  issueDaysOperational: { title: "Issue, operational level", about: "Days before it should go a level up." },
  issueDaysTactical: { title: "Issue, tactical level", about: "Days before it should go a level up." },
  issueDaysStrategic: { title: "Issue, strategic level", about: "Days before it should go a level up." },
  issueDaysExecutive: { title: "Issue, executive level", about: "Days it may stay open at the top." },
  satisfactionMonths: { title: "Satisfaction is asked every", about: "Months; older scores are stale." },
  satisfactionRespondents: { title: "Respondents needed", about: "People of the panel." },
  satisfactionSpread: { title: "Respondents far apart", about: "Points between the highest and the lowest." },
  satisfactionThreshold: {
    title: "Satisfaction is low below",
    about: "Of 10: green KPIs with a lower score are a watermelon.",
  },
  partyGap: { title: "Gap between the parties", about: "Points on one factor." },
  referenceExpiryDays: { title: "Reference expires soon", about: "Days ahead." },
  kpiReviewMonths: { title: "KPIs are reviewed every", about: "Months." },
  moneyTolerance: {
    title: "Rounding of money",
    about: "Relative difference (0.005 = 0.5 %) that is not an exception.",
  },
  outlierZ: { title: "Outlier among peers from", about: "Modified z-score (Iglewicz–Hoaglin)." },
  stalePeriods: { title: "Data is stale after", about: "Periods behind its peers." },
  unitJump: { title: "Unit jump from", about: "Factor on the median, up or down." },
  governanceReviewMonths: { title: "Governance document is reviewed every", about: "Months." },
  meetingGrace: {
    title: "A meeting may slip by",
    about: "Share of its cadence (0.25 = a week or so for a monthly one).",
  },
  promiseKeptRise: {
    title: "Promises kept have risen from",
    about: "Share (0.1 = ten points) against the quarter before.",
  },
  promiseKeptFewest: { title: "… with at least", about: "Promises due in each of the two quarters." },
  relationshipRise: { title: "Relationship has risen from", about: "Points on a factor against the round before." },
  peerFalseAlarm: {
    title: "Chance of a false outlier among peers",
    about: "Of any site of a group in which none stands apart (0.01 = 1 %).",
  },
  demandOrderDays: { title: "A need is to be ordered soon", about: "Days before the last day to order it in time." },
  spendLossShare: {
    title: "Value lost on a spend line",
    about: "Share of its spend (0.1 = 10 %) from which it is shown.",
  },
  valueMeaningDays: { title: "What value means is agreed within", about: "Days of the quarter's first." },
};

export const presetWords: Readonly<Record<Settings["preset"], string>> = {
  mdc: "Making Data Count (default)",
  "nhs-excel": "NHS Excel tool",
  wheeler: "Wheeler",
  anhoej: "Anhøj",
  "western-electric": "Western Electric",
  nelson: "Nelson",
};

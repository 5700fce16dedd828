import { z } from "zod";
import { dayFromIso } from "../core/days";

const share = z.number().min(0).max(1);

/** Default thresholds of the rules, by name; every one may be changed in the settings file or the sheet MI Settings. */
export const thresholdsSchema = z.object({
  /** Probability of missing the target from which a breach forecast is shown. */
  breachProbability: share.default(0.5),
  /** Days ahead in which an undelivered promise counts as due soon. */
  promiseDueSoonDays: z.number().min(0).default(30),
  /** Days an issue may stay open at each level before it should go one up. */
  issueDaysOperational: z.number().min(0).default(30),
  issueDaysTactical: z.number().min(0).default(45),
  issueDaysStrategic: z.number().min(0).default(60),
  issueDaysExecutive: z.number().min(0).default(90),
  /** Months after which a satisfaction score is stale (its frequency). */
  satisfactionMonths: z.number().min(1).default(6),
  satisfactionRespondents: z.number().min(1).default(3),
  /** Points between the highest and lowest respondent that count as far apart. */
  satisfactionSpread: z.number().min(0).default(3),
  /** Below this the watermelon check speaks. */
  satisfactionThreshold: z.number().min(0).max(10).default(7),
  partyGap: z.number().min(0).default(2),
  referenceExpiryDays: z.number().min(0).default(90),
  kpiReviewMonths: z.number().min(1).default(12),
  /** Relative difference under which a billing or credit difference is rounding. */
  moneyTolerance: z.number().min(0).default(0.005),
  /** Modified z-score of a peer outlier (Iglewicz–Hoaglin). */
  outlierZ: z.number().min(0).default(3.5),
  /** Periods behind its peers after which a KPI's data is stale. */
  stalePeriods: z.number().min(1).default(1),
  /** Factor on the median at which a jump looks like a unit change (×100, ÷100). */
  unitJump: z.number().min(2).default(30),
  governanceReviewMonths: z.number().min(1).default(12),
  /** Share of its cadence by which a meeting may slip before it counts as lapsed: a week or so for a monthly one. */
  meetingGrace: z.number().min(0).default(0.25),
  /** Rise of a party's share of promises kept on time, against the quarter before, that is worth applause. */
  promiseKeptRise: share.default(0.1),
  /** Fewest promises due in each of the two quarters before that rise means anything. */
  promiseKeptFewest: z.number().min(1).default(3),
  /** Points by which a factor's score rises against the round before that are worth applause. */
  relationshipRise: z.number().min(0).default(2),
  /** Chance of flagging any site of a group of alike ones in which none stands apart. */
  peerFalseAlarm: z.number().min(0.0001).max(0.5).default(0.01),
  /** Days ahead in which the last day to order a need, to have it in time, counts as near. */
  demandOrderDays: z.number().min(0).default(30),
  /** Share of a line's spend that it may lose before it is an exception. */
  spendLossShare: z.number().min(0).default(0.1),
  /** Days into a quarter by which both parties should have agreed what value means in it. */
  valueMeaningDays: z.number().min(0).default(30),
});

export const presetIds = ["mdc", "nhs-excel", "wheeler", "anhoej", "western-electric", "nelson"] as const;

/** Everything a user can set, with its default. One schema for the settings file, the pane and the sheet MI Settings. */
export const settingsSchema = z.object({
  /** ISO date; null: the last day of the latest period observed. */
  asOf: z
    .string()
    .refine((text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && dayFromIso(text) !== undefined, {
      error: "a date like 2026-09-30",
    })
    .nullable()
    .default(null),
  preset: z.enum(presetIds).default("mdc"),
  agendaMinutes: z.number().min(0).default(60),
  minutesPerItem: z.number().min(1).default(8),
  /** Month 1–12; null: from the Contract table, else April. */
  fiscalYearStart: z.number().int().min(1).max(12).nullable().default(null),
  /** ISO 4217; null: from the Contract table, else GBP. */
  currency: z.string().length(3).nullable().default(null),
  /** Yearly rate; null: from the Contract table, else 8 %. */
  discountRate: z.number().gt(-1).nullable().default(null),
  /** Below this coverage a weighted score is insufficient. */
  coverageFloor: share.default(0.5),
  /** Share of positive difference that the vital few carry. */
  focusShare: share.default(0.8),
  /** Multiple of tolerance between "Requires improvement" and "Inadequate". */
  inadequateAt: z.number().min(1).default(2),
  /** Value of one unit of output, when the Options table has none. */
  valuePerUnit: z.number().nullable().default(null),
  /** How dates written like 03/04/2026 are read. */
  dayFirst: z.boolean().default(true),
  thresholds: thresholdsSchema.prefault({}),
  /** Rules that are switched off, by id. */
  rulesOff: z.array(z.string()).default([]),
  /** Ids of findings that somebody put on the agenda: they take their minutes before all others. */
  agendaAdd: z.array(z.string()).default([]),
  /** Pages and columns that the copy for the other party leaves out. */
  redact: z.array(z.string()).default([]),
  /** Sites whose KPIs the pack speaks about; empty: all KPIs. One name may stand without a list. */
  site: z
    .union([
      z.array(z.string()),
      z.string().transform((names) =>
        names
          .split(/[,;]/)
          .map((name) => name.trim())
          .filter(Boolean),
      ),
    ])
    .default([]),
  /** Page numbers or ids to build; empty: all that have data. */
  pages: z.array(z.string()).default([]),
});

export type Settings = z.infer<typeof settingsSchema>;
export type Thresholds = z.infer<typeof thresholdsSchema>;

export function defaultSettings(): Settings {
  return settingsSchema.parse({});
}

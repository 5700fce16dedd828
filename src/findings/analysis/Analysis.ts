import type { Day } from "../../core/days";
import type { ReturnOnRelationships } from "../../core/finance/returns";
import type { Segment, SignalWord, XmrResult } from "../../core/stats/types";
import type { Contract, CellProblem, Kpi } from "../../contract/Contract";
import type { Settings } from "../../contract/settings";
import type { CaseStudyStage } from "../../contract/tables/relationship";
import type { Party } from "../../contract/tables/performance";
import type { Sourced } from "../../contract/columns";
import type { TableRow } from "../../contract/tables";

/**
 * Everything computed once from the contract, that both the detectors and the pages read: no figure is computed twice,
 * and a page can never disagree with a finding. `null` for a section means that its table was not supplied.
 */
export interface Analysis {
  readonly contract: Contract;
  readonly settings: Settings;
  readonly problems: readonly CellProblem[];
  readonly asOf: Day;
  /** The quarter under review: first and last day, and its name ("Q2 FY26/27"). */
  readonly quarter: { readonly from: Day; readonly to: Day; readonly name: string };
  readonly currency: string;
  /** Yearly rate as a decimal. */
  readonly rate: number;
  readonly kpis: readonly KpiAnalysis[];
  readonly promises: PromisesAnalysis | null;
  readonly issues: IssuesAnalysis | null;
  readonly satisfaction: SatisfactionAnalysis | null;
  readonly references: ReferencesAnalysis | null;
  readonly relationship: RelationshipAnalysis | null;
  readonly value: ValueAnalysis | null;
  readonly options: OptionsAnalysis | null;
  readonly commercial: CommercialAnalysis | null;
  readonly calendar: CalendarAnalysis;
  readonly innovation: InnovationAnalysis | null;
}

export type Variation = "improving" | "concerning" | "neutral high" | "neutral low" | "common cause";
export type Assurance = "consistently passes" | "consistently fails" | "hit or miss";
export type Rag = "Green" | "Amber" | "Red";

export interface KpiAnalysis {
  readonly kpi: Kpi;
  /** As given, or read from the usual distance between its periods. */
  readonly frequency: "weekly" | "monthly" | "quarterly" | "yearly";
  /** Which chart its limits come from. */
  readonly chart: "xmr" | "p-prime" | "p" | "u-prime" | "u";
  /** Observations up to `asOf`, oldest first: index range [0, n) of `kpi.series`. */
  readonly n: number;
  /** Points present (not blank). */
  readonly present: number;
  /** Position of the latest present value in the series, −1 when there is none. */
  readonly latest: number;
  readonly latestValue: number | null;
  readonly latestPeriod: Day | null;
  /** Address of the latest value's cell. */
  readonly latestCell: string | null;
  /** True when the KPI has nothing in the period that its peers have (its latest is older). */
  readonly stale: boolean;
  /** Periods expected from first to `asOf` by frequency, and how many have a value. */
  readonly expectedPeriods: number;
  readonly missingPeriods: readonly Day[];
  readonly coverage: number;
  readonly status: Rag | null;
  readonly rating: string | null;
  readonly ratingBasis: string | null;
  readonly result: XmrResult;
  /** The segment that the latest point belongs to. */
  readonly segment: Segment | null;
  /** Signal of the latest point, "" when none. Only meaningful when not stale. */
  readonly signal: SignalWord;
  readonly signalSince: Day | null;
  /** Consecutive periods up to the latest that carry a signal on the same side. */
  readonly signalRun: number;
  /** Distance of the latest from its mean in σ. */
  readonly sigmas: number | null;
  readonly variation: Variation | null;
  readonly assurance: Assurance | null;
  /** Consecutive latest periods on the wrong side of target. */
  readonly missedRun: number;
  readonly trend: {
    readonly p: number;
    readonly slope: number;
    readonly low: number;
    readonly high: number;
    readonly word: "rising" | "falling" | "none";
  } | null;
  readonly forecast: {
    /** Probability of missing the target at +1, +2, +3 periods. */
    readonly breach: readonly number[];
    readonly expected: readonly number[];
    readonly low: readonly number[];
    readonly high: readonly number[];
    readonly method: "trend" | "level";
    readonly periodsToBreach: number | null;
  } | null;
  readonly p: number | null;
  readonly adjustedP: number | null;
  /** Chance that a stable process of this n would signal on its latest point. */
  readonly falseAlarm: number;
  readonly autocorrelated: boolean;
  /** Months repeat themselves after a year (24 points at least). */
  readonly seasonal: boolean;
  /** Where a yearly pattern shows: the same month a year before, and latest − then. */
  readonly yearOnYear: {
    readonly period: Day;
    readonly value: number;
    readonly difference: number;
    readonly cell: string;
  } | null;
  readonly rebaseSuggestion: { readonly from: Day; readonly position: number; readonly run: number } | null;
  /** Service credit a month that hangs on it, in money, when the terms allow to compute it. */
  readonly creditAtRisk: number | null;
  readonly history: string | null;
}

export interface PromiseLine {
  readonly row: Sourced<TableRow<"promises">>;
  readonly state: "kept" | "kept late" | "overdue" | "due soon" | "open";
  /** Days late (delivered late or still open), else 0. */
  readonly daysLate: number;
  readonly blockedBy: readonly string[];
}

export interface PromisesAnalysis {
  readonly lines: readonly PromiseLine[];
  readonly byParty: Readonly<
    Record<
      Party,
      { readonly due: number; readonly keptOnTime: number; readonly share: number | null; readonly overdue: number }
    >
  >;
}

export interface IssueLine {
  readonly row: Sourced<TableRow<"issues">>;
  readonly ageDays: number;
  readonly open: boolean;
  readonly overdue: boolean;
  /** Past its level's time: should stand one level up. */
  readonly escalate: boolean;
  /** Next level, and the name of its person at client and supplier where People says. */
  readonly nextLevel: string | null;
  readonly nextNames: string | null;
}

export interface IssuesAnalysis {
  readonly lines: readonly IssueLine[];
  readonly open: number;
  readonly overdue: number;
  readonly ageBands: readonly { readonly label: string; readonly count: number }[];
}

export interface SatisfactionRound {
  readonly date: Day;
  readonly score: number | null;
  readonly respondents: number;
  readonly spread: number | null;
  readonly coverage: number;
  readonly byRole: readonly { readonly role: string; readonly score: number | null; readonly n: number }[];
  readonly byRespondent: readonly {
    readonly respondent: string;
    readonly role: string | null;
    readonly score: number | null;
  }[];
  readonly byCriterion: readonly {
    readonly criterion: string;
    readonly score: number;
    readonly weight: number;
    readonly n: number;
  }[];
  readonly comments: readonly { readonly respondent: string; readonly text: string }[];
  readonly cells: readonly string[];
}

export interface SatisfactionAnalysis {
  /** Rounds of the client's scores of the supplier (or of all, when no party is given), oldest first; a round is a calendar month. */
  readonly rounds: readonly SatisfactionRound[];
  readonly latest: SatisfactionRound | null;
  readonly previous: SatisfactionRound | null;
  readonly ageDays: number | null;
  readonly nps: { readonly score: number; readonly error: number; readonly n: number } | null;
}

export interface ReferencesAnalysis {
  readonly asked: number;
  readonly yes: number;
  readonly no: number;
  readonly conditional: number;
  readonly share: number | null;
  readonly expiring: readonly Sourced<TableRow<"references">>[];
  readonly withdrawn: readonly Sourced<TableRow<"references">>[];
  readonly latestByAccount: readonly {
    readonly account: string;
    readonly answer: string;
    readonly since: Day;
    readonly expiry: Day | null;
    readonly source: Sourced<TableRow<"references">>;
  }[];
  readonly stage: CaseStudyStage;
  readonly previousStage: CaseStudyStage;
  readonly readiness: number | null;
  readonly missingForNext: readonly string[];
  /** Share who say yes and highest stage at each quarter end, oldest first. */
  readonly history: readonly { readonly quarter: Day; readonly share: number | null; readonly stage: CaseStudyStage }[];
}

export interface FactorLine {
  readonly factor: string;
  readonly set: string;
  /** Latest mean score of the supplier's conduct and the client's, 0–10. */
  readonly supplier: number | null;
  readonly client: number | null;
  readonly gap: number | null;
  readonly target: number | null;
  readonly previousSupplier: number | null;
  readonly previousClient: number | null;
  readonly date: Day;
  readonly cells: readonly string[];
}

export interface RelationshipAnalysis {
  readonly factors: readonly FactorLine[];
  /** 1 − mean |gap| / 10 over factors scored on both sides. */
  readonly alignment: number | null;
  readonly date: Day | null;
  /** People without a counterpart ("faces off to"). */
  readonly unmirrored: readonly string[];
  /** Each party's conduct as it scores itself and as the other scores it, over the factors; null when nobody scores himself. */
  readonly views: Readonly<Record<Party, { readonly own: number | null; readonly other: number | null }>> | null;
  /** Return on relationships of both sides, when the Contract table names gains and investments. */
  readonly returns: (ReturnOnRelationships & { readonly transfer: number }) | null;
}

export interface ValueLine {
  readonly row: Sourced<TableRow<"value">>;
  /** Days earlier (+) or later (−) than planned; null while not there. */
  readonly daysEarly: number | null;
  /** Present value of having it earlier (MI.VALUE.ACCELERATION), when delivered. */
  readonly acceleration: number | null;
  readonly overdue: boolean;
}

export interface ValueAnalysis {
  readonly lines: readonly ValueLine[];
  readonly byKind: readonly {
    readonly kind: string;
    readonly expected: number;
    readonly realised: number;
    readonly signedOff: number;
    readonly ahead: number;
    readonly n: number;
  }[];
  readonly expected: number;
  readonly realised: number;
  readonly signedOff: number;
  /** Expected and not yet realised. */
  readonly ahead: number;
  readonly hardSavings: number;
  readonly beyondContract: number;
  /** Of that, what the client recognises. */
  readonly beyondRecognised: number;
  /** Present value of all accelerations. */
  readonly acceleration: number;
  /** From the Demand table: faster fulfilment and avoided future cost not yet bought. */
  readonly demand: {
    readonly faster: number | null;
    readonly avoided: number | null;
    readonly lines: readonly {
      readonly row: Sourced<TableRow<"demand">>;
      readonly faster: number | null;
      readonly avoided: number | null;
    }[];
  } | null;
  readonly focus: {
    readonly rows: readonly {
      readonly label: string;
      readonly spend: number;
      readonly difference: number;
      readonly cumulativeSpend: number;
      readonly cumulativeDifference: number;
      readonly vital: boolean;
      readonly cell: string;
    }[];
    readonly spendShare: number;
    readonly differenceShare: number;
  } | null;
  /** Return on outsourcing: ratio and its dimensions, when costs are known. */
  readonly roo: {
    readonly value: number;
    readonly innovation: number;
    readonly process: number;
    readonly ownership: number;
  } | null;
  readonly definitions: readonly Sourced<TableRow<"definitions">>[];
}

export interface OptionLine {
  readonly row: Sourced<TableRow<"options">>;
  readonly total: number;
  readonly perUnit: number | null;
  readonly net: number | null;
  readonly uplift: number | null;
  readonly incremental: number | null;
  readonly standing: "frontier" | "dominated" | "extendedly dominated" | null;
}

export interface OptionsAnalysis {
  readonly lines: readonly OptionLine[];
  readonly valuePerUnit: number | null;
  readonly best: string | null;
  readonly cheapestFee: string | null;
  /** Value per unit at which the choice between a pair flips. */
  readonly switching: readonly { readonly a: string; readonly b: string; readonly at: number | null }[];
  /** Each input ±10 %: which option is best then. */
  readonly sensitivity: readonly {
    readonly option: string;
    readonly input: string;
    readonly minus: number;
    readonly plus: number;
    readonly flips: boolean;
  }[];
}

export interface CommercialAnalysis {
  readonly margin: readonly {
    readonly period: Day;
    readonly revenue: number;
    readonly cost: number;
    readonly margin: number | null;
    readonly cells: readonly string[];
  }[];
  readonly marginBand: {
    readonly low: number;
    readonly high: number;
    readonly clientShare: number;
    readonly cell: string;
  } | null;
  /** Over the quarter. */
  readonly marginNow: {
    readonly margin: number;
    readonly revenue: number;
    readonly cost: number;
    readonly refund: number;
    readonly after: number;
    readonly outside: "above" | "below" | null;
  } | null;
  readonly billing: readonly {
    readonly row: Sourced<TableRow<"invoices">>;
    readonly expected: number;
    readonly variance: number;
    readonly reason: "rate" | "arithmetic";
  }[];
  readonly billingTotal: number;
  readonly invoiced: number;
  readonly reconciliations: readonly Reconciliation[];
  readonly glide: readonly {
    readonly item: string;
    readonly due: number;
    readonly actual: number | null;
    readonly behind: number | null;
    readonly years: number;
    readonly rate: number;
    readonly cell: string;
  }[];
  readonly costOutliers: readonly {
    readonly category: string;
    readonly period: Day;
    readonly amount: number;
    readonly score: number;
    readonly cell: string;
  }[];
}

/** What the contract's terms give, beside what the supplier charged. */
export interface Reconciliation {
  readonly kind: "service credit" | "volume" | "gain share";
  readonly item: string;
  readonly period: Day | null;
  readonly computed: number;
  readonly charged: number | null;
  readonly difference: number | null;
  /** How it was computed, in words with figures. */
  readonly how: string;
  readonly cells: readonly string[];
}

export interface CalendarAnalysis {
  readonly meetings: readonly {
    readonly row: Sourced<TableRow<"meetings">>;
    readonly lapsedDays: number;
    readonly state: "held" | "lapsed" | "due" | "never held";
    readonly nextDue: Day | null;
  }[];
  /** Everything dated that lies ahead: reviews, expiries, contract end, meetings, risks. */
  readonly ahead: readonly {
    readonly day: Day;
    readonly what: string;
    readonly kind: string;
    readonly overdue: boolean;
    readonly cell: string | null;
  }[];
}

export interface InnovationAnalysis {
  readonly stages: readonly { readonly stage: string; readonly count: number; readonly value: number }[];
  readonly forumMissed: boolean;
  readonly lastForum: Day | null;
  readonly withoutReceiver: readonly Sourced<TableRow<"ideas">>[];
  readonly pilotCost: number;
}

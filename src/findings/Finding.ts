import type { Day } from "../core/days";
import type { Party } from "../contract/tables/performance";
import type { Life } from "./life/lifeTypes";

export type FindingKind =
  "low" | "high" | "breaking" | "relationship" | "commercial" | "promise" | "governance" | "data";

/** Something in good input that deserves the meeting's attention (or, for `high`, its applause). Plain data. */
export interface Finding {
  /** Stable between runs and releases: `kpi:fcr/xmr`, `promise:P07/overdue`. Comments find their row by it. */
  readonly id: string;
  /** Id of the rule that spoke: `xmr.below-limit`. */
  readonly rule: string;
  /** Name of the table it comes from, as the data model calls it. */
  readonly table: string;
  /** Id of the KPI, promise, item … that it is about. */
  readonly subject: string;
  /** That subject's name, as people say it. */
  readonly label: string;
  readonly kind: FindingKind;
  /** True when it is a concern; false when it is something to learn from or to celebrate. */
  readonly concern: boolean;
  /** In units of σ where the rule has one, else a comparable scale from 0 (trivial) to about 6. */
  readonly severity: number;
  /** Money at stake in the contract's currency, when it can be computed. */
  readonly money: number | null;
  /** What `money` is: "a month", "once", "a year". */
  readonly moneyBasis: string | null;
  /** First day or period on which it was so. */
  readonly since: Day | null;
  readonly period: Day | null;
  readonly value: number | null;
  /** The finding as a sentence a director understands, with its figures. */
  readonly text: string;
  /** One line for a heading or a chart title: "First-contact resolution below its limits since March". */
  readonly headline: string;
  /** The rule in words, with its figures: why it was flagged. */
  readonly why: string;
  /** How sure, in words: false-alarm rate, adjusted p, n. */
  readonly howSure: string;
  /** Question for the meeting. */
  readonly question: string;
  readonly ownerClient: string | null;
  readonly ownerSupplier: string | null;
  /** Whose conduct it concerns, when that is clear. */
  readonly party: Party | null;
  readonly tier: "critical" | "key" | "other" | null;
  /** Has a contractual consequence (service credit, statutory KPI, money term). */
  readonly contractual: boolean;
  /** Consecutive periods it has been so. */
  readonly persistence: number;
  /** Raw and Benjamini–Hochberg adjusted p of the latest point, for statistical findings. */
  readonly p: number | null;
  readonly adjustedP: number | null;
  /** Chance that a stable process would show this, for the expected-by-chance line; 0 for facts. */
  readonly falseAlarm: number;
  /** Addresses of the source cells. */
  readonly cells: readonly string[];
  /** Earlier signals of the same subject, in words. */
  readonly history: string | null;
}

/** A finding in its place. */
export interface RankedFinding extends Finding {
  /** 1-based over all findings. */
  readonly rank: number;
  /** Why it stands there, in words: "critical KPI with service credit; £48k a month; 3.4 σ; 7 months". */
  readonly rankReason: string;
  readonly onAgenda: boolean;
  /** Minutes on the agenda, 0 when not on it. */
  readonly minutes: number;
  /** How many packs running it was there, this one included; 1 = new. */
  readonly packsRunning: number;
  /** What people did with it, when they did; owners above are then those assigned. */
  readonly life?: Life;
}

/** A finding that people wrote about and that is not there today. */
export interface QuietFinding {
  readonly life: Life;
  /** False when the KPI that it was about is not measured any more: nobody knows whether it was resolved. */
  readonly measured: boolean;
}

export interface FindingsReport {
  readonly asOf: Day;
  /** Number of statistical findings that a stable process would have given: Σ false-alarm probability over the KPIs tested. */
  readonly expectedByChance: number;
  /** Number of KPIs that were tested for signals. */
  readonly tested: number;
  readonly findings: readonly RankedFinding[];
  /** Ids and headlines in the previous pack that are not here any more. */
  readonly resolved: readonly { readonly id: string; readonly text: string }[];
  /** The same of KPIs that are not measured any more: nobody knows whether they were resolved. */
  readonly unmeasured?: readonly { readonly id: string; readonly text: string }[];
  /** Findings of the exception log that are not here today, in the order in which they came into the log. */
  readonly quiet?: readonly QuietFinding[];
}

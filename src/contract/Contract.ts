import type { Problem } from "../core/result";
import type { Day } from "../core/days";
import type { RowSource, Sourced } from "./columns";
import type { TableKey, TableRow } from "./tables";

/** The facts of the Contract table (`setting` | `value`), read key by key. Missing is null, never a guess. */
export interface ContractFacts {
  readonly client: string | null;
  readonly supplier: string | null;
  readonly contractId: string | null;
  readonly title: string | null;
  readonly start: Day | null;
  readonly end: Day | null;
  /** ISO 4217 code. */
  readonly currency: string | null;
  /** Month in which the fiscal year starts, 1–12. */
  readonly fiscalYearStart: number | null;
  /** Effective yearly rate as a decimal. */
  readonly discountRate: number | null;
  readonly reviewDate: Day | null;
  readonly atRisk: number | null;
  readonly annualFee: number | null;
  readonly purpose: string | null;
  readonly purposeAgreedClient: Day | null;
  readonly purposeAgreedSupplier: Day | null;
  readonly governanceVersion: string | null;
  readonly governanceReviewed: Day | null;
  readonly governanceLink: string | null;
  readonly packNumber: number | null;
  /** Yearly gain of each side from the relationship, before the money that moves between them; + is more. */
  readonly clientGain: number | null;
  readonly supplierGain: number | null;
  /** Money a year that moves from client to supplier through the price because of it; blank: none. */
  readonly relationshipTransfer: number | null;
  /** What each side puts into the relationship in a year. */
  readonly clientInvestment: number | null;
  readonly supplierInvestment: number | null;
}

/** How the values of a KPI are written, so that they are shown as they came. */
export type ValueForm = "share" | "number";

/**
 * One KPI's observations in columns, oldest first; a period that nobody reported is absent here, and a row with a
 * blank value is present with NaN. Typed arrays, because there may be millions;
 * they are views of arrays that all KPIs share: copy before changing one.
 */
export interface Series {
  /** Day serial of each period as given. */
  readonly period: Int32Array;
  /** In the KPI's unit; NaN when blank. Numerator ÷ denominator where both are given and no value is. */
  readonly value: Float64Array;
  /** NaN where not given. */
  readonly numerator: Float64Array;
  readonly denominator: Float64Array;
  /** 1-based sheet row of each observation. */
  readonly row: Int32Array;
  /** 1-based sheet column of the cell that holds the value (or the numerator). One per observation: wide tables differ. */
  readonly column: Int32Array;
  readonly sheet: string;
  /** Sheet of each observation; only when they do not all stand in `sheet`. See `observationAddress` in series.ts. */
  readonly sheets?: readonly string[];
  /** Comments by index. Sparse. */
  readonly comments: ReadonlyMap<number, string>;
}

export type Kpi = Sourced<TableRow<"kpis">> & {
  readonly series: Series;
  /** `share` for units of per cent and for numerator ÷ denominator. */
  readonly form: ValueForm;
};

type OtherTables = Exclude<TableKey, "contract" | "kpis" | "observations">;

/** What was read from one table, for the record page. */
export interface TableReport {
  readonly table: TableKey;
  readonly sheet: string;
  /** Address of the whole table, e.g. `Observations!A1:F866`. */
  readonly address: string;
  readonly rowsRead: number;
  readonly rowsUsed: number;
  readonly rowsLeftOut: number;
  /** Our key → the user's header, where they differ. */
  readonly renamed: Readonly<Record<string, string>>;
  /** Headers of the user's that nothing was mapped to. */
  readonly ignoredHeaders: readonly string[];
  readonly wide: boolean;
}

/** Everything the product knows about the contract: parsed, typed, each row with its source. */
export interface Contract {
  readonly facts: ContractFacts;
  /** Source of each fact that was given. */
  readonly factSources: Readonly<Partial<Record<keyof ContractFacts, RowSource>>>;
  readonly kpis: readonly Kpi[];
  readonly rows: { readonly [K in OtherTables]: readonly Sourced<TableRow<K>>[] };
  /** Keys of the tables that were there (even when empty). */
  readonly supplied: ReadonlySet<TableKey>;
  readonly reports: readonly TableReport[];
}

/** A Problem that points at a cell, as functions.md writes it in the findings file. */
export interface CellProblem extends Problem {
  readonly table: string;
  /** `Observations!C17`. */
  readonly cell: string;
  readonly found: string;
  readonly expected: string;
}

export interface Parsed {
  readonly contract: Contract;
  readonly problems: readonly CellProblem[];
}

import type { Day } from "../../core/days";
import type { Contract } from "../../contract/Contract";
import type { Settings } from "../../contract/settings";
import type { KpiAnalysis } from "./Analysis";

/**
 * What every section of the analysis may look at: the contract, the settings, and what was settled once before any
 * section runs (the day, the quarter, the rate, the currency, the KPIs). Each section exports
 * `analyse<Name>(context: Context): <Name>Analysis | null`, null when its table was not supplied.
 */
export interface Context {
  readonly contract: Contract;
  readonly settings: Settings;
  /** The day the pack speaks about; nothing later counts as observed. */
  readonly asOf: Day;
  /** The fiscal quarter that holds `asOf`: first and last day, and its name ("Q2 FY26/27"). */
  readonly quarter: { readonly from: Day; readonly to: Day; readonly name: string };
  /** Yearly rate as a decimal. */
  readonly rate: number;
  /** ISO 4217 code. */
  readonly currency: string;
  readonly kpis: readonly KpiAnalysis[];
}

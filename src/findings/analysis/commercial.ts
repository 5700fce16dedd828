import { analyseBilling, claimableInvoices, claimFrom } from "./billing";
import type { CommercialAnalysis } from "./Analysis";
import type { Context } from "./Context";
import { costOutliersOf, marginBandOf, marginByPeriod, marginOfQuarter } from "./openBook";
import { sum, supplied } from "./rows";
import { reconcileServiceCredits } from "./serviceCredits";
import { analyseGlidePaths, reconcileGainShares, reconcileVolumes } from "./volumeAndGain";

/**
 * The open book: margin, billing and every commercial term recomputed beside what the supplier charged. Margins go back
 * as far as the data; billing, what was invoiced and reconciliations cover the year that ends with the quarter.
 */
export function analyseCommercial(c: Context): CommercialAnalysis | null {
  if (!supplied(c.contract, "costs", "invoices", "terms")) return null;
  const margin = marginByPeriod(c);
  const marginBand = marginBandOf(c);
  const billing = analyseBilling(c);
  const reconciliations = [...reconcileServiceCredits(c), ...reconcileVolumes(c), ...reconcileGainShares(c)];
  return {
    margin,
    marginBand,
    marginNow: marginOfQuarter(c, margin, marginBand),
    billing,
    billingTotal: sum(billing.map((line) => line.variance)),
    invoiced: sum(claimableInvoices(c).map((row) => row.amount)),
    reconciliations: reconciliations.filter((line) => line.period === null || line.period >= claimFrom(c)),
    glide: analyseGlidePaths(c),
    costOutliers: costOutliersOf(c),
  };
}

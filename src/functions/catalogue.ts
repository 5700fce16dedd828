import {
  miArcRrc,
  miBillingVariance,
  miBreakEvenVolume,
  miGainShare,
  miGlidePath,
  miOpenBookMargin,
  miServiceCredit,
  miUnitVsFte,
} from "./commercial";
import { miAssurance, miPPrimePoints, miVariation, miXmr, miXmrPoints } from "./charts";
import { miBreach, miException, miOutliers, miTrend } from "./exceptions";
import {
  miCaseStudyReadiness,
  miNps,
  miNpsError,
  miPracticeMatch,
  miPromisesKept,
  miReferenceability,
  miSatisfaction,
  miScoreWeighted,
} from "./scores";
import { miRag, miRating } from "./status";
import { miRoo, miRor, miSavingAvoided, miSavingHard, miSavingInYear } from "./savings";
import { miTcpCompare, miTcpIndex, miTcpNet, miTcpPerUnit, miTcpSwitch, miTcpTotal } from "./tcp";
import { miValueAcceleration, miValueAhead, miValueFaster, miValueFocus, miValueRunRate } from "./value";

/** How an argument is read: ranges (one row or column, or a block of any shape) and scalars. */
export type ParameterKind =
  "numbers" | "dates" | "times" | "texts" | "block" | "bands" | "number" | "date" | "text" | "flag";

const rangeKinds: readonly ParameterKind[] = ["numbers", "dates", "times", "texts", "block", "bands"];

export interface Parameter {
  readonly name: string;
  readonly kind: ParameterKind;
  readonly optional: boolean;
  /** True when it arrives as rows of cells, false for a single cell. */
  readonly range: boolean;
}

export interface CatalogueEntry {
  /** With namespace, e.g. `MI.NPS`. */
  readonly name: string;
  /** Takes cells as Excel hands them over; throws CellError. */
  readonly fn: (...args: never[]) => unknown;
  readonly params: readonly Parameter[];
  readonly result: "scalar" | "spill";
}

/** @param shape the parameters as `name:kind`, optional ones as `[name]:kind` */
function entry(
  name: string,
  fn: (...args: never[]) => unknown,
  result: CatalogueEntry["result"],
  shape: string,
): CatalogueEntry {
  const params = shape.split(" ").map((text): Parameter => {
    const [label = "", kind] = text.split(":") as [string, ParameterKind];
    const optional = label.startsWith("[");
    return { name: optional ? label.slice(1, -1) : label, kind, optional, range: rangeKinds.includes(kind) };
  });
  return { name, fn, params, result };
}

/** Every function of the namespace MI in the order of the documentation. Names, order of arguments and shapes are a contract. */
export const catalogue: readonly CatalogueEntry[] = [
  entry(
    "MI.VALUE.ACCELERATION",
    miValueAcceleration,
    "scalar",
    "amounts:numbers plannedDates:dates actualDates:dates rate:number [baseDate]:date",
  ),
  entry(
    "MI.VALUE.RUNRATE",
    miValueRunRate,
    "scalar",
    "annualValue:number plannedStart:date actualStart:date end:date rate:number [baseDate]:date",
  ),
  entry(
    "MI.VALUE.FASTER",
    miValueFaster,
    "scalar",
    "baselineDays:numbers actualDays:numbers quantity:numbers valuePerDay:numbers [needDates]:dates [rate]:number [baseDate]:date",
  ),
  entry(
    "MI.VALUE.AHEAD",
    miValueAhead,
    "scalar",
    "quantities:numbers wouldBePrices:numbers expectedPrices:numbers needDates:dates rate:number [baseDate]:date",
  ),
  entry(
    "MI.VALUE.FOCUS",
    miValueFocus,
    "spill",
    "labels:texts spend:numbers difference:numbers [share]:number [header]:flag",
  ),
  entry("MI.SAVING.HARD", miSavingHard, "scalar", "baselinePrice:number actualPrice:number volume:number"),
  entry("MI.SAVING.AVOIDED", miSavingAvoided, "scalar", "wouldBePrice:number baselinePrice:number volume:number"),
  entry("MI.SAVING.INYEAR", miSavingInYear, "scalar", "annualSaving:number start:date yearStart:date yearEnd:date"),
  entry(
    "MI.ROO",
    miRoo,
    "scalar",
    "innovation:numbers processOptimisation:numbers costOfOwnership:numbers costs:numbers [rate]:number [basis]:text",
  ),
  entry(
    "MI.ROR",
    miRor,
    "spill",
    "clientRevenueChange:number clientCostChange:number supplierRevenueChange:number supplierCostChange:number transfer:number clientInvestment:number supplierInvestment:number [header]:flag",
  ),
  entry(
    "MI.TCP.TOTAL",
    miTcpTotal,
    "scalar",
    "fees:block retainedCost:block governance:block transition:block nonPerformance:block [credits]:block [gainShare]:block",
  ),
  entry("MI.TCP.PERUNIT", miTcpPerUnit, "scalar", "totalCost:number output:number"),
  entry("MI.TCP.NET", miTcpNet, "scalar", "output:number valuePerUnit:number totalCost:number"),
  entry("MI.TCP.INDEX", miTcpIndex, "scalar", "price:number nonPerformanceCosts:block"),
  entry(
    "MI.TCP.COMPARE",
    miTcpCompare,
    "spill",
    "labels:texts totalCosts:numbers outputs:numbers [valuePerUnit]:number [baselineOutput]:number [header]:flag",
  ),
  entry("MI.TCP.SWITCH", miTcpSwitch, "scalar", "totalCostA:number outputA:number totalCostB:number outputB:number"),
  entry(
    "MI.GAINSHARE",
    miGainShare,
    "scalar",
    "target:number actual:number bands:bands [deadband]:number [cap]:number [floor]:number",
  ),
  entry(
    "MI.SERVICECREDIT",
    miServiceCredit,
    "scalar",
    "invoice:number atRisk:number pool:numbers allocation:numbers [multiplier]:numbers [earnedBack]:number",
  ),
  entry(
    "MI.ARCRRC",
    miArcRrc,
    "scalar",
    "actual:number baseline:number deadband:number arcRate:number rrcRate:number [mode]:text",
  ),
  entry("MI.GLIDEPATH", miGlidePath, "scalar", "base:number years:number [rate]:number [mode]:text"),
  entry("MI.BREAKEVENVOLUME", miBreakEvenVolume, "scalar", "fixedCost:number variableCost:number unitPrice:number"),
  entry(
    "MI.UNITVSFTE",
    miUnitVsFte,
    "spill",
    "volume:number fixedCost:number variableCost:number unitPrice:number [volumePerFte]:number [header]:flag",
  ),
  entry(
    "MI.OPENBOOK.MARGIN",
    miOpenBookMargin,
    "spill",
    "revenue:number cost:number low:number high:number [clientShare]:number [header]:flag",
  ),
  entry("MI.BILLING.VARIANCE", miBillingVariance, "scalar", "charged:number contractRate:number quantity:number"),
  entry("MI.NPS", miNps, "scalar", "scores:block"),
  entry("MI.NPS.ERROR", miNpsError, "scalar", "scores:block"),
  entry(
    "MI.SCORE.WEIGHTED",
    miScoreWeighted,
    "scalar",
    "scores:numbers weights:numbers [missing]:text [coverageFloor]:number",
  ),
  entry(
    "MI.SATISFACTION",
    miSatisfaction,
    "spill",
    "respondents:texts criteria:texts scores:numbers weights:numbers [header]:flag",
  ),
  entry(
    "MI.REFERENCEABILITY",
    miReferenceability,
    "scalar",
    "accounts:texts dates:dates answers:texts [expiries]:dates [asOf]:date",
  ),
  entry(
    "MI.CASESTUDY.READINESS",
    miCaseStudyReadiness,
    "scalar",
    "stage:text consent:flag measurableResult:flag sponsor:flag approved:flag [ageDays]:number",
  ),
  entry(
    "MI.PRACTICE.MATCH",
    miPracticeMatch,
    "spill",
    "factors:texts clientScores:numbers supplierScores:numbers [range]:number [header]:flag",
  ),
  entry("MI.PROMISES.KEPT", miPromisesKept, "scalar", "dueDates:dates deliveredDates:dates [asOf]:date"),
  entry("MI.RAG", miRag, "scalar", "value:number target:number tolerance:number direction:text [upper]:number"),
  entry("MI.RATING", miRating, "scalar", "value:number target:number tolerance:number direction:text [upper]:number"),
  entry("MI.XMR", miXmr, "spill", "values:numbers [preset]:text [freezeAfter]:number [header]:flag"),
  entry(
    "MI.XMR.POINTS",
    miXmrPoints,
    "spill",
    "values:numbers [preset]:text [freezeAfter]:number [rebaseAt]:numbers [header]:flag",
  ),
  entry("MI.PPRIME.POINTS", miPPrimePoints, "spill", "numerators:numbers denominators:numbers [header]:flag"),
  entry("MI.VARIATION", miVariation, "scalar", "values:numbers direction:text [preset]:text"),
  entry("MI.ASSURANCE", miAssurance, "scalar", "values:numbers target:number direction:text [preset]:text"),
  entry("MI.TREND", miTrend, "spill", "values:numbers [times]:times [header]:flag"),
  entry("MI.BREACH", miBreach, "spill", "values:numbers target:number direction:text [ahead]:number [header]:flag"),
  entry("MI.OUTLIERS", miOutliers, "spill", "values:numbers [method]:text [cut]:number [header]:flag"),
  entry("MI.EXCEPTION", miException, "scalar", "values:numbers [target]:number [direction]:text [tolerance]:number"),
];

/** By name, for callers outside Excel. */
export const catalogueByName: ReadonlyMap<string, CatalogueEntry> = new Map(catalogue.map((e) => [e.name, e]));

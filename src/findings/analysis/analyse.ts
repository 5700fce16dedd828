import { finish, type Steps } from "../../core/steps";
import { dayFromIso, dayFromYmd, type Day } from "../../core/days";
import type { Contract, Parsed } from "../../contract/Contract";
import type { Settings } from "../../contract/settings";
import type { Analysis } from "./Analysis";
import type { Context } from "./Context";
import { analyseCalendar } from "./calendar";
import { analyseCommercial } from "./commercial";
import { analyseInnovation } from "./innovation";
import { analyseIssues } from "./issues";
import { analyseKpis, type Earlier } from "./kpis";
import { analyseOptions } from "./options";
import { latestPeriodEnd } from "./periods";
import { analysePromises } from "./promises";
import { quarterOf } from "./quarter";
import { analyseReferences } from "./references";
import { analyseRelationship } from "./relationship";
import { sameName } from "./rows";
import { analyseSatisfaction } from "./satisfaction";
import { analyseValue } from "./value";

const DEFAULT_RATE = 0.08;
const DEFAULT_CURRENCY = "GBP";
const DEFAULT_FISCAL_START = 4;

/**
 * Everything computed once from the parsed workbook. Pure and without a clock: the day the pack speaks about comes from
 * the settings or from the data. Linear in the number of observations.
 *
 * @param earlier what was known before an edit (see {@link reanalyse}); the answer is the same without it
 */
export function analyse(parsed: Parsed, settings: Settings, earlier: Earlier | null = null): Analysis {
  return finish(analyseSteps(parsed, settings, earlier));
}

/** {@link analyse} in pieces, for a host that must not stand still meanwhile. */
export function* analyseSteps(parsed: Parsed, settings: Settings, earlier: Earlier | null = null): Steps<Analysis> {
  const { contract, problems } = parsed;
  const { facts } = contract;
  const asOf = asOfDay(contract, settings);
  const context: Context = {
    contract,
    settings,
    asOf,
    quarter: quarterOf(asOf, settings.fiscalYearStart ?? facts.fiscalYearStart ?? DEFAULT_FISCAL_START),
    rate: settings.discountRate ?? facts.discountRate ?? DEFAULT_RATE,
    currency: (settings.currency ?? facts.currency ?? DEFAULT_CURRENCY).toUpperCase(),
    // commercial terms and logs stay those of the whole contract: only what is measured is looked at by site
    kpis: yield* analyseKpis({ ...contract, kpis: kpisOf(contract, settings.site) }, settings, asOf, earlier),
  };
  yield;
  return {
    ...context,
    problems,
    promises: analysePromises(context),
    issues: analyseIssues(context),
    satisfaction: analyseSatisfaction(context),
    references: analyseReferences(context),
    relationship: analyseRelationship(context),
    value: analyseValue(context),
    options: analyseOptions(context),
    commercial: analyseCommercial(context),
    calendar: analyseCalendar(context),
    innovation: analyseInnovation(context),
  };
}

/** The KPIs of these sites; all of them when no site is named. */
function kpisOf(contract: Contract, sites: readonly string[]): Contract["kpis"] {
  if (sites.length === 0) return contract.kpis;
  const wanted = new Set(sites.map(sameName));
  return contract.kpis.filter((kpi) => kpi.site !== null && wanted.has(sameName(kpi.site)));
}

/**
 * The day the pack speaks about: the setting; else the end of the latest period observed; else, in a workbook without
 * observations, the latest thing that was recorded as having happened.
 */
export function asOfDay(contract: Contract, settings: Settings): Day {
  const given = settings.asOf === null ? undefined : dayFromIso(settings.asOf);
  return given ?? latestPeriodEnd(contract) ?? latestRecord(contract) ?? dayFromYmd(2000, 1, 1);
}

function latestRecord(contract: Contract): Day | null {
  const { rows, facts } = contract;
  let latest: Day | null = null;
  const see = (day: Day | null): void => {
    if (day !== null && (latest === null || day > latest)) latest = day;
  };
  rows.costs.forEach((row) => see(row.period));
  rows.invoices.forEach((row) => see(row.period));
  rows.satisfaction.forEach((row) => see(row.date));
  rows.relationship.forEach((row) => see(row.date));
  rows.references.forEach((row) => see(row.date));
  rows.issues.forEach((row) => see(row.raised));
  rows.recognition.forEach((row) => see(row.date));
  rows.value.forEach((row) => see(row.actual));
  rows.promises.forEach((row) => see(row.made));
  return latest ?? facts.start;
}

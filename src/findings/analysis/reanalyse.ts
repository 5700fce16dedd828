import type { Contract, Kpi, Parsed } from "../../contract/Contract";
import { finish, type Steps } from "../../core/steps";
import type { Analysis } from "./Analysis";
import { analyseSteps } from "./analyse";

/**
 * The analysis after an edit: only KPIs in `changedKpis`, and those whose place among the others has changed by it (a new latest
 * period makes peers stale, a new term changes a credit), are computed again; p-values are adjusted over all.
 *
 * @param previous the analysis before, whose settings are kept; with other settings call `analyse`
 * @param parsed the workbook as it is read now
 * @param changedKpis ids of KPIs whose own rows (definition or observations) differ from those of `previous`: {@link changedKpis}
 *   finds them; ids that no longer exist do no harm, and new KPIs are looked at anyway
 *
 * Invariant: equals `analyse(parsed, previous.settings)`. Cost: as analyse over the changed KPIs, plus a look at each of the others.
 */
export function reanalyse(previous: Analysis, parsed: Parsed, changedKpis: ReadonlySet<string>): Analysis {
  return finish(reanalyseSteps(previous, parsed, changedKpis));
}

/** {@link reanalyse} in pieces, for a host that must not stand still meanwhile. */
export function reanalyseSteps(previous: Analysis, parsed: Parsed, changedKpis: ReadonlySet<string>): Steps<Analysis> {
  return analyseSteps(parsed, previous.settings, { asOf: previous.asOf, kpis: previous.kpis, changed: changedKpis });
}

/** Ids of the KPIs that are new or whose definition or observations differ between two readings of a workbook. Linear in the points. */
export function changedKpis(before: Contract, after: Contract): ReadonlySet<string> {
  const known = new Map(before.kpis.map((kpi) => [kpi.id, kpi]));
  const changed = new Set<string>();
  for (const kpi of after.kpis) {
    const old = known.get(kpi.id);
    if (!old || (old !== kpi && !isSame(old, kpi))) changed.add(kpi.id);
  }
  return changed;
}

function isSame(a: Kpi, b: Kpi): boolean {
  for (const key of Object.keys(b) as (keyof Kpi)[]) {
    // Where it stands is brought up to date without computing anything again.
    if (key !== "series" && key !== "source" && a[key] !== b[key]) return false;
  }
  const [left, right] = [a.series, b.series];
  return (["period", "value", "numerator", "denominator"] as const).every((key) => {
    const [x, y] = [left[key], right[key]];
    if (x.length !== y.length) return false;
    for (let i = 0; i < x.length; i++) if (!Object.is(x[i], y[i])) return false;
    return true;
  });
}

import { fail, ok, type Result } from "../result";
import { given, isMissing, numberAt, sameLength, type Numbers } from "../numbers";

export type Standing = "frontier" | "dominated" | "extendedly dominated";

export interface ComparedOption {
  readonly label: string;
  readonly total: number | null;
  readonly output: number | null;
  /** Money a unit; null without output. */
  readonly perUnit: number | null;
  /** Output beyond the client alone; null when the baseline is not given. */
  readonly uplift: number | null;
  /** Money for each further unit compared with the next smaller option on the frontier; null off the frontier and for its first. */
  readonly incremental: number | null;
  /** Output·value a unit − total; null when the value is not given. */
  readonly net: number | null;
  /** Null when total or output is missing. */
  readonly standing: Standing | null;
}

/**
 * Options side by side as in cost-effectiveness analysis. *Dominated*: another option yields as much for less, or more
 * for no more. *Extendedly dominated*: a mix of two others would yield as much for less (its incremental cost a unit is
 * higher than that of the next larger option). The rest form the *frontier*.
 *
 * @param labels names, one an option
 * @param totals money, from `totalCost`; missing: the option is listed without a standing
 * @param outputs units of joint output, 0 or more
 * @param valuePerUnit money a unit; missing: no net value
 * @param baselineOutput units that the client yields alone; missing: no uplift
 * @returns a row an option in the order given. Problems: lengths differ `type`; negative output `domain`; no option
 *   `missing`. Invariants: standing is unchanged by the unit of money or output, by adding the same amount to every
 *   total, and by the order of options; incremental costs rise along the frontier; the option with the highest net value is
 *   on the frontier for any value above 0. O(n log n).
 * @example compareOptions(["A", "B"], [100, 90], [10, 12]).value.map((o) => o.standing) // ["dominated", "frontier"]
 * Source: cost-effectiveness analysis (dominance, extended dominance), e.g. Drummond et al.; use here is ours.
 */
export function compareOptions(
  labels: ArrayLike<string>,
  totals: Numbers,
  outputs: Numbers,
  valuePerUnit: number | null = null,
  baselineOutput: number | null = null,
): Result<readonly ComparedOption[]> {
  const problem = sameLength({ labels, "total costs": totals, outputs });
  if (problem) return problem;
  const complete: number[] = [];
  for (let i = 0; i < labels.length; i++) {
    const [t, o] = [numberAt(totals, i), numberAt(outputs, i)];
    if (o < 0) return fail("domain", `The output at position ${i + 1} is negative.`, ["outputs", i]);
    if (isMissing(t) || isMissing(o)) continue;
    const infinite = given("total cost", t) ?? given("output", o);
    if (infinite) return infinite;
    complete.push(i);
  }
  if (complete.length === 0) return fail("missing", "No option has both a total cost and an output.");

  const standings = new Map<number, Standing>();
  const incremental = new Map<number, number>();
  const twinOf = new Map<number, number>();
  const undominated = withoutDominated(complete, totals, outputs, standings, twinOf);
  const frontier = withoutExtendedlyDominated(undominated, totals, outputs, standings);
  for (let k = 1; k < frontier.length; k++) {
    const [a, b] = [frontier[k - 1] ?? 0, frontier[k] ?? 0];
    incremental.set(b, costOfNext(totals, outputs, a, b));
  }

  const rows: ComparedOption[] = [];
  for (let i = 0; i < labels.length; i++) {
    const [t, o] = [numberAt(totals, i), numberAt(outputs, i)];
    const total = isMissing(t) ? null : t;
    const output = isMissing(o) ? null : o;
    const like = twinOf.get(i) ?? i;
    rows.push({
      label: labels[i] ?? "",
      total,
      output,
      perUnit: total === null || output === null || output === 0 ? null : total / output,
      uplift: output === null || isMissing(baselineOutput) ? null : output - (baselineOutput ?? 0),
      incremental: incremental.get(like) ?? null,
      net: total === null || output === null || isMissing(valuePerUnit) ? null : output * (valuePerUnit ?? 0) - total,
      standing: total === null || output === null ? null : (standings.get(like) ?? "frontier"),
    });
  }
  return ok(rows);
}

/** Leaves out the dominated; what remains rises in output and cost. Options equal in both fare as the first of them. */
function withoutDominated(
  options: readonly number[],
  totals: Numbers,
  outputs: Numbers,
  standings: Map<number, Standing>,
  twinOf: Map<number, number>,
): number[] {
  const byOutput = [...options].sort(
    (a, b) => numberAt(outputs, b) - numberAt(outputs, a) || numberAt(totals, a) - numberAt(totals, b) || a - b,
  );
  const kept: number[] = [];
  let cheapest = Infinity;
  for (const i of byOutput) {
    const [t, o] = [numberAt(totals, i), numberAt(outputs, i)];
    const last = kept[kept.length - 1];
    if (t < cheapest) {
      kept.push(i);
      cheapest = t;
    } else if (last !== undefined && t === cheapest && o === numberAt(outputs, last)) twinOf.set(i, last);
    else standings.set(i, "dominated");
  }
  return kept.reverse();
}

/** Keeps the lower convex hull; options exactly on its line stay on the frontier. */
function withoutExtendedlyDominated(
  options: readonly number[],
  totals: Numbers,
  outputs: Numbers,
  standings: Map<number, Standing>,
): number[] {
  const hull: number[] = [];
  for (const next of options) {
    while (hull.length >= 2) {
      const [a, b] = [hull[hull.length - 2] ?? 0, hull[hull.length - 1] ?? 0];
      const before = costOfNext(totals, outputs, a, b);
      const after = costOfNext(totals, outputs, b, next);
      // the tolerance keeps three options on one line together when decimals miss it by a last digit
      if (before <= after * (1 + 1e-12)) break;
      standings.set(b, "extendedly dominated");
      hull.pop();
    }
    hull.push(next);
  }
  return hull;
}

/** Money for each further unit from a to b, which yields more. */
function costOfNext(totals: Numbers, outputs: Numbers, a: number, b: number): number {
  return (numberAt(totals, b) - numberAt(totals, a)) / (numberAt(outputs, b) - numberAt(outputs, a));
}

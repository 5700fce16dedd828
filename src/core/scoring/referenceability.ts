import type { Day } from "../days";
import { fail, ok, type Result } from "../result";
import { isMissing, numberAt, sameLength } from "../numbers";

export type ReferenceAnswer = "yes" | "no" | "conditional";

export interface Referenceability {
  /** yes ÷ asked, 0–1. */
  readonly share: number;
  /** Accounts asked up to the as-of day, also when their answer has expired since. */
  readonly asked: number;
  readonly yes: number;
  readonly no: number;
  readonly conditional: number;
  /** Accounts asked whose answers have all expired. */
  readonly expired: number;
  readonly asOf: Day;
  /** What counts for each account, in order of first appearance; position −1 when everything has expired. */
  readonly latest: readonly { readonly account: string; readonly position: number }[];
}

/**
 * Share of the accounts asked that would act as a reference: for each account its latest answer that has not expired;
 * yes ÷ accounts asked. "Conditional" is counted apart and is not a yes; an expired yes is no longer one, but the account
 * remains asked.
 *
 * @param accounts names; rows without account, date or answer are left out
 * @param dates day serials of the answers; later than `asOf`: not yet given. Of two on one day the later row counts.
 * @param answers yes, no or conditional
 * @param expiries last day on which an answer holds; missing: it does not expire
 * @param asOf day serial; missing: the latest date given
 * @returns share 0–1 and counts; yes + no + conditional + expired = asked. Problems: nobody asked `zero-denominator`;
 *   lengths differ `type`. Invariants: unchanged by moving all days together, and by the order of rows on different days. O(n).
 * @example referenceability(["a", "b", "a"], [1, 1, 2], ["yes", "yes", "no"]).value.share // 0.5
 * Source: ours.
 */
export function referenceability(
  accounts: ArrayLike<string | null>,
  dates: ArrayLike<Day | null>,
  answers: ArrayLike<ReferenceAnswer | null>,
  expiries: ArrayLike<Day | null> | null = null,
  asOf: Day | null = null,
): Result<Referenceability> {
  const problem = sameLength({ accounts, dates, answers, expiries });
  if (problem) return problem;
  let day = isMissing(asOf) ? -Infinity : (asOf ?? NaN);
  if (isMissing(asOf)) {
    for (let i = 0; i < dates.length; i++) {
      const date = numberAt(dates, i);
      if (date > day) day = date;
    }
  }
  const latest = new Map<string, { position: number; date: number }>();
  for (let i = 0; i < accounts.length; i++) {
    const account = accounts[i] ?? "";
    const date = numberAt(dates, i);
    if (account === "" || isMissing(date) || (answers[i] ?? null) === null || date > day) continue;
    const known = latest.get(account) ?? { position: -1, date: -Infinity };
    latest.set(account, known);
    const expiry = expiries ? numberAt(expiries, i) : NaN;
    if (expiry < day) continue;
    if (date >= known.date) {
      known.position = i;
      known.date = date;
    }
  }
  if (latest.size === 0) return fail("zero-denominator", "No account was asked.", ["accounts"]);
  const count: Record<ReferenceAnswer, number> = { yes: 0, no: 0, conditional: 0 };
  let expired = 0;
  for (const { position } of latest.values()) {
    const answer = answers[position] ?? null;
    if (answer === null) expired++;
    else count[answer]++;
  }
  return ok({
    share: count.yes / latest.size,
    asked: latest.size,
    ...count,
    expired,
    asOf: day,
    latest: [...latest].map(([account, { position }]) => ({ account, position })),
  });
}

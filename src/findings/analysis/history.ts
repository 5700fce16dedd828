import { signalWords, type SignalWord, type XmrResult } from "../../core/stats/types";
import { joinWords, monthYear, shortDate, type Frequency } from "../words";

/** Signals before the current one that are still told. */
const TOLD = 3;

const told: Readonly<Record<Exclude<SignalWord, "">, string>> = {
  "above limit": "above its limit",
  "below limit": "below its limit",
  "rising trend": "rising without a break",
  "falling trend": "falling without a break",
  "2 of 3 near upper": "close to its upper limit",
  "2 of 3 near lower": "close to its lower limit",
  "shift above": "above its average",
  "shift below": "below its average",
};

/**
 * Earlier signals in words, the latest three, each with its months: `below its limit in Mar 2026; above its average
 * Jan 2025 to Aug 2025`. Only what ended before position `before`. Null when there were none.
 */
export function earlierSignals(
  result: XmrResult,
  period: Int32Array,
  before: number,
  frequency: Frequency,
): string | null {
  const { signals } = result;
  const words: string[] = [];
  const name = frequency === "weekly" ? shortDate : monthYear;
  let more = 0;
  for (let i = before - 1; i >= 0; i--) {
    const code = signals[i]!;
    if (code === 0) continue;
    let first = i;
    while (first > 0 && signals[first - 1] === code) first--;
    if (words.length === TOLD) more++;
    else {
      const when = first === i ? `in ${name(period[i]!)}` : `from ${name(period[first]!)} to ${name(period[i]!)}`;
      words.push(`${told[signalWords[code] as Exclude<SignalWord, "">]} ${when}`);
    }
    i = first;
  }
  if (words.length === 0) return null;
  return joinWords(more > 0 ? [...words, `${more} before that`] : words, 9);
}

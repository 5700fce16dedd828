import type { Analysis } from "../analysis/Analysis";
import { byText, cellsOf, inQuarter, type RowsOf } from "../analysis/rows";
import type { Detector, RawFinding } from "../Rule";
import { capital, joinWords, plural, quoteShort, shortDate } from "../words";
import { tidy } from "./tidy";

function described(row: RowsOf<"recognition">): string {
  const who = [row.who, row.party].filter((word) => word !== null);
  return `“${quoteShort(row.what)}” (${[...who, shortDate(row.date)].join(", ")})`;
}

/** Good news of the quarter from either party, in one finding, so that success is seen as well as failure (ours). */
function successes(a: Analysis): RawFinding[] {
  const rows = a.contract.rows.recognition
    .filter((row) => inQuarter(a.quarter, row.date) && row.date <= a.asOf)
    .sort((x, y) => y.date - x.date || byText(x.what, y.what));
  const first = rows[0];
  if (!first) return [];
  const one = rows.length === 1;
  const parties = new Set(rows.map((row) => row.party));
  const whose = parties.size === 1 ? first.party : null;
  const sides = parties.has("client") && parties.has("supplier") ? ", of both parties" : "";
  return [
    {
      id: "recognition/success",
      rule: "recognition.success",
      table: "Recognition",
      subject: "recognition",
      label: one ? quoteShort(first.what, 60) : "Successes of the quarter",
      kind: "high",
      concern: false,
      severity: Math.min(2, 0.75 + 0.25 * rows.length),
      since: rows.at(-1)!.date,
      value: rows.length,
      text: `${capital(plural(rows.length, "success", "successes"))} in ${a.quarter.name}${sides}: ${joinWords(rows.map(described), 4)}.`,
      headline: one
        ? `Success: ${quoteShort(first.what, 70)}`
        : `${capital(plural(rows.length, "success", "successes"))} in ${a.quarter.name}${sides}`,
      why: "Written down as a success or award, and dated in the quarter under review.",
      howSure: "A fact from the log of successes.",
      question: "Who is thanked, by whom, and what can the other party take over from it?",
      party: whose,
      cells: rows.flatMap((row) => cellsOf(row, "what")),
    },
  ];
}

export const recognitionDetector: Detector = {
  family: "recognition",
  rules: [
    { id: "recognition.success", kind: "high", about: "A success or award of either party is dated in the quarter." },
  ],
  detect: (a) => tidy(successes(a)),
};

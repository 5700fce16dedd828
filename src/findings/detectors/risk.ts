import type { Analysis } from "../analysis/Analysis";
import { cellOf, type RowsOf } from "../analysis/rows";
import type { Detector, RawFinding } from "../Rule";
import { capital, joinWords, plural, quoteShort, shortDate } from "../words";
import { ownersOf } from "./owners";
import { tidy } from "./tidy";

/** Probability × impact, 0 where one was not given. */
function exposure(row: RowsOf<"risks">): number {
  return (row.probability ?? 0) * (row.impact ?? 0);
}

function described(a: Analysis, row: RowsOf<"risks">): string {
  const product = exposure(row);
  const size = product > 0 ? `, ${row.probability} × ${row.impact} = ${product} of 25` : "";
  return `${row.id} (${quoteShort(row.text, 60)}${size}), ${plural(a.asOf - row.review!, "day")}`;
}

function reviewsOverdue(a: Analysis): RawFinding[] {
  const late = a.contract.rows.risks
    .filter((row) => row.review !== null && row.review < a.asOf)
    .sort((x, y) => exposure(y) - exposure(x) || x.review! - y.review! || (x.id < y.id ? -1 : 1));
  const worst = late[0];
  if (!worst) return [];
  const one = late.length === 1;
  const first = Math.min(...late.map((row) => row.review!));
  const mitigation = worst.mitigation === null ? "No mitigation is written down" : "Its mitigation is written down";
  return [
    {
      id: "risks/review-overdue",
      rule: "risk.review-overdue",
      table: "Risks",
      subject: one ? worst.id : "risks",
      label: one ? quoteShort(worst.text, 60) : "Risks not reviewed",
      kind: "governance",
      concern: true,
      severity: Math.max(0.5, Math.min(6, (exposure(worst) / 25) * 6)),
      since: first + 1,
      value: late.length,
      text: `${plural(late.length, "risk")} ${one ? "is" : "are"} past the review date: ${joinWords(late.map((row) => described(a, row)))}.`,
      headline: one
        ? `Risk ${worst.id} not reviewed, due since ${shortDate(first)}`
        : `${capital(plural(late.length, "risk"))} not reviewed, the oldest due since ${shortDate(first)}`,
      why: `The review date lies before ${shortDate(a.asOf)}. ${mitigation}${one ? "" : ` for the largest, ${worst.id}`}.`,
      howSure: "A fact from the register.",
      question: one
        ? `Is “${quoteShort(worst.text, 70)}” still as likely and as grave, and what do we do about it?`
        : `Which of these changed, beginning with ${worst.id}, and which can we close?`,
      ...(one ? ownersOf(a.contract, worst.owner, null) : {}),
      cells: late.map((row) => cellOf(row, "review")).filter((cell) => cell !== null),
    },
  ];
}

export const riskDetector: Detector = {
  family: "risk",
  rules: [{ id: "risk.review-overdue", kind: "governance", about: "Risks are past their review date." }],
  detect: (a) => tidy(reviewsOverdue(a)),
};

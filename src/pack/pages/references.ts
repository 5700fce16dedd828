import type { ReferencesAnalysis } from "../../findings/analysis/Analysis";
import { caseStudyStages } from "../../contract/tables/relationship";
import { joinWords, monthYear, percentWords, plain } from "../../findings/words";
import type { Block } from "../PackDocument";
import { cell, column, day, figure, percent0, row, sourceOf } from "./cells";

const answers: Record<string, string> = { yes: "✓ yes", no: "✗ no", conditional: "± conditional" };

export function referenceBlocks(r: ReferencesAnalysis): Block[] {
  const share =
    r.share === null
      ? "Nobody has been asked yet."
      : `${r.yes} of ${r.asked} asked would act as a reference (${percentWords(r.share)}); ${r.conditional} conditional, ${r.no} no.`;
  const warnings = [
    r.withdrawn.length ? `Withdrawn: ${joinWords(r.withdrawn.map((w) => w.account))}.` : null,
    r.expiring.length ? `Expiring soon: ${joinWords(r.expiring.map((e) => e.account))}.` : null,
  ].filter(Boolean);
  return [
    { type: "heading", level: 1, text: "Referenceability", note: "latest unexpired answer of each account" },
    { type: "text", text: [share, ...warnings].join(" ") },
    {
      type: "columns",
      columns: [
        {
          width: 34,
          blocks: [
            {
              type: "table",
              id: "references",
              columns: [
                column("account", "Account", 14, { wrap: true }),
                column("answer", "Would act", 7),
                column("since", "Since", 6),
                column("expiry", "Expires", 6),
              ],
              rows: r.latestByAccount.map((a) =>
                row(a.account, [
                  cell(a.account, { link: sourceOf(a.source.source, "account") }),
                  cell(answers[a.answer] ?? a.answer, { tone: a.answer === "no" ? "concern" : "plain" }),
                  day(a.since),
                  day(a.expiry),
                ]),
              ),
            },
          ],
        },
        {
          width: 23,
          blocks: [
            {
              type: "table",
              id: "reference_history",
              columns: [
                column("quarter", "Quarter to", 7),
                column("share", "Say yes", 5, { form: percent0 }),
                column("stage", "Case study", 10),
              ],
              rows: r.history
                .slice(-8)
                .map((h) =>
                  row(String(h.quarter), [cell(monthYear(h.quarter)), figure(h.share, percent0), cell(h.stage)]),
                ),
              empty: "No history yet.",
            },
          ],
        },
      ],
    },
  ];
}

/** The ladder in one line, the stage reached marked in words and shape. */
export function caseStudyBlocks(r: ReferencesAnalysis): Block[] {
  const ladder = caseStudyStages.map((s) => (s === r.stage ? `[● ${s}]` : s)).join("  ›  ");
  const fell = caseStudyStages.indexOf(r.stage) < caseStudyStages.indexOf(r.previousStage);
  return [
    {
      type: "heading",
      level: 1,
      text: "Case study",
      note:
        r.readiness === null
          ? "readiness not known"
          : `readiness ${plain(r.readiness)} of 100 (consent, measurable result, named sponsor, approval, freshness)`,
    },
    { type: "text", text: ladder, bold: true },
    {
      type: "text",
      text: [
        fell ? `Fell back from “${r.previousStage}”.` : null,
        r.missingForNext.length
          ? `For the next step: ${joinWords(r.missingForNext)}.`
          : "Nothing is missing for the next step.",
      ]
        .filter(Boolean)
        .join(" "),
      tone: fell ? "concern" : "muted",
    },
  ];
}

import type { InnovationAnalysis } from "../../findings/analysis/Analysis";
import type { RowsOf } from "../../findings/analysis/rows";
import { money, plain, plural, shortDate } from "../../findings/words";
import type { Block, Page } from "../PackDocument";
import type { PackInput } from "../PackInput";
import { sheetNames } from "../sheets";
import { cell, column, day, figure, money0, row, sourceOf, whole } from "./cells";
import { LANDSCAPE } from "./grids";

const stageOrder = ["pilot", "receiver named", "idea", "adopted", "dropped"];

/** Page 11: the funnel, what waits for a receiver, pilots, and whether the forum was held. */
export function innovationPage(input: PackInput): Page | null {
  const { innovation: n, currency, contract, commercial } = input.analysis;
  if (!n) return null;
  const ideas = [...contract.rows.ideas].sort(
    (a, b) => stageOrder.indexOf(a.stage) - stageOrder.indexOf(b.stage) || (b.forumDate ?? 0) - (a.forumDate ?? 0),
  );
  const forum =
    n.lastForum === null
      ? "No innovation forum has been held."
      : `The innovation forum was last held on ${shortDate(n.lastForum)}${n.forumMissed ? ": the contractual forum was missed" : ""}.`;
  const blocks: Block[] = [
    { type: "text", text: forum, bold: n.forumMissed, tone: n.forumMissed ? "concern" : "plain" },
    { type: "text", text: ratio(n, ideas) },
    { type: "space" },
    {
      type: "columns",
      columns: [
        {
          width: 28,
          blocks: [
            { type: "heading", level: 1, text: "Funnel", note: currency },
            {
              type: "table",
              id: "funnel",
              columns: [
                column("stage", "Stage", 12),
                column("count", "Ideas", 5, { form: whole }),
                column("value", "Expected a year", 10, { form: money0 }),
              ],
              rows: [
                ...n.stages.map((s) => row(s.stage, [cell(s.stage), figure(s.count, whole), figure(s.value, money0)])),
                row(
                  "total",
                  [
                    cell("Total"),
                    figure(
                      n.stages.reduce((t, s) => t + s.count, 0),
                      whole,
                      { formula: { template: "SUM({1:})" } },
                    ),
                    figure(
                      n.stages.reduce((t, s) => t + s.value, 0),
                      money0,
                      { formula: { template: "SUM({2:})" } },
                    ),
                  ],
                  { kind: "total" },
                ),
              ],
            },
            { type: "space", lines: 0.5 },
            {
              type: "text",
              text: `Pilots have cost ${money(n.pilotCost, currency)}. ${n.withoutReceiver.length ? `${plural(n.withoutReceiver.length, "idea")} without a named receiver.` : "Every open idea has a named receiver."}`,
            },
            ...(commercial?.glide ?? []).map((g) => ({
              type: "text" as const,
              text: `Productivity track, ${g.item}: ${g.behind === null ? "no actual figure" : g.behind > 0 ? `${money(g.behind, currency)} behind the path` : "on the path"}.`,
            })),
          ],
        },
        {
          width: 29,
          blocks: [
            {
              type: "charts",
              across: 1,
              lines: 12,
              charts: [
                {
                  id: "funnel",
                  kind: "bar",
                  title: "Ideas by stage",
                  categories: n.stages.map((s) => s.stage),
                  series: [{ name: "Ideas", role: "bar", shade: 1, values: n.stages.map((s) => s.count) }],
                  form: whole,
                  altText: `Ideas by stage: ${n.stages.map((s) => `${s.stage} ${s.count}`).join("; ")}.`,
                },
              ],
            },
          ],
        },
      ],
    },
    { type: "heading", level: 1, text: "Ideas" },
    {
      type: "table",
      id: "ideas",
      columns: [
        column("id", "Ref", 3),
        column("forum", "Forum", 5),
        column("idea", "Idea", 14, { wrap: true }),
        column("from", "From", 8, { wrap: true }),
        column("receiver", "Receiver", 8, { wrap: true }),
        column("stage", "Stage", 5, { wrap: true }),
        column("pilot", "Pilot cost", 4, { form: money0 }),
        column("value", "Expected", 4, { form: money0 }),
        column("decision", "Decision", 7, { wrap: true }),
      ],
      rows: ideas.map((i) =>
        row(i.id, [
          cell(i.id, { link: sourceOf(i.source, "id") }),
          day(i.forumDate),
          cell(i.idea),
          cell(i.from),
          cell(
            i.receiver ?? (i.stage === "dropped" ? null : "◆ no receiver"),
            i.receiver ? {} : { tone: i.stage === "dropped" ? "muted" : "concern" },
          ),
          cell(i.stage),
          figure(i.pilotCost, money0),
          figure(i.expected, money0),
          cell(i.decision ?? ""),
        ]),
      ),
      empty: "No ideas recorded.",
    },
  ];
  return {
    id: "innovation",
    number: 11,
    sheet: sheetNames["innovation"],
    title: "Innovation",
    orientation: "landscape",
    grid: LANDSCAPE,
    blocks,
  };
}

/** "Five ideas in, one good one out": what came to the last forum, and how many of all ideas so far were adopted. */
function ratio(n: InnovationAnalysis, ideas: readonly RowsOf<"ideas">[]): string {
  const all = n.stages.reduce((sum, s) => sum + s.count, 0);
  const adopted = n.stages.find((s) => s.stage === "adopted")?.count ?? 0;
  const last = ideas.reduce<number | null>(
    (day, i) => (i.forumDate !== null && i.forumDate > (day ?? 0) ? i.forumDate : day),
    null,
  );
  const lately = ideas.filter((i) => i.forumDate !== null && i.forumDate === last).length;
  return [
    last === null ? null : `${plural(lately, "idea")} came to the forum of ${shortDate(last)}; five are the aim.`,
    all === 0
      ? null
      : `Of ${all} so far ${adopted} ${adopted === 1 ? "was" : "were"} adopted${adopted > 0 ? `, one in ${plain(all / adopted, 1)}` : ""}.`,
  ]
    .filter(Boolean)
    .join(" ");
}

import { money, plural, shortDate } from "../../findings/words";
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
        column("id", "Ref", 4),
        column("forum", "Forum", 6),
        column("idea", "Idea", 18, { wrap: true }),
        column("from", "From", 9, { wrap: true }),
        column("receiver", "Receiver", 9, { wrap: true }),
        column("stage", "Stage", 6),
        column("value", "Expected", 6, { form: money0 }),
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
          figure(i.expected, money0),
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

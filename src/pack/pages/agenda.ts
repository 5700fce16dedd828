import type { RankedFinding } from "../../findings/Finding";
import { agendaMeeting } from "../../findings/analysis/agendaMeeting";
import { openFindingsOf } from "../../findings/report";
import { plural } from "../../findings/words";
import type { Block, Page } from "../PackDocument";
import type { PackInput } from "../PackInput";
import { sheetNames } from "../sheets";
import { kindWords } from "../theme";
import { cell, column, owners, row } from "./cells";

const GRID = [5, 8, 13, 46, 36, 24, 10];

/** Page 3: the exceptions that fit the meeting's minutes, in order, with who must be there. */
export function agendaPage(input: PackInput): Page | null {
  const { report, analysis } = input;
  const items = report.findings.filter((f) => f.onAgenda);
  if (items.length === 0) return null;
  const total = items.reduce((sum, f) => sum + f.minutes, 0);
  const left = openFindingsOf(report).filter((f) => !f.onAgenda && f.concern && f.life?.agenda !== "off").length;
  const meeting = agendaMeeting(analysis);
  let start = 0;
  const blocks: Block[] = [
    {
      type: "text",
      text: `${plural(items.length, "item")} in ${plural(total, "minute")} of ${plural(analysis.settings.agendaMinutes, "minute")}${left ? `; ${plural(left, "further concern")} did not fit and ${left === 1 ? "stands" : "stand"} on the exceptions page` : ""}.`,
      tone: "muted",
    },
  ];
  if (meeting) {
    blocks.push({
      type: "text",
      text: `For ${meeting.forum}. Must attend: ${meeting.client || "client roles not named"} (client); ${meeting.supplier || "supplier roles not named"} (supplier).`,
    });
  }
  blocks.push(
    { type: "space", lines: 0.4 },
    {
      type: "table",
      id: "agenda",
      native: true,
      statusColumns: ["kind"],
      columns: [
        column("item", "Item", 1, { align: "left" }),
        column("from", "From", 1, { align: "left", headerNote: "Minutes after the start" }),
        column("kind", "Kind", 1, { wrap: true }),
        column("what", "What", 1, { wrap: true }),
        column("question", "Question", 1, { wrap: true }),
        column("who", "Owner ↔ counterpart", 1, { wrap: true }),
        column("minutes", "Minutes", 1, { align: "right" }),
      ],
      rows: items.map((f: RankedFinding, i) => {
        const at = start;
        start += f.minutes;
        return row(f.id, [
          cell(i + 1, { bold: true }),
          cell(
            `0:${String(at).padStart(2, "0")}`.replace(
              /^0:(\d{3,})$/,
              (_, m: string) => `${Math.floor(Number(m) / 60)}:${String(Number(m) % 60).padStart(2, "0")}`,
            ),
          ),
          cell(kindWords[f.kind]),
          cell(f.headline, { note: f.text, link: "page:exceptions" }),
          cell(f.question),
          cell(owners(f.ownerClient, f.ownerSupplier)),
          cell(f.minutes),
        ]);
      }),
    },
  );
  return {
    id: "agenda",
    number: 3,
    sheet: sheetNames["agenda"],
    title: "Agenda",
    subtitle: `The exceptions that fit the meeting, in order`,
    orientation: "landscape",
    grid: GRID,
    blocks,
    repeatHeader: "agenda",
  };
}

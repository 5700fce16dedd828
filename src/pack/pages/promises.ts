import type { IssueLine, PromiseLine } from "../../findings/analysis/Analysis";
import { joinWords, money, percentWords, plural } from "../../findings/words";
import type { Block, Cell, Page, TableRowData } from "../PackDocument";
import type { PackInput } from "../PackInput";
import { sheetNames } from "../sheets";
import { cell, column, day, figure, money0, owners, row, sourceOf, whole } from "./cells";

const GRID = [10, 13, 42, 30, 25, 26, 12, 12, 15, 9, 20, 11];

const promiseWords = {
  kept: "✓ kept",
  "kept late": "± kept late",
  overdue: "◆ overdue",
  "due soon": "◇ due soon",
  open: "open",
} as const;

/** Page 10: what either party promised, and what stands in the issue log. Open and late first. */
export function promisesPage(input: PackInput): Page | null {
  const { promises, issues } = input.analysis;
  if (!promises && !issues) return null;
  const blocks: Block[] = [];
  if (promises) {
    const side = (party: "client" | "supplier") => {
      const p = promises.byParty[party];
      return `${party}: ${p.share === null ? "none due yet" : `${percentWords(p.share)} kept on time of ${p.due} due`}, ${p.overdue} overdue`;
    };
    const order = ["overdue", "due soon", "open", "kept late", "kept"];
    const lines = [...promises.lines].sort(
      (a, b) => order.indexOf(a.state) - order.indexOf(b.state) || a.row.due - b.row.due,
    );
    blocks.push(
      { type: "heading", level: 1, text: "Promises, both ways" },
      { type: "text", text: `${side("client")}; ${side("supplier")}.`.replace(/^c/, "C") },
      {
        type: "table",
        id: "promises",
        native: true,
        statusColumns: ["state"],
        columns: [
          column("ref", "Ref", 1),
          column("by", "Promised by", 1),
          column("text", "Promise", 1, { wrap: true }),
          column("meaning", "Agreed interpretation", 1, { wrap: true }),
          column("measure", "Measured by", 1, { wrap: true }),
          column("owner", "Owner ↔ counterpart", 1, { wrap: true }),
          column("due", "Due", 1),
          column("delivered", "Delivered", 1),
          column("state", "State", 1),
          column("late", "Days late", 1, { form: whole }),
          column("waits", "Waits for", 1, { wrap: true }),
          column("qualities", "Qualities", 1, {
            wrap: true,
            headerNote: "Of a good promise: public, active, voluntary, explicit, mission-based",
          }),
        ],
        rows: lines.map(promiseRow),
        empty: "No promises recorded.",
      },
      { type: "space" },
    );
  }
  if (issues) {
    const lines = [...issues.lines].sort(
      (a, b) => Number(b.open) - Number(a.open) || Number(b.escalate) - Number(a.escalate) || b.ageDays - a.ageDays,
    );
    blocks.push(
      {
        type: "heading",
        level: 1,
        text: "Issues and actions",
        note: issues.ageBands.map((b) => `${b.label}: ${b.count}`).join(" · "),
      },
      {
        type: "text",
        text: `${plural(issues.open, "issue")} open, ${issues.overdue} past the date due.${costWords(issues.lines, input.analysis.currency)}`,
      },
      {
        type: "table",
        id: "issues",
        native: true,
        statusColumns: ["state"],
        columns: [
          column("ref", "Issue ref", 1),
          column("level", "Level", 1),
          column("text", "Issue", 1, { wrap: true }),
          column("cause", "Root cause", 1, { wrap: true }),
          column("decision", "Decision and lesson", 1, { wrap: true }),
          column("owner", "Owner ↔ counterpart", 1, { wrap: true }),
          column("raised", "Raised", 1),
          column("due", "Due", 1),
          column("state", "State", 1),
          column("age", "Age, days", 1, { form: whole }),
          column("next", "Next level", 1, { wrap: true }),
          column("cost", "Cost to fix", 1, { form: money0 }),
        ],
        rows: lines.map(issueRow),
        empty: "No issues recorded.",
      },
    );
  }
  return {
    id: "promises",
    number: 10,
    sheet: sheetNames["promises"],
    title: "Promises and issues",
    orientation: "landscape",
    grid: GRID,
    blocks,
  };
}

/** What it would cost to put the open ones right, as far as that was assessed. */
function costWords(lines: readonly IssueLine[], currency: string): string {
  const open = lines.filter((l) => l.open);
  const costed = open.filter((l) => l.row.costToFix !== null);
  if (costed.length === 0) return "";
  const total = costed.reduce((sum, l) => sum + (l.row.costToFix ?? 0), 0);
  return ` ${money(total, currency)} to fix the ${costed.length === open.length ? "whole list" : `${costed.length} that ${costed.length === 1 ? "was" : "were"} assessed`}.`;
}

function promiseRow(l: PromiseLine): TableRowData {
  const { row: p } = l;
  return row(p.id, [
    cell(p.id, { link: sourceOf(p.source, "id") }),
    cell(p.by),
    cell(p.text),
    cell(p.interpretation),
    cell(p.measure),
    cell(
      p.owner || p.counterpart ? `${p.owner ?? "no owner"} ↔ ${p.counterpart ?? "no counterpart"}` : owners(null, null),
    ),
    day(p.due),
    day(p.delivered),
    cell(promiseWords[l.state]),
    figure(l.daysLate > 0 ? l.daysLate : null, whole),
    cell(l.blockedBy.length ? joinWords(l.blockedBy) : ""),
    qualities(p),
  ]);
}

/** How many of the five qualities somebody confirmed, and which were denied; nothing when nobody was asked. */
function qualities(p: PromiseLine["row"]): Cell {
  const five: readonly (readonly [word: string, given: boolean | null])[] = [
    ["public", p.public],
    ["active", p.active],
    ["voluntary", p.voluntary],
    ["explicit", p.explicit],
    ["mission-based", p.mission],
  ];
  if (five.every(([, given]) => given === null)) return cell(null);
  const lacking = five.filter(([, given]) => given === false).map(([word]) => word);
  return cell(`${five.filter(([, given]) => given).length} of 5`, {
    ...(lacking.length > 0 && { note: `Not ${joinWords(lacking, 5, "or")}` }),
  });
}

function issueRow(l: IssueLine): TableRowData {
  const { row: i } = l;
  const state = !l.open ? "✓ closed" : l.escalate ? "◆ escalate" : l.overdue ? "◆ overdue" : "open";
  const next = l.nextLevel ? `${l.nextLevel}${l.nextNames ? `: ${l.nextNames}` : ""}` : "";
  return row(i.id, [
    cell(i.id, { link: sourceOf(i.source, "id") }),
    cell(i.level),
    cell(i.text),
    cell(i.rootCause ?? (l.open ? "not yet known" : null), { tone: i.rootCause ? "plain" : "muted" }),
    cell(i.decision ?? ""),
    cell(
      i.owner || i.counterpart ? `${i.owner ?? "no owner"} ↔ ${i.counterpart ?? "no counterpart"}` : owners(null, null),
    ),
    day(i.raised),
    day(i.due),
    cell(state),
    figure(l.ageDays, whole),
    cell(l.open && l.escalate ? next : ""),
    i.costToFix === null ? cell("") : figure(i.costToFix, money0),
  ]);
}

import type { RankedFinding } from "../../findings/Finding";
import { openFindingsOf } from "../../findings/report";
import { joinWords, money, percentWords, plain, plural, shortDate, monthYear } from "../../findings/words";
import type { Block, Page, TableRowData, Tile } from "../PackDocument";
import type { PackInput } from "../PackInput";
import { sheetNames } from "../sheets";
import { cell, column, owners, row, worth } from "./cells";
import { closing } from "./closing";
import { decisionsWanted } from "./decisions";
import { packNumber, packTitle, siteWords } from "./packTitle";

const GRID = Array.from({ length: 40 }, () => 2.3);
/** As many exceptions as leave room for the rest on one sheet of A4. */
const NEEDS = 7;

/** Page 1: one sheet of A4 that says what was achieved, what failed, what needs a decision and what will break next. */
export function onePage(input: PackInput): Page {
  const { analysis, report } = input;
  const open = openFindingsOf(report);
  const concerns = open.filter((f) => f.concern && f.kind !== "breaking" && f.kind !== "data");
  const highs = open.filter((f) => !f.concern);
  const breaking = open.filter((f) => f.kind === "breaking");
  const blocks: Block[] = [
    { type: "space", lines: 0.3 },
    { type: "tiles", tiles: tiles(input) },
    { type: "space", lines: 0.4 },
    {
      type: "columns",
      columns: [
        {
          width: 1,
          blocks: [
            { type: "heading", level: 1, text: "What we achieved" },
            { type: "bullets", items: achieved(input), empty: "Nothing recorded this quarter." },
          ],
        },
        {
          width: 1,
          blocks: [
            { type: "heading", level: 1, text: "What failed" },
            {
              type: "bullets",
              items: failed(input, concerns.slice(0, NEEDS)),
              empty: "No KPI missed its target and no promise was broken.",
            },
          ],
        },
      ],
    },
    { type: "space", lines: 0.3 },
    {
      type: "heading",
      level: 1,
      text: "Needs the meeting",
      note: `${Math.min(NEEDS, concerns.length)} of ${concerns.length}, in order`,
    },
    {
      type: "table",
      id: "needs",
      columns: [
        column("rank", "", 2, { align: "left" }),
        column("what", "What", 17, { wrap: true }),
        column("since", "Since", 4),
        column("why", "Why flagged", 5, { wrap: true }),
        column("worth", "Worth", 5, { align: "right", wrap: true }),
        column("owner", "Owner ↔ counterpart", 7, { wrap: true }),
      ],
      rows: concerns.slice(0, NEEDS).map((f, i) => findingRow(input, f, i + 1)),
      empty: "No exception: nothing needs the meeting this time.",
    },
    { type: "space", lines: 0.3 },
    { type: "heading", level: 1, text: "Worth copying", note: `${Math.min(3, highs.length)} of ${highs.length}` },
    {
      type: "bullets",
      items: highs.slice(0, 3).map((f) => ({ text: shortest(f), link: "page:exceptions" })),
      empty: "No high point stood out.",
    },
    { type: "space", lines: 0.3 },
    {
      type: "columns",
      columns: [
        { width: 21, blocks: breakingBlocks(input, breaking) },
        {
          width: 18,
          blocks: [
            { type: "heading", level: 1, text: "Decisions wanted" },
            {
              type: "bullets",
              items: decisionsWanted(input)
                .slice(0, 4)
                .map((d) => ({ text: d.text })),
              empty: "None.",
            },
          ],
        },
      ],
    },
    { type: "space", lines: 0.3 },
    ...closing(input),
  ];
  const { facts } = analysis.contract;
  return {
    id: "one-page",
    number: 1,
    sheet: sheetNames["one-page"],
    title: packTitle(input),
    subtitle: [
      facts.title ?? facts.contractId,
      siteWords(input),
      analysis.quarter.name,
      `as of ${shortDate(analysis.asOf)}`,
      packNumber(input) === null ? null : `pack ${packNumber(input)}`,
    ]
      .filter(Boolean)
      .join(" · "),
    orientation: "portrait",
    grid: GRID,
    blocks,
    onePage: true,
  };
}

function shortest(f: RankedFinding): string {
  return f.text.length <= 180 ? f.text : f.headline;
}

function findingRow(input: PackInput, f: RankedFinding, n: number): TableRowData {
  return row(f.id, [
    cell(n, { bold: true, form: { kind: "number", decimals: 0 } }),
    cell(f.text.length <= 260 ? f.text : f.headline, { ...(f.cells[0] && { link: f.cells[0] }) }),
    cell(f.since === null ? null : monthYear(f.since)),
    cell(ruleInShort(f)),
    cell(worth(f.money, f.moneyBasis, (m) => money(m, input.analysis.currency))),
    cell(owners(f.ownerClient, f.ownerSupplier)),
  ]);
}

/** The rule's last part is its name in words: `xmr.below-limit` → "below limit". */
export function ruleInShort(f: RankedFinding): string {
  const [family = "", rule = ""] = f.rule.split(".");
  const words = rule.replaceAll("-", " ");
  return family === "xmr" || family === "target" || family === "forecast"
    ? words
    : `${family.replaceAll("-", " ")}: ${words}`;
}

function tiles(input: PackInput): Tile[] {
  const { analysis, report } = input;
  const open = openFindingsOf(report);
  const count = (test: (f: RankedFinding) => boolean) => open.filter(test).length;
  const fresh = count((f) => f.packsRunning === 1);
  const low = count((f) => f.kind === "low");
  const high = count((f) => f.kind === "high");
  const logs = open.length - low - high - count((f) => f.kind === "breaking" || f.kind === "data");
  const breaking = count((f) => f.kind === "breaking");
  const list: Tile[] = [
    {
      label: "Exceptions",
      value: `${low} low · ${high} high`,
      note: `${breaking} will probably break, ${logs} from the logs`,
      foot: `${analysis.kpis.length} KPIs; ${input.previous ? `${fresh} new` : "first pack"}`,
      tone: low > 0 ? "concern" : "plain",
      link: "page:exceptions",
    },
  ];
  const { value, satisfaction, promises, references } = analysis;
  if (value) {
    list.push({
      label: "Value ahead",
      value: money(value.ahead, analysis.currency),
      note: `of ${money(value.expected, analysis.currency)} a year expected`,
      foot: `${money(value.signedOff, analysis.currency)} signed off`,
      tone: "improvement",
      link: "page:value",
    });
  }
  if (satisfaction?.latest) {
    const { latest } = satisfaction;
    list.push({
      label: "Satisfaction",
      value: latest.score === null ? "not enough" : `${plain(latest.score, 1)} /10`,
      note: `n ${latest.respondents}${latest.spread === null ? "" : `, spread ${plain(latest.spread, 1)}`}`,
      foot: satisfaction.ageDays === null ? "" : `${plural(Math.round(satisfaction.ageDays), "day")} old`,
      tone: report.findings.some((f) => f.rule.startsWith("satisfaction.") && f.concern) ? "concern" : "plain",
      link: "page:relationship",
    });
  }
  if (promises) {
    const { client, supplier } = promises.byParty;
    const share = (s: number | null) => (s === null ? "none due" : percentWords(s));
    list.push({
      label: "Promises kept",
      value: `${share(client.share)} / ${share(supplier.share)}`,
      note: "client / supplier, on time",
      foot: `${client.overdue + supplier.overdue} overdue`,
      tone: client.overdue + supplier.overdue > 0 ? "concern" : "plain",
      link: "page:promises",
    });
  }
  if (references) {
    list.push({
      label: "Reference",
      value: references.asked === 0 ? "nobody asked" : `${references.yes} of ${references.asked} yes`,
      note: `${references.conditional} conditional, ${references.no} no`,
      foot: references.expiring.length ? `${references.expiring.length} expiring` : "none expiring",
      tone: references.withdrawn.length ? "concern" : "plain",
      link: "page:relationship",
    });
    list.push({
      label: "Case study",
      value: references.stage,
      note: references.readiness === null ? "readiness not known" : `readiness ${plain(references.readiness)} of 100`,
      foot: references.missingForNext.length ? `next: ${references.missingForNext[0]}` : "",
      tone: "plain",
      link: "page:relationship",
    });
  }
  return list;
}

function achieved(input: PackInput): { text: string; link?: string }[] {
  const { analysis } = input;
  const { currency, quarter } = analysis;
  const items: { text: string; link?: string }[] = [];
  const green = analysis.kpis.filter((k) => k.status === "Green" && !k.stale).length;
  const judged = analysis.kpis.filter((k) => k.status !== null && !k.stale).length;
  if (judged > 0)
    items.push({
      text: `${green} of ${judged} KPIs with a target met it in their latest period.`,
      link: "page:scorecard",
    });
  const { value, promises, innovation } = analysis;
  if (value) {
    if (value.hardSavings !== 0)
      items.push({
        text: `Hard savings realised ${money(value.hardSavings, currency)}; ${money(value.signedOff, currency)} of all value signed off by finance.`,
        link: "page:value",
      });
    if (value.acceleration !== 0)
      items.push({
        text: `Value that came ${value.acceleration > 0 ? "earlier" : "later"} than planned: ${money(Math.abs(value.acceleration), currency)} in present value.`,
        link: "page:value",
      });
  }
  for (const r of analysis.contract.rows.recognition) {
    if (r.date >= quarter.from && r.date <= quarter.to && items.length < 5)
      items.push({ text: r.who ? `${r.what} (${r.who})` : r.what });
  }
  if (promises) {
    const kept = promises.lines.filter((l) => l.state === "kept" && (l.row.delivered ?? 0) >= quarter.from).length;
    if (kept > 0)
      items.push({
        text: `${plural(kept, "promise")} kept on time this quarter, by both parties.`,
        link: "page:promises",
      });
  }
  const adopted = innovation?.stages.find((s) => s.stage === "adopted");
  if (adopted && adopted.count > 0 && items.length < 6)
    items.push({
      text: `${plural(adopted.count, "idea")} adopted, worth ${money(adopted.value, currency)} a year as expected.`,
      link: "page:innovation",
    });
  return items.slice(0, 5);
}

/** Failures in their own right; what stands in the list below is only counted here, not said twice. */
function failed(input: PackInput, shown: readonly RankedFinding[]): { text: string; link?: string }[] {
  const { analysis } = input;
  const items: { text: string; link?: string }[] = [];
  const red = analysis.kpis.filter((k) => k.status === "Red" && !k.stale);
  if (red.length > 0) {
    const critical = red.filter((k) => k.kpi.tier === "critical").length;
    items.push({
      text: `${plural(red.length, "KPI")} beyond tolerance${critical ? `, ${critical} of them critical` : ""}: ${joinWords(
        red.map((k) => k.kpi.name),
        4,
      )}.`,
      link: "page:scorecard",
    });
  }
  const stale = analysis.kpis.filter((k) => k.stale || k.latest < 0);
  if (stale.length > 0)
    items.push({
      text: `${plural(stale.length, "KPI")} without a figure for the latest period: ${joinWords(
        stale.map((k) => k.kpi.name),
        3,
      )}.`,
      link: "page:scorecard",
    });
  const { promises, commercial, issues, calendar } = analysis;
  if (promises) {
    const { client, supplier } = promises.byParty;
    if (client.overdue + supplier.overdue > 0)
      items.push({
        text: `Overdue promises: ${client.overdue} by the client, ${supplier.overdue} by the supplier.`,
        link: "page:promises",
      });
  }
  if (commercial && commercial.billingTotal > 0)
    items.push({
      text: `Charged above contract: ${money(commercial.billingTotal, analysis.currency)} over ${plural(commercial.billing.length, "line")}.`,
      link: "page:open-book",
    });
  if (issues && issues.overdue > 0)
    items.push({
      text: `${plural(issues.overdue, "issue")} past the date due, of ${issues.open} open.`,
      link: "page:promises",
    });
  const lapsed = calendar.meetings.filter((m) => m.state === "lapsed");
  if (lapsed.length > 0)
    items.push({
      text: `Not held as the contract says: ${joinWords(
        lapsed.map((m) => m.row.forum),
        3,
      )}.`,
      link: "page:forward",
    });
  if (items.length === 0 && shown.length > 0) items.push({ text: shown[0]?.headline ?? "", link: "page:exceptions" });
  return items.slice(0, 5);
}

function breakingBlocks(input: PackInput, breaking: readonly RankedFinding[]): Block[] {
  const byId = new Map(input.analysis.kpis.map((k) => [k.kpi.id, k]));
  return [
    { type: "heading", level: 1, text: "Will probably break next" },
    {
      type: "table",
      id: "next",
      columns: [
        column("what", "KPI", 11, { wrap: true }),
        column("chance", "Next", 3, { align: "right" }),
        column("chance3", "In three", 4, { align: "right" }),
        column("basis", "Basis", 3, { wrap: true }),
      ],
      rows: breaking.slice(0, 4).map((f) => {
        const forecast = byId.get(f.subject)?.forecast;
        const chance = (i: number) =>
          forecast?.breach[i] === undefined ? null : percentWords(forecast.breach[i] as number);
        return row(f.id, [
          cell(f.label, { link: "page:forward" }),
          cell(chance(0), { bold: true, tone: "concern", align: "right" }),
          cell(chance(2), { align: "right" }),
          cell(forecast?.method ?? null),
        ]);
      }),
      empty: "No KPI that meets its target today is likely to miss it next period.",
    },
  ];
}

import type { ValueAnalysis } from "../../findings/analysis/Analysis";
import { money, percentWords, plain, plural, shortDate } from "../../findings/words";
import type { Block, ChartSpec, Page, Tile } from "../PackDocument";
import type { PackInput } from "../PackInput";
import { sheetNames } from "../sheets";
import { cell, column, day, figure, money0, percent0, row, sourceOf, whole } from "./cells";
import { LANDSCAPE } from "./grids";

const yes = (b: boolean | null) => (b === null ? "–" : b ? "yes" : "no");

/** Page 6: value measured forwards; hard savings, avoided cost and faster fulfilment never in one sum. */
export function valuePage(input: PackInput): Page | null {
  const { analysis } = input;
  const { value, currency } = analysis;
  if (!value) return null;
  const blocks: Block[] = [{ type: "tiles", tiles: tiles(value, currency) }, { type: "space" }];
  if (value.byKind.length > 0) blocks.push(...byKind(value, currency), { type: "space" });
  if (value.lines.length > 0) blocks.push(...ledger(value), { type: "space" });
  if (value.demand) blocks.push(...demand(value, currency), { type: "space" });
  if (value.focus) blocks.push(...focus(value, currency), { type: "space" });
  if (value.definitions.length > 0) {
    blocks.push(
      { type: "heading", level: 1, text: "What value means, and how that moved" },
      {
        type: "bullets",
        items: [...value.definitions].reverse().map((d, i) => ({
          text: `${shortDate(d.quarter)}: ${d.meaning}${d.agreedBy ? ` (${d.agreedBy})` : ""}`,
          ...(i > 0 && { tone: "muted" as const }),
        })),
      },
    );
  }
  return {
    id: "value",
    number: 6,
    sheet: sheetNames["value"],
    title: "Value",
    subtitle: `Amounts in ${currency} unless a column says otherwise; present values at ${percentWords(analysis.rate, 1)} a year, actual/365`,
    orientation: "landscape",
    grid: LANDSCAPE,
    blocks,
  };
}

function tiles(value: ValueAnalysis, currency: string): Tile[] {
  const m = (v: number) => money(v, currency);
  const list: Tile[] = [];
  if (value.lines.length > 0)
    list.push(
      {
        label: "Value ahead",
        value: m(value.ahead),
        note: `expected and not yet realised, of ${m(value.expected)} a year`,
        tone: "improvement",
      },
      {
        label: "Came earlier or later",
        value: m(value.acceleration),
        note: "present value of the days between planned and actual dates",
      },
      {
        label: "Hard savings",
        value: m(value.hardSavings),
        note: `realised; all kinds signed off by finance ${m(value.signedOff)}`,
      },
      {
        label: "Beyond the contract",
        value: m(value.beyondContract),
        note: `realised value that the contract does not ask for; the client recognises ${m(value.beyondRecognised)}`,
      },
    );
  if (value.demand?.avoided !== null && value.demand?.avoided !== undefined)
    list.push({
      label: "Avoided future cost",
      value: m(value.demand.avoided),
      note: "of demand not yet bought, present value",
      tone: "improvement",
    });
  if (value.roo)
    list.push({
      label: "Return on outsourcing",
      value: percentWords(value.roo.value),
      note: `realised value ÷ all fees paid − 1, the service itself not counted: innovation ${percentWords(value.roo.innovation)}, process ${percentWords(value.roo.process)}, cost of ownership ${percentWords(value.roo.ownership)}`,
    });
  return list;
}

function byKind(value: ValueAnalysis, currency: string): Block[] {
  const total = (key: "expected" | "realised" | "signedOff" | "ahead") => value.byKind.reduce((s, k) => s + k[key], 0);
  const sum = (i: number, v: number) => figure(v, money0, { formula: { template: `SUM({${i}:})` } });
  return [
    { type: "heading", level: 1, text: "By kind of value", note: `${currency}, a year` },
    {
      type: "columns",
      columns: [
        {
          width: 32,
          blocks: [
            {
              type: "table",
              id: "value_by_kind",
              columns: [
                column("kind", "Kind", 10),
                column("n", "Items", 3, { form: whole }),
                column("expected", "Expected", 5, { form: money0 }),
                column("realised", "Realised", 5, { form: money0 }),
                column("signed", "Signed off", 5, { form: money0 }),
                column("ahead", "Ahead", 4, { form: money0 }),
              ],
              rows: [
                ...value.byKind.map((k) =>
                  row(k.kind, [
                    cell(k.kind),
                    figure(k.n, whole),
                    figure(k.expected, money0),
                    figure(k.realised, money0),
                    figure(k.signedOff, money0),
                    figure(k.ahead, money0),
                  ]),
                ),
                row(
                  "total",
                  [
                    cell("All kinds (not one sum to bank)"),
                    figure(
                      value.byKind.reduce((s, k) => s + k.n, 0),
                      whole,
                      { formula: { template: "SUM({1:})" } },
                    ),
                    sum(2, total("expected")),
                    sum(3, total("realised")),
                    sum(4, total("signedOff")),
                    sum(5, total("ahead")),
                  ],
                  { kind: "total" },
                ),
              ],
            },
          ],
        },
        {
          width: 25,
          blocks: [
            { type: "charts", charts: [kindChart(value)], across: 1, lines: Math.max(9, value.byKind.length + 3) },
          ],
        },
      ],
    },
  ];
}

function kindChart(value: ValueAnalysis): ChartSpec {
  const kinds = value.byKind;
  return {
    id: "value-by-kind",
    kind: "stacked-bar",
    title: "Realised, and still ahead",
    categories: kinds.map((k) => k.kind),
    series: [
      { name: "Realised", role: "bar", shade: 0, values: kinds.map((k) => k.realised), label: "realised" },
      { name: "Ahead", role: "bar", shade: 3, values: kinds.map((k) => k.ahead), label: "ahead" },
    ],
    form: { kind: "money", unit: "thousand", decimals: 0 },
    yTitle: "thousand a year",
    altText: `Bars by kind of value: realised and still ahead. ${value.byKind.map((k) => `${k.kind}: ${plain(k.realised)} realised, ${plain(k.ahead)} ahead`).join("; ")}.`,
  };
}

function ledger(value: ValueAnalysis): Block[] {
  return [
    {
      type: "heading",
      level: 1,
      text: "Value items",
      note: "A measured and reconciled, B measured, C estimated, D claimed",
    },
    {
      type: "table",
      id: "value_items",
      columns: [
        column("id", "Ref", 3),
        column("what", "What", 13, { wrap: true }),
        column("kind", "Kind", 7),
        column("expected", "Expected", 5, { form: money0 }),
        column("realised", "Realised", 5, { form: money0 }),
        column("planned", "Planned", 5),
        column("actual", "Actual", 5),
        column("early", "Days early", 3, { form: whole }),
        column("pv", "Acceleration", 5, { form: money0 }),
        column("evidence", "Evid.", 2, { align: "center" }),
        column("signed", "Signed", 3),
        column("beyond", "Extra", 2, { headerNote: "Beyond what the contract asks" }),
      ],
      rows: value.lines.map((l) =>
        row(l.row.id, [
          cell(l.row.id, { link: sourceOf(l.row.source, "id") }),
          cell(l.row.description),
          cell(l.row.kind),
          figure(l.row.expected, money0),
          figure(l.row.realised, money0),
          day(l.row.planned, l.overdue ? { tone: "concern", bold: true, note: "Past its planned date" } : {}),
          day(l.row.actual),
          figure(l.daysEarly, whole),
          figure(l.acceleration, money0),
          cell(l.row.evidence),
          cell(yes(l.row.signedOff)),
          cell(yes(l.row.beyond)),
        ]),
      ),
    },
  ];
}

function demand(value: ValueAnalysis, currency: string): Block[] {
  const d = value.demand;
  if (!d) return [];
  return [
    {
      type: "heading",
      level: 1,
      text: "Demand ahead: needs filled faster, future cost avoided",
      note: `${currency}, present value`,
    },
    {
      type: "table",
      id: "demand",
      columns: [
        column("need", "Need", 14, { wrap: true }),
        column("plan", "Plan objective", 12, { wrap: true }),
        column("quantity", "Quantity", 4, { form: whole }),
        column("date", "Needed", 5),
        column("before", "Days before", 4, { form: whole }),
        column("now", "Days now", 4, { form: whole }),
        column("faster", "Faster", 5, { form: money0 }),
        column("avoided", "Avoided", 5, { form: money0 }),
        column("committed", "Ordered", 5),
      ],
      rows: d.lines.map((l, i) =>
        row(`${l.row.need}:${i}`, [
          cell(l.row.need, { link: sourceOf(l.row.source, "need") }),
          cell(l.row.objective),
          figure(l.row.quantity, whole),
          day(l.row.needDate),
          figure(l.row.baselineDays, whole),
          figure(l.row.expectedDays, whole),
          figure(l.faster, money0),
          figure(l.avoided, money0),
          cell(yes(l.row.committed)),
        ]),
      ),
    },
  ];
}

function focus(value: ValueAnalysis, currency: string): Block[] {
  const f = value.focus;
  if (!f) return [];
  const vital = f.rows.filter((r) => r.vital);
  return [
    { type: "heading", level: 1, text: "The vital few: least spend that makes most of the difference", note: currency },
    {
      type: "text",
      text: `${plural(vital.length, "line")} of ${f.rows.length}, ${percentWords(f.spendShare)} of spend, carry ${percentWords(f.differenceShare)} of the difference.`,
      bold: true,
    },
    {
      type: "table",
      id: "vital_few",
      columns: [
        column("label", "Spend line", 20),
        column("spend", "Spend", 8, { form: money0 }),
        column("difference", "Difference", 8, { form: money0 }),
        column("cs", "Share of spend", 7, { form: percent0 }),
        column("cd", "Share of difference", 8, { form: percent0 }),
        column("vital", "Vital", 4),
      ],
      rows: f.rows
        .slice(0, Math.max(vital.length + 3, 8))
        .map((r, i) =>
          row(`${r.label}:${i}`, [
            cell(r.label, { link: r.cell, bold: r.vital }),
            figure(r.spend, money0),
            figure(r.difference, money0),
            figure(r.cumulativeSpend, percent0),
            figure(r.cumulativeDifference, percent0),
            cell(r.vital ? "● yes" : "no", r.vital ? { bold: true } : { tone: "muted" }),
          ]),
        ),
    },
  ];
}

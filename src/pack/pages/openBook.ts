import type { CommercialAnalysis } from "../../findings/analysis/Analysis";
import { money, moneyExact, percentWords, plural } from "../../findings/words";
import { isoFromDay } from "../../core/days";
import type { Block, ChartSpec, Page, Tile } from "../PackDocument";
import type { PackInput } from "../PackInput";
import { sheetNames } from "../sheets";
import { cell, column, day, figure, money0, money2, percent1, row, sourceOf, whole } from "./cells";
import { LANDSCAPE } from "./grids";

/** Page 8: what the contract's terms give, beside what was charged. Internal by default: it is open-book data. */
export function openBookPage(input: PackInput): Page | null {
  const { commercial: c, currency } = input.analysis;
  if (!c) return null;
  const blocks: Block[] = [];
  const list = tiles(c, currency);
  if (list.length) blocks.push({ type: "tiles", tiles: list }, { type: "space" });
  if (c.margin.length > 1) blocks.push({ type: "charts", across: 1, lines: 15, charts: [marginChart(c)] });
  if (c.billing.length > 0) blocks.push(...billing(c, currency), { type: "space" });
  if (c.reconciliations.length > 0) blocks.push(...reconciliation(c, currency), { type: "space" });
  if (c.glide.length > 0) blocks.push(...glide(c, currency), { type: "space" });
  if (c.margin.length > 0) blocks.push(...margin(c, currency), { type: "space" });
  if (c.costOutliers.length > 0) {
    blocks.push(
      {
        type: "heading",
        level: 1,
        text: "Cost lines out of line with their own history",
        note: "modified z (Iglewicz–Hoaglin)",
      },
      {
        type: "bullets",
        items: c.costOutliers.map((o) => ({
          text: `${o.category}: ${moneyExact(o.amount, currency)} in ${isoFromDay(o.period).slice(0, 7)}, modified z ${o.score.toFixed(1)}.`,
          link: o.cell,
        })),
      },
    );
  }
  if (blocks.length === 0) return null;
  return {
    id: "open-book",
    number: 8,
    sheet: sheetNames["open-book"],
    title: "Open book",
    subtitle: `Recomputed from the contract's terms and reconciled with what was charged; ${currency}`,
    orientation: "landscape",
    grid: LANDSCAPE,
    blocks,
  };
}

function tiles(c: CommercialAnalysis, currency: string): Tile[] {
  const list: Tile[] = [];
  if (c.marginNow) {
    const band = c.marginBand
      ? `band ${percentWords(c.marginBand.low, 1)}–${percentWords(c.marginBand.high, 1)}`
      : "no band agreed";
    list.push({
      label: "Supplier's margin this quarter",
      value: percentWords(c.marginNow.margin, 1),
      note: band,
      foot:
        c.marginNow.refund > 0
          ? `${money(c.marginNow.refund, currency)} back to the client`
          : c.marginNow.outside === "below"
            ? "below its band: the supplier loses"
            : "inside",
      tone: c.marginNow.outside ? "concern" : "plain",
    });
  }
  if (c.invoiced !== 0)
    list.push({
      label: "Charged above contract",
      value: money(c.billingTotal, currency),
      note: `${plural(c.billing.length, "line")} of ${money(c.invoiced, currency)} invoiced`,
      tone: c.billingTotal > 0 ? "concern" : "plain",
    });
  const off = c.reconciliations.filter((r) => r.difference !== null && Math.abs(r.difference) > 0.5);
  if (c.reconciliations.length > 0)
    list.push({
      label: "Terms reconciled",
      value: `${c.reconciliations.length - off.length} of ${c.reconciliations.length}`,
      note: off.length
        ? `${plural(off.length, "difference")}, ${money(
            off.reduce((s, r) => s + Math.abs(r.difference ?? 0), 0),
            currency,
          )} in all`
        : "all agree with what was charged",
      tone: off.length ? "concern" : "plain",
    });
  const behind = c.glide.filter((g) => (g.behind ?? 0) > 0);
  if (c.glide.length > 0)
    list.push({
      label: "Productivity glide path",
      value: behind.length ? "behind" : "on path",
      note: behind.length
        ? `${money(
            behind.reduce((s, g) => s + (g.behind ?? 0), 0),
            currency,
          )} a year behind`
        : plural(c.glide.length, "line"),
      tone: behind.length ? "concern" : "plain",
    });
  return list;
}

function marginChart(c: CommercialAnalysis): ChartSpec {
  const lines = c.margin.filter((m) => m.margin !== null);
  const band = c.marginBand;
  const at = (v: number) => lines.map(() => v);
  return {
    id: "margin",
    kind: "line",
    title: c.marginNow?.outside ? `Margin ${c.marginNow.outside} its agreed band` : "Margin inside its agreed band",
    subtitle: "Supplier's margin on revenue by period, with the agreed band",
    categories: lines.map((m) => isoFromDay(m.period)),
    timeAxis: true,
    series: [
      ...(band
        ? [
            { name: "High", role: "limit" as const, values: at(band.high) },
            { name: "Low", role: "limit" as const, values: at(band.low) },
          ]
        : []),
      { name: "Margin", role: "value", values: lines.map((m) => m.margin) },
      {
        name: "Outside the band",
        role: "concern",
        values: lines.map((m) =>
          band && m.margin !== null && (m.margin > band.high || m.margin < band.low) ? m.margin : null,
        ),
      },
    ].filter((s) => s.values.some((v) => v !== null)) as ChartSpec["series"],
    form: percent1,
    altText: `Supplier's margin over ${lines.length} periods${band ? `, agreed band ${percentWords(band.low, 1)} to ${percentWords(band.high, 1)}` : ""}.`,
  };
}

function billing(c: CommercialAnalysis, currency: string): Block[] {
  return [
    { type: "heading", level: 1, text: "Invoice lines that differ from the contract", note: currency },
    {
      type: "table",
      id: "billing",
      columns: [
        column("period", "Period", 5),
        column("invoice", "Invoice", 6),
        column("item", "Item", 13, { wrap: true }),
        column("quantity", "Quantity", 5, { form: whole }),
        column("rate", "Rate charged", 5, { form: money2 }),
        column("contract", "Contract rate", 5, { form: money2 }),
        column("amount", "Charged", 6, { form: money2 }),
        column("expected", "By contract", 6, { form: money2 }),
        column("variance", "Difference", 5, { form: money2 }),
        column("why", "", 2),
      ],
      rows: [
        ...c.billing.map((b, i) =>
          row(`${b.row.invoice ?? "line"}:${i}`, [
            day(b.row.period),
            cell(b.row.invoice),
            cell(b.row.item, { link: sourceOf(b.row.source, "item") }),
            figure(b.row.quantity, whole),
            figure(b.row.rate, money2),
            figure(b.row.contractRate, money2),
            figure(b.row.amount, money2),
            figure(
              b.expected,
              money2,
              b.row.quantity !== null && b.row.contractRate !== null ? { formula: { template: "{3}*{5}" } } : {},
            ),
            figure(b.variance, money2, {
              formula: { template: "{6}-{7}" },
              tone: b.variance > 0 ? "concern" : "plain",
              bold: true,
            }),
            cell(b.reason === "rate" ? "rate" : "sum", { tone: "muted" }),
          ]),
        ),
        row(
          "total",
          [
            cell("Total"),
            cell(""),
            cell(""),
            cell(""),
            cell(""),
            cell(""),
            figure(
              c.billing.reduce((s, b) => s + b.row.amount, 0),
              money2,
              { formula: { template: "SUM({6:})" } },
            ),
            figure(
              c.billing.reduce((s, b) => s + b.expected, 0),
              money2,
              { formula: { template: "SUM({7:})" } },
            ),
            figure(
              c.billing.reduce((s, b) => s + b.variance, 0),
              money2,
              { formula: { template: "SUM({8:})" } },
            ),
            cell(""),
          ],
          { kind: "total" },
        ),
      ],
    },
  ];
}

function reconciliation(c: CommercialAnalysis, currency: string): Block[] {
  // lines where nothing was due and nothing was charged say nothing; they are counted
  const telling = c.reconciliations.filter((r) => r.computed !== 0 || (r.charged ?? 0) !== 0);
  const quiet = c.reconciliations.length - telling.length;
  return [
    {
      type: "heading",
      level: 1,
      text: "Service credits, volume charges and gain share",
      note: `${currency}; + to the supplier, service credits as credited${quiet ? `; ${quiet} further with nothing due and nothing charged` : ""}`,
    },
    {
      type: "table",
      id: "reconciliation",
      columns: [
        column("kind", "Term", 6),
        column("item", "Item", 8, { wrap: true }),
        column("period", "Period", 5),
        column("computed", "Computed", 6, { form: money2 }),
        column("charged", "Charged", 6, { form: money2 }),
        column("difference", "Difference", 6, { form: money2 }),
        column("how", "How", 21, { wrap: true }),
      ],
      rows: telling.map((r, i) =>
        row(`${r.kind}:${r.item}:${i}`, [
          cell(r.kind),
          cell(r.item, r.cells[0] ? { link: r.cells[0] } : {}),
          day(r.period),
          figure(r.computed, money2),
          figure(r.charged, money2),
          figure(
            r.difference,
            money2,
            r.difference === null
              ? {}
              : {
                  formula: { template: "{4}-{3}" },
                  ...(Math.abs(r.difference) > 0.5 && { tone: "concern" as const, bold: true }),
                },
          ),
          cell(r.how),
        ]),
      ),
    },
  ];
}

function glide(c: CommercialAnalysis, currency: string): Block[] {
  return [
    { type: "heading", level: 1, text: "Productivity glide path", note: `${currency} a year` },
    {
      type: "table",
      id: "glide",
      columns: [
        column("item", "What", 18),
        column("rate", "Yearly", 5, { form: percent1 }),
        column("years", "Years", 5, { form: { kind: "number", decimals: 2 } }),
        column("due", "Should be", 10, { form: money0 }),
        column("actual", "Is", 10, { form: money0 }),
        column("behind", "Behind (+)", 10, { form: money0 }),
      ],
      rows: c.glide.map((g, i) =>
        row(`${g.item}:${i}`, [
          cell(g.item, { link: g.cell }),
          figure(g.rate, percent1),
          figure(g.years, { kind: "number", decimals: 2 }),
          figure(g.due, money0),
          figure(g.actual, money0),
          figure(
            g.behind,
            money0,
            g.behind === null
              ? {}
              : { formula: { template: "{4}-{3}" }, ...(g.behind > 0 && { tone: "concern" as const, bold: true }) },
          ),
        ]),
      ),
    },
  ];
}

function margin(c: CommercialAnalysis, currency: string): Block[] {
  return [
    { type: "heading", level: 1, text: "Margin by period", note: currency },
    {
      type: "table",
      id: "margin_by_period",
      columns: [
        column("period", "Period", 8),
        column("revenue", "Revenue", 10, { form: money0 }),
        column("cost", "Cost", 10, { form: money0 }),
        column("profit", "Margin", 10, { form: money0 }),
        column("share", "Margin %", 8, { form: percent1 }),
      ],
      rows: c.margin
        .slice(-12)
        .map((m) =>
          row(isoFromDay(m.period), [
            day(m.period, m.cells[0] ? { link: m.cells[0] } : {}),
            figure(m.revenue, money0),
            figure(m.cost, money0),
            figure(m.revenue - m.cost, money0, { formula: { template: "{1}-{2}" } }),
            figure(m.margin, percent1, m.margin === null ? {} : { formula: { template: "{3}/{1}" } }),
          ]),
        ),
    },
  ];
}

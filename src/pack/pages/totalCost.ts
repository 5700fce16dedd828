import type { OptionsAnalysis } from "../../findings/analysis/Analysis";
import { money, moneyExact, percentWords, plain } from "../../findings/words";
import type { Block, ChartSpec, Page } from "../PackDocument";
import type { PackInput } from "../PackInput";
import { sheetNames } from "../sheets";
import { cell, column, figure, money0, money2, row, sourceOf, whole } from "./cells";
import { LANDSCAPE } from "./grids";

const parts = [
  ["fees", "Fees", 1],
  ["retained", "Retained client cost", 1],
  ["governance", "Governance", 1],
  ["transition", "Transition", 1],
  ["nonPerformance", "Non-performance", 1],
  ["credits", "Credits", -1],
  ["gainShare", "Gain share received", -1],
] as const;

/** Page 7: options by what their performance costs, not by the fee. */
export function totalCostPage(input: PackInput): Page | null {
  const { options, currency } = input.analysis;
  if (!options || options.lines.length === 0) return null;
  const blocks: Block[] = [
    { type: "text", text: verdict(options, currency), bold: true },
    { type: "space" },
    {
      type: "charts",
      across: 2,
      lines: 18,
      charts: [costChart(options, currency), ...(options.lines.length > 1 ? [frontierChart(options, currency)] : [])],
    },
    { type: "heading", level: 1, text: "Options side by side", note: `${currency} a year` },
    table(options),
    { type: "space" },
    ...switching(options, currency),
    ...sensitivity(options),
  ];
  return {
    id: "total-cost",
    number: 7,
    sheet: sheetNames["total-cost"],
    title: "Total cost of performance",
    subtitle:
      "Fees + retained cost + governance + transition + non-performance − credits − gain share, over the joint output of client and supplier (idea: Dibley & Clark 2011; formula ours)",
    orientation: "landscape",
    grid: LANDSCAPE,
    blocks,
  };
}

function verdict(o: OptionsAnalysis, currency: string): string {
  const best = o.lines.find((l) => l.row.option === o.best);
  const cheap = o.lines.find((l) => l.row.option === o.cheapestFee);
  if (!best || best.net === null)
    return "Without a value per unit of output the options cannot be ranked by net value; compare cost per unit.";
  const lead = `${best.row.option} is best: ${money(best.net, currency)} a year of value after total cost, at ${best.perUnit === null ? "no output" : `${moneyExact(best.perUnit, currency)} per unit of output`}.`;
  if (!cheap || cheap === best || cheap.net === null) return lead;
  return `${lead} ${cheap.row.option} has the lowest fee and gives ${money(best.net - cheap.net, currency)} a year less.`;
}

function table(o: OptionsAnalysis): Block {
  return {
    type: "table",
    id: "options",
    columns: [
      column("option", "Option", 9, { wrap: true }),
      ...parts.map(([id, header]) => column(id, header, 4, { form: money0 })),
      column("total", "Total cost", 6, { form: money0 }),
      column("output", "Output", 5, { form: whole }),
      column("unit", "Per unit", 4, { form: money2 }),
      column("standing", "Standing", 6, { wrap: true }),
    ],
    rows: o.lines.map((l) =>
      row(l.row.option, [
        cell(l.row.option, { bold: l.row.option === o.best, link: sourceOf(l.row.source, "option") }),
        ...parts.map(([id]) => figure(l.row[id], money0)),
        figure(l.total, money0, {
          bold: true,
          formula: { template: "N({1})+N({2})+N({3})+N({4})+N({5})-N({6})-N({7})" },
        }),
        figure(l.row.output, whole),
        figure(l.perUnit, money2, l.perUnit === null ? {} : { formula: { template: "{8}/{9}" } }),
        cell(standingWord(l.standing), l.standing === "frontier" ? { tone: "improvement" } : {}),
      ]),
    ),
  };
}

function standingWord(standing: OptionsAnalysis["lines"][number]["standing"]): string | null {
  return standing === "frontier" ? "✓ frontier" : standing === null ? null : `✗ ${standing}`;
}

function costChart(o: OptionsAnalysis, currency: string): ChartSpec {
  return {
    id: "tcp-build-up",
    kind: "stacked-bar",
    title: "What each option really costs",
    subtitle: "Fees first; everything else comes on top",
    categories: o.lines.map(
      (l) => `${l.row.option}${l.perUnit === null ? "" : ` (${moneyExact(l.perUnit, currency)} per unit)`}`,
    ),
    series: parts
      .filter(([, , sign]) => sign > 0)
      .map(([id, name], i) => ({
        name,
        role: "bar" as const,
        shade: i,
        values: o.lines.map((l) => l.row[id] ?? 0),
        label: name,
      })),
    form: { kind: "money", unit: "million", decimals: 1 },
    yTitle: `${currency} million a year`,
    altText: `Stacked bars of cost by option. ${o.lines.map((l) => `${l.row.option}: total ${money(l.total, currency)}`).join("; ")}.`,
  };
}

function frontierChart(o: OptionsAnalysis, currency: string): ChartSpec {
  return {
    id: "tcp-frontier",
    kind: "scatter",
    title: "More output for the money: better is right and down",
    categories: o.lines.map((l) => l.row.option),
    series: [
      {
        name: "Options",
        role: "point",
        x: o.lines.map((l) => l.row.output / 1000),
        values: o.lines.map((l) => l.total),
        pointLabels: o.lines.map((l) => l.row.option),
      },
    ],
    form: { kind: "money", unit: "million", decimals: 2 },
    xForm: { kind: "number", decimals: 0 },
    xTitle: "Joint output, thousand units",
    yTitle: `Total cost, ${currency} million`,
    altText: `Scatter of output against total cost. ${o.lines.map((l) => `${l.row.option}: output ${plain(l.row.output)}, total ${money(l.total, currency)}, ${l.standing ?? "not judged"}`).join("; ")}.`,
  };
}

function switching(o: OptionsAnalysis, currency: string): Block[] {
  const items = o.switching.map((s) => ({
    text:
      s.at === null
        ? `${s.a} against ${s.b}: the same choice at every value per unit; one costs less and gives no less.`
        : `${s.a} against ${s.b}: equal at ${moneyExact(s.at, currency)} per unit of output${o.valuePerUnit === null ? "" : ` (now ${moneyExact(o.valuePerUnit, currency)})`}.`,
  }));
  if (items.length === 0) return [];
  return [{ type: "heading", level: 1, text: "Where the choice flips" }, { type: "bullets", items }, { type: "space" }];
}

function sensitivity(o: OptionsAnalysis): Block[] {
  if (o.sensitivity.length === 0) return [];
  const flips = o.sensitivity.filter((s) => s.flips);
  const rows = [...o.sensitivity]
    .sort((a, b) => Number(b.flips) - Number(a.flips) || Math.abs(b.plus - b.minus) - Math.abs(a.plus - a.minus))
    .slice(0, 10);
  return [
    { type: "heading", level: 1, text: "Sensitivity: each input 10 % lower and higher", note: "net value a year" },
    {
      type: "text",
      text: flips.length
        ? `${flips.length} of ${o.sensitivity.length} inputs would change the choice.`
        : `No single input, 10 % up or down, changes the choice (${percentWords(0.1)}, one at a time).`,
      tone: "muted",
    },
    {
      type: "table",
      id: "sensitivity",
      columns: [
        column("option", "Option", 12),
        column("input", "Input", 16),
        column("minus", "Net at −10 %", 9, { form: money0 }),
        column("plus", "Net at +10 %", 9, { form: money0 }),
        column("flips", "Choice", 10),
      ],
      rows: rows.map((s) =>
        row(`${s.option}:${s.input}`, [
          cell(s.option),
          cell(s.input),
          figure(s.minus, money0),
          figure(s.plus, money0),
          cell(s.flips ? "◆ changes" : "stays", s.flips ? { tone: "concern" } : { tone: "muted" }),
        ]),
      ),
    },
  ];
}

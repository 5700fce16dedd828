import { isoFromDay } from "../../core/days";
import type {
  FactorLine,
  RelationshipAnalysis,
  SatisfactionAnalysis,
  SatisfactionRound,
} from "../../findings/analysis/Analysis";
import { joinWords, money, percentWords, plain, plural, shortDate } from "../../findings/words";
import type { Block, ChartSpec, Page } from "../PackDocument";
import type { PackInput } from "../PackInput";
import { sheetNames } from "../sheets";
import { cell, column, figure, row, score1 } from "./cells";
import { LANDSCAPE } from "./grids";
import { forumEffectiveness, peopleBlocks, recognitionBlocks, viewsText } from "./people";
import { caseStudyBlocks, referenceBlocks } from "./references";

/** Page 9: how the people on both sides see it; both parties side by side; who would be a reference. */
export function relationshipPage(input: PackInput): Page | null {
  const { satisfaction, relationship, references } = input.analysis;
  const blocks: Block[] = [];
  if (satisfaction?.latest) blocks.push(...satisfactionBlocks(satisfaction), { type: "space" });
  if (relationship) blocks.push(...relationshipBlocks(relationship, input), { type: "space" });
  if (references)
    blocks.push(...referenceBlocks(references), { type: "space" }, ...caseStudyBlocks(references), { type: "space" });
  blocks.push(...recognitionBlocks(input), ...peopleBlocks(input));
  if (blocks.length === 0) return null;
  return {
    id: "relationship",
    number: 9,
    sheet: sheetNames["relationship"],
    title: "Relationship",
    subtitle:
      "Satisfaction on the client's own criteria, both parties' conduct side by side, referenceability and case study",
    orientation: "landscape",
    grid: LANDSCAPE,
    blocks,
  };
}

function satisfactionBlocks(s: SatisfactionAnalysis): Block[] {
  const { latest, previous } = s;
  if (!latest) return [];
  const change =
    latest.score !== null && previous?.score !== null && previous ? latest.score - (previous.score ?? 0) : null;
  const panel: Block = {
    type: "table",
    id: "panel",
    columns: [
      column("who", "Respondent", 12, { wrap: true }),
      column("role", "Role", 7),
      column("score", "Score /10", 4, { form: score1 }),
      column("before", "Before", 4, { form: score1 }),
    ],
    rows: latest.byRespondent.map((r) =>
      row(r.respondent, [
        cell(r.respondent),
        cell(r.role),
        figure(r.score, score1),
        figure(previous?.byRespondent.find((p) => p.respondent === r.respondent)?.score ?? null, score1),
      ]),
    ),
  };
  const criteria: Block = {
    type: "table",
    id: "criteria",
    columns: [
      column("criterion", "Criterion", 14, { wrap: true }),
      column("weight", "Weight", 3, { form: score1 }),
      column("score", "Score", 3, { form: score1 }),
      column("before", "Before", 3, { form: score1 }),
      column("change", "Change", 4, { form: score1 }),
    ],
    rows: latest.byCriterion.map((c) => {
      const before = previous?.byCriterion.find((p) => p.criterion === c.criterion)?.score ?? null;
      return row(c.criterion, [
        cell(c.criterion),
        figure(c.weight, score1),
        figure(c.score, score1),
        figure(before, score1),
        figure(
          before === null ? null : c.score - before,
          score1,
          before === null ? {} : { formula: { template: "{2}-{3}" } },
        ),
      ]);
    }),
  };
  const facts = [
    latest.score === null
      ? `Too few scores to give one: coverage ${percentWords(latest.coverage)}.`
      : `${plain(latest.score, 1)} of 10 from ${plural(latest.respondents, "respondent")}${apart(latest)}; scored ${shortDate(latest.date)}${s.ageDays === null ? "" : `, ${plural(Math.round(s.ageDays), "day")} ago`}.`,
    change === null ? null : `${change >= 0 ? "Up" : "Down"} ${plain(Math.abs(change), 1)} on the round before.`,
    latest.byRole.length > 1
      ? `By role: ${joinWords(latest.byRole.map((r) => `${r.role} ${r.score === null ? "–" : plain(r.score, 1)} (n ${r.n})`))}.`
      : null,
    s.nps
      ? `Net promoter score ${plain(s.nps.score)} with n ${s.nps.n}, give or take ${plain(s.nps.error)}: the start of a conversation, not a trend.`
      : null,
  ].filter((t): t is string => t !== null);
  const blocks: Block[] = [
    {
      type: "heading",
      level: 1,
      text: "Satisfaction",
      note: "mean of the panel, each respondent on the client's own weighted criteria",
    },
    { type: "text", text: facts.join(" ") },
    {
      type: "columns",
      columns: [
        { width: 29, blocks: [{ type: "charts", across: 1, lines: 14, charts: [trendChart(s)] }] },
        { width: 28, blocks: [panel, { type: "space" }, criteria] },
      ],
    },
  ];
  if (latest.comments.length > 0) {
    blocks.push({ type: "heading", level: 2, text: "Are we meeting your expectations?" });
    blocks.push({
      type: "bullets",
      items: latest.comments.slice(0, 6).map((c) => ({ text: `“${c.text}” (${c.respondent})` })),
    });
  }
  return blocks;
}

/** One respondent is apart from nobody: no spread, which is not a spread of nothing. */
function apart({ spread, respondents }: SatisfactionRound): string {
  if (respondents === 1) return " alone, so without a spread";
  return spread === null ? "" : `, ${plain(spread, 1)} apart`;
}

function trendChart(s: SatisfactionAnalysis): ChartSpec {
  const rounds = s.rounds;
  const people = [...new Set(rounds.flatMap((r) => r.byRespondent.map((b) => b.respondent)))].slice(0, 6);
  return {
    id: "satisfaction",
    kind: "line",
    title: "Satisfaction by round",
    subtitle: "Panel mean, and each respondent (thin)",
    categories: rounds.map((r) => shortDate(r.date).replace(/^\d+ /, "")),
    series: [
      ...people.map((p) => ({
        name: p,
        role: "limit" as const,
        values: rounds.map((r) => r.byRespondent.find((b) => b.respondent === p)?.score ?? null),
      })),
      { name: "Panel", role: "value" as const, values: rounds.map((r) => r.score), label: "panel" },
    ],
    form: score1,
    min: 0,
    max: 10,
    altText: `Satisfaction by round: ${rounds.map((r) => `${isoFromDay(r.date)} ${r.score === null ? "insufficient" : plain(r.score, 1)} (n ${r.respondents})`).join("; ")}.`,
  };
}

const setTitles: Record<string, string> = {
  factor: "Practice matching: both parties' conduct",
  behaviour: "Partnership behaviours",
  outcome: "High-performance outcomes",
  trust: "Trust",
  barrier: "Barriers",
  readiness: "Readiness of our own governance",
  governance: "Governance effectiveness",
};

function relationshipBlocks(r: RelationshipAnalysis, input: PackInput): Block[] {
  const blocks: Block[] = [];
  const effectiveness = forumEffectiveness(input);
  const sets = [...new Set(r.factors.map((f) => f.set))].sort(
    (a, b) => Object.keys(setTitles).indexOf(a) - Object.keys(setTitles).indexOf(b),
  );
  for (const set of sets) {
    const factors = r.factors.filter((f) => f.set === set);
    const note =
      set === "factor" && r.alignment !== null
        ? `alignment ${percentWords(r.alignment)} (1 − mean gap ÷ 10); gap = client − supplier`
        : "0 to 10";
    blocks.push({ type: "heading", level: 1, text: setTitles[set] ?? set, note }, factorTable(set, factors));
    const views = set === "factor" ? viewsText(r.views, (s) => plain(s, 1)) : null;
    const beneath = set === "governance" ? effectiveness : views;
    if (beneath) blocks.push({ type: "space", lines: 0.4 }, { type: "text", text: beneath });
    blocks.push({ type: "space", lines: 0.5 });
  }
  if (effectiveness && !sets.includes("governance"))
    blocks.push({ type: "heading", level: 1, text: "Governance effectiveness" }, { type: "text", text: effectiveness });
  if (r.returns) blocks.push(...returnBlocks(r.returns, input.analysis.currency));
  if (r.unmirrored.length > 0)
    blocks.push({
      type: "text",
      text: `Without a counterpart at the other party: ${joinWords(r.unmirrored, 8)}.`,
      tone: "concern",
      link: "page:forward",
    });
  return blocks;
}

/** What each side gets back for what it puts in, and how much would have to move for both to earn the same. */
function returnBlocks(r: NonNullable<RelationshipAnalysis["returns"]>, currency: string): Block[] {
  const m = (amount: number) => money(amount, currency);
  return [
    {
      type: "heading",
      level: 1,
      text: "Return on relationships",
      note: "a year, gain ÷ investment − 1; construct of Grönroos, formula ours",
    },
    {
      type: "text",
      text: `Client ${percentWords(r.client)}, supplier ${percentWords(r.supplier)}, together ${percentWords(r.joint)} on a joint value of ${m(r.jointValue)}. Through the price ${r.transfer === 0 ? "nothing" : m(Math.abs(r.transfer))} moves to the ${r.transfer < 0 ? "client" : "supplier"}; both would earn the same if it were ${m(Math.abs(r.equalReturnTransfer))} to the ${r.equalReturnTransfer < 0 ? "client" : "supplier"}.`,
    },
    { type: "space", lines: 0.5 },
  ];
}

function factorTable(set: string, factors: readonly FactorLine[]): Block {
  return {
    type: "table",
    id: `factors_${set}`,
    columns: [
      column("factor", "Factor", 22, { wrap: true }),
      column("supplier", "Supplier", 5, { form: score1 }),
      column("client", "Client", 5, { form: score1 }),
      column("gap", "Gap", 4, { form: score1 }),
      column("flag", "", 8),
      column("target", "Target", 4, { form: score1 }),
      column("sb", "Supplier before", 5, { form: score1 }),
      column("cb", "Client before", 5, { form: score1 }),
    ],
    rows: factors.map((f) => {
      const wide = f.gap !== null && Math.abs(f.gap) >= 2;
      return row(f.factor, [
        cell(f.factor, f.cells[0] ? { link: f.cells[0] } : {}),
        figure(f.supplier, score1),
        figure(f.client, score1),
        figure(f.gap, score1, f.gap === null ? {} : { formula: { template: "{2}-{1}" } }),
        cell(wide ? "◆ far apart" : "", { tone: "concern" }),
        figure(f.target, score1),
        figure(f.previousSupplier, score1),
        figure(f.previousClient, score1),
      ]);
    }),
  };
}

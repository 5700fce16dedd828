import { endOfMonth } from "../../core/days";
import { nps } from "../../core/scoring/nps";
import { satisfaction } from "../../core/scoring/satisfaction";
import type { KpiAnalysis, SatisfactionAnalysis, SatisfactionRound } from "./Analysis";
import type { Context } from "./Context";
import { cellsOf, groupBy, sameName, supplied, type RowsOf } from "./rows";

type Row = RowsOf<"satisfaction">;

/** A respondent who scores a criterion twice in a round means the later score. */
function latestAnswers(rows: readonly Row[]): Row[] {
  const answers = new Map<string, Row>();
  for (const row of rows) {
    const key = `${sameName(row.respondent)}\n${sameName(row.criterion)}`;
    const known = answers.get(key);
    if (!known || row.date >= known.date) answers.set(key, row);
  }
  return [...answers.values()];
}

/** What is asked of the contract and its day; nothing of the KPIs, so that a form can ask for another day. */
type Scene = Pick<Context, "contract" | "settings" | "asOf">;

function roundOf(c: Scene, rows: readonly Row[]): SatisfactionRound {
  const answers = latestAnswers(rows);
  const date = Math.max(...answers.map((row) => row.date));
  const result = satisfaction(
    answers.map((row) => row.respondent.trim()),
    answers.map((row) => row.criterion.trim()),
    answers.map((row) => row.score),
    answers.map((row) => row.weight),
    answers.map((row) => row.role),
  );
  const comments = answers.flatMap((row) =>
    row.comment === null ? [] : [{ respondent: row.respondent, text: row.comment }],
  );
  const cells = answers.flatMap((row) => cellsOf(row, "score"));
  if (!result.ok) {
    const none = { score: null, respondents: 0, spread: null, coverage: 0 };
    return { date, ...none, byRole: [], byRespondent: [], byCriterion: [], comments, cells };
  }
  const { score, coverage, respondents, spread, byRole, byRespondent, byCriterion } = result.value;
  return {
    date,
    // Too little of the weight was scored to speak of a figure: insufficient, never a guess.
    score: coverage < c.settings.coverageFloor ? null : score,
    respondents,
    // one opinion has no spread; nought would say that people agree
    spread: respondents < 2 ? null : spread,
    coverage,
    byRole,
    byRespondent,
    byCriterion,
    comments,
    cells,
  };
}

/** Scores on the criterion “Would recommend” of one round, the latest of each respondent. */
function npsOf(rows: readonly Row[]): SatisfactionAnalysis["nps"] {
  const scores = latestAnswers(rows)
    .filter((row) => /\brecommend/i.test(row.criterion))
    .map((row) => row.score);
  const result = nps(scores);
  return result.ok ? { score: result.value.score, error: result.value.error, n: result.value.n } : null;
}

/** Rounds by calendar month, oldest first, of what the client's people say; the supplier's own scores are left out. */
export function analyseSatisfaction(c: Scene): SatisfactionAnalysis | null {
  if (!supplied(c.contract, "satisfaction")) return null;
  const rows = c.contract.rows.satisfaction.filter((row) => row.date <= c.asOf && row.party !== "supplier");
  const months = [...groupBy(rows, (row) => endOfMonth(row.date))].sort(([a], [b]) => a - b);
  const rounds = months.map(([, here]) => roundOf(c, here));
  const latest = rounds[rounds.length - 1] ?? null;
  return {
    rounds,
    latest,
    previous: rounds[rounds.length - 2] ?? null,
    ageDays: latest === null ? null : c.asOf - latest.date,
    nps: npsOf(months[months.length - 1]?.[1] ?? []),
  };
}

/**
 * The spread that a fall or rise must exceed: that of the latest round, or of the one before when a single person
 * scored (one person is never apart from himself). Null when neither round had two people.
 */
export function spreadForComparison(
  latest: SatisfactionRound | null,
  previous: SatisfactionRound | null,
): number | null {
  for (const round of [latest, previous]) if (round && round.respondents >= 2) return round.spread;
  return null;
}

/** The KPIs that the watermelon check looks at: the critical ones; where none is so marked, all that have a target. */
export function criticalKpis(kpis: readonly KpiAnalysis[]): readonly KpiAnalysis[] {
  const critical = kpis.filter((k) => k.kpi.tier === "critical" && k.kpi.relevance !== "retire");
  return critical.length > 0 ? critical : kpis.filter((k) => k.status !== null && k.kpi.relevance !== "retire");
}

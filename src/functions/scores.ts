/* eslint-disable @typescript-eslint/no-explicit-any -- Excel's metadata generator knows no other word for a cell of any kind */
import { caseStudyLadder, caseStudyReadiness } from "../core/scoring/caseStudy";
import { nps } from "../core/scoring/nps";
import { practiceMatch } from "../core/scoring/practiceMatch";
import { promisesKept } from "../core/scoring/promises";
import { type ReferenceAnswer, referenceability } from "../core/scoring/referenceability";
import { satisfaction } from "../core/scoring/satisfaction";
import { weightedScore } from "../core/scoring/weightedScore";
import { answer } from "./CellError";
import {
  block,
  choice,
  dates,
  numbers,
  optionalDate,
  optionalDates,
  optionalFlag,
  optionalNumber,
  texts,
  words,
} from "./arguments";
import { cell, withHeader } from "./spill";

/**
 * Net promoter score: share of promoters (9–10) less share of detractors (0–6), in points.
 * @customfunction NPS NPS
 * @param {any[][]} scores Replies from 0 to 10; blanks are not replies.
 * @returns {number} Points, −100 to 100.
 */
export function miNps(scores: any[][]): number {
  return answer(nps(block(scores, "scores"))).score;
}

/**
 * Standard error of the net promoter score, in points. With three replies it is 27–54 whenever they differ.
 * @customfunction NPS.ERROR NPS.ERROR
 * @param {any[][]} scores Replies from 0 to 10; blanks are not replies.
 * @returns {number} Points.
 */
export function miNpsError(scores: any[][]): number {
  return answer(nps(block(scores, "scores"))).error;
}

/**
 * Weighted mean of the scores that are there; #N/A when they carry too little of the weight. A missing score is never 0.
 * @customfunction SCORE.WEIGHTED SCORE.WEIGHTED
 * @param {any[][]} scores Scores in any one unit; blank: not scored.
 * @param {any[][]} weights Weights, 0 or more; they need not add up to 1.
 * @param {string} [missing] "renormalise" (default): the scores present carry all the weight; "none": no answer when one is missing.
 * @param {any} [coverageFloor] Share of the weight that must be scored, 0–1; 0.5 when left out.
 * @returns {number} Score in the unit of the scores.
 */
export function miScoreWeighted(scores: any[][], weights: any[][], missing?: string, coverageFloor?: any): number {
  return answer(
    weightedScore(
      numbers(scores, "scores"),
      numbers(weights, "weights"),
      choice(missing, "missing", ["renormalise", "none"], "renormalise"),
      optionalNumber(coverageFloor, "coverageFloor"),
    ),
  ).score;
}

/**
 * Satisfaction of a panel on its own criteria: weighted mean of each respondent, then the mean over respondents.
 * @customfunction SATISFACTION SATISFACTION
 * @param {any[][]} respondents Name of the respondent of each score.
 * @param {any[][]} criteria Criterion of each score.
 * @param {any[][]} scores Scores from 0 to 10; blank: not answered.
 * @param {any[][]} weights Weight of each criterion; 1 when blank.
 * @param {boolean} [header] TRUE for a header row.
 * @returns {any[][]} Score (0–10), number of respondents, spread (points between highest and lowest respondent), coverage (0–1).
 */
export function miSatisfaction(
  respondents: any[][],
  criteria: any[][],
  scores: any[][],
  weights: any[][],
  header?: boolean,
): any[][] {
  const weightList = numbers(weights, "weights");
  const r = answer(
    satisfaction(
      texts(respondents, "respondents"),
      texts(criteria, "criteria"),
      numbers(scores, "scores"),
      weightList.length === 0 ? null : weightList,
    ),
  );
  return withHeader(
    ["score", "n respondents", "spread", "coverage"],
    [[r.score, r.respondents, r.spread, r.coverage]],
    header,
  );
}

const answers: Readonly<Record<string, ReferenceAnswer>> = {
  yes: "yes",
  no: "no",
  conditional: "conditional",
  y: "yes",
  n: "no",
  maybe: "conditional",
  true: "yes",
  false: "no",
};

/**
 * Share of the accounts asked that would act as a reference: the latest answer of each that has not expired. Conditional is not a yes.
 * @customfunction REFERENCEABILITY REFERENCEABILITY
 * @param {any[][]} accounts Account or person of each answer.
 * @param {any[][]} dates Date of each answer (date or YYYY-MM-DD).
 * @param {any[][]} answers yes, no or conditional.
 * @param {any[][]} [expiries] Last day on which each answer holds; blank: it does not expire.
 * @param {any} [asOf] Date for which to answer; the latest date given when left out.
 * @returns {number} Share of accounts asked, 0–1.
 */
export function miReferenceability(
  accounts: any[][],
  dates: any[][],
  answers: any[][],
  expiries?: any[][],
  asOf?: any,
): number {
  return answer(
    referenceability(
      texts(accounts, "accounts"),
      daysOf(dates, "dates"),
      answersOf(answers),
      optionalDates(expiries, "expiries"),
      optionalDate(asOf, "asOf"),
    ),
  ).share;
}

/**
 * Readiness of a case study from 0 to 100: consent 20, measurable result 20, named sponsor 15, approval 15, freshness 10, stage 20.
 * @customfunction CASESTUDY.READINESS CASESTUDY.READINESS
 * @param {string} stage none, agreed, named on paper, brand on paper or video.
 * @param {any} consent TRUE when there is consent in writing.
 * @param {any} measurableResult TRUE when a measured result exists.
 * @param {any} sponsor TRUE when there is a named sponsor.
 * @param {any} approved TRUE when the text is approved.
 * @param {any} [ageDays] Days since the result was measured; fresh up to 365, stale from 730. Not judged when left out.
 * @returns {number} Points, 0 to 100.
 */
export function miCaseStudyReadiness(
  stage: string,
  consent: any,
  measurableResult: any,
  sponsor: any,
  approved: any,
  ageDays?: any,
): number {
  return answer(
    caseStudyReadiness(
      choice(stage, "stage", caseStudyLadder, "none"),
      optionalFlag(consent, "consent"),
      optionalFlag(measurableResult, "measurableResult"),
      optionalFlag(sponsor, "sponsor"),
      optionalFlag(approved, "approved"),
      optionalNumber(ageDays, "ageDays"),
    ),
  ).score;
}

/**
 * How well the practices of client and supplier match, factor by factor. A gap of 2 points or more is flagged.
 * @customfunction PRACTICE.MATCH PRACTICE.MATCH
 * @param {any[][]} factors Names of the factors.
 * @param {any[][]} clientScores Scores of the client, 0 to range.
 * @param {any[][]} supplierScores Scores of the supplier, 0 to range.
 * @param {any} [range] Highest score of the scale; 10 when left out.
 * @param {boolean} [header] TRUE for a header row.
 * @returns {any[][]} Factor, client, supplier, gap (client − supplier, points), flag (TRUE/FALSE).
 */
export function miPracticeMatch(
  factors: any[][],
  clientScores: any[][],
  supplierScores: any[][],
  range?: any,
  header?: boolean,
): any[][] {
  const { rows } = answer(
    practiceMatch(
      texts(factors, "factors"),
      numbers(clientScores, "clientScores"),
      numbers(supplierScores, "supplierScores"),
      optionalNumber(range, "range"),
    ),
  );
  return withHeader(
    ["factor", "client", "supplier", "gap", "flag"],
    rows.map((r) => [r.factor, cell(r.client), cell(r.supplier), cell(r.gap), r.flag ?? ""]),
    header,
  );
}

/**
 * Promises kept on time, of those that were due.
 * @customfunction PROMISES.KEPT PROMISES.KEPT
 * @param {any[][]} dueDates Date on which each promise was due (date or YYYY-MM-DD).
 * @param {any[][]} deliveredDates Date on which it was delivered; blank: not delivered.
 * @param {any} [asOf] Date for which to answer; the latest delivery when left out.
 * @returns {number} Share of promises due, 0–1.
 */
export function miPromisesKept(dueDates: any[][], deliveredDates: any[][], asOf?: any): number {
  return answer(
    promisesKept(daysOf(dueDates, "dueDates"), daysOf(deliveredDates, "deliveredDates"), optionalDate(asOf, "asOf")),
  ).share;
}

// parameters called `dates` and `answers` hide the names of these two inside their function
function daysOf(range: unknown, name: string): Float64Array {
  return dates(range, name);
}

function answersOf(range: unknown): (ReferenceAnswer | null)[] {
  return words(range, "answers", answers);
}

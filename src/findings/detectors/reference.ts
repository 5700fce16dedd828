import { caseStudyStages } from "../../contract/tables/relationship";
import type { Analysis } from "../analysis/Analysis";
import { answersOf, stageEvent } from "../analysis/references";
import { cellOf, cellsOf, inQuarter, slug, type RowsOf } from "../analysis/rows";
import type { Detector, RawFinding } from "../Rule";
import { capital, joinWords, plural, shortDate } from "../words";
import { tidy } from "./tidy";

/** Days after which a withdrawn reference is history and no longer news (ours). */
const WITHDRAWN_DAYS = 366;

type Row = RowsOf<"references">;

function withdrawn(a: Analysis, row: Row): RawFinding {
  const before = answersOf(a, row.account).filter((r) => r.date < row.date && r.answer !== "no");
  const last = before[before.length - 1];
  const earlier = last ? `, after saying ${last.answer} on ${shortDate(last.date)}` : "";
  const section = a.references!;
  return {
    id: `reference:${slug(row.account)}/withdrawn`,
    rule: "reference.withdrawn",
    table: "References",
    subject: row.account,
    label: row.account,
    kind: "relationship",
    concern: true,
    severity: 4,
    since: row.date,
    text: `${row.account} will no longer act as a reference: no on ${shortDate(row.date)}${earlier}. ${section.yes} of ${plural(section.asked, "account")} asked still ${section.yes === 1 ? "says" : "say"} yes.`,
    headline: `${row.account} withdrew as a reference`,
    why: "The latest answer is no, and an earlier one was yes or conditional.",
    howSure: "A fact from the log.",
    question: `What did ${row.account} experience that changed the answer, and who asks?`,
    party: "supplier",
    cells: [...cellsOf(row, "answer", "date"), ...(last ? cellsOf(last, "answer") : [])],
  };
}

function expiring(a: Analysis): RawFinding[] {
  const rows = [...(a.references?.expiring ?? [])].sort(
    (x, y) => x.expiry! - y.expiry! || (x.account < y.account ? -1 : 1),
  );
  const first = rows[0];
  if (!first) return [];
  const one = rows.length === 1;
  const when = (row: Row) =>
    row.expiry! < a.asOf
      ? `${row.account} expired on ${shortDate(row.expiry!)}`
      : `${row.account} until ${shortDate(row.expiry!)}`;
  const days = a.settings.thresholds.referenceExpiryDays;
  return [
    {
      id: "references/expiring",
      rule: "reference.expiring",
      table: "References",
      subject: one ? first.account : "references",
      label: one ? first.account : "References that expire",
      kind: "relationship",
      concern: true,
      severity: Math.min(4, 1 + rows.length * 0.3),
      since: Math.min(first.expiry!, a.asOf),
      value: rows.length,
      text: `${plural(rows.length, "reference")} ${one ? "needs" : "need"} a new consent: ${joinWords(rows.map(when))}.`,
      headline: one
        ? `Reference of ${first.account} to renew by ${shortDate(first.expiry!)}`
        : `${capital(plural(rows.length, "reference"))} to renew, the first by ${shortDate(first.expiry!)}`,
      why: `The latest answer is yes or conditional and expires within ${plural(days, "day")} of ${shortDate(a.asOf)}, or did so in the ${days} days before.`,
      howSure: "A fact from the log.",
      question: one
        ? `Who asks ${first.account} to renew, and what can we show since the last consent?`
        : "Who asks each of them to renew, and what can we show since the last consent?",
      cells: rows.map((row) => cellOf(row, "expiry")).filter((cell) => cell !== null),
    },
  ];
}

function stageMoved(a: Analysis): RawFinding[] {
  const section = a.references;
  if (!section) return [];
  const now = caseStudyStages.indexOf(section.stage);
  const before = caseStudyStages.indexOf(section.previousStage);
  const change = stageEvent(a);
  if (now === before || change === null) return [];
  const fell = now < before;
  if (!fell && !inQuarter(a.quarter, change.day)) return [];
  const missing =
    section.missingForNext.length > 0 ? ` Missing for the next stage: ${joinWords(section.missingForNext)}.` : "";
  return [
    {
      id: fell ? "case-study/fell-back" : "case-study/advanced",
      rule: fell ? "case-study.fell-back" : "case-study.advanced",
      table: "References",
      subject: "case study",
      label: "Case study",
      kind: fell ? "relationship" : "high",
      concern: fell,
      severity: Math.min(5, 2 + Math.abs(now - before)),
      since: change.day,
      value: now,
      text: `The case study ${fell ? "fell back" : "moved up"} from “${section.previousStage}” to “${section.stage}” on ${shortDate(change.day)}.${missing}`,
      headline: `Case study ${fell ? "fell back" : "moved up"} to “${section.stage}”`,
      why: `The stages in order: ${caseStudyStages.join(" < ")}; the highest that any account holds went ${fell ? "down" : "up"}.`,
      howSure: "A fact from the log.",
      question: fell
        ? "Why was the consent narrowed, and what would have to be true to go back up?"
        : `What would take it from “${section.stage}” to the next stage, and who asks?`,
      cells: change.rows.flatMap((row) => cellsOf(row, "stage", "expiry")),
    },
  ];
}

/** Accounts that said yes this quarter and had not said so before. */
function won(a: Analysis): RawFinding[] {
  const section = a.references;
  if (!section) return [];
  const news = section.latestByAccount.filter((line) => {
    if (line.answer !== "yes" || !inQuarter(a.quarter, line.since)) return false;
    const earlier = answersOf(a, line.account).filter((row) => row.date < line.since);
    return earlier[earlier.length - 1]?.answer !== "yes";
  });
  if (news.length === 0) return [];
  const one = news.length === 1;
  const names = joinWords(news.map((line) => `${line.account} (${shortDate(line.since)})`));
  return [
    {
      id: "references/won",
      rule: "reference.won",
      table: "References",
      subject: one ? news[0]!.account : "references",
      label: "References won",
      kind: "high",
      concern: false,
      severity: Math.min(4, 1.5 + news.length * 0.5),
      since: Math.min(...news.map((line) => line.since)),
      value: news.length,
      text: `${plural(news.length, "account")} said yes to being a reference in ${a.quarter.name}: ${names}. That makes ${section.yes} of ${section.asked} asked.`,
      headline: `${capital(plural(news.length, "new reference"))} in ${a.quarter.name}`,
      why: "The latest answer is yes, was given in the quarter under review, and the answer before it was not yes.",
      howSure: "A fact from the log.",
      question: "What convinced them, and whom do we ask next?",
      party: "supplier",
      cells: news.flatMap((line) => cellsOf(line.source, "answer", "date")),
    },
  ];
}

export const referenceDetector: Detector = {
  family: "reference",
  rules: [
    { id: "reference.withdrawn", kind: "relationship", about: "An account that was a reference now says no." },
    {
      id: "reference.expiring",
      kind: "relationship",
      about: "References expire soon or have just expired.",
      threshold: "referenceExpiryDays",
    },
    { id: "reference.won", kind: "high", about: "Accounts said yes to being a reference this quarter." },
    { id: "case-study.fell-back", kind: "relationship", about: "The case study fell back to a lower stage." },
    { id: "case-study.advanced", kind: "high", about: "The case study moved up a stage this quarter." },
  ],
  detect(a) {
    if (!a.references) return [];
    const recent = a.references.withdrawn.filter((row) => a.asOf - row.date <= WITHDRAWN_DAYS);
    return tidy([...recent.map((row) => withdrawn(a, row)), ...expiring(a), ...stageMoved(a), ...won(a)]);
  },
};

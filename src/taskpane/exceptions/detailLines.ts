import { cellAddress } from "../../contract/cells";
import type { Analysis } from "../../findings/analysis/Analysis";
import { assignedWords, restWords } from "../../findings/life/life";
import { capital, money, monthYear, plural } from "../../findings/words";
import type { ExceptionRow } from "./exceptionList";

export interface Detail {
  readonly term: string;
  readonly text: string;
}

/** Everything that is known about a row, in words: what a director asks next, in the order in which they ask it. */
export function detailsOf(row: ExceptionRow, analysis: Analysis | null): readonly Detail[] {
  const { finding: f, problem: p, life } = row;
  if (p) {
    return [
      { term: "Found", text: p.found === "" ? "nothing" : p.found },
      { term: "Expected", text: p.expected },
      {
        term: "Effect",
        text: p.severity === "error" ? "This row is left out until it is mended." : "The row is used; check it.",
      },
      { term: "Code", text: p.code },
    ];
  }
  if (!f) return [];
  const owners = [f.ownerClient ?? "no client owner", f.ownerSupplier ?? "no supplier owner"].join(" ↔ ");
  const worth =
    f.money === null ? null : `${money(f.money, analysis?.currency ?? "GBP")}${f.moneyBasis ? ` ${f.moneyBasis}` : ""}`;
  const seen = f.packsRunning > 1 ? `Seen in ${plural(f.packsRunning, "pack")} running` : "New in this pack";
  const agenda = f.onAgenda ? `On the agenda, ${plural(f.minutes, "minute")}` : "Not on the agenda";
  const rebase = row.kpi?.rebaseSuggestion;
  const details: (Detail | null)[] = [
    { term: "Why flagged", text: f.why },
    { term: "How sure", text: f.howSure },
    { term: "Question for the meeting", text: f.question },
    worth === null ? null : { term: "Worth", text: worth },
    f.since === null ? null : { term: "Since", text: monthYear(f.since) },
    { term: "Owners", text: life?.assigned ? `${owners} (${assignedWords(life.assigned)})` : owners },
    { term: "Place", text: `${f.rank}. ${f.rankReason}` },
    { term: "Agenda", text: `${agenda}. ${seen}.` },
    life?.rest ? { term: "Acknowledged", text: capital(restWords(life.rest).replace(/^Acknowledged /, "")) } : null,
    life?.comment ? { term: "Comment", text: life.comment.text } : null,
    life?.decision ? { term: "Decision", text: life.decision.text } : null,
    life?.issue ? { term: "Issue", text: life.issue } : null,
    f.history ? { term: "Earlier", text: f.history } : null,
    rebase
      ? {
          term: "Rebase suggested",
          text: `From ${monthYear(rebase.from)}: ${plural(rebase.run, "point")} on one side of the mean. If the process was changed then, write that month into the KPI's rebase date.`,
        }
      : null,
  ];
  return details.filter((d) => d !== null && d.text !== "") as Detail[];
}

/** Cell of the KPI's row that holds, or would hold, its rebase date. */
export function rebaseCell(row: ExceptionRow): string | null {
  const source = row.kpi?.kpi.source;
  const column = source?.columns["rebase"] ?? source?.columns["id"];
  return source && column !== undefined ? cellAddress(source.sheet, source.row, column) : null;
}

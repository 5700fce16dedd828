import type { CellProblem } from "../contract/Contract";
import { openFindingsOf } from "../findings/report";
import { plain, plural, shortDate } from "../findings/words";
import type { Made } from "./makePack";

const TOP = 5;

/** What the terminal says after a build: counts, the exceptions on top, what was left out, where the pack is. */
export function summary(
  made: Made,
  problems: readonly CellProblem[],
  out: string,
  findingsPath: string | null,
): string {
  const { report, analysis, document } = made;
  const open = openFindingsOf(report);
  const count = (test: (f: (typeof open)[number]) => boolean) => open.filter(test).length;
  const resting = report.findings.length - open.length;
  const lines = [
    `${document.title}, ${analysis.quarter.name}, as of ${shortDate(analysis.asOf)}`,
    `${plural(analysis.kpis.length, "KPI")}; ${plural(open.length, "exception")}: ${count((f) => f.kind === "low")} low, ${count((f) => f.kind === "breaking")} will probably break, ${count((f) => f.kind === "high")} high, ${count((f) => !["low", "breaking", "high", "data"].includes(f.kind))} from the logs and ledgers, ${count((f) => f.kind === "data")} data quality${resting > 0 ? `; ${resting} acknowledged` : ""}`,
    `about ${plain(report.expectedByChance, 1)} statistical signals would be expected by chance over ${plural(report.tested, "KPI")} tested`,
    "",
    ...open.slice(0, TOP).map((f) => `${String(f.rank).padStart(3)}  ${f.text}`),
    ...(open.length > TOP ? [`     … and ${open.length - TOP} more on the exceptions page`] : []),
    "",
    problemLine(problems),
    ...(document.missing.length
      ? [`pages not there: ${document.missing.map((m) => `${m.number} ${m.title} (${m.reason})`).join("; ")}`]
      : []),
    `pack: ${out} (${plural(document.pages.length, "page")})`,
    ...(findingsPath === null ? [] : [`findings: ${findingsPath}`]),
  ];
  return `${lines.join("\n")}\n`;
}

export function problemLine(problems: readonly CellProblem[]): string {
  if (problems.length === 0) return "nothing was left out";
  const errors = problems.filter((p) => p.severity === "error").length;
  return `${plural(errors, "problem")} left something out, ${plural(problems.length - errors, "note")}: see the record page, or “mi-pack check”`;
}

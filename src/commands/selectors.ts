import type { CellProblem } from "../contract/Contract";
import type { RankedFinding } from "../findings/Finding";
import { anyChosen, facetsOf, findingWords, hasWords, kpiBehind, passesFacets } from "./facets";
import type { AppState } from "./store";

/** What the state means. Pure and cheap; views and commands ask the same questions here. */

/** Findings that do not rest, before any filter. */
export function openFindings(state: AppState): readonly RankedFinding[] {
  const findings = state.report?.findings ?? [];
  if (state.acknowledged.size === 0) return findings;
  return findings.filter((finding) => !isResting(state, finding.id));
}

/** True until the day to which somebody has acknowledged the finding. */
export function isResting(state: AppState, id: string): boolean {
  const until = state.acknowledged.get(id)?.until;
  return until !== undefined && state.report !== null && until >= state.report.asOf;
}

/** Findings that the filter lets through, in their rank. */
export function visibleFindings(state: AppState): readonly RankedFinding[] {
  const { kind, text, facets } = state.filter;
  const { analysis } = state;
  if (kind === "problems") return [];
  const among = anyChosen(facets) && analysis ? facets : null;
  return openFindings(state).filter(
    (f) =>
      (kind === "all" || f.kind === kind) &&
      hasWords(findingWords(f), text) &&
      (among === null || passesFacets(facetsOf(f, kpiBehind(f, analysis!)), among)),
  );
}

/** Problems of the data that the filter lets through, worst first. */
export function visibleProblems(state: AppState): readonly CellProblem[] {
  const { kind, text, facets } = state.filter;
  // A fault of the data has no objective, tier or owner.
  if ((kind !== "all" && kind !== "problems") || anyChosen(facets)) return [];
  const all = state.problems.filter((p) => hasWords([p.message, p.cell, p.table].join("\n").toLowerCase(), text));
  return [...all.filter((p) => p.severity === "error"), ...all.filter((p) => p.severity !== "error")];
}

export interface Counts {
  readonly low: number;
  readonly high: number;
  readonly breaking: number;
  readonly other: number;
  /** Cells left out. */
  readonly errors: number;
  readonly warnings: number;
  readonly resting: number;
}

/** For the status bar and the tabs. */
export function counts(state: AppState): Counts {
  const open = openFindings(state);
  const of = (kind: RankedFinding["kind"]) => open.filter((f) => f.kind === kind).length;
  const [low, high, breaking] = [of("low"), of("high"), of("breaking")];
  const errors = state.problems.filter((p) => p.severity === "error").length;
  return {
    low,
    high,
    breaking,
    other: open.length - low - high - breaking,
    errors,
    warnings: state.problems.length - errors,
    resting: (state.report?.findings.length ?? 0) - open.length,
  };
}

export function selectedFinding(state: AppState): RankedFinding | null {
  return state.report?.findings.find((f) => f.id === state.selection) ?? null;
}

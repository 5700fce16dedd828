import type { RawFinding } from "../Rule";

/** Cells that a finding carries at most: enough to see the case, few enough to select and to keep in a file. */
const MOST_CELLS = 50;

/** Findings with each cell once, and not more cells than anyone would look at; the text says how many there are. */
export function tidy(findings: readonly RawFinding[]): readonly RawFinding[] {
  return findings.map((finding) => ({ ...finding, cells: [...new Set(finding.cells ?? [])].slice(0, MOST_CELLS) }));
}

import { colour } from "./theme";

/** How cells are marked in the user's own sheets, whichever host marks them, and the signs by which marks are found again. */

export type HighlightTone = "concern" | "improvement" | "data";

/** Our conditional formats are told by their formula, which is always true. */
export const HIGHLIGHT_RULE = "MI highlight";
/** Our notes are told by how they begin. */
export const HIGHLIGHT_NOTE = "Governance MI: ";
export const LONGEST_HIGHLIGHT_NOTE = 1000;
/** A wall of notes helps nobody, and each is an object of Excel's: the first so many marks get one. */
export const MOST_HIGHLIGHT_NOTES = 300;

/** Colour, and for those who see none the kind of line around the cell. */
export const highlightLooks: Readonly<
  Record<
    HighlightTone,
    { readonly colour: string; readonly line: "continuous" | "dash" | "dot"; readonly bold: boolean }
  >
> = {
  concern: { colour: colour.concern, line: "continuous", bold: true },
  improvement: { colour: colour.improvement, line: "dash", bold: true },
  data: { colour: colour.target, line: "dot", bold: false },
};

/** `LEN("MI highlight concern")>0`: always true, and nobody else's. */
export function highlightFormula(tone: HighlightTone): string {
  return `LEN("${HIGHLIGHT_RULE} ${tone}")>0`;
}

export function isHighlightFormula(formula: string): boolean {
  return formula.includes(`"${HIGHLIGHT_RULE}`);
}

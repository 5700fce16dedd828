/** Pictures of a real session in the workbench, by file name in docs/screenshots: what each one shows. */
export const pictures = {
  workbench: "The workbench: the sample contract, and an exception explained with its control chart",
  "journey-pack": "A messy workbook: what could not be used, cell by cell, beside the cell itself",
  "journey-cost": "Two bids by total cost of performance, and the cost per unit as a formula in the sheet",
  "journey-finance": "A billing surprise: the exception, how it was worked out, and the invoice line it came from",
  "journey-satisfaction": "The satisfaction panel scored: the round, its trend, and the rows in the visible table",
  "page-1": "On one page: tiles, achievements, failures, what needs the meeting",
  exceptions: "Exceptions: ranked, explained, with question, comment and decision",
  charts: "Control charts with limits, targets and flagged points",
} as const;

export type PictureName = keyof typeof pictures;

/** Bytes above which a picture is too large for the repository. */
export const MOST_BYTES = 250_000;

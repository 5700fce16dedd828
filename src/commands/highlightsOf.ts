import type { Finding } from "../findings/Finding";
import type { Highlight } from "../host/SpreadsheetHost";

/** One mark a cell: the finding ranked first speaks, a problem only where no finding does. */
export function highlightsOf(
  findings: readonly Pick<Finding, "cells" | "concern" | "text">[],
  problems: readonly { readonly cell: string; readonly message: string }[],
): Highlight[] {
  const marks = new Map<string, Highlight>();
  for (const finding of findings)
    for (const address of finding.cells)
      if (!marks.has(address))
        marks.set(address, { address, tone: finding.concern ? "concern" : "improvement", note: finding.text });
  for (const { cell, message } of problems)
    if (!marks.has(cell)) marks.set(cell, { address: cell, tone: "data", note: message });
  return [...marks.values()];
}

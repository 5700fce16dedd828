import type { WorkbookModel } from "../../officejs/model/WorkbookModel";

export interface SelectionFacts {
  readonly count: number;
  /** As they are shown; null when no cell holds a number. */
  readonly average: string | null;
  readonly sum: string | null;
}

const shown = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 4 });

/** What Excel says about more than one selected cell with something in it; null for less. Cost: linear in filled cells. */
export function selectionFacts({ active, selection }: WorkbookModel): SelectionFacts | null {
  if (selection.rows * selection.columns < 2) return null;
  let count = 0;
  let numbers = 0;
  let sum = 0;
  for (const [row, column] of active.cells.within(selection)) {
    const value = active.valueAt(row, column);
    if (value === null || value === "") continue;
    count++;
    if (typeof value !== "number") continue;
    numbers++;
    sum += value;
  }
  if (count < 2) return null;
  return numbers === 0
    ? { count, average: null, sum: null }
    : { count, average: shown.format(sum / numbers), sum: shown.format(sum) };
}

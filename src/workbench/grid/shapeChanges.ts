import type { IRange, IWorksheetData } from "@univerjs/core";
import type { GridCommands } from "./GridCommands";

type Shape = Partial<IWorksheetData>;
type Lines = Readonly<Record<number, { readonly [key: string]: unknown } | undefined>>;

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Lines (rows or columns) whose entry differs, set back to the default where it is gone. */
function changedLines(before: Lines, after: Lines, blank: Readonly<Record<string, unknown>>): Record<number, unknown> {
  const changed: Record<number, unknown> = {};
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)].map(Number))) {
    if (!same(before[key], after[key])) changed[key] = { ...blank, ...after[key] };
  }
  return changed;
}

function lineRanges(lines: Readonly<Record<number, unknown>>, vertical: boolean): IRange[] {
  return Object.keys(lines).map((key) => {
    const at = Number(key);
    return vertical
      ? { startRow: at, endRow: at, startColumn: 0, endColumn: 0 }
      : { startRow: 0, endRow: 0, startColumn: at, endColumn: at };
  });
}

/** Brings a sheet of the grid from one shape to another: only what differs is touched. */
export function applyShape(commands: GridCommands, subUnitId: string, before: Shape, after: Shape): void {
  const mutate = (id: string, params: Readonly<Record<string, unknown>>): void =>
    commands.mutate(`sheet.mutation.${id}`, { subUnitId, ...params });
  const differs = (key: keyof Shape): boolean => !same(before[key], after[key]);
  if (differs("name")) mutate("set-worksheet-name", { name: after.name });
  if (differs("tabColor")) mutate("set-tab-color", { color: after.tabColor });
  if (differs("rowCount")) mutate("set-worksheet-row-count", { rowCount: after.rowCount });
  if (differs("columnCount")) mutate("set-worksheet-column-count", { columnCount: after.columnCount });
  if (differs("showGridlines")) mutate("toggle-gridlines", { showGridlines: after.showGridlines });
  if (differs("mergeData")) {
    if (before.mergeData?.length) mutate("remove-worksheet-merge", { ranges: before.mergeData });
    if (after.mergeData?.length) mutate("add-worksheet-merge", { ranges: after.mergeData });
  }
  if (differs("columnData")) {
    const lines = changedLines((before.columnData ?? {}) as Lines, (after.columnData ?? {}) as Lines, {
      w: after.defaultColumnWidth,
      hd: 0,
      s: null,
    });
    mutate("set-col-data", { columnData: lines });
    // the width is set once more by the mutation that the drawing listens to
    const colWidth = Object.fromEntries(Object.entries(lines).map(([at, line]) => [at, (line as { w: number }).w]));
    mutate("set-worksheet-col-width", { ranges: lineRanges(lines, false), colWidth });
  }
  if (differs("rowData")) {
    const lines = changedLines((before.rowData ?? {}) as Lines, (after.rowData ?? {}) as Lines, {
      h: after.defaultRowHeight,
      hd: 0,
      s: null,
    });
    mutate("set-row-data", { rowData: lines });
    const rowHeight = Object.fromEntries(Object.entries(lines).map(([at, line]) => [at, (line as { h: number }).h]));
    mutate("set-worksheet-row-height", { ranges: lineRanges(lines, true), rowHeight });
  }
  if (differs("freeze")) mutate("set-frozen", { ...after.freeze });
  if (differs("hidden")) mutate("set-worksheet-hidden", { hidden: after.hidden });
}

import { offsetFormula } from "../officejs/model/transfer";
import { sortedRows, sortJob } from "../officejs/model/sortOrder";
import type { WorkbookGrid } from "../grid/WorkbookGrid";
import { gridSheetOf } from "./gridDesk";

/**
 * Sorts the rows under the selection by the column of the active cell, as one step that can be undone. Formulas move as
 * copies would: what they say of their own row they say of the new one. What stands in the way is told in words.
 */
export function sortCells(grid: WorkbookGrid, descending: boolean): void {
  const { active: sheet, selection } = grid.host.book;
  const job = sortJob(sheet, selection);
  if (typeof job === "string") return grid.refuse(job);
  const target = gridSheetOf(grid, sheet);
  if (!target) return;
  const { area, rows } = job;
  const from = new Map(sortedRows(sheet, job, descending).map((source, i) => [rows[i] ?? source, source]));
  if ([...from].every(([to, source]) => to === source)) return;
  const range = target.getRange(area.row - 1, area.column - 1, area.rows, area.columns);
  const raw = target.getSheet();
  const cells = Array.from({ length: area.rows }, (_, i) =>
    Array.from({ length: area.columns }, (__, j) => {
      const to = area.row + i;
      const source = from.get(to) ?? to; // hidden rows stay
      const data = raw.getCellRaw(source - 1, area.column - 1 + j);
      const formula = sheet.cells.get(source, area.column + j)?.formula ?? null;
      const moved = formula === null ? null : offsetFormula(formula, to - source, 0);
      // what is null takes away what stood there before
      return { v: data?.v ?? null, t: data?.t ?? null, p: data?.p ?? null, f: moved, si: null, s: data?.s ?? null };
    }),
  );
  range.setValues(cells);
}

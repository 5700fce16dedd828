import { type CellValue, isCellError } from "../../../contract/cells";
import { type Area, areaOf, bottom, bounding, contains, intersection, parseArea, right } from "./addresses";
import type { SheetModel } from "./SheetModel";

/** What is sorted: the rows of an area (without headers) by one of its columns. */
export interface SortJob {
  readonly area: Area;
  readonly column: number;
  /** Rows of the sheet that are shown: hidden ones stay where they are, as in Excel. */
  readonly rows: readonly number[];
}

/** The block of filled cells around a cell, to the first empty row and column on each side. */
function blockAround(sheet: SheetModel, at: Area): Area {
  let area = at;
  for (;;) {
    const [row, column] = [Math.max(1, area.row - 1), Math.max(1, area.column - 1)];
    const filled = sheet.usedArea(true, areaOf(row, column, bottom(area) + 2 - row, right(area) + 2 - column));
    const next = filled ? bounding(area, filled) : area;
    if (next.rows === area.rows && next.columns === area.columns) return area;
    area = next;
  }
}

/** As Excel guesses: words above figures, or above cells that look otherwise, are headers. */
function hasHeader(sheet: SheetModel, area: Area): boolean {
  if (area.rows < 2) return false;
  let unlike = false;
  for (let column = area.column; column <= right(area); column++) {
    const [head, first] = [sheet.valueAt(area.row, column), sheet.valueAt(area.row + 1, column)];
    if (head !== null && typeof head !== "string") return false;
    const bold = sheet.formatAt(area.row, column).bold && !sheet.formatAt(area.row + 1, column).bold;
    if (head !== null && (bold || (first !== null && typeof first !== "string"))) unlike = true;
  }
  return unlike;
}

/** Below the headers of the table or filter that the cell is in, else of the block around it, else the selection. */
function rowsToSort(sheet: SheetModel, selection: Area): Area {
  const at = areaOf(selection.row, selection.column);
  const table = sheet.tables.find((one) => contains(one.area, at));
  if (table) return table.body;
  const { filter } = sheet;
  if (filter && contains(filter.area, at) && filter.area.rows > 1)
    return { ...filter.area, row: filter.area.row + 1, rows: filter.area.rows - 1 };
  const used = sheet.usedArea(true);
  const chosen = selection.rows > 1 && used ? intersection(selection, used) : null;
  const block = chosen ?? blockAround(sheet, at);
  return hasHeader(sheet, block) ? { ...block, row: block.row + 1, rows: block.rows - 1 } : block;
}

/** What sorting at this selection sorts, or why it cannot, in words. */
export function sortJob(sheet: SheetModel, selection: Area): SortJob | string {
  const area = rowsToSort(sheet, selection);
  if (area.rows < 2) return "There is nothing to sort here: select a cell of the rows to be sorted.";
  if (sheet.locks(area)) return `${sheet.name} is protected: its rows cannot be sorted.`;
  if (sheet.merges.some((merge) => intersection(merge, area)))
    return "Rows with merged cells cannot be sorted: part the cells first.";
  if (sheet.spills.all().some((spill) => intersection(spill.area, area)))
    return "Rows that a formula fills cannot be sorted.";
  const links = [...sheet.links.keys()].flatMap((text) => parseArea(text) ?? []);
  if ([...sheet.notes.map(({ row, column }) => areaOf(row, column)), ...links].some((at) => contains(area, at)))
    return "These rows have notes or links, which would not move with them: sorting was left undone.";
  const rows = Array.from({ length: area.rows }, (_, i) => area.row + i).filter((row) => !sheet.hiddenRows.has(row));
  return { area, column: selection.column, rows };
}

/** Numbers, then words whatever their case, then no and yes, then errors; blanks last, whichever way it goes. */
function rank(value: CellValue): number {
  if (isCellError(value)) return 3;
  return typeof value === "number" ? 0 : typeof value === "string" ? 1 : 2;
}

const WORDS = new Intl.Collator("en", { sensitivity: "accent" });

function compareValues(a: CellValue, b: CellValue): number {
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (typeof a === "string" && typeof b === "string") return WORDS.compare(a, b);
  return isCellError(a) || isCellError(b) ? 0 : Number(a) - Number(b);
}

/** Which row comes to stand in each of the job's rows, in order; equal ones keep their order. */
export function sortedRows(sheet: SheetModel, { rows, column }: SortJob, descending: boolean): number[] {
  const values = new Map(rows.map((row) => [row, sheet.valueAt(row, column)]));
  const isBlank = (value: CellValue | undefined): boolean => value === null || value === undefined || value === "";
  return [...rows].sort((a, b) => {
    const [x = null, y = null] = [values.get(a), values.get(b)];
    if (isBlank(x) || isBlank(y)) return Number(isBlank(x)) - Number(isBlank(y));
    return descending ? compareValues(y, x) : compareValues(x, y);
  });
}

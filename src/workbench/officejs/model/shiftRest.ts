import { type Area, areaOf, areaText, parseArea } from "./addresses";
import type { ChartSource } from "./ChartModel";
import type { SheetModel } from "./SheetModel";
import { type Shift, shifted } from "./shifted";

function movedLines(lines: Set<number>, shift: Shift, vertical: boolean): void {
  if (shift.vertical !== vertical) return;
  const moved = [...lines].map((at) =>
    shifted(vertical ? areaOf(at, shift.area.column) : areaOf(shift.area.row, at), shift),
  );
  lines.clear();
  for (const area of moved) if (area) lines.add(vertical ? area.row : area.column);
}

function movedBreaks(breaks: readonly number[], shift: Shift, vertical: boolean): number[] {
  const lines = new Set(breaks);
  movedLines(lines, shift, vertical);
  return [...lines].sort((a, b) => a - b);
}

/** Where a chart begins, in cells: it moves when these do. */
export function chartCorner(sheet: SheetModel, left: number, top: number): Area {
  let [row, column] = [1, 1];
  while (sheet.topOf(row + 1) <= top + 0.01) row++;
  while (sheet.leftOf(column + 1) <= left + 0.01) column++;
  return areaOf(row, column);
}

/** Corners of the sheet's charts, to be taken before cells move. */
export function chartCorners(sheet: SheetModel): Map<object, Area> {
  return new Map(sheet.charts.map((chart) => [chart, chartCorner(sheet, chart.left, chart.top)]));
}

/** Charts follow the cells at their top left, as Excel's do by default; their size stays. */
export function moveCharts(sheet: SheetModel, shift: Shift, corners: ReadonlyMap<object, Area>, before: Measure): void {
  for (const chart of sheet.charts) {
    const corner = corners.get(chart);
    if (!corner) continue;
    const at = shifted(corner, shift) ?? areaOf(shift.area.row, shift.area.column);
    if (shift.vertical) chart.top += sheet.topOf(at.row) - before.topOf(corner.row);
    else chart.left += sheet.leftOf(at.column) - before.leftOf(corner.column);
  }
}

export interface Measure {
  topOf(row: number): number;
  leftOf(column: number): number;
}

/** Edges of rows and columns as they are now, for corners looked up later. */
export function measured(sheet: SheetModel, corners: ReadonlyMap<object, Area>): Measure {
  const tops = new Map([...corners.values()].map(({ row }) => [row, sheet.topOf(row)]));
  const lefts = new Map([...corners.values()].map(({ column }) => [column, sheet.leftOf(column)]));
  return { topOf: (row) => tops.get(row) ?? 0, leftOf: (column) => lefts.get(column) ?? 0 };
}

/** Everything on a sheet that belongs to a place and is no cell: notes, links, hidden lines, page set-up, sparklines. */
export function shiftRest(sheet: SheetModel, shift: Shift, whole: boolean): void {
  sheet.notes = sheet.notes.flatMap((note) => {
    const at = shifted(areaOf(note.row, note.column), shift);
    return at ? [{ ...note, row: at.row, column: at.column }] : [];
  });
  const links = [...sheet.links];
  sheet.links.clear();
  for (const [address, link] of links) {
    const area = parseArea(address);
    const at = area && shifted(area, shift);
    if (at) sheet.links.set(areaText(at), link);
  }
  sheet.sparklines = sheet.sparklines.flatMap((line) => {
    const at = shifted(areaOf(line.row, line.column), shift);
    return at ? [{ ...line, row: at.row, column: at.column }] : [];
  });
  for (const chart of sheet.book.sheets.flatMap((other) => other.charts)) {
    const moved = (source: ChartSource<SheetModel> | null): ChartSource<SheetModel> | null => {
      if (source?.sheet !== sheet) return source;
      const area = shifted(source.area, shift);
      return area && { ...source, area };
    };
    for (const series of chart.series) {
      series.values = moved(series.values);
      series.categories = moved(series.categories);
      series.nameSource = moved(series.nameSource);
    }
  }
  if (sheet.filter) {
    const area = shifted(sheet.filter.area, shift);
    movedLines(sheet.filter.hidden, shift, true);
    sheet.filter = area && { ...sheet.filter, area };
  }
  for (const table of sheet.tables) movedLines(table.filteredRows, shift, true);
  if (!whole) return;
  movedLines(sheet.hiddenRows, shift, true);
  movedLines(sheet.hiddenColumns, shift, false);
  sheet.rowBreaks = movedBreaks(sheet.rowBreaks, shift, true);
  sheet.columnBreaks = movedBreaks(sheet.columnBreaks, shift, false);
  const { page } = sheet;
  page.printArea = page.printArea?.flatMap((area) => shifted(area, shift) ?? []) ?? null;
  page.titleRows = page.titleRows && shifted(page.titleRows, shift);
  page.titleColumns = page.titleColumns && shifted(page.titleColumns, shift);
}

import { boxOf } from "../charts/laidOutChart";
import { type Area, areaOf, bottom, bounding, right } from "../officejs/model/addresses";
import type { SheetModel } from "../officejs/model/SheetModel";
import { type Line, paginate, type PaperPage } from "./paginate";
import { type Paper, paperOf, printedWidth } from "./paper";
import { cellText, type Measure, NO_MEASURE, textWidth } from "./texts";

/** One printed page: what part of which area of the sheet stands on it. */
export interface PrintedPage extends PaperPage {
  readonly area: Area;
  readonly scale: number;
}

export interface PrintedSheet {
  readonly sheet: SheetModel;
  readonly paper: Paper;
  readonly pages: readonly PrintedPage[];
  /** Number of the first page. */
  readonly first: number;
}

/** Cells with words that may run over their edge are looked at up to here: more would keep people waiting. */
const MEASURED = 20_000;

/** Rows that nobody sees, by hand or by a filter. */
export function hiddenRowsOf(sheet: SheetModel): ReadonlySet<number> {
  const filtered = [sheet.filter?.hidden, ...sheet.tables.map((table) => table.filteredRows)];
  return new Set([...sheet.hiddenRows, ...filtered.flatMap((rows) => [...(rows ?? [])])]);
}

/** What Excel prints of a sheet without a print area: from A1 to the last cell with contents or looks, charts included. */
function filledArea(sheet: SheetModel, measure: Measure): Area | null {
  let area: Area | null = null;
  let measured = 0;
  const include = (other: Area): void => {
    area = area ? bounding(area, other) : bounding(areaOf(1, 1), other);
  };
  for (const [row, column, cell] of sheet.cells.within(sheet.everything)) {
    if (cell.isEmpty && cell.format.fill === null && Object.keys(cell.format.borders).length === 0) continue;
    include(areaOf(row, column));
    // words may run on beyond the last column: they are printed too
    if (typeof cell.value !== "string" || cell.format.wrap || cell.format.horizontal === "Right") continue;
    if (cell.value.length < 8 || ++measured > MEASURED || sheet.mergeAt(row, column)) continue;
    let room = printedWidth(sheet, column);
    let last = column;
    const width = textWidth(cellText(sheet, row, column), cell.format, measure);
    while (room < width && last < column + 60) {
      const next = sheet.cells.get(row, last + 1);
      if (next && !next.isEmpty) break;
      room += printedWidth(sheet, ++last);
    }
    include(areaOf(row, column, 1, last - column + 1));
  }
  for (const { area: spilled } of sheet.spills.all()) include(spilled);
  for (const merge of sheet.merges) if (area && sheet.cells.get(merge.row, merge.column)) include(merge);
  for (const chart of sheet.charts) include(boxOf(chart));
  for (const { row, column } of sheet.sparklines) include(areaOf(row, column));
  return area;
}

function rowLines(sheet: SheetModel, from: number, to: number, hidden: ReadonlySet<number>): Line[] {
  const lines: Line[] = [];
  for (let row = from; row <= to; row++) {
    const size = hidden.has(row) ? 0 : sheet.rowHeight(row);
    if (size > 0) lines.push({ index: row, size });
  }
  return lines;
}

function columnLines(sheet: SheetModel, from: number, to: number): Line[] {
  const lines: Line[] = [];
  for (let column = from; column <= to; column++) {
    const size = printedWidth(sheet, column);
    if (size > 0) lines.push({ index: column, size });
  }
  return lines;
}

/** The pages on which a sheet is printed; none for an empty one. Each of several print areas begins a page. */
export function printedSheet(sheet: SheetModel, measure: Measure = NO_MEASURE): PrintedSheet {
  const { page } = sheet;
  const paper = paperOf(page);
  const filled = page.printArea && page.printArea.length > 0 ? null : filledArea(sheet, measure);
  const areas = page.printArea && page.printArea.length > 0 ? page.printArea : filled ? [filled] : [];
  const hidden = hiddenRowsOf(sheet);
  const { titleRows, titleColumns } = page;
  const parts = areas.map((area) => ({
    area,
    ...paginate({
      rows: rowLines(sheet, area.row, bottom(area), hidden),
      columns: columnLines(sheet, area.column, right(area)),
      titleRows: titleRows ? rowLines(sheet, titleRows.row, bottom(titleRows), hidden) : [],
      titleColumns: titleColumns ? columnLines(sheet, titleColumns.column, right(titleColumns)) : [],
      rowBreaks: sheet.rowBreaks,
      columnBreaks: sheet.columnBreaks,
      width: paper.innerWidth,
      height: paper.innerHeight,
      zoom: page.zoom,
      order: page.printOrder === "OverThenDown" ? "OverThenDown" : "DownThenOver",
    }),
  }));
  return {
    sheet,
    paper,
    pages: parts.flatMap(({ area, scale, pages }) => pages.map((one) => ({ ...one, area, scale }))),
    first: page.firstPageNumber === "" ? 1 : page.firstPageNumber,
  };
}

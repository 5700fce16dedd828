import { addressOf } from "../../../src/host/excel/address";
import type { WorkbookModel } from "../../../src/workbench/officejs/model/WorkbookModel";
import type { SheetModel } from "../../../src/workbench/officejs/model/SheetModel";

function series(chart: SheetModel["charts"][number]): unknown[] {
  const source = (at: { sheet: { name: string }; area: Parameters<typeof addressOf>[0] } | null): string | null =>
    at && `${at.sheet.name}!${addressOf(at.area)}`;
  return chart.series.map((line) => ({
    name: line.name,
    values: source(line.values),
    categories: source(line.categories),
    marker: [line.markerStyle, line.markerSize, line.markerBackgroundColor],
    line: { ...line.line },
    labels: line.hasDataLabels,
    points: [...line.points]
      .filter(([, point]) => point.hasDataLabel)
      .map(([index, point]) => [index, point.label.text]),
  }));
}

/** All that a person could see or print of a sheet, as plain data to be compared. */
export function pictureOf(sheet: SheetModel): unknown {
  const cells: Record<string, unknown> = {};
  for (const [row, column, cell] of sheet.cells.within(sheet.everything)) {
    const plain = cell.format === sheet.plainFormat(row, column);
    if (cell.value === null && cell.formula === null && plain) continue;
    const { value, formula, quoted, format } = cell;
    cells[`${row} ${column}`] = [formula ?? value, formula === null ? quoted : false, JSON.stringify(format)];
  }
  const { visibility, tabColour, gridlines, frozen, page, rowBreaks } = sheet;
  return {
    id: sheet.id,
    cells,
    look: { visibility, tabColour, gridlines, frozen, rowBreaks: [...rowBreaks] },
    page: JSON.parse(JSON.stringify(page)) as unknown,
    links: Object.fromEntries(sheet.links),
    merges: sheet.merges.map((area) => addressOf(area)).sort(),
    tables: sheet.tables
      .map((table) => [table.id, table.name, addressOf(table.area), table.showFilterButton, table.showBandedRows])
      .sort(),
    conditional: sheet.conditionalFormats.map((format) => [
      format.formula,
      format.areas.map((area) => addressOf(area)),
      format.fill,
      format.fontColour,
      format.bold,
      [...format.borders],
    ]),
    notes: sheet.comments.map(({ row, column, content }) => [row, column, content]),
    widths: [...sheet.columnWidths].sort((a, b) => a[0] - b[0]),
    heights: [...sheet.rowHeights].filter(([, points]) => points !== 15).sort((a, b) => a[0] - b[0]),
    charts: sheet.charts
      .map((chart) => ({
        name: chart.name,
        type: chart.type,
        title: chart.title.text,
        axes: [chart.value.minimum, chart.value.maximum, chart.value.numberFormat, chart.category.numberFormat],
        place: [chart.left, chart.top, chart.width, chart.height].map(Math.round),
        series: series(chart),
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

/** The whole workbook, sheet by sheet in their order. */
export function pictureOfBook(book: WorkbookModel): Record<string, unknown> {
  return Object.fromEntries([
    ["order", book.sheets.map((sheet) => sheet.name)],
    ["names", book.names.map(({ name, formula }) => [name, formula])],
    ...book.sheets.map((sheet): [string, unknown] => [sheet.name, pictureOf(sheet)]),
  ]);
}

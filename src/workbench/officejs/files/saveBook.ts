import { isCellError } from "../../../contract/cells";
import { renderXlsx } from "../../../host/xlsx/writeWorkbook";
import type {
  Box,
  LaidOutCell,
  LaidOutConditionalFormat,
  LaidOutPack,
  LaidOutSheet,
  LaidOutValidation,
} from "../../../pack/LaidOutPack";
import { type Area, areaText, bottom, right } from "../model/addresses";
import type { PageLayoutModel } from "../model/PageLayoutModel";
import type { SheetModel } from "../model/SheetModel";
import type { ValidationModel } from "../model/ValidationModel";
import type { WorkbookModel } from "../model/WorkbookModel";
import { laidOutChart } from "./charts";
import { StyleList } from "./styles";

function boxOf(area: Area): Box {
  return { row: area.row, column: area.column, rows: area.rows, columns: area.columns };
}

/** Points of a column to the characters that files count in: seven pixels a digit and five beside them. */
function characters(points: number): number {
  return Math.max(0, Math.round(((points / 0.75 - 5) / 7) * 100) / 100);
}

function cellsOf(sheet: SheetModel, styles: StyleList): LaidOutCell[] {
  const cells: LaidOutCell[] = [];
  const notes = new Map(sheet.notes.map((note) => [`${note.row},${note.column}`, note.content]));
  for (const [row, column, cell] of sheet.cells.within(sheet.everything)) {
    const value = sheet.valueAt(row, column);
    const link = sheet.links.get(areaText({ row, column, rows: 1, columns: 1 }));
    const note = notes.get(`${row},${column}`);
    cells.push({
      row,
      column,
      ...(isCellError(value) ? { value: null, error: value.error } : { value }),
      style: styles.indexOf(cell.format),
      ...(cell.formula !== null && { formula: cell.formula.slice(1) }),
      ...(link && {
        link: {
          target: link.documentReference === undefined ? (link.address ?? "") : `#${link.documentReference}`,
          ...(link.screenTip !== undefined && { tip: link.screenTip }),
        },
      }),
      ...(note !== undefined && { note }),
    });
  }
  return cells.sort((a, b) => a.row - b.row || a.column - b.column);
}

function conditional(sheet: SheetModel): LaidOutConditionalFormat[] {
  return sheet.conditionalFormats
    .filter((format) => format.type === "Custom" && format.formula !== "")
    .flatMap((format) =>
      format.areas.map((area) => ({
        box: boxOf(area),
        formula: format.formula.slice(1),
        style: {
          ...(format.fontColour !== null && { colour: format.fontColour }),
          ...(format.fill !== null && { fill: format.fill }),
          ...(format.bold !== null && { bold: format.bold }),
        },
      })),
    );
}

function validationOf(model: ValidationModel): LaidOutValidation[] {
  const message = model.errorAlert.message ?? "";
  const box = boxOf(model.area);
  const [kind, raw] = Object.entries(model.rule)[0] ?? [];
  const rule = (raw ?? {}) as Readonly<Record<string, unknown>>;
  const limits = { min: Number(rule["formula1"]), max: Number(rule["formula2"]) };
  if (kind === "list" && typeof rule["source"] === "string" && !rule["source"].startsWith("=")) {
    return [{ box, list: rule["source"].split(",").map((text) => text.trim()), message }];
  }
  if (rule["operator"] === "Between" && kind === "wholeNumber") return [{ box, whole: limits, message }];
  if (rule["operator"] === "Between" && kind === "decimal") return [{ box, decimal: limits, message }];
  return kind === "date" ? [{ box, date: true, message }] : [];
}

function headerCodes(page: PageLayoutModel, end: "Header" | "Footer"): string {
  const parts = [
    ["&L", page.allPages[`left${end}`]],
    ["&C", page.allPages[`center${end}`]],
    ["&R", page.allPages[`right${end}`]],
  ] as const;
  return parts.map(([code, text]) => (text === "" ? "" : code + text)).join("");
}

function printOf(sheet: SheetModel): LaidOutSheet["print"] {
  const { page } = sheet;
  const area = page.printArea?.[0] ?? sheet.usedArea(false);
  if (!area) return undefined;
  const inches = (points: number) => Math.round((points / 72) * 10000) / 10000;
  return {
    orientation: page.orientation === "Landscape" ? "landscape" : "portrait",
    area: boxOf(area),
    fit: { width: page.zoom.horizontalFitToPages ?? 0, height: page.zoom.verticalFitToPages ?? 0 },
    ...(page.zoom.scale !== undefined && { scale: page.zoom.scale }),
    ...(page.titleRows && { titleRows: { from: page.titleRows.row, to: bottom(page.titleRows) } }),
    breaks: sheet.rowBreaks,
    header: headerCodes(page, "Header"),
    footer: headerCodes(page, "Footer"),
    margins: {
      top: inches(page.topMargin),
      bottom: inches(page.bottomMargin),
      left: inches(page.leftMargin),
      right: inches(page.rightMargin),
      header: inches(page.headerMargin),
      footer: inches(page.footerMargin),
    },
  };
}

function sheetOf(sheet: SheetModel, styles: StyleList): LaidOutSheet {
  const used = sheet.usedArea(false);
  const columns = Math.max(used ? right(used) : 1, ...sheet.columnWidths.keys());
  const print = printOf(sheet);
  return {
    name: sheet.name,
    pageId: sheet.id,
    ...(sheet.tabColour !== null && { tabColour: sheet.tabColour }),
    columnWidths: Array.from({ length: columns }, (_, i) => characters(sheet.columnWidth(i + 1))),
    rowHeights: new Map(sheet.rowHeights),
    cells: cellsOf(sheet, styles),
    merges: sheet.merges.map(boxOf),
    tables: sheet.tables
      .filter((table) => table.showHeaders)
      .map((table) => ({
        ...boxOf(table.area),
        name: table.name,
        headers: table.columnIds.map((_, i) => table.columnName(i)),
        filter: table.showFilterButton,
        banded: table.showBandedRows,
      })),
    conditionalFormats: conditional(sheet),
    sparklines: [],
    charts: sheet.charts.flatMap((chart) => laidOutChart(chart) ?? []),
    validations: sheet.validations.flatMap(validationOf),
    ...(sheet.frozen && { freeze: sheet.frozen }),
    gridlines: sheet.gridlines,
    ...(sheet.visibility !== "Visible" && { hidden: true }),
    ...(print && { print }),
    typed: [],
  };
}

/** The workbook as the product's own description of a file: everything that a pack can hold. */
export function laidOutBook(book: WorkbookModel): LaidOutPack {
  const styles = new StyleList();
  const sheets = book.sheets.map((sheet) => sheetOf(sheet, styles));
  const { title, subject, author, company, keywords, comments, creationDate } = book.properties;
  return {
    sheets,
    styles: styles.list,
    names: book.names
      .filter((item) => book.areaOfFormula(item.formula) !== null)
      .map((item) => ({ name: item.name, ref: item.formula.slice(1) })),
    properties: { title, subject, author, company, keywords, description: comments, created: creationDate },
  };
}

/** The workbook as the bytes of an .xlsx file. */
export function saveBook(book: WorkbookModel): Promise<Uint8Array> {
  return renderXlsx(laidOutBook(book));
}

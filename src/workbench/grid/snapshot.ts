import {
  BooleanNumber,
  CellValueType,
  type ICellData,
  type IObjectMatrixPrimitiveType,
  type IRange,
  type IStyleData,
  type IWorkbookData,
  type IWorksheetData,
  LocaleType,
} from "@univerjs/core";
import { isCellError } from "../../contract/cells";
import { finish, type Steps } from "../../core/steps";
import { type Area, areaOf, bottom, right } from "../officejs/model/addresses";
import type { Cell } from "../officejs/model/CellStore";
import { type CellFormat, DEFAULT_FORMAT } from "../officejs/model/formats";
import { type SheetModel, STANDARD_HEIGHT, STANDARD_WIDTH } from "../officejs/model/SheetModel";
import type { WorkbookModel } from "../officejs/model/WorkbookModel";
import { gridStyle, isNumberStyled, numberStyle } from "./gridStyle";
import { pixels } from "./pixels";

/** Room below and beside what is filled, so that there is somewhere to type. */
const SPARE_ROWS = 100;
const SPARE_COLUMNS = 10;
const LEAST_ROWS = 200;
const LEAST_COLUMNS = 26;

export function gridRange(area: Area): IRange {
  return {
    startRow: area.row - 1,
    endRow: bottom(area) - 1,
    startColumn: area.column - 1,
    endColumn: right(area) - 1,
  };
}

/** Styles by number: a hundred thousand cells share a handful of them. */
export class StyleNames {
  readonly styles: Record<string, IStyleData> = {};
  private readonly names = new Map<IStyleData, string>();

  name(format: CellFormat): string {
    return this.nameOf(gridStyle(format));
  }

  nameOf(style: IStyleData): string {
    let name = this.names.get(style);
    if (name === undefined) {
      name = `m${this.names.size}`;
      this.names.set(style, name);
      this.styles[name] = style;
    }
    return name;
  }
}

/** Contents of a cell as the grid holds them; its looks are added by the caller. */
export function gridContents(sheet: SheetModel, row: number, column: number, cell: Cell): ICellData {
  const value = cell.formula === null ? cell.value : sheet.valueAt(row, column);
  const shown: ICellData =
    value === null
      ? { v: null, t: null }
      : isCellError(value)
        ? { v: value.error, t: CellValueType.STRING }
        : typeof value === "number"
          ? { v: value, t: CellValueType.NUMBER }
          : typeof value === "boolean"
            ? { v: value ? 1 : 0, t: CellValueType.BOOLEAN }
            : { v: value, t: CellValueType.STRING };
  return { ...shown, f: cell.formula, si: null, p: null };
}

function frozen(sheet: SheetModel): IWorksheetData["freeze"] {
  const { rows, columns } = sheet.frozen ?? { rows: 0, columns: 0 };
  return {
    xSplit: columns,
    ySplit: rows,
    startRow: rows > 0 ? rows : -1,
    startColumn: columns > 0 ? columns : -1,
  };
}

export interface GridSize {
  readonly rowCount: number;
  readonly columnCount: number;
}

/** Rows and columns the grid shows of a sheet with this much filled. Finding that out looks at every cell. */
export function gridSize(used: Area | null): GridSize {
  return {
    rowCount: Math.max(LEAST_ROWS, (used ? bottom(used) : 0) + SPARE_ROWS),
    columnCount: Math.max(LEAST_COLUMNS, (used ? right(used) : 0) + SPARE_COLUMNS),
  };
}

/** Everything of a sheet but its cells: what is compared to see whether the grid must be drawn anew. */
export function gridShape(sheet: SheetModel, styles: StyleNames, size: GridSize): Partial<IWorksheetData> {
  const { rowCount, columnCount } = size;
  const rowData: Record<number, { h?: number; hd?: BooleanNumber; s?: string }> = {};
  const columnData: Record<number, { w?: number; hd?: BooleanNumber; s?: string }> = {};
  const row = (at: number) => (rowData[at - 1] ??= {});
  const column = (at: number) => (columnData[at - 1] ??= {});
  for (const [at, height] of sheet.rowHeights) row(at).h = pixels(height);
  for (const at of sheet.hiddenRows) row(at).hd = BooleanNumber.TRUE;
  for (const set of [sheet.filter?.hidden, ...sheet.tables.map((table) => table.filteredRows)]) {
    for (const at of set ?? []) row(at).hd = BooleanNumber.TRUE;
  }
  for (const [at, width] of sheet.columnWidths) if (at <= columnCount) column(at).w = pixels(width);
  for (const at of sheet.hiddenColumns) if (at <= columnCount) column(at).hd = BooleanNumber.TRUE;
  for (const [at, format] of sheet.rowFormats) if (format !== DEFAULT_FORMAT) row(at).s = styles.name(format);
  for (const [at, format] of sheet.columnFormats) {
    if (at <= columnCount && format !== DEFAULT_FORMAT) column(at).s = styles.name(format);
  }
  return {
    name: sheet.name,
    tabColor: sheet.tabColour ?? "",
    hidden: sheet.visibility === "Visible" ? BooleanNumber.FALSE : BooleanNumber.TRUE,
    freeze: frozen(sheet),
    rowCount,
    columnCount,
    defaultColumnWidth: pixels(STANDARD_WIDTH),
    defaultRowHeight: pixels(STANDARD_HEIGHT),
    mergeData: sheet.merges.map(gridRange),
    rowData,
    columnData,
    showGridlines: sheet.gridlines ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    rowHeader: { width: 46, hidden: sheet.headings ? BooleanNumber.FALSE : BooleanNumber.TRUE },
    columnHeader: { height: 20, hidden: sheet.headings ? BooleanNumber.FALSE : BooleanNumber.TRUE },
    rightToLeft: BooleanNumber.FALSE,
    zoomRatio: 1,
  };
}

/** Cells after which the making of a snapshot may stop for breath. */
const CELLS = 2000;

export function gridSheet(sheet: SheetModel, id: string, styles: StyleNames): Partial<IWorksheetData> {
  return finish(gridSheetSteps(sheet, id, styles));
}

/** The same in pieces: a hundred thousand rows take longer than a page may stand still. */
export function* gridSheetSteps(sheet: SheetModel, id: string, styles: StyleNames): Steps<Partial<IWorksheetData>> {
  let [rows, columns] = [0, 0];
  const cellData: IObjectMatrixPrimitiveType<ICellData> = {};
  let count = 0;
  for (const [row, column, cell] of sheet.cells.within(sheet.everything)) {
    if (++count % CELLS === 0) yield;
    rows = Math.max(rows, row);
    columns = Math.max(columns, column);
    const contents = gridContents(sheet, row, column, cell);
    const looks = isNumberStyled(cell.format, contents.v)
      ? { s: styles.nameOf(numberStyle(cell.format, contents.v)) }
      : cell.format === DEFAULT_FORMAT
        ? {}
        : { s: styles.name(cell.format) };
    const data: ICellData = { ...looks };
    if (contents.v !== null) Object.assign(data, { v: contents.v, t: contents.t });
    if (contents.f !== null) data.f = contents.f ?? null;
    (cellData[row - 1] ??= {})[column - 1] = data;
  }
  const size = gridSize(rows === 0 ? null : areaOf(1, 1, rows, columns));
  return { id, ...gridShape(sheet, styles, size), defaultStyle: gridStyle(DEFAULT_FORMAT), cellData };
}

/** What stands in the grid when a workbook is opened, made before the workbook that is open is let go. */
export interface Prepared {
  readonly styles: StyleNames;
  readonly snapshot: IWorkbookData;
}

/** The name by which the grid knows a sheet of the file. */
export function gridId(sheet: SheetModel): string {
  return sheet.id.replace(/[{}]/g, "");
}

/** The workbook as the grid wants it at the start, in pieces. */
export function* gridWorkbookSteps(id: string, book: WorkbookModel): Steps<Prepared> {
  const styles = new StyleNames();
  const sheets: IWorkbookData["sheets"] = {};
  for (const sheet of book.sheets) sheets[gridId(sheet)] = yield* gridSheetSteps(sheet, gridId(sheet), styles);
  const snapshot = {
    id,
    name: book.name,
    appVersion: "0.25.1",
    locale: LocaleType.EN_US,
    styles: styles.styles,
    sheetOrder: book.sheets.map(gridId),
    sheets,
    defaultStyle: gridStyle(DEFAULT_FORMAT),
    resources: [],
  };
  return { styles, snapshot };
}

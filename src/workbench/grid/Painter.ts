import type { Steps } from "../../core/steps";
import type { ICellData, IObjectMatrixPrimitiveType, IWorksheetData } from "@univerjs/core";
import {
  type Area,
  areaOf,
  bottom,
  intersection,
  isWholeColumns,
  isWholeRows,
  right,
} from "../officejs/model/addresses";
import type { Cell } from "../officejs/model/CellStore";
import type { Change } from "../officejs/model/changes";
import { DEFAULT_FORMAT } from "../officejs/model/formats";
import type { SheetModel } from "../officejs/model/SheetModel";
import type { WorkbookModel } from "../officejs/model/WorkbookModel";
import type { GridCommands } from "./GridCommands";
import { gridStyle, isNumberStyled, numberStyle } from "./gridStyle";
import { SheetMarks } from "./marks";
import { applyShape } from "./shapeChanges";
import { gridContents, gridShape, gridSheetSteps, type GridSize, gridSize, type StyleNames } from "./snapshot";

/** One sheet as the grid shows it. */
interface Shown {
  readonly id: string;
  size: GridSize;
  shape: Partial<IWorksheetData>;
  readonly marks: SheetMarks;
}

interface DirtyArea {
  readonly area: Area;
  /** Whether looks changed too; else only those of new contents can (a date that was typed). */
  readonly looks: boolean;
}

/** Room for what was written at the edge; whole rows and columns need none. */
function grown(size: GridSize, areas: readonly DirtyArea[]): GridSize {
  return areas.reduce<GridSize>((room, { area }) => {
    const wanted = gridSize(area);
    return {
      rowCount: isWholeColumns(area) ? room.rowCount : Math.max(room.rowCount, wanted.rowCount),
      columnCount: isWholeRows(area) ? room.columnCount : Math.max(room.columnCount, wanted.columnCount),
    };
  }, size);
}

/** Filled rows of the grid inside an area. */
function rowsIn(matrix: Readonly<Record<number, unknown>>, area: Area): readonly number[] {
  const inside = (row: number): boolean => row >= area.row && row <= bottom(area);
  if (area.rows <= 1000) {
    return Array.from({ length: area.rows }, (_, i) => area.row + i).filter((row) => matrix[row - 1] !== undefined);
  }
  return Object.keys(matrix)
    .map((key) => Number(key) + 1)
    .filter(inside);
}

/** Rows drawn between two breaths. */
const ROWS = 1000;
/** So many changed areas are drawn together: one by one they would take longer. */
const AREAS = 200;

/** What has changed, in pieces of which none takes long. */
function* piecesOf(sheet: SheetModel, areas: readonly DirtyArea[]): Generator<readonly DirtyArea[]> {
  let together: DirtyArea[] = [];
  const last = areas.some(({ area }) => area.rows > ROWS) ? bottom(sheet.usedArea(false) ?? areaOf(1, 1)) : 0;
  for (const { area, looks } of areas) {
    for (let row = area.row; row <= bottom(area); row += ROWS) {
      // below what is filled one piece does for the rest, and clears what the grid still shows there
      const rows = row > last ? bottom(area) - row + 1 : Math.min(ROWS, bottom(area) - row + 1);
      together.push({ area: { ...area, row, rows }, looks });
      const large = rows >= ROWS;
      if (large || together.length === AREAS) {
        yield together;
        together = [];
      }
      if (row > last) break;
    }
  }
  if (together.length > 0) yield together;
}

/** Draws the model in the grid: all at the start, then only what has changed, in bulk. */
export class Painter {
  private readonly shown = new Map<SheetModel, Shown>();
  private readonly dirty = new Map<SheetModel, DirtyArea[]>();

  constructor(
    private readonly commands: GridCommands,
    private readonly book: WorkbookModel,
    private readonly idOf: (sheet: SheetModel) => string,
    private readonly styles: StyleNames,
  ) {
    for (const sheet of book.sheets) this.take(sheet);
  }

  /** The grid shows this sheet already as the model has it. */
  take(sheet: SheetModel): void {
    const id = this.idOf(sheet);
    const marks = new SheetMarks(this.commands, sheet, id);
    const config = this.commands.workbook.getSheetBySheetId(id)?.getConfig();
    const size = config ?? gridSize(sheet.usedArea(false));
    this.shown.set(sheet, { id, size, shape: gridShape(sheet, this.styles, size), marks });
    marks.paint();
  }

  marksOf(sheet: SheetModel): SheetMarks | undefined {
    return this.shown.get(sheet)?.marks;
  }

  note(change: Change<SheetModel>): void {
    if (change.kind !== "data" && change.kind !== "format") return;
    const areas = this.dirty.get(change.sheet) ?? [];
    this.dirty.set(change.sheet, areas);
    // rows and columns that moved take everything behind them along
    const moved = change.kind === "data" && change.type !== "RangeEdited";
    areas.push({ area: moved ? change.sheet.everything : change.area, looks: moved || change.kind === "format" });
  }

  /** Shapes that people changed in the grid itself are not to be drawn again. */
  rememberShape(sheet: SheetModel): void {
    const shown = this.shown.get(sheet);
    if (!shown) return;
    shown.size = this.commands.workbook.getSheetBySheetId(shown.id)?.getConfig() ?? shown.size;
    shown.shape = gridShape(sheet, this.styles, shown.size);
  }

  /** In pieces: after each of them the grid is whole, and what changes between two is drawn by the next flush. */
  *flush(): Steps<void> {
    for (const [sheet, { id }] of [...this.shown]) {
      if (!sheet.deleted && this.book.sheets.includes(sheet)) continue;
      this.shown.delete(sheet);
      this.dirty.delete(sheet);
      if (this.commands.workbook.getSheetBySheetId(id)) {
        this.commands.mutate("sheet.mutation.remove-sheet", { subUnitId: id });
      }
    }
    for (const sheet of [...this.book.sheets]) {
      if (sheet.deleted) continue;
      yield* this.paintSheet(sheet);
      yield;
    }
    this.paintOrder();
  }

  private *paintSheet(sheet: SheetModel): Steps<void> {
    const shown = this.shown.get(sheet);
    const areas = this.dirty.get(sheet);
    this.dirty.delete(sheet);
    if (!shown) {
      const id = this.idOf(sheet);
      const data = yield* gridSheetSteps(sheet, id, this.styles);
      const index = this.book.sheets.indexOf(sheet);
      if (index < 0) return;
      // its name, place and sizes may have changed since the first of its cells was taken
      Object.assign(data, gridShape(sheet, this.styles, data as GridSize));
      this.commands.mutate("sheet.mutation.insert-sheet", { index, sheet: data, styles: this.styles.styles });
      this.take(sheet);
      return;
    }
    shown.size = grown(shown.size, areas ?? []);
    const shape = gridShape(sheet, this.styles, shown.size);
    applyShape(this.commands, shown.id, shown.shape, shape);
    shown.shape = shape;
    for (const piece of piecesOf(sheet, areas ?? [])) {
      if (sheet.deleted) return;
      this.paintCells(sheet, shown.id, piece);
      yield;
    }
    shown.marks.paint();
  }

  private paintCells(sheet: SheetModel, subUnitId: string, areas: readonly DirtyArea[]): void {
    const grid = this.commands.workbook.getSheetBySheetId(subUnitId);
    if (!grid) return;
    const cellValue: IObjectMatrixPrimitiveType<ICellData | null> = {};
    let count = 0;
    const put = (row: number, column: number, cell: Cell | undefined, looks: boolean): void => {
      const line = (cellValue[row - 1] ??= {});
      const before = line[column - 1];
      if (before !== undefined && (!looks || before?.s !== undefined)) return;
      count++;
      if (!cell) {
        line[column - 1] = null;
        return;
      }
      const contents = gridContents(sheet, row, column, cell);
      const numeric = isNumberStyled(cell.format, contents.v);
      const dressed = looks || numeric || cell.format !== DEFAULT_FORMAT;
      const style = numeric ? numberStyle(cell.format, contents.v as number) : gridStyle(cell.format);
      line[column - 1] = dressed ? { ...contents, s: style } : contents;
    };
    for (const { area, looks } of areas) {
      for (const [row, column, cell] of sheet.cells.within(area)) put(row, column, cell, looks);
      // what the grid still shows and the model has no more
      const room = intersection(area, { row: 1, column: 1, rows: grid.getRowCount(), columns: grid.getColumnCount() });
      if (!room) continue;
      const matrix = grid.getCellMatrix().getMatrix();
      for (const row of rowsIn(matrix, room)) {
        for (const key of Object.keys(matrix[row - 1] ?? {})) {
          const column = Number(key) + 1;
          if (column < room.column || column > right(room) || sheet.cells.get(row, column)) continue;
          put(row, column, undefined, looks);
        }
      }
    }
    if (count > 0) this.commands.mutate("sheet.mutation.set-range-values", { subUnitId, cellValue });
  }

  private paintOrder(): void {
    for (const [index, sheet] of this.book.sheets.entries()) {
      const id = this.idOf(sheet);
      const at = this.commands.data.sheetOrder.indexOf(id);
      if (at < 0 || at === index) continue;
      this.commands.mutate("sheet.mutation.set-worksheet-order", { subUnitId: id, fromOrder: at, toOrder: index });
    }
  }
}

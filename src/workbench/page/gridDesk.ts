import { IContextMenuService, ILayoutService } from "@univerjs/preset-sheets-core";
import { type CellValue, isCellError } from "../../contract/cells";
import type { Engine } from "../grid/createUniver";
import type { WorkbookGrid } from "../grid/WorkbookGrid";
import type { SheetModel } from "../officejs/model/SheetModel";

/** What the page asks of the grid: the one place besides `grid/` that knows the component's own commands. */

/** Gives the keyboard to the cells. */
export function focusGrid(engine: Engine): void {
  engine.univer.__getInjector().get(ILayoutService).focus();
}

/** Runs a command of the grid on its selection; a failed one changes nothing. */
export function runInGrid({ engine }: WorkbookGrid, id: string, params?: object): void {
  void engine.api.executeCommand(id, params);
}

type GridWorkbook = NonNullable<ReturnType<Engine["api"]["getActiveWorkbook"]>>;
type GridSheet = NonNullable<ReturnType<GridWorkbook["getSheetBySheetId"]>>;

export function gridWorkbookOf({ engine, commands }: WorkbookGrid): GridWorkbook | null {
  return engine.api.getWorkbook(commands.unitId);
}

export function gridSheetOf(grid: WorkbookGrid, sheet: SheetModel): GridSheet | null {
  return gridWorkbookOf(grid)?.getSheetBySheetId(grid.idOf(sheet)) ?? null;
}

export function activateSheet(grid: WorkbookGrid, sheet: SheetModel): void {
  // the person's word goes to the model at once: what the grid tells while it draws is not taken for one
  grid.personActivates(sheet);
  const target = gridSheetOf(grid, sheet);
  if (target) gridWorkbookOf(grid)?.setActiveSheet(target);
  grid.takeShownSelection(sheet);
}

export function zoomOf(grid: WorkbookGrid): number {
  return gridWorkbookOf(grid)?.getActiveSheet().getZoom() ?? 1;
}

export const LEAST_ZOOM = 0.1;
export const MOST_ZOOM = 4;

export function zoomTo(grid: WorkbookGrid, zoom: number): void {
  gridWorkbookOf(grid)
    ?.getActiveSheet()
    .zoom(Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, Math.round(zoom * 100) / 100)));
}

export function setNumberFormat(grid: WorkbookGrid, code: string): void {
  gridWorkbookOf(grid)?.getActiveRange()?.setNumberFormat(code);
}

/** Writes into a cell as if somebody had typed it there: it can be undone, and rules of validation see it. */
export function writeInGrid(
  grid: WorkbookGrid,
  sheet: SheetModel,
  row: number,
  column: number,
  value: CellValue,
): void {
  const data =
    typeof value === "boolean"
      ? { v: value ? 1 : 0, t: 3 }
      : typeof value === "number"
        ? { v: value, t: 2 }
        : { v: isCellError(value) ? value.error : (value ?? ""), t: 1 };
  gridSheetOf(grid, sheet)
    ?.getRange(row - 1, column - 1)
    .setValue({ ...data, f: null, si: null, p: null });
}

/** Where in the grid somebody asks for a menu. */
export type MenuPlace = "cell" | "row" | "column";
const PLACES: Readonly<Record<string, MenuPlace>> = {
  "contextMenu.mainArea": "cell",
  "contextMenu.rowHeader": "row",
  "contextMenu.colHeader": "column",
};

/** Calls back when the grid would show its own menu (which is left out: it cannot be used by keys). */
export function onGridMenu(engine: Engine, open: (x: number, y: number, place: MenuPlace) => void): () => void {
  const handler = engine.univer
    .__getInjector()
    .get(IContextMenuService)
    .registerContextMenuHandler({
      handleContextMenu: ({ clientX, clientY }, type) => {
        const place = PLACES[type];
        if (place) open(clientX, clientY, place);
      },
      hideContextMenu: () => undefined,
      visible: false,
    });
  return () => handler.dispose();
}

/** The lower left corner of the active cell on the screen. */
export function activeCellCorner(grid: WorkbookGrid): { x: number; y: number } {
  const { book } = grid.host;
  const view = grid.view();
  const place = grid.placeOf({ row: book.selection.row, column: book.selection.column, rows: 1, columns: 1 });
  const canvas = view?.canvas.getBoundingClientRect();
  if (!view || !canvas) return { x: 0, y: 0 };
  const frozen = book.active.frozen;
  const still = { x: (frozen?.columns ?? 0) >= book.selection.column, y: (frozen?.rows ?? 0) >= book.selection.row };
  return {
    x: canvas.x + (place.x - (still.x ? 0 : view.scrollX)) * view.scale + 12,
    y: canvas.y + (place.y + place.height - (still.y ? 0 : view.scrollY)) * view.scale,
  };
}

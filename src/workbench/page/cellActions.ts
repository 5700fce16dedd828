import { commands } from "../../commands/registry";
import type { WorkbookGrid } from "../grid/WorkbookGrid";
import { type MenuPlace, runInGrid } from "./gridDesk";
import type { MenuEntry } from "./menu/Menu";
import { shownKeys } from "./shortcuts";

interface CellAction extends MenuEntry {
  readonly places: readonly MenuPlace[];
  readonly run: (grid: WorkbookGrid) => void;
}

const ALL: readonly MenuPlace[] = ["cell", "row", "column"];
const run =
  (id: string, params?: object) =>
  (grid: WorkbookGrid): void =>
    runInGrid(grid, id, params);
const rows = (grid: WorkbookGrid): number => grid.host.book.selection.rows;
const columns = (grid: WorkbookGrid): number => grid.host.book.selection.columns;

/** As in Excel: cut to paste, insert to clear, then what the place is, then the add-in's own. */
const ACTIONS: readonly CellAction[] = [
  { id: "cut", title: "Cut", keys: "Ctrl+X", places: ALL, run: run("univer.command.cut") },
  { id: "copy", title: "Copy", keys: "Ctrl+C", places: ALL, run: run("univer.command.copy") },
  { id: "paste", title: "Paste", keys: "Ctrl+V", places: ALL, run: run("univer.command.paste") },
  { id: "paste-values", title: "Paste values", places: ALL, run: run("sheet.command.paste-value") },
  {
    id: "insert-rows",
    title: "Insert rows above",
    places: ["cell", "row"],
    apart: true,
    run: (grid) => runInGrid(grid, "sheet.command.insert-row-before", { value: rows(grid) }),
  },
  {
    id: "insert-columns",
    title: "Insert columns before",
    places: ["cell", "column"],
    run: (grid) => runInGrid(grid, "sheet.command.insert-col-before", { value: columns(grid) }),
  },
  { id: "delete-rows", title: "Delete rows", places: ["cell", "row"], run: run("sheet.command.remove-row-confirm") },
  {
    id: "delete-columns",
    title: "Delete columns",
    places: ["cell", "column"],
    run: run("sheet.command.remove-col-confirm"),
  },
  { id: "clear", title: "Clear contents", keys: "Del", places: ALL, run: run("sheet.command.clear-selection-content") },
  { id: "hide-rows", title: "Hide rows", places: ["row"], apart: true, run: run("sheet.command.hide-row-confirm") },
  { id: "show-rows", title: "Unhide rows", places: ["row"], run: run("sheet.command.set-selected-rows-visible") },
  { id: "fit-rows", title: "Fit height", places: ["row"], run: run("sheet.command.set-row-is-auto-height") },
  {
    id: "hide-columns",
    title: "Hide columns",
    places: ["column"],
    apart: true,
    run: run("sheet.command.hide-col-confirm"),
  },
  {
    id: "show-columns",
    title: "Unhide columns",
    places: ["column"],
    run: run("sheet.command.set-selected-cols-visible"),
  },
  { id: "fit-columns", title: "Fit width", places: ["column"], run: run("sheet.command.set-col-is-auto-width") },
  {
    id: "note",
    title: "New note, or edit it",
    places: ["cell"],
    apart: true,
    run: run("sheet.operation.add-note-popup"),
  },
  { id: "note-off", title: "Delete the note", places: ["cell"], run: run("sheet.command.delete-note") },
];

const own = commands.filter(({ contextMenu }) => contextMenu);

/** The menu of a cell, a row or a column, with the add-in's commands below the spreadsheet's. */
export function cellMenu(grid: WorkbookGrid, place: MenuPlace): MenuEntry[] {
  const { book } = grid.host;
  const noted = book.active.notes.some(
    ({ row, column }) => row === book.selection.row && column === book.selection.column,
  );
  const actions = ACTIONS.filter(({ places, id }) => places.includes(place) && (id !== "note-off" || noted));
  return [
    ...actions,
    ...own.map((command, i) => ({
      id: command.id,
      title: command.title,
      tip: command.description,
      keys: shownKeys(command),
      apart: i === 0,
    })),
  ];
}

export function pickFromCellMenu(grid: WorkbookGrid, id: string, runOwn: (id: string) => void): void {
  const action = ACTIONS.find((one) => one.id === id);
  if (action) action.run(grid);
  else runOwn(id);
}

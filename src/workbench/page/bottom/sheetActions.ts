import type { WorkbookGrid } from "../../grid/WorkbookGrid";
import { assertSheetName } from "../../officejs/model/guards";
import type { SheetModel } from "../../officejs/model/SheetModel";
import type { WorkbookModel } from "../../officejs/model/WorkbookModel";
import { activateSheet, gridSheetOf, gridWorkbookOf } from "../gridDesk";
import type { MenuEntry } from "../menu/Menu";

/** What can be done with sheets, in Excel's words and with Excel's refusals. */

const TAB_COLOURS = [
  { id: "colour:#1f5fa8", title: "Blue tab" },
  { id: "colour:#b84a00", title: "Orange tab" },
  { id: "colour:#2e7d32", title: "Green tab" },
  { id: "colour:", title: "No tab colour" },
] as const;

type Refuse = (problem: string) => void;

function visible(book: WorkbookModel): SheetModel[] {
  return book.sheets.filter(({ visibility }) => visibility === "Visible");
}

export function sheetMenu(book: WorkbookModel, sheet: SheetModel): MenuEntry[] {
  const shown = visible(book);
  const at = shown.indexOf(sheet);
  const hidden = book.sheets.filter(({ visibility }) => visibility === "Hidden");
  const only = shown.length < 2;
  const closed = book.structureProtected !== null;
  return [
    { id: "insert", title: "Insert a sheet", disabled: closed },
    { id: "delete", title: "Delete", disabled: only || closed },
    { id: "rename", title: "Rename", keys: "F2", disabled: closed },
    { id: "left", title: "Move left", disabled: at <= 0 || closed },
    { id: "right", title: "Move right", disabled: at < 0 || at === shown.length - 1 || closed },
    { id: "hide", title: "Hide", apart: true, disabled: only || closed },
    ...hidden.map(({ id, name }) => ({ id: `show:${id}`, title: `Unhide “${name}”`, disabled: closed })),
    ...TAB_COLOURS.map((entry, i) => ({ ...entry, apart: i === 0 })),
  ];
}

/** Why Excel would not take a name, or null. */
export function faultOfName(book: WorkbookModel, sheet: SheetModel, name: string): string | null {
  try {
    assertSheetName(name);
  } catch {
    return `A sheet cannot be called “${name}”: 1 to 31 characters, none of \\ / ? * : [ ], no apostrophe at either end.`;
  }
  const taken = book.sheets.some((other) => other !== sheet && other.name.toLowerCase() === name.toLowerCase());
  return taken ? `There is already a sheet “${name}”.` : null;
}

export function renameSheet(grid: WorkbookGrid, sheet: SheetModel, name: string): void {
  gridSheetOf(grid, sheet)?.setName(name);
}

export function addSheet(grid: WorkbookGrid, refuse: Refuse): void {
  const { book } = grid.host;
  if (book.structureProtected) return refuse("The workbook's structure is protected: no sheet can be added.");
  const names = new Set(book.sheets.map(({ name }) => name.toLowerCase()));
  let number = 1;
  while (names.has(`sheet${number}`)) number++;
  gridWorkbookOf(grid)?.insertSheet(`Sheet${number}`, { index: book.sheets.indexOf(book.active) + 1 });
}

export function runSheetAction(grid: WorkbookGrid, sheet: SheetModel, id: string, refuse: Refuse): void {
  const { book } = grid.host;
  const target = gridSheetOf(grid, sheet);
  const workbook = gridWorkbookOf(grid);
  if (!target || !workbook) return;
  const [action, about = ""] = id.split(/:(.*)/s);
  switch (action) {
    case "insert":
      return addSheet(grid, refuse);
    case "delete":
      workbook.deleteSheet(target);
      return;
    case "left":
    case "right": {
      const shown = visible(book);
      const other = shown[shown.indexOf(sheet) + (action === "left" ? -1 : 1)];
      if (other) workbook.moveSheet(target, book.sheets.indexOf(other));
      return;
    }
    case "hide": {
      const shown = visible(book);
      const next = shown[shown.indexOf(sheet) + 1] ?? shown[shown.indexOf(sheet) - 1];
      if (book.active === sheet && next) activateSheet(grid, next);
      target.hideSheet();
      return;
    }
    case "show": {
      const hidden = book.sheets.find((one) => one.id === about);
      if (hidden) gridSheetOf(grid, hidden)?.showSheet();
      return;
    }
    case "colour":
      target.setTabColor(about);
  }
}

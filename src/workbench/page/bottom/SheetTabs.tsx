import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useRef, useState } from "react";
import type { WorkbookGrid } from "../../grid/WorkbookGrid";
import type { SheetModel } from "../../officejs/model/SheetModel";
import { activateSheet } from "../gridDesk";
import { Menu } from "../menu/Menu";
import type { Session } from "../Session";
import { useWorkbook } from "../useWorkbook";
import { NameField } from "./NameField";
import { addSheet, faultOfName, renameSheet, runSheetAction, sheetMenu } from "./sheetActions";

/** The sheets of the workbook, as tabs: arrows move, F2 or a double click renames, Shift+F10 opens the menu. */
export function SheetTabs({ session, epoch }: { session: Session; epoch: number }): ReactNode {
  useWorkbook(session, epoch);
  const { grid } = session;
  const active = grid?.host.book.active;
  const [menu, setMenu] = useState<{ sheet: SheetModel; x: number; y: number } | null>(null);
  const [naming, setNaming] = useState<SheetModel | null>(null);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    tabOf(list.current, active)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [active]);
  if (!grid || !active) return <div className="wb-sheets" data-region="sheets" />;
  const { book } = grid.host;
  const shown = book.sheets.filter(({ visibility }) => visibility === "Visible");
  const refuse = (problem: string): void => session.update({ problem });

  function focus(sheet: SheetModel | undefined): void {
    if (!grid || !sheet) return;
    activateSheet(grid, sheet);
    requestAnimationFrame(() => tabOf(list.current, sheet)?.focus());
  }

  function keys(event: KeyboardEvent, sheet: SheetModel): void {
    const at = shown.indexOf(sheet);
    const to: Readonly<Record<string, number>> = {
      ArrowRight: (at + 1) % shown.length,
      ArrowLeft: (at - 1 + shown.length) % shown.length,
      Home: 0,
      End: shown.length - 1,
    };
    const next = to[event.key];
    if (next !== undefined) focus(shown[next]);
    else if (event.key === "F2") setNaming(sheet);
    else if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) {
      const box = event.currentTarget.getBoundingClientRect();
      setMenu({ sheet, x: box.left, y: box.top });
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function rename(sheet: SheetModel, name: string): void {
    setNaming(null);
    const fault = faultOfName(book, sheet, name);
    if (fault !== null) refuse(fault);
    else if (grid && name !== sheet.name) renameSheet(grid, sheet, name);
    requestAnimationFrame(() => tabOf(list.current, sheet)?.focus());
  }

  return (
    <div className="wb-sheets" data-region="sheets">
      <button
        type="button"
        className="wb-round"
        title="New sheet"
        aria-label="New sheet"
        onClick={() => addSheet(grid, refuse)}
      >
        +
      </button>
      <div ref={list} role="tablist" aria-label="Sheets" className="wb-sheet-tabs">
        {shown.map((sheet) =>
          naming === sheet ? (
            <NameField
              key={sheet.id}
              name={sheet.name}
              onDone={(name) => rename(sheet, name)}
              onCancel={() => {
                setNaming(null);
                requestAnimationFrame(() => tabOf(list.current, sheet)?.focus());
              }}
            />
          ) : (
            <button
              key={sheet.id}
              type="button"
              role="tab"
              id={`wb-sheet-${sheet.id}`}
              aria-selected={sheet === active}
              aria-haspopup="menu"
              tabIndex={sheet === active ? 0 : -1}
              style={sheet.tabColour === null ? undefined : { borderBottomColor: sheet.tabColour }}
              onClick={() => activateSheet(grid, sheet)}
              onDoubleClick={() => setNaming(sheet)}
              onKeyDown={(event) => keys(event, sheet)}
              onContextMenu={(event: MouseEvent) => {
                event.preventDefault();
                setMenu({ sheet, x: event.clientX, y: event.clientY });
              }}
            >
              {sheet.name}
            </button>
          ),
        )}
      </div>
      {menu && (
        <Menu
          label={`Menu of the sheet ${menu.sheet.name}`}
          entries={sheetMenu(book, menu.sheet)}
          at={menu}
          onPick={(id) => {
            if (id === "rename") setNaming(menu.sheet);
            else pick(grid, menu.sheet, id, refuse);
          }}
          onClose={(back) => {
            setMenu(null);
            if (back) tabOf(list.current, menu.sheet)?.focus();
          }}
        />
      )}
    </div>
  );
}

function pick(grid: WorkbookGrid, sheet: SheetModel, id: string, refuse: (problem: string) => void): void {
  runSheetAction(grid, sheet, id, refuse);
}

function tabOf(list: HTMLElement | null, sheet: SheetModel | undefined): HTMLElement | null {
  return list && sheet ? list.querySelector(`[id="wb-sheet-${sheet.id}"]`) : null;
}

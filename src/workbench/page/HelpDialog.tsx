import { type ReactNode, useEffect, useRef } from "react";
import { commands } from "../../commands/registry";
import { shownKeys } from "./shortcuts";

const GENERAL: readonly (readonly [keys: string, does: string])[] = [
  ["F6, Shift+F6", "go round: cells, pane, sheets, status, title, ribbon"],
  ["Esc", "back to the cells"],
  ["F1", "this list"],
  ["Ctrl+P", "print preview of the sheet"],
  ["Ctrl+F1", "fold the ribbon away, or show it again"],
  ["Shift+F10", "menu of the cell, the sheet or the exception"],
  ["Ctrl+Alt+Page Up, Page Down", "the sheet before, the next sheet"],
];

const CELLS: readonly (readonly [keys: string, does: string])[] = [
  ["Arrows, Ctrl+arrows", "move; to the edge of the data"],
  ["Shift+arrows", "select more"],
  ["F2, or type", "edit the cell; Enter keeps, Esc gives up"],
  ["Delete", "clear the contents"],
  ["Ctrl+C, Ctrl+X, Ctrl+V", "copy, cut, paste"],
  ["Ctrl+Z, Ctrl+Y", "undo, redo"],
  ["Ctrl+B, Ctrl+I, Ctrl+U", "bold, italic, underlined"],
];

const PANE: readonly (readonly [keys: string, does: string])[] = [
  ["Ctrl+Shift+P", "every command, by name"],
  ["Arrows, Home, End", "move in the list of exceptions"],
  ["Enter", "go to the cell"],
  ["Space", "details of the exception; Esc goes back"],
];

/** The keys of page, cells, add-in and pane. Those of the add-in come from the list that its manifest is made from. */
export function HelpDialog({ open, onClose }: { open: boolean; onClose: () => void }): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open) dialog.current?.close();
  }, [open]);
  const own = commands.flatMap((command) => {
    const keys = shownKeys(command);
    return keys === "" ? [] : [[keys, command.title] as const];
  });
  return (
    <dialog ref={dialog} className="wb-help" aria-labelledby="wb-help-title" onClose={onClose}>
      <div className="wb-help-head">
        <h2 id="wb-help-title">Keys</h2>
        <button type="button" onClick={onClose}>
          Close
        </button>
      </div>
      {/* scrolls by keys too */}
      <div className="wb-help-lists" tabIndex={0} role="group" aria-label="List of keys">
        <Keys title="Everywhere" rows={GENERAL} />
        <Keys title="Governance MI" rows={own} />
        <Keys title="In the cells" rows={CELLS} />
        <Keys title="In the pane" rows={PANE} />
      </div>
    </dialog>
  );
}

function Keys({ title, rows }: { title: string; rows: readonly (readonly [string, string])[] }): ReactNode {
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {rows.map(([keys, does]) => (
          <div key={does}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

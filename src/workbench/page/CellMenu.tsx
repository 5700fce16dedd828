import { type ReactNode, useCallback, useEffect, useImperativeHandle, useState, type Ref } from "react";
import type { Engine } from "../grid/createUniver";
import { cellMenu, pickFromCellMenu } from "./cellActions";
import { activeCellCorner, focusGrid, type MenuPlace, onGridMenu } from "./gridDesk";
import { Menu } from "./menu/Menu";
import type { Session } from "./Session";

export interface CellMenuHandle {
  /** At the active cell, for those who come by keys. */
  readonly openAtCell: () => void;
}

interface Opened {
  readonly x: number;
  readonly y: number;
  readonly place: MenuPlace;
}

/** The menu of the grid, by the right button and by Shift+F10. */
export function CellMenu({
  session,
  engine,
  ref,
}: {
  session: Session;
  engine: Engine;
  ref: Ref<CellMenuHandle>;
}): ReactNode {
  const [opened, setOpened] = useState<Opened | null>(null);
  useEffect(() => onGridMenu(engine, (x, y, place) => setOpened({ x, y, place })), [engine]);
  useImperativeHandle(
    ref,
    () => ({
      openAtCell: () => {
        if (session.grid) setOpened({ ...activeCellCorner(session.grid), place: "cell" });
      },
    }),
    [session],
  );
  const close = useCallback(
    (back: boolean) => {
      setOpened(null);
      if (back) focusGrid(engine);
    },
    [engine],
  );
  const { grid } = session;
  if (!opened || !grid) return null;
  return (
    <Menu
      label="Menu of the cell"
      entries={cellMenu(grid, opened.place)}
      at={opened}
      onPick={(id) => pickFromCellMenu(grid, id, (command) => void session.runCommand(command))}
      onClose={close}
    />
  );
}

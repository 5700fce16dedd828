import { useEffect, useState } from "react";
import type { WorkbookGrid } from "../grid/WorkbookGrid";
import type { Area } from "../officejs/model/addresses";

/** Where a cell is on the screen, in pixels of the window. */
export interface CellPlace {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** The grid's right and lower edge: what belongs to a cell stays within them. */
  readonly edgeX: number;
  readonly edgeY: number;
}

/** Null when the cell is scrolled out of sight. Frozen rows and columns stand still. */
export function placeOnScreen(grid: WorkbookGrid, area: Area): CellPlace | null {
  const view = grid.view();
  if (!view) return null;
  const frozen = grid.host.book.active.frozen;
  const still = { x: (frozen?.columns ?? 0) >= area.column, y: (frozen?.rows ?? 0) >= area.row };
  const { x, y, width, height } = grid.placeOf(area);
  const left = (x - (still.x ? 0 : view.scrollX)) * view.scale;
  const top = (y - (still.y ? 0 : view.scrollY)) * view.scale;
  const canvas = view.canvas.getBoundingClientRect();
  const [right, bottom] = [left + width * view.scale, top + height * view.scale];
  const inside =
    (still.x || (right > view.left + 2 && left < view.left + view.width)) &&
    (still.y || (bottom > view.top + 2 && top < view.top + view.height));
  if (!inside) return null;
  return {
    left: canvas.x + left,
    top: canvas.y + top,
    width: right - left,
    height: bottom - top,
    edgeX: canvas.x + view.left + view.width,
    edgeY: canvas.y + view.top + view.height,
  };
}

/** Follows an area of the active sheet over the screen, frame by frame, as it is scrolled and zoomed. */
export function useCellPlace(grid: WorkbookGrid | null, area: Area | null): CellPlace | null {
  const [place, setPlace] = useState<CellPlace | null>(null);
  const key = area && [area.row, area.column, area.rows, area.columns].join();
  useEffect(() => {
    if (!grid || !area) {
      setPlace(null);
      return undefined;
    }
    let last = "";
    let frame = 0;
    const step = (): void => {
      frame = requestAnimationFrame(step);
      const now = placeOnScreen(grid, area);
      const seen = JSON.stringify(now);
      if (seen === last) return;
      last = seen;
      setPlace(now);
    };
    step();
    return () => cancelAnimationFrame(frame);
    // `key` says all that the area is
  }, [grid, key]);
  return place;
}

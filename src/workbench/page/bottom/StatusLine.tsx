import type { ReactNode } from "react";
import { selectionFacts } from "./selectionFacts";
import { LEAST_ZOOM, MOST_ZOOM, zoomOf, zoomTo } from "../gridDesk";
import type { Session } from "../Session";
import { useWorkbook } from "../useWorkbook";

const STEP = 0.1;

/** The line below the sheets: mode, what is selected in figures, zoom. */
export function StatusLine({ session, epoch }: { session: Session; epoch: number }): ReactNode {
  useWorkbook(session, epoch);
  const { grid } = session;
  const facts = grid ? selectionFacts(grid.host.book) : null;
  const zoom = grid ? zoomOf(grid) : 1;
  const percent = Math.round(zoom * 100);
  const to = (next: number): void => {
    if (grid) zoomTo(grid, next);
  };
  return (
    <footer className="wb-status" aria-label="Status of the sheet" data-region="status">
      <span>{grid?.host.cellEditMode ? "Edit" : "Ready"}</span>
      <span className="wb-status-facts">
        {facts && (
          <>
            {facts.average !== null && <span>Average: {facts.average}</span>}
            <span>Count: {facts.count}</span>
            {facts.sum !== null && <span>Sum: {facts.sum}</span>}
          </>
        )}
      </span>
      <span className="wb-zoom">
        <button type="button" title="Zoom out" aria-label="Zoom out" onClick={() => to(zoom - STEP)}>
          −
        </button>
        <input
          type="range"
          aria-label="Zoom"
          aria-valuetext={`${percent} %`}
          min={LEAST_ZOOM * 100}
          max={200}
          step={5}
          value={Math.min(200, percent)}
          onChange={(event) => to(Number(event.target.value) / 100)}
        />
        <button
          type="button"
          title="Zoom in"
          aria-label="Zoom in"
          disabled={zoom >= MOST_ZOOM}
          onClick={() => to(zoom + STEP)}
        >
          +
        </button>
        <button type="button" title="Zoom to 100 %" onClick={() => to(1)}>
          {percent} %
        </button>
      </span>
    </footer>
  );
}

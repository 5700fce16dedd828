import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from "react";
import type { Session, SessionState } from "./Session";

const NARROWEST = 320;
const USUAL = 380;
/** What the cells keep at least, when there is room for both. */
const CELLS = 320;
const STEP = 16;

function widest(): number {
  return Math.max(NARROWEST, window.innerWidth - CELLS);
}

interface PaneDockProps {
  readonly session: Session;
  readonly state: SessionState;
  /** When the pane's page has come. */
  readonly onPage: (frame: HTMLIFrameElement) => void;
}

/**
 * The pane docked at the right, as Excel does: its page in a frame, with an edge that moves by mouse and by keys. In a
 * narrow window it lies over the cells instead, and closing it shows them.
 */
export function PaneDock({ session, state, onPage }: PaneDockProps): ReactNode {
  const [width, setWidth] = useState(() => Math.min(USUAL, widest()));
  const [dragging, setDragging] = useState(false);
  const set = (next: number): void => setWidth(Math.round(Math.min(widest(), Math.max(NARROWEST, next))));

  function keys(event: KeyboardEvent): void {
    const next: Readonly<Record<string, number>> = {
      ArrowLeft: width + STEP,
      ArrowRight: width - STEP,
      Home: widest(),
      End: NARROWEST,
    };
    const wanted = next[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    set(wanted);
  }

  function drag(event: PointerEvent<HTMLDivElement>): void {
    if (!dragging) return;
    set(window.innerWidth - event.clientX);
  }

  return (
    // hidden, not taken away: as in Excel, the add-in's runtime lives on when its pane is closed
    <aside
      className="wb-pane"
      style={{ width: `min(${width}px, max(${NARROWEST}px, 100vw - ${CELLS}px))` }}
      hidden={!state.paneOpen}
      aria-label="Task pane"
      data-region="pane"
    >
      <div
        className="wb-splitter"
        role="separator"
        aria-orientation="vertical"
        aria-label="Width of the task pane"
        aria-valuenow={width}
        aria-valuemin={NARROWEST}
        aria-valuemax={widest()}
        tabIndex={0}
        onKeyDown={keys}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setDragging(true);
        }}
        onPointerMove={drag}
        onPointerUp={() => setDragging(false)}
      />
      <div className="wb-pane-title">
        <h2>Governance MI</h2>
        <button
          type="button"
          className="wb-round"
          title="Close the task pane"
          aria-label="Close the task pane"
          onClick={() => session.update({ paneOpen: false })}
        >
          ✕
        </button>
      </div>
      {state.epoch > 0 && (
        <iframe
          key={state.epoch}
          title="Governance MI task pane"
          src="/pane/taskpane.html"
          className={dragging ? "wb-frame wb-frame-still" : "wb-frame"}
          onLoad={(event) => onPage(event.currentTarget)}
          ref={(frame) => {
            session.paneFrame = frame;
          }}
        />
      )}
    </aside>
  );
}

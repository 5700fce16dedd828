import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from "react";
import type { Session, SessionState } from "./Session";

const NARROWEST = 320;
const USUAL = 380;
const STEP = 16;

function widest(): number {
  return Math.max(NARROWEST, window.innerWidth - 400);
}

/** The pane docked at the right, as Excel does: its page in a frame, with an edge that moves by mouse and by keys. */
export function PaneDock({ session, state }: { session: Session; state: SessionState }): ReactNode {
  const [width, setWidth] = useState(USUAL);
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
    <>
      <div
        className="wb-splitter"
        role="separator"
        aria-orientation="vertical"
        aria-label="Width of the task pane"
        aria-valuenow={width}
        aria-valuemin={NARROWEST}
        aria-valuemax={widest()}
        tabIndex={state.paneOpen ? 0 : -1}
        hidden={!state.paneOpen}
        onKeyDown={keys}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setDragging(true);
        }}
        onPointerMove={drag}
        onPointerUp={() => setDragging(false)}
      />
      {/* Hidden, not taken away: as in Excel, the add-in's runtime lives on when its pane is closed. */}
      <aside className="wb-pane" style={{ width }} hidden={!state.paneOpen} aria-label="Task pane">
        <div className="wb-pane-title">
          <h2>Governance MI</h2>
          <button type="button" aria-label="Close the task pane" onClick={() => session.update({ paneOpen: false })}>
            ✕
          </button>
        </div>
        {state.epoch > 0 && (
          <iframe
            key={state.epoch}
            title="Governance MI task pane"
            src="/pane/taskpane.html"
            className={dragging ? "wb-frame wb-frame-still" : "wb-frame"}
            ref={(frame) => {
              session.paneFrame = frame;
            }}
          />
        )}
      </aside>
    </>
  );
}

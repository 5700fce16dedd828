import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { FileDrop } from "./FileDrop";
import { PaneDock } from "./PaneDock";
import { Ribbon, type RibbonTab } from "./Ribbon";
import type { Session, Work } from "./Session";
import { SheetOverlay } from "./SheetOverlay";
import { TitleBar } from "./TitleBar";

interface ShellProps {
  readonly session: Session;
  /** The grid's own element, kept outside React: it draws itself. */
  readonly gridElement: HTMLElement;
}

/** The page: title and ribbon on top, the grid on the left, the pane on the right. */
export function Shell({ session, gridElement }: ShellProps): ReactNode {
  const state = useSyncExternalStore(session.subscribe, session.getState);
  const [tab, setTab] = useState<RibbonTab>("mi");
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.append(gridElement);
  }, [gridElement]);
  useEffect(() => {
    document.title = state.fileName ? `${state.fileName} – Workbench` : "Workbench";
  }, [state.fileName]);
  return (
    <div className={`wb wb-tab-${tab}`}>
      <TitleBar session={session} state={state} />
      <Ribbon session={session} tab={tab} onTab={setTab} />
      {state.problem !== null && (
        <div className="wb-problem" role="alert">
          {state.problem}
          <button type="button" onClick={() => session.update({ problem: null })}>
            Close
          </button>
        </div>
      )}
      <main className="wb-main">
        <div className="wb-grid" ref={place} aria-label="Spreadsheet" />
        <PaneDock session={session} state={state} />
      </main>
      <SheetOverlay session={session} epoch={state.epoch} />
      {state.work && <WorkBox {...state.work} onCancel={() => session.cancel()} />}
      <FileDrop onFile={(file) => void session.openFile(file)} />
    </div>
  );
}

function WorkBox({ step, done, total, canCancel, onCancel }: Work & { onCancel: () => void }): ReactNode {
  return (
    <div className="wb-work">
      <div>
        <p role="status">{step} …</p>
        {total > 0 ? <progress value={done} max={total} aria-label={step} /> : <progress aria-label={step} />}
        {canCancel && (
          <button type="button" onClick={onCancel}>
            Cancel
          </button>
        )}
      </div>
    </div>
  );
}

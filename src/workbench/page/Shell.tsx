import { lazy, type ReactNode, Suspense, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import type { Engine } from "../grid/createUniver";
import { CellMenu, type CellMenuHandle } from "./CellMenu";
import { CellVoice } from "./bottom/CellVoice";
import { SheetTabs } from "./bottom/SheetTabs";
import { StatusLine } from "./bottom/StatusLine";
import { FileDrop } from "./FileDrop";
import { activateSheet } from "./gridDesk";
import { HelpDialog } from "./HelpDialog";
import { PaneDock } from "./PaneDock";
import type { ThemeSwitch } from "./pageTheme";
import { goTo, listenForPageKeys, listenInPane, type PageKeys, type Region } from "./regions";
import { Ribbon } from "./ribbon/Ribbon";
import type { Session } from "./Session";
import { SheetOverlay } from "./SheetOverlay";
import { TitleBar } from "./TitleBar";
import { WorkBox } from "./WorkBox";

const PrintPreview = lazy(async () => ({ default: (await import("../print/PrintPreview")).PrintPreview }));

interface ShellProps {
  readonly session: Session;
  readonly engine: Engine;
  readonly theme: ThemeSwitch;
  /** The grid's own element, kept outside React: it draws itself. */
  readonly gridElement: HTMLElement;
}

/** The page: title and ribbon on top, the grid on the left, the pane on the right, sheets and status below. */
export function Shell({ session, engine, theme, gridElement }: ShellProps): ReactNode {
  const state = useSyncExternalStore(session.subscribe, session.getState);
  const [help, setHelp] = useState(false);
  const [print, setPrint] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const cells = useRef<CellMenuHandle>(null);
  const keys = useMemo<PageKeys>(
    () => ({
      engine,
      help: () => setHelp(true),
      print: () => setPrint(true),
      cellMenu: () => cells.current?.openAtCell(),
      turn: (by) => turnSheet(session, by),
    }),
    [engine, session],
  );
  useEffect(() => {
    place.current?.append(gridElement);
  }, [gridElement]);
  useEffect(() => listenForPageKeys(keys), [keys]);
  // whoever changes Office's theme comes back to the pane afterwards; here it is beside the switch all the time
  useEffect(
    () => theme.onChange(() => session.paneFrame?.contentWindow?.dispatchEvent(new Event("focus"))),
    [theme, session],
  );
  useEffect(() => {
    document.title = state.fileName ? `${state.fileName} – Workbench` : "Workbench";
  }, [state.fileName]);
  return (
    <div className="wb">
      <SkipLinks to={(region) => goTo(region, engine)} />
      <div data-region="title">
        <TitleBar
          session={session}
          state={state}
          theme={theme}
          onHelp={() => setHelp(true)}
          onPrint={() => setPrint(true)}
        />
      </div>
      <Ribbon session={session} epoch={state.epoch} />
      {state.problem !== null && (
        <div className="wb-problem" role="alert">
          {state.problem}
          <button type="button" onClick={() => session.update({ problem: null })}>
            Close
          </button>
        </div>
      )}
      <div className={state.paneOpen ? "wb-main wb-with-pane" : "wb-main"}>
        <main className="wb-grid" aria-label="Spreadsheet" data-region="grid">
          <div ref={place} />
          <CellMenu ref={cells} session={session} engine={engine} />
        </main>
        <PaneDock session={session} state={state} onPage={(frame) => listenInPane(frame, keys)} />
      </div>
      <div className="wb-bottom">
        <nav aria-label="Sheets">
          <SheetTabs session={session} epoch={state.epoch} />
        </nav>
        <StatusLine session={session} epoch={state.epoch} />
      </div>
      <CellVoice session={session} epoch={state.epoch} />
      <SheetOverlay session={session} epoch={state.epoch} />
      <HelpDialog open={help} onClose={() => setHelp(false)} />
      {print && session.grid && (
        <Suspense fallback={null}>
          <PrintPreview
            book={session.grid.host.book}
            onDownload={() => void session.download()}
            onClose={() => setPrint(false)}
          />
        </Suspense>
      )}
      {state.work && <WorkBox {...state.work} onCancel={() => session.cancel()} />}
      <FileDrop onFile={(file) => void session.openFile(file)} />
    </div>
  );
}

function turnSheet(session: Session, by: 1 | -1): void {
  const { grid } = session;
  if (!grid) return;
  const { book } = grid.host;
  const shown = book.sheets.filter(({ visibility }) => visibility === "Visible");
  const next = shown[shown.indexOf(book.active) + by];
  if (next) activateSheet(grid, next);
}

const LINKS: readonly { readonly region: Region; readonly text: string }[] = [
  { region: "grid", text: "To the cells" },
  { region: "pane", text: "To the task pane" },
  { region: "sheets", text: "To the sheets" },
];

/** Seen only by those who come to them with the Tab key. */
function SkipLinks({ to }: { to: (region: Region) => void }): ReactNode {
  return (
    <nav className="wb-skip" aria-label="Skip to">
      {LINKS.map(({ region, text }) => (
        <button key={region} type="button" onClick={() => to(region)}>
          {text}
        </button>
      ))}
    </nav>
  );
}

import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import type { WorkbookModel } from "../officejs/model/WorkbookModel";
import { leftOut } from "./differences";
import { PaperSheet } from "./PaperSheet";
import "./print.css";
import { MOST_PRINTED, PrintJob } from "./PrintJob";
import { usePageInView, usePreview } from "./usePreview";

interface PrintPreviewProps {
  readonly book: WorkbookModel;
  readonly onDownload: () => void;
  readonly onClose: () => void;
}

const PX = 96 / 72;
/** Room beside a page that fills the width: its shadow, and a scroll bar. */
const BESIDE = 48;

/** The sheet as pages of paper, over the workbench. */
export function PrintPreview({ book, onDownload, onClose }: PrintPreviewProps): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const [column, setColumn] = useState<HTMLElement | null>(null);
  const preview = usePreview(book);
  const { printed, sheet, looks, before, after } = preview;
  const count = printed.pages.length;
  const [zoom, setZoom] = useZoom(column, printed.paper.width);
  const { at, look, go } = usePageInView(column, sheet);
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  useEffect(() => column?.focus(), [column]);
  const print = (): void => {
    if (count > 0 && count <= MOST_PRINTED) window.print();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const does = keyOf(event, { at, go, print, turn: (by) => turn(by) });
    if (!does) return;
    event.preventDefault();
    event.stopPropagation();
    does();
  };
  const turn = (by: 1 | -1): void => {
    const next = by === 1 ? after : before;
    if (next) preview.show(next);
  };
  return (
    <dialog
      ref={dialog}
      className="wb-preview"
      aria-labelledby="wb-preview-title"
      onClose={onClose}
      onKeyDown={onKeyDown}
    >
      <div className="wb-preview-head">
        <h2 id="wb-preview-title">
          Print preview<span className="wb-preview-name"> · {sheet.name}</span>
        </h2>
        <div className="wb-preview-tools" role="group" aria-label="Sheets and pages">
          <Tool label="Previous sheet" keys="Ctrl+Page Up" off={!before} onClick={() => turn(-1)}>
            ◂ Sheet
          </Tool>
          <Tool label="Next sheet" keys="Ctrl+Page Down" off={!after} onClick={() => turn(1)}>
            Sheet ▸
          </Tool>
          <span className="wb-title-line" />
          <Tool label="Previous page" keys="Page Up" off={at <= 0} onClick={() => go(at - 1)}>
            ▴
          </Tool>
          <span role="status" className="wb-preview-at">
            {count === 0 ? "No pages" : `Page ${at + 1} of ${count}`}
          </span>
          <Tool label="Next page" keys="Page Down" off={at >= count - 1} onClick={() => go(at + 1)}>
            ▾
          </Tool>
          <span className="wb-title-line" />
          <Tool label="Fit width" on={zoom.fit} onClick={() => setZoom(true)}>
            Fit width
          </Tool>
          <Tool label="100 %" on={!zoom.fit} onClick={() => setZoom(false)}>
            100 %
          </Tool>
        </div>
        <span className="wb-title-space" />
        <button
          type="button"
          className="wb-preview-print"
          title="Print these pages (Ctrl+P)"
          disabled={count === 0 || count > MOST_PRINTED}
          onClick={print}
        >
          Print
        </button>
        <button type="button" className="wb-preview-close" title="Close (Esc)" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </div>
      <div ref={setColumn} className="wb-preview-pages" role="region" aria-label="Pages" tabIndex={0} onScroll={look}>
        {count === 0 && <p className="wb-preview-empty">Nothing on this sheet would be printed.</p>}
        {printed.pages.map((_, index) => (
          <Slot
            key={`${sheet.id} ${index}`}
            column={column}
            label={`Page ${index + 1} of ${count}`}
            width={printed.paper.width * PX * zoom.factor}
            height={printed.paper.height * PX * zoom.factor}
            factor={zoom.factor}
          >
            <PaperSheet printed={printed} looks={looks} file={preview.file} index={index} now={preview.now} />
          </Slot>
        ))}
      </div>
      <Differences missing={leftOut(looks)} tooMany={count > MOST_PRINTED} onDownload={onDownload} />
      <PrintJob printed={printed} looks={looks} file={preview.file} now={preview.now} />
    </dialog>
  );
}

interface Keys {
  readonly at: number;
  readonly go: (index: number) => void;
  readonly print: () => void;
  readonly turn: (by: 1 | -1) => void;
}

function keyOf(event: KeyboardEvent, { at, go, print, turn }: Keys): (() => void) | null {
  const held = event.ctrlKey || event.metaKey;
  switch (event.key) {
    case "PageDown":
      return held ? () => turn(1) : () => go(at + 1);
    case "PageUp":
      return held ? () => turn(-1) : () => go(at - 1);
    case "Home":
      return () => go(0);
    case "End":
      return () => go(Infinity);
    default:
      return held && !event.shiftKey && event.key.toLowerCase() === "p" ? print : null;
  }
}

interface ToolProps {
  readonly label: string;
  readonly keys?: string;
  readonly off?: boolean;
  readonly on?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/** Stays in reach when there is nowhere to go, so that the keyboard's place is not lost at the last page. */
function Tool({ label, keys, off, on, onClick, children }: ToolProps): ReactNode {
  return (
    <button
      type="button"
      title={keys === undefined ? label : `${label} (${keys})`}
      aria-label={label}
      aria-disabled={off === true ? true : undefined}
      aria-pressed={on}
      onClick={off === true ? undefined : onClick}
    >
      {children}
    </button>
  );
}

/** Fitted to the width of the view, or as large as on paper. */
function useZoom(
  column: HTMLElement | null,
  paperWidth: number,
): [{ fit: boolean; factor: number }, (fit: boolean) => void] {
  const [fit, setFit] = useState(true);
  const [width, setWidth] = useState(1000);
  useEffect(() => {
    if (!column) return undefined;
    const observer = new ResizeObserver(() => setWidth(column.clientWidth));
    observer.observe(column);
    return () => observer.disconnect();
  }, [column]);
  const factor = fit ? Math.max(0.2, Math.min(1.6, (width - BESIDE) / (paperWidth * PX))) : 1;
  return [{ fit, factor }, setFit];
}

interface SlotProps {
  readonly column: HTMLElement | null;
  readonly label: string;
  readonly width: number;
  readonly height: number;
  readonly factor: number;
  readonly children: ReactNode;
}

/** The place of a page, which is drawn when it comes near: a large sheet has thousands. */
function Slot({ column, label, width, height, factor, children }: SlotProps): ReactNode {
  const slot = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    const element = slot.current;
    if (!column || !element) return undefined;
    const seen = (entries: readonly IntersectionObserverEntry[]): void =>
      setNear(entries.at(-1)?.isIntersecting ?? false);
    const observer = new IntersectionObserver(seen, { root: column, rootMargin: "100% 0px" });
    observer.observe(element);
    return () => observer.disconnect();
  }, [column]);
  return (
    <div ref={slot} className="wb-preview-slot" role="group" aria-label={label} style={{ width, height }}>
      {near && <div style={{ transform: `scale(${factor})`, transformOrigin: "0 0" }}>{children}</div>}
    </div>
  );
}

interface DifferencesProps {
  readonly missing: readonly string[];
  readonly tooMany: boolean;
  readonly onDownload: () => void;
}

/** What may be other on Excel's own pages, and the way to them. */
function Differences({ missing, tooMany, onDownload }: DifferencesProps): ReactNode {
  return (
    <div className="wb-preview-foot">
      <p>
        Drawn by the workbench: where Calibri is missing, Carlito stands in with the same widths, and lines may break a
        little differently from Excel&rsquo;s own pages.
        {missing.length > 0 && ` Not drawn here: ${missing.join("; ")}.`}
        {tooMany && ` More than ${MOST_PRINTED} pages are better printed by Excel.`}
      </p>
      <button type="button" title="The workbook as a file, to print in Excel" onClick={onDownload}>
        Download .xlsx
      </button>
    </div>
  );
}

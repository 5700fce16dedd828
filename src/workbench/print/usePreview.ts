import { useCallback, useEffect, useMemo, useState } from "react";
import type { SheetModel } from "../officejs/model/SheetModel";
import type { WorkbookModel } from "../officejs/model/WorkbookModel";
import { type PrintedSheet, printedSheet } from "./printedSheet";
import { SheetLooks } from "./SheetLooks";
import { browserMeasure } from "./texts";

export interface Preview {
  readonly sheet: SheetModel;
  readonly printed: PrintedSheet;
  readonly looks: SheetLooks;
  readonly file: string;
  readonly now: Date;
  /** The sheet before and the sheet after, of those that can be seen; null at the ends. */
  readonly before: SheetModel | null;
  readonly after: SheetModel | null;
  show(sheet: SheetModel): void;
}

/** The sheet that is previewed, cut into pages once. The workbook stands still behind the open dialog. */
export function usePreview(book: WorkbookModel): Preview {
  const [sheet, show] = useState(() => book.active);
  const [now] = useState(() => new Date());
  const [measure] = useState(browserMeasure);
  const made = useMemo(
    () => ({ printed: printedSheet(sheet, measure), looks: new SheetLooks(sheet, measure) }),
    [sheet, measure],
  );
  const shown = book.sheets.filter(({ visibility }) => visibility === "Visible");
  const at = shown.indexOf(sheet);
  return { sheet, ...made, file: book.name, now, before: shown[at - 1] ?? null, after: shown[at + 1] ?? null, show };
}

/** So much of the view's height from its top belongs to the page that is being read. */
const READ = 0.4;

/** Which page is being read in a scrolling column, and the way to another one. */
export function usePageInView(
  column: HTMLElement | null,
  sheet: SheetModel,
): { at: number; look: () => void; go: (index: number) => void } {
  const [at, setAt] = useState(0);
  const look = useCallback(() => {
    if (!column) return;
    const line = column.scrollTop + column.clientHeight * READ;
    const pages = Array.from(column.querySelectorAll<HTMLElement>(".wb-preview-slot"));
    const next = pages.findIndex((page) => page.offsetTop + page.offsetHeight > line);
    // whoever has come to the end reads the last page, however short the view
    const end = column.scrollTop > 0 && column.scrollTop + column.clientHeight >= column.scrollHeight - 2;
    setAt(end || next < 0 ? pages.length - 1 : next);
  }, [column]);
  const go = useCallback(
    (index: number) => {
      const pages = column?.querySelectorAll<HTMLElement>(".wb-preview-slot");
      const page = pages?.[Math.max(0, Math.min(pages.length - 1, index))];
      if (page) column?.scrollTo({ top: page.offsetTop - 12 });
    },
    [column],
  );
  useEffect(() => {
    column?.scrollTo({ top: 0, left: 0 });
    setAt(0);
  }, [column, sheet]);
  return { at, look, go };
}

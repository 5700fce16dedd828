import { type ReactNode, useEffect, useState } from "react";
import { createPortal, flushSync } from "react-dom";
import { PaperSheet } from "./PaperSheet";
import type { Preview } from "./usePreview";

/** More pages than this would keep a browser busy for minutes; Excel prints them at once. */
export const MOST_PRINTED = 300;

/**
 * All pages beside the workbench's own page, and only while the browser prints: nothing else of the page is printed then.
 * The browser's own Print does the same as the preview's button, as it tells the page beforehand.
 */
export function PrintJob({
  printed,
  looks,
  file,
  now,
}: Pick<Preview, "printed" | "looks" | "file" | "now">): ReactNode {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const begin = (): void => flushSync(() => setPrinting(true));
    const end = (): void => setPrinting(false);
    window.addEventListener("beforeprint", begin);
    window.addEventListener("afterprint", end);
    return () => {
      window.removeEventListener("beforeprint", begin);
      window.removeEventListener("afterprint", end);
    };
  }, []);
  if (!printing || printed.pages.length === 0) return null;
  const { width, height } = printed.paper;
  return createPortal(
    <div className="wb-print-job">
      <style>{`@page { size: ${width}pt ${height}pt; margin: 0 }`}</style>
      {printed.pages.slice(0, MOST_PRINTED).map((_, index) => (
        <PaperSheet key={index} printed={printed} looks={looks} file={file} index={index} now={now} />
      ))}
    </div>,
    document.body,
  );
}

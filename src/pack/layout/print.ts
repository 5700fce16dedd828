import type { LaidOutSheet } from "../LaidOutPack";
import type { Canvas } from "./Canvas";
import { widestColumnPoints } from "./measure";

type Print = NonNullable<LaidOutSheet["print"]>;

/** A4 in points; margins in inches. */
const A4 = { portrait: { width: 595.3, height: 841.9 }, landscape: { width: 841.9, height: 595.3 } } as const;
const MARGINS = { top: 0.55, bottom: 0.6, left: 0.45, right: 0.45, header: 0.25, footer: 0.28 } as const;
/** Heights and widths differ by a hair between hosts; what fits with this much to spare fits everywhere. */
const WIDTH_SAFETY = 0.99;
const HEIGHT_SAFETY = 0.97;
const LARGEST_SCALE = 100;

/**
 * Excel ignores manual page breaks when it fits to pages, so a page of several sheets of paper is scaled to the width
 * by a percentage, and ends where we say; the single-page sheet is fitted on one page.
 */
export function printSetup(
  canvas: Canvas,
  orientation: "portrait" | "landscape",
  rows: number,
  onePage: boolean,
  header: string,
  footer: string,
): Print {
  const paper = A4[orientation];
  const room = {
    width: paper.width - (MARGINS.left + MARGINS.right) * 72,
    height: paper.height - (MARGINS.top + MARGINS.bottom) * 72,
  };
  const wide = canvas.grid.reduce((sum, c) => sum + widestColumnPoints(c), 0);
  const scale = Math.max(10, Math.min(LARGEST_SCALE, Math.floor((room.width / wide) * 100 * WIDTH_SAFETY)));
  return {
    orientation,
    area: { row: 1, column: 1, rows, columns: canvas.grid.length },
    ...(onePage ? { fit: { width: 1, height: 1 } } : { fit: { width: 0, height: 0 }, scale }),
    ...(canvas.titleRows && !onePage && { titleRows: canvas.titleRows }),
    breaks: onePage ? [] : pageBreaks(canvas, rows, (room.height / (scale / 100)) * HEIGHT_SAFETY),
    header,
    footer,
    margins: MARGINS,
  };
}

/** Rows after which a page ends, so that nothing that belongs together is divided. */
export function pageBreaks(canvas: Canvas, rows: number, roomPoints: number): number[] {
  const breaks: number[] = [];
  const repeated = canvas.titleRows ? sum(canvas, canvas.titleRows.from, canvas.titleRows.to) : 0;
  let used = 0;
  let row = 1;
  while (row <= rows) {
    let unitEnd = row;
    while (unitEnd < rows && canvas.keepWithPrevious.has(unitEnd + 1)) unitEnd += 1;
    const height = sum(canvas, row, unitEnd);
    const forced = canvas.forcedBreaks.includes(row);
    if (used > 0 && (forced || used + height > roomPoints)) {
      breaks.push(row - 1);
      used = canvas.titleRows && row > canvas.titleRows.to ? repeated : 0;
    }
    used += height;
    row = unitEnd + 1;
  }
  return breaks;
}

function sum(canvas: Canvas, from: number, to: number): number {
  let points = 0;
  for (let r = from; r <= to; r++) points += canvas.height(r);
  return points;
}

import type { LaidOutSheet } from "../../src/pack/LaidOutPack";
import { columnPoints } from "../../src/pack/layout/measure";
import type { Say } from "./invariants";

/** ISO 216: A4 is 210 × 297 mm. */
const A4 = { short: (210 / 25.4) * 72, long: (297 / 25.4) * 72 } as const;

/** Every printed page fits on its paper, and ends where nothing is divided. */
export function printFaults(sheet: LaidOutSheet, say: Say): void {
  const { print } = sheet;
  if (!print) return say(1, 1, "no print set-up");
  const last = Math.max(1, ...sheet.cells.map((c) => c.row), ...sheet.charts.map((c) => c.row + c.rows - 1));
  if (print.area.row !== 1 || print.area.column !== 1) say(1, 1, "print area does not begin at A1");
  if (print.area.columns < sheet.columnWidths.length || print.area.rows < last)
    say(print.area.rows, print.area.columns, `print area ends before row ${last}`);
  const portrait = print.orientation === "portrait";
  const { top, bottom, left, right } = print.margins;
  const room = {
    width: (portrait ? A4.short : A4.long) - (left + right) * 72,
    height: (portrait ? A4.long : A4.short) - (top + bottom) * 72,
  };
  breaksFaults(sheet, say);
  for (const code of [print.header, print.footer]) {
    if (code.length > 255) say(1, 1, `a header or footer of ${code.length} characters; Excel takes 255`);
    // all that is not text: parts, page numbers, and the size 8
    const codes = code.replaceAll("&&", "").match(/&(?:\d+|.)/gu) ?? [];
    for (const c of codes)
      if (!["&L", "&R", "&C", "&P", "&N", "&A", "&8"].includes(c)) say(1, 1, `a code ${c} in ${code}`);
  }
  if (print.fit.width > 0) return; // fitted by the program that prints
  const scale = (print.scale ?? 100) / 100;
  const width = sheet.columnWidths.reduce((sum, c) => sum + columnPoints(c), 0);
  if (width * scale > room.width) say(1, sheet.columnWidths.length, "wider than the paper");
  // the numbers behind the charts are no page of the pack: paper ends where it ends
  if (sheet.pageId === "chart-data") return;
  const repeated = print.titleRows ? heightOf(sheet, print.titleRows.from, print.titleRows.to) : 0;
  const ends = [...print.breaks, print.area.rows];
  let from = 1;
  for (const end of ends) {
    const own = heightOf(sheet, from, end);
    const height = own + (print.titleRows && from > print.titleRows.to ? repeated : 0);
    if (height * scale > room.height && !oneRowHigherThanPaper(sheet, from, end, room.height / scale))
      say(
        from,
        1,
        `a printed page of ${(height * scale).toFixed(0)} points (to row ${end}) on ${room.height.toFixed(0)}`,
      );
    from = end + 1;
  }
}

/** Nothing helps then: Excel itself divides the row. */
function oneRowHigherThanPaper(sheet: LaidOutSheet, from: number, to: number, room: number): boolean {
  return from === to && heightOf(sheet, from, to) > room;
}

function breaksFaults(sheet: LaidOutSheet, say: Say): void {
  const { print } = sheet;
  if (!print) return;
  let before = 0;
  for (const row of print.breaks) {
    if (row <= before || row >= print.area.rows) say(row, 1, "page break out of order or out of the area");
    before = row;
    for (const chart of sheet.charts)
      if (row >= chart.row && row < chart.row + chart.rows - 1) say(row, chart.column, "page break through a chart");
    for (const table of sheet.tables)
      if (row === table.row) say(row, table.column, "page break below a table's header");
  }
  if (print.fit.width > 0 && print.breaks.length > 0) say(1, 1, "breaks that Excel ignores, because it fits to pages");
}

export function heightOf(sheet: LaidOutSheet, from: number, to: number): number {
  let points = 0;
  for (let r = from; r <= to; r++) points += sheet.rowHeights.get(r) ?? 15;
  return points;
}

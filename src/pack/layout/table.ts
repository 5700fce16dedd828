import type { Steps } from "../../core/steps";
import { columnLetters } from "../../contract/cells";
import type { TableBlock, TableRowData } from "../PackDocument";
import { colour, size, tint } from "../theme";
import type { Canvas, Span } from "./Canvas";
import type { ChartData } from "./ChartData";
import { linesNeeded, rowHeight, textWidth } from "./measure";
import type { LayoutOptions, Linker } from "./options";
import { aligned, alignOf, INDENT_POINTS, isSpark, layBodyRow, type Placed } from "./tableRow";

const ZEBRA_FROM = 13;

/** Rows of a table after which its layout may stop for breath. */
const ROWS = 50;

/** Writes a table; native (an Excel table with filter buttons) when asked for and each column is one cell wide. */
export function* layTable(
  canvas: Canvas,
  block: TableBlock,
  row: number,
  span: Span,
  data: ChartData,
  linker: Linker,
  options: LayoutOptions,
): Steps<number> {
  const placed = place(block, span, options);
  const last = placed[placed.length - 1];
  if (!last) return row;
  const whole: Span = { column: span.column, columns: last.span.column + last.span.columns - span.column };
  if (block.rows.length === 0) {
    const style = canvas.style({ font: { size: size.body, colour: colour.muted, italic: true }, wrap: true });
    const text = block.empty ?? "Nothing to report.";
    canvas.put(row, whole, { value: text, style });
    canvas.fit(row, whole, text);
    return row + 1;
  }
  const native = Boolean(block.native) && placed.every((p) => p.span.columns === 1) && block.rows.every(isBody);
  header(canvas, placed, row, native);
  const bodyTop = row + 1;
  const zebra = block.rows.length >= ZEBRA_FROM && !native;
  const bodyEnd = bodyTop + block.rows.filter(isBody).length - 1;
  for (const [i, data_] of block.rows.entries()) {
    if (i % ROWS === ROWS - 1) yield;
    const at = bodyTop + i;
    if (data_.kind === "group" || data_.kind === "note") groupRow(canvas, data_, at, whole);
    else
      layBodyRow(canvas, data_, at, placed, zebra && i % 2 === 1, data, linker, {
        top: bodyTop,
        end: bodyEnd,
        valuesOnly: options.valuesOnly ?? false,
      });
  }
  const end = bodyTop + block.rows.length;
  canvas.keepWithPrevious.add(bodyTop);
  if (native) {
    canvas.tables.push({
      name: `MI_${block.id.replace(/[^A-Za-z0-9_]/g, "_")}`,
      row,
      column: whole.column,
      rows: block.rows.length + 1,
      columns: whole.columns,
      headers: placed.map((p) => p.column.header),
      filter: true,
      banded: block.rows.length >= ZEBRA_FROM,
    });
  }
  statusFormats(canvas, block, placed, bodyTop, block.rows.length);
  return end;
}

function isBody(row: TableRowData): boolean {
  return row.kind === undefined || row.kind === "body";
}

function place(block: TableBlock, span: Span, options: LayoutOptions): Placed[] {
  const placed: Placed[] = [];
  let at = span.column;
  block.columns.forEach((column, index) => {
    if (column.internal && !options.internal) return;
    placed.push({ column, index, span: { column: at, columns: column.span } });
    at += column.span;
  });
  return placed;
}

function header(canvas: Canvas, placed: readonly Placed[], row: number, native: boolean): void {
  let lines = 1;
  placed.forEach(({ column, span }, i) => {
    const before = placed[i - 1];
    const side = aligned(alignOf(column), before && alignOf(before.column));
    canvas.put(row, span, {
      value: column.header,
      style: canvas.style({
        font: { size: size.note + 0.5, bold: true, colour: colour.text },
        fill: column.typed ? tint(colour.amber, 0.16) : colour.head,
        ...side,
        vertical: "bottom",
        wrap: true,
        border: { bottom: { style: "thin", colour: colour.muted } },
      }),
      ...(column.headerNote && { note: column.headerNote }),
    });
    // filter buttons of native tables take some 14 points of the header's last line
    const whole = canvas.width(span) - INDENT_POINTS * (side.indent ?? 0);
    // … but a word that only the button would break is not broken
    const word = Math.max(...column.header.split(" ").map((w) => textWidth(w, size.note + 0.5, true))) + 5.01;
    const room = native ? Math.max(whole - 14, Math.min(word, whole)) : whole;
    lines = Math.max(lines, linesNeeded(column.header, room, size.note + 0.5, true));
  });
  canvas.atLeast(row, rowHeight(lines, size.note + 0.5) + 3);
}

function groupRow(canvas: Canvas, row: TableRowData, at: number, whole: Span): void {
  const cell = row.cells[0];
  const text = cell && !isSpark(cell) ? String(cell.value ?? "") : "";
  const group = row.kind === "group";
  canvas.put(at, whole, {
    value: text,
    style: canvas.style({
      font: { size: group ? size.body : size.note, bold: group, colour: group ? colour.text : colour.muted },
      ...(group && { fill: colour.band }),
      wrap: true,
      vertical: "middle",
    }),
  });
  canvas.fit(at, whole, text, group ? size.body : size.note, group);
  if (group) canvas.keepWithPrevious.add(at + 1);
}

/** The icon at the beginning of a status word decides its colour: living formats, so that an edited word changes too. */
const statusIcons: readonly [string, string][] = [
  ["■ Red", colour.red],
  ["▲ Amber", colour.amber],
  ["● Green", colour.green],
  ["↘", colour.concern],
  ["✗", colour.concern],
  ["▼", colour.concern],
  ["◆", colour.concern],
  ["↗", colour.improvement],
  ["✓", colour.improvement],
  ["▲ High", colour.improvement],
];

function statusFormats(canvas: Canvas, block: TableBlock, placed: readonly Placed[], top: number, rows: number): void {
  for (const { column, span } of placed) {
    if (!block.statusColumns?.includes(column.id)) continue;
    const first = `$${columnLetters(span.column)}${top}`;
    for (const [icon, ink] of statusIcons) {
      canvas.conditionalFormats.push({
        box: { row: top, column: span.column, rows, columns: span.columns },
        formula: `LEFT(${first},${icon.length})="${icon}"`,
        style: { colour: ink, fill: tint(ink) },
      });
    }
  }
}

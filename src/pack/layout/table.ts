import { columnLetters } from "../../contract/cells";
import type { CellStyle } from "../LaidOutPack";
import type { Cell, Column, Spark, TableBlock, TableRowData } from "../PackDocument";
import { colour, size, tint, toneColour } from "../theme";
import type { Canvas, Span } from "./Canvas";
import type { ChartData } from "./ChartData";
import { linesNeeded, rowHeight, textWidth } from "./measure";
import type { LayoutOptions, Linker } from "./options";
import { formatCode } from "./styles";

const ZEBRA_FROM = 13;

export function isSpark(cell: Cell | Spark): cell is Spark {
  return "values" in cell;
}

interface Placed {
  readonly column: Column;
  readonly index: number;
  readonly span: Span;
}

/** Writes a table; native (an Excel table with filter buttons) when asked for and each column is one cell wide. */
export function layTable(
  canvas: Canvas,
  block: TableBlock,
  row: number,
  span: Span,
  data: ChartData,
  linker: Linker,
  options: LayoutOptions,
): number {
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
  header(canvas, placed, row);
  const bodyTop = row + 1;
  const native = Boolean(block.native) && placed.every((p) => p.span.columns === 1) && block.rows.every(isBody);
  const zebra = block.rows.length >= ZEBRA_FROM && !native;
  const bodyEnd = bodyTop + block.rows.filter(isBody).length - 1;
  block.rows.forEach((data_, i) => {
    const at = bodyTop + i;
    if (data_.kind === "group" || data_.kind === "note") groupRow(canvas, data_, at, whole);
    else bodyRow(canvas, data_, at, placed, zebra && i % 2 === 1, data, linker, bodyTop, bodyEnd);
  });
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

function header(canvas: Canvas, placed: readonly Placed[], row: number): void {
  let lines = 1;
  for (const { column, span } of placed) {
    canvas.put(row, span, {
      value: column.header,
      style: canvas.style({
        font: { size: size.note + 0.5, bold: true, colour: colour.text },
        fill: column.typed ? tint(colour.amber, 0.16) : colour.head,
        horizontal: alignOf(column, undefined),
        vertical: "bottom",
        wrap: true,
        border: { bottom: { style: "thin", colour: colour.muted } },
      }),
      ...(column.headerNote && { note: column.headerNote }),
    });
    // filter buttons of native tables take some 14 points of the header's last line
    lines = Math.max(lines, linesNeeded(column.header, canvas.width(span) - 12, size.note + 0.5, true));
  }
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

function bodyRow(
  canvas: Canvas,
  row: TableRowData,
  at: number,
  placed: readonly Placed[],
  shaded: boolean,
  data: ChartData,
  linker: Linker,
  bodyTop: number,
  bodyEnd: number,
): void {
  const total = row.kind === "total";
  let lines = row.lines ?? 1;
  for (const { column, index, span } of placed) {
    const cell = row.cells[index] ?? { value: null };
    const typed = column.typed === true || (!isSpark(cell) && cell.typed === true);
    const frame: Pick<CellStyle, "fill" | "border"> = {
      ...(typed ? { fill: colour.typed } : shaded ? { fill: colour.band } : {}),
      border: total
        ? { top: { style: "thin", colour: colour.muted } }
        : { bottom: { style: "hair", colour: colour.rule } },
    };
    if (isSpark(cell)) {
      canvas.put(at, span, { value: null, style: canvas.style(frame) });
      if (cell.values.some((v) => v !== null))
        canvas.sparklines.push({
          row: at,
          column: span.column,
          data: data.addSpark(row.key, cell),
          colour: colour.neutral,
          lastColour: toneColour(cell.tone),
        });
      continue;
    }
    const form = cell.form ?? column.form;
    const link = cell.link ? linker(cell.link) : undefined;
    const text = cell.value === null ? "" : String(cell.value);
    const bold = cell.bold ?? total;
    const style = canvas.style({
      font: {
        size: size.body,
        ...(bold && { bold }),
        colour: cell.tone ? toneColour(cell.tone) : colour.text,
        ...(cell.strike && { strike: true }),
      },
      ...frame,
      horizontal: alignOf(column, cell),
      vertical: "top",
      ...((column.wrap || typed) && { wrap: true }),
      ...formatOf(form, cell),
      ...(typed && { unlocked: true }),
    });
    const formula = cell.formula ? expand(cell.formula.template, placed, at, bodyTop, bodyEnd) : undefined;
    canvas.put(at, span, {
      value: cell.value,
      style,
      ...(formula !== undefined && { formula }),
      ...(link && { link }),
      ...(cell.note && { note: cell.note }),
    });
    if (typed) canvas.typed.push({ row: at, column: span.column, key: row.key, field: column.id });
    if (typeof cell.value === "string") {
      const width = canvas.width(span);
      if (column.wrap || typed) lines = Math.max(lines, linesNeeded(text, width, size.body, bold));
      else if (textWidth(text, size.body, bold) > width - 4) lines = Math.max(lines, 1);
    }
  }
  canvas.atLeast(at, rowHeight(lines, size.body) + 2);
}

function alignOf(column: Column, cell: Cell | undefined): "left" | "right" | "center" {
  if (cell?.align) return cell.align;
  if (column.align) return column.align;
  const kind = column.form?.kind;
  return kind === "number" || kind === "percent" || kind === "money" ? "right" : "left";
}

/** Text cells are formatted as text, so that a host cannot take them for anything else; numbers by their form. */
function formatOf(form: Cell["form"], cell: Cell): { format?: string } {
  if (typeof cell.value === "string" && !cell.formula) return { format: "@" };
  const code = formatCode(form);
  return code && code !== "@" ? { format: code } : {};
}

/** `{3}` → the same row's cell of column 3, `{3:}` → the body of column 3. */
function expand(
  template: string,
  placed: readonly Placed[],
  row: number,
  top: number,
  end: number,
): string | undefined {
  let complete = true;
  const formula = template.replace(/\{(\d+)(:?)\}/g, (_, index: string, body: string) => {
    const p = placed.find((x) => x.index === Number(index));
    if (!p) {
      complete = false;
      return "";
    }
    const letters = columnLetters(p.span.column);
    return body ? `${letters}${top}:${letters}${end}` : `${letters}${row}`;
  });
  return complete ? formula : undefined;
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

import { columnLetters } from "../../contract/cells";
import type { CellStyle } from "../LaidOutPack";
import type { Cell, Column, Spark, TableRowData } from "../PackDocument";
import { colour, size, toneColour } from "../theme";
import type { Canvas, Span } from "./Canvas";
import type { ChartData } from "./ChartData";
import { linesNeeded, rowHeight, textWidth } from "./measure";
import type { Linker } from "./options";
import { formatCode } from "./styles";

/** A column of a table in its place on the grid; `index` is its position in the document's table. */
export interface Placed {
  readonly column: Column;
  readonly index: number;
  readonly span: Span;
}

export function isSpark(cell: Cell | Spark): cell is Spark {
  return "values" in cell;
}

/** First and last row of the table's body, for formulas over a whole column; or no formulas at all. */
export interface Body {
  readonly top: number;
  readonly end: number;
  readonly valuesOnly: boolean;
}

/** Writes one row of figures, as high as its longest text needs. */
export function layBodyRow(
  canvas: Canvas,
  row: TableRowData,
  at: number,
  placed: readonly Placed[],
  shaded: boolean,
  data: ChartData,
  linker: Linker,
  body: Body,
): void {
  const total = row.kind === "total";
  const sides = placed.map((place, i) => {
    const before = placed[i - 1];
    return aligned(
      alignOf(place.column, row.cells[place.index]),
      before && alignOf(before.column, row.cells[before.index]),
    );
  });
  const rooms = placed.map(({ span }, i) => canvas.width(span) - INDENT_POINTS * (sides[i]?.indent ?? 0));
  const links = linksOf(rooms, row, placed, linker);
  const lines = Math.max(
    row.lines ?? 1,
    ...placed.map((place, i) => linesOf(rooms[i] as number, place, row.cells[place.index], total)),
  );
  placed.forEach((place, i) => {
    const { column, index, span } = place;
    const cell = row.cells[index] ?? { value: null };
    const typed = isTyped(column, cell);
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
      return;
    }
    const link = links.get(index);
    const bold = cell.bold ?? total;
    const style = canvas.style({
      font: {
        size: size.body,
        ...(bold && { bold }),
        colour: cell.tone ? toneColour(cell.tone) : colour.text,
        ...(cell.strike && { strike: true }),
      },
      ...frame,
      ...sides[i],
      vertical: lines === 1 ? "middle" : "top",
      ...(wraps(rooms[i] as number, place, cell, bold) && { wrap: true }),
      ...formatOf(cell.form ?? column.form, cell),
      ...(typed && { unlocked: true }),
    });
    const formula = cell.formula && !body.valuesOnly ? expand(cell.formula.template, placed, at, body) : undefined;
    canvas.put(at, span, {
      value: cell.value,
      style,
      ...(formula !== undefined && { formula }),
      ...(link && { link }),
      ...(cell.note && { note: cell.note }),
    });
    if (typed) canvas.typed.push({ row: at, column: span.column, key: row.key, field: column.id });
  });
  canvas.atLeast(at, rowHeight(lines, size.body) + 2);
}

function isTyped(column: Column, cell: Cell | Spark): boolean {
  return column.typed === true || (!isSpark(cell) && cell.typed === true);
}

/** Nothing is cut: what is too long for one line wraps, whatever its column says. */
function wraps(room: number, { column }: Placed, cell: Cell, bold: boolean): boolean {
  if (column.wrap || isTyped(column, cell)) return true;
  return typeof cell.value === "string" && textWidth(cell.value, size.body, bold) > room - 6;
}

function linesOf(room: number, place: Placed, cell: Cell | Spark | undefined, total: boolean): number {
  if (!cell || isSpark(cell) || typeof cell.value !== "string") return 1;
  const bold = cell.bold ?? total;
  return wraps(room, place, cell, bold) ? linesNeeded(cell.value, room, size.body, bold) : 1;
}

/**
 * The links of a row by column. LibreOffice does not wrap linked text: a link on a text of several lines moves to the
 * row's first cell, when that has none of its own.
 */
function linksOf(rooms: readonly number[], row: TableRowData, placed: readonly Placed[], linker: Linker) {
  const links = new Map<number, { target: string; tip: string }>();
  const first = placed[0];
  for (const [i, { index }] of placed.entries()) {
    const cell = row.cells[index];
    if (!cell || isSpark(cell) || !cell.link) continue;
    const link = linker(cell.link);
    if (!link) continue;
    const long =
      typeof cell.value === "string" && linesNeeded(cell.value, rooms[i] as number, size.body, cell.bold) > 1;
    if (!long) links.set(index, link);
    else if (first && !links.has(first.index)) links.set(first.index, link);
  }
  return links;
}

type Alignment = "left" | "right" | "center";

/** What an indent of one takes from the cell's width: three spaces of the workbook's type, 9 pixels. */
export const INDENT_POINTS = 6.75;

/** What stands at the right keeps a little distance from the edge, and text behind it as much again. */
export function aligned(horizontal: Alignment, before?: Alignment): Pick<CellStyle, "horizontal" | "indent"> {
  const indent = horizontal === "right" || (horizontal === "left" && before === "right");
  return indent ? { horizontal, indent: 1 } : { horizontal };
}

export function alignOf(column: Column, cell?: Cell | Spark): Alignment {
  if (cell && !isSpark(cell) && cell.align) return cell.align;
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
function expand(template: string, placed: readonly Placed[], row: number, body: Body): string | undefined {
  let complete = true;
  const formula = template.replace(/\{(\d+)(:?)\}/g, (_, index: string, whole: string) => {
    const p = placed.find((x) => x.index === Number(index));
    if (!p) {
      complete = false;
      return "";
    }
    const letters = columnLetters(p.span.column);
    return whole ? `${letters}${body.top}:${letters}${body.end}` : `${letters}${row}`;
  });
  return complete ? formula : undefined;
}

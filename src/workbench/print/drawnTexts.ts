import { isCellError } from "../../contract/cells";
import { type Area, areaOf, bottom, right } from "../officejs/model/addresses";
import type { CellFormat } from "../officejs/model/formats";
import type { Axis } from "./Axis";
import { printedWidth } from "./paper";
import type { SheetLooks } from "./SheetLooks";
import { cellText, fittedNumber, textWidth } from "./texts";

export type Align = "left" | "center" | "right" | "justify";

export interface DrawnText {
  readonly key: string;
  /** Where it may be seen, in points from the part's corner. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Where the words stand inside of that, when they are wider than their own cell. */
  readonly inset?: { readonly left: number; readonly width: number };
  readonly text: string;
  readonly align: Align;
  readonly wrap: boolean;
  /** Type in points, smaller than the format's where it shrinks to fit. */
  readonly size: number;
  readonly format: CellFormat;
}

function alignOf({ horizontal }: CellFormat, value: unknown): Align {
  switch (horizontal) {
    case "Left":
    case "Fill":
      return "left";
    case "Right":
      return "right";
    case "Center":
    case "CenterAcrossSelection":
      return "center";
    case "Justify":
    case "Distributed":
      return "justify";
    default:
      if (typeof value === "number") return "right";
      return typeof value === "boolean" || isCellError(value as null) ? "center" : "left";
  }
}

/** How far words may run to one side: over empty cells, at most as far as they need, never out of the printed area. */
function roomBeside(looks: SheetLooks, home: Area, area: Area, by: 1 | -1, needed: number): number {
  let room = 0;
  let column = by === 1 ? right(home) + 1 : home.column - 1;
  while (room < needed && column >= area.column && column <= right(area)) {
    if (!looks.isEmpty(home.row, column) || looks.mergeAt(home.row, column)) break;
    room += printedWidth(looks.sheet, column);
    column += by;
  }
  return room;
}

function across(looks: SheetLooks, home: Area, area: Area): Area {
  let last = right(home);
  while (last < right(area) && looks.isEmpty(home.row, last + 1)) {
    if (looks.sheet.formatAt(home.row, last + 1).horizontal !== "CenterAcrossSelection") break;
    last++;
  }
  return { ...home, columns: last - home.column + 1 };
}

function drawnText(looks: SheetLooks, home: Area, area: Area, rows: Axis, columns: Axis): DrawnText | null {
  const { sheet, measure } = looks;
  const shown = cellText(sheet, home.row, home.column);
  if (shown === "") return null;
  const value = sheet.valueAt(home.row, home.column);
  const format = looks.formatAt(home.row, home.column);
  const align = alignOf(format, value);
  const place = format.horizontal === "CenterAcrossSelection" ? across(looks, home, area) : home;
  const base = {
    key: `${home.row},${home.column}`,
    x: columns.at(place.column),
    y: rows.at(place.row),
    width: columns.span(place.column, place.columns),
    height: rows.span(place.row, place.rows),
    align,
    size: format.fontSize,
    format,
  };
  if (base.width <= 0 || base.height <= 0) return null;
  if (typeof value === "number" && format.orientation === 0) {
    const text = format.shrink ? shown : fittedNumber(value, shown, format, base.width, measure);
    return { ...base, text, wrap: false };
  }
  const wrap = format.wrap || format.horizontal === "Justify" || format.horizontal === "Distributed";
  if (wrap) return { ...base, text: shown, wrap: true };
  // a line break in a cell that does not wrap shows nothing
  const text = shown.replace(/\r?\n/g, "");
  const needed = textWidth(text, format, measure);
  const more = needed - base.width;
  if (format.shrink && more > 0) return { ...base, text, wrap, size: (format.fontSize * base.width) / needed };
  const still = more <= 0 || format.orientation !== 0 || format.horizontal === "Fill" || place.columns * place.rows > 1;
  if (still || typeof value !== "string") return { ...base, text, wrap };
  const half = align === "center" ? more / 2 : more;
  const left = align === "left" ? 0 : roomBeside(looks, home, area, -1, half);
  const after = align === "right" ? 0 : roomBeside(looks, home, area, 1, half);
  const [from, to] = [Math.min(left, half), Math.min(after, half)];
  const start = align === "center" ? from - half : align === "right" ? from - more : 0;
  return {
    ...base,
    text,
    wrap,
    x: base.x - from,
    width: base.width + from + to,
    inset: { left: start, width: needed },
  };
}

/** All words and figures on a part of a page, row by row, those too that begin beside it and run into it. */
export function drawnTexts(looks: SheetLooks, area: Area, rows: Axis, columns: Axis): DrawnText[] {
  const found = new Map<string, DrawnText>();
  for (const { index: row } of rows.lines) {
    for (let column = area.column; column <= right(area); column++) {
      const merge = looks.mergeAt(row, column);
      if (!merge && looks.isEmpty(row, column)) continue;
      const home = merge ?? areaOf(row, column);
      if (merge && (found.has(`${home.row},${home.column}`) || bottom(merge) < rows.first)) continue;
      const drawn = drawnText(looks, home, area, rows, columns);
      if (!drawn || drawn.x >= columns.length || drawn.x + drawn.width <= 0) continue;
      found.set(drawn.key, drawn);
    }
  }
  return [...found.values()];
}

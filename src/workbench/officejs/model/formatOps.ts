import { HostError, invalid } from "../errors";
import { type Area, areaOf, bottom, isWholeColumns, isWholeRows, right } from "./addresses";
import type { BorderLine, CellFormat, Side } from "./formats";
import { assertAllowed } from "./guards";
import { RangeAreasRef } from "./RangeRef";
import type { SheetModel } from "./SheetModel";

/** The value all cells share, or null when they differ, which is what Excel answers. */
export function shared<V>(ref: RangeAreasRef, pick: (format: CellFormat) => V): V | null {
  let first: V | undefined;
  for (const format of formatsOf(ref)) {
    const value = pick(format);
    if (first === undefined) first = value;
    else if (first !== value) return null;
  }
  return first ?? null;
}

function* formatsOf(ref: RangeAreasRef): Generator<CellFormat> {
  const { sheet } = ref;
  for (const area of ref.areas) {
    if (isWholeColumns(area) || isWholeRows(area)) {
      const lines = isWholeColumns(area) ? area.columns : area.rows;
      for (let i = 0; i < lines; i++) {
        yield isWholeColumns(area) ? sheet.plainFormat(0, area.column + i) : sheet.plainFormat(area.row + i, 0);
      }
      for (const [, , cell] of sheet.cells.within(area)) yield cell.format;
      continue;
    }
    for (let row = area.row; row <= bottom(area); row++) {
      for (let column = area.column; column <= right(area); column++) yield sheet.formatAt(row, column);
    }
  }
}

/** Changes the looks of every cell; whole columns and rows remember them for cells to come. */
export function changeFormat(ref: RangeAreasRef, change: (format: CellFormat) => CellFormat): void {
  const { sheet } = ref;
  if (sheet.deleted) throw new HostError("InvalidReference");
  assertAllowed(sheet, "allowFormatCells");
  for (const area of ref.areas) {
    if (isWholeColumns(area)) {
      for (let column = area.column; column <= right(area); column++) {
        sheet.columnFormats.set(column, change(sheet.plainFormat(0, column)));
      }
    } else if (isWholeRows(area)) {
      for (let row = area.row; row <= bottom(area); row++) sheet.rowFormats.set(row, change(sheet.plainFormat(row, 0)));
    }
    if (isWholeColumns(area) || isWholeRows(area)) {
      for (const [, , cell] of sheet.cells.within(area)) cell.format = change(cell.format);
    } else {
      for (let row = area.row; row <= bottom(area); row++) {
        for (let column = area.column; column <= right(area); column++) {
          const cell = sheet.cell(row, column);
          cell.format = change(cell.format);
        }
      }
    }
    sheet.emitFormat(area);
  }
}

export function patchFormat(ref: RangeAreasRef, patch: Partial<CellFormat>): void {
  changeFormat(ref, (format) => ref.sheet.book.formats.with(format, patch));
}

/** Cells and their sides that make up one border of a rectangle. */
function sidesOf(area: Area, index: string): (readonly [Area, Side])[] {
  const { row, column, rows, columns } = area;
  switch (index) {
    case "EdgeTop":
      return [[areaOf(row, column, 1, columns), "EdgeTop"]];
    case "EdgeBottom":
      return [[areaOf(bottom(area), column, 1, columns), "EdgeBottom"]];
    case "EdgeLeft":
      return [[areaOf(row, column, rows, 1), "EdgeLeft"]];
    case "EdgeRight":
      return [[areaOf(row, right(area), rows, 1), "EdgeRight"]];
    case "InsideHorizontal":
      return rows < 2
        ? []
        : [
            [areaOf(row, column, rows - 1, columns), "EdgeBottom"],
            [areaOf(row + 1, column, rows - 1, columns), "EdgeTop"],
          ];
    case "InsideVertical":
      return columns < 2
        ? []
        : [
            [areaOf(row, column, rows, columns - 1), "EdgeRight"],
            [areaOf(row, column + 1, rows, columns - 1), "EdgeLeft"],
          ];
    case "DiagonalDown":
    case "DiagonalUp":
      return [[area, index]];
    default:
      throw invalid();
  }
}

const NO_LINE: BorderLine = { style: "None", weight: "Thin", colour: "#000000" };

export function readBorder(ref: RangeAreasRef, index: string, pick: (line: BorderLine) => string): string | null {
  const [area] = ref.areas;
  if (!area) return null;
  let first: string | undefined;
  for (const [cells, side] of sidesOf(area, index)) {
    for (const format of formatsOf(new RangeAreasRef(ref.sheet, [cells]))) {
      const value = pick(format.borders[side] ?? NO_LINE);
      if (first === undefined) first = value;
      else if (first !== value) return null;
    }
  }
  return first ?? pick(NO_LINE);
}

export function changeBorder(ref: RangeAreasRef, index: string, patch: Partial<BorderLine>): void {
  for (const area of ref.areas) {
    for (const [cells, side] of sidesOf(area, index)) {
      changeFormat(new RangeAreasRef(ref.sheet, [cells]), (format) => {
        const line = { ...NO_LINE, style: "Continuous", ...format.borders[side], ...patch };
        const { [side]: _old, ...others } = format.borders;
        const borders = line.style === "None" ? others : { ...others, [side]: line };
        return ref.sheet.book.formats.with(format, { borders });
      });
    }
  }
}

/** What a line of the sheet needs to show its texts, by Excel's average width of a digit. */
export function fittingWidth(sheet: SheetModel, column: number, area: Area, texts: (row: number) => string): number {
  let widest = 0;
  for (const [row] of sheet.cells.within(areaOf(area.row, column, area.rows, 1))) {
    const size = sheet.formatAt(row, column).fontSize;
    for (const line of texts(row).split("\n")) widest = Math.max(widest, (line.length * size * 7) / 11 + 5);
  }
  return widest === 0 ? 48 : Math.min(1343, Math.round(widest) * 0.75);
}

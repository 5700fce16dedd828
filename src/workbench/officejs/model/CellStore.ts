import type { CellValue } from "../../../contract/cells";
import { type Area, areaOf, bottom, right } from "./addresses";
import type { CellFormat } from "./formats";

export interface Cell {
  /** What the cell shows; for a formula the last result. */
  value: CellValue;
  /** With its equals sign. */
  formula: string | null;
  format: CellFormat;
  /** Typed with an apostrophe in front: text whatever it looks like. */
  quoted: boolean;
  /** State of the workbook for which `value` was computed. */
  stamp: number;
}

/** The cells of one sheet that differ from nothing, by row and column. */
export class CellStore {
  private readonly rows = new Map<number, Map<number, Cell>>();

  get(row: number, column: number): Cell | undefined {
    return this.rows.get(row)?.get(column);
  }

  /** The cell to write to; `format` is what an untouched cell of this place looks like. */
  take(row: number, column: number, format: CellFormat): Cell {
    let cells = this.rows.get(row);
    if (!cells) this.rows.set(row, (cells = new Map()));
    let cell = cells.get(column);
    if (!cell) cells.set(column, (cell = { value: null, formula: null, format, quoted: false, stamp: 0 }));
    return cell;
  }

  remove(row: number, column: number): void {
    const cells = this.rows.get(row);
    if (cells?.delete(column) && cells.size === 0) this.rows.delete(row);
  }

  *within(area: Area): Generator<[number, number, Cell]> {
    const last = bottom(area);
    if (area.rows > this.rows.size) {
      for (const row of [...this.rows.keys()]) if (row >= area.row && row <= last) yield* this.ofRow(row, area);
    } else {
      for (let row = area.row; row <= last; row++) yield* this.ofRow(row, area);
    }
  }

  private *ofRow(row: number, area: Area): Generator<[number, number, Cell]> {
    const cells = this.rows.get(row);
    if (!cells) return;
    const last = right(area);
    if (area.columns > cells.size) {
      for (const [column, cell] of [...cells]) {
        if (column >= area.column && column <= last) yield [row, column, cell];
      }
    } else {
      for (let column = area.column; column <= last; column++) {
        const cell = cells.get(column);
        if (cell) yield [row, column, cell];
      }
    }
  }

  /** Smallest rectangle around the cells inside `area` that hold something (or, unless `valuesOnly`, only a format). */
  used(area: Area, valuesOnly: boolean, plain: (row: number, column: number) => CellFormat): Area | null {
    let [top, left, last, end] = [Infinity, Infinity, 0, 0];
    for (const [row, column, cell] of this.within(area)) {
      const filled = cell.value !== null || cell.formula !== null;
      if (!filled && (valuesOnly || cell.format === plain(row, column))) continue;
      top = Math.min(top, row);
      left = Math.min(left, column);
      last = Math.max(last, row);
      end = Math.max(end, column);
    }
    return last === 0 ? null : areaOf(top, left, last - top + 1, end - left + 1);
  }

  /** Moves the cells of `area` by whole rows and columns; those that would overwrite others do. */
  move(area: Area, rows: number, columns: number): void {
    const moving = [...this.within(area)];
    for (const [row, column] of moving) this.remove(row, column);
    for (const [row, column, cell] of moving) {
      let target = this.rows.get(row + rows);
      if (!target) this.rows.set(row + rows, (target = new Map()));
      target.set(column + columns, cell);
    }
  }

  get size(): number {
    let count = 0;
    for (const cells of this.rows.values()) count += cells.size;
    return count;
  }
}

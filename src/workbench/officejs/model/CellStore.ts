import type { CellValue } from "../../../contract/cells";
import { type Area, areaOf, bottom, right } from "./addresses";
import type { CellFormat } from "./formats";

/** Hears when a cell gets another formula: only formulas can fill cells beside their own. */
interface Home {
  noticed(cell: Cell): void;
}

export class Cell {
  /** What the cell shows; for a formula the last result. */
  value: CellValue = null;
  /** Typed with an apostrophe in front: text whatever it looks like. */
  quoted = false;
  /** State of the workbook for which `value` was computed. */
  stamp = 0;
  private text: string | null = null;

  constructor(
    private readonly home: Home,
    public row: number,
    public column: number,
    public format: CellFormat,
  ) {}

  /** With its equals sign. */
  get formula(): string | null {
    return this.text;
  }

  set formula(text: string | null) {
    if (text === this.text) return;
    this.text = text;
    this.home.noticed(this);
  }

  /** Nothing stands in it, whatever it looks like. */
  get isEmpty(): boolean {
    return this.value === null && this.text === null;
  }
}

/** The cells of one sheet that differ from nothing, by row and column. */
export class CellStore {
  private readonly rows = new Map<number, Map<number, Cell>>();
  /** Cells with a formula that nobody has looked at since it was written. */
  readonly fresh = new Set<Cell>();
  /** Cells with a formula: few among many, and asked for whenever a sheet is renamed or rows move. */
  readonly formulas = new Set<Cell>();

  noticed(cell: Cell): void {
    for (const set of [this.fresh, this.formulas]) {
      if (cell.formula === null) set.delete(cell);
      else set.add(cell);
    }
  }

  get(row: number, column: number): Cell | undefined {
    return this.rows.get(row)?.get(column);
  }

  /** The cell to write to; `format` is what an untouched cell of this place looks like. */
  take(row: number, column: number, format: CellFormat): Cell {
    let cells = this.rows.get(row);
    if (!cells) this.rows.set(row, (cells = new Map()));
    let cell = cells.get(column);
    if (!cell) cells.set(column, (cell = new Cell(this, row, column, format)));
    return cell;
  }

  remove(row: number, column: number): void {
    const cells = this.rows.get(row);
    const cell = cells?.get(column);
    if (cell) for (const set of [this.fresh, this.formulas]) set.delete(cell);
    if (cells?.delete(column) && cells.size === 0) this.rows.delete(row);
  }

  *within(area: Area): Generator<[number, number, Cell]> {
    const last = bottom(area);
    if (area.rows > this.rows.size) {
      for (const row of [...this.rows.keys()]) {
        if (row < area.row || row > last) continue;
        for (const cell of this.ofRow(row, area)) yield [row, cell.column, cell];
      }
    } else {
      for (let row = area.row; row <= last; row++) {
        for (const cell of this.ofRow(row, area)) yield [row, cell.column, cell];
      }
    }
  }

  /** As a list: whoever walks through it may change the cells. */
  private ofRow(row: number, area: Area): readonly Cell[] {
    const cells = this.rows.get(row);
    if (!cells) return [];
    const last = right(area);
    const found: Cell[] = [];
    if (area.columns > cells.size) {
      for (const cell of cells.values()) if (cell.column >= area.column && cell.column <= last) found.push(cell);
    } else {
      for (let column = area.column; column <= last; column++) {
        const cell = cells.get(column);
        if (cell) found.push(cell);
      }
    }
    return found;
  }

  /** Smallest rectangle around the cells inside `area` that hold something (or, unless `valuesOnly`, only a format). */
  used(area: Area, valuesOnly: boolean, plain: (row: number, column: number) => CellFormat): Area | null {
    let [top, left, last, end] = [Infinity, Infinity, 0, 0];
    for (const [row, column, cell] of this.within(area)) {
      // most cells stand inside of what is known by now
      if (row >= top && row <= last && column >= left && column <= end) continue;
      if (cell.isEmpty && (valuesOnly || cell.format === plain(row, column))) continue;
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
      cell.row = row + rows;
      cell.column = column + columns;
      this.noticed(cell);
    }
  }

  get size(): number {
    let count = 0;
    for (const cells of this.rows.values()) count += cells.size;
    return count;
  }
}

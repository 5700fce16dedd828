import type { CellValue } from "../../../contract/cells";
import { type Area, areaOf, bottom } from "./addresses";
import type { FilterCriteria } from "./filters";

/** An Excel table. Header, body and totals are parts of `area`; the header cells hold the columns' names. */
export class TableModel<Sheet extends { valueAt(row: number, column: number): CellValue }> {
  style = "TableStyleMedium2";
  showHeaders = true;
  showTotals = false;
  showFilterButton = true;
  showBandedRows = true;
  showBandedColumns = false;
  highlightFirstColumn = false;
  highlightLastColumn = false;
  deleted = false;
  /** Stable ids, column by column. */
  columnIds: number[];
  readonly criteria = new Map<number, FilterCriteria>();
  readonly filteredRows = new Set<number>();
  private nextColumn = 1;

  constructor(
    readonly sheet: Sheet,
    readonly id: string,
    public name: string,
    public area: Area,
  ) {
    this.columnIds = Array.from({ length: area.columns }, () => this.nextColumn++);
  }

  get body(): Area {
    const top = this.area.row + (this.showHeaders ? 1 : 0);
    const last = bottom(this.area) - (this.showTotals ? 1 : 0);
    return areaOf(top, this.area.column, Math.max(1, last - top + 1), this.area.columns);
  }

  get header(): Area {
    return areaOf(this.area.row, this.area.column, 1, this.area.columns);
  }

  get totals(): Area {
    return areaOf(bottom(this.area), this.area.column, 1, this.area.columns);
  }

  columnName(index: number): string {
    const value = this.sheet.valueAt(this.area.row, this.area.column + index);
    return value === null ? `Column${index + 1}` : String(value);
  }

  /** Follows a change of `area`: columns that stay keep their ids. */
  resizeTo(area: Area): void {
    this.columnIds = Array.from({ length: area.columns }, (_, i) => this.columnIds[i] ?? this.nextColumn++);
    this.area = area;
  }
}

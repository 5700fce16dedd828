import type { CellValue } from "../../../contract/cells";
import { type Area, bounding, MAX_COLUMNS, MAX_ROWS, areaOf, bottom, contains, intersection, right } from "./addresses";
import type { Book } from "./Book";
import { type Cell, CellStore } from "./CellStore";
import type { ChartModel } from "./ChartModel";
import type { CommentModel, NoteModel } from "./CommentModel";
import type { ConditionalFormatModel } from "./ConditionalFormatModel";
import type { FilterCriteria } from "./filters";
import { type CellFormat, DEFAULT_FORMAT } from "./formats";
import type { NameModel } from "./NameModel";
import { PageLayoutModel } from "./PageLayoutModel";
import { Spills } from "./Spills";
import type { TableModel } from "./TableModel";
import type { ValidationModel } from "./ValidationModel";

export type Visibility = "Visible" | "Hidden" | "VeryHidden";

export interface Hyperlink {
  readonly address?: string;
  readonly documentReference?: string;
  readonly screenTip?: string;
}

export type ProtectionOptions = Readonly<Record<string, boolean | string>>;

export interface SheetFilter {
  readonly area: Area;
  /** By column of the area, from 0. */
  readonly criteria: Map<number, FilterCriteria>;
  readonly hidden: Set<number>;
}

/** A native sparkline: the cell it stands in, where its numbers are, and its colours. */
export interface SheetSparkline {
  readonly row: number;
  readonly column: number;
  readonly data: string;
  readonly colour: string;
  readonly lastColour: string;
  /** Of one that came with a file: which of the sheet's sparklines it was there, from 0. */
  readonly origin?: number;
}

export type SheetTable = TableModel<SheetModel>;
export type SheetChart = ChartModel<SheetModel>;

/** Points: Excel's default column of 64 pixels and row of 20 pixels. */
export const STANDARD_WIDTH = 48;
export const STANDARD_HEIGHT = 15;

/** One worksheet. Holds state and answers questions about it; what Excel refuses is refused by the operations. */
export class SheetModel {
  name: string;
  visibility: Visibility = "Visible";
  tabColour: string | null = null;
  gridlines = true;
  headings = true;
  standardWidth = 8.43;
  enableCalculation = true;
  deleted = false;
  readonly cells = new CellStore();
  readonly spills: Spills = new Spills(this, {
    compute: (cell) => this.book.calculation.valueOf(this, cell.row, cell.column, cell),
    maySpill: (formula) => this.book.calculation.maySpill(formula),
  });
  readonly columnFormats = new Map<number, CellFormat>();
  readonly rowFormats = new Map<number, CellFormat>();
  readonly columnWidths = new Map<number, number>();
  readonly rowHeights = new Map<number, number>();
  readonly hiddenRows = new Set<number>();
  readonly hiddenColumns = new Set<number>();
  readonly links = new Map<string, Hyperlink>();
  merges: Area[] = [];
  tables: SheetTable[] = [];
  charts: SheetChart[] = [];
  conditionalFormats: ConditionalFormatModel<SheetModel>[] = [];
  validations: ValidationModel[] = [];
  comments: CommentModel<SheetModel>[] = [];
  notes: NoteModel[] = [];
  names: NameModel<SheetModel>[] = [];
  /** Native sparklines: files have them, Microsoft's client knows nothing of them. */
  sparklines: readonly SheetSparkline[] = [];
  /** How often rows, columns or cells were pushed aside or pulled together. */
  shifts = 0;
  /** Rows after which, and columns after which, a page ends. */
  rowBreaks: number[] = [];
  columnBreaks: number[] = [];
  frozen: { rows: number; columns: number } | null = null;
  filter: SheetFilter | null = null;
  protection: { options: ProtectionOptions; password: string | null } | null = null;
  readonly page = new PageLayoutModel();

  constructor(
    readonly book: Book<SheetModel>,
    readonly id: string,
    name: string,
  ) {
    this.name = name;
  }

  get everything(): Area {
    return areaOf(1, 1, MAX_ROWS, MAX_COLUMNS);
  }

  /** What an untouched cell looks like here: its row's format, else its column's, else Excel's default. */
  plainFormat(row: number, column: number): CellFormat {
    return this.rowFormats.get(row) ?? this.columnFormats.get(column) ?? DEFAULT_FORMAT;
  }

  formatAt(row: number, column: number): CellFormat {
    return this.cells.get(row, column)?.format ?? this.plainFormat(row, column);
  }

  cell(row: number, column: number): Cell {
    return this.cells.take(row, column, this.plainFormat(row, column));
  }

  /** The value a person sees, after recalculation where it is due. */
  valueAt(row: number, column: number): CellValue {
    const cell = this.cells.get(row, column);
    if (!cell || cell.isEmpty) return this.spills.valueAt(row, column);
    return cell.formula === null ? cell.value : this.book.calculation.valueOf(this, row, column, cell);
  }

  usedArea(valuesOnly: boolean, inside: Area = this.everything): Area | null {
    const own = this.cells.used(inside, valuesOnly, (row, column) => this.plainFormat(row, column));
    const spilled = this.spills.all().flatMap(({ area }) => intersection(area, inside) ?? []);
    return spilled.reduce<Area | null>((used, area) => (used ? bounding(used, area) : area), own);
  }

  mergeAt(row: number, column: number): Area | null {
    const at = areaOf(row, column);
    return this.merges.find((merge) => contains(merge, at)) ?? null;
  }

  rowHeight(row: number): number {
    return this.hiddenRows.has(row) ? 0 : (this.rowHeights.get(row) ?? STANDARD_HEIGHT);
  }

  columnWidth(column: number): number {
    return this.hiddenColumns.has(column) ? 0 : (this.columnWidths.get(column) ?? STANDARD_WIDTH);
  }

  /** Points from the sheet's top edge to the row's. */
  topOf(row: number): number {
    let top = (row - 1) * STANDARD_HEIGHT;
    for (const [at, height] of this.rowHeights)
      if (at < row && !this.hiddenRows.has(at)) top += height - STANDARD_HEIGHT;
    for (const at of this.hiddenRows) if (at < row) top -= STANDARD_HEIGHT;
    return top;
  }

  leftOf(column: number): number {
    let left = (column - 1) * STANDARD_WIDTH;
    for (const [at, width] of this.columnWidths) {
      if (at < column && !this.hiddenColumns.has(at)) left += width - STANDARD_WIDTH;
    }
    for (const at of this.hiddenColumns) if (at < column) left -= STANDARD_WIDTH;
    return left;
  }

  emitFormat(area: Area): void {
    this.book.emit({ kind: "format", sheet: this, area });
  }

  tablesIn(area: Area): SheetTable[] {
    return this.tables.filter((table) => intersection(table.area, area) !== null);
  }

  /** Rows hidden by the sheet's own filter or by a table's. */
  filteredRows(area: Area): number[] {
    const sets = [this.filter?.hidden, ...this.tables.map((table) => table.filteredRows)];
    const rows = sets.flatMap((set) => [...(set ?? [])]);
    return rows.filter((row) => row >= area.row && row <= bottom(area));
  }

  /** Whether a protected sheet keeps people (and add-ins) out of any cell of the area. */
  locks(area: Area): boolean {
    if (!this.protection) return false;
    for (let column = area.column; column <= right(area); column++) {
      const free = this.columnFormats.get(column)?.locked === false;
      if (!free && area.rows > this.cells.size) return true; // an untouched cell is locked
      for (let row = area.row; !free && row <= bottom(area); row++) if (this.formatAt(row, column).locked) return true;
    }
    for (const [, , cell] of this.cells.within(area)) if (cell.format.locked) return true;
    return false;
  }
}

import type { ICellData, IRange, Nullable, Worksheet } from "@univerjs/core";
import { type CellValue, isCellError } from "../../contract/cells";
import type { ExcelHost } from "../officejs/ExcelHost";
import { type Area, areaOf, bottom, bounding, right } from "../officejs/model/addresses";
import type { Cell } from "../officejs/model/CellStore";
import { keepHeaders } from "../officejs/model/cellWrite";
import { RangeRef } from "../officejs/model/RangeRef";
import type { SheetModel } from "../officejs/model/SheetModel";
import { refusedBy } from "../officejs/model/validate";
import { eachFormula, renameInFormula, shiftCells } from "../officejs/model/shift";
import { type GridCommands, SPILLED } from "./GridCommands";
import { formatChange, isNumberStyled } from "./gridStyle";
import type { Painter } from "./Painter";
import { takeRules } from "./readRules";
import { SharedFormulas } from "./sharedFormulas";
import { points } from "./pixels";

type Params = Readonly<Record<string, unknown>>;
type Matrix = Readonly<Record<number, Readonly<Record<number, ICellData | null>>>>;

const ERROR = /^#(N\/A|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/;

function modelArea(range: IRange): Area {
  return areaOf(
    range.startRow + 1,
    range.startColumn + 1,
    range.endRow - range.startRow + 1,
    range.endColumn - range.startColumn + 1,
  );
}

function valueOf(data: Nullable<ICellData>): CellValue {
  const raw = data?.v ?? (data?.p ? (data.p.body?.dataStream.replace(/\r\n$/, "") ?? null) : null);
  if (raw === null || raw === undefined || raw === "") return null;
  if (data?.t === 3) return Boolean(Number(raw));
  if (typeof raw === "string" && ERROR.test(raw)) return { error: raw };
  if (data?.t === 2 && typeof raw === "string" && raw.trim() !== "" && Number.isFinite(Number(raw))) return Number(raw);
  return raw;
}

/** Cells of the grid's sparse matrix, counted from 1. */
function eachCell(matrix: Matrix): [number, number, ICellData | null][] {
  return Object.entries(matrix).flatMap(([r, line]) =>
    Object.entries(line).map(([c, data]): [number, number, ICellData | null] => [Number(r) + 1, Number(c) + 1, data]),
  );
}

function isSame(a: CellValue, b: CellValue): boolean {
  return a === b || (typeof a === "object" && typeof b === "object" && a?.error === b?.error);
}

/** Brings what people do in the grid into the model, from where the add-in hears of it. */
export class EditReader {
  constructor(
    private readonly commands: GridCommands,
    private readonly host: ExcelHost,
    private readonly painter: Painter,
    private readonly sheetOf: (id: string) => SheetModel | null,
    private readonly adopt: (sheet: SheetModel, id: string) => void,
    private readonly refuse: (message: string) => void,
    /** Says what a person should know, and undoes nothing. */
    private readonly tell: (message: string) => void,
  ) {}

  read(mutation: string, params: Params, computed: boolean): void {
    if (mutation === SPILLED) return this.takeSpills(params);
    const name = mutation.slice("sheet.mutation.".length);
    if (name === "insert-sheet") return this.insertSheet(params);
    const sheet = this.sheetOf(String(params["subUnitId"] ?? params["sheetId"]));
    if (!sheet) return;
    if (name === "set-range-values") {
      const matrix = (params["cellValue"] ?? {}) as Matrix;
      if (computed) this.takeResults(sheet, matrix);
      else this.takeCells(sheet, matrix);
      return;
    }
    if (computed) return;
    if (/^(add|set|delete|move)-conditional-rule$/.test(name)) return this.takeRulesSoon(sheet);
    if (/^(insert|remove)-(row|col)/.test(name)) this.shifted.add(sheet);
    this.host.edit("user", () => this.readOther(name, sheet, params));
    this.painter.rememberShape(sheet);
  }

  private readOther(name: string, sheet: SheetModel, params: Params): void {
    switch (name) {
      case "insert-row":
      case "insert-col":
      case "remove-rows":
      case "remove-col":
        return this.shift(sheet, name, params["range"] as IRange);
      case "add-worksheet-merge":
      case "remove-worksheet-merge":
        sheet.merges = this.grid(sheet).getMergeData().map(modelArea);
        return;
      case "remove-sheet":
        return this.removeSheet(sheet);
      case "set-worksheet-name":
        return this.rename(sheet, String(params["name"]));
      case "set-worksheet-order":
        this.host.book.sheets.sort((a, b) => this.orderOf(a) - this.orderOf(b));
        return;
      case "set-worksheet-hidden":
        sheet.visibility = params["hidden"] === 1 ? "Hidden" : "Visible";
        return;
      case "set-tab-color":
        sheet.tabColour = (params["color"] as string | null | undefined) || null;
        return;
      case "toggle-gridlines":
        sheet.gridlines = params["showGridlines"] === 1;
        return;
      case "set-frozen": {
        const [rows, columns] = [Number(params["ySplit"]), Number(params["xSplit"])];
        sheet.frozen = rows > 0 || columns > 0 ? { rows, columns } : null;
        return;
      }
      case "update-note":
      case "remove-note":
      case "update-note-position":
        return this.takeNote(name, sheet, params);
      case "move-range":
      case "move-rows":
      case "move-columns":
      case "reorder-range":
      case "set.numfmt":
      case "remove.numfmt":
        return this.takeSheet(sheet);
      default:
        if (/row-height|col-width|row-data|col-data|hidden|visible|auto-height/.test(name)) this.takeLines(sheet);
    }
  }

  /** Sheets whose rules the grid changed in this breath, and those that it changed because rows or columns moved. */
  private readonly ruled = new Set<SheetModel>();
  private readonly shifted = new Set<SheetModel>();

  /** Rules come one by one while something is pasted, filled or cleared: they are compared when all of it is done. */
  private takeRulesSoon(sheet: SheetModel): void {
    if (this.ruled.size === 0) setTimeout(() => this.takeRules());
    this.ruled.add(sheet);
  }

  private takeRules(): void {
    for (const sheet of this.ruled) {
      const marks = this.painter.marksOf(sheet);
      // where rows or columns move, the model moves its rules itself, as Excel does
      if (!marks || sheet.deleted || this.shifted.has(sheet)) continue;
      const { rules, drawn } = marks.inGrid();
      const { changed, lost } = takeRules(sheet, rules, drawn);
      marks.rememberFormats(rules);
      if (changed) this.host.edit("user", () => sheet.emitFormat(areaOf(1, 1)));
      if (lost.length > 0)
        this.tell(
          `The conditional format of ${lost.join("; ")} is shown here, but will not be in the downloaded file.`,
        );
    }
    this.ruled.clear();
    this.shifted.clear();
  }

  private grid(sheet: SheetModel): Worksheet {
    const found = this.commands.workbook.getSheets().find((one) => this.sheetOf(one.getSheetId()) === sheet);
    if (!found) throw new Error(`the grid has no sheet ${sheet.name}`);
    return found;
  }

  /** Cells that a person typed, pasted, cleared or dressed. */
  private takeCells(sheet: SheetModel, matrix: Matrix): void {
    const grid = this.grid(sheet);
    if (sheet.protection && eachCell(matrix).some(([row, column]) => sheet.locks(areaOf(row, column)))) {
      this.refuse(`${sheet.name} is protected: only its open cells can be changed.`);
      return;
    }
    const refused = this.refusedByRule(sheet, matrix, grid);
    if (refused !== null) {
      this.refuse(refused);
      return;
    }
    const shared = new SharedFormulas(grid);
    const edited: Area[] = [];
    const dressed: Area[] = [];
    let before: CellValue = null;
    this.host.edit("user", (book) => {
      for (const [row, column, given] of eachCell(matrix)) {
        const data = grid.getCellRaw(row - 1, column - 1);
        const value = valueOf(data);
        const cell = sheet.cell(row, column);
        const formula = data?.f || shared.of(data, row, column, cell.formula);
        const same = formula === cell.formula && (formula !== null || isSame(value, cell.value));
        if (!same) {
          before = sheet.valueAt(row, column);
          cell.value = formula === null ? value : cell.value;
          cell.formula = formula;
          cell.quoted = typeof value === "string" && data?.t === 4;
          cell.stamp = 0;
          edited.push(areaOf(row, column));
        }
        if ((given === null || given?.s !== undefined) && this.dress(sheet, row, column, grid)) {
          dressed.push(areaOf(row, column));
        }
      }
      if (dressed.length > 0) sheet.emitFormat(dressed.reduce(bounding));
      if (edited.length === 0) return;
      const area = edited.reduce(bounding);
      for (const table of sheet.tables) this.growTable(sheet, table, area);
      for (const table of sheet.tables) keepHeaders(new RangeRef(sheet, area), table.showHeaders ? table.header : null);
      book.calculation.touch();
      const single = edited.length === 1 ? { before, after: sheet.valueAt(area.row, area.column) } : {};
      book.emit({ kind: "data", sheet, area, type: "RangeEdited", ...single });
    });
  }

  /** What a rule of validation says against something typed into one cell; like Excel, it lets pass what is pasted. */
  private refusedByRule(sheet: SheetModel, matrix: Matrix, grid: Worksheet): string | null {
    if (sheet.validations.length === 0) return null;
    const [only, ...more] = eachCell(matrix);
    if (!only || more.length > 0) return null;
    const [row, column] = only;
    const data = grid.getCellRaw(row - 1, column - 1);
    const value = valueOf(data);
    if (data?.f || data?.si || isSame(value, sheet.valueAt(row, column))) return null;
    return refusedBy(sheet, row, column, value);
  }

  /** As Excel does: what is typed right below a table, or right beside it, belongs to it. */
  private growTable(sheet: SheetModel, table: SheetModel["tables"][number], area: Area): void {
    const { area: own } = table;
    const below = area.row === bottom(own) + 1 && area.column >= own.column && right(area) <= right(own);
    if (!below || table.showTotals || sheet.protection) return;
    table.resizeTo({ ...own, rows: own.rows + area.rows });
  }

  private dress(sheet: SheetModel, row: number, column: number, grid: Worksheet): boolean {
    const style = this.commands.workbook.getStyles().getStyleByCell(grid.getCellRaw(row - 1, column - 1) ?? undefined);
    const cell = sheet.cell(row, column);
    const before = cell.format;
    const change = formatChange(style ?? {});
    // a number is never shown in lines, whatever its format says
    const wrap = isNumberStyled(before, cell.value) ? before.wrap : (change.wrap ?? false);
    cell.format = sheet.book.formats.with(before, { ...change, wrap });
    return cell.format !== before;
  }

  /** What the grid's formula engine worked out: the model shows it wherever its own calculator cannot. */
  private takeResults(sheet: SheetModel, matrix: Matrix): void {
    let changed = false;
    for (const [row, column, data] of eachCell(matrix)) {
      const cell = sheet.cells.get(row, column);
      if (!cell || cell.formula === null || data?.v === undefined) continue;
      // what the model works out itself, with all that it fills, is not half overwritten
      const beyond = this.isBeyond(sheet, row, column, cell);
      if (!beyond && sheet.spills.canSpill(cell)) continue;
      const value = valueOf(data);
      if (beyond && isCellError(value)) sheet.spills.put(cell, value);
      if (isSame(cell.value, value)) continue;
      cell.value = value;
      cell.stamp = sheet.book.calculation.now;
      changed = true;
    }
    if (changed) this.host.edit("user", (book) => book.emit({ kind: "calculated", sheet }));
  }

  private isBeyond(sheet: SheetModel, row: number, column: number, cell: Cell): boolean {
    sheet.valueAt(row, column);
    return sheet.book.calculation.isBeyond(cell);
  }

  /** What the grid's formulas fill beside their own cells, where the model's calculator cannot work it out itself. */
  private takeSpills(params: Params): void {
    const of = (name: string) =>
      ((params[name] ?? {}) as Readonly<Record<string, Readonly<Record<string, unknown>>>>)[this.commands.unitId] ?? {};
    const [ranges, contents] = [of("arrayFormulaRange"), of("arrayFormulaCellData")];
    for (const sheet of this.host.book.sheets) {
      const id = this.commands.workbook
        .getSheets()
        .map((one) => one.getSheetId())
        .find((one) => this.sheetOf(one) === sheet);
      if (id === undefined) continue; // the model has it, the grid not yet
      const spilled = (ranges[id] ?? {}) as Readonly<Record<number, Readonly<Record<number, IRange>>>>;
      const data = (contents[id] ?? {}) as Matrix;
      const anchors = new Set<Cell>();
      for (const [r, line] of Object.entries(spilled)) {
        for (const [c, range] of Object.entries(line)) {
          const cell = sheet.cells.get(Number(r) + 1, Number(c) + 1);
          if (!cell || cell.formula === null || !this.isBeyond(sheet, cell.row, cell.column, cell)) continue;
          anchors.add(cell);
          const rows = Array.from({ length: range.endRow - range.startRow + 1 }, (_, i) =>
            Array.from({ length: range.endColumn - range.startColumn + 1 }, (_, j) =>
              valueOf(data[range.startRow + i]?.[range.startColumn + j]),
            ),
          );
          cell.value = sheet.spills.put(cell, rows);
        }
      }
      for (const { anchor } of sheet.spills.all()) {
        if (sheet.book.calculation.isBeyond(anchor) && !anchors.has(anchor)) sheet.spills.put(anchor, anchor.value);
      }
    }
  }

  /** After sorting, moving or pasting whole blocks: everything that the grid or the model holds is compared. */
  private takeSheet(sheet: SheetModel): void {
    const matrix: Record<number, Record<number, ICellData>> = {};
    const put = (row: number, column: number): void => {
      (matrix[row] ??= {})[column] = { s: null };
    };
    this.grid(sheet)
      .getCellMatrix()
      .forValue((row, column) => put(row, column));
    for (const [row, column] of sheet.cells.within(sheet.everything)) put(row - 1, column - 1);
    this.takeCells(sheet, matrix);
  }

  private shift(sheet: SheetModel, name: string, range: IRange): void {
    const vertical = name === "insert-row" || name === "remove-rows";
    const insert = name.startsWith("insert");
    const { everything } = sheet;
    const area = vertical
      ? areaOf(range.startRow + 1, 1, range.endRow - range.startRow + 1, everything.columns)
      : areaOf(1, range.startColumn + 1, everything.rows, range.endColumn - range.startColumn + 1);
    try {
      shiftCells(sheet, { area, vertical, insert }, []);
    } catch (error) {
      const why = error instanceof Error ? error.message : "it would split a table or a protected range";
      this.refuse(`That was undone, as Excel would not allow it: ${why}`);
      return;
    }
    const type = `${vertical ? "Row" : "Column"}${insert ? "Inserted" : "Deleted"}` as const;
    sheet.book.emit({ kind: "data", sheet, area, type });
  }

  private takeLines(sheet: SheetModel): void {
    const { rowData, columnData } = this.grid(sheet).getConfig();
    for (const [at, line] of Object.entries(rowData)) {
      const row = Number(at) + 1;
      const height = line?.h ?? line?.ah;
      if (height !== undefined) sheet.rowHeights.set(row, points(height));
      if (line?.hd === 1) sheet.hiddenRows.add(row);
      else sheet.hiddenRows.delete(row);
    }
    for (const [at, line] of Object.entries(columnData)) {
      const column = Number(at) + 1;
      if (line?.w !== undefined) sheet.columnWidths.set(column, points(line.w));
      if (line?.hd === 1) sheet.hiddenColumns.add(column);
      else sheet.hiddenColumns.delete(column);
    }
  }

  private takeNote(name: string, sheet: SheetModel, params: Params): void {
    const [row, column] = [Number(params["row"]) + 1, Number(params["col"]) + 1];
    const others = sheet.notes.filter((note) => note.row !== row || note.column !== column);
    const note = params["note"] as { note: string } | undefined;
    sheet.notes = name === "update-note" && note ? [...others, { row, column, content: note.note }] : others;
    this.painter.marksOf(sheet)?.remember();
  }

  private orderOf(sheet: SheetModel): number {
    return this.commands.data.sheetOrder.findIndex((id) => this.sheetOf(id) === sheet);
  }

  private insertSheet(params: Params): void {
    const { id, name } = params["sheet"] as { id: string; name: string };
    this.host.edit("user", (book) => {
      const sheet = book.addSheet(name);
      this.adopt(sheet, id);
      book.sheets.sort((a, b) => this.orderOf(a) - this.orderOf(b));
      sheet.merges = this.grid(sheet).getMergeData().map(modelArea);
      this.takeLines(sheet);
      this.takeSheet(sheet);
      this.painter.take(sheet);
    });
  }

  private removeSheet(sheet: SheetModel): void {
    const { book } = this.host;
    const next = book.sheets.find((other) => other !== sheet && other.visibility === "Visible");
    if (book.active === sheet && next) book.activate(next);
    sheet.deleted = true;
    book.sheets.splice(book.sheets.indexOf(sheet), 1);
    book.calculation.touch();
    book.emit({ kind: "deleted", sheet });
  }

  private rename(sheet: SheetModel, name: string): void {
    const before = sheet.name;
    sheet.name = name;
    eachFormula(sheet, (formula) => renameInFormula(formula, before, name));
    sheet.book.calculation.touch();
  }
}

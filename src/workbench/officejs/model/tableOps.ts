import { HostError, invalid } from "../errors";
import { type Area, areaOf, bottom, intersection, right } from "./addresses";
import { keepHeaders, putCell } from "./cellWrite";
import { formatValue } from "./display";
import { type FilterCriteria, passes } from "./filters";
import { assertAllowed, assertUnlocked } from "./guards";
import { isNameAllowed } from "./NameModel";
import { RangeRef } from "./RangeRef";
import type { SheetModel, SheetTable } from "./SheetModel";
import { shiftCells } from "./shift";
import { TableModel } from "./TableModel";

function assertFree(sheet: SheetModel, area: Area, own: SheetTable | null): void {
  if (sheet.tables.some((table) => table !== own && intersection(table.area, area))) {
    throw invalid("A table can't overlap another table.");
  }
  if (sheet.merges.some((merge) => intersection(merge, area))) throw invalid();
}

export function tableNamed(sheet: SheetModel, name: string): SheetTable | null {
  for (const other of sheet.book.sheets) {
    const found = other.tables.find((table) => table.name.toLowerCase() === name.toLowerCase());
    if (found) return found;
  }
  return null;
}

/** Makes a table of cells; without headers a row of names is put above, pushing what is below down. */
export function addTable(range: RangeRef, hasHeaders: boolean, followers: readonly object[]): SheetTable {
  const { sheet } = range;
  range.assertAlive();
  if (sheet.protection) throw new HostError("AccessDenied");
  let { area } = range;
  if (area.rows * area.columns === 1) area = sheet.usedArea(true, area) ?? area;
  assertFree(sheet, area, null);
  if (!hasHeaders) {
    shiftCells(
      sheet,
      { area: areaOf(area.row, area.column, 1, area.columns), vertical: true, insert: true },
      followers,
    );
    area = { ...area, rows: area.rows + 1 };
  } else if (area.rows === 1) {
    area = { ...area, rows: 2 }; // a table has a body of at least one row
    assertFree(sheet, area, null);
  }
  const number = sheet.book.newNumber();
  let n = 1;
  while (tableNamed(sheet, `Table${n}`)) n++;
  const id = `{00000000-000C-0000-FFFF-FFFF${number.toString(16).toUpperCase().padStart(2, "0")}000000}`;
  const table: SheetTable = new TableModel(sheet, id, `Table${n}`, area);
  sheet.tables.push(table);
  keepHeaders(new RangeRef(sheet, area), table.header);
  sheet.book.calculation.touch();
  sheet.book.emit({ kind: "tableAdded", sheet, table });
  return table;
}

export function renameTable(table: SheetTable, name: string): void {
  const { sheet } = table;
  if (name === table.name) return;
  const other = tableNamed(sheet, name);
  if (!isNameAllowed(name) || (other && other !== table) || sheet.book.rangeOfName(name, sheet)) throw invalid();
  table.name = name;
}

export function resizeTable(table: SheetTable, area: Area): void {
  const { sheet } = table;
  if (sheet.protection) throw new HostError("AccessDenied");
  // Headers stay in their row, and the new table must share cells with the old one.
  if (area.row !== table.area.row || !intersection(area, table.area) || area.rows < 2) throw invalid();
  assertFree(sheet, area, table);
  table.resizeTo(area);
  keepHeaders(new RangeRef(sheet, area), table.showHeaders ? table.header : null);
}

export function removeTable(table: SheetTable, withCells: boolean): void {
  const { sheet } = table;
  if (sheet.protection) throw new HostError("AccessDenied");
  table.deleted = true;
  sheet.tables = sheet.tables.filter((other) => other !== table);
  if (withCells) for (const [row, column] of [...sheet.cells.within(table.area)]) sheet.cells.remove(row, column);
  sheet.book.calculation.touch();
  sheet.book.emit({ kind: "tableDeleted", sheet, table });
}

export function showTotals(table: SheetTable, show: boolean, followers: readonly object[]): void {
  if (show === table.showTotals) return;
  const { sheet, area } = table;
  const below = areaOf(bottom(area) + (show ? 1 : 0), area.column, 1, area.columns);
  if (show) {
    if (sheet.usedArea(true, below)) shiftCells(sheet, { area: below, vertical: true, insert: true }, followers);
    table.resizeTo({ ...area, rows: area.rows + 1 });
    table.showTotals = true;
    const range = new RangeRef(sheet, below);
    putCell(range, below.row, below.column, { value: "Total" });
    const last = right(area);
    const body = table.body;
    if (last > area.column) {
      const name = table.columnName(area.columns - 1);
      putCell(range, below.row, last, { value: null, formula: `=SUBTOTAL(109,${table.name}[${name}])` });
      const numbers = [...sheet.cells.within({ ...body, column: last, columns: 1 })].map(([row, column]) =>
        sheet.valueAt(row, column),
      );
      const cell = sheet.cell(below.row, last);
      cell.value = numbers.reduce<number>((sum, value) => sum + (typeof value === "number" ? value : 0), 0);
      cell.stamp = sheet.book.calculation.now;
    }
  } else {
    for (const [row, column] of [...sheet.cells.within(below)]) sheet.cells.remove(row, column);
    table.showTotals = false;
    table.resizeTo({ ...area, rows: area.rows - 1 });
  }
  sheet.book.calculation.touch();
}

/** Rows put into the body, before `index` or at its end; the cells below make room. */
export function addRows(
  table: SheetTable,
  index: number | null,
  rows: readonly (readonly unknown[])[],
  followers: readonly object[],
): Area {
  const { sheet } = table;
  if (sheet.protection) throw new HostError("AccessDenied");
  const { body } = table;
  const at = index ?? body.rows;
  if (at < 0 || at > body.rows || rows.length === 0) throw invalid();
  for (const cells of rows) if (cells.length !== body.columns) throw invalid();
  const added = areaOf(body.row + at, body.column, rows.length, body.columns);
  shiftCells(sheet, { area: added, vertical: true, insert: true }, followers);
  // Rows added at the very end lie below the old area: the shift left the table as it was.
  if (at === body.rows) table.resizeTo({ ...table.area, rows: table.area.rows + rows.length });
  dressLikeAbove(sheet, added, at === 0);
  return added;
}

/** New rows of a table look like the row above them, as in Excel; the first one has none above it but the headers. */
function dressLikeAbove(sheet: SheetModel, { row, column, rows, columns }: Area, first: boolean): void {
  if (first) return;
  for (let c = column; c < column + columns; c++) {
    const format = sheet.formatAt(row - 1, c);
    for (let r = row; r < row + rows; r++) sheet.cell(r, c).format = format;
  }
}

/** Which rows the criteria hide. Excel decides when a filter is applied, not when a value changes. */
export function hiddenBy(sheet: SheetModel, body: Area, criteria: ReadonlyMap<number, FilterCriteria>): number[] {
  const hidden: number[] = [];
  for (let row = body.row; row <= bottom(body); row++) {
    for (const [index, rule] of criteria) {
      const column = body.column + index;
      const value = sheet.valueAt(row, column);
      if (passes(value, formatValue(value, sheet.formatAt(row, column).numberFormat), rule)) continue;
      hidden.push(row);
      break;
    }
  }
  return hidden;
}

export function applyTableFilter(table: SheetTable): void {
  assertAllowed(table.sheet, "allowAutoFilter");
  table.filteredRows.clear();
  for (const row of hiddenBy(table.sheet, table.body, table.criteria)) table.filteredRows.add(row);
}

/** Deletes rows of the body; what is below moves up. */
export function deleteRow(table: SheetTable, index: number, followers: readonly object[]): void {
  const { sheet, body } = table;
  if (index < 0 || index >= body.rows) throw invalid();
  const gone = areaOf(body.row + index, body.column, 1, body.columns);
  assertUnlocked(sheet, gone);
  shiftCells(sheet, { area: gone, vertical: true, insert: false }, followers);
}

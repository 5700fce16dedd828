import { HostError, invalid } from "../errors";
import { ENUMS } from "../generated/enums";
import {
  type Area,
  areaOf,
  areaText,
  bottom,
  bounding,
  contains,
  intersection,
  isWholeColumns,
  isWholeRows,
  MAX_COLUMNS,
  MAX_ROWS,
  parseAddress,
  right,
} from "../model/addresses";
import { patchFormat } from "../model/formatOps";
import { DEFAULT_FORMAT } from "../model/formats";
import { assertUnlocked } from "../model/guards";
import { RangeAreasRef, RangeRef } from "../model/RangeRef";
import { shiftCells } from "../model/shift";
import type { Arguments } from "./Arguments";
import { getCellProperties, getLineProperties, setCellProperties, setLineProperties } from "./cellProperties";
import { type Handle, handle } from "./Handle";
import { copyFrom, moveTo } from "./rangeTransfer";
import type { Env } from "./spec";

type Method = (range: RangeRef, args: Arguments, env: Env) => unknown;

export function rangeHandle(sheet: RangeRef["sheet"], area: Area): Handle {
  return handle("Range", new RangeRef(sheet, area));
}

/** A range, or the address of one, as an argument. */
export function rangeArgument(args: Arguments, index: number, sheet: RangeRef["sheet"] | null, env: Env): RangeRef {
  if (args.isHandle(index)) return args.handle(index, "Range").target as RangeRef;
  const at = parseAddress(args.text(index));
  const named = at?.sheet ?? null;
  const home = named === null ? sheet : env.book.sheetNamed(named);
  if (!at || !home) throw invalid();
  return new RangeRef(home, at.area);
}

/** Contents, formats or both; hyperlinks and comments stay as Excel leaves them, except with everything. */
function clear(range: RangeRef, args: Arguments): void {
  const { sheet, area } = range;
  const what = args.textOr(0, "All");
  if (!(ENUMS.ClearApplyTo as readonly string[]).includes(what)) throw invalid();
  range.assertAlive();
  assertUnlocked(sheet, area);
  const all = what === "All";
  if (all || what === "Formats") {
    patchFormat(new RangeAreasRef(sheet, [area]), DEFAULT_FORMAT);
    sheet.conditionalFormats = sheet.conditionalFormats.filter(
      (format) => !format.areas.every((a) => contains(area, a)),
    );
    for (const [, , cell] of sheet.cells.within(area)) cell.quoted = false; // the apostrophe is a format, too
    if (all) sheet.merges = sheet.merges.filter((merge) => !contains(area, merge));
  }
  if (all || what === "Contents") {
    for (const [row, column, cell] of [...sheet.cells.within(area)]) {
      if (cell.format === sheet.plainFormat(row, column)) sheet.cells.remove(row, column);
      else Object.assign(cell, { value: null, formula: null, quoted: false });
    }
    sheet.book.calculation.touch();
    sheet.book.emit({ kind: "data", sheet, area, type: "RangeEdited" });
  }
  if (all || what === "Hyperlinks" || what === "RemoveHyperlinks") {
    for (const key of [...sheet.links.keys()]) {
      const at = parseAddress(key);
      if (at && contains(area, at.area)) sheet.links.delete(key);
    }
  }
}

function merge(range: RangeRef, across: boolean): void {
  const { sheet, area } = range;
  assertUnlocked(sheet, area);
  if (sheet.tablesIn(area).length > 0) throw new HostError("InvalidOperation");
  const pieces = across
    ? Array.from({ length: area.rows }, (_, i) => areaOf(area.row + i, area.column, 1, area.columns))
    : [area];
  for (const piece of pieces) {
    sheet.merges = sheet.merges.filter((old) => !intersection(old, piece));
    if (piece.rows * piece.columns > 1) sheet.merges.push(piece);
    let kept = false;
    for (const [row, column, cell] of [...sheet.cells.within(piece)]) {
      if (row === piece.row && column === piece.column) continue;
      const anchor = sheet.cell(piece.row, piece.column);
      if (!kept && anchor.value === null && anchor.formula === null && cell.value !== null) {
        Object.assign(anchor, { value: cell.value, formula: cell.formula });
        kept = true;
      }
      Object.assign(cell, { value: null, formula: null });
    }
  }
  sheet.book.calculation.touch();
}

function shiftBy(range: RangeRef, args: Arguments, env: Env, insert: boolean): Handle {
  const { sheet } = range;
  const area = range.area;
  const names: readonly string[] = insert ? ENUMS.InsertShiftDirection : ENUMS.DeleteShiftDirection;
  const direction = args.text(0);
  if (!names.includes(direction)) throw invalid();
  const vertical = isWholeRows(area) || (!isWholeColumns(area) && (direction === "Down" || direction === "Up"));
  const option = `allow${insert ? "Insert" : "Delete"}${vertical ? "Rows" : "Columns"}`;
  if (sheet.protection && sheet.protection.options[option] !== true) throw new HostError("AccessDenied");
  const followers = env.references.targets().filter((target) => target !== range);
  shiftCells(sheet, { area, vertical, insert }, followers);
  const unit = isWholeRows(area) ? "Row" : isWholeColumns(area) ? "Column" : "Cell";
  sheet.book.emit({ kind: "data", sheet, area, type: `${unit}${insert ? "Inserted" : "Deleted"}` });
  return rangeHandle(sheet, area);
}

function used(range: RangeRef, args: Arguments): Handle | null {
  const area = range.sheet.usedArea(args.flag(0), range.area);
  return area && rangeHandle(range.sheet, area);
}

/** The block of filled cells around a cell, to the first empty row and column on every side. */
function region(range: RangeRef): Handle {
  const { sheet } = range;
  let area = range.area;
  for (;;) {
    const wider = areaOf(
      Math.max(1, area.row - 1),
      Math.max(1, area.column - 1),
      Math.min(MAX_ROWS, bottom(area) + 1) - Math.max(1, area.row - 1) + 1,
      Math.min(MAX_COLUMNS, right(area) + 1) - Math.max(1, area.column - 1) + 1,
    );
    const filled = sheet.usedArea(true, wider);
    const next = filled ? bounding(area, filled) : area;
    if (areaText(next) === areaText(area)) return rangeHandle(sheet, area);
    area = next;
  }
}

function beside(range: RangeRef, count: number, vertical: boolean, after: boolean): Handle {
  const { area, sheet } = range;
  const size = Math.abs(count);
  if (size === 0) throw invalid();
  const forward = after === count > 0;
  const start = vertical
    ? forward
      ? bottom(area) + 1
      : area.row - size
    : forward
      ? right(area) + 1
      : area.column - size;
  return rangeHandle(
    sheet,
    vertical ? areaOf(start, area.column, size, area.columns) : areaOf(area.row, start, area.rows, size),
  );
}

function merged(range: RangeRef): Handle | null {
  const areas = range.sheet.merges.filter((area) => intersection(area, range.area));
  // Excel's own limit: above it there is no answer at all
  if (areas.length > 512) throw new HostError("GeneralException");
  return areas.length ? handle("RangeAreas", new RangeAreasRef(range.sheet, areas)) : null;
}

export const RANGE_METHODS = {
  clear,
  merge: (range, args) => merge(range, args.flag(0)),
  unmerge: (range) => {
    assertUnlocked(range.sheet, range.area);
    range.sheet.merges = range.sheet.merges.filter((area) => !intersection(area, range.area));
  },
  insert: (range, args, env) => shiftBy(range, args, env, true),
  delete: (range, args, env) => {
    shiftBy(range, args, env, false);
  },
  select: (range) => {
    range.assertAlive();
    if (range.sheet.visibility !== "Visible") throw new HostError("InvalidOperation");
    range.sheet.book.select(range.sheet, range.area);
  },
  calculate: (range) => range.sheet.book.calculation.touch(),
  getCell: (range, args) => {
    const [row, column] = [range.area.row + args.integer(0), range.area.column + args.integer(1)];
    return rangeHandle(range.sheet, areaOf(row, column)); // may lie outside the range, but not outside the sheet
  },
  getRow: (range, args) => {
    const index = args.integer(0);
    if (index < 0 || index >= range.area.rows) throw invalid();
    return handle("Range", range.part(index, 0, 1, range.area.columns));
  },
  getColumn: (range, args) => {
    const index = args.integer(0);
    if (index < 0 || index >= range.area.columns) throw invalid();
    return handle("Range", range.part(0, index, range.area.rows, 1));
  },
  getBoundingRect: (range, args, env) => {
    const other = rangeArgument(args, 0, range.sheet, env);
    if (other.sheet !== range.sheet) throw invalid();
    return rangeHandle(range.sheet, bounding(range.area, other.area));
  },
  getIntersection: (range, args, env) => {
    const found = intersection(range.area, rangeArgument(args, 0, range.sheet, env).area);
    if (!found) throw new HostError("ItemNotFound");
    return rangeHandle(range.sheet, found);
  },
  getIntersectionOrNullObject: (range, args, env) => {
    const other = rangeArgument(args, 0, range.sheet, env);
    const found = other.sheet === range.sheet ? intersection(range.area, other.area) : null;
    return found && rangeHandle(range.sheet, found);
  },
  getOffsetRange: (range, args) =>
    rangeHandle(range.sheet, {
      ...range.area,
      row: range.area.row + args.integer(0),
      column: range.area.column + args.integer(1),
    }),
  getResizedRange: (range, args) =>
    rangeHandle(range.sheet, {
      ...range.area,
      rows: range.area.rows + args.integer(0),
      columns: range.area.columns + args.integer(1),
    }),
  getAbsoluteResizedRange: (range, args) =>
    rangeHandle(range.sheet, { ...range.area, rows: args.integer(0), columns: args.integer(1) }),
  getEntireRow: (range) => rangeHandle(range.sheet, areaOf(range.area.row, 1, range.area.rows, MAX_COLUMNS)),
  getEntireColumn: (range) => rangeHandle(range.sheet, areaOf(1, range.area.column, MAX_ROWS, range.area.columns)),
  getLastCell: (range) => rangeHandle(range.sheet, areaOf(bottom(range.area), right(range.area))),
  getLastRow: (range) => rangeHandle(range.sheet, areaOf(bottom(range.area), range.area.column, 1, range.area.columns)),
  getLastColumn: (range) => rangeHandle(range.sheet, areaOf(range.area.row, right(range.area), range.area.rows, 1)),
  getRowsAbove: (range, args) => beside(range, args.integerOr(0, 1), true, false),
  getRowsBelow: (range, args) => beside(range, args.integerOr(0, 1), true, true),
  getColumnsBefore: (range, args) => beside(range, args.integerOr(0, 1), false, false),
  getColumnsAfter: (range, args) => beside(range, args.integerOr(0, 1), false, true),
  getUsedRange: (range, args) =>
    used(range, args) ?? rangeHandle(range.sheet, areaOf(range.area.row, range.area.column)),
  getUsedRangeOrNullObject: used,
  getSurroundingRegion: region,
  getTables: (range, args) => {
    const whole = args.flag(0);
    const tables = range.sheet.tablesIn(range.area).filter((table) => !whole || contains(range.area, table.area));
    return handle("TableScopedCollection", { tables });
  },
  getMergedAreas: (range) => {
    const found = merged(range);
    if (!found) throw new HostError("ItemNotFound");
    return found;
  },
  getMergedAreasOrNullObject: merged,
  copyFrom: (range, args, env) => copyFrom(range, rangeArgument(args, 0, range.sheet, env), args),
  moveTo: (range, args, env) => moveTo(range, rangeArgument(args, 0, range.sheet, env)),
  getCellProperties: (range, args) => getCellProperties(range, args.record(0)),
  setCellProperties: (range, args) => setCellProperties(range, args.raw(0)),
  getRowProperties: (range, args) => getLineProperties(range, args.record(0), true),
  getColumnProperties: (range, args) => getLineProperties(range, args.record(0), false),
  setRowProperties: (range, args) => setLineProperties(range, args.raw(0), true),
  setColumnProperties: (range, args) => setLineProperties(range, args.raw(0), false),
  _ValidateArraySize: (range, args) => {
    if (args.integer(0) !== range.area.rows || args.integer(1) !== range.area.columns) throw invalid();
  },
} satisfies Record<string, Method>;

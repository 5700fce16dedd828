import { bottom, intersection, isWholeColumns, isWholeRows, right } from "../model/addresses";
import { readCategories, readFormulas, readNumberFormats, readTexts, readTypes, readValues } from "../model/cellRead";
import { writeCells, writeNumberFormats } from "../model/cellWrite";
import { assertAllowed } from "../model/guards";
import { readLink, writeLink } from "../model/links";
import { RangeAreasRef, type RangeRef } from "../model/RangeRef";
import { aBoolean, only, prop } from "./checks";
import { handle } from "./Handle";
import { rangesOf } from "./rangeCollections";
import { RANGE_METHODS } from "./rangeMethods";
import type { TypeSpec } from "./spec";

function hidden(range: RangeRef, rows: boolean): boolean | null {
  const { sheet, area } = range;
  const set = rows ? sheet.hiddenRows : sheet.hiddenColumns;
  const filtered = rows ? new Set(sheet.filteredRows(area)) : new Set<number>();
  const [from, to] = rows ? [area.row, bottom(area)] : [area.column, right(area)];
  let count = 0;
  for (const line of new Set([...set, ...filtered])) if (line >= from && line <= to) count++;
  return count === 0 ? false : count === to - from + 1 ? true : null;
}

function hide(range: RangeRef, rows: boolean, value: boolean): void {
  const { sheet, area } = range;
  assertAllowed(sheet, rows ? "allowFormatRows" : "allowFormatColumns");
  const set = rows ? sheet.hiddenRows : sheet.hiddenColumns;
  const [from, to] = rows ? [area.row, bottom(area)] : [area.column, right(area)];
  for (let line = from; line <= to; line++) {
    if (value) set.add(line);
    else set.delete(line);
  }
}

/** Whether the cells are part of what formulas spill: all (true), none (false) or some (null). */
function spilled({ sheet, area }: RangeRef): boolean | null {
  const within = sheet.spills.all().flatMap((spill) => intersection(spill.area, area) ?? []);
  const covered = within.reduce((sum, part) => sum + part.rows * part.columns, 0);
  return covered === 0 ? false : covered === area.rows * area.columns ? true : null;
}

/** Relative references of a formula in R1C1 notation are beyond this host: the member stays unregistered. */
export const RANGE: TypeSpec<RangeRef> = {
  tracked: true,
  props: {
    address: only((range) => (range.assertAlive(), range.address)),
    addressLocal: only((range) => range.address),
    rowIndex: only((range) => range.area.row - 1),
    columnIndex: only((range) => range.area.column - 1),
    rowCount: only((range) => range.area.rows),
    columnCount: only((range) => range.area.columns),
    cellCount: only((range) => {
      const count = range.area.rows * range.area.columns;
      return count > 2147483647 ? -1 : count;
    }),
    isEntireColumn: only((range) => isWholeColumns(range.area)),
    isEntireRow: only((range) => isWholeRows(range.area)),
    values: { get: readValues, set: writeCells },
    formulas: { get: readFormulas, set: writeCells },
    formulasLocal: { get: readFormulas, set: writeCells },
    text: only(readTexts),
    valueTypes: only(readTypes),
    numberFormat: { get: readNumberFormats, set: writeNumberFormats },
    numberFormatLocal: { get: readNumberFormats, set: writeNumberFormats },
    numberFormatCategories: only(readCategories),
    rowHidden: prop(
      (range) => hidden(range, true),
      aBoolean,
      (range, value: boolean) => hide(range, true, value),
    ),
    columnHidden: prop(
      (range) => hidden(range, false),
      aBoolean,
      (range, value: boolean) => hide(range, false, value),
    ),
    hidden: only((range) => {
      const [rows, columns] = [hidden(range, true), hidden(range, false)];
      return rows === true || columns === true ? true : rows === null || columns === null ? null : false;
    }),
    hyperlink: { get: readLink, set: writeLink },
    top: only((range) => range.sheet.topOf(range.area.row)),
    left: only((range) => range.sheet.leftOf(range.area.column)),
    height: only((range) => range.sheet.topOf(bottom(range.area) + 1) - range.sheet.topOf(range.area.row)),
    width: only((range) => range.sheet.leftOf(right(range.area) + 1) - range.sheet.leftOf(range.area.column)),
    hasSpill: only((range) => spilled(range)),
    savedAsArray: only((range) => spilled(range)),
  },
  nav: {
    format: (range) => handle("RangeFormat", new RangeAreasRef(range.sheet, [range.area])),
    worksheet: (range) => handle("Worksheet", range.sheet),
    conditionalFormats: (range) => handle("ConditionalFormatCollection", new RangeAreasRef(range.sheet, [range.area])),
    dataValidation: (range) => handle("DataValidation", new RangeAreasRef(range.sheet, [range.area])),
  },
  methods: RANGE_METHODS,
};

export const RANGE_AREAS: TypeSpec<RangeAreasRef> = {
  tracked: true,
  props: {
    address: only((ref) => ref.address),
    addressLocal: only((ref) => ref.address),
    areaCount: only((ref) => ref.areas.length),
    cellCount: only((ref) => ref.areas.reduce((sum, area) => sum + area.rows * area.columns, 0)),
    isEntireColumn: only((ref) => ref.areas.every(isWholeColumns)),
    isEntireRow: only((ref) => ref.areas.every(isWholeRows)),
  },
  nav: {
    areas: (ref) => handle("RangeCollection", ref),
    format: (ref) => handle("RangeFormat", ref),
    worksheet: (ref) => handle("Worksheet", ref.sheet),
    conditionalFormats: (ref) => handle("ConditionalFormatCollection", ref),
    dataValidation: (ref) => handle("DataValidation", ref),
  },
  methods: {
    clear: (ref, args) => {
      for (const range of rangesOf(ref)) RANGE_METHODS.clear(range, args);
    },
  },
};

import { HostError, invalid } from "../errors";
import {
  type Area,
  areaOf,
  areaText,
  bottom,
  contains,
  fits,
  intersection,
  isUnbounded,
  parseAddress,
  right,
} from "./addresses";
import type { Cell } from "./CellStore";
import { ConditionalFormatModel } from "./ConditionalFormatModel";
import { assertUnlocked } from "./guards";
import type { RangeRef } from "./RangeRef";
import type { SheetModel } from "./SheetModel";
import { dollars, eachFormula, mapReferences } from "./shift";

export type CopyType = "All" | "Formulas" | "Values" | "Formats";

function moved(area: Area, rows: number, columns: number): Area {
  return { ...area, row: area.row + rows, column: area.column + columns };
}

/** References without a dollar sign follow the copy; those to other sheets move just the same. */
export function offsetFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  return mapReferences(formula, (text) => {
    const bang = text.lastIndexOf("!") + 1;
    const parts = text.slice(bang).replace(/(\$?)([A-Z]{1,3})(\$?)(\d+)/gi, (cell, c: string, _l, r: string) => {
      const at = parseAddress(cell);
      if (!at) return cell;
      const target = moved(at.area, r ? 0 : rows, c ? 0 : columns);
      return fits(target) ? dollars(cell, target) : "#REF!";
    });
    return text.slice(0, bang) + parts;
  });
}

/** Where the copy goes: a destination that holds the source several times is filled, any other takes on its size. */
function destination(to: RangeRef, source: Area): Area {
  const { area } = to;
  const whole = area.rows % source.rows === 0 && area.columns % source.columns === 0;
  const target = whole ? area : areaOf(area.row, area.column, source.rows, source.columns);
  if (!fits(target)) throw invalid();
  return target;
}

function contentsOf({ value, formula, format, quoted }: Cell): Pick<Cell, "value" | "formula" | "format" | "quoted"> {
  return { value, formula, format, quoted };
}

/** Copies cells as Excel pastes them: contents, formats or both; merged areas and conditional formats are formats. */
export function copyCells(to: RangeRef, from: RangeRef, type: CopyType, skipBlanks: boolean): void {
  to.assertAlive();
  from.assertAlive();
  if (isUnbounded(from.area)) throw invalid();
  const [sheet, source] = [to.sheet, from.sheet];
  const target = destination(to, from.area);
  assertUnlocked(sheet, target);
  const contents = type !== "Formats";
  const formats = type === "All" || type === "Formats";
  const merges = source.merges.filter((merge) => contains(from.area, merge));
  if (formats && merges.length > 0 && sheet.tablesIn(target).length > 0) {
    const bodies = sheet.tables.map((table) => table.area);
    const [dr, dc] = [target.row - from.area.row, target.column - from.area.column];
    if (merges.some((merge) => bodies.some((body) => intersection(body, moved(merge, dr, dc))))) {
      throw new HostError("InvalidOperation");
    }
  }
  // with everything, a whole table would be copied as a table; this host says that it cannot
  if (type === "All" && source.tables.some((table) => contains(from.area, table.area))) {
    throw new HostError("UnsupportedOperation");
  }
  // read first: source and target may share cells
  const cells = [...source.cells.within(from.area)].map(([row, column, cell]) => ({
    row,
    column,
    cell: contentsOf(cell),
  }));
  const shown = cells.map(({ row, column }) => source.valueAt(row, column));
  for (let top = target.row; top <= bottom(target); top += from.area.rows) {
    for (let left = target.column; left <= right(target); left += from.area.columns) {
      const [rows, columns] = [top - from.area.row, left - from.area.column];
      const tile = moved(from.area, rows, columns);
      if (formats) pasteFormats(sheet, source, from.area, tile, merges);
      if (contents && !skipBlanks) {
        for (const [, , cell] of sheet.cells.within(tile))
          Object.assign(cell, { value: null, formula: null, quoted: false });
      }
      cells.forEach(({ row, column, cell }, i) => {
        const there = sheet.cell(row + rows, column + columns);
        if (formats) there.format = cell.format;
        if (!contents || (skipBlanks && cell.value === null && cell.formula === null)) return;
        there.value = type === "Values" ? (shown[i] ?? null) : cell.value;
        there.formula = type === "Values" || cell.formula === null ? null : offsetFormula(cell.formula, rows, columns);
        there.quoted = cell.quoted;
        there.stamp = 0;
        sheet.book.cellsWritten++;
      });
      if (type === "All") pasteRest(sheet, source, from.area, rows, columns);
    }
  }
  sheet.book.calculation.touch();
  if (contents) sheet.book.emit({ kind: "data", sheet, area: target, type: "RangeEdited" });
  else sheet.book.emit({ kind: "format", sheet, area: target });
}

function pasteFormats(sheet: SheetModel, source: SheetModel, from: Area, tile: Area, merges: readonly Area[]): void {
  const [rows, columns] = [tile.row - from.row, tile.column - from.column];
  const arriving = source.conditionalFormats.filter((format) => format.areas.some((area) => intersection(area, from)));
  for (const [row, column, cell] of sheet.cells.within(tile)) cell.format = sheet.plainFormat(row, column);
  sheet.merges = sheet.merges.filter((merge) => !intersection(merge, tile));
  sheet.merges.push(...merges.map((merge) => moved(merge, rows, columns)));
  if (source !== sheet)
    sheet.conditionalFormats = sheet.conditionalFormats.filter((f) => !f.areas.every((a) => contains(tile, a)));
  const copies = arriving.map((format) => {
    const areas = format.areas
      .flatMap((area) => intersection(area, from) ?? [])
      .map((area) => moved(area, rows, columns));
    const copy = new ConditionalFormatModel<SheetModel>(sheet.book.newGuid(), sheet, format.type, areas);
    Object.assign(copy, {
      stopIfTrue: format.stopIfTrue,
      formula: format.formula,
      rule: format.rule,
      fill: format.fill,
      fontColour: format.fontColour,
      bold: format.bold,
      italic: format.italic,
      underline: format.underline,
      strike: format.strike,
      numberFormat: format.numberFormat,
    });
    for (const [side, border] of format.borders) copy.borders.set(side, { ...border });
    return copy;
  });
  sheet.conditionalFormats.unshift(...copies);
}

function pasteRest(sheet: SheetModel, source: SheetModel, from: Area, rows: number, columns: number): void {
  for (const [key, link] of [...source.links]) {
    const at = parseAddress(key)?.area;
    if (at && contains(from, at)) {
      const cell = moved(at, rows, columns);
      sheet.links.set(areaText(cell), link);
    }
  }
  for (const rule of source.validations.filter(({ area }) => contains(from, area))) {
    sheet.validations.push({ ...rule, area: moved(rule.area, rows, columns) });
  }
}

/** Cuts and inserts nothing: the cells go, with all that belongs to them, and references to them follow. */
export function moveCells(from: RangeRef, to: RangeRef): void {
  from.assertAlive();
  to.assertAlive();
  const { sheet, area } = from;
  const [rows, columns] = [to.area.row - area.row, to.area.column - area.column];
  const target = moved(area, rows, columns);
  if (isUnbounded(area) || !fits(target)) throw invalid();
  if (to.sheet !== sheet) throw new HostError("UnsupportedOperation"); // Excel can; this host has no need of it
  if (rows === 0 && columns === 0) return;
  assertUnlocked(sheet, area);
  assertUnlocked(sheet, target);
  const tables = sheet.tablesIn(area);
  if (tables.some((table) => !contains(area, table.area))) throw new HostError("InvalidOperation");
  if (sheet.tablesIn(target).some((table) => !tables.includes(table))) throw new HostError("InvalidOperation");
  for (const [row, column] of [...sheet.cells.within(target)]) {
    if (!intersection(areaOf(row, column), area)) sheet.cells.remove(row, column);
  }
  sheet.cells.move(area, rows, columns);
  const follow = (a: Area): Area => (contains(area, a) ? moved(a, rows, columns) : a);
  sheet.merges = sheet.merges.filter((merge) => contains(area, merge) || !intersection(merge, target)).map(follow);
  sheet.validations = sheet.validations.map((rule) => ({ ...rule, area: follow(rule.area) }));
  for (const format of sheet.conditionalFormats) format.areas = format.areas.map(follow);
  for (const table of tables) table.resizeTo(moved(table.area, rows, columns));
  for (const [key, link] of [...sheet.links]) {
    const at = parseAddress(key)?.area;
    if (!at || !contains(area, at)) continue;
    sheet.links.delete(key);
    sheet.links.set(areaText(moved(at, rows, columns)), link);
  }
  eachFormula(sheet, (formula, home) =>
    mapReferences(formula, (text) => {
      const at = parseAddress(text);
      const named = at === null ? null : at.sheet === null ? home : sheet.book.sheetNamed(at.sheet);
      if (!at || named !== sheet || !contains(area, at.area)) return text;
      const bang = text.lastIndexOf("!") + 1;
      return text.slice(0, bang) + dollars(text.slice(bang), moved(at.area, rows, columns));
    }),
  );
  sheet.book.calculation.touch();
  sheet.book.emit({ kind: "data", sheet, area, type: "RangeEdited" });
  sheet.book.emit({ kind: "data", sheet, area: target, type: "RangeEdited" });
}

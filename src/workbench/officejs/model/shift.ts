import { quoteSheet } from "../../../contract/cells";
import { HostError } from "../errors";
import { tokens } from "../formula/tokens";
import { type Area, areaOf, areaText, contains, intersection, MAX_COLUMNS, MAX_ROWS, parseAddress } from "./addresses";
import { assertUnlocked } from "./guards";
import { RangeRef } from "./RangeRef";
import type { SheetModel } from "./SheetModel";
import { inBand, type Shift, shifted, spans } from "./shifted";
import { chartCorners, measured, moveCharts, shiftRest } from "./shiftRest";

function pieces(formula: string): readonly { readonly text: string; readonly reference: boolean }[] {
  try {
    const found: { text: string; reference: boolean }[] = [];
    let rest = formula.slice(1);
    for (const token of tokens(rest)) {
      const at = rest.indexOf(token.text);
      if (at > 0) found.push({ text: rest.slice(0, at), reference: false });
      found.push({ text: token.text, reference: token.kind === "reference" });
      rest = rest.slice(at + token.text.length);
    }
    return [...found, { text: rest, reference: false }];
  } catch {
    return [{ text: formula.slice(1), reference: false }]; // a formula that this host cannot read stays as it is
  }
}

/** Rewrites every reference of a formula. */
export function mapReferences(formula: string, map: (text: string) => string): string {
  return `=${pieces(formula)
    .map((piece) => (piece.reference ? map(piece.text) : piece.text))
    .join("")}`;
}

/** An area written as `text` was, with its dollar signs. */
export function dollars(text: string, area: Area): string {
  const [from = "", to] = text.split(":");
  const parts = areaText(area).split(":");
  const style = (sample: string, plain: string) =>
    plain.replace(/^([A-Z]*)(\d*)$/, (_, letters: string, digits: string) => {
      const [column, row] = [/^\$?[A-Za-z]/.test(sample) && sample.startsWith("$"), /\$\d/.test(sample)];
      return `${letters && column ? "$" : ""}${letters}${digits && row ? "$" : ""}${digits}`;
    });
  return [style(from, parts[0] ?? ""), ...(parts[1] ? [style(to ?? from, parts[1])] : [])].join(":");
}

/** A formula of `home` after cells of `sheet` moved. */
export function shiftFormula(formula: string, home: SheetModel | null, sheet: SheetModel, shift: Shift): string {
  return mapReferences(formula, (text) => {
    const at = parseAddress(text);
    const named = at?.sheet === null ? home : at?.sheet === undefined ? null : sheet.book.sheetNamed(at.sheet);
    if (!at || named !== sheet) return text;
    const area = shifted(at.area, shift);
    const bang = text.lastIndexOf("!") + 1;
    return area ? text.slice(0, bang) + dollars(text.slice(bang), area) : "#REF!";
  });
}

/** A formula after a sheet changed its name. */
export function renameInFormula(formula: string, before: string, after: string): string {
  return mapReferences(formula, (text) => {
    const at = parseAddress(text);
    if (!at || at.sheet?.toLowerCase() !== before.toLowerCase()) return text;
    return `${quoteSheet(after)}!${text.slice(text.lastIndexOf("!") + 1)}`;
  });
}

/** A rule of validation with its formulas rewritten; lists of words and plain numbers are none. */
function mapRule(
  rule: Readonly<Record<string, unknown>>,
  map: (formula: string) => string,
): Readonly<Record<string, unknown>> {
  const one = (value: unknown): unknown => {
    if (typeof value !== "string" || !value.startsWith("=")) return value;
    return map(value);
  };
  return Object.fromEntries(
    Object.entries(rule).map(([kind, given]) => [
      kind,
      typeof given === "object" && given !== null
        ? Object.fromEntries(Object.entries(given).map(([name, value]) => [name, one(value)]))
        : given,
    ]),
  );
}

export function eachFormula(sheet: SheetModel, map: (formula: string, home: SheetModel | null) => string): void {
  for (const other of sheet.book.sheets) {
    for (const cell of [...other.cells.formulas]) {
      if (cell.formula !== null) cell.formula = map(cell.formula, other);
    }
    for (const format of other.conditionalFormats) if (format.formula) format.formula = map(format.formula, other);
    for (const name of other.names) name.formula = map(name.formula, null);
    other.sparklines = other.sparklines.map((line) => ({ ...line, data: map(`=${line.data}`, other).slice(1) }));
    for (const rule of other.validations) rule.rule = mapRule(rule.rule, (formula) => map(formula, other));
  }
  sheet.book.mapNames((formula) => map(formula, null));
}

function keyed<V>(map: Map<number, V>, shift: Shift, vertical: boolean): void {
  if (shift.vertical !== vertical) return;
  const moved = [...map].map(([at, value]) => {
    const area = vertical ? areaOf(at, shift.area.column) : areaOf(shift.area.row, at);
    const next = shifted(area, shift);
    return [next && (vertical ? next.row : next.column), value] as const;
  });
  map.clear();
  for (const [at, value] of moved) if (at !== null) map.set(at, value);
}

/** Pushes cells aside or closes the gap of deleted ones, with everything that belongs to them. */
export function shiftCells(sheet: SheetModel, shift: Shift, followers: readonly object[]): void {
  const { area, vertical, insert } = shift;
  const [at, by] = spans(area, vertical);
  const last = vertical ? MAX_ROWS : MAX_COLUMNS;
  const band = vertical
    ? areaOf(at, area.column, MAX_ROWS - at + 1, area.columns)
    : areaOf(area.row, at, area.rows, MAX_COLUMNS - at + 1);
  assertUnlocked(sheet, area);
  for (const table of sheet.tables) {
    const touched = intersection(table.area, band);
    if (touched && !inBand(shift, table.area)) throw new HostError("InsertDeleteConflict");
  }
  const filled = sheet.usedArea(true, band);
  if (insert && filled && spans(filled, vertical)[0] + spans(filled, vertical)[1] - 1 + by > last) {
    throw new HostError("InsertDeleteConflict", "Cells with contents cannot be shifted off the worksheet.");
  }
  const corners = chartCorners(sheet);
  const before = measured(sheet, corners);
  if (!insert) for (const [row, column] of [...sheet.cells.within(area)]) sheet.cells.remove(row, column);
  const moving = insert
    ? band
    : vertical
      ? areaOf(Math.min(at + by, MAX_ROWS), area.column, Math.max(1, MAX_ROWS - at - by + 1), area.columns)
      : areaOf(area.row, Math.min(at + by, MAX_COLUMNS), area.rows, Math.max(1, MAX_COLUMNS - at - by + 1));
  const step = insert ? by : -by;
  sheet.cells.move(moving, vertical ? step : 0, vertical ? 0 : step);
  const next = (a: Area) => shifted(a, shift);
  sheet.merges = sheet.merges.flatMap((merge) => next(merge) ?? []);
  sheet.validations = sheet.validations.flatMap((rule) => {
    const moved = next(rule.area);
    return moved ? [{ ...rule, area: moved }] : [];
  });
  for (const format of sheet.conditionalFormats) format.areas = format.areas.flatMap((a) => next(a) ?? []);
  for (const table of [...sheet.tables]) {
    const moved = next(table.area);
    if (moved) table.resizeTo(moved);
    else sheet.tables = sheet.tables.filter((other) => other !== table);
  }
  const whole = vertical ? contains(area, areaOf(at, 1, 1, MAX_COLUMNS)) : contains(area, areaOf(1, at, MAX_ROWS, 1));
  if (whole) {
    keyed(sheet.rowHeights, shift, true);
    keyed(sheet.rowFormats, shift, true);
    keyed(sheet.columnWidths, shift, false);
    keyed(sheet.columnFormats, shift, false);
  }
  shiftRest(sheet, shift, whole);
  if (whole) moveCharts(sheet, shift, corners, before);
  sheet.shifts++;
  for (const follower of followers) {
    if (follower instanceof RangeRef && follower.sheet === sheet) follower.area = next(follower.area) ?? follower.area;
  }
  eachFormula(sheet, (formula, home) => shiftFormula(formula, home, sheet, shift));
  sheet.book.calculation.touch();
}

import { HostError, invalid } from "../errors";
import { areaOf, isUnbounded } from "../model/addresses";
import { shaped } from "../model/cellWrite";
import { readLink, writeLink } from "../model/links";
import { RangeAreasRef, type RangeRef } from "../model/RangeRef";
import { FORMAT_PROTECTION, RANGE_BORDER, RANGE_FILL, RANGE_FONT, RANGE_FORMAT } from "./format";
import type { Env, Prop, TypeSpec } from "./spec";

type State = Readonly<Record<string, unknown>>;

const SIDES: Readonly<Record<string, string>> = {
  top: "EdgeTop",
  bottom: "EdgeBottom",
  left: "EdgeLeft",
  right: "EdgeRight",
  horizontal: "InsideHorizontal",
  vertical: "InsideVertical",
  diagonalUp: "DiagonalUp",
  diagonalDown: "DiagonalDown",
};

const PARTS: Readonly<Record<string, TypeSpec<RangeAreasRef>>> = {
  fill: RANGE_FILL,
  font: RANGE_FONT,
  protection: FORMAT_PROTECTION,
};

/** Members of a format need nothing but the cells they belong to. */
const NO_ENV = undefined as unknown as Env;

function isState(value: unknown): value is State {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function member<T>(spec: TypeSpec<T>, name: string): Prop<T> {
  const prop = spec.props?.[name];
  if (!prop) throw new HostError("ApiNotFound");
  return prop;
}

function assign<T>(spec: TypeSpec<T>, target: T, state: State): void {
  for (const [name, value] of Object.entries(state)) {
    if (value !== null && value !== undefined) member(spec, name).set?.(target, value, NO_ENV);
  }
}

function assignFormat(ref: RangeAreasRef, state: State): void {
  for (const [name, value] of Object.entries(state)) {
    const part = PARTS[name];
    if (value === null || value === undefined) continue;
    if (part && isState(value)) assign(part, ref, value);
    else if (name === "borders" && isState(value)) {
      for (const [side, line] of Object.entries(value)) {
        const index = SIDES[side];
        if (index === undefined || !isState(line)) throw invalid();
        assign(RANGE_BORDER, { ref, index }, line);
      }
    } else assign(RANGE_FORMAT, ref, { [name]: value });
  }
}

/** Formats cell by cell in one call: one record a cell, of the range's shape. */
export function setCellProperties(range: RangeRef, raw: unknown): void {
  const { sheet, area } = range;
  if (!Array.isArray(raw) || isUnbounded(area)) throw invalid();
  const at = shaped(range, raw);
  for (let r = 0; r < area.rows; r++) {
    for (let c = 0; c < area.columns; c++) {
      const state = at(r, c);
      if (state === null || state === undefined) continue;
      if (!isState(state)) throw invalid();
      if (isState(state["hyperlink"])) writeLink(range.part(r, c, 1, 1), state["hyperlink"]);
      const format = state["format"];
      if (isState(format)) {
        assignFormat(new RangeAreasRef(sheet, [areaOf(area.row + r, area.column + c)]), format);
      }
    }
  }
}

/** The same for whole rows or columns: a list with one record a row or column. */
export function setLineProperties(range: RangeRef, raw: unknown, rows: boolean): void {
  const { sheet, area } = range;
  const count = rows ? area.rows : area.columns;
  if (!Array.isArray(raw) || raw.length !== count) throw invalid();
  raw.forEach((state: unknown, i) => {
    if (state === null) return;
    if (!isState(state)) throw invalid();
    const line = rows
      ? areaOf(area.row + i, area.column, 1, area.columns)
      : areaOf(area.row, area.column + i, area.rows, 1);
    if (isState(state["format"])) assignFormat(new RangeAreasRef(sheet, [line]), state["format"]);
    const hidden = state[rows ? "rowHidden" : "columnHidden"];
    const set = rows ? sheet.hiddenRows : sheet.hiddenColumns;
    if (hidden === true) set.add(rows ? line.row : line.column);
    if (hidden === false) set.delete(rows ? line.row : line.column);
  });
}

function readFormat(ref: RangeAreasRef, wanted: State): State {
  const value: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(wanted)) {
    const part = PARTS[name];
    if (part && isState(inner)) {
      value[name] = Object.fromEntries(Object.keys(inner).map((key) => [key, member(part, key).get?.(ref, NO_ENV)]));
    } else if (inner === true && !part) value[name] = member(RANGE_FORMAT, name).get?.(ref, NO_ENV);
  }
  return value;
}

export function getCellProperties(range: RangeRef, wanted: State): unknown {
  const { sheet, area } = range;
  if (isUnbounded(area)) throw invalid();
  return Array.from({ length: area.rows }, (_, r) =>
    Array.from({ length: area.columns }, (_, c) => {
      const cell = range.part(r, c, 1, 1);
      const value: Record<string, unknown> = {};
      if (wanted["address"] === true) value["address"] = cell.address;
      if (wanted["hyperlink"] === true) value["hyperlink"] = readLink(cell);
      if (isState(wanted["format"])) {
        value["format"] = readFormat(new RangeAreasRef(sheet, [cell.area]), wanted["format"]);
      }
      return value;
    }),
  );
}

/** The same by whole rows or columns: one record each. */
export function getLineProperties(range: RangeRef, wanted: State, rows: boolean): unknown {
  const { sheet, area } = range;
  return Array.from({ length: rows ? area.rows : area.columns }, (_, i) => {
    const line = rows ? range.part(i, 0, 1, area.columns) : range.part(0, i, area.rows, 1);
    const number = rows ? line.area.row : line.area.column;
    const hidden = rows ? "rowHidden" : "columnHidden";
    const value: Record<string, unknown> = {};
    if (wanted["address"] === true) value["address"] = line.address;
    if (wanted[rows ? "rowIndex" : "columnIndex"] === true) value[rows ? "rowIndex" : "columnIndex"] = number - 1;
    if (wanted[hidden] === true) value[hidden] = (rows ? sheet.hiddenRows : sheet.hiddenColumns).has(number);
    if (isState(wanted["format"]))
      value["format"] = readFormat(new RangeAreasRef(sheet, [line.area]), wanted["format"]);
    return value;
  });
}

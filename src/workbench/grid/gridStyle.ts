import {
  BorderStyleTypes,
  HorizontalAlign,
  type IStyleData,
  type Nullable,
  VerticalAlign,
  WrapStrategy,
} from "@univerjs/core";
import type { BorderLine, CellFormat, Side } from "../officejs/model/formats";
import { fontStack } from "./fonts";

const HORIZONTAL: Readonly<Record<string, HorizontalAlign>> = {
  Left: HorizontalAlign.LEFT,
  Center: HorizontalAlign.CENTER,
  CenterAcrossSelection: HorizontalAlign.CENTER,
  Right: HorizontalAlign.RIGHT,
  Justify: HorizontalAlign.JUSTIFIED,
};
const VERTICAL: Readonly<Record<string, VerticalAlign>> = {
  Top: VerticalAlign.TOP,
  Center: VerticalAlign.MIDDLE,
  Bottom: VerticalAlign.BOTTOM,
};
const SIDES: readonly (readonly ["t" | "b" | "l" | "r", Side])[] = [
  ["t", "EdgeTop"],
  ["b", "EdgeBottom"],
  ["l", "EdgeLeft"],
  ["r", "EdgeRight"],
];
/** Excel moves an indent by about three spaces. */
const INDENT = 9;

function lineStyle({ style, weight }: BorderLine): BorderStyleTypes {
  if (style === "Double") return BorderStyleTypes.DOUBLE;
  if (style === "Dot") return BorderStyleTypes.DOTTED;
  if (style === "Dash") return weight === "Medium" ? BorderStyleTypes.MEDIUM_DASHED : BorderStyleTypes.DASHED;
  if (style === "DashDot") return BorderStyleTypes.DASH_DOT;
  if (weight === "Thick") return BorderStyleTypes.THICK;
  if (weight === "Medium") return BorderStyleTypes.MEDIUM;
  return weight === "Hairline" ? BorderStyleTypes.HAIR : BorderStyleTypes.THIN;
}

function edge(style: BorderStyleTypes): Pick<BorderLine, "style" | "weight"> {
  switch (style) {
    case BorderStyleTypes.DOUBLE:
      return { style: "Double", weight: "Thick" };
    case BorderStyleTypes.DOTTED:
      return { style: "Dot", weight: "Thin" };
    case BorderStyleTypes.DASHED:
      return { style: "Dash", weight: "Thin" };
    case BorderStyleTypes.MEDIUM_DASHED:
      return { style: "Dash", weight: "Medium" };
    case BorderStyleTypes.DASH_DOT:
      return { style: "DashDot", weight: "Thin" };
    case BorderStyleTypes.MEDIUM:
      return { style: "Continuous", weight: "Medium" };
    case BorderStyleTypes.THICK:
      return { style: "Continuous", weight: "Thick" };
    case BorderStyleTypes.HAIR:
      return { style: "Continuous", weight: "Hairline" };
    default:
      return { style: "Continuous", weight: "Thin" };
  }
}

const known = new WeakMap<CellFormat, IStyleData>();

/** A format of the model as the grid's style. Complete, so that what the grid had before is gone. */
export function gridStyle(format: CellFormat): IStyleData {
  const before = known.get(format);
  if (before) return before;
  const borders = Object.fromEntries(
    SIDES.flatMap(([key, side]) => {
      const line = format.borders[side];
      return line ? [[key, { s: lineStyle(line), cl: { rgb: line.colour } }]] : [];
    }),
  );
  const style: IStyleData = {
    ff: fontStack(format.fontName),
    fs: format.fontSize,
    bl: format.bold ? 1 : 0,
    it: format.italic ? 1 : 0,
    ul: { s: format.underline === "None" ? 0 : 1 },
    st: { s: format.strike ? 1 : 0 },
    cl: { rgb: format.fontColour },
    bg: format.fill === null ? null : { rgb: format.fill },
    bd: Object.keys(borders).length > 0 ? borders : null,
    ht: HORIZONTAL[format.horizontal] ?? null,
    vt: VERTICAL[format.vertical] ?? VerticalAlign.BOTTOM,
    tb: format.wrap ? WrapStrategy.WRAP : WrapStrategy.OVERFLOW,
    pd: format.indent > 0 ? { [format.horizontal === "Right" ? "r" : "l"]: 2 + format.indent * INDENT } : null,
    n: format.numberFormat === "General" ? null : { pattern: format.numberFormat },
  };
  known.set(format, style);
  return style;
}

/** Excel rounds a General number to its column; the grid would show all seventeen digits, or break them into lines. */
const LONG_GENERAL = "0.########";
const numeric = new WeakMap<CellFormat, readonly [IStyleData, IStyleData]>();

/** The style of a cell that holds a number: never broken into lines, long fractions shortened. */
export function numberStyle(format: CellFormat, value: number): IStyleData {
  let styles = numeric.get(format);
  if (!styles) {
    const plain = { ...gridStyle(format), tb: WrapStrategy.OVERFLOW };
    const short = format.numberFormat === "General" ? { ...plain, n: { pattern: LONG_GENERAL } } : plain;
    numeric.set(format, (styles = [plain, short]));
  }
  return styles[Number.isInteger(value) || String(value).length <= 10 ? 0 : 1];
}

/** Whether a number in this format looks other than its format says. */
export function isNumberStyled(format: CellFormat, value: unknown): value is number {
  if (typeof value !== "number") return false;
  return format.wrap || (format.numberFormat === "General" && !Number.isInteger(value) && String(value).length > 10);
}

function nameOf<V>(table: Readonly<Record<string, V>>, value: V | null | undefined, otherwise: string): string {
  return Object.entries(table).find(([, one]) => one === value)?.[0] ?? otherwise;
}

function hex(colour: Nullable<string>): string | null {
  if (!colour) return null;
  if (/^#[0-9a-f]{6}$/i.test(colour)) return colour.toUpperCase();
  if (/^#[0-9a-f]{3}$/i.test(colour)) return `#${[...colour.slice(1)].map((c) => c + c).join("")}`.toUpperCase();
  const parts = /rgba?\((\d+),\s*(\d+),\s*(\d+)/.exec(colour)?.slice(1, 4);
  return parts
    ? `#${parts
        .map((part) => Number(part).toString(16).padStart(2, "0"))
        .join("")
        .toUpperCase()}`
    : null;
}

/** What a person changed in the grid's style, as a change of the model's format. */
export function formatChange(style: IStyleData): Partial<CellFormat> {
  const borders = Object.fromEntries(
    SIDES.flatMap(([key, side]) => {
      const line = style.bd?.[key];
      return line ? [[side, { ...edge(line.s), colour: hex(line.cl?.rgb) ?? "#000000" }]] : [];
    }),
  );
  const indent = Math.max(0, Math.round(((style.pd?.l ?? style.pd?.r ?? 2) - 2) / INDENT));
  return {
    ...(style.ff && { fontName: style.ff.split(",")[0]?.replace(/["']/g, "").trim() ?? "Calibri" }),
    ...(style.fs !== undefined && { fontSize: style.fs }),
    bold: style.bl === 1,
    italic: style.it === 1,
    underline: style.ul?.s === 1 ? "Single" : "None",
    strike: style.st?.s === 1,
    fontColour: hex(style.cl?.rgb) ?? "#000000",
    fill: hex(style.bg?.rgb),
    borders,
    horizontal: nameOf(HORIZONTAL, style.ht, "General"),
    vertical: nameOf(VERTICAL, style.vt, "Bottom"),
    wrap: style.tb === WrapStrategy.WRAP,
    indent,
    numberFormat: !style.n || style.n.pattern === LONG_GENERAL ? "General" : style.n.pattern,
  };
}

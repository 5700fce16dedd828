import { type BorderLine, type CellFormat, DEFAULT_FORMAT, type Side } from "../officejs/model/formats";
import type { WorkbookModel } from "../officejs/model/WorkbookModel";
import { type Colours, readColour } from "./colours";
import { child, children, isOn, type XmlNode } from "./xml";

/** Excel's built-in number formats that files name by number only. */
export const BUILT_IN: Readonly<Record<number, string>> = {
  1: "0",
  2: "0.00",
  3: "#,##0",
  4: "#,##0.00",
  9: "0%",
  10: "0.00%",
  11: "0.00E+00",
  12: "# ?/?",
  13: "# ??/??",
  14: "m/d/yyyy",
  15: "d-mmm-yy",
  16: "d-mmm",
  17: "mmm-yy",
  18: "h:mm AM/PM",
  19: "h:mm:ss AM/PM",
  20: "h:mm",
  21: "h:mm:ss",
  22: "m/d/yyyy h:mm",
  37: "#,##0 ;(#,##0)",
  38: "#,##0 ;[Red](#,##0)",
  39: "#,##0.00;(#,##0.00)",
  40: "#,##0.00;[Red](#,##0.00)",
  45: "mm:ss",
  46: "[h]:mm:ss",
  47: "mmss.0",
  48: "##0.0E+0",
  49: "@",
};

const SIDES: readonly (readonly [string, Side])[] = [
  ["top", "EdgeTop"],
  ["bottom", "EdgeBottom"],
  ["left", "EdgeLeft"],
  ["right", "EdgeRight"],
];

/** Border styles of the file as style and weight of the JavaScript API. */
const LINES: Readonly<Record<string, readonly [string, string]>> = {
  thin: ["Continuous", "Thin"],
  medium: ["Continuous", "Medium"],
  thick: ["Continuous", "Thick"],
  hair: ["Continuous", "Hairline"],
  dashed: ["Dash", "Thin"],
  dotted: ["Dot", "Thin"],
  double: ["Double", "Thick"],
  mediumDashed: ["Dash", "Medium"],
  dashDot: ["DashDot", "Thin"],
};

function capital(text: string | undefined, otherwise: string): string {
  if (text === undefined) return otherwise;
  if (text === "centerContinuous") return "CenterAcrossSelection";
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What a dxf (a conditional format's looks) changes. */
export interface PartialLooks {
  readonly fill: string | null;
  readonly fontColour: string | null;
  readonly bold: boolean | null;
  readonly italic: boolean | null;
  readonly strike: boolean | null;
}

export interface StyleTables {
  /** By the style number of a cell. */
  readonly formats: readonly CellFormat[];
  readonly partial: readonly PartialLooks[];
}

function fontOf(node: XmlNode | undefined, colours: Colours): Partial<CellFormat> {
  if (!node) return {};
  const flag = (name: string): boolean => {
    const found = child(node, name);
    return found !== undefined && found.attributes["val"] !== "0" && found.attributes["val"] !== "false";
  };
  const underline = child(node, "u");
  return {
    fontName: (child(node, "name") ?? child(node, "rFont"))?.attributes["val"] ?? DEFAULT_FORMAT.fontName,
    fontSize: Number(child(node, "sz")?.attributes["val"] ?? DEFAULT_FORMAT.fontSize),
    bold: flag("b"),
    italic: flag("i"),
    strike: flag("strike"),
    underline: underline ? (underline.attributes["val"] === "double" ? "Double" : "Single") : "None",
    fontColour: readColour(child(node, "color"), colours) ?? "#000000",
  };
}

function fillOf(node: XmlNode | undefined, colours: Colours): string | null {
  const pattern = child(node, "patternFill");
  if (!pattern || pattern.attributes["patternType"] === "none") return null;
  return readColour(child(pattern, "fgColor"), colours) ?? readColour(child(pattern, "bgColor"), colours);
}

function bordersOf(node: XmlNode | undefined, colours: Colours): CellFormat["borders"] {
  const found: Partial<Record<Side, BorderLine>> = {};
  for (const [name, side] of SIDES) {
    const line = child(node, name);
    const style = LINES[line?.attributes["style"] ?? ""];
    if (line && style) {
      found[side] = {
        style: style[0],
        weight: style[1],
        colour: readColour(child(line, "color"), colours) ?? "#000000",
      };
    }
  }
  return found;
}

function alignmentOf(node: XmlNode | undefined): Partial<CellFormat> {
  if (!node) return {};
  const { horizontal, vertical, wrapText, indent, shrinkToFit, textRotation } = node.attributes;
  const turn = Number(textRotation ?? 0);
  return {
    horizontal: capital(horizontal, "General"),
    vertical: capital(vertical, "Bottom"),
    wrap: isOn(wrapText),
    indent: Number(indent ?? 0),
    shrink: isOn(shrinkToFit),
    orientation: turn > 90 ? 90 - turn : turn,
  };
}

/** Styles of a file as formats of the model: equal ones become one object. */
export function readStyles(sheet: XmlNode, book: WorkbookModel, colours: Colours): StyleTables {
  const fonts = children(child(sheet, "fonts"), "font").map((node) => fontOf(node, colours));
  const fills = children(child(sheet, "fills"), "fill").map((node) => fillOf(node, colours));
  const borders = children(child(sheet, "borders"), "border").map((node) => bordersOf(node, colours));
  const codes = new Map<number, string>(Object.entries(BUILT_IN).map(([id, code]) => [Number(id), code]));
  for (const { attributes } of children(child(sheet, "numFmts"), "numFmt")) {
    codes.set(Number(attributes["numFmtId"]), attributes["formatCode"] ?? "General");
  }
  const formats = children(child(sheet, "cellXfs"), "xf").map((xf) => {
    const { numFmtId, fontId, fillId, borderId } = xf.attributes;
    const protection = child(xf, "protection")?.attributes;
    return book.formats.with(DEFAULT_FORMAT, {
      ...fonts[Number(fontId ?? 0)],
      numberFormat: codes.get(Number(numFmtId ?? 0)) ?? "General",
      fill: fills[Number(fillId ?? 0)] ?? null,
      borders: borders[Number(borderId ?? 0)] ?? {},
      ...alignmentOf(child(xf, "alignment")),
      locked: protection?.["locked"] === undefined || isOn(protection["locked"]),
      formulaHidden: isOn(protection?.["hidden"]),
    });
  });
  const partial = children(child(sheet, "dxfs"), "dxf").map((dxf): PartialLooks => {
    const font = child(dxf, "font");
    const pattern = child(child(dxf, "fill"), "patternFill");
    const flag = (name: string): boolean | null => {
      const found = child(font, name);
      return found ? found.attributes["val"] !== "0" : null;
    };
    return {
      fill: readColour(child(pattern, "bgColor"), colours) ?? readColour(child(pattern, "fgColor"), colours),
      fontColour: readColour(child(font, "color"), colours),
      bold: flag("b"),
      italic: flag("i"),
      strike: flag("strike"),
    };
  });
  return { formats, partial };
}

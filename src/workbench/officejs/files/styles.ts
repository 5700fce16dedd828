import type { CellStyle, Edge } from "../../../pack/LaidOutPack";
import { type CellFormat, DEFAULT_FORMAT, type Side } from "../model/formats";

const WEIGHTS: Readonly<Record<string, Edge["style"]>> = {
  Hairline: "hair",
  Thin: "thin",
  Medium: "medium",
  Thick: "medium",
};
const HORIZONTAL: Readonly<Record<string, "left" | "right" | "center">> = {
  Left: "left",
  Right: "right",
  Center: "center",
};
const VERTICAL: Readonly<Record<string, "top" | "middle" | "bottom">> = {
  Top: "top",
  Center: "middle",
  Bottom: "bottom",
};

function edge(format: CellFormat, side: Side): Edge | null {
  const line = format.borders[side];
  return line ? { style: WEIGHTS[line.weight] ?? "thin", colour: line.colour } : null;
}

function styleOf(format: CellFormat): CellStyle {
  const [top, bottom] = [edge(format, "EdgeTop"), edge(format, "EdgeBottom")];
  const [left, right] = [edge(format, "EdgeLeft"), edge(format, "EdgeRight")];
  const horizontal = HORIZONTAL[format.horizontal];
  const vertical = VERTICAL[format.vertical];
  return {
    font: {
      size: format.fontSize,
      ...(format.bold && { bold: true }),
      ...(format.italic && { italic: true }),
      ...(format.fontColour !== "#000000" && { colour: format.fontColour }),
      ...(format.underline !== "None" && { underline: true }),
      ...(format.strike && { strike: true }),
    },
    ...(format.fill !== null && { fill: format.fill }),
    ...(horizontal && { horizontal }),
    ...(vertical && format.vertical !== "Bottom" && { vertical }),
    ...(format.wrap && { wrap: true }),
    ...(format.indent > 0 && { indent: format.indent }),
    ...(format.numberFormat !== "General" && { format: format.numberFormat }),
    ...((top || bottom || left || right) && {
      border: { ...(top && { top }), ...(bottom && { bottom }), ...(left && { left }), ...(right && { right }) },
    }),
    ...(!format.locked && { unlocked: true }),
  };
}

/** The different looks of a workbook's cells, the default first. */
export class StyleList {
  readonly list: CellStyle[] = [styleOf(DEFAULT_FORMAT)];
  private readonly indexes = new Map<CellFormat, number>([[DEFAULT_FORMAT, 0]]);

  indexOf(format: CellFormat): number {
    let index = this.indexes.get(format);
    if (index === undefined) {
      index = this.list.push(styleOf(format)) - 1;
      this.indexes.set(format, index);
    }
    return index;
  }
}

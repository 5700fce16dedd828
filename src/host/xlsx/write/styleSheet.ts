import type { CellStyle, Edge, LaidOutConditionalFormat } from "../../../pack/LaidOutPack";
import { XML_HEAD, xmlAttribute } from "./xmlText";

/** Aptos is missing from older Excel and Carlito from Windows: Calibri is there, or stood in for, everywhere. */
export const FONT = "Calibri";
const DEFAULT_SIZE = 10;
/** The workbook's standard font only sets the unit of column widths: its digits are 7 pixels wide, as the layout assumes. */
const NORMAL_FONT = `<font><sz val="11"/><name val="${FONT}"/><family val="2"/></font>`;

/** A list of XML fragments in which equal ones share an index. */
class Pool {
  private readonly index = new Map<string, number>();
  constructor(...first: readonly string[]) {
    for (const xml of first) this.index.set(xml, this.index.size);
  }
  add(xml: string): number {
    const known = this.index.get(xml);
    if (known !== undefined) return known;
    this.index.set(xml, this.index.size);
    return this.index.size - 1;
  }
  get size(): number {
    return this.index.size;
  }
  toXml(): string {
    return [...this.index.keys()].join("");
  }
}

/** `#RRGGBB` → `FFRRGGBB`, which is how the format writes an opaque colour. */
export function argb(colour: string): string {
  if (!/^#[0-9A-Fa-f]{6}$/.test(colour)) throw new Error(`Not a colour of the form #RRGGBB: ${colour}`);
  return `FF${colour.slice(1).toUpperCase()}`;
}

const BUILT_IN_FORMATS: Readonly<Record<string, number>> = {
  General: 0,
  "0": 1,
  "0.00": 2,
  "0%": 9,
  "0.00%": 10,
  "@": 49,
};

/**
 * The one style part of a workbook. Every style of the pack has its place in `cellXfs`, plus, where used, a twin
 * whose text stays text when someone edits the cell (quotePrefix).
 */
export class StyleSheet {
  private readonly fonts = new Pool(NORMAL_FONT);
  private readonly fills = new Pool(
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
  );
  private readonly borders = new Pool("<border><left/><right/><top/><bottom/><diagonal/></border>");
  private readonly formats = new Map<string, number>();
  private readonly xfs: string[] = [];
  private readonly dxfs = new Pool();
  private readonly quoted = new Map<number, number>();

  constructor(private readonly styles: readonly CellStyle[]) {
    // Place 0 belongs to cells that nobody formatted: LibreOffice gives it the standard font whatever it says.
    this.xfs.push('<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>');
    for (const style of styles) this.xfs.push(this.xf(style, false));
  }

  /** Index in the file of a style of the pack. */
  fileIndex(style: number): number {
    return style + 1;
  }

  /** Index of the style for a cell whose text begins like a formula. */
  textIndex(style: number): number {
    const known = this.quoted.get(style);
    if (known !== undefined) return known;
    this.xfs.push(this.xf(this.styles[style] ?? {}, true));
    this.quoted.set(style, this.xfs.length - 1);
    return this.xfs.length - 1;
  }

  has(style: number): boolean {
    return Number.isInteger(style) && style >= 0 && style < this.styles.length;
  }

  conditional(style: LaidOutConditionalFormat["style"]): number {
    const font =
      style.colour !== undefined || style.bold !== undefined
        ? `<font>${style.bold === undefined ? "" : `<b val="${style.bold ? 1 : 0}"/>`}` +
          `${style.colour === undefined ? "" : `<color rgb="${argb(style.colour)}"/>`}</font>`
        : "";
    const fill =
      style.fill === undefined
        ? ""
        : `<fill><patternFill patternType="solid"><fgColor rgb="${argb(style.fill)}"/><bgColor rgb="${argb(style.fill)}"/></patternFill></fill>`;
    return this.dxfs.add(`<dxf>${font}${fill}</dxf>`);
  }

  toXml(): string {
    const formats = [...this.formats].map(
      ([code, id]) => `<numFmt numFmtId="${id}" formatCode="${xmlAttribute(code)}"/>`,
    );
    return (
      `${XML_HEAD}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
      (formats.length > 0 ? `<numFmts count="${formats.length}">${formats.join("")}</numFmts>` : "") +
      `<fonts count="${this.fonts.size}">${this.fonts.toXml()}</fonts>` +
      `<fills count="${this.fills.size}">${this.fills.toXml()}</fills>` +
      `<borders count="${this.borders.size}">${this.borders.toXml()}</borders>` +
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
      `<cellXfs count="${this.xfs.length}">${this.xfs.join("")}</cellXfs>` +
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>' +
      `<dxfs count="${this.dxfs.size}">${this.dxfs.toXml()}</dxfs>` +
      '<tableStyles count="0" defaultTableStyle="TableStyleLight1" defaultPivotStyle="PivotStyleLight16"/></styleSheet>'
    );
  }

  private xf(style: CellStyle, quotePrefix: boolean): string {
    const font = this.fonts.add(fontXml(style.font));
    const fill =
      style.fill === undefined
        ? 0
        : this.fills.add(
            `<fill><patternFill patternType="solid"><fgColor rgb="${argb(style.fill)}"/><bgColor indexed="64"/></patternFill></fill>`,
          );
    const b = style.border;
    const border =
      b === undefined
        ? 0
        : this.borders.add(
            `<border>${edge("left", b.left)}${edge("right", b.right)}${edge("top", b.top)}${edge("bottom", b.bottom)}<diagonal/></border>`,
          );
    const format = style.format === undefined ? 0 : this.formatId(style.format);
    const alignment = alignmentXml(style);
    const protection = style.unlocked === true ? '<protection locked="0"/>' : "";
    return (
      `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0"` +
      `${quotePrefix ? ' quotePrefix="1"' : ""}${format > 0 ? ' applyNumberFormat="1"' : ""}${font > 0 ? ' applyFont="1"' : ""}` +
      `${fill > 0 ? ' applyFill="1"' : ""}${border > 0 ? ' applyBorder="1"' : ""}` +
      `${alignment === "" ? "" : ' applyAlignment="1"'}${protection === "" ? "" : ' applyProtection="1"'}` +
      (alignment + protection === "" ? "/>" : `>${alignment}${protection}</xf>`)
    );
  }

  private formatId(code: string): number {
    const builtIn = BUILT_IN_FORMATS[code];
    if (builtIn !== undefined) return builtIn;
    const known = this.formats.get(code);
    if (known !== undefined) return known;
    const id = 164 + this.formats.size; // below lie the built-in formats
    this.formats.set(code, id);
    return id;
  }
}

function fontXml(font: CellStyle["font"]): string {
  return (
    `<font>${font?.bold === true ? "<b/>" : ""}${font?.italic === true ? "<i/>" : ""}${font?.strike === true ? "<strike/>" : ""}` +
    `${font?.underline === true ? "<u/>" : ""}<sz val="${font?.size ?? DEFAULT_SIZE}"/>` +
    `${font?.colour === undefined ? "" : `<color rgb="${argb(font.colour)}"/>`}<name val="${FONT}"/><family val="2"/></font>`
  );
}

function edge(side: "left" | "right" | "top" | "bottom", value: Edge | undefined): string {
  if (value === undefined) return `<${side}/>`;
  return `<${side} style="${value.style}"><color rgb="${argb(value.colour)}"/></${side}>`;
}

function alignmentXml(style: CellStyle): string {
  const parts: string[] = [];
  if (style.horizontal !== undefined) parts.push(`horizontal="${style.horizontal}"`);
  else if (style.indent !== undefined && style.indent > 0) parts.push('horizontal="left"'); // an indent needs a side
  if (style.vertical !== undefined) parts.push(`vertical="${style.vertical === "middle" ? "center" : style.vertical}"`);
  if (style.wrap === true) parts.push('wrapText="1"');
  if (style.indent !== undefined && style.indent > 0) parts.push(`indent="${style.indent}"`);
  return parts.length === 0 ? "" : `<alignment ${parts.join(" ")}/>`;
}

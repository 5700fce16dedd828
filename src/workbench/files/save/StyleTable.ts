import { xmlAttribute } from "../../../host/xlsx/write/xmlText";
import type { ConditionalFormatModel } from "../../officejs/model/ConditionalFormatModel";
import type { BorderLine, CellFormat, Side } from "../../officejs/model/formats";
import type { SheetModel } from "../../officejs/model/SheetModel";
import { BUILT_IN } from "../styles";

const keys = new WeakMap<CellFormat, string>();

/** Formats of two workbooks are the same when this is. */
export function formatKey(format: CellFormat): string {
  let key = keys.get(format);
  if (key === undefined) keys.set(format, (key = JSON.stringify(format)));
  return key;
}

function argb(colour: string): string {
  return `FF${colour.slice(1).toUpperCase()}`;
}

function lineName({ style, weight }: BorderLine): string {
  if (style === "Double") return "double";
  if (style === "Dot") return "dotted";
  if (style === "Dash") return weight === "Medium" ? "mediumDashed" : "dashed";
  if (style === "DashDot") return "dashDot";
  return weight === "Hairline" ? "hair" : weight.toLowerCase();
}

function edge(tag: string, line: BorderLine | undefined): string {
  return line ? `<${tag} style="${lineName(line)}"><color rgb="${argb(line.colour)}"/></${tag}>` : `<${tag}/>`;
}

function fontXml(format: CellFormat): string {
  const raised = format.superscript ? "superscript" : format.subscript ? "subscript" : "";
  return (
    `<font>${format.bold ? "<b/>" : ""}${format.italic ? "<i/>" : ""}${format.strike ? "<strike/>" : ""}` +
    `${format.underline === "None" ? "" : format.underline === "Double" ? '<u val="double"/>' : "<u/>"}` +
    `${raised === "" ? "" : `<vertAlign val="${raised}"/>`}<sz val="${format.fontSize}"/><color rgb="${argb(format.fontColour)}"/>` +
    `<name val="${xmlAttribute(format.fontName)}"/></font>`
  );
}

const HORIZONTAL: Readonly<Record<string, string>> = { CenterAcrossSelection: "centerContinuous" };

function alignmentXml(format: CellFormat): string {
  const low = (text: string): string => HORIZONTAL[text] ?? text.charAt(0).toLowerCase() + text.slice(1);
  const { orientation } = format;
  const turn = orientation < 0 ? 90 - orientation : orientation;
  const parts = [
    format.horizontal === "General"
      ? format.indent > 0
        ? 'horizontal="left"'
        : ""
      : `horizontal="${low(format.horizontal)}"`,
    format.vertical === "Bottom" ? "" : `vertical="${low(format.vertical)}"`,
    turn === 0 ? "" : `textRotation="${turn}"`,
    format.wrap ? 'wrapText="1"' : "",
    format.indent > 0 ? `indent="${format.indent}"` : "",
    format.shrink ? 'shrinkToFit="1"' : "",
  ].filter((part) => part !== "");
  return parts.length === 0 ? "" : `<alignment ${parts.join(" ")}/>`;
}

/** The file's styles, to which new looks are added; those it has keep their numbers. */
export class StyleTable {
  private readonly known = new Map<string, number>();
  private readonly added = new Map<string, string[]>();
  private readonly formats = new Map<string, number>();

  /** @param formats what each style number of the file looks like */
  constructor(
    private xml: string,
    formats: readonly CellFormat[],
  ) {
    formats.forEach((format, index) => {
      if (!this.known.has(formatKey(format))) this.known.set(formatKey(format), index);
    });
    for (const [id, code] of Object.entries(BUILT_IN)) this.formats.set(code, Number(id));
    this.formats.set("General", 0);
  }

  /** The style number of a look; `quoted`: its text is text whatever it begins with. */
  indexOf(format: CellFormat, quoted = false): number {
    const key = quoted ? `'${formatKey(format)}` : formatKey(format);
    let index = this.known.get(key);
    if (index === undefined) this.known.set(key, (index = this.add("cellXfs", "xf", this.xf(format, quoted))));
    return index;
  }

  /** The number of a conditional format's looks. */
  conditional(format: ConditionalFormatModel<SheetModel>): number {
    const flag = (tag: string, on: boolean | null): string => (on === null ? "" : `<${tag} val="${on ? 1 : 0}"/>`);
    const font =
      flag("b", format.bold) +
      flag("i", format.italic) +
      flag("strike", format.strike) +
      (format.underline === null ? "" : format.underline === "None" ? '<u val="none"/>' : "<u/>") +
      (format.fontColour === null ? "" : `<color rgb="${argb(format.fontColour)}"/>`);
    const code = format.numberFormat === null ? null : this.formatId(format.numberFormat);
    const number =
      code === null ? "" : `<numFmt numFmtId="${code}" formatCode="${xmlAttribute(format.numberFormat ?? "")}"/>`;
    const fill =
      format.fill === null
        ? ""
        : `<fill><patternFill patternType="solid"><fgColor rgb="${argb(format.fill)}"/><bgColor rgb="${argb(format.fill)}"/></patternFill></fill>`;
    const line = (tag: string, side: string): string => {
      const border = format.borders.get(side);
      return border && border.style !== "None"
        ? `<${tag} style="thin"><color rgb="${argb(border.colour)}"/></${tag}>`
        : "";
    };
    const borders =
      line("left", "EdgeLeft") + line("right", "EdgeRight") + line("top", "EdgeTop") + line("bottom", "EdgeBottom");
    const dxf = `<dxf>${font === "" ? "" : `<font>${font}</font>`}${number}${fill}${borders === "" ? "" : `<border>${borders}</border>`}</dxf>`;
    return this.add("dxfs", "dxf", dxf);
  }

  toXml(): string {
    let { xml } = this;
    for (const [list, items] of this.added) xml = appended(xml, list, items);
    return xml;
  }

  private xf(format: CellFormat, quoted: boolean): string {
    const font = this.add("fonts", "font", fontXml(format));
    const fill =
      format.fill === null
        ? 0
        : this.add(
            "fills",
            "fill",
            `<fill><patternFill patternType="solid"><fgColor rgb="${argb(format.fill)}"/><bgColor indexed="64"/></patternFill></fill>`,
          );
    const of = (side: Side): BorderLine | undefined => format.borders[side];
    const [down, up] = [of("DiagonalDown"), of("DiagonalUp")];
    const border = this.add(
      "borders",
      "border",
      `<border${up ? ' diagonalUp="1"' : ""}${down ? ' diagonalDown="1"' : ""}>${edge("left", of("EdgeLeft"))}${edge("right", of("EdgeRight"))}` +
        `${edge("top", of("EdgeTop"))}${edge("bottom", of("EdgeBottom"))}${edge("diagonal", down ?? up)}</border>`,
    );
    const alignment = alignmentXml(format);
    const protection =
      format.locked && !format.formulaHidden
        ? ""
        : `<protection${format.locked ? "" : ' locked="0"'}${format.formulaHidden ? ' hidden="1"' : ""}/>`;
    return (
      `<xf numFmtId="${this.formatId(format.numberFormat)}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0"` +
      `${quoted ? ' quotePrefix="1"' : ""} applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"` +
      `${alignment === "" ? "" : ' applyAlignment="1"'}${protection === "" ? "" : ' applyProtection="1"'}` +
      (alignment + protection === "" ? "/>" : `>${alignment}${protection}</xf>`)
    );
  }

  private formatId(code: string): number {
    let id = this.formats.get(code);
    if (id !== undefined) return id;
    const taken = [...this.xml.matchAll(/<numFmt\b[^>]*\bnumFmtId="(\d+)"/g)].map((match) => Number(match[1]));
    id = Math.max(163, ...taken, ...this.formats.values()) + 1;
    this.formats.set(code, id);
    this.add("numFmts", "numFmt", `<numFmt numFmtId="${id}" formatCode="${xmlAttribute(code)}"/>`);
    return id;
  }

  /** Appends an item to a list of the style part, or finds it among those added before; its number. */
  private add(list: string, item: string, xml: string): number {
    const items = this.added.get(list) ?? [];
    this.added.set(list, items);
    let at = items.indexOf(xml);
    if (at < 0) at = items.push(xml) - 1;
    return countOf(this.xml, list, item) + at;
  }
}

function section(xml: string, list: string): RegExpExecArray | null {
  return new RegExp(`<${list}\\b[^>]*?(?:/>|>([\\s\\S]*?)</${list}>)`).exec(xml);
}

function countOf(xml: string, list: string, item: string): number {
  const inside = section(xml, list)?.[1] ?? "";
  return [...inside.matchAll(new RegExp(`<${item}[\\s/>]`, "g"))].length;
}

/** Where a list goes that the file does not have: right before the first of those that follow it. */
const AFTER: Readonly<Record<string, RegExp>> = {
  numFmts: /<fonts\b/,
  dxfs: /<tableStyles\b|<colors\b|<extLst\b|<\/styleSheet>/,
};

function appended(xml: string, list: string, items: readonly string[]): string {
  if (items.length === 0) return xml;
  const found = section(xml, list);
  const inside = (found?.[1] ?? "") + items.join("");
  const item = /^<(\w+)/.exec(items[0] ?? "")?.[1] ?? "";
  const count = countOf(xml, list, item) + items.length;
  const whole = `<${list} count="${count}">${inside}</${list}>`;
  if (found) return xml.slice(0, found.index) + whole + xml.slice(found.index + found[0].length);
  const at = (AFTER[list] ?? /<\/styleSheet>/).exec(xml)?.index ?? xml.length;
  return xml.slice(0, at) + whole + xml.slice(at);
}

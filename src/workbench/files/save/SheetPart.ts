/** In which order the schema wants the pieces of a sheet. */
const ORDER = (
  "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter " +
  "sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions " +
  "pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing " +
  "legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst"
).split(" ");

interface Piece {
  readonly name: string;
  readonly xml: string;
}

const TAG = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<(\/?)([^\s/>!?]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>/g;

/** The part of a sheet as its pieces, each as it stands in the file until it is replaced. */
export class SheetPart {
  private constructor(
    private readonly head: string,
    private pieces: Piece[],
    private readonly tail: string,
  ) {}

  static read(xml: string): SheetPart {
    const prefix = /<(\w+):worksheet\b/.exec(xml.slice(0, 4000))?.[1];
    const plain =
      prefix === undefined
        ? xml
        : xml.replace(new RegExp(`<(/?)${prefix}:`, "g"), "<$1").replace(`xmlns:${prefix}=`, "xmlns=");
    const start = /<worksheet\b(?:[^>"']|"[^"]*"|'[^']*')*?(\/?)>/.exec(plain);
    if (!start) throw new Error("a part of a sheet without a sheet in it");
    const from = start.index + start[0].length;
    if (start[1] === "/") return new SheetPart(`${plain.slice(0, from - 2)}>`, [], "</worksheet>");
    const end = plain.lastIndexOf("</worksheet>");
    return new SheetPart(plain.slice(0, from), piecesOf(plain.slice(from, end)), plain.slice(end));
  }

  /** The pieces of this name, one after the other; empty when there is none. */
  get(name: string): string {
    return this.pieces
      .filter((piece) => piece.name === name)
      .map((piece) => piece.xml)
      .join("");
  }

  set(name: string, xml: string): void {
    this.pieces = this.pieces.filter((piece) => piece.name !== name);
    if (xml === "") return;
    const rank = ORDER.indexOf(name);
    const at = this.pieces.findIndex((piece) => ORDER.indexOf(piece.name) > rank);
    this.pieces.splice(at < 0 ? this.pieces.length : at, 0, { name, xml });
  }

  toXml(): string {
    // relationships are used by pieces that may be new
    const named = /\sxmlns:r=/.test(this.head)
      ? this.head
      : this.head.replace(
          /<worksheet\b/,
          '<worksheet xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
        );
    return named + this.pieces.map((piece) => piece.xml).join("") + this.tail;
  }
}

function piecesOf(xml: string): Piece[] {
  const from = xml.search(/<sheetData\b/);
  if (from < 0) return topLevel(xml);
  const close = xml.indexOf("</sheetData>", from);
  // without cells it may be written as one empty element
  const to = close < 0 ? xml.indexOf("/>", from) + 2 : close + "</sheetData>".length;
  return [...topLevel(xml.slice(0, from)), { name: "sheetData", xml: xml.slice(from, to) }, ...topLevel(xml.slice(to))];
}

function topLevel(xml: string): Piece[] {
  const found: Piece[] = [];
  let depth = 0;
  let from = 0;
  let name = "";
  for (const match of xml.matchAll(TAG)) {
    const [all, closing, tag, , empty] = match;
    if (tag === undefined) continue;
    if (depth === 0) {
      from = match.index;
      name = tag;
    }
    if (closing) depth--;
    else if (!empty) depth++;
    // what newer programs wrap in alternatives is kept where it stands, under the name of what is inside
    if (depth === 0) {
      const whole = xml.slice(from, match.index + all.length);
      const inner = name === "mc:AlternateContent" ? (/<(?!mc:)(\w+)/.exec(whole)?.[1] ?? name) : name;
      found.push({ name: inner, xml: whole });
    }
  }
  return found;
}

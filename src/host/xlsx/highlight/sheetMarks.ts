import { HIGHLIGHT_RULE, highlightFormula, isHighlightFormula, type HighlightTone } from "../../../pack/highlightLooks";
import { attributeOf, childNamed, childrenOf, removal, rootOf, textOf, type Splice, type XmlElement } from "./ByteXml";
import { xmlText } from "../write/xmlText";

/** The elements of a worksheet in the only order that Excel takes them. */
const SEQUENCE: readonly string[] = [
  "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter",
  "sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks",
  "printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags",
  "drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst",
].flatMap((line) => line.split(" "));
/** Excel wraps what older releases do not know into these: on a sheet, controls. */
const WRAPPED = "AlternateContent";

function placeOf(name: string): number {
  return SEQUENCE.indexOf(name === WRAPPED ? "oleObjects" : name);
}

/** Where an element of this name goes: behind those of its kind, before what must follow. */
export function placeFor(children: readonly XmlElement[], root: XmlElement, name: string): number {
  const place = placeOf(name);
  return children.find((child) => placeOf(child.name) > place)?.start ?? root.close;
}

export interface SheetXml {
  readonly xml: string;
  readonly root: XmlElement;
  readonly children: readonly XmlElement[];
}

export function sheetXml(xml: string): SheetXml | null {
  const root = rootOf(xml);
  return root?.name === "worksheet" && !root.empty ? { xml, root, children: childrenOf(xml, root) } : null;
}

export function isProtected({ xml, children }: SheetXml): boolean {
  const element = children.find(({ name }) => name === "sheetProtection");
  return element !== undefined && /^(1|true|on)$/.test(attributeOf(xml, element, "sheet") ?? "0");
}

/** Excel takes this many areas for one rule without trouble. */
const MOST_AREAS = 500;

/** Rules for the marks of a sheet, bounded to their cells, behind the user's own: theirs keep their precedence. */
export function rules(
  sheet: SheetXml,
  marks: readonly { readonly tone: HighlightTone; readonly areas: readonly string[] }[],
  ids: ReadonlyMap<HighlightTone, number>,
): Splice | null {
  const { root, children } = sheet;
  let priority = highestPriority(sheet);
  let text = "";
  const p = root.prefix;
  for (const { tone, areas } of marks) {
    for (let from = 0; from < areas.length; from += MOST_AREAS) {
      text +=
        `<${p}conditionalFormatting sqref="${areas.slice(from, from + MOST_AREAS).join(" ")}">` +
        `<${p}cfRule type="expression" dxfId="${ids.get(tone) ?? 0}" priority="${++priority}">` +
        `<${p}formula>${xmlText(highlightFormula(tone))}</${p}formula></${p}cfRule></${p}conditionalFormatting>`;
    }
  }
  if (text === "") return null;
  const at = placeFor(children, root, "conditionalFormatting");
  return { from: at, to: at, text };
}

/** Priorities are unique on a sheet, those of newer rules in the extension list included. */
function highestPriority({ xml, children }: SheetXml): number {
  let highest = 0;
  for (const child of children) {
    if (child.name !== "conditionalFormatting" && child.name !== "extLst") continue;
    for (const [, value] of xml.slice(child.start, child.end).matchAll(/\spriority\s*=\s*["'](\d+)["']/g))
      highest = Math.max(highest, Number(value));
  }
  return highest;
}

/** Our rules, whoever saved the file since; a block of rules that holds nothing else goes with them. */
export function rulesOff({ xml, children }: SheetXml): Splice[] {
  if (!xml.includes(HIGHLIGHT_RULE)) return [];
  return children
    .filter(({ name }) => name === "conditionalFormatting")
    .flatMap((block) => {
      const all = childrenOf(xml, block).filter(({ name }) => name === "cfRule");
      const ours = all.filter((rule) => {
        const formula = childNamed(xml, rule, "formula");
        return formula !== null && isHighlightFormula(textOf(xml, formula));
      });
      if (ours.length === 0) return [];
      return ours.length === all.length ? [removal(block)] : ours.map(removal);
    });
}

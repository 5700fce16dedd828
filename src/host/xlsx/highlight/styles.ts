import { highlightLooks, type HighlightTone } from "../../../pack/highlightLooks";
import { tint } from "../../../pack/theme";
import { argb } from "../write/styleSheet";
import { XML_HEAD } from "../write/xmlText";
import {
  childNamed,
  childrenOf,
  REGION_END,
  REGION_SIGN,
  region,
  rootOf,
  spliced,
  withoutRegions,
  type Splice,
} from "./ByteXml";

/** What may follow the list of differential formats in a style part. */
const AFTER_DXFS = new Set(["tableStyles", "colors", "extLst"]);
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const lines = { continuous: "thin", dash: "dashed", dot: "dotted" } as const;

/** The look of a mark as a differential format: fill, letters, and a kind of line for those who see no colours. */
function dxf(tone: HighlightTone, p: string): string {
  const look = highlightLooks[tone];
  const rgb = argb(look.colour);
  const fill = argb(tint(look.colour));
  const edge = (side: string): string =>
    `<${p}${side} style="${lines[look.line]}"><${p}color rgb="${rgb}"/></${p}${side}>`;
  return (
    `<${p}dxf><${p}font>${look.bold ? `<${p}b val="1"/>` : ""}<${p}color rgb="${rgb}"/></${p}font>` +
    `<${p}fill><${p}patternFill patternType="solid"><${p}fgColor rgb="${fill}"/><${p}bgColor rgb="${fill}"/></${p}patternFill></${p}fill>` +
    `<${p}border>${edge("left")}${edge("right")}${edge("top")}${edge("bottom")}</${p}border></${p}dxf>`
  );
}

/** Adds a format for each tone behind the user's; says which number each has. */
export function withLooks(
  xml: string,
  tones: readonly HighlightTone[],
): { readonly xml: string; readonly ids: ReadonlyMap<HighlightTone, number> } | null {
  const root = rootOf(xml);
  if (!root || root.empty) return null;
  const p = root.prefix;
  const list = childNamed(xml, root, "dxfs");
  const there = list ? childrenOf(xml, list).filter(({ name }) => name === "dxf").length : 0;
  const ids = new Map(tones.map((tone, i) => [tone, there + i]));
  const looks = tones.map((tone) => dxf(tone, p)).join("");
  const total = there + tones.length;
  if (!list) {
    const next = childrenOf(xml, root).find(({ name }) => AFTER_DXFS.has(name));
    const at = next?.start ?? root.close;
    const now = `<${p}dxfs count="${total}">${looks}</${p}dxfs>`;
    return { xml: spliced(xml, [{ from: at, to: at, text: region("", now) }]), ids };
  }
  const opening = xml.slice(list.start, list.inner);
  const counted = opening
    .replace(/\s+count\s*=\s*(?:"[^"]*"|'[^']*')/, "")
    .replace(/^<[\w.:-]+/, (tag) => `${tag} count="${total}"`);
  if (list.empty) {
    const now = `${counted.replace(/\s*\/>$/, ">")}${looks}</${p}dxfs>`;
    return { xml: spliced(xml, [{ from: list.start, to: list.end, text: region(opening, now) }]), ids };
  }
  const splices: Splice[] = [
    { from: list.start, to: list.inner, text: region(opening, counted) },
    { from: list.close, to: list.close, text: region("", looks) },
  ];
  return { xml: spliced(xml, splices), ids };
}

/**
 * Takes our formats off again. Only where they still stand last: formats are told by their number, and one that another
 * program added behind ours would become a different one.
 */
export function withoutLooks(xml: string): string {
  if (!xml.includes(REGION_SIGN)) return xml;
  const list = childNamed(xml, rootOf(xml), "dxfs");
  if (!list) return xml;
  // right before the list closes; right behind it when the whole list is ours
  const last = xml.slice(0, list.close).endsWith(REGION_END) || xml.startsWith(REGION_END, list.end);
  return last ? withoutRegions(xml) : xml;
}

/** A style part for a workbook without one. */
export const emptyStyles =
  `${XML_HEAD}<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>` +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>';

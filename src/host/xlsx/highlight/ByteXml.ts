import { decodeText } from "../read/decodeText";

/* global Buffer */

/**
 * XML as the bytes it stands in, one character a byte, so that what is not touched stays byte for byte as it was, whatever
 * its quotes, prefixes, line ends and encoding (any that holds ASCII as ASCII).
 */
export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  /** With the colon: `x:`; empty without one. */
  readonly prefix: string;
  readonly start: number;
  /** Behind the opening tag. */
  readonly inner: number;
  /** Where the closing tag begins; `inner` of an element without one. */
  readonly close: number;
  readonly end: number;
  readonly empty: boolean;
}

interface Tag {
  readonly start: number;
  readonly end: number;
  readonly closing: boolean;
  readonly empty: boolean;
}

/** The next tag from `at`; comments, declarations and CDATA are passed over. */
function nextTag(xml: string, at: number): Tag | null {
  for (let from = at; ;) {
    const start = xml.indexOf("<", from);
    if (start < 0) return null;
    const second = xml[start + 1];
    if (second === "!" || second === "?") {
      const mark = second === "?" ? "?>" : xml.startsWith("<!--", start) ? "-->" : "]]>";
      const end = xml.indexOf(mark, start + 2);
      if (end < 0) return null;
      from = end + mark.length;
      continue;
    }
    let i = start + 1;
    for (; i < xml.length; i++) {
      const c = xml.charCodeAt(i);
      if (c === 0x3e) break;
      if (c === 0x22 || c === 0x27) i = xml.indexOf(xml[i]!, i + 1); // a > may stand inside a value
      if (i < 0) return null;
    }
    return { start, end: i + 1, closing: second === "/", empty: xml[i - 1] === "/" };
  }
}

function nameAt(xml: string, start: number): { name: string; prefix: string } {
  const [, prefix = "", name = ""] = /^([\w.-]+:)?([\w.-]+)/.exec(xml.slice(start + 1, start + 120)) ?? [];
  return { name, prefix };
}

/** The document's element; null when there is none. */
export function rootOf(xml: string): XmlElement | null {
  const tag = nextTag(xml, 0);
  if (!tag || tag.closing) return null;
  const close = tag.empty ? tag.end : xml.lastIndexOf("</");
  if (close < tag.end) return null;
  const end = tag.empty ? tag.end : xml.indexOf(">", close) + 1;
  return { ...nameAt(xml, tag.start), start: tag.start, inner: tag.end, close, end, empty: tag.empty };
}

/** The elements right inside of this one, in their order. Cost: linear in the element. */
export function childrenOf(xml: string, parent: XmlElement): XmlElement[] {
  const children: XmlElement[] = [];
  if (parent.empty) return children;
  let depth = 0;
  let opened: Tag | null = null;
  for (let at = parent.inner; at < parent.close;) {
    const tag = nextTag(xml, at);
    if (!tag || tag.start >= parent.close) break;
    at = tag.end;
    if (tag.closing) {
      depth--;
      if (depth > 0 || !opened) continue;
      const { start, end: inner } = opened;
      children.push({ ...nameAt(xml, start), start, inner, close: tag.start, end: tag.end, empty: false });
    } else if (tag.empty) {
      const { start, end } = tag;
      if (depth === 0) children.push({ ...nameAt(xml, start), start, inner: end, close: end, end, empty: true });
    } else if (depth++ === 0) opened = tag;
  }
  return children;
}

export function childNamed(xml: string, parent: XmlElement | null, name: string): XmlElement | null {
  return parent === null ? null : (childrenOf(xml, parent).find((child) => child.name === name) ?? null);
}

/** The value of the attribute of this local name; null without it. */
export function attributeOf(xml: string, element: XmlElement, name: string): string | null {
  for (const match of xml.slice(element.start, element.inner).matchAll(ATTRIBUTE)) {
    if (match[1] === name) return decode(match[2] ?? match[3] ?? "");
  }
  return null;
}

const ATTRIBUTE = /[\s"'](?:[\w.-]+:)?([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** All text inside of the element. */
export function textOf(xml: string, element: XmlElement): string {
  let text = "";
  for (let at = element.inner; at < element.close;) {
    const tag = nextTag(xml, at);
    const to = tag && tag.start < element.close ? tag.start : element.close;
    text += decode(xml.slice(at, to));
    at = tag && tag.start < element.close ? tag.end : element.close;
  }
  return text;
}

function decode(bytes: string): string {
  const buffer = Buffer.from(bytes, "latin1");
  return decodeText(buffer, 0, buffer.length);
}

/** Text as ASCII, so that it means the same in every encoding that a part may be in. */
export function ascii(xml: string): string {
  return xml.replace(/[^\0-\x7f]/gu, (c) => `&#${c.codePointAt(0) ?? 0xfffd};`);
}

/** One change: what stood from `from` to `to` becomes `text`. */
export interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export function spliced(xml: string, splices: readonly Splice[]): string {
  let done = "";
  let at = 0;
  for (const { from, to, text } of [...splices].sort((a, b) => a.from - b.from || a.to - b.to)) {
    done += xml.slice(at, from) + text;
    at = to;
  }
  return done + xml.slice(at);
}

export function removal(element: XmlElement): Splice {
  return { from: element.start, to: element.end, text: "" };
}

const REGION = /<!--MI highlight was:([A-Za-z0-9+/=]*)-->[^]*?<!--MI highlight end-->/g;
export const REGION_SIGN = "<!--MI highlight was:";
export const REGION_END = "<!--MI highlight end-->";

/** New text that carries what stood in its place, for where no sign in the text itself would tell. */
export function region(was: string, now: string): string {
  return `${REGION_SIGN}${Buffer.from(was, "latin1").toString("base64")}-->${now}${REGION_END}`;
}

/** Puts back what stood in the place of every region. */
export function withoutRegions(xml: string): string {
  return xml.includes(REGION_SIGN)
    ? xml.replace(REGION, (_all, was: string) => Buffer.from(was, "base64").toString("latin1"))
    : xml;
}

/** Adds elements that carry a sign behind the last of the parent's; into an empty parent as a region, to come off exactly. */
export function appendInto(xml: string, parent: XmlElement, content: string): Splice {
  const { start, end, close, empty } = parent;
  if (empty) {
    const open = xml.slice(start, end).replace(/\s*\/>$/, ">");
    const was = xml.slice(start, end);
    return { from: start, to: end, text: region(was, `${open}${content}</${parent.prefix}${parent.name}>`) };
  }
  const text = childrenOf(xml, parent).length > 0 ? content : region("", content);
  return { from: close, to: close, text };
}

/**
 * Text as XML 1.0 and Excel can hold it. Excel stores what XML cannot (control characters) as `_xHHHH_`, and therefore
 * escapes a literal `_xHHHH_` too; halves of surrogate pairs have no meaning in any reader and become U+FFFD.
 */

const PLAIN = /^[\t\n\x20\x21\x23-\x25\x27-\x3B\x3D\x3F-\x5E\x60-\x7E\xA0-\u1FFF\u2000-\uD7FF\uE000-\uFFFD]*$/;
// eslint-disable-next-line no-control-regex
const UNHOLDABLE = /[\x00-\x08\x0B-\x1F\x7F\uFFFE\uFFFF]/g;
const LITERAL_ESCAPE = /_(?=x[0-9A-Fa-f]{4}_)/g;
const MARKUP = /[&<>"]/g;
const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

function hexEscape(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
}

/** For element text and attribute values that Excel decodes as `ST_Xstring` (cell text, table columns, notes, tips). */
export function xmlText(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .replace(LONE_SURROGATE, "\uFFFD")
    .replace(LITERAL_ESCAPE, "_x005F_")
    .replace(UNHOLDABLE, hexEscape)
    .replace(MARKUP, (c) => ENTITIES[c] ?? c);
}

/** For attribute values: line ends and tabs would be turned into spaces by XML, so they are written as references. */
export function xmlAttribute(text: string): string {
  return xmlText(text).replaceAll("\t", "&#9;").replaceAll("\n", "&#10;");
}

/** For parts that do not know `_xHHHH_` (drawings, charts, document properties, formulas): what XML cannot hold goes. */
export function plainXmlText(text: string): string {
  return text
    .replace(LONE_SURROGATE, "\uFFFD")
    .replace(/\r\n?/g, "\n")
    .replace(UNHOLDABLE, "")
    .replace(MARKUP, (c) => ENTITIES[c] ?? c);
}

/** Cuts text to `limit` UTF-16 units without cutting a character in two, and ends it with `mark` when it was cut. */
export function cutText(text: string, limit: number, mark = "…"): string {
  if (text.length <= limit) return text;
  let end = limit - mark.length;
  const last = text.charCodeAt(end - 1);
  if (last >= 0xd800 && last <= 0xdbff) end--;
  return text.slice(0, end) + mark;
}

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

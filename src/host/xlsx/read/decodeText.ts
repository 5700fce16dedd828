/* global Buffer */

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/**
 * Bytes of XML text as a string: UTF-8, references, line ends, and Excel's own `_xHHHH_` for what XML cannot hold.
 * `raw` (CDATA) knows no references.
 */
export function decodeText(buffer: Buffer, from: number, to: number, raw = false): string {
  let plain = true;
  let special = false;
  for (let i = from; i < to; i++) {
    const byte = buffer[i]!;
    if (byte >= 0x80) plain = false;
    else if (byte === 0x26 || byte === 0x0d || byte === 0x5f) special = true;
  }
  let text = buffer.toString(plain ? "latin1" : "utf8", from, to);
  if (!special) return text;
  text = text.replace(/\r\n?/g, "\n");
  if (!raw && text.includes("&")) text = text.replace(/&(#x[0-9A-Fa-f]+|#\d+|\w+);/g, reference);
  return text.includes("_x") ? unescapeExcel(text) : text;
}

function reference(all: string, name: string): string {
  if (!name.startsWith("#")) return ENTITIES[name] ?? all;
  const code = name[1] === "x" ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\uFFFD";
}

/** `_x000D_` → carriage return, `_x005F_x0041_` → `_x0041_`. */
export function unescapeExcel(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

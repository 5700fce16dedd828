/** Excel on the web refuses requests and responses of more than 5 MB; estimates keep a distance from that. */
export const MOST_BYTES = 4_000_000;
/** Beyond this many cells in one read, some hosts answer null without a word. */
export const MOST_CELLS = 5_000_000;
/** An action of the wire with its object paths: measured on Microsoft's client, rounded up. */
export const ACTION_BYTES = 210;

/** Bytes of a text inside a request, which is JSON inside JSON: quotes are escaped twice. */
export function textBytes(text: string): number {
  let bytes = 4;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    bytes += code === 0x22 || code === 0x5c || code < 0x20 ? 4 : code < 0x80 ? 1 : code < 0x800 ? 2 : 3;
  }
  return bytes;
}

/** Bytes of what a cell is given, with its comma. */
export function valueBytes(value: unknown): number {
  if (typeof value === "string") return textBytes(value) + 1;
  if (value === null || value === undefined) return 5;
  if (typeof value === "number") return String(value).length + 1;
  return 6;
}

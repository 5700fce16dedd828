import { UnreadableWorkbook } from "../UnreadableWorkbook";
import { decodeText } from "./decodeText";

/* global Buffer */

const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const BANG = 0x21;
const DASH = 0x2d;
const QUESTION = 0x3f;
const COLON = 0x3a;
const EQUALS = 0x3d;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
/** No honest tag or text of a workbook is longer. */
const LONGEST_TOKEN = 16 * 1024 * 1024;

/**
 * Walks over XML as bytes, chunk by chunk, without building strings for what nobody asks for: a sheet of a million rows
 * has twenty million tags. Subclasses are told of tags and texts by their positions in `buffer`, and read attributes
 * with {@link attributes}. Namespace prefixes are passed over; document types are refused.
 */
export abstract class XmlScanner {
  protected buffer: Buffer = Buffer.alloc(0);
  private depth = 0;

  constructor(private readonly part: string) {}

  /** An opening (or self-closing) tag; `from`–`to` is its local name, attributes follow up to `end`. */
  protected abstract open(from: number, to: number, end: number, empty: boolean): void;
  protected abstract close(from: number, to: number): void;
  /** `last`: the closing tag follows at once, so that this is the whole rest of the element's text. */
  protected abstract text(from: number, to: number, last: boolean, raw: boolean): void;

  feed(chunk: Uint8Array): void {
    const { buffer } = this;
    this.buffer =
      buffer.length === 0 ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length) : Buffer.concat([buffer, chunk]);
    this.buffer = this.buffer.subarray(this.scan());
    if (this.buffer.length > LONGEST_TOKEN) throw this.broken();
  }

  /** Throws when the XML stopped in the middle. */
  finish(): void {
    for (const byte of this.buffer) if (byte > 0x20) throw this.broken();
    if (this.depth !== 0) throw this.broken();
  }

  /** Calls back with each attribute's local name and value, as positions. */
  protected attributes(
    at: number,
    end: number,
    visit: (from: number, to: number, valueFrom: number, valueTo: number) => void,
  ): void {
    const { buffer } = this;
    let i = at;
    while (i < end) {
      while (i < end && buffer[i]! <= 0x20) i++;
      let from = i;
      while (i < end && buffer[i] !== EQUALS && buffer[i]! > 0x20) {
        if (buffer[i] === COLON) from = i + 1;
        i++;
      }
      const to = i;
      while (i < end && buffer[i] !== QUOTE && buffer[i] !== APOSTROPHE) i++;
      const quote = buffer[i];
      const valueFrom = ++i;
      while (i < end && buffer[i] !== quote) i++;
      if (i < end) visit(from, to, valueFrom, i);
      i++;
    }
  }

  protected decoded(from: number, to: number, raw = false): string {
    return decodeText(this.buffer, from, to, raw);
  }

  protected nameIs(from: number, to: number, name: string): boolean {
    if (to - from !== name.length) return false;
    for (let i = 0; i < name.length; i++) if (this.buffer[from + i] !== name.charCodeAt(i)) return false;
    return true;
  }

  protected broken(why = "is not complete XML"): UnreadableWorkbook {
    return new UnreadableWorkbook(
      "damaged",
      `The file is damaged (its part ${this.part} ${why}); ask for it again or open and save it in Excel.`,
    );
  }

  /** Scans all complete tokens; returns where the first incomplete one begins. */
  private scan(): number {
    const { buffer } = this;
    const { length } = buffer;
    let at = 0;
    while (at < length) {
      let i = at;
      while (i < length && buffer[i] !== LT) i++;
      if (i + 1 >= length) return at; // the byte after < is needed
      if (i > at) this.text(at, i, buffer[i + 1] === SLASH, false);
      at = i;
      const kind = buffer[i + 1];
      const end =
        kind === BANG ? this.skipMarkup(i) : kind === QUESTION ? after(buffer, "?>", i) : this.tag(i, kind === SLASH);
      if (end < 0) return at;
      at = end;
    }
    return at;
  }

  /** Returns the position after the tag, or -1 when it is incomplete. */
  private tag(start: number, closing: boolean): number {
    const { buffer } = this;
    const { length } = buffer;
    let from = start + (closing ? 2 : 1);
    let i = from;
    for (; i < length; i++) {
      const byte = buffer[i]!;
      if (byte === GT || byte === SLASH || byte <= 0x20) break;
      if (byte === COLON) from = i + 1;
    }
    const to = i;
    while (i < length && buffer[i] !== GT) {
      const byte = buffer[i];
      if (byte === QUOTE || byte === APOSTROPHE) {
        // a > may stand inside a value
        do i++;
        while (i < length && buffer[i] !== byte);
      }
      i++;
    }
    if (i >= length) return -1;
    if (closing) {
      this.depth--;
      this.close(from, to);
    } else {
      const empty = buffer[i - 1] === SLASH;
      if (!empty) this.depth++;
      this.open(from, to, empty ? i - 1 : i, empty);
    }
    return i + 1;
  }

  /** A comment or a CDATA section. Excel writes neither; other programs may. */
  private skipMarkup(start: number): number {
    const { buffer } = this;
    if (buffer.length < start + 9) return -1; // the shortest whole one is longer, and the document goes on after it
    if (buffer[start + 2] === DASH) return after(buffer, "-->", start + 4);
    if (buffer.toString("latin1", start, start + 9) !== "<![CDATA[") throw this.broken(); // a document type
    const end = after(buffer, "]]>", start);
    if (end > 0) this.text(start + 9, end - 3, false, true);
    return end;
  }
}

function after(buffer: Buffer, mark: string, from: number): number {
  const at = buffer.indexOf(mark, from, "latin1");
  return at < 0 ? -1 : at + mark.length;
}

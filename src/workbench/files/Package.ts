/* global DecompressionStream, Blob, Response, TextDecoder */

/** A file that is no workbook, said in one sentence for the person who opened it. */
export class UnreadableFile extends Error {
  override readonly name = "UnreadableFile";
}

interface Entry {
  readonly offset: number;
  readonly packed: number;
  readonly method: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;

/** The zip package of a workbook, in a browser: parts are unpacked when they are asked for. */
export class Package {
  private readonly entries = new Map<string, Entry>();

  constructor(private readonly bytes: Uint8Array) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    try {
      this.readDirectory(view);
    } catch (error) {
      if (error instanceof UnreadableFile) throw error;
      throw new UnreadableFile("The file is damaged: its table of contents cannot be read.");
    }
  }

  has(part: string): boolean {
    return this.entries.has(part.toLowerCase());
  }

  /** The part as text; empty when the package has none of this name. */
  async text(part: string): Promise<string> {
    const entry = this.entries.get(part.toLowerCase());
    if (!entry) return "";
    const view = new DataView(this.bytes.buffer, this.bytes.byteOffset + entry.offset);
    const start = entry.offset + 30 + view.getUint16(26, true) + view.getUint16(28, true);
    const packed = this.bytes.slice(start, start + entry.packed);
    const bytes = entry.method === 0 ? packed : await inflate(packed, part);
    const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
    return new TextDecoder(utf16 ? "utf-16le" : "utf-8").decode(bytes);
  }

  private readDirectory(view: DataView): void {
    if (view.byteLength < 22 || view.getUint32(0, false) !== 0x504b0304) {
      const old = view.byteLength > 8 && view.getUint32(0, false) === 0xd0cf11e0;
      throw new UnreadableFile(
        old
          ? "The file is encrypted or an old .xls; save it in Excel as .xlsx without a password."
          : "The file is not an Excel workbook (.xlsx), whatever its name says.",
      );
    }
    let end = view.byteLength - 22;
    while (end >= 0 && view.getUint32(end, true) !== END) end--;
    if (end < 0) throw new UnreadableFile("The file is damaged: its end is missing.");
    let at = view.getUint32(end + 16, true);
    for (let left = view.getUint16(end + 10, true); left > 0; left--) {
      if (view.getUint32(at, true) !== CENTRAL) throw new UnreadableFile("The file is damaged.");
      const name = view.getUint16(at + 28, true);
      const path = new TextDecoder().decode(this.bytes.subarray(at + 46, at + 46 + name));
      this.entries.set(path.replaceAll("\\", "/").toLowerCase(), {
        method: view.getUint16(at + 10, true),
        packed: view.getUint32(at + 20, true),
        offset: view.getUint32(at + 42, true),
      });
      at += 46 + name + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
  }
}

async function inflate(packed: Uint8Array<ArrayBuffer>, part: string): Promise<Uint8Array> {
  try {
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    throw new UnreadableFile(`The file is damaged: its part ${part} cannot be unpacked.`);
  }
}

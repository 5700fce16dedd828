import { deflateRawSync } from "node:zlib";
import { crc32Finalize, crc32Update } from "@cj-tech-master/excelts/archive";
import type { ZipPackage } from "../read/ZipPackage";
import { UnreadableWorkbook } from "../UnreadableWorkbook";

/* global Buffer */

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const MOST_ENTRIES = 0xfffe;
const MOST_BYTES = 0xfffffffe;
const DEFLATED = 8;
/** Version 2.0: what folders and deflated parts need. */
const VERSION = 20;
const UTF8_NAME = 0x0800;

/**
 * A package of which some parts change. What is not touched is copied as it lies in the file, still packed; order stays,
 * new parts come last.
 */
export class EditedPackage {
  private readonly texts = new Map<string, string>();
  private readonly gone = new Set<string>();
  private readonly order: string[];

  constructor(private readonly zip: ZipPackage) {
    this.order = [...zip.names];
  }

  has(part: string): boolean {
    const name = this.nameOf(part);
    return name !== null && !this.gone.has(name);
  }

  /** The part one character a byte. */
  async text(part: string): Promise<string> {
    const name = this.nameOf(part) ?? part;
    const known = this.texts.get(name);
    if (known !== undefined) return known;
    const bytes = await this.zip.whole(name);
    if (bytes.length >= 2 && (bytes[0] === 0 || bytes[1] === 0 || (bytes[0]! >= 0xfe && bytes[1]! >= 0xfe))) {
      throw new UnreadableWorkbook(
        "damaged",
        `The file's part ${part} is written in an encoding in which it cannot be marked; open and save the file in Excel first.`,
      );
    }
    return bytes.toString("latin1");
  }

  /** Changes a part, or adds it as the last. */
  put(part: string, text: string): void {
    const name = this.nameOf(part) ?? part;
    // one that was taken out comes in as a new one
    if (this.gone.delete(name)) this.order.splice(this.order.indexOf(name), 1);
    if (!this.order.includes(name)) this.order.push(name);
    this.texts.set(name, text);
  }

  remove(part: string): void {
    const name = this.nameOf(part);
    if (name === null) return;
    this.gone.add(name);
    this.texts.delete(name);
  }

  get changed(): boolean {
    return this.texts.size > 0 || this.gone.size > 0;
  }

  bytes(): Uint8Array {
    const files: Buffer[] = [];
    const directory: Buffer[] = [];
    let offset = 0;
    let directorySize = 0;
    const names = this.order.filter((name) => !this.gone.has(name));
    for (const name of names) {
      const text = this.texts.get(name);
      const { data, crc, size, method, time } = text === undefined ? this.zip.packed(name) : packedText(text);
      const nameBytes = Buffer.from(name, "utf8");
      const fields = Buffer.alloc(26);
      fields.writeUInt16LE(VERSION, 0);
      fields.writeUInt16LE(nameBytes.length === name.length ? 0 : UTF8_NAME, 2);
      fields.writeUInt16LE(method, 4);
      fields.writeUInt32LE(time, 6);
      fields.writeUInt32LE(crc, 10);
      fields.writeUInt32LE(data.length, 14);
      fields.writeUInt32LE(size, 18);
      fields.writeUInt16LE(nameBytes.length, 22);
      const head = Buffer.alloc(4);
      head.writeUInt32LE(LOCAL);
      files.push(head, fields, nameBytes, data);
      const start = Buffer.alloc(6);
      start.writeUInt32LE(CENTRAL);
      start.writeUInt16LE(VERSION, 4);
      const rest = Buffer.alloc(14);
      rest.writeUInt32LE(offset, 10);
      directory.push(start, fields, rest, nameBytes);
      offset += 30 + nameBytes.length + data.length;
      directorySize += 46 + nameBytes.length;
      if (offset > MOST_BYTES) throw tooLarge();
    }
    if (names.length > MOST_ENTRIES) throw tooLarge();
    const end = Buffer.alloc(22);
    end.writeUInt32LE(END);
    end.writeUInt16LE(names.length, 8);
    end.writeUInt16LE(names.length, 10);
    end.writeUInt32LE(directorySize, 12);
    end.writeUInt32LE(offset, 16);
    return Buffer.concat([...files, ...directory, end]);
  }

  /** As the package spells it; names differ in case between programs. */
  private nameOf(part: string): string | null {
    if (this.order.includes(part)) return part;
    const lower = part.toLowerCase();
    return this.order.find((name) => name.toLowerCase() === lower) ?? null;
  }
}

/** 1 January 1980, the first day a package knows: the same marks give the same bytes. */
const FIRST_DAY = (0x21 << 16) >>> 0;

function packedText(text: string): { data: Buffer; crc: number; size: number; method: number; time: number } {
  const bytes = Buffer.from(text, "latin1");
  const crc = crc32Finalize(crc32Update(0xffffffff, bytes));
  return { data: deflateRawSync(bytes), crc, size: bytes.length, method: DEFLATED, time: FIRST_DAY };
}

function tooLarge(): UnreadableWorkbook {
  return new UnreadableWorkbook("too-large", "The file is too large to be marked.");
}

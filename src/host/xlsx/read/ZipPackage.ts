import { createInflateRaw, type InflateRaw } from "node:zlib";
import { crc32Finalize, crc32Update } from "@cj-tech-master/excelts/archive";
import { UnreadableWorkbook } from "../UnreadableWorkbook";

/* global Buffer */

interface Entry {
  readonly offset: number;
  readonly packed: number;
  readonly size: number;
  readonly crc: number;
  readonly method: number;
  /** Date and time as the directory writes them. */
  readonly time: number;
}

/** A part as it lies in the package, still packed. */
export interface PackedPart extends Omit<Entry, "offset" | "packed"> {
  readonly data: Buffer;
}

const END = 0x06054b50;
const END_64_LOCATOR = 0x07064b50;
const END_64 = 0x06064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
/** Parts that are held whole (not sheets) may not grow beyond this; a few bytes of zip can claim gigabytes. */
const WHOLE_LIMIT = 512 * 1024 * 1024;
/** More than a hundred full sheets: what unpacks to more is a bomb, or will not fit anyway. */
const TOTAL_LIMIT = 8 * 1024 * 1024 * 1024;
/** Sheets of a million equal rows are packed to a fiftieth; only made-up parts go far beyond. */
const HARMLESS_SIZE = 64 * 1024 * 1024;
const HIGHEST_RATIO = 250;
const CHUNK = 256 * 1024;

function damaged(detail: string, cause?: unknown): UnreadableWorkbook {
  return new UnreadableWorkbook(
    "damaged",
    `The file is damaged (${detail}); ask for it again or open and save it in Excel.`,
    cause,
  );
}

function bomb(part: string, size: number): UnreadableWorkbook {
  return new UnreadableWorkbook(
    "too-large",
    `The file unpacks to far more than a workbook holds (${Math.round(size / 1e6)} MB at its part ${part}); it is not read.`,
  );
}

/**
 * The zip package of a workbook, read through its central directory: any part in any order, sheets as streams, every
 * part checked against its checksum, so that a damaged figure is never taken for a figure.
 */
export class ZipPackage {
  private readonly entries = new Map<string, Entry>();
  /** Bytes unpacked so far, of all parts. */
  private unpacked = 0;

  constructor(private readonly bytes: Buffer) {
    this.readDirectory();
  }

  /** Part names as written in the package, without a leading slash. */
  get names(): readonly string[] {
    return [...this.entries.keys()];
  }

  has(part: string): boolean {
    return this.find(part) !== undefined;
  }

  /** Size of the part when unpacked, as the directory claims. */
  sizeOf(part: string): number {
    return this.find(part)?.size ?? 0;
  }

  async whole(part: string): Promise<Buffer> {
    const chunks: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of this.stream(part)) {
      length += chunk.length;
      if (length > WHOLE_LIMIT) {
        throw new UnreadableWorkbook("too-large", `The file's part ${part} is too large to be read.`);
      }
      chunks.push(chunk);
    }
    return Buffer.concat(chunks, length);
  }

  /** The part as it is packed, to be copied into another package unread. */
  packed(part: string): PackedPart {
    const entry = this.find(part);
    if (entry === undefined) throw damaged(`its part ${part} is missing`);
    const { packed, size, crc, method, time } = entry;
    const start = this.dataStart(entry, part);
    if (start + packed > this.bytes.length) throw damaged(`its part ${part} is cut short`);
    return { data: this.bytes.subarray(start, start + packed), size, crc, method, time };
  }

  /** The part's bytes in pieces; throws at the end when they are not what the package promised. */
  async *stream(part: string): AsyncGenerator<Uint8Array> {
    const entry = this.find(part);
    if (entry === undefined) throw damaged(`its part ${part} is missing`);
    const start = this.dataStart(entry, part);
    if (start + entry.packed > this.bytes.length) throw damaged(`its part ${part} is cut short`);
    if (entry.size > HARMLESS_SIZE && entry.size > entry.packed * HIGHEST_RATIO) throw bomb(part, entry.size);
    const packed = this.bytes.subarray(start, start + entry.packed);
    let crc = 0xffffffff;
    let size = 0;
    for await (const chunk of entry.method === 0 ? pieces(packed) : inflate(packed, part)) {
      crc = crc32Update(crc, chunk);
      size += chunk.length;
      this.unpacked += chunk.length;
      if (size > entry.size) throw damaged(`its part ${part} is longer than the file says`);
      if (this.unpacked > TOTAL_LIMIT) throw bomb(part, this.unpacked);
      yield chunk;
    }
    if (crc32Finalize(crc) !== entry.crc || size !== entry.size)
      throw damaged(`its part ${part} does not match its checksum`);
  }

  /** Part names differ in case between programs; the package says that does not matter. */
  private find(part: string): Entry | undefined {
    return this.entries.get(part) ?? this.entries.get(this.lower.get(part.toLowerCase()) ?? "");
  }

  private get lower(): Map<string, string> {
    return (this.lowerNames ??= new Map([...this.entries.keys()].map((name) => [name.toLowerCase(), name])));
  }
  private lowerNames: Map<string, string> | undefined;

  private dataStart(entry: Entry, part: string): number {
    const { bytes } = this;
    if (entry.offset + 30 > bytes.length || bytes.readUInt32LE(entry.offset) !== LOCAL) {
      throw damaged(`its part ${part} is not where it should be`);
    }
    return entry.offset + 30 + bytes.readUInt16LE(entry.offset + 26) + bytes.readUInt16LE(entry.offset + 28);
  }

  private readDirectory(): void {
    const { bytes } = this;
    try {
      const end = this.findEnd();
      let count = bytes.readUInt16LE(end + 10);
      let at = bytes.readUInt32LE(end + 16);
      if (end >= 20 && bytes.readUInt32LE(end - 20) === END_64_LOCATOR) {
        const end64 = Number(bytes.readBigUInt64LE(end - 12));
        if (bytes.readUInt32LE(end64) === END_64) {
          count = Number(bytes.readBigUInt64LE(end64 + 32));
          at = Number(bytes.readBigUInt64LE(end64 + 48));
        }
      }
      for (let i = 0; i < count; i++) at = this.readEntry(at);
    } catch (error) {
      if (error instanceof UnreadableWorkbook) throw error;
      throw damaged("its table of contents cannot be read", error);
    }
  }

  /** The end record stands last, before a comment of at most 64 kB that may hold the same letters. */
  private findEnd(): number {
    const { bytes } = this;
    let found = -1;
    for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 0xffff); at--) {
      if (bytes.readUInt32LE(at) !== END) continue;
      if (at + 22 + bytes.readUInt16LE(at + 20) === bytes.length) return at;
      if (found < 0) found = at; // bytes behind the end, which some mail programs add
    }
    if (found < 0) throw damaged("its end is missing");
    return found;
  }

  private readEntry(at: number): number {
    const { bytes } = this;
    if (bytes.readUInt32LE(at) !== CENTRAL) throw damaged("its table of contents is broken");
    const flags = bytes.readUInt16LE(at + 8);
    const method = bytes.readUInt16LE(at + 10);
    const nameLength = bytes.readUInt16LE(at + 28);
    const extraLength = bytes.readUInt16LE(at + 30);
    const name = bytes
      .toString("utf8", at + 46, at + 46 + nameLength)
      .replaceAll("\\", "/")
      .replace(/^\/+/, "");
    if ((flags & 1) !== 0) {
      throw new UnreadableWorkbook(
        "encrypted",
        "The file is encrypted; remove its password in Excel and save it again.",
      );
    }
    if (method !== 0 && method !== 8) throw damaged(`its part ${name} is packed in a way Excel does not use`);
    const sizes = {
      size: bytes.readUInt32LE(at + 24),
      packed: bytes.readUInt32LE(at + 20),
      offset: bytes.readUInt32LE(at + 42),
    };
    this.read64(at + 46 + nameLength, extraLength, sizes);
    this.entries.set(name, { ...sizes, crc: bytes.readUInt32LE(at + 16), method, time: bytes.readUInt32LE(at + 12) });
    return at + 46 + nameLength + extraLength + bytes.readUInt16LE(at + 32);
  }

  /** Sizes beyond 4 GB stand in an extra field, each only when its own place holds all ones. */
  private read64(from: number, length: number, sizes: { size: number; packed: number; offset: number }): void {
    const { bytes } = this;
    for (let at = from; at + 4 <= from + length; at += 4 + bytes.readUInt16LE(at + 2)) {
      if (bytes.readUInt16LE(at) !== 1) continue;
      let value = at + 4;
      for (const key of ["size", "packed", "offset"] as const) {
        if (sizes[key] !== 0xffffffff) continue;
        sizes[key] = Number(bytes.readBigUInt64LE(value));
        value += 8;
      }
    }
  }
}

async function* pieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
}

async function* inflate(packed: Buffer, part: string): AsyncGenerator<Uint8Array> {
  const inflater: InflateRaw = createInflateRaw({ chunkSize: CHUNK });
  inflater.end(packed);
  try {
    for await (const chunk of inflater) yield chunk as Buffer;
  } catch (error) {
    throw damaged(`its part ${part} cannot be unpacked`, error);
  } finally {
    inflater.destroy();
  }
}

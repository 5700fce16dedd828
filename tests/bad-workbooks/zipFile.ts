import { deflateRawSync, inflateRawSync } from "node:zlib";
import { crc32Finalize, crc32Update } from "@cj-tech-master/excelts/archive";

/* global Buffer */

export type Parts = ReadonlyMap<string, Uint8Array>;

export interface ZipOptions {
  /** Pack the parts as Excel does; without, they are stored, which is faster. */
  readonly packed?: boolean;
  /** Sizes and checksum behind the data, as programs write that stream. */
  readonly descriptors?: boolean;
  readonly comment?: string;
  /** Sizes as the directory claims them, where they are not to be true. */
  readonly claim?: Readonly<Record<string, number>>;
}

/** Takes a well-made package apart; only for files that are known to be good. */
export function unzipped(bytes: Uint8Array): Map<string, Uint8Array> {
  const buffer = Buffer.from(bytes);
  const parts = new Map<string, Uint8Array>();
  const end = buffer.lastIndexOf("PK\x05\x06", undefined, "latin1");
  let at = buffer.readUInt32LE(end + 16);
  for (let i = 0; i < buffer.readUInt16LE(end + 10); i++) {
    const size = buffer.readUInt32LE(at + 20);
    const nameLength = buffer.readUInt16LE(at + 28);
    const local = buffer.readUInt32LE(at + 42);
    const start = local + 30 + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28);
    const data = buffer.subarray(start, start + size);
    const name = buffer.toString("utf8", at + 46, at + 46 + nameLength);
    parts.set(name, buffer.readUInt16LE(at + 10) === 0 ? Uint8Array.from(data) : inflateRawSync(data));
    at += 46 + nameLength + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
  return parts;
}

/** Makes a package, byte by byte, so that a test says exactly what stands in it. */
export function zipped(parts: Parts, options: ZipOptions = {}): Uint8Array {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of parts) {
    const method = options.packed ? 8 : 0;
    const data = options.packed
      ? deflateRawSync(content, { level: content.length > 1e7 ? 6 : 1 })
      : Buffer.from(content);
    const crc = crc32Finalize(crc32Update(0xffffffff, content)) >>> 0;
    const size = options.claim?.[name] ?? content.length;
    const path = Buffer.from(name, "utf8");
    const flags = 0x800 | (options.descriptors ? 8 : 0);
    const facts = (late: boolean): Buffer => {
      const head = Buffer.alloc(22);
      head.writeUInt16LE(20, 0);
      head.writeUInt16LE(flags, 2);
      head.writeUInt16LE(method, 4);
      if (!late) {
        head.writeUInt32LE(crc, 10);
        head.writeUInt32LE(data.length, 14);
        head.writeUInt32LE(size, 18);
      }
      return head;
    };
    const lengths = Buffer.alloc(4);
    lengths.writeUInt16LE(path.length, 0);
    const local = [Buffer.from("PK\x03\x04", "latin1"), facts(options.descriptors === true), lengths, path, data];
    if (options.descriptors) {
      const after = Buffer.alloc(16);
      after.write("PK\x07\x08", 0, "latin1");
      after.writeUInt32LE(crc, 4);
      after.writeUInt32LE(data.length, 8);
      after.writeUInt32LE(size, 12);
      local.push(after);
    }
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), facts(false), lengths, rest, path);
    for (const piece of local) offset += piece.length;
    pieces.push(...local);
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(options.comment?.length ?? 0, 20);
  return Buffer.concat([...pieces, listing, end, Buffer.from(options.comment ?? "", "latin1")]);
}

import type { Base } from "../bases";
import { attribute, Book } from "../Book";
import type { Expected, Mutation } from "../Mutation";
import type { Random } from "../Random";
import { zipped } from "../zipFile";

/* global Buffer */

const DAMAGED = ["damaged", "not-zip", "empty", "encrypted", "not-workbook", "too-large"];

function damage(
  name: string,
  expected: Expected,
  make: (base: Base, random: Random) => readonly [what: string, bytes: Uint8Array] | null,
): Mutation {
  return {
    name,
    make(base, random) {
      const made = make(base, random);
      return made && { what: made[0], bytes: made[1], expected: { codes: DAMAGED, ...expected } };
    },
  };
}

const refused: Expected = { outcome: "refused" };
/** What no checksum covers (a name, a part that is not read) may be damaged without harm: then all is as it was. */
const either: Expected = { outcome: "either" };

const truncated = damage("cut short", refused, (base, random) => {
  const at = random.below(base.bytes.length - 22);
  return [`after ${at} bytes`, base.bytes.slice(0, at)];
});

const flipped = damage("flipped bytes", either, (base, random) => {
  const bytes = Uint8Array.from(base.bytes);
  const n = 1 + random.below(random.pick([1, 3, 40]));
  const tail = random.below(3) === 0; // the directory, which no checksum covers
  for (let i = 0; i < n; i++) {
    const at = tail ? bytes.length - 1 - random.below(Math.min(bytes.length, 9_000)) : random.below(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
  }
  return [`${n} bits${tail ? " of the directory" : ""}`, bytes];
});

const holes = damage("bytes lost or added", either, (base, random) => {
  const at = random.below(base.bytes.length);
  const n = 1 + random.below(2_000);
  const bytes = Buffer.from(base.bytes);
  const after = random.below(2) === 0 ? bytes.subarray(at + n) : bytes.subarray(at);
  const added = Buffer.alloc(random.below(2) === 0 ? random.below(500) : 0, random.below(256));
  return [`at ${at}`, Buffer.concat([bytes.subarray(0, at), added, after])];
});

const wiped = damage("a stretch of noughts", either, (base, random) => {
  const at = random.below(base.bytes.length);
  const bytes = Uint8Array.from(base.bytes).fill(0, at, at + 512 * (1 + random.below(20)));
  return [`at ${at}`, bytes];
});

const missingPart = damage("a missing part", either, (base, random) => {
  const book = new Book(base.parts);
  const part = random.pick([...book.parts.keys()]);
  book.parts.delete(part);
  return [part, book.bytes()];
});

/** Sheets, texts and the workbook itself cannot be done without. */
const missingVital = damage("a part that is needed is missing", refused, (base, random) => {
  const book = new Book(base.parts);
  const vital = [...book.parts.keys()].filter((part) =>
    /^(_rels\/\.rels|xl\/workbook\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/sharedStrings\.xml|xl\/worksheets\/[^/]*\.xml)$/.test(
      part,
    ),
  );
  const part = random.pick(vital);
  book.parts.delete(part);
  return [part, book.bytes()];
});

const lostTexts = damage("shared texts unlinked", refused, (base) => {
  const book = new Book(base.parts);
  if (!book.parts.delete("xl/sharedStrings.xml")) return null;
  book.edit("xl/_rels/workbook.xml.rels", (xml) => xml.replace(/<Relationship\b[^>]*sharedStrings[^>]*>/, ""));
  return ["no sharedStrings", book.bytes()];
});

const brokenXml = damage("XML that stops or is none", refused, (base, random) => {
  const book = new Book(base.parts);
  const part = random.pick(
    [...book.parts.keys()].filter((name) => /^xl\/(workbook|sharedStrings|worksheets\/[^/]*)\.xml$/.test(name)),
  );
  const xml = book.text(part);
  const how = random.pick(["cut", "doctype", "tag", "quote"]);
  const root = xml.lastIndexOf("</");
  book.put(
    part,
    how === "cut"
      ? xml.slice(0, 60 + random.below(root - 60))
      : how === "doctype"
        ? xml.replace(/<(?=worksheet|workbook|sst)/, '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><')
        : how === "tag"
          ? xml.slice(0, root)
          : `${xml.slice(0, root)}<x a="`,
  );
  return [`${part}: ${how}`, book.bytes()];
});

const noise = damage("a part full of noise", either, (base, random) => {
  const book = new Book(base.parts);
  const part = random.pick([...book.parts.keys()]);
  const bytes = Uint8Array.from({ length: random.below(5_000) }, () => random.below(256));
  book.parts.set(part, bytes);
  return [part, book.bytes()];
});

const otherFile = damage("another kind of file", refused, (_base, random) => {
  const head = random.pick([
    "%PDF-1.7",
    "<html><table>",
    "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
    "KPI;Value\n",
    "Rar!\x1a\x07",
    "{\\rtf1",
    "PK\x03\x04",
    "PK\x05\x06",
    "\xFF\xD8\xFF\xE0",
  ]);
  return [
    JSON.stringify(head),
    Buffer.concat([Buffer.from(head, "latin1"), Buffer.alloc(random.below(3_000), random.below(256))]),
  ];
});

const lyingSizes = damage("sizes that are not true", refused, (base, random) => {
  const book = new Book(base.parts);
  const part = random.pick(
    [...book.parts.keys()].filter((name) => /^xl\/(workbook|sharedStrings|worksheets\/[^/]*)\.xml$/.test(name)),
  );
  const claim = random.pick([0, 1, 100, 0x7fffffff, 0xfffffffe]);
  return [`${part}: ${claim}`, zipped(book.parts, { packed: random.below(2) === 0, claim: { [part]: claim } })];
});

/** Relationships that point nowhere, at themselves, or out of the package. */
const wrongLinks = damage("sheets that lead nowhere", refused, (base, random) => {
  const book = new Book(base.parts);
  const target = random.pick([
    "worksheets/none.xml",
    "../../../../etc/passwd",
    "",
    "#",
    "worksheets/",
    "file:///etc/passwd",
  ]);
  book.edit("xl/_rels/workbook.xml.rels", (xml) => {
    const links = [...xml.matchAll(/<Relationship\b[^>]*>/g)]
      .map(([tag]) => tag)
      .filter((tag) => attribute(tag, "Type").endsWith("/worksheet"));
    const link = random.pick(links);
    return xml.replace(link, link.replace(/Target="[^"]*"/, `Target="${target}"`));
  });
  return [target, book.bytes()];
});

export const damageMutations: readonly Mutation[] = [
  truncated,
  flipped,
  holes,
  wiped,
  missingPart,
  missingVital,
  lostTexts,
  brokenXml,
  noise,
  otherFile,
  lyingSizes,
  wrongLinks,
];

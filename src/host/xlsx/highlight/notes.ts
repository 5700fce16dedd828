import { HIGHLIGHT_NOTE } from "../../../pack/highlightLooks";
import { XML_HEAD, xmlText } from "../write/xmlText";
import {
  appendInto,
  ascii,
  attributeOf,
  childNamed,
  childrenOf,
  region,
  removal,
  rootOf,
  spliced,
  textOf,
  withoutRegions,
  type Splice,
} from "./ByteXml";

/** A note to be put on a cell; row and column counted from 1. */
export interface CellNote {
  readonly cell: string;
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

const AUTHOR = "Governance MI";
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

function comment({ cell, text }: CellNote, author: number, p: string): string {
  return (
    `<${p}comment ref="${cell}" authorId="${author}"><${p}text><${p}r><${p}rPr><${p}sz val="9"/><${p}rFont val="Calibri"/></${p}rPr>` +
    `<${p}t xml:space="preserve">${ascii(xmlText(text))}</${p}t></${p}r></${p}text></${p}comment>`
  );
}

export function newNotes(notes: readonly CellNote[], namespace: string = MAIN): string {
  return (
    `${XML_HEAD}<comments xmlns="${namespace}"><authors><author>${AUTHOR}</author></authors>` +
    `<commentList>${notes.map((note) => comment(note, 0, "")).join("")}</commentList></comments>`
  );
}

/** Adds our notes to the user's; null when the part is not built as one of notes is. */
export function withNotes(xml: string, notes: readonly CellNote[]): string | null {
  const root = rootOf(xml);
  const authors = childNamed(xml, root, "authors");
  const list = childNamed(xml, root, "commentList");
  if (!root || !authors || !list) return null;
  const p = root.prefix;
  const known = childrenOf(xml, authors).map((author) => textOf(xml, author));
  const at = known.indexOf(AUTHOR);
  const splices: Splice[] = [];
  if (at < 0) {
    const author = `<${p}author>${AUTHOR}</${p}author>`;
    splices.push(
      authors.empty
        ? appendInto(xml, authors, author)
        : { from: authors.close, to: authors.close, text: region("", author) },
    );
  }
  const id = at < 0 ? known.length : at;
  splices.push(appendInto(xml, list, notes.map((note) => comment(note, id, p)).join("")));
  return spliced(xml, splices);
}

export interface Noted {
  /** Without our notes. */
  readonly xml: string;
  /** Cells our notes stood on, as addresses. */
  readonly ours: readonly string[];
  /** Cells that have a note of somebody else's. */
  readonly theirs: readonly string[];
}

/** Parts our notes from the user's: ours begin with our words, whoever saved the file since. */
export function withoutNotes(xml: string): Noted {
  const cells = (text: string, ours: boolean): string[] => {
    const list = childNamed(text, rootOf(text), "commentList");
    if (!list) return [];
    return childrenOf(text, list)
      .filter((one) => textOf(text, one).trimStart().startsWith(HIGHLIGHT_NOTE) === ours)
      .map((one) => attributeOf(text, one, "ref") ?? "");
  };
  const ours = cells(xml, true);
  const plain = withoutRegions(xml);
  const list = childNamed(plain, rootOf(plain), "commentList");
  const left = list
    ? childrenOf(plain, list).filter((one) => textOf(plain, one).trimStart().startsWith(HIGHLIGHT_NOTE))
    : [];
  const clean = spliced(plain, left.map(removal));
  return { xml: clean, ours, theirs: cells(clean, false) };
}

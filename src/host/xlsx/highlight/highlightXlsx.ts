import {
  HIGHLIGHT_NOTE,
  LONGEST_HIGHLIGHT_NOTE,
  MOST_HIGHLIGHT_NOTES,
  type HighlightTone,
} from "../../../pack/highlightLooks";
import { HostRefusal, type Highlight } from "../../SpreadsheetHost";
import { readStructure } from "../read/workbookParts";
import { ZipPackage } from "../read/ZipPackage";
import { addressOf } from "../write/addresses";
import { cutText } from "../write/xmlText";
import { joined, parseAddress, type Area } from "./areas";
import { spliced, type Splice } from "./ByteXml";
import { EditedPackage } from "./EditedPackage";
import type { CellNote } from "./notes";
import { addLink, addType, linksOf, namespaceOfLinks, OWN, type Link } from "./relationships";
import { isProtected, rules, rulesOff, sheetXml } from "./sheetMarks";
import { dropParts, notesOff, notesOn, takenCells } from "./sheetNotes";
import { emptyStyles, withLooks, withoutLooks } from "./styles";

/* global Buffer */

const STYLES = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";
/** Where marks lie upon another, the first of these shows. */
const TONES: readonly HighlightTone[] = ["concern", "data", "improvement"];

interface SheetMarks {
  readonly part: string;
  /** Counted from 1, in the order of the workbook. */
  readonly number: number;
  readonly marks: (Highlight & { readonly area: Area })[];
}

/**
 * Replaces all highlights in a workbook's bytes by these; an empty list takes them off. Only parts that a mark needs are
 * touched, by cutting text in and out, never by saving the file anew, so that what no library knows (slicers, sparklines,
 * custom XML, controls) stays; off after on gives every part byte for byte as it was.
 *
 * Throws {@link HostRefusal} for a sheet that is not there or is protected, UnreadableWorkbook for what is no workbook.
 */
export async function highlightXlsx(bytes: Uint8Array, marks: readonly Highlight[]): Promise<Uint8Array> {
  const zip = new ZipPackage(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  const { sheets } = await readStructure(zip);
  const file = new EditedPackage(zip);
  const bySheet = new Map<string, SheetMarks>(
    sheets.map(({ name, part }, i) => [name.toLowerCase(), { part, number: i + 1, marks: [] }]),
  );
  for (const mark of marks) {
    const place = parseAddress(mark.address);
    if (!place) throw new Error(`Not the address of cells on a sheet: ${mark.address}`);
    const sheet = bySheet.get(place.sheet.toLowerCase());
    if (!sheet) throw new HostRefusal("not-found", `The sheet "${place.sheet}" is not in this workbook.`);
    sheet.marks.push({ ...mark, area: place.area });
  }
  for (const { name, part } of sheets) {
    if ((bySheet.get(name.toLowerCase())?.marks.length ?? 0) === 0) continue;
    const sheet = sheetXml(await file.text(part));
    if (sheet && isProtected(sheet)) {
      throw new HostRefusal(
        "protected-sheet",
        `The sheet "${name}" is protected; take its protection off under Review, then try again.`,
      );
    }
  }
  const workbook = (await linksOf(file, "")).find(({ kind }) => kind === "officeDocument")?.target ?? "";
  for (const { part } of bySheet.values()) await sheetOff(file, part);
  await looksOff(file, workbook);
  if (marks.length > 0) {
    const ids = await looksOn(file, workbook, marks);
    let left = MOST_HIGHLIGHT_NOTES;
    for (const sheet of bySheet.values()) {
      if (sheet.marks.length > 0) left -= await sheetOn(file, sheet, ids, left);
    }
  }
  return file.changed ? file.bytes() : bytes;
}

async function sheetOff(file: EditedPackage, part: string): Promise<void> {
  const sheet = sheetXml(await file.text(part));
  if (!sheet) return;
  const off: Splice[] = [...rulesOff(sheet), ...(await notesOff(file, part, sheet))];
  if (off.length > 0) file.put(part, spliced(sheet.xml, off));
}

async function sheetOn(
  file: EditedPackage,
  { part, number, marks }: SheetMarks,
  ids: ReadonlyMap<HighlightTone, number>,
  notesLeft: number,
): Promise<number> {
  const sheet = sheetXml(await file.text(part));
  if (!sheet) return 0;
  const tones = TONES.map((tone) => ({
    tone,
    areas: joined(marks.filter((mark) => mark.tone === tone).map(({ area }) => area)),
  }));
  const notes = notesFor(marks, await takenCells(file, part), notesLeft);
  const on = [rules(sheet, tones, ids), notes.length > 0 ? await notesOn(file, part, sheet, notes, number) : null];
  const splices = on.filter((splice) => splice !== null);
  file.put(part, spliced(sheet.xml, splices));
  return notes.length;
}

/** One note a cell, with all that is to be said of it; cells where somebody has written keep what they have. */
function notesFor(marks: SheetMarks["marks"], taken: ReadonlySet<string>, most: number): CellNote[] {
  const notes = new Map<string, CellNote>();
  for (const { area, note } of marks) {
    const { row, column } = area;
    const cell = addressOf(row, column);
    if (note === "" || taken.has(cell)) continue;
    const known = notes.get(cell);
    if (!known && notes.size >= most) continue;
    notes.set(cell, { cell, row, column, text: known ? `${known.text}\n${note}` : HIGHLIGHT_NOTE + note });
  }
  return [...notes.values()].map((note) => ({ ...note, text: cutText(note.text, LONGEST_HIGHLIGHT_NOTE, "") }));
}

async function stylesLink(file: EditedPackage, workbook: string): Promise<Link | null> {
  return (await linksOf(file, workbook)).find(({ kind, target }) => kind === "styles" && file.has(target)) ?? null;
}

const OWN_STYLES = `${OWN}Styles`;

async function looksOn(
  file: EditedPackage,
  workbook: string,
  marks: readonly Highlight[],
): Promise<ReadonlyMap<HighlightTone, number>> {
  let part = (await stylesLink(file, workbook))?.target;
  if (part === undefined) {
    part = file.has("xl/styles.xml") ? `xl/${OWN_STYLES}.xml` : "xl/styles.xml";
    file.put(part, emptyStyles);
    await addType(file, part, STYLES);
    const type = `${namespaceOfLinks(await file.text(workbook))}/styles`;
    await addLink(file, workbook, { id: OWN_STYLES, type, target: part });
  }
  const used = TONES.filter((tone) => marks.some((mark) => mark.tone === tone));
  const looks = withLooks(await file.text(part), used);
  if (!looks) throw new HostRefusal("failed", "The workbook's styles cannot be read, so that nothing can be marked.");
  file.put(part, looks.xml);
  return looks.ids;
}

async function looksOff(file: EditedPackage, workbook: string): Promise<void> {
  const link = await stylesLink(file, workbook);
  if (link === null) return;
  const part = link.target;
  if (link.id === OWN_STYLES) return dropParts(file, workbook, new Set([part]));
  const xml = await file.text(part);
  const without = withoutLooks(xml);
  if (without !== xml) file.put(part, without);
}

import { attributeOf, removal, type Splice } from "./ByteXml";
import type { EditedPackage } from "./EditedPackage";
import { isBare, newBoxes, withBoxes, withoutBoxes } from "./noteBoxes";
import { newNotes, withNotes, withoutNotes, type CellNote } from "./notes";
import { addLink, addType, linksOf, namespaceOfLinks, OWN, removeLinks, removeTypes, type Link } from "./relationships";
import { placeFor, type SheetXml } from "./sheetMarks";
import { parseAddress } from "./areas";

const NOTES = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
const BOXES = "application/vnd.openxmlformats-officedocument.vmlDrawing";

interface NoteParts {
  /** The texts. */
  readonly notes: string | null;
  /** The boxes, which the sheet's element names. */
  readonly boxes: string | null;
  readonly links: readonly Link[];
}

async function noteParts(file: EditedPackage, part: string, sheet: SheetXml | null): Promise<NoteParts> {
  const links = (await linksOf(file, part)).filter(({ target }) => file.has(target));
  const legacy = sheet?.children.find(({ name }) => name === "legacyDrawing");
  const id = sheet && legacy ? attributeOf(sheet.xml, legacy, "id") : null;
  return {
    notes: links.find(({ kind }) => kind === "comments")?.target ?? null,
    boxes: links.find((link) => link.id === id && link.kind === "vmlDrawing")?.target ?? null,
    links,
  };
}

/** Cells where somebody has written a note or a comment, `C4`. */
export async function takenCells(file: EditedPackage, part: string): Promise<ReadonlySet<string>> {
  const taken = new Set<string>();
  for (const { kind, target } of (await noteParts(file, part, null)).links) {
    if (kind !== "comments" && kind !== "threadedComment") continue;
    const xml = await file.text(target);
    if (kind === "comments") for (const cell of withoutNotes(xml).theirs) taken.add(cell.toUpperCase());
    else for (const [, cell = ""] of xml.matchAll(/\sref\s*=\s*["']([A-Za-z]+\d+)["']/g)) taken.add(cell.toUpperCase());
  }
  return taken;
}

/** Puts notes on cells, into the sheet's own parts where it has them; returns what is to be added to the sheet, if anything. */
export async function notesOn(
  file: EditedPackage,
  part: string,
  sheet: SheetXml,
  notes: readonly CellNote[],
  number: number,
): Promise<Splice | null> {
  const { xml, root, children } = sheet;
  const there = await noteParts(file, part, sheet);
  // both or neither: texts without boxes make Excel offer a repair
  const texts = there.notes === null ? newNotes(notes) : withNotes(await file.text(there.notes), notes);
  const boxes = there.boxes === null ? newBoxes(notes, number) : withBoxes(await file.text(there.boxes), notes, number);
  if (texts === null || boxes === null) return null;
  const base = namespaceOfLinks(xml);
  const notesPart = there.notes ?? `xl/${OWN}Notes${number}.xml`;
  file.put(notesPart, texts);
  if (there.notes === null) {
    await addType(file, notesPart, NOTES);
    await addLink(file, part, { id: `${OWN}Notes`, type: `${base}/comments`, target: notesPart });
  }
  const boxesPart = there.boxes ?? `xl/drawings/${OWN}Boxes${number}.vml`;
  file.put(boxesPart, boxes);
  if (there.boxes !== null) return null;
  await addType(file, boxesPart, BOXES);
  await addLink(file, part, { id: `${OWN}Boxes`, type: `${base}/vmlDrawing`, target: boxesPart });
  const at = placeFor(children, root, "legacyDrawing");
  return { from: at, to: at, text: `<${root.prefix}legacyDrawing xmlns:r="${base}" r:id="${OWN}Boxes"/>` };
}

/** Takes our notes off a sheet, and the parts that held nothing else; returns what is to be cut out of the sheet. */
export async function notesOff(file: EditedPackage, part: string, sheet: SheetXml): Promise<Splice[]> {
  const there = await noteParts(file, part, sheet);
  if (there.notes === null) return [];
  const texts = await file.text(there.notes);
  const { xml, ours, theirs } = withoutNotes(texts);
  if (ours.length === 0) return [];
  const dropped = new Set<string>();
  // a part of the user's that was empty before stays: its region has put it back as it was
  const wasEmpty = !there.notes.includes(OWN) && texts !== xml && texts.includes("<!--MI highlight was:");
  if (theirs.length === 0 && !wasEmpty) dropped.add(there.notes);
  else file.put(there.notes, xml);
  const cells = ours.flatMap((cell) => parseAddress(`x!${cell}`)?.area ?? []);
  if (there.boxes !== null) {
    const vml = await file.text(there.boxes);
    const without = withoutBoxes(vml, cells);
    if (there.boxes.includes(OWN) || (dropped.has(there.notes) && isBare(without))) dropped.add(there.boxes);
    else file.put(there.boxes, without);
  }
  await dropParts(file, part, dropped);
  const legacy = sheet.children.find(({ name }) => name === "legacyDrawing");
  return legacy && there.boxes !== null && dropped.has(there.boxes) ? [removal(legacy)] : [];
}

/** Takes parts out of the package, with what points at them and says what they are. */
export async function dropParts(file: EditedPackage, from: string, parts: ReadonlySet<string>): Promise<void> {
  await removeLinks(file, from, parts);
  await removeTypes(file, parts);
  for (const part of parts) file.remove(part);
}

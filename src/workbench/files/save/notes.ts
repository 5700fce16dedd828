import { noteBoxesPart, notesPart } from "../../../host/xlsx/write/notesPart";
import type { LaidOutCell } from "../../../pack/LaidOutPack";
import type { SheetModel } from "../../officejs/model/SheetModel";
import { CONTENT, type PackageEdit } from "./PackageEdit";
import type { SheetPart } from "./SheetPart";

/** Writes the notes of a sheet anew when they are not as they were; says what of their looks is given up. */
export function saveNotes(
  edit: PackageEdit,
  part: string,
  sheet: SheetPart,
  now: SheetModel,
  before: SheetModel | null,
  number: number,
): string[] {
  if (JSON.stringify(now.notes) === JSON.stringify(before?.notes ?? [])) return [];
  const lost: string[] = [];
  const links = edit.links(part);
  const rich = links.some((link) => link.kind === "comments" && /<(?:b|i|u|color)\b/.test(edit.text(link.target)));
  if (rich) lost.push(`bold and coloured words inside the notes of ${now.name}`);
  const boxes = links.find((link) => link.kind === "vmlDrawing" && sheet.get("legacyDrawing").includes(`"${link.id}"`));
  if (boxes && /ObjectType="(?!Note)/.test(edit.text(boxes.target))) {
    // buttons and lists live in the same part as the notes' boxes: those are not ours to throw away
    return [`new and changed notes of ${now.name}: the sheet has form controls beside them`];
  }
  for (const link of links) {
    if (link.kind !== "comments" && link !== boxes) continue;
    edit.unlink(part, link.id);
    edit.remove(link.target);
  }
  sheet.set("legacyDrawing", "");
  if (now.notes.length === 0) return lost;
  const cells = now.notes.map((note): LaidOutCell => ({ ...note, value: null, style: 0, note: note.content }));
  cells.sort((a, b) => a.row - b.row || a.column - b.column);
  const comments = edit.free("xl/comments", ".xml");
  const drawing = edit.free("xl/drawings/vmlDrawing", ".vml");
  edit.set(comments, notesPart(cells, "Workbench"), CONTENT.comments);
  edit.set(drawing, noteBoxesPart(cells, number), CONTENT.vmlDrawing);
  edit.link(part, "comments", comments);
  sheet.set("legacyDrawing", `<legacyDrawing r:id="${edit.link(part, "vmlDrawing", drawing)}"/>`);
  return lost;
}

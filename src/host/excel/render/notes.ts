import { cellOf, parseBox } from "../address";
import { ACTION_BYTES, textBytes } from "../payload";
import type { Session } from "../session";
import type { WantedNote } from "./wanted";

/** Notes came to Office.js late. Without them the pack is complete but for its hover texts. */
const NOTES_SET = "1.18";

/** Excel's boxes grow unreadable beyond this. */
const LONGEST_NOTE = 2000;

export function canNote(session: Session, sheet: Excel.Worksheet): boolean {
  return session.can(NOTES_SET) && "notes" in sheet;
}

export function noteText({ text }: WantedNote): string {
  return text.slice(0, LONGEST_NOTE);
}

/** Replaces the notes of a page; `there` of them are to go. */
export async function writeNotes(
  session: Session,
  sheet: Excel.Worksheet,
  notes: readonly WantedNote[],
  there: number,
): Promise<void> {
  if (!canNote(session, sheet)) return;
  // from the last to the first, so that numbers stay right
  for (let i = there - 1; i >= 0; i--) {
    await session.add(2 * ACTION_BYTES, () => sheet.notes.getItemAt(i).delete());
  }
  for (const note of notes) {
    const words = noteText(note);
    await session.add(ACTION_BYTES + textBytes(words), () => {
      sheet.notes.add(cellOf(note.row, note.column), words);
    });
  }
}

/** Where the notes of a page are, so that they can be put back: the words were read with the first look. */
export async function readNotes(
  session: Session,
  sheet: Excel.Worksheet,
  words: readonly string[],
): Promise<() => WantedNote[]> {
  const places: Excel.Range[] = [];
  for (let i = 0; i < words.length; i++) {
    await session.add(3 * ACTION_BYTES, () => {
      const place = sheet.notes.getItemAt(i).getLocation();
      place.load("address");
      places.push(place);
    });
  }
  return () =>
    words.flatMap((text, i): WantedNote[] => {
      const box = parseBox(places[i]?.address ?? "");
      return box ? [{ row: box.row, column: box.column, text }] : [];
    });
}

import type { Session } from "../session";
import { textBytes } from "../payload";
import type { ChartState } from "./chartState";
import type { SheetFeatures } from "./features";
import { staging } from "./staging";
import type { WantedLink, WantedNote } from "./wanted";

/**
 * What is needed to put the last pack back, kept in a hidden sheet while a build changes it: the pane may be closed, or
 * the connection lost, before the build comes to its end. Cells lie in backup sheets; this is all the rest.
 */
export interface Journal {
  readonly version: 1;
  /** Pages that the build adds; whoever puts the last pack back takes them away. */
  readonly created: readonly string[];
  readonly pages: readonly JournalPage[];
  readonly names: readonly { readonly name: string; readonly formula: string | null }[];
  /** Pages of an earlier pack that the build hides. */
  readonly hidden: readonly string[];
}

export interface JournalPage {
  readonly id: string;
  readonly name: string;
  readonly backup: string;
  /** Size of the page as it was. */
  readonly rows: number;
  readonly columns: number;
  readonly features: SheetFeatures;
  readonly links: readonly WantedLink[];
  readonly notes: readonly WantedNote[];
  readonly charts: readonly ChartState[];
}

/** Excel takes 32,767 characters a cell; an apostrophe goes in front of each piece. */
const PIECE = 30000;

export async function writeJournal(session: Session, journal: Journal): Promise<void> {
  const text = JSON.stringify(journal);
  const pieces: string[][] = [];
  for (let at = 0; at < text.length; at += PIECE) pieces.push([`'${text.slice(at, at + PIECE)}`]);
  await session.add(textBytes(text) + 3000, () => {
    const sheet = session.sheets.add(staging.journal);
    sheet.visibility = "Hidden";
    sheet.getRangeByIndexes(0, 0, pieces.length, 1).values = pieces;
  });
}

/** The journal of a sheet's values; null when it is not all there, in which case nothing had been changed yet. */
export function parseJournal(values: readonly (readonly unknown[])[]): Journal | null {
  try {
    const journal = JSON.parse(values.map((row) => String(row[0] ?? "")).join("")) as Journal;
    return journal.version === 1 && Array.isArray(journal.pages) ? journal : null;
  } catch {
    return null;
  }
}

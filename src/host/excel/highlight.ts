/* eslint-disable office-addins/call-sync-before-read, office-addins/call-sync-after-load -- session.sync() is the sync that the rules look for */
import {
  HIGHLIGHT_NOTE,
  highlightFormula,
  highlightLooks,
  isHighlightFormula,
  LONGEST_HIGHLIGHT_NOTE,
  MOST_HIGHLIGHT_NOTES,
} from "../../pack/highlightLooks";
import { tint } from "../../pack/theme";
import type { Box } from "../../pack/LaidOutPack";
import type { Highlight } from "../SpreadsheetHost";
import { addressLists, cellOf, parseBox, splitAddress } from "./address";
import type { OfficeApi } from "./api";
import { refusals } from "./errors";
import { ACTION_BYTES, textBytes } from "./payload";
import { canNote } from "./render/notes";
import { inExcel, type Session } from "./session";

const LINES = { continuous: "Continuous", dash: "Dash", dot: "Dot" } as const;

interface Mark extends Highlight {
  readonly sheet: string;
  readonly box: Box;
}

interface Seen {
  readonly sheets: ReadonlyMap<string, { readonly protected: boolean; readonly sheet: Excel.Worksheet }>;
  readonly rules: readonly Excel.ConditionalFormat[];
  readonly notes: readonly { delete(): void }[];
  /** Sheets that bear marks of ours. */
  readonly marked: readonly string[];
  /** Cells that have a note or comment of somebody else's, in lower case. */
  readonly taken: ReadonlySet<string>;
}

/** Replaces all highlights by these. What is there besides ours stays as it is, so that an empty list leaves no trace. */
export async function highlight(api: OfficeApi, marks: readonly Highlight[]): Promise<void> {
  const wanted = marks.map((mark): Mark => {
    const box = parseBox(mark.address);
    const { sheet } = splitAddress(mark.address);
    if (!box || sheet === null) throw new Error(`Not the address of cells on a sheet: ${mark.address}`);
    return { ...mark, box, sheet };
  });
  await inExcel(api, async (session) => {
    const seen = await see(session);
    // before anything is changed: where marks are to go, and where they are to be taken off
    for (const sheet of [...wanted.map((mark) => mark.sheet), ...seen.marked]) {
      const there = seen.sheets.get(sheet.toLowerCase());
      if (!there) throw refusals.notFound(`The sheet "${sheet}"`);
      if (there.protected) throw refusals.protectedSheet(sheet);
    }
    for (const rule of seen.rules) await session.add(ACTION_BYTES, () => rule.delete());
    for (const note of seen.notes) await session.add(ACTION_BYTES, () => note.delete());
    await paint(session, wanted, seen);
    await annotate(session, wanted, seen);
    await session.sync();
  });
}

async function see(session: Session): Promise<Seen> {
  const { workbook } = session;
  workbook.worksheets.load("items/id,items/name");
  workbook.comments.load("items/id,items/content,items/replies/items/id");
  await session.sync();
  const asked = workbook.worksheets.items.map((sheet) => {
    sheet.protection.load("protected");
    const rules = sheet.getRange().conditionalFormats;
    rules.load("items/id,items/type,items/customOrNullObject/rule/formula");
    if (canNote(session, sheet)) sheet.notes.load("items/content");
    return { sheet, rules };
  });
  const comments = workbook.comments.items.map((comment) => {
    const place = comment.getLocation();
    place.load("address");
    return { comment, place };
  });
  await session.sync();
  const notes = asked.flatMap(({ sheet }) =>
    canNote(session, sheet)
      ? sheet.notes.items.map((note) => {
          const place = note.getLocation();
          place.load("address");
          return { note, place };
        })
      : [],
  );
  if (notes.length > 0) await session.sync();
  const ours = (text: string): boolean => text.startsWith(HIGHLIGHT_NOTE);
  // a comment that people have answered is theirs by now
  const mine = comments.filter(({ comment }) => ours(comment.content) && comment.replies.items.length === 0);
  const own = notes.filter(({ note }) => ours(note.content));
  const theirs = [
    ...comments.filter((one) => !mine.includes(one)).map(({ place }) => place.address),
    ...notes.filter((one) => !own.includes(one)).map(({ place }) => place.address),
  ];
  const rules = asked.flatMap(({ sheet, rules: all }) =>
    all.items
      .filter((rule) => {
        const custom = rule.customOrNullObject;
        return rule.type === "Custom" && !custom.isNullObject && isHighlightFormula(custom.rule.formula);
      })
      .map((rule) => ({ rule, sheet: sheet.name })),
  );
  const notedOn = [...mine, ...own].flatMap(({ place }) => splitAddress(place.address).sheet ?? []);
  return {
    marked: [...new Set([...rules.map(({ sheet }) => sheet), ...notedOn])],
    sheets: new Map(
      asked.map(({ sheet }) => [sheet.name.toLowerCase(), { protected: sheet.protection.protected, sheet }]),
    ),
    rules: rules.map(({ rule }) => rule),
    notes: [...mine.map(({ comment }) => comment), ...own.map(({ note }) => note)],
    taken: new Set(theirs.map(placeOf)),
  };
}

/** Notes and comments are told by sheet and first cell. */
function placeOf(address: string): string {
  const box = parseBox(address);
  return `${splitAddress(address).sheet ?? ""}!${box ? cellOf(box.row, box.column) : ""}`.toLowerCase();
}

async function paint(session: Session, marks: readonly Mark[], seen: Seen): Promise<void> {
  const groups = new Map<string, Mark[]>();
  for (const mark of marks) {
    const key = `${mark.sheet.toLowerCase()}\u0001${mark.tone}`;
    groups.set(key, [...(groups.get(key) ?? []), mark]);
  }
  for (const group of groups.values()) {
    const [{ sheet: name, tone }] = group as [Mark];
    const there = seen.sheets.get(name.toLowerCase());
    const look = highlightLooks[tone];
    for (const list of addressLists(group.map(({ box }) => box))) {
      await session.add(list.address.length + 20 * ACTION_BYTES, () => {
        const { custom } = (there?.sheet as Excel.Worksheet).getRanges(list.address).conditionalFormats.add("Custom");
        custom.rule.formula = `=${highlightFormula(tone)}`;
        custom.format.fill.color = tint(look.colour);
        custom.format.font.color = look.colour;
        if (look.bold) custom.format.font.bold = true;
        for (const side of ["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight"] as const) {
          const border = custom.format.borders.getItem(side);
          border.style = LINES[look.line];
          border.color = look.colour;
        }
      });
    }
  }
}

/** One note a cell, with all that is to be said of it; cells where somebody has written keep what they have. */
async function annotate(session: Session, marks: readonly Mark[], seen: Seen): Promise<void> {
  const notes = new Map<string, { mark: Mark; text: string }>();
  for (const mark of marks) {
    const key = placeOf(`'${mark.sheet.replaceAll("'", "''")}'!${cellOf(mark.box.row, mark.box.column)}`);
    if (seen.taken.has(key) || mark.note === "") continue;
    const known = notes.get(key);
    if (known) known.text += `\n${mark.note}`;
    else if (notes.size < MOST_HIGHLIGHT_NOTES) notes.set(key, { mark, text: mark.note });
  }
  for (const { mark, text } of notes.values()) {
    const sheet = seen.sheets.get(mark.sheet.toLowerCase())?.sheet as Excel.Worksheet;
    const words = `${HIGHLIGHT_NOTE}${text}`.slice(0, LONGEST_HIGHLIGHT_NOTE);
    const cell = cellOf(mark.box.row, mark.box.column);
    await session.add(2 * ACTION_BYTES + textBytes(words), () => {
      // notes are quiet; where there are none, a comment says it
      if (canNote(session, sheet)) sheet.notes.add(cell, words);
      else sheet.comments.add(cell, words);
    });
  }
}

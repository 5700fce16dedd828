import type { Box } from "../../../pack/LaidOutPack";
import { addressLists, addressOf } from "../address";
import { ACTION_BYTES, MOST_BYTES } from "../payload";
import type { Session } from "../session";
import { boxesByNumber, mergeRuns } from "./boxes";
import { cutBlock } from "./cells";
import {
  DEFAULT_HEIGHT,
  type ConditionalFeature,
  type PrintFeature,
  type SheetFeatures,
  type ViewFeature,
} from "./features";
import { writeLinks } from "./links";
import type { Look, LookBook, LookSide } from "./look";
import { SIDES } from "./lookRead";
import { writeNotes } from "./notes";
import type { SheetPlan } from "./plan";
import { loosenTables, settleTables } from "./tables";
import { writeValidations } from "./validations";

/** No single block takes more than this share of a request, so that what it stands among fits too. */
const LARGEST_BLOCK = MOST_BYTES / 2;

/** Brings a page from what it is to what it shall be, charts apart: they need the other pages' cells. */
export async function writeSheet(
  session: Session,
  sheet: Excel.Worksheet,
  plan: SheetPlan,
  looks: LookBook,
): Promise<void> {
  const { page, wanted, live } = plan;
  const whole: Box = { row: 1, column: 1, rows: page.rows, columns: page.columns };
  if (live && plan.reformat) {
    await session.add(4 * ACTION_BYTES, () => {
      const range = sheet.getRange(addressOf(whole));
      range.unmerge();
      range.clear("Formats");
    });
  }
  await loosenTables(session, sheet, plan.tables);
  for (const box of plan.reformat ? plan.beyond : []) {
    await session.add(3 * ACTION_BYTES, () => {
      const range = sheet.getRange(addressOf(box));
      range.unmerge();
      range.clear("All");
      if (box.row > page.rows) range.format.rowHeight = DEFAULT_HEIGHT;
    });
  }
  for (const block of plan.cells.blocks.flatMap((whole) => cutBlock(whole, LARGEST_BLOCK))) {
    await session.add(block.bytes + 4 * ACTION_BYTES, () => {
      const { row, column, rows, columns } = block.box;
      const range = sheet.getRangeByIndexes(row - 1, column - 1, rows, columns);
      // formats first: a text under the format @ stays one
      if (block.formats) range.numberFormat = block.formats;
      if (block.values) range.values = block.values;
    });
  }
  if (plan.links) {
    if (live && live.links.length > 0) {
      await session.add(2 * ACTION_BYTES, () => sheet.getRange(addressOf(whole)).clear("Hyperlinks"));
    }
    await writeLinks(session, sheet, page.links);
  }
  if (plan.reformat) await writeLooks(session, sheet, looks, page.looks, whole);
  if (plan.reformat) await writeMerges(session, sheet, wanted.merges);
  if (plan.conditionals) await writeConditionals(session, sheet, wanted.conditionals, live !== null);
  await settleTables(session, sheet, plan.tables);
  if (plan.validations) await writeValidations(session, sheet, wanted.validations, live !== null);
  if (plan.sizes) await writeSizes(session, sheet, wanted);
  if (plan.view) await writeView(session, sheet, wanted.view, live?.features.view ?? null);
  if (plan.print && wanted.print) await writePrint(session, sheet, wanted.print, live?.features.print ?? null);
  if (plan.notes) await writeNotes(session, sheet, page.notes, live?.notes.length ?? 0);
}

async function writeLooks(
  session: Session,
  sheet: Excel.Worksheet,
  looks: LookBook,
  grid: SheetPlan["page"]["looks"],
  whole: Box,
): Promise<void> {
  const base = looks.at(0);
  await session.add(8 * ACTION_BYTES, () => {
    sheet.getRange(addressOf(whole)).format.font.set({ name: base.name, size: base.size, color: base.colour });
  });
  for (const [number, boxes] of boxesByNumber(grid)) {
    const look = looks.at(number);
    for (const list of addressLists(boxes)) {
      await session.add(list.address.length + 12 * ACTION_BYTES, () => {
        dress(sheet.getRanges(list.address).format, look, base);
      });
    }
    await writeBorders(session, sheet, look, boxes);
  }
}

/** Sets what differs from the look that every cell has by now. */
function dress(format: Excel.RangeFormat, look: Look, base: Look): void {
  if (look.fill) format.fill.color = look.fill;
  if (look.size !== base.size) format.font.size = look.size;
  if (look.bold) format.font.bold = true;
  if (look.italic) format.font.italic = true;
  if (look.strike) format.font.strikethrough = true;
  // said even where it is the usual one, since a link changes both
  format.font.underline = look.underline;
  format.font.color = look.colour;
  if (look.horizontal !== base.horizontal) format.horizontalAlignment = look.horizontal;
  if (look.vertical !== base.vertical) format.verticalAlignment = look.vertical;
  if (look.wrap) format.wrapText = true;
  if (look.indent > 0) format.indentLevel = look.indent;
  if (!look.locked) format.protection.locked = false;
}

/** Every cell of a box has its own border, so that edges and the lines between belong to it. */
async function writeBorders(
  session: Session,
  sheet: Excel.Worksheet,
  look: Look,
  boxes: readonly Box[],
): Promise<void> {
  const sides = Object.keys(look.borders) as LookSide[];
  if (sides.length === 0) return;
  const kinds = new Map<string, Box[]>();
  for (const box of boxes) {
    const key = `${box.rows > 1} ${box.columns > 1}`;
    kinds.set(key, [...(kinds.get(key) ?? []), box]);
  }
  for (const group of kinds.values()) {
    const [{ rows, columns }] = group as [Box];
    for (const list of addressLists(group)) {
      await session.add(list.address.length + sides.length * 8 * ACTION_BYTES, () => {
        const { borders } = sheet.getRanges(list.address).format;
        for (const side of sides) {
          const line = look.borders[side];
          if (!line) continue;
          borders.getItem(SIDES[side]).set(line);
          if (rows > 1 && (side === "top" || side === "bottom")) borders.getItem("InsideHorizontal").set(line);
          if (columns > 1 && (side === "left" || side === "right")) borders.getItem("InsideVertical").set(line);
        }
      });
    }
  }
}

export async function writeMerges(session: Session, sheet: Excel.Worksheet, merges: readonly Box[]): Promise<void> {
  for (const { box, across } of mergeRuns(merges)) {
    await session.add(2 * ACTION_BYTES, () => sheet.getRange(addressOf(box)).merge(across));
  }
}

/** Conditional formats cannot be changed one by one on every host: all go, all come. */
export async function writeConditionals(
  session: Session,
  sheet: Excel.Worksheet,
  wanted: readonly ConditionalFeature[],
  clear: boolean,
): Promise<void> {
  if (clear) await session.add(2 * ACTION_BYTES, () => sheet.getRange().conditionalFormats.clearAll());
  // the newest comes first in Excel's order
  for (const { box, formula, colour, fill, bold } of [...wanted].reverse()) {
    await session.add(10 * ACTION_BYTES, () => {
      const { custom } = sheet.getRange(addressOf(box)).conditionalFormats.add("Custom");
      custom.rule.formula = formula;
      if (fill) custom.format.fill.color = fill;
      if (colour) custom.format.font.color = colour;
      if (bold !== null) custom.format.font.bold = bold;
    });
  }
}

export async function writeSizes(session: Session, sheet: Excel.Worksheet, wanted: SheetFeatures): Promise<void> {
  const { columnWidths, rowHeights } = wanted;
  await session.add(columnWidths.length * 60 + 2 * ACTION_BYTES, () => {
    sheet
      .getRangeByIndexes(0, 0, 1, columnWidths.length)
      .setColumnProperties(columnWidths.map((columnWidth) => ({ format: { columnWidth } })));
  });
  await session.add(rowHeights.length * 60 + 2 * ACTION_BYTES, () => {
    sheet
      .getRangeByIndexes(0, 0, rowHeights.length, 1)
      .setRowProperties(rowHeights.map((rowHeight) => ({ format: { rowHeight } })));
  });
}

export async function writeView(
  session: Session,
  sheet: Excel.Worksheet,
  view: ViewFeature,
  before: ViewFeature | null,
): Promise<void> {
  await session.add(6 * ACTION_BYTES, () => {
    if (view.tabColour !== (before?.tabColour ?? "")) sheet.tabColor = view.tabColour;
    if (view.gridlines !== (before?.gridlines ?? true)) sheet.showGridlines = view.gridlines;
    const { frozenRows: rows, frozenColumns: columns } = view;
    if (rows > 0 && columns > 0) sheet.freezePanes.freezeAt(sheet.getRangeByIndexes(0, 0, rows, columns));
    else if (rows > 0) sheet.freezePanes.freezeRows(rows);
    else if (columns > 0) sheet.freezePanes.freezeColumns(columns);
    else if (before && before.frozenRows + before.frozenColumns > 0) sheet.freezePanes.unfreeze();
    // new pages are shown when all of the pack is there
    if (before && view.hidden !== before.hidden) sheet.visibility = view.hidden ? "Hidden" : "Visible";
  });
}

export async function writePrint(
  session: Session,
  sheet: Excel.Worksheet,
  print: PrintFeature,
  before: PrintFeature | null,
): Promise<void> {
  await session.add((24 + print.breaks.length * 2) * ACTION_BYTES, () => {
    const page = sheet.pageLayout;
    page.orientation = print.orientation;
    page.paperSize = print.paperSize as Excel.PaperType;
    page.zoom = print.zoom;
    page.topMargin = print.margins.top;
    page.bottomMargin = print.margins.bottom;
    page.leftMargin = print.margins.left;
    page.rightMargin = print.margins.right;
    page.headerMargin = print.margins.header;
    page.footerMargin = print.margins.footer;
    if (print.area) page.setPrintArea(addressOf(print.area));
    if (print.titleRows) page.setPrintTitleRows(`$${print.titleRows.from}:$${print.titleRows.to}`);
    const texts = page.headersFooters.defaultForAllPages;
    texts.leftHeader = print.header.left;
    texts.centerHeader = print.header.center;
    texts.rightHeader = print.header.right;
    texts.leftFooter = print.footer.left;
    texts.centerFooter = print.footer.center;
    texts.rightFooter = print.footer.right;
    if (before && before.breaks.length > 0) sheet.horizontalPageBreaks.removePageBreaks();
    for (const row of print.breaks) sheet.horizontalPageBreaks.add(`A${row + 1}`);
  });
}

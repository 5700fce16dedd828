import { breathing, pause } from "../../../commands/pause";
import { inPieces, type Steps } from "../../../core/steps";
import { XML_HEAD } from "../../../host/xlsx/write/xmlText";
import { renderXlsx } from "../../../host/xlsx/writeWorkbook";
import type { LaidOutSheet } from "../../../pack/LaidOutPack";
import { laidOutBook } from "../../officejs/files/saveBook";
import type { SheetModel } from "../../officejs/model/SheetModel";
import { WorkbookModel } from "../../officejs/model/WorkbookModel";
import { readTheme } from "../colours";
import { type LoadedWorkbook, loadWorkbook, type LoadProgress } from "../loadWorkbook";
import { readStyles } from "../styles";
import { parseXml } from "../xml";
import { BATCH, sameCell, sheetData } from "./cells";
import { saveCharts } from "./drawings";
import { FEATURES } from "./features";
import { saveNotes } from "./notes";
import { CONTENT, PackageEdit } from "./PackageEdit";
import { SheetPart } from "./SheetPart";
import { sparklinesXml } from "./sparklines";
import { spillMetadata } from "./spillMetadata";
import { StringTable } from "./StringTable";
import { StyleTable } from "./StyleTable";
import { saveTables } from "./tables";
import { workbookXml } from "./workbookPart";

/* global AbortController, AbortSignal */

export interface SavedWorkbook {
  readonly bytes: Uint8Array;
  /** What of the workbook could not be kept or brought up to date, for the person to read. */
  readonly lost: readonly string[];
}

const EMPTY_SHEET = `${XML_HEAD}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"></worksheet>`;

/** Parts of a sheet that stay as they are when rows or columns move, and what to call them. */
const STANDING: readonly (readonly [string, string])[] = [
  ["threadedComment", "threaded comments"],
  ["pivotTable", "pivot tables"],
  ["slicer", "slicers"],
  ["ctrlProp", "form controls"],
  ["oleObject", "embedded objects"],
];

/** As much of a sheet's description as the drawing of a chart asks for: how large its cells are. */
function sizes(sheet: SheetModel): LaidOutSheet {
  const widths = Array.from({ length: Math.max(64, ...sheet.columnWidths.keys()) }, (_, i) => {
    return Math.max(0, (sheet.columnWidth(i + 1) / 0.75 - 5) / 7);
  });
  const [hidden] = [[...sheet.hiddenRows].map((row): [number, number] => [row, 0])];
  return {
    name: sheet.name,
    pageId: sheet.id,
    columnWidths: widths,
    rowHeights: new Map([...sheet.rowHeights, ...hidden]),
    cells: [],
    merges: [],
    tables: [],
    conditionalFormats: [],
    sparklines: [],
    charts: [],
    validations: [],
    gridlines: true,
    typed: [],
  };
}

function* sameCells(now: SheetModel, before: SheetModel): Steps<boolean> {
  const lines = (sheet: SheetModel): string =>
    JSON.stringify([[...sheet.rowHeights].sort(), [...sheet.hiddenRows].sort(), [...sheet.rowFormats].sort()]);
  if (lines(now) !== lines(before)) return false;
  let count = 0;
  for (const sheet of [now, before]) {
    for (const [row, column] of sheet.cells.within(sheet.everything)) {
      if (++count % BATCH === 0) yield;
      if (sheet === before && now.cells.get(row, column)) continue; // was compared the first time round
      if (!sameCell(now, before, row, column)) return false;
    }
  }
  const spilled = (sheet: SheetModel): string =>
    JSON.stringify(
      sheet.spills
        .all()
        .map(({ area }) => area)
        .sort((a, b) => a.row - b.row || a.column - b.column),
    );
  return spilled(now) === spilled(before);
}

/**
 * The open workbook as a file. Its own package is taken and changed only where the workbook has changed: what this
 * workbench does not know (pictures, pivot tables, macros' settings, themes) stays as it came. In pieces, so that the page
 * lives on; when `signal` asks to stop, the signal's reason is thrown: the workbook is only read, never changed.
 */
export async function saveWorkbook(
  { book }: Pick<LoadedWorkbook, "book">,
  original: Uint8Array | null,
  progress: LoadProgress = () => {},
  signal: AbortSignal = new AbortController().signal,
): Promise<SavedWorkbook> {
  const started = original ?? (await renderXlsx(laidOutBook(new WorkbookModel())));
  const comparing = (): void => progress("Comparing with the file", 0, book.sheets.length + 2);
  comparing();
  const pristine = (await loadWorkbook(started, book.name, comparing, signal)).book;
  const edit = await PackageEdit.open(started, signal);
  const root = edit.links("").find((link) => link.kind === "officeDocument")?.target ?? "xl/workbook.xml";
  const links = edit.links(root);
  const partOf = (kind: string) => links.find((link) => link.kind === kind)?.target;
  const stylesPart = partOf("styles") ?? "xl/styles.xml";
  const stringsPart = partOf("sharedStrings") ?? "xl/sharedStrings.xml";
  const theme = partOf("theme");
  const styleXml = edit.text(stylesPart);
  const colours = readTheme(theme === undefined ? null : parseXml(edit.text(theme)));
  const styles = new StyleTable(styleXml, readStyles(parseXml(styleXml), book, colours).formats);
  const strings = await inPieces(StringTable.read(edit.text(stringsPart)), breathing(signal));

  const rootXml = edit.text(root);
  const listed = [...rootXml.matchAll(/<(?:\w+:)?sheet\b[^>]*?\br:id="([^"]*)"[^>]*?\/>/g)];
  const sheetLinks = listed.flatMap(([xml, id = ""]) => {
    const link = links.find((one) => one.id === id);
    return link ? [{ xml, id, part: link.target, shown: link.kind === "worksheet" }] : [];
  });
  const shown = sheetLinks.filter((link) => link.shown);
  const idOf = new Map<SheetModel, string>();
  const tableIds = { next: nextTableId(edit) };
  const lost: string[] = [];
  for (const [index, sheet] of book.sheets.entries()) {
    progress(`Writing ${sheet.name}`, index + 1, book.sheets.length + 2);
    await pause(signal);
    const at = pristine.sheets.findIndex((one) => one.id === sheet.id);
    const before = pristine.sheets[at] ?? null;
    const link = shown[at];
    const part = link?.part ?? edit.free("xl/worksheets/sheet", ".xml");
    if (!link) edit.set(part, EMPTY_SHEET, CONTENT.worksheet);
    idOf.set(sheet, link?.id ?? edit.link(root, "worksheet", part));
    const shared = { styles, strings, root, tableIds, number: index + 1 };
    lost.push(...(await inPieces(saveSheet(edit, part, sheet, before, shared), breathing(signal))));
  }
  for (const [at, link] of shown.entries()) {
    const before = pristine.sheets[at];
    if (before && book.sheets.some((sheet) => sheet.id === before.id)) continue;
    edit.remove(link.part);
    edit.unlink(root, link.id);
  }
  progress("Packing the file", book.sheets.length + 1, book.sheets.length + 2);
  const chain = partOf("calcChain");
  if (chain !== undefined) {
    // the order of calculation is a hint that Excel makes anew
    for (const link of links) if (link.kind === "calcChain") edit.unlink(root, link.id);
    edit.remove(chain);
  }
  edit.set(stylesPart, styles.toXml());
  if (strings.hasNew) {
    edit.set(stringsPart, strings.toXml(), CONTENT.sharedStrings);
    edit.link(root, "sharedStrings", stringsPart);
  }
  const unlisted = sheetLinks.filter((link) => !link.shown);
  edit.set(
    root,
    workbookXml(rootXml, book, (sheet) => idOf.get(sheet) ?? "", unlisted),
  );
  return { bytes: await edit.bytes(signal), lost };
}

function nextTableId(edit: PackageEdit): number {
  let next = 1;
  for (let n = 1, misses = 0; misses < 50; n++) {
    const xml = edit.text(`xl/tables/table${n}.xml`);
    if (xml === "") misses++;
    next = Math.max(next, 1 + Number(/<table\b[^>]*?\sid="(\d+)"/.exec(xml)?.[1] ?? 0));
  }
  return next;
}

/** One sheet is in front; two that say so would be edited together. */
function selectTab(sheet: SheetPart, inFront: boolean): void {
  const views = sheet.get("sheetViews");
  if (inFront === / tabSelected="(?:1|true)"/.test(views)) return;
  const others = views.replace(/ tabSelected="\w*"/g, "");
  if (!inFront) sheet.set("sheetViews", others);
  else if (views === "")
    sheet.set("sheetViews", '<sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews>');
  else sheet.set("sheetViews", others.replace(/<sheetView\b/, '<sheetView tabSelected="1"'));
}

interface Shared {
  readonly styles: StyleTable;
  readonly strings: StringTable;
  readonly root: string;
  readonly tableIds: { next: number };
  readonly number: number;
}

function* saveSheet(
  edit: PackageEdit,
  part: string,
  now: SheetModel,
  before: SheetModel | null,
  shared: Shared,
): Steps<string[]> {
  const lost: string[] = [];
  const sheet = SheetPart.read(edit.text(part));
  const untouched = sheet.toXml();
  const { styles, strings } = shared;
  yield;
  if (!before || !(yield* sameCells(now, before))) {
    const spillMark = () => spillMetadata(edit, shared.root);
    const context = { styles, strings, spillMark };
    sheet.set("sheetData", yield* sheetData(sheet.get("sheetData"), now, before, context));
    sheet.set("dimension", "");
  }
  const fresh = before ?? new WorkbookModel().active;
  const outside = (address: string): string => edit.link(part, "hyperlink", address, true);
  for (const feature of FEATURES) {
    if (JSON.stringify(feature.state(now)) === JSON.stringify(feature.state(fresh))) continue;
    if (
      feature.elements.includes("dataValidations") &&
      /<dataValidation\b(?![^>]*\btype="(?!none))/.test(sheet.get("dataValidations"))
    ) {
      lost.push(`messages of ${now.name} that appear beside cells without a rule`);
    }
    const written = feature.write(now, { styles, outside }, (name) => sheet.get(name));
    feature.elements.forEach((name, i) => sheet.set(name, written[i] ?? ""));
  }
  if (
    now.protection &&
    before?.protection?.password &&
    JSON.stringify(now.protection) !== JSON.stringify(before.protection)
  ) {
    lost.push(`the password of ${now.name}`);
  }
  const links = edit.links(part);
  const drawing = links.find((link) => link.kind === "drawing")?.target ?? null;
  const drawn = saveCharts(edit, drawing, now, before, sizes(now));
  lost.push(...drawn.lost);
  if (drawing === null && drawn.part !== null) {
    sheet.set("drawing", `<drawing r:id="${edit.link(part, "drawing", drawn.part)}"/>`);
  }
  lost.push(...saveNotes(edit, part, sheet, now, before, shared.number));
  const tables = saveTables(edit, part, now, before, shared.tableIds);
  if (
    tables !== sheet.get("tableParts") &&
    (tables !== "" || now.tables.length > 0 || (before?.tables.length ?? 0) > 0)
  ) {
    sheet.set("tableParts", tables);
  }
  if (JSON.stringify(now.sparklines) !== JSON.stringify(before?.sparklines ?? [])) {
    sheet.set("extLst", sparklinesXml(sheet.get("extLst"), now.sparklines, before?.sparklines ?? []));
  }
  if (before && now.shifts > 0) {
    const standing = STANDING.filter(([kind]) => links.some((link) => link.kind === kind)).map(([, name]) => name);
    if (/<(?:x14:)?(?:conditionalFormattings|dataValidations)\b/.test(sheet.get("extLst")))
      standing.push("newer rules of formats and lists");
    if (drawing !== null && /<(?:\w+:)?(?:pic|sp|cxnSp|grpSp)>|<(?:\w+:)?(?:pic|sp) /.test(edit.text(drawing)))
      standing.push("pictures and shapes");
    if (standing.length > 0)
      lost.push(`where ${standing.join(", ")} of ${now.name} stand: rows or columns moved, they did not`);
  }
  selectTab(sheet, now.book.active === now);
  yield;
  const xml = sheet.toXml();
  if (xml !== untouched || !before) edit.set(part, xml);
  return lost;
}

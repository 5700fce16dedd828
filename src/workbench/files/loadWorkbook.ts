import { breathing, pause } from "../../commands/pause";
import { type Breath, inPieces } from "../../core/steps";
import { parseArea } from "../officejs/model/addresses";
import { NameModel } from "../officejs/model/NameModel";
import type { SheetModel } from "../officejs/model/SheetModel";
import { TableModel } from "../officejs/model/TableModel";
import { WorkbookModel } from "../officejs/model/WorkbookModel";
import { readCharts } from "./charts";
import { type Colours, readTheme } from "./colours";
import { typedFormula } from "./formulas";
import { Package, UnreadableFile } from "./Package";
import { type Relationship, relationships } from "./relationships";
import { SheetCells } from "./sheetCells";
import { readSheetFeatures, readSparklines, type Sparkline } from "./sheetFeatures";
import { readStyles, type StyleTables } from "./styles";
import { sharedStrings } from "./sharedStrings";
import { child, children, descendants, isOn, parseXml, richText, type XmlNode } from "./xml";

/* global AbortController, AbortSignal */

export interface LoadedWorkbook {
  readonly book: WorkbookModel;
  /** Native sparklines, which Microsoft's client knows nothing of. */
  readonly sparklines: ReadonlyMap<SheetModel, readonly Sparkline[]>;
  /** The file as it came: what nobody changes is written as it was. */
  readonly original?: Uint8Array;
}

export type LoadProgress = (step: string, done: number, total: number) => void;

interface Source {
  readonly file: Package;
  readonly strings: readonly string[];
  readonly styles: StyleTables;
  readonly colours: Colours;
  readonly progress: LoadProgress;
  readonly signal: AbortSignal;
}

/** Breathes, and says how far it is each time. */
function telling(signal: AbortSignal, tell: () => void): Breath {
  const { now, pause: breathe } = breathing(signal);
  return {
    now,
    pause() {
      tell();
      return breathe();
    },
  };
}

/** Some programs put a prefix before every name of the sheet's part. */
function withoutPrefix(xml: string): string {
  const prefix = /<(\w+):worksheet\b/.exec(xml.slice(0, 2000))?.[1];
  return prefix === undefined ? xml : xml.replace(new RegExp(`<(/?)${prefix}:`, "g"), "<$1");
}

async function readSheet(source: Source, sheet: SheetModel, part: string): Promise<readonly Sparkline[]> {
  const { file, strings, styles, colours, progress, signal } = source;
  const xml = withoutPrefix(await file.text(part));
  const from = xml.indexOf("<sheetData");
  const end = xml.indexOf("</sheetData>");
  const cells = end < 0 ? "" : xml.slice(from, end);
  const around = end < 0 ? xml : xml.slice(0, from) + xml.slice(end + "</sheetData>".length);
  const links = await relationships(file, part);
  const root = parseXml(around);
  readSheetFeatures(root, { sheet, styles, colours, links });
  let done = 0;
  const reading = new SheetCells(sheet, { strings, formats: styles.formats }).read(cells, (at) => (done = at));
  await inPieces(
    reading,
    telling(signal, () => progress(`Reading ${sheet.name}`, done, cells.length)),
  );
  for (const link of links) await readAttached(source, sheet, link);
  return readSparklines(root, colours);
}

async function readAttached({ file, colours }: Source, sheet: SheetModel, link: Relationship): Promise<void> {
  if (link.kind === "drawing") await readCharts(file, link.target, sheet, colours);
  if (link.kind === "table") readTable(parseXml(await file.text(link.target)), sheet);
  if (link.kind === "comments") {
    for (const node of descendants(parseXml(await file.text(link.target)), "comment")) {
      const at = parseArea(node.attributes["ref"] ?? "");
      const text = child(node, "text");
      if (at && text) sheet.notes.push({ row: at.row, column: at.column, content: richText(text) });
    }
  }
}

function readTable(node: XmlNode, sheet: SheetModel): void {
  const { ref, displayName, name, headerRowCount, totalsRowCount } = node.attributes;
  const area = parseArea(ref ?? "");
  if (!area) return;
  const table = new TableModel<SheetModel>(
    sheet,
    `{file-table-${sheet.book.newNumber()}}`,
    displayName ?? name ?? "",
    area,
  );
  table.showHeaders = headerRowCount !== "0";
  table.showTotals = Number(totalsRowCount ?? 0) > 0;
  table.showFilterButton = child(node, "autoFilter") !== undefined;
  const style = child(node, "tableStyleInfo")?.attributes;
  table.style = style?.["name"] ?? "";
  table.showBandedRows = isOn(style?.["showRowStripes"]);
  sheet.tables.push(table);
}

function readNames(root: XmlNode, book: WorkbookModel): void {
  for (const node of children(child(root, "definedNames"), "definedName")) {
    const { name = "", localSheetId, hidden } = node.attributes;
    const sheet = localSheetId === undefined ? null : (book.sheets[Number(localSheetId)] ?? null);
    if (name.startsWith("_xlnm.")) {
      if (sheet) readPrintName(name, node.text, sheet);
      continue;
    }
    const model = new NameModel<SheetModel>(`{file-name-${book.newNumber()}}`, name, typedFormula(node.text), sheet);
    model.visible = !isOn(hidden);
    (sheet?.names ?? book.names).push(model);
  }
}

function readPrintName(name: string, text: string, sheet: SheetModel): void {
  const areas = text.split(",").flatMap((one) => parseArea(one.slice(one.lastIndexOf("!") + 1)) ?? []);
  if (name === "_xlnm.Print_Area") sheet.page.printArea = areas;
  if (name !== "_xlnm.Print_Titles") return;
  sheet.page.titleRows = areas.find((area) => area.columns === 16384) ?? null;
  sheet.page.titleColumns = areas.find((area) => area.rows === 1048576) ?? null;
}

/**
 * An .xlsx file as a workbook model, in a browser or in Node: cells, formulas, looks, tables, names, charts, print set-up.
 * In pieces, so that the page it is opened in lives on; when `signal` asks to stop, the signal's reason is thrown.
 */
export async function loadWorkbook(
  bytes: Uint8Array,
  name: string,
  progress: LoadProgress = () => {},
  signal: AbortSignal = new AbortController().signal,
): Promise<LoadedWorkbook> {
  const file = new Package(bytes);
  const part = (await relationships(file, "")).find((link) => link.kind === "officeDocument")?.target;
  if (part === undefined || !file.has(part)) throw new UnreadableFile("The file is not an Excel workbook.");
  const root = parseXml(await file.text(part));
  const links = await relationships(file, part);
  const kind = (wanted: string) => links.find((link) => link.kind === wanted)?.target;
  const listed = children(child(root, "sheets"), "sheet").flatMap(({ attributes }) => {
    const target = links.find((link) => link.id === attributes["r:id"]);
    return target?.kind === "worksheet" ? [{ attributes, part: target.target }] : [];
  });
  if (listed.length === 0) throw new UnreadableFile("The workbook has no sheet.");
  progress("Reading texts and styles", 0, 0);
  const book = new WorkbookModel(listed.map(({ attributes }) => attributes["name"] ?? "Sheet"));
  book.name = name;
  book.date1904 = isOn(child(root, "workbookPr")?.attributes["date1904"]);
  const colours = readTheme(kind("theme") === undefined ? null : parseXml(await file.text(kind("theme") ?? "")));
  const styleSheet = parseXml(await file.text(kind("styles") ?? "xl/styles.xml"));
  const texts = await file.text(kind("sharedStrings") ?? "");
  const source: Source = {
    file,
    strings: await inPieces(sharedStrings(texts), breathing(signal)),
    styles: readStyles(styleSheet, book, colours),
    colours,
    progress,
    signal,
  };
  const sparklines = new Map<SheetModel, readonly Sparkline[]>();
  for (const [index, { attributes, part: target }] of listed.entries()) {
    const sheet = book.sheets[index];
    if (!sheet) continue;
    progress(`Reading ${sheet.name}`, index, listed.length);
    await pause(signal);
    sheet.visibility = attributes["state"] === "hidden" ? "Hidden" : attributes["state"] ? "VeryHidden" : "Visible";
    sparklines.set(sheet, await readSheet(source, sheet, target));
  }
  readNames(root, book);
  const view = child(child(root, "bookViews"), "workbookView")?.attributes["activeTab"];
  const active = book.sheets[Number(view ?? 0)];
  const first = active?.visibility === "Visible" ? active : book.sheets.find((sheet) => sheet.visibility === "Visible");
  if (first) book.activate(first);
  book.isDirty = false;
  return { book, sparklines, original: bytes };
}

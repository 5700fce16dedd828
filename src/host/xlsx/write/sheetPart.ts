import type { LaidOutCell, LaidOutPack, LaidOutSheet } from "../../../pack/LaidOutPack";
import { addressOf, rangeOf } from "./addresses";
import { drawingPart } from "./drawingPart";
import { chartPart } from "./chartPart";
import { noteBoxesPart, notesPart } from "./notesPart";
import type { PackageWriter } from "./PackageWriter";
import { PartWriter } from "./PartWriter";
import type { SharedStrings } from "./SharedStrings";
import { inOrder, writeSheetData } from "./sheetData";
import * as features from "./sheetFeatures";
import type { StyleSheet } from "./styleSheet";
import { assertHeaders, isNative, tablePart } from "./tablePart";
import { XML_HEAD } from "./xmlText";

/** What the sheets of one workbook share. */
export interface WorkbookParts {
  readonly pack: LaidOutPack;
  readonly out: PackageWriter;
  readonly strings: SharedStrings;
  readonly styles: StyleSheet;
  /** Numbers given so far; table ids and chart parts are unique in the workbook. */
  readonly count: { tables: number; charts: number };
}

/** Excel takes no more links than this on one sheet. */
const MOST_LINKS = 65530;

/** Writes one sheet and all parts that hang on it. */
export function writeSheet(book: WorkbookParts, laidOut: LaidOutSheet, number: number, selected: boolean): void {
  const { out, strings, styles } = book;
  const sheet = inOrder(laidOut);
  const path = `xl/worksheets/sheet${number}.xml`;
  const tables = sheet.tables.filter(isNative);
  assertHeaders(sheet, tables);
  const used = rangeOf(features.usedBox(sheet));

  const part = new PartWriter();
  part.write(
    `${XML_HEAD}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"` +
      ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">' +
      `${features.sheetProperties(sheet)}<dimension ref="${used}"/>${features.sheetViews(sheet, selected)}` +
      `<sheetFormatPr defaultRowHeight="15" customHeight="1"/>${features.columnWidths(sheet)}`,
  );
  writeSheetData(part, sheet, strings, styles);
  part.write(features.merges(sheet));
  part.write(features.conditionalFormats(sheet, styles));
  part.write(features.validations(sheet));
  part.write(features.hyperlinks(links(sheet, path, out)));
  part.write(features.printSetUp(sheet));
  // identifiers such as 0012 are text on purpose: no green triangles
  part.write(`<ignoredErrors><ignoredError sqref="${used}" numberStoredAsText="1"/></ignoredErrors>`);
  if (sheet.charts.length > 0) part.write(`<drawing r:id="${writeCharts(book, sheet, path, number)}"/>`);
  const noted = sheet.cells.filter((cell) => cell.note !== undefined && cell.note !== "");
  if (noted.length > 0) part.write(`<legacyDrawing r:id="${writeNotes(book, noted, path, number)}"/>`);
  if (tables.length > 0) {
    part.write(`<tableParts count="${tables.length}">`);
    for (const table of tables) {
      const tablePath = `xl/tables/table${++book.count.tables}.xml`;
      out.add("table", tablePath, tablePart(table, book.count.tables));
      part.write(`<tablePart r:id="${out.link(path, "table", tablePath)}"/>`);
    }
    part.write("</tableParts>");
  }
  part.write(`${features.sparklines(sheet)}</worksheet>`);
  out.add("sheet", path, part.finish());
}

/** Links inside the workbook need no relationship; those that leave it do, one per address. */
function links(sheet: LaidOutSheet, path: string, out: PackageWriter): features.LinkedCell[] {
  const ids = new Map<string, string>();
  const linked: features.LinkedCell[] = [];
  for (const { link, row, column } of sheet.cells) {
    if (link === undefined || linked.length >= MOST_LINKS) continue;
    const tip = link.tip === undefined ? {} : { tip: link.tip };
    const ref = addressOf(row, column);
    if (link.target.startsWith("#")) {
      linked.push({ ref, location: link.target.slice(1), ...tip });
    } else if (RELATIVE_WORKBOOK.test(link.target)) {
      // a cell of another workbook beside this one: the file is the relationship, the cell the location
      const hash = link.target.indexOf("#");
      const file = hash < 0 ? link.target : link.target.slice(0, hash);
      const id = ids.get(file) ?? out.link(path, "hyperlink", safeUri(file));
      ids.set(file, id);
      linked.push({ ref, id, ...(hash >= 0 && { location: link.target.slice(hash + 1) }), ...tip });
    } else if (/^(https?:\/\/|mailto:)/i.test(link.target) && link.target.length <= 2079) {
      // other schemes (file:, javascript:, …) could have come from user text and start programs: the words stay, unlinked
      const id = ids.get(link.target) ?? out.link(path, "hyperlink", safeUri(link.target));
      ids.set(link.target, id);
      linked.push({ ref, id, ...tip });
    }
  }
  return linked;
}

/** A workbook by a path relative to this one: no scheme, no drive, no server, so it can start nothing but a workbook. */
const RELATIVE_WORKBOOK = /^(?![\\/])[^:#?\\]+\.xlsx(#.+)?$/i;

/** Characters that no URI may hold are percent-encoded; Excel calls the file damaged otherwise. */
function safeUri(target: string): string {
  return target
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "\uFFFD")
    .replace(/[^\x21\x23-\x3B\x3D\x3F-\x5B\x5D\x5F\x61-\x7A\x7E]/gu, (c) => encodeURIComponent(c));
}

function writeCharts(book: WorkbookParts, sheet: LaidOutSheet, sheetPath: string, number: number): string {
  const path = `xl/drawings/drawing${number}.xml`;
  const ids = sheet.charts.map((chart) => {
    const chartPath = `xl/charts/chart${++book.count.charts}.xml`;
    book.out.add("chart", chartPath, chartPart(chart, sheet));
    return book.out.link(path, "chart", chartPath);
  });
  book.out.add("drawing", path, drawingPart(sheet.charts, ids));
  return book.out.link(sheetPath, "drawing", path);
}

function writeNotes(book: WorkbookParts, noted: readonly LaidOutCell[], sheetPath: string, number: number): string {
  const path = `xl/comments${number}.xml`;
  const boxes = `xl/drawings/vmlDrawing${number}.vml`;
  book.out.add("notes", path, notesPart(noted, book.pack.properties.author));
  book.out.add("noteBoxes", boxes, noteBoxesPart(noted, number));
  book.out.link(sheetPath, "notes", path);
  return book.out.link(sheetPath, "noteBoxes", boxes);
}

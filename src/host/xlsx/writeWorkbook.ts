import type { LaidOutPack } from "../../pack/LaidOutPack";
import type { Progress } from "../SpreadsheetHost";
import { PackageWriter } from "./write/PackageWriter";
import { SharedStrings } from "./write/SharedStrings";
import { type WorkbookParts, writeSheet } from "./write/sheetPart";
import { StyleSheet } from "./write/styleSheet";
import { appPart, assertNames, corePart, firstVisible, workbookPart } from "./write/workbookPart";

/* global setTimeout */

/**
 * The laid-out pack as the bytes of an .xlsx file. Pure: the same pack makes the same bytes (the dates inside come from
 * the pack). Runs in Node and in the browser. Throws on a pack that no workbook can hold (a programmer's mistake).
 */
export async function renderXlsx(pack: LaidOutPack, progress?: Progress): Promise<Uint8Array> {
  assertNames(pack);
  const out = new PackageWriter();
  const book: WorkbookParts = {
    pack,
    out,
    strings: new SharedStrings(),
    styles: new StyleSheet(pack.styles),
    count: { tables: 0, charts: 0 },
  };
  out.link("", "workbook", "xl/workbook.xml");
  out.link("", "core", "docProps/core.xml");
  out.link("", "app", "docProps/app.xml");
  const selected = firstVisible(pack);
  const ids: string[] = [];
  for (const [index, sheet] of pack.sheets.entries()) {
    progress?.(`Writing ${sheet.name}`, index, pack.sheets.length + 1);
    ids.push(out.link("xl/workbook.xml", "sheet", `xl/worksheets/sheet${index + 1}.xml`));
    writeSheet(book, sheet, index + 1, index === selected);
    await new Promise((resume) => setTimeout(resume, 0)); // a pane stays alive between two sheets
  }
  progress?.("Packing the file", pack.sheets.length, pack.sheets.length + 1);
  out.link("xl/workbook.xml", "styles", "xl/styles.xml");
  out.link("xl/workbook.xml", "strings", "xl/sharedStrings.xml");
  out.add("workbook", "xl/workbook.xml", workbookPart(pack, ids));
  out.add("styles", "xl/styles.xml", book.styles.toXml());
  out.add("strings", "xl/sharedStrings.xml", book.strings.toBytes());
  out.add("core", "docProps/core.xml", corePart(pack));
  out.add("app", "docProps/app.xml", appPart(pack));
  const bytes = await out.finish();
  progress?.("Packing the file", pack.sheets.length + 1, pack.sheets.length + 1);
  return bytes;
}

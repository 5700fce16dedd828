import { absoluteRangeOf, sheetPrefix } from "../../../host/xlsx/write/addresses";
import { fileFormula } from "../../../host/xlsx/write/formulas";
import { plainXmlText, xmlAttribute } from "../../../host/xlsx/write/xmlText";
import { bottom, right } from "../../officejs/model/addresses";
import { columnLetters } from "../../../contract/cells";
import type { NameModel } from "../../officejs/model/NameModel";
import type { SheetModel } from "../../officejs/model/SheetModel";
import type { WorkbookModel } from "../../officejs/model/WorkbookModel";
import { attributesOf, unescapeXml } from "../xml";

/** A sheet of the file that this workbench does not show (a chart sheet, say): it stays. */
interface Listed {
  readonly id: string;
  readonly xml: string;
}

function definedName(name: string, local: number | null, text: string, more = ""): string {
  return `<definedName name="${xmlAttribute(name)}"${local === null ? "" : ` localSheetId="${local}"`}${more}>${plainXmlText(text)}</definedName>`;
}

function printNames(sheet: SheetModel, index: number): string[] {
  const { page } = sheet;
  const names: string[] = [];
  if (page.printArea && page.printArea.length > 0) {
    const ref = page.printArea.map((area) => absoluteRangeOf(sheet.name, area)).join(",");
    names.push(definedName("_xlnm.Print_Area", index, ref));
  }
  const titles = [
    page.titleColumns &&
      `${sheetPrefix(sheet.name)}$${columnLetters(page.titleColumns.column)}:$${columnLetters(right(page.titleColumns))}`,
    page.titleRows && `${sheetPrefix(sheet.name)}$${page.titleRows.row}:$${bottom(page.titleRows)}`,
  ].filter((ref) => ref !== null);
  if (titles.length > 0) names.push(definedName("_xlnm.Print_Titles", index, titles.join(",")));
  if (sheet.filter)
    names.push(
      definedName("_xlnm._FilterDatabase", index, absoluteRangeOf(sheet.name, sheet.filter.area), ' hidden="1"'),
    );
  return names;
}

function names(xml: string, book: WorkbookModel): string {
  const old = new Map<string, string>();
  for (const [, text = "", inside = ""] of xml.matchAll(/<definedName\b([^>]*)>([\s\S]*?)<\/definedName>/g)) {
    const { name = "", localSheetId } = attributesOf(text);
    // what else a name says (comments, hidden, macros) stays with it
    const more = text.replace(/\s(?:name|localSheetId|hidden)="[^"]*"/g, "").trimEnd();
    old.set(`${localSheetId ?? ""} ${name} ${unescapeXml(inside)}`, more);
  }
  const one = (item: NameModel<SheetModel>, index: number | null): string => {
    const text = fileFormula(item.formula.replace(/^=/, ""));
    const more = old.get(`${index ?? ""} ${item.name} ${text}`) ?? "";
    return definedName(item.name, index, text, `${item.visible ? "" : ' hidden="1"'}${more}`);
  };
  const all = [
    ...book.names.map((item) => one(item, null)),
    ...book.sheets.flatMap((sheet, index) => [
      ...sheet.names.map((item) => one(item, index)),
      ...printNames(sheet, index),
    ]),
  ];
  return all.length === 0 ? "" : `<definedNames>${all.join("")}</definedNames>`;
}

/** The pieces of the workbook's part that sheets and names stand in, with everything else as it was. */
export function workbookXml(
  xml: string,
  book: WorkbookModel,
  idOf: (sheet: SheetModel) => string,
  unlisted: readonly Listed[],
): string {
  const old = new Map(
    [...xml.matchAll(/<(?:\w+:)?sheet\b([^>]*?)\/>/g)].map(([, text = ""]) => [
      attributesOf(text)["r:id"] ?? "",
      attributesOf(text),
    ]),
  );
  let next = Math.max(0, ...[...old.values()].map((found) => Number(found["sheetId"] ?? 0)));
  const prefix = /<(\w+:)workbook\b/.exec(xml.slice(0, 4000))?.[1] ?? "";
  const sheets = book.sheets.map((sheet) => {
    const id = idOf(sheet);
    const state =
      sheet.visibility === "Visible" ? "" : ` state="${sheet.visibility === "Hidden" ? "hidden" : "veryHidden"}"`;
    const number = old.get(id)?.["sheetId"] ?? ++next;
    return `<sheet name="${xmlAttribute(sheet.name)}" sheetId="${number}"${state} r:id="${id}"/>`;
  });
  const list = `<sheets>${sheets.join("")}${unlisted.map((one) => one.xml).join("")}</sheets>`;
  const given =
    prefix === ""
      ? xml
      : xml.replace(new RegExp(`<(/?)${prefix}`, "g"), "<$1").replace(`xmlns:${prefix.slice(0, -1)}=`, "xmlns=");
  const named = names(given, book);
  let whole = given
    .replace(/<sheets>[\s\S]*?<\/sheets>/, () => list)
    .replace(/<definedNames>[\s\S]*?<\/definedNames>|<definedNames\/>/, "");
  whole = whole.replace(
    /<\/sheets>((?:<functionGroups[\s\S]*?<\/functionGroups>)?(?:<externalReferences>[\s\S]*?<\/externalReferences>)?)/,
    (all) => all + named,
  );
  // figures that this calculator cannot work out are worked out when the file is opened
  whole = /<calcPr\b/.test(whole)
    ? whole.replace(
        /<calcPr\b([^>]*?)(\s?\/?)>/,
        (_, text: string, end: string) =>
          `<calcPr${text.replace(/\sfullCalcOnLoad="\w*"/, "")} fullCalcOnLoad="1"${end.trim()}>`,
      )
    : whole.replace(/(<\/definedNames>|<\/sheets>)(?![\s\S]*<\/definedNames>)/, '$1<calcPr fullCalcOnLoad="1"/>');
  const active = Math.max(0, book.sheets.indexOf(book.active));
  return whole.replace(/<workbookView\b([^>]*?)(\/?)>/, (_, text: string, end: string) => {
    const rest = text.replace(/\s(?:activeTab|firstSheet)="\d*"/g, "");
    return `<workbookView${rest.trimEnd()}${active > 0 ? ` activeTab="${active}"` : ""}${end}>`;
  });
}

import type { LaidOutPack } from "../../../pack/LaidOutPack";
import { printNames } from "./sheetFeatures";
import { plainXmlText, XML_HEAD, xmlAttribute } from "./xmlText";

export function workbookPart(pack: LaidOutPack, ids: readonly string[]): string {
  const sheets = pack.sheets.map(
    (sheet, i) =>
      `<sheet name="${xmlAttribute(sheet.name)}" sheetId="${i + 1}"${sheet.hidden === true ? ' state="hidden"' : ""} r:id="${ids[i]}"/>`,
  );
  const names = [
    ...pack.names.map(
      ({ name, ref }) => `<definedName name="${xmlAttribute(name)}">${plainXmlText(ref)}</definedName>`,
    ),
    ...printNames(pack).map(
      ({ name, sheet, ref }) =>
        `<definedName name="${name}" localSheetId="${sheet}">${plainXmlText(ref)}</definedName>`,
    ),
  ];
  const first = firstVisible(pack);
  return (
    `${XML_HEAD}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"` +
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr/>' +
    `<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="13000"${first > 0 ? ` firstSheet="${first}" activeTab="${first}"` : ""}/></bookViews>` +
    `<sheets>${sheets.join("")}</sheets>${names.length > 0 ? `<definedNames>${names.join("")}</definedNames>` : ""}` +
    // Cached results are shown at once; Excel still works the formulas out itself when it opens the file.
    '<calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>'
  );
}

export function firstVisible(pack: LaidOutPack): number {
  const first = pack.sheets.findIndex((sheet) => sheet.hidden !== true);
  if (first < 0) throw new Error("A workbook needs at least one visible sheet.");
  return first;
}

/** Excel's rules for sheet names, and no name twice: breaking them makes Excel offer a repair. */
export function assertNames(pack: LaidOutPack): void {
  const seen = new Set<string>();
  for (const { name } of pack.sheets) {
    const legal =
      name !== "" && name.length <= 31 && !/[[\]:*?/\\]|^'|'$/.test(name) && name.toLowerCase() !== "history";
    if (!legal) throw new Error(`"${name}" cannot be the name of a sheet.`);
    if (seen.has(name.toLowerCase())) throw new Error(`Two sheets are named "${name}".`);
    seen.add(name.toLowerCase());
  }
  const tables = new Set<string>();
  for (const { name } of pack.sheets.flatMap((sheet) => sheet.tables)) {
    if (!/^[\p{L}_][\p{L}\p{N}_.]{0,254}$/u.test(name) || /^([A-Za-z]{1,3}\d+|[rRcC])$/.test(name)) {
      throw new Error(`"${name}" cannot be the name of a table.`);
    }
    if (tables.has(name.toLowerCase())) throw new Error(`Two tables are named "${name}".`);
    tables.add(name.toLowerCase());
  }
}

export function corePart({ properties: p }: LaidOutPack): string {
  const created = new Date(p.created);
  if (Number.isNaN(created.getTime())) throw new Error(`Not a date and time: ${p.created}`);
  const stamp = `${created.toISOString().slice(0, 19)}Z`;
  return (
    `${XML_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${plainXmlText(p.title)}</dc:title><dc:subject>${plainXmlText(p.subject)}</dc:subject><dc:creator>${plainXmlText(p.author)}</dc:creator>` +
    `<cp:keywords>${plainXmlText(p.keywords)}</cp:keywords><dc:description>${plainXmlText(p.description)}</dc:description>` +
    `<cp:lastModifiedBy>${plainXmlText(p.author)}</cp:lastModifiedBy><dcterms:created xsi:type="dcterms:W3CDTF">${stamp}</dcterms:created>` +
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${stamp}</dcterms:modified></cp:coreProperties>`
  );
}

export function appPart({ properties: p }: LaidOutPack): string {
  return (
    `${XML_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">` +
    `<Application>Microsoft Excel</Application><Company>${plainXmlText(p.company)}</Company><AppVersion>16.0300</AppVersion></Properties>`
  );
}

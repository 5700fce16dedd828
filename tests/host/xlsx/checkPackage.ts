import type { XmlElement } from "@cj-tech-master/excelts/xml";
import { areaOf, child, children, descendants, overlap, type PackageParts, takeApart, textOf } from "./packageParts";

/** Order of a worksheet's children by ECMA-376 part 1, 18.3.1.99; Excel calls a file damaged that breaks it. */
const SHEET_ORDER =
  "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF picture oleObjects controls webPublishItems tableParts extLst".split(
    " ",
  );

/** Faults of a package that would make Excel offer a repair. Empty: none found. Needs nothing but the project. */
export async function checkPackage(bytes: Uint8Array): Promise<string[]> {
  const parts = await takeApart(bytes);
  const faults = [...parts.malformed];
  checkTypes(parts, faults);
  const links = checkLinks(parts, faults);
  const sheetNames = checkWorkbook(parts, links, faults);
  const styles = parts.roots.get("xl/styles.xml");
  const limits = {
    styles: countOf(styles, "cellXfs"),
    formats: countOf(styles, "dxfs"),
    strings: countOf(parts.roots.get("xl/sharedStrings.xml")),
  };
  checkStyles(styles, faults);
  const tables = { ids: new Set<string>(), names: new Set<string>() };
  for (const [part, root] of parts.roots) {
    if (!/^xl\/worksheets\/[^/]+\.xml$/.test(part)) continue;
    const say = (fault: string): number => faults.push(`${part}: ${fault}`);
    checkOrder(root, say);
    checkCells(root, limits, say);
    checkAreas(root, limits.formats, say);
    for (const link of descendants(root, "hyperlink")) {
      if (link.attributes["r:id"] !== undefined) continue; // a place in another file
      const target = /^(?:'((?:[^']|'')+)'|([^'!]+))!/.exec(link.attributes["location"] ?? "");
      const sheet = target === null ? null : (target[1] ?? target[2] ?? "").replaceAll("''", "'");
      if (sheet !== null && !sheetNames.has(sheet)) say(`link to the missing sheet ${sheet}`);
    }
    for (const tablePart of descendants(root, "tablePart")) {
      const target = links.get(part)?.get(tablePart.attributes["r:id"] ?? "");
      const table = parts.roots.get(target ?? "");
      if (table !== undefined) checkTable(table, root, parts, tables, say);
    }
  }
  return faults;
}

function countOf(root: XmlElement | undefined, name?: string): number {
  const list = name === undefined ? root : child(root, name);
  return list === undefined ? 0 : children(list).length;
}

function checkTypes({ names, roots }: PackageParts, faults: string[]): void {
  const types = roots.get("[Content_Types].xml");
  if (types === undefined) return void faults.push("no [Content_Types].xml");
  const defaults = new Set([...descendants(types, "Default")].map((one) => one.attributes["Extension"]));
  const overrides = new Set([...descendants(types, "Override")].map((one) => one.attributes["PartName"]?.slice(1)));
  for (const name of names) {
    if (name === "[Content_Types].xml") continue;
    if (!overrides.has(name) && !defaults.has(name.split(".").pop())) faults.push(`${name}: no content type`);
    if (name.endsWith(".xml") && !overrides.has(name)) faults.push(`${name}: no content type of its own`);
  }
  for (const name of overrides) if (!names.has(name ?? "")) faults.push(`content type for the missing part ${name}`);
}

/** Part → relationship id → target. */
type Links = ReadonlyMap<string, ReadonlyMap<string, string>>;

function checkLinks({ names, roots }: PackageParts, faults: string[]): Links {
  const links = new Map<string, Map<string, string>>();
  const pointedAt = new Set<string>();
  for (const [part, root] of roots) {
    if (!part.endsWith(".rels")) continue;
    const from = part.replace(/_rels\/([^/]*)\.rels$/, "$1");
    const targets = new Map<string, string>();
    links.set(from, targets);
    for (const { attributes } of children(root)) {
      const id = attributes["Id"] ?? "";
      if (targets.has(id)) faults.push(`${part}: ${id} twice`);
      const target = (attributes["Target"] ?? "").replace(/^\//, "");
      targets.set(id, target);
      if (attributes["TargetMode"] === "External") continue;
      pointedAt.add(target);
      if (!names.has(target)) faults.push(`${part}: ${id} points at the missing part ${target}`);
    }
  }
  for (const [part, root] of roots) {
    const used = new Set<string>();
    const collect = (element: XmlElement): void => {
      if (element.attributes["r:id"] !== undefined) used.add(element.attributes["r:id"]);
      children(element).forEach(collect);
    };
    collect(root);
    for (const id of used) if (!links.get(part)?.has(id)) faults.push(`${part}: no relationship ${id}`);
  }
  for (const name of names) {
    if (name === "[Content_Types].xml" || name.endsWith(".rels")) continue;
    if (!pointedAt.has(name)) faults.push(`${name}: nothing points at it`);
  }
  return links;
}

function checkWorkbook({ roots }: PackageParts, links: Links, faults: string[]): ReadonlySet<string> {
  const workbook = roots.get("xl/workbook.xml");
  const names = new Set<string>();
  if (workbook === undefined) {
    faults.push("no workbook");
    return names;
  }
  const lower = new Set<string>();
  for (const { attributes } of descendants(workbook, "sheet")) {
    const name = attributes["name"] ?? "";
    if (name === "" || name.length > 31 || /[[\]:*?/\\]|^'|'$/.test(name))
      faults.push(`sheet name ${name} is not legal`);
    if (lower.has(name.toLowerCase())) faults.push(`two sheets named ${name}`);
    names.add(name);
    lower.add(name.toLowerCase());
    if (!links.get("xl/workbook.xml")?.has(attributes["r:id"] ?? "")) faults.push(`sheet ${name} has no part`);
  }
  const seen = new Set<string>();
  for (const name of descendants(workbook, "definedName")) {
    const key = `${name.attributes["name"]?.toLowerCase()} ${name.attributes["localSheetId"] ?? ""}`;
    if (seen.has(key)) faults.push(`defined name ${key} twice`);
    seen.add(key);
    for (const [, quoted, bare] of textOf(name).matchAll(/(?:'((?:[^']|'')+)'|([A-Za-z_][\w.]*))!/g)) {
      const sheet = (quoted ?? bare ?? "").replaceAll("''", "'");
      if (!names.has(sheet)) faults.push(`defined name ${key} points at the missing sheet ${sheet}`);
    }
  }
  return names;
}

function checkStyles(styles: XmlElement | undefined, faults: string[]): void {
  if (styles === undefined) return void faults.push("no styles");
  const formats = new Set([...descendants(styles, "numFmt")].map((one) => Number(one.attributes["numFmtId"])));
  for (const xf of descendants(styles, "xf")) {
    for (const [attribute, list] of [
      ["fontId", "fonts"],
      ["fillId", "fills"],
      ["borderId", "borders"],
    ] as const) {
      if (Number(xf.attributes[attribute] ?? 0) >= countOf(styles, list))
        faults.push(`style with a missing ${attribute}`);
    }
    const format = Number(xf.attributes["numFmtId"] ?? 0);
    if (format >= 164 && !formats.has(format)) faults.push(`style with the missing number format ${format}`);
  }
}

type Say = (fault: string) => number;

function checkOrder(sheet: XmlElement, say: Say): void {
  let last = -1;
  for (const { name } of children(sheet)) {
    const place = SHEET_ORDER.indexOf(name);
    if (place < 0) say(`unknown element ${name}`);
    if (place < last || (place === last && name !== "conditionalFormatting")) say(`${name} stands in the wrong place`);
    last = place;
  }
}

function checkCells(sheet: XmlElement, limits: { styles: number; strings: number }, say: Say): void {
  let lastRow = 0;
  for (const row of descendants(sheet, "row")) {
    const number = Number(row.attributes["r"]);
    if (number <= lastRow || number > 1_048_576) say(`row ${number} is out of order`);
    lastRow = number;
    let lastColumn = 0;
    for (const cell of children(row)) {
      const { left, top } = areaOf(cell.attributes["r"] ?? "");
      if (top !== number || left <= lastColumn || left > 16_384) say(`cell ${cell.attributes["r"]} is out of order`);
      lastColumn = left;
      if (Number(cell.attributes["s"] ?? 0) >= limits.styles) say(`cell ${cell.attributes["r"]} has a missing style`);
      const value = textOf(child(cell, "v"));
      if (cell.attributes["t"] === "s" && !(Number(value) < limits.strings))
        say(`cell ${cell.attributes["r"]} has a missing text`);
      if (cell.attributes["t"] === undefined && value !== "" && !Number.isFinite(Number(value))) {
        say(`cell ${cell.attributes["r"]} is no number: ${value}`);
      }
    }
  }
}

function checkAreas(sheet: XmlElement, formats: number, say: Say): void {
  const merged = [...descendants(sheet, "mergeCell")].map((one) => areaOf(one.attributes["ref"] ?? ""));
  const tables = merged.length;
  merged.sort((a, b) => a.top - b.top);
  for (let i = 0; i < tables; i++) {
    for (let k = i + 1; k < tables; k++) {
      const [a, b] = [merged[i], merged[k]];
      if (a === undefined || b === undefined || b.top > a.bottom) break;
      if (overlap(a, b)) say(`merged ranges overlap at row ${b.top}`);
    }
  }
  const priorities = new Set<string>();
  for (const { attributes } of descendants(sheet, "cfRule")) {
    if (!(Number(attributes["dxfId"]) < formats)) say(`conditional format ${attributes["dxfId"]} is missing`);
    if (priorities.has(attributes["priority"] ?? "")) say(`priority ${attributes["priority"]} twice`);
    priorities.add(attributes["priority"] ?? "");
  }
}

function checkTable(
  table: XmlElement,
  sheet: XmlElement,
  parts: PackageParts,
  seen: { ids: Set<string>; names: Set<string> },
  say: Say,
): void {
  const { id = "", displayName = "", ref = "" } = table.attributes;
  if (seen.ids.has(id)) say(`table id ${id} twice`);
  if (seen.names.has(displayName.toLowerCase())) say(`table name ${displayName} twice`);
  seen.ids.add(id);
  seen.names.add(displayName.toLowerCase());
  const area = areaOf(ref);
  if (area.bottom <= area.top) say(`table ${displayName} has no row below its header`);
  const columns = [...descendants(table, "tableColumn")].map((one) => one.attributes["name"] ?? "");
  if (columns.length !== area.right - area.left + 1)
    say(`table ${displayName} has ${columns.length} columns in ${ref}`);
  if (new Set(columns.map((one) => one.toLowerCase())).size !== columns.length)
    say(`table ${displayName}: a column twice`);
  for (const { attributes } of descendants(sheet, "mergeCell")) {
    if (overlap(areaOf(attributes["ref"] ?? ""), area)) say(`table ${displayName} has merged cells`);
  }
  const strings = children(parts.roots.get("xl/sharedStrings.xml") ?? sheet);
  const headers = new Map<number, string>();
  for (const cell of descendants(sheet, "c")) {
    const { left, top } = areaOf(cell.attributes["r"] ?? "");
    if (top === area.top && cell.attributes["t"] === "s")
      headers.set(left, textOf(strings[Number(textOf(child(cell, "v")))]));
  }
  columns.forEach((name, i) => {
    const written = name.replaceAll("_x000a_", "\n").replaceAll("_x0009_", "\t");
    if (headers.get(area.left + i) !== written)
      say(`table ${displayName}: column ${name} is not its header cell's text`);
  });
}

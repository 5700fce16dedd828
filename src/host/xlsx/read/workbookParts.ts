import { UnreadableWorkbook } from "../UnreadableWorkbook";
import { ElementScanner } from "./ElementScanner";
import { SharedStringScanner } from "./SharedStringScanner";
import { utf8Chunks } from "./encoding";
import type { XmlScanner } from "./XmlScanner";
import type { ZipPackage } from "./ZipPackage";

export interface SheetPart {
  readonly name: string;
  readonly part: string;
  readonly hidden: boolean;
}

export interface TablePart {
  readonly name: string;
  readonly firstRow: number;
  readonly lastRow: number;
  readonly lastRowWithTotals: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
  /** Null when the header row is switched off: then `headers` are not in the sheet. */
  readonly headerRow: number | null;
  readonly headers: readonly string[];
}

export interface WorkbookStructure {
  readonly date1904: boolean;
  readonly sheets: readonly SheetPart[];
  readonly strings: readonly string[];
}

interface Relationship {
  readonly id: string;
  readonly kind: string;
  readonly target: string;
}

type Visit = (name: string, attributes: Readonly<Record<string, string>>) => void;

async function scanPart(zip: ZipPackage, part: string, scanner: XmlScanner): Promise<void> {
  for await (const chunk of utf8Chunks(zip.stream(part))) scanner.feed(chunk);
  scanner.finish();
}

function elements(zip: ZipPackage, part: string, visit: Visit): Promise<void> {
  return scanPart(zip, part, new ElementScanner(part, visit));
}

/** Relationships of a part, with targets as part names. `""`: of the package. */
async function relationships(zip: ZipPackage, part: string): Promise<Relationship[]> {
  const slash = part.lastIndexOf("/") + 1;
  const path = `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
  const found: Relationship[] = [];
  if (!zip.has(path)) return found;
  await elements(zip, path, (name, { Id, Type, Target, TargetMode }) => {
    if (name !== "Relationship" || Target === undefined || TargetMode === "External") return;
    found.push({
      id: Id ?? "",
      kind: (Type ?? "").split("/").pop() ?? "",
      target: resolve(part.slice(0, slash), Target),
    });
  });
  return found;
}

function resolve(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith("/") ? target : folder + target).split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}

function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true" || value === "on";
}

/** What must be known before the first row: sheets, date system, shared texts. */
export async function readStructure(zip: ZipPackage): Promise<WorkbookStructure> {
  const workbook = (await relationships(zip, "")).find((r) => r.kind === "officeDocument")?.target;
  if (workbook === undefined || !zip.has(workbook)) throw notWorkbook(zip);
  if (/\.bin$/i.test(workbook)) {
    throw new UnreadableWorkbook("not-workbook", "The file is a binary workbook (.xlsb); save it in Excel as .xlsx.");
  }
  const links = await relationships(zip, workbook);
  const linkOf = new Map(links.map((link) => [link.id, link]));
  const sheets: SheetPart[] = [];
  let date1904 = false;
  let isWorkbook = false;
  await elements(zip, workbook, (element, attributes) => {
    if (element === "workbook") isWorkbook = true;
    if (element === "workbookPr") date1904 = isTrue(attributes["date1904"]);
    if (element !== "sheet") return;
    const link = linkOf.get(attributes["id"] ?? "");
    if (link === undefined || !zip.has(link.target)) throw missingSheet(attributes["name"] ?? "");
    if (link.kind !== "worksheet") return; // chart sheets and the like hold no rows
    sheets.push({
      name: attributes["name"] ?? "",
      part: link.target,
      hidden: /hidden/i.test(attributes["state"] ?? ""),
    });
  });
  if (!isWorkbook) throw notWorkbook(zip); // a document or a presentation is packed the same way
  const stringsPart = links.find((link) => link.kind === "sharedStrings")?.target;
  if (stringsPart === undefined) return { date1904, sheets, strings: [] };
  const scanner = new SharedStringScanner(stringsPart);
  await scanPart(zip, stringsPart, scanner);
  return { date1904, sheets, strings: scanner.strings };
}

/** Passing over it would lose its rows without a word. */
function missingSheet(name: string): UnreadableWorkbook {
  return new UnreadableWorkbook(
    "damaged",
    `The file is damaged (its sheet "${name}" is missing); ask for it again or open and save it in Excel.`,
  );
}

function notWorkbook(zip: ZipPackage): UnreadableWorkbook {
  const kind = zip.has("word/document.xml")
    ? "a Word document"
    : zip.has("ppt/presentation.xml")
      ? "a PowerPoint presentation"
      : zip.has("mimetype")
        ? "an OpenDocument file; save it as .xlsx"
        : "a zip archive without a workbook in it";
  return new UnreadableWorkbook("not-workbook", `The file is not an Excel workbook (.xlsx): it is ${kind}.`);
}

/** The Excel tables of a sheet, without their totals rows. */
export async function readTables(zip: ZipPackage, sheet: SheetPart): Promise<TablePart[]> {
  const tables: TablePart[] = [];
  for (const link of await relationships(zip, sheet.part)) {
    if (link.kind !== "table" || !zip.has(link.target)) continue;
    let table: Readonly<Record<string, string>> = {};
    const headers: string[] = [];
    await elements(zip, link.target, (name, attributes) => {
      if (name === "table") table = attributes;
      if (name === "tableColumn") headers.push(attributes["name"] ?? "");
    });
    const box = /^\$?([A-Z]{1,3})\$?(\d+):\$?([A-Z]{1,3})\$?(\d+)$/i.exec(table["ref"] ?? "");
    if (box === null) continue;
    const firstRow = Number(box[2]);
    const hasHeader = table["headerRowCount"] !== "0";
    tables.push({
      name: table["displayName"] ?? table["name"] ?? "",
      firstRow,
      lastRow: Number(box[4]) - Number(table["totalsRowCount"] ?? 0),
      lastRowWithTotals: Number(box[4]),
      firstColumn: columnNumber(box[1] ?? ""),
      lastColumn: columnNumber(box[3] ?? ""),
      headerRow: hasHeader ? firstRow : null,
      headers,
    });
  }
  return tables.sort((a, b) => a.firstRow - b.firstRow || a.firstColumn - b.firstColumn);
}

function columnNumber(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

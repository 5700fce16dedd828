import { zip } from "@cj-tech-master/excelts/archive";
import type { CellValue } from "../../../src/contract/cells";
import type { TableInfo, TableSink } from "../../../src/host/SpreadsheetHost";

/** Workbooks written by hand, element by element, so that tests say exactly what another program might have written. */
export interface HandMadeSheet {
  readonly name: string;
  /** What stands inside `<sheetData>`. */
  readonly rows: string;
  readonly state?: "hidden" | "veryHidden";
  /** Whole table elements. */
  readonly tables?: readonly string[];
}

export interface HandMade {
  readonly sheets: readonly HandMadeSheet[];
  readonly strings?: readonly string[];
  readonly date1904?: boolean;
  /** Replaces or removes (null) parts. */
  readonly parts?: Readonly<Record<string, string | Uint8Array | null>>;
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

function rels(links: readonly (readonly [id: string, kind: string, target: string])[]): string {
  const xml = links.map(([id, kind, target]) => `<Relationship Id="${id}" Type="${KIND}/${kind}" Target="${target}"/>`);
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${xml.join("")}</Relationships>`;
}

export async function handMade({ sheets, strings = [], date1904, parts = {} }: HandMade): Promise<Uint8Array> {
  const all = new Map<string, string | Uint8Array | null>([
    ["[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'],
    ["_rels/.rels", rels([["rId1", "officeDocument", "xl/workbook.xml"]])],
    [
      "xl/workbook.xml",
      `<workbook ${MAIN} ${R}><workbookPr${date1904 === true ? ' date1904="1"' : ""}/><sheets>` +
        `${sheets.map((s, i) => `<sheet name="${s.name}" sheetId="${i + 1}"${s.state ? ` state="${s.state}"` : ""} r:id="rId${i + 1}"/>`).join("")}</sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      rels([
        ...sheets.map((_, i) => [`rId${i + 1}`, "worksheet", `worksheets/sheet${i + 1}.xml`] as const),
        ["rIdS", "sharedStrings", "/xl/sharedStrings.xml"],
      ]),
    ],
    ["xl/sharedStrings.xml", `<sst ${MAIN}>${strings.map((s) => `<si>${s}</si>`).join("")}</sst>`],
  ]);
  let tables = 0;
  sheets.forEach((sheet, i) => {
    all.set(`xl/worksheets/sheet${i + 1}.xml`, `<worksheet ${MAIN}><sheetData>${sheet.rows}</sheetData></worksheet>`);
    const links = (sheet.tables ?? []).map((table) => {
      all.set(`xl/tables/table${++tables}.xml`, table);
      return [`rId${tables}`, "table", `../tables/table${tables}.xml`] as const;
    });
    if (links.length > 0) all.set(`xl/worksheets/_rels/sheet${i + 1}.xml.rels`, rels(links));
  });
  for (const [part, content] of Object.entries(parts)) all.set(part, content);
  const archive = zip({ reproducible: true });
  for (const [part, content] of all) if (content !== null) archive.add(part, content);
  return archive.bytes();
}

export function table(name: string, ref: string, columns: readonly string[], more = ""): string {
  const xml = columns.map((column, i) => `<tableColumn id="${i + 1}" name="${column}"/>`);
  return `<table ${MAIN} id="1" name="${name}" displayName="${name}" ref="${ref}" ${more}><tableColumns>${xml.join("")}</tableColumns></table>`;
}

/** Keeps all that a reader hands over. */
export class Collected implements TableSink {
  date1904: boolean | null = null;
  sheets: readonly string[] = [];
  readonly tables: (TableInfo & { readonly rows: Map<number, CellValue[]>; ended: boolean })[] = [];

  beginWorkbook(info: { date1904: boolean; sheets: readonly string[] }): void {
    this.date1904 = info.date1904;
    this.sheets = info.sheets;
  }

  beginTable(info: TableInfo): void {
    if (this.tables.some((one) => !one.ended)) throw new Error("a table begins inside another");
    this.tables.push({ ...info, rows: new Map(), ended: false });
  }

  row(cells: readonly CellValue[], sheetRow: number): void {
    const open = this.tables.at(-1);
    if (open === undefined || open.ended) throw new Error("a row outside of a table");
    open.rows.set(sheetRow, [...cells]);
  }

  endTable(): void {
    const open = this.tables.at(-1);
    if (open === undefined || open.ended) throw new Error("an end without a beginning");
    open.ended = true;
  }

  /** Rows of the table or, for null, of the first plain range of the sheet. */
  rowsOf(sheet: string, name: string | null = null): Record<number, CellValue[]> {
    const found = this.tables.find((one) => one.sheet === sheet && one.table === name);
    return Object.fromEntries(found?.rows ?? []);
  }
}

import { columnLetters } from "../../src/contract/cells";
import { unzipped, zipped, type Parts, type ZipOptions } from "./zipFile";

/* global TextDecoder, TextEncoder */

/** One cell as it stands in the XML: `inner` is what stands between `<c>` and `</c>`. */
export interface XmlCell {
  readonly style: string;
  readonly type: string;
  readonly inner: string;
}

export interface XmlRow {
  attributes: string;
  cells: Map<number, XmlCell>;
}

/** A sheet's XML, taken apart so that cells can be changed one by one. Only for sheets of well-made files. */
export class Sheet {
  readonly rows = new Map<number, XmlRow>();
  head: string;
  tail: string;

  constructor(
    public name: string,
    readonly part: string,
    xml: string,
  ) {
    const start = /<sheetData\s*\/?>/.exec(xml);
    const end = xml.indexOf("</sheetData>");
    if (!start) throw new Error(`no sheetData in ${part}`);
    this.head = xml.slice(0, start.index);
    this.tail = end < 0 ? xml.slice(start.index + start[0].length) : xml.slice(end + 12);
    if (end < 0) return;
    for (const row of xml.slice(0, end).matchAll(/<row\b([^>]*?)(?:\/>|>(.*?)<\/row>)/gs)) {
      const attributes = row[1] ?? "";
      const number = Number(/\br="(\d+)"/.exec(attributes)?.[1]);
      const cells = new Map<number, XmlCell>();
      for (const cell of (row[2] ?? "").matchAll(/<c\b([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
        const at = /\br="([A-Z]+)/.exec(cell[1] ?? "")?.[1] ?? "";
        const type = /\bt="(\w+)"/.exec(cell[1] ?? "")?.[1] ?? "";
        const style = /\bs="(\d+)"/.exec(cell[1] ?? "")?.[1] ?? "";
        cells.set(columnNumber(at), { style, type, inner: cell[2] ?? "" });
      }
      this.rows.set(number, { attributes: attributes.replace(/ ?\b(r|spans)="[^"]*"/g, ""), cells });
    }
  }

  cell(row: number, column: number): XmlCell | undefined {
    return this.rows.get(row)?.cells.get(column);
  }

  /** Puts XML into a cell; keeps its style. */
  set(row: number, column: number, type: string, inner: string): void {
    const there = this.rowAt(row);
    there.cells.set(column, { style: there.cells.get(column)?.style ?? "", type, inner });
  }

  setText(row: number, column: number, text: string): void {
    this.set(row, column, "inlineStr", `<is><t xml:space="preserve">${escaped(text)}</t></is>`);
  }

  setNumber(row: number, column: number, value: number): void {
    this.set(row, column, "", `<v>${value}</v>`);
  }

  clear(row: number, column: number): void {
    this.rows.get(row)?.cells.delete(column);
  }

  rowAt(row: number): XmlRow {
    let there = this.rows.get(row);
    if (!there) this.rows.set(row, (there = { attributes: "", cells: new Map() }));
    return there;
  }

  get lastRow(): number {
    return Math.max(0, ...this.rows.keys());
  }

  /** Moves every row from this one on down by n. */
  shiftDown(from: number, n: number): void {
    const moved = [...this.rows].map(([row, content]) => [row < from ? row : row + n, content] as const);
    this.rows.clear();
    for (const [row, content] of moved) this.rows.set(row, content);
  }

  /** Every cell to another column. */
  moveColumns(to: (column: number) => number): void {
    for (const row of this.rows.values())
      row.cells = new Map([...row.cells].map(([column, cell]) => [to(column), cell]));
  }

  /** Puts elements behind sheetData, where the format wants them: merges before validations and so on. */
  after(xml: string): void {
    this.tail = xml + this.tail;
  }

  xml(rowXml: (row: number, content: XmlRow) => string = plainRow): string {
    const rows = [...this.rows].sort(([a], [b]) => a - b).map(([row, content]) => rowXml(row, content));
    return `${this.head}<sheetData>${rows.join("")}</sheetData>${this.tail}`;
  }
}

export function cellXml(address: string, { style, type, inner }: XmlCell): string {
  const attributes = `${address === "" ? "" : ` r="${address}"`}${style === "" ? "" : ` s="${style}"`}${type === "" ? "" : ` t="${type}"`}`;
  return inner === "" ? `<c${attributes}/>` : `<c${attributes}>${inner}</c>`;
}

export function plainRow(row: number, { attributes, cells }: XmlRow): string {
  const ordered = [...cells].sort(([a], [b]) => a - b);
  return `<row r="${row}"${attributes}>${ordered.map(([c, cell]) => cellXml(`${columnLetters(c)}${row}`, cell)).join("")}</row>`;
}

/** A whole workbook to be spoiled: parts as text, sheets as cells. Parts that nobody opens stay as they are. */
export class Book {
  readonly parts: Map<string, Uint8Array>;
  private readonly opened = new Map<string, Sheet>();
  private readonly sheetParts: ReadonlyMap<string, string>;

  constructor(source: Parts) {
    this.parts = new Map(source);
    const targets = new Map<string, string>();
    for (const link of this.text("xl/_rels/workbook.xml.rels").matchAll(/<Relationship\b[^>]*>/g))
      targets.set(attribute(link[0], "Id"), `xl/${attribute(link[0], "Target").replace(/^\/?(xl\/)?/, "")}`);
    const sheets = this.text("xl/workbook.xml").matchAll(/<sheet\b[^>]*>/g);
    this.sheetParts = new Map(
      [...sheets].map(([tag]) => [attribute(tag, "name"), targets.get(attribute(tag, "r:id")) ?? ""]),
    );
  }

  static read(bytes: Uint8Array): Book {
    return new Book(unzipped(bytes));
  }

  get sheetNames(): string[] {
    return [...this.sheetParts.keys()];
  }

  partOf(sheet: string): string {
    return this.sheetParts.get(sheet) ?? "";
  }

  text(part: string): string {
    const bytes = this.parts.get(part);
    if (!bytes) throw new Error(`no part ${part}`);
    return new TextDecoder().decode(bytes);
  }

  put(part: string, text: string): void {
    this.parts.set(part, new TextEncoder().encode(text));
  }

  /** Changes a part's text; throws when nothing changes, so that no mutation is one in name only. */
  edit(part: string, change: (text: string) => string): void {
    const before = this.text(part);
    const after = change(before);
    if (after === before) throw new Error(`the edit of ${part} changed nothing`);
    this.put(part, after);
  }

  sheet(name: string): Sheet {
    let sheet = this.opened.get(name);
    if (!sheet) {
      const part = this.partOf(name);
      this.opened.set(name, (sheet = new Sheet(name, part, this.text(part))));
    }
    return sheet;
  }

  /** Writes the opened sheets back into their parts. */
  settle(): void {
    for (const sheet of this.opened.values()) this.put(sheet.part, sheet.xml());
    this.opened.clear();
  }

  bytes(options: ZipOptions = {}): Uint8Array {
    this.settle();
    return zipped(this.parts, options);
  }

  /** The table parts of a sheet. */
  tableParts(sheet: string): string[] {
    const part = this.partOf(sheet);
    const rels = part.replace(/([^/]+)$/, "_rels/$1.rels");
    if (!this.parts.has(rels)) return [];
    const links = [...this.text(rels).matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => tag);
    return links
      .filter((tag) => attribute(tag, "Type").endsWith("/table"))
      .map((tag) => `xl/tables/${attribute(tag, "Target").split("/").pop() ?? ""}`);
  }

  /** Gives a sheet's Excel table (when it has one) another area. */
  resizeTable(sheet: string, ref: (old: string) => string): void {
    for (const part of this.tableParts(sheet))
      this.edit(part, (xml) => {
        const old = / ref="([^"]*)"/.exec(xml)?.[1] ?? "";
        return xml.replaceAll(`ref="${old}"`, `ref="${ref(old)}"`);
      });
  }
}

export function attribute(tag: string, name: string): string {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
  return value.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}

export function columnNumber(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

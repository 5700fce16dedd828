import { zip } from "@cj-tech-master/excelts/archive";
import { XML_HEAD, xmlAttribute } from "./xmlText";

/* global TextEncoder */

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** What parts say they are, and how other parts point at them. */
const KINDS = {
  workbook: [`${SPREADSHEET}.sheet.main+xml`, `${OFFICE}/officeDocument`],
  sheet: [`${SPREADSHEET}.worksheet+xml`, `${OFFICE}/worksheet`],
  styles: [`${SPREADSHEET}.styles+xml`, `${OFFICE}/styles`],
  strings: [`${SPREADSHEET}.sharedStrings+xml`, `${OFFICE}/sharedStrings`],
  table: [`${SPREADSHEET}.table+xml`, `${OFFICE}/table`],
  notes: [`${SPREADSHEET}.comments+xml`, `${OFFICE}/comments`],
  noteBoxes: ["", `${OFFICE}/vmlDrawing`], // by its file extension
  drawing: ["application/vnd.openxmlformats-officedocument.drawing+xml", `${OFFICE}/drawing`],
  chart: ["application/vnd.openxmlformats-officedocument.drawingml.chart+xml", `${OFFICE}/chart`],
  core: [
    "application/vnd.openxmlformats-package.core-properties+xml",
    `${PACKAGE}/relationships/metadata/core-properties`,
  ],
  app: ["application/vnd.openxmlformats-officedocument.extended-properties+xml", `${OFFICE}/extended-properties`],
  hyperlink: ["", `${OFFICE}/hyperlink`],
} as const;

export type PartKind = keyof typeof KINDS;

/** The zip package: parts, their types, and who points at whom. The same parts make the same bytes. */
export class PackageWriter {
  private readonly parts: { path: string; data: Uint8Array }[] = [];
  private readonly types: string[] = [];
  private readonly links = new Map<string, string[]>();
  private readonly encoder = new TextEncoder();

  add(kind: PartKind, path: string, content: string | Uint8Array): void {
    this.parts.push({ path, data: typeof content === "string" ? this.encoder.encode(content) : content });
    const type = KINDS[kind][0];
    if (type !== "") this.types.push(`<Override PartName="/${path}" ContentType="${type}"/>`);
  }

  /** Lets the part `from` (`""`: the package) point at `to`; returns the id to use in `from`. */
  link(from: string, kind: PartKind, to: string): string {
    const links = this.links.get(from) ?? [];
    this.links.set(from, links);
    const id = `rId${links.length + 1}`;
    const target =
      kind === "hyperlink"
        ? `Target="${xmlAttribute(to)}" TargetMode="External"`
        : `Target="${from === "" ? "" : "/"}${to}"`;
    links.push(`<Relationship Id="${id}" Type="${KINDS[kind][1]}" ${target}/>`);
    return id;
  }

  async finish(): Promise<Uint8Array> {
    const archive = zip({ reproducible: true, noSort: true, smartStore: false });
    archive.add(
      "[Content_Types].xml",
      `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types">` +
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        '<Default Extension="xml" ContentType="application/xml"/>' +
        '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>' +
        `${this.types.join("")}</Types>`,
    );
    for (const [from, links] of this.links) {
      archive.add(
        relationshipsPath(from),
        `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${links.join("")}</Relationships>`,
      );
    }
    for (const { path, data } of this.parts) archive.add(path, data);
    return archive.bytes();
  }
}

/** `xl/workbook.xml` → `xl/_rels/workbook.xml.rels`. */
export function relationshipsPath(part: string): string {
  const slash = part.lastIndexOf("/") + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

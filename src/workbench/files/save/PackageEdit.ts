import { unzip, zip } from "@cj-tech-master/excelts/archive";
import { pause } from "../../../commands/pause";
import { XML_HEAD, xmlAttribute } from "../../../host/xlsx/write/xmlText";
import { relationshipsPath } from "../../../host/xlsx/write/PackageWriter";
import { attributesOf } from "../xml";

/* global AbortSignal, Blob, TextDecoder, TextEncoder */

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** What a new part says it is. */
export const CONTENT = {
  worksheet: `${SPREADSHEET}.worksheet+xml`,
  sharedStrings: `${SPREADSHEET}.sharedStrings+xml`,
  sheetMetadata: `${SPREADSHEET}.sheetMetadata+xml`,
  table: `${SPREADSHEET}.table+xml`,
  comments: `${SPREADSHEET}.comments+xml`,
  vmlDrawing: "application/vnd.openxmlformats-officedocument.vmlDrawing",
  drawing: "application/vnd.openxmlformats-officedocument.drawing+xml",
  chart: "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
} as const;

export interface Link {
  readonly id: string;
  /** Last word of its type. */
  readonly kind: string;
  readonly target: string;
  readonly external: boolean;
}

function resolved(from: string, target: string): string {
  const steps: string[] = [];
  const whole = target.startsWith("/") ? target : from.slice(0, from.lastIndexOf("/") + 1) + target;
  for (const step of whole.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}

/** A workbook's package as it came, with parts replaced, added and taken out; what nobody touches stays byte for byte. */
export class PackageEdit {
  private readonly parts = new Map<string, Uint8Array>();

  static async open(bytes: Uint8Array, signal: AbortSignal): Promise<PackageEdit> {
    const edit = new PackageEdit();
    for await (const entry of unzip(bytes).entries()) {
      await pause(signal);
      if (!entry.path.endsWith("/")) edit.parts.set(entry.path.replaceAll("\\", "/"), await entry.bytes());
    }
    return edit;
  }

  /** The part's name as the package spells it. */
  find(path: string): string | null {
    if (this.parts.has(path)) return path;
    const wanted = path.toLowerCase();
    return [...this.parts.keys()].find((one) => one.toLowerCase() === wanted) ?? null;
  }

  text(path: string): string {
    const bytes = this.parts.get(this.find(path) ?? "");
    if (!bytes) return "";
    const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
    return new TextDecoder(utf16 ? "utf-16le" : "utf-8").decode(bytes);
  }

  set(path: string, content: string, type?: string): void {
    const utf8 = content.replace(/^(<\?xml[^>]*encoding=")UTF-16(")/i, "$1UTF-8$2");
    this.parts.set(this.find(path) ?? path, new TextEncoder().encode(utf8));
    if (type !== undefined) this.declare(path, type);
  }

  remove(path: string): void {
    const name = this.find(path);
    if (name === null) return;
    this.parts.delete(name);
    const rels = this.find(relationshipsPath(name));
    if (rels !== null) this.parts.delete(rels);
    this.replaceTypes((xml) => xml.replace(/<Override\b[^>]*?\/>/g, (all) => (isFor(all, name) ? "" : all)));
  }

  /** A name that no part has yet: `xl/tables/table7.xml`. */
  free(before: string, after: string): string {
    for (let n = 1; ; n++) if (this.find(`${before}${n}${after}`) === null) return `${before}${n}${after}`;
  }

  links(from: string): Link[] {
    const xml = this.text(relationshipsPath(from));
    return [...xml.matchAll(/<(?:\w+:)?Relationship\b([^>]*?)\/?>/g)].map(([, text = ""]) => {
      const found = attributesOf(text);
      const external = found["TargetMode"] === "External";
      const target = found["Target"] ?? "";
      return {
        id: found["Id"] ?? "",
        kind: (found["Type"] ?? "").split("/").pop() ?? "",
        target: external ? target : resolved(from, target),
        external,
      };
    });
  }

  /** Lets one part point at another, or at an address outside; the id to use in it. */
  link(from: string, kind: string, target: string, external = false): string {
    const known = this.links(from).find((link) => link.kind === kind && link.target === target);
    if (known) return known.id;
    const path = relationshipsPath(from);
    const empty = `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships"></Relationships>`;
    const xml = this.text(path) || empty;
    const taken = new Set(this.links(from).map((link) => link.id));
    let n = taken.size + 1;
    while (taken.has(`rId${n}`)) n++;
    const at = external
      ? `Target="${xmlAttribute(target)}" TargetMode="External"`
      : `Target="/${xmlAttribute(target)}"`;
    const added = `<Relationship Id="rId${n}" Type="${OFFICE}/${kind}" ${at}/>`;
    this.set(
      path,
      xml
        .replace(/<Relationships([^>]*)\/>\s*$/, "<Relationships$1></Relationships>")
        .replace(/<\/Relationships>\s*$/, `${added}</Relationships>`),
    );
    return `rId${n}`;
  }

  unlink(from: string, id: string): void {
    const path = relationshipsPath(from);
    const xml = this.text(path);
    if (xml === "") return;
    this.set(
      path,
      xml.replace(/<Relationship\b[^>]*?\/>/g, (all) => (attributesOf(all)["Id"] === id ? "" : all)),
    );
  }

  async bytes(signal: AbortSignal): Promise<Uint8Array> {
    const archive = zip({ reproducible: true, noSort: true, smartStore: false });
    // as blobs: a browser then packs with its own stream, beside the page, and not with a script that holds it
    for (const [path, data] of this.parts) archive.add(path, new Blob([data as Uint8Array<ArrayBuffer>]));
    return unlessStopped(archive.bytes(), signal);
  }

  private declare(path: string, type: string): void {
    this.replaceTypes((xml) => {
      const extension = path.slice(path.lastIndexOf(".") + 1);
      if ([...xml.matchAll(/<Override\b[^>]*?\/>/g)].some(([all]) => isFor(all, path))) return xml;
      if (extension === "vml") {
        if (/<Default\b[^>]*Extension="vml"/i.test(xml)) return xml;
        return xml.replace(/(<Types\b[^>]*>)/, `$1<Default Extension="vml" ContentType="${type}"/>`);
      }
      return xml.replace(/<\/Types>\s*$/, `<Override PartName="/${path}" ContentType="${type}"/></Types>`);
    });
  }

  private replaceTypes(change: (xml: string) => string): void {
    this.set("[Content_Types].xml", change(this.text("[Content_Types].xml")));
  }
}

/** The outcome of work that knows no stopping, unless it is stopped first: then the work ends unheard. */
function unlessStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason as Error);
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}

function isFor(override: string, path: string): boolean {
  return attributesOf(override)["PartName"]?.toLowerCase() === `/${path}`.toLowerCase();
}

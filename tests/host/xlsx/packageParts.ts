import { unzip } from "@cj-tech-master/excelts/archive";
import { parseXml, type XmlElement } from "@cj-tech-master/excelts/xml";

/* global TextDecoder */

/** A package taken apart by another's zip and XML readers, which are strict about both. */
export interface PackageParts {
  readonly names: ReadonlySet<string>;
  readonly texts: ReadonlyMap<string, string>;
  readonly roots: ReadonlyMap<string, XmlElement>;
  readonly malformed: readonly string[];
}

export async function takeApart(bytes: Uint8Array): Promise<PackageParts> {
  const names = new Set<string>();
  const texts = new Map<string, string>();
  const roots = new Map<string, XmlElement>();
  const malformed: string[] = [];
  for await (const entry of unzip(bytes).entries()) {
    if (names.has(entry.path)) malformed.push(`${entry.path}: twice in the package`);
    names.add(entry.path);
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await entry.bytes());
    texts.set(entry.path, text);
    try {
      roots.set(entry.path, parseXml(text).root);
    } catch (error) {
      malformed.push(`${entry.path}: not well-formed: ${(error as Error).message}`);
    }
  }
  return { names, texts, roots, malformed };
}

export function* descendants(element: XmlElement, name: string): Generator<XmlElement> {
  for (const child of element.children) {
    if (child.type !== "element") continue;
    if (child.name === name) yield child;
    yield* descendants(child, name);
  }
}

export function children(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => child.type === "element");
}

export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element === undefined ? undefined : children(element).find((one) => one.name === name);
}

export function textOf(element: XmlElement | undefined): string {
  if (element === undefined) return "";
  return element.children
    .map((node) => (node.type === "element" ? textOf(node) : "value" in node && node.type === "text" ? node.value : ""))
    .join("");
}

export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function areaOf(ref: string): Area {
  const corners = [...ref.matchAll(/\$?([A-Z]{1,3})\$?(\d+)/g)].map((match) => ({
    column: [...(match[1] ?? "")].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0),
    row: Number(match[2]),
  }));
  const first = corners[0];
  const last = corners.at(-1);
  if (first === undefined || last === undefined) throw new Error(`not an area: ${ref}`);
  return { left: first.column, top: first.row, right: last.column, bottom: last.row };
}

export function overlap(a: Area, b: Area): boolean {
  return a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
}

import {
  appendInto,
  attributeOf,
  childrenOf,
  removal,
  rootOf,
  spliced,
  withoutRegions,
  type XmlElement,
} from "./ByteXml";
import type { EditedPackage } from "./EditedPackage";

/** Relationships and content types of ours are told by their ids and part names, which begin with this. */
export const OWN = "miHighlight";

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/** ISO's strict files name everything anew. */
const OFFICE_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPES = "[Content_Types].xml";

export interface Link {
  readonly id: string;
  /** The last word of its type: `comments`, `vmlDrawing`. */
  readonly kind: string;
  /** The part it points at. */
  readonly target: string;
}

export function relationshipsPath(part: string): string {
  const slash = part.lastIndexOf("/") + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

export function namespaceOfLinks(xml: string): string {
  return xml.slice(0, 4000).includes("http://purl.oclc.org/ooxml/spreadsheetml/main") ? OFFICE_STRICT : OFFICE;
}

function resolve(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith("/") ? target : folder + target).split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}

function linkOf(xml: string, element: XmlElement, part: string): Link | null {
  const target = attributeOf(xml, element, "Target");
  if (target === null || attributeOf(xml, element, "TargetMode") === "External") return null;
  return {
    id: attributeOf(xml, element, "Id") ?? "",
    kind: (attributeOf(xml, element, "Type") ?? "").split("/").pop() ?? "",
    target: resolve(part.slice(0, part.lastIndexOf("/") + 1), target),
  };
}

/** What a part points at inside the package; `""`: the package itself. */
export async function linksOf(file: EditedPackage, part: string): Promise<Link[]> {
  const path = relationshipsPath(part);
  if (!file.has(path)) return [];
  const xml = await file.text(path);
  const root = rootOf(xml);
  if (!root) return [];
  return childrenOf(xml, root).flatMap((element) => linkOf(xml, element, part) ?? []);
}

/** Lets a part point at another under an id of ours. */
export async function addLink(
  file: EditedPackage,
  part: string,
  link: { readonly id: string; readonly type: string; readonly target: string },
): Promise<void> {
  const path = relationshipsPath(part);
  const element = (prefix: string): string =>
    `<${prefix}Relationship Id="${link.id}" Type="${link.type}" Target="/${link.target}"/>`;
  if (!file.has(path)) {
    file.put(
      path,
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
        `<Relationships xmlns="${PACKAGE}/relationships">${element("")}</Relationships>`,
    );
    return;
  }
  const xml = await file.text(path);
  const root = rootOf(xml);
  if (root) file.put(path, spliced(xml, [appendInto(xml, root, element(root.prefix))]));
}

/** Takes off what points at these parts; a list that held nothing else goes with it. */
export async function removeLinks(file: EditedPackage, part: string, targets: ReadonlySet<string>): Promise<void> {
  const path = relationshipsPath(part);
  if (targets.size === 0 || !file.has(path)) return;
  const before = await file.text(path);
  const xml = withoutRegions(before);
  if (xml !== before) file.put(path, xml);
  const root = rootOf(xml);
  if (!root) return;
  const all = childrenOf(xml, root);
  const ours = all.filter((element) => targets.has(linkOf(xml, element, part)?.target ?? ""));
  if (ours.length === 0) return;
  // a list that was there empty, as its region told, stays
  if (ours.length === all.length && xml === before) file.remove(path);
  else file.put(path, spliced(xml, ours.map(removal)));
}

/** Says what a new part holds. */
export async function addType(file: EditedPackage, part: string, type: string): Promise<void> {
  const xml = await file.text(TYPES);
  const root = rootOf(xml);
  if (!root) return;
  const override = `<${root.prefix}Override PartName="/${part}" ContentType="${type}"/>`;
  file.put(TYPES, spliced(xml, [appendInto(xml, root, override)]));
}

export async function removeTypes(file: EditedPackage, parts: ReadonlySet<string>): Promise<void> {
  if (parts.size === 0) return;
  const before = await file.text(TYPES);
  const xml = withoutRegions(before);
  const root = rootOf(xml);
  if (!root) return;
  const ours = childrenOf(xml, root).filter((element) => {
    const name = attributeOf(xml, element, "PartName");
    return name !== null && parts.has(name.replace(/^\//, ""));
  });
  const after = spliced(xml, ours.map(removal));
  if (after !== before) file.put(TYPES, after);
}

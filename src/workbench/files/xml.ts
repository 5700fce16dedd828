export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlNode[];
  text: string;
}

const TOKEN =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([^\s/>!]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>|([^<]+)/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** XML text as people read it: references, and Excel's own `_xHHHH_`. */
export function unescapeXml(text: string): string {
  let plain = text;
  if (plain.includes("&")) {
    plain = plain.replace(/&(#x[0-9A-Fa-f]+|#\d+|\w+);/g, (all, name: string) => {
      if (!name.startsWith("#")) return ENTITIES[name] ?? all;
      return String.fromCodePoint(name[1] === "x" ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10));
    });
  }
  if (!plain.includes("_x")) return plain;
  return plain.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

function local(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** Attributes by local name; `r:id` is both `id` and `r:id`. */
export function attributesOf(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = "", double, single] of text.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    const value = unescapeXml(double ?? single ?? "");
    found[name] = value;
    found[local(name)] ??= value;
  }
  return found;
}

/** A small part as a tree, names without their prefixes. */
export function parseXml(xml: string): XmlNode {
  const root: XmlNode = { name: "", attributes: {}, children: [], text: "" };
  const open: XmlNode[] = [root];
  for (const [, raw, closing, name, attributes, empty, text] of xml.matchAll(TOKEN)) {
    const parent = open[open.length - 1] ?? root;
    if (raw !== undefined) parent.text += raw;
    else if (text !== undefined) parent.text += unescapeXml(text.replace(/\r\n?/g, "\n"));
    else if (name !== undefined) {
      if (closing) {
        if (open.length > 1) open.pop();
        continue;
      }
      const node: XmlNode = { name: local(name), attributes: attributesOf(attributes ?? ""), children: [], text: "" };
      parent.children.push(node);
      if (!empty) open.push(node);
    }
  }
  return root.children[0] ?? root;
}

export function child(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node?.children.find((one) => one.name === name);
}

export function children(node: XmlNode | undefined, name: string): XmlNode[] {
  return node?.children.filter((one) => one.name === name) ?? [];
}

/** Follows names downwards. */
export function path(node: XmlNode | undefined, ...names: string[]): XmlNode | undefined {
  return names.reduce<XmlNode | undefined>((at, name) => child(at, name), node);
}

/** Every node of this name, at any depth. */
export function descendants(node: XmlNode | undefined, name: string): XmlNode[] {
  return node?.children.flatMap((one) => [...(one.name === name ? [one] : []), ...descendants(one, name)]) ?? [];
}

export function isOn(value: string | undefined): boolean {
  return value === "1" || value === "true" || value === "on";
}

/** Texts of a rich-text element, phonetic hints left out. */
export function richText(node: XmlNode): string {
  return node.children
    .map((one) => (one.name === "t" ? one.text : one.name === "r" ? (child(one, "t")?.text ?? "") : ""))
    .join("");
}

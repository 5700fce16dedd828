/** An element as far as a manifest needs it: its attributes, its own text, and where it stands. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Names of its ancestors, outermost first. */
  readonly path: readonly string[];
  readonly parent: XmlElement | null;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

const tags = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<(\/?)([\w:]+)((?:\s+[\w:]+="[^"]*")*)\s*(\/?)>/g;

/** Every element in the order of the document. For documents of our own making: no CDATA, no entities beyond the five. */
export function elementsOf(xml: string): XmlElement[] {
  const found: XmlElement[] = [];
  const open: { element: XmlElement & { text: string; children: XmlElement[] }; from: number }[] = [];
  for (const match of xml.matchAll(tags)) {
    const [whole, closing, name, attributes = "", empty] = match;
    if (name === undefined) continue;
    if (closing) {
      const last = open.pop();
      if (last) last.element.text = decoded(xml.slice(last.from, match.index)).trim();
      continue;
    }
    const element = {
      name,
      attributes: Object.fromEntries(
        [...attributes.matchAll(/([\w:]+)="([^"]*)"/g)].map((a) => [a[1] ?? "", decoded(a[2] ?? "")]),
      ),
      path: open.map((o) => o.element.name),
      parent: open.at(-1)?.element ?? null,
      children: [],
      text: "",
    };
    found.push(element);
    open.at(-1)?.element.children.push(element);
    if (!empty) open.push({ element, from: match.index + whole.length });
  }
  return found;
}

/** What stands in the way of reading the document; null when its tags match. */
export function unbalanced(xml: string): string | null {
  const open: string[] = [];
  let rest = 0;
  for (const match of xml.matchAll(tags)) {
    if (xml.slice(rest, match.index).includes("<")) return `something unreadable before <${match[2] ?? "?"}>`;
    rest = match.index + match[0].length;
    if (match[2] === undefined || match[4]) continue;
    if (!match[1]) open.push(match[2]);
    else if (open.pop() !== match[2]) return `</${match[2]}> closes nothing`;
  }
  if (xml.slice(rest).includes("<")) return "something unreadable at the end";
  return open.length > 0 ? `<${open.at(-1)}> is not closed` : null;
}

function decoded(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");
}

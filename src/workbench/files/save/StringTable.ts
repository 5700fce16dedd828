import type { Steps } from "../../../core/steps";
import { CUT_MARK, TEXT_LIMIT } from "../../../host/xlsx/write/SharedStrings";
import { cutText, XML_HEAD, xmlText } from "../../../host/xlsx/write/xmlText";
import { parseXml, richText } from "../xml";

const BATCH = 500;
const EMPTY = `${XML_HEAD}<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"></sst>`;

/** The texts of the file, to which new ones are added; a text that is there keeps its number, formatted words and all. */
export class StringTable {
  private readonly known = new Map<string, number>();
  private readonly added: string[] = [];
  private count = 0;

  private constructor(private readonly xml: string) {}

  /** The texts of a part, read in pieces. */
  static *read(xml: string): Steps<StringTable> {
    const table = new StringTable(xml);
    for (const [item] of xml.matchAll(/<(?:\w+:)?si\b(?:[^>]*\/>|[\s\S]*?<\/(?:\w+:)?si>)/g)) {
      const simple = /^<si><t(?: xml:space="preserve")?>([^<&_]*)<\/t><\/si>$/.exec(item)?.[1];
      const text = simple ?? richText(parseXml(item));
      if (!table.known.has(text)) table.known.set(text, table.count);
      if (++table.count % BATCH === 0) yield;
    }
    return table;
  }

  indexOf(text: string): number {
    const whole = cutText(text, TEXT_LIMIT, CUT_MARK);
    let index = this.known.get(whole);
    if (index === undefined) {
      this.known.set(whole, (index = this.count + this.added.length));
      this.added.push(`<si><t xml:space="preserve">${xmlText(whole)}</t></si>`);
    }
    return index;
  }

  get hasNew(): boolean {
    return this.added.length > 0;
  }

  toXml(): string {
    const whole = this.xml === "" ? EMPTY : this.xml;
    const prefix = /<(\w+:)sst\b/.exec(whole.slice(0, 2000))?.[1] ?? "";
    const added =
      prefix === "" ? this.added : this.added.map((one) => one.replace(/<(\/?)(si|t)\b/g, `<$1${prefix}$2`));
    return whole
      .replace(/(<(?:\w+:)?sst\b[^>]*?)\s(?:count|uniqueCount)="\d*"/, "$1")
      .replace(/(<(?:\w+:)?sst\b[^>]*?)\s(?:count|uniqueCount)="\d*"/, "$1")
      .replace(/(<(\w+:)?sst\b[^>]*?)\/>\s*$/, "$1></$2sst>")
      .replace(/<\/(?:\w+:)?sst>\s*$/, () => `${added.join("")}</${prefix}sst>`);
  }
}

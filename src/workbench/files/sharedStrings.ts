import type { Steps } from "../../core/steps";
import { parseXml, richText, unescapeXml } from "./xml";

const ITEM = /<((?:\w+:)?)si\b[^>]*?(?:\/>|>([\s\S]*?)<\/\1si>)/g;
/** The usual case: one run of plain text. */
const PLAIN = /^<t(?: [^>]*)?>([^<\r]*)<\/t>$/;
const BATCH = 500;

/** The texts that a workbook's cells share, in pieces. */
export function* sharedStrings(xml: string): Steps<string[]> {
  const strings: string[] = [];
  const pattern = new RegExp(ITEM);
  for (let match = pattern.exec(xml); match; match = pattern.exec(xml)) {
    const [, , body = ""] = match;
    const plain = PLAIN.exec(body);
    strings.push(plain ? unescapeXml(plain[1] ?? "") : richText(parseXml(`<si>${body}</si>`)));
    if (strings.length % BATCH === 0) yield;
  }
  return strings;
}

/* global TextDecoder */

import { columnLetters } from "../../../src/contract/cells";
import type { Base, TableModel } from "../bases";
import { Book, escaped } from "../Book";
import type { Mutation } from "../Mutation";
import type { Random } from "../Random";
import { pickCell, pickWideCell, rejects, type Place } from "./places";

/** As it stands in the XML, and as it must come out. */
interface Odd {
  readonly xml: string;
  readonly text: string;
}

const same = (text: string): Odd => ({ xml: escaped(text), text });

const ODD: readonly Odd[] = [
  ...[
    "\u0645\u0631\u062d\u0628\u0627 SLA \u0628\u0627\u0644\u0639\u0631\u0628\u064a\u0629",
    "\u202eevil\u202c \u2066isolated\u2069 text",
    "👩‍👩‍👧‍👦 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🇬🇧 ok",
    "e\u0301\u0327\u0323 Z\u0351\u036b\u0343a\u0335l\u034fgo",
    "客服 통화 การโทร हिन्दी",
    "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 \u{10ffff}",
    "tab\tand\nline",
    "]]> --> <!-- <![CDATA[ &amp; &#65;",
    "=cmd|' /C calc'!A0",
    "${jndi:ldap://x} {{7*7}} %s%n",
    "<script>alert(1)</script>",
    "'); DROP TABLE kpis;--",
    "constructor __proto__ toString",
  ].map(same),
  { xml: "nul_x0000_inside", text: "nul\u0000inside" },
  { xml: "bell_x0007_ esc_x001B_[31m x", text: "bell\u0007 esc\u001b[31m x" },
  { xml: "cr_x000D_\r\nlf end", text: "cr\r\nlf end" },
  { xml: "_x005F_x0041_ kept", text: "_x0041_ kept" },
  { xml: "lone _xD83D_ half", text: "lone \ud83d half" },
  { xml: "half _xDE00_ lone", text: "half \ude00 lone" },
  { xml: "reference &#x1F600;&#128512; ok", text: "reference 😀😀 ok" },
  { xml: "no character &#0; here", text: "no character \ufffd here" },
  { xml: "beyond &#x110000; all", text: "beyond \ufffd all" },
  { xml: "unknown &nbsp; entity", text: "unknown &nbsp; entity" },
  { xml: "<![CDATA[a < b & c]]> end", text: "a < b & c end" },
];

/** A free text of a good row: nothing else hangs on what it says. */
function freeText(base: Base, random: Random): Place | null {
  const free = [
    "comment",
    "text",
    "note",
    "item",
    "decision",
    "rootCause",
    "evidence",
    "mitigation",
    "purpose",
    "what",
    "objective",
    "perverse",
  ];
  return pickCell(
    base,
    random,
    ["text"],
    (key, table) => free.includes(key) && !(table.key === "invoices" || table.key === "terms" || table.key === "plan"),
  );
}

const oddText: Mutation = {
  name: "odd text",
  make(base, random) {
    const place = freeText(base, random);
    if (!place) return null;
    const { table, row, column, key } = place;
    const odd = random.pick(ODD);
    const book = new Book(base.parts);
    const shape = random.pick(["inline", "runs", "str"]);
    const sheet = book.sheet(table.sheet);
    if (shape === "runs" && !/[&<]/.test(odd.xml) && !odd.xml.includes("_x"))
      sheet.set(
        row,
        column,
        "inlineStr",
        `<is><r><rPr><b/></rPr><t xml:space="preserve">${[...odd.xml].slice(0, 3).join("")}</t></r><r><t xml:space="preserve">${[...odd.xml].slice(3).join("")}</t></r><rPh sb="0" eb="1"><t>phonetic</t></rPh></is>`,
      );
    else if (shape === "str") sheet.set(row, column, "str", `<v>${odd.xml}</v>`);
    else sheet.set(row, column, "inlineStr", `<is><t xml:space="preserve">${odd.xml}</t></is>`);
    const spot = { sheet: table.sheet, row };
    // a KPI's row is judged as a whole; the observation's comment belongs to its own row
    return {
      what: `${shape} ${odd.xml} at ${table.sheet}!${columnLetters(column)}${row}`,
      bytes: book.bytes(),
      expected: { touched: [spot], values: [{ ...spot, is: { [key]: odd.text } }] },
    };
  },
};

const oddSharedText: Mutation = {
  name: "odd shared texts",
  make(base, random) {
    const book = new Book(base.parts);
    if (!book.parts.has("xl/sharedStrings.xml")) return null;
    const place = freeText(base, random);
    if (!place) return null;
    const { table, row, column, key } = place;
    const odd = random.pick(ODD);
    const count = [...book.text("xl/sharedStrings.xml").matchAll(/<si\b/g)].length;
    book.edit("xl/sharedStrings.xml", (xml) =>
      xml.replace("</sst>", `<si><t xml:space="preserve">${odd.xml}</t></si></sst>`),
    );
    book.sheet(table.sheet).set(row, column, "s", `<v>${count}</v>`);
    const spot = { sheet: table.sheet, row };
    return {
      what: `${odd.xml} at ${table.sheet}!${columnLetters(column)}${row}`,
      bytes: book.bytes(),
      expected: { touched: [spot], values: [{ ...spot, is: { [key]: odd.text } }] },
    };
  },
};

const longText: Mutation = {
  name: "very long text",
  make(base, random) {
    const unit = random.pick(["x", "long ", "- ", "9", "1,", ". ", "👩‍👩‍👧‍👦", "(", "T,", "a\u0301", "\t"]);
    const length = random.pick([32_767, 40_000, 300_000]);
    const text = `a${unit.repeat(Math.ceil(length / unit.length)).trimEnd()}z`;
    const book = new Book(base.parts);
    const number = random.below(2) === 0;
    const place = number
      ? (pickWideCell(base, random) ?? pickCell(base, random, ["number", "date", "money"]))
      : freeText(base, random);
    if (!place) return null;
    const { table, row, column, key } = place;
    book.sheet(table.sheet).setText(row, column, text);
    const spot = { sheet: table.sheet, row };
    return {
      what: `${text.length} of ${JSON.stringify(unit)} at ${table.sheet}!${columnLetters(column)}${row}`,
      bytes: book.bytes({ packed: true }),
      expected: number
        ? { rejected: rejects(base, place) }
        : { touched: [spot], values: [{ ...spot, is: { [key]: text } }] },
    };
  },
};

/** Long and odd headers in columns that are none of ours. */
const oddHeaders: Mutation = {
  name: "odd headers",
  make(base, random) {
    // a sheet known by its headers alone (Wk) is rightly doubted when most of them are strange
    const table = random.pick(base.tables.filter((t) => t.key !== "contract" && !t.wide && t.sheet !== "Wk"));
    const book = new Book(base.parts);
    const sheet = book.sheet(table.sheet);
    for (let i = 0; i < 8; i++) {
      const column = table.width + 1 + i;
      sheet.setText(
        table.headerRow,
        column,
        random.pick([
          "__proto__",
          "constructor",
          "h".repeat(32_767),
          "1 " + "- ".repeat(60),
          "\ufffd",
          "👩‍👩‍👧‍👦",
          "\u202e",
          "=A1",
          "$&$1",
          "?",
          "0",
          "…",
          `${i}`.repeat(5_000),
        ]),
      );
      for (const row of random.some(table.rows, 5)) sheet.setNumber(row, column, random.below(9));
    }
    return { what: table.sheet, bytes: book.bytes(), expected: {} };
  },
};

/** Bytes in a sheet that are no UTF-8 at all. */
const wrongBytes: Mutation = {
  name: "bytes that are no text",
  make(base, random) {
    const place = freeText(base, random);
    if (!place) return null;
    const { table, row, column } = place;
    const book = new Book(base.parts);
    book.sheet(table.sheet).setText(row, column, "MARK-HERE");
    book.settle();
    const part = book.partOf(table.sheet);
    const bytes = Uint8Array.from(book.parts.get(part) as Uint8Array);
    const at = new TextDecoder("latin1").decode(bytes).indexOf("MARK-HERE");
    bytes.set(
      random.pick([[0xed, 0xa0, 0xbd], [0xff, 0xfe], [0xc0, 0x80], [0xf8, 0x88, 0x80], [0x80], [0xe2, 0x82]]),
      at + 1,
    );
    book.parts.set(part, bytes);
    return {
      what: `${table.sheet}!${columnLetters(column)}${row}`,
      bytes: book.bytes(),
      expected: { touched: [{ sheet: table.sheet, row }] },
    };
  },
};

/** Words of every kind in columns that our code might take for properties of an object. */
const hostileIds: Mutation = {
  name: "ids that are words of the language",
  make(base, random) {
    const table = base.tables.find(({ key, wide }) => key === "observations" && !wide) as TableModel;
    const book = new Book(base.parts);
    const sheet = book.sheet(table.sheet);
    const column = table.columns.get("kpi") ?? 1;
    const rejected = random.some(table.good, 4).map((row) => {
      sheet.setText(
        row,
        column,
        random.pick(["__proto__", "constructor", "toString", "hasOwnProperty", "\u0000", "valueOf", "$&", "<b>x</b>"]),
      );
      return { sheet: table.sheet, row, column };
    });
    return { what: `${rejected.length} rows of ${table.sheet}`, bytes: book.bytes(), expected: { rejected } };
  },
};

export const textMutations: readonly Mutation[] = [
  oddText,
  oddSharedText,
  longText,
  oddHeaders,
  wrongBytes,
  hostileIds,
];

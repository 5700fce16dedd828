import { columnLetters } from "../../../src/contract/cells";
import { specOf, type Base, type TableModel } from "../bases";
import { Book } from "../Book";
import type { Expected, Mutation } from "../Mutation";
import { lastRow, merge } from "./sheets";

/** Sheets that become unreadable when this one does: without KPIs no observation can be used. */
function lostWith(base: Base, table: TableModel): string[] {
  const others = table.key === "kpis" ? base.tables.filter(({ key }) => key === "observations") : [];
  return [table.sheet, ...others.map(({ sheet }) => sheet)];
}

const missingColumn: Mutation = {
  name: "a missing column",
  make(base, random) {
    const table = random.pick(base.tables);
    if (table.key === "contract" || (table.wide && random.below(2) === 0)) return null;
    const [key, column] = random.pick([...table.columns]);
    const book = new Book(base.parts);
    const sheet = book.sheet(table.sheet);
    for (const row of random.below(3) === 0 ? [table.headerRow] : [table.headerRow, ...table.rows])
      sheet.clear(row, column);
    const required = specOf(table.key)[key]?.required === true;
    const what = `${table.sheet} without ${key}`;
    if (required) return { what, bytes: book.bytes(), expected: { lost: lostWith(base, table) } };
    // What is judged by several columns may now be judged otherwise, row by row; each is used or listed.
    const touched = table.rows.map((row) => ({ sheet: table.sheet, row }));
    return { what, bytes: book.bytes(), expected: { touched } };
  },
};

const duplicateHeader: Mutation = {
  name: "a header that stands twice",
  make(base, random) {
    const table = random.pick(base.tables.filter(({ key, wide }) => key !== "contract" && !wide));
    const [key, from] = random.pick([...table.columns]);
    const book = new Book(base.parts);
    const sheet = book.sheet(table.sheet);
    const to = table.width + 1 + (table.isExcelTable ? 0 : random.below(3));
    const header = String(base.value(table.sheet, table.headerRow, from));
    sheet.setText(table.headerRow, to, random.pick([header, header.toUpperCase(), ` ${header}\u00a0`]));
    for (const row of table.rows) sheet.setText(row, to, random.pick(["junk", "=1+1", "9e9", "#N/A"]));
    if (table.isExcelTable && random.below(2) === 0)
      book.resizeTable(table.sheet, (ref) => ref.replace(/:[A-Z]+/, `:${columnLetters(to)}`));
    return { what: `${table.sheet}: ${key} again in ${columnLetters(to)}`, bytes: book.bytes(), expected: {} };
  },
};

const mergedHeader: Mutation = {
  name: "headers merged",
  make(base, random) {
    const table = random.pick(base.tables.filter(({ key, wide }) => key !== "contract" && !wide));
    const columns = [...table.columns].sort((a, b) => a[1] - b[1]);
    const at = random.below(columns.length - 1);
    const [, left] = columns[at] ?? ["", 1];
    const [key, right] = columns[at + 1] ?? ["", 2];
    if (right !== left + 1) return null;
    const book = new Book(base.parts);
    const sheet = book.sheet(table.sheet);
    sheet.clear(table.headerRow, right);
    merge(sheet, `${columnLetters(left)}${table.headerRow}:${columnLetters(right)}${table.headerRow}`);
    const required = specOf(table.key)[key]?.required === true;
    const expected: Expected = required
      ? { lost: lostWith(base, table) }
      : { touched: table.rows.map((row) => ({ sheet: table.sheet, row })) };
    return { what: `${table.sheet}: ${key} under its neighbour's header`, bytes: book.bytes(), expected };
  },
};

/** Merges that other programs declare over cells that all hold something. */
const mergedFull: Mutation = {
  name: "merges over full cells",
  make(base, random) {
    const table = random.pick(base.tables);
    const book = new Book(base.parts);
    merge(book.sheet(table.sheet), random.pick(["A1:B2", "A1:XFD1048576", "B2:B9", "A2:C2"]));
    return { what: table.sheet, bytes: book.bytes(), expected: {} };
  },
};

const hidden: Mutation = {
  name: "hidden and filtered",
  make(base, random) {
    const table = random.pick(base.tables);
    const book = new Book(base.parts);
    const sheet = book.sheet(table.sheet);
    const how = random.pick(["rows", "columns", "filter", "sheet", "very", "outline"]);
    const part = book.partOf(table.sheet);
    if (how === "rows" || how === "filter" || how === "outline") {
      for (const row of table.rows)
        if (random.below(2) === 0)
          sheet.rowAt(row).attributes +=
            how === "outline" ? ' outlineLevel="1" hidden="true" collapsed="1"' : ' hidden="1"';
    }
    if (how === "columns") {
      sheet.head =
        sheet.head.replace(/<cols>.*<\/cols>/s, "") + '<cols><col min="1" max="16384" width="0" hidden="1"/></cols>';
    }
    if (how === "filter" && !table.isExcelTable)
      sheet.after(
        `<autoFilter ref="A${table.headerRow}:${columnLetters(table.width)}${lastRow(table)}"><filterColumn colId="0"><filters><filter val="nothing"/></filters></filterColumn></autoFilter>`,
      );
    if (how === "sheet" || how === "very") {
      const state = how === "very" ? "veryHidden" : "hidden";
      book.edit("xl/workbook.xml", (xml) =>
        xml.replace(/<sheet\b[^>]*>/g, (tag) =>
          book.partOf(/name="([^"]*)"/.exec(tag)?.[1] ?? "") === part
            ? tag.replace(/ state="\w+"/, "").replace(/\/>$/, ` state="${state}"/>`)
            : tag,
        ),
      );
    }
    return { what: `${how} of ${table.sheet}`, bytes: book.bytes(), expected: {} };
  },
};

/** Days counted from 1904: every date stands as 1462 less. */
const from1904: Mutation = {
  name: "days counted from 1904",
  make(base, random) {
    const book = new Book(base.parts);
    let changed = 0;
    for (const table of base.tables) {
      const sheet = book.sheet(table.sheet);
      const shift = (row: number, column: number): void => {
        const value = base.value(table.sheet, row, column);
        if (typeof value !== "number" || value < 32_874 || value > 74_000) return;
        sheet.setNumber(row, column, value - 1462);
        changed++;
      };
      for (const [key, column] of table.columns) {
        if (specOf(table.key)[key]?.kind === "date") for (const row of table.rows) shift(row, column);
      }
      for (const column of table.periods) shift(table.headerRow, column);
      if (table.key !== "contract") continue;
      const value = table.columns.get("value") ?? 2;
      for (const row of table.rows) shift(row, value); // no other fact is a number of that size
    }
    const flag = random.pick(["1", "true", "on"]);
    book.edit("xl/workbook.xml", (xml) =>
      xml.includes("<workbookPr")
        ? xml.replace("<workbookPr", `<workbookPr date1904="${flag}"`)
        : xml.replace("<sheets>", `<workbookPr date1904="${flag}"/><sheets>`),
    );
    return changed === 0 ? null : { what: `${changed} dates, flag ${flag}`, bytes: book.bytes(), expected: {} };
  },
};

const swappedColumns: Mutation = {
  name: "columns in another order",
  make(base, random) {
    const table = random.pick(base.tables.filter(({ key, wide }) => key !== "contract" && !wide));
    const order = random.some([...Array(table.width).keys()], table.width);
    const book = new Book(base.parts);
    book.sheet(table.sheet).moveColumns((column) => (order[column - 1] ?? column - 1) + 1);
    const moved = (name: string, row: number, column: number): readonly [string, number, number] => [
      name,
      row,
      name === table.sheet ? (order[column - 1] ?? column - 1) + 1 : column,
    ];
    return { what: table.sheet, bytes: book.bytes(), expected: { moved } };
  },
};

const headerSpelling: Mutation = {
  name: "headers spelled otherwise",
  make(base, random) {
    const table = random.pick(base.tables);
    const book = new Book(base.parts);
    const sheet = book.sheet(table.sheet);
    for (const [, column] of table.columns) {
      const header = String(base.value(table.sheet, table.headerRow, column));
      sheet.setText(
        table.headerRow,
        column,
        random.pick([
          header.toUpperCase(),
          header.toLowerCase(),
          `  ${header} `,
          header.replaceAll(" ", "\u00a0"),
          header.replaceAll(" ", "\n"),
          header.replaceAll(" ", "_"),
          `${header}:`,
          `\ufeff${header}`,
        ]),
      );
    }
    return { what: table.sheet, bytes: book.bytes(), expected: {} };
  },
};

const duplicateSheetNames: Mutation = {
  name: "two sheets of one name",
  make(base, random) {
    const [a, b] = random.some(
      base.tables.filter(({ key }) => key !== "contract"),
      2,
    );
    if (!a || !b) return null;
    const book = new Book(base.parts);
    // A stray copy with another letter case, or a second sheet of notes; the rows of the real ones must all survive.
    const name = random.pick([a.sheet, a.sheet.toUpperCase(), b.sheet]);
    book.put(
      "xl/worksheets/notes.xml",
      '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Notes of the meeting</t></is></c></row></sheetData></worksheet>',
    );
    book.edit("xl/_rels/workbook.xml.rels", (xml) =>
      xml.replace(
        "</Relationships>",
        '<Relationship Id="rIdNotes" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/notes.xml"/></Relationships>',
      ),
    );
    book.edit("xl/workbook.xml", (xml) =>
      xml.replace("</sheets>", `<sheet name="${name}" sheetId="900" r:id="rIdNotes"/></sheets>`),
    );
    return { what: name, bytes: book.bytes(), expected: {} };
  },
};

const dimension: Mutation = {
  name: "absurd dimensions",
  make(base, random) {
    const book = new Book(base.parts);
    const ref = random.pick(["A1:XFD1048576", "A1", "XFD1048576", "B2:A1", "A0:ZZZZ99999999999", "", "#REF!"]);
    for (const table of base.tables) {
      const sheet = book.sheet(table.sheet);
      sheet.head = sheet.head.replace(/<dimension\b[^>]*>/, "");
      sheet.head = sheet.head.replace(
        /(<worksheet\b[^>]*>(?:<sheetPr\b(?:[^>]*\/>|.*?<\/sheetPr>))?)/s,
        `$1<dimension ref="${ref}"/>`,
      );
    }
    return { what: `dimension ${ref}`, bytes: book.bytes(), expected: {} };
  },
};

/** Excel tables whose part does not say what stands in the sheet. */
const tableParts: Mutation = {
  name: "table parts that disagree with their sheet",
  make(base, random) {
    const table = random.pick(base.tables.filter(({ isExcelTable }) => isExcelTable));
    const book = new Book(base.parts);
    const [part = ""] = book.tableParts(table.sheet);
    const how = random.pick(["names", "gone", "no ref", "too long", "displayName", "sheet ref"]);
    if (how === "gone") book.parts.delete(part);
    else
      book.edit(part, (xml) => {
        if (how === "names") return xml.replace(/(<tableColumn\b[^>]*? name=")[^"]*"/g, '$1wrong"');
        if (how === "no ref") return xml.replaceAll(/ ref="[^"]*"/g, "");
        if (how === "too long") return xml.replaceAll(/(ref="[A-Z]+\d+:[A-Z]+)\d+"/g, '$11048576"');
        if (how === "sheet ref") return xml.replaceAll(/ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g, 'ref="$$$1$$$2:$$$3$$$4"');
        return xml.replaceAll(/isplayName="[^"]*"/g, 'isplayName=""');
      });
    return { what: `${table.sheet}: ${how}`, bytes: book.bytes(), expected: {} };
  },
};

export const structureMutations: readonly Mutation[] = [
  missingColumn,
  duplicateHeader,
  mergedHeader,
  mergedFull,
  hidden,
  from1904,
  swappedColumns,
  headerSpelling,
  duplicateSheetNames,
  dimension,
  tableParts,
];

import { columnLetters } from "../../../src/contract/cells";
import { specOf, type TableModel } from "../bases";
import { Book, type Sheet } from "../Book";
import type { Mutation, Spot } from "../Mutation";
import { lastRow, merge } from "./sheets";

/** A copy of a row's cells below the table, as its next row. */
function copyRow(sheet: Sheet, from: number, to: number): void {
  sheet.rowAt(to).cells = new Map(sheet.rowAt(from).cells);
}

function extend(book: Book, table: TableModel, to: number): void {
  if (table.isExcelTable) book.resizeTable(table.sheet, (ref) => ref.replace(/\d+$/, String(to)));
}

/** One KPI over several rows: only the first of merged cells holds it. */
const mergedData: Mutation = {
  name: "data cells merged",
  make(base, random) {
    const table = random.pick(
      base.tables.filter(({ key, wide, good }) => !wide && key !== "contract" && key !== "kpis" && good.length > 3),
    );
    const required = [...table.columns].filter(([key]) => specOf(table.key)[key]?.required === true);
    const [, column] = random.pick(required);
    const start = random.below(table.good.length - 3);
    const rows = table.good.slice(start, start + 3);
    if (rows[2] !== (rows[0] ?? 0) + 2) return null;
    const book = new Book(base.parts);
    const sheet = book.sheet(table.sheet);
    const rejected: Spot[] = [];
    for (const row of rows.slice(1)) {
      sheet.clear(row, column);
      rejected.push({ sheet: table.sheet, row, column });
    }
    merge(sheet, `${columnLetters(column)}${rows[0]}:${columnLetters(column)}${rows[2]}`);
    return {
      what: `${table.sheet}!${columnLetters(column)}${rows[0]} over three rows`,
      bytes: book.bytes(),
      expected: { rejected },
    };
  },
};

/** Millions of rows that hold nothing, between the rows and below them. */
const blankRows: Mutation = {
  name: "blank rows by the million",
  make(base, random) {
    const table = random.pick(base.tables);
    const n = random.below(8) === 0 ? 1_000_000 : 20_000;
    const book = new Book(base.parts);
    const sheet = book.sheet(table.sheet);
    const between = random.below(2) === 0;
    const from = between ? (table.rows[Math.floor(table.rows.length / 2)] ?? table.headerRow + 1) : lastRow(table) + 1;
    if (between) {
      sheet.shiftDown(from, n);
      extend(book, table, lastRow(table) + n);
    } else if (random.below(2) === 0) extend(book, table, 1_048_576);
    const shape = random.pick([
      (r: number) => `<row r="${r}"/>`,
      (r: number) => `<row r="${r}" ht="15"><c r="A${r}" s="0"/></row>`,
    ]);
    book.settle();
    const blank: string[] = [];
    for (let row = from; row < from + n; row++) blank.push(shape(row));
    const at = `<row r="${from + n}"`;
    book.edit(sheet.part, (xml) =>
      between ? xml.replace(at, blank.join("") + at) : xml.replace("</sheetData>", `${blank.join("")}</sheetData>`),
    );
    const moved = (name: string, row: number, column: number): readonly [string, number, number] => [
      name,
      between && name === table.sheet && row >= from ? row + n : row,
      column,
    ];
    return { what: `${n} ${between ? "inside" : "below"} ${table.sheet}`, bytes: book.bytes(), expected: { moved } };
  },
};

const duplicateRows: Mutation = {
  name: "rows that stand twice",
  make(base, random) {
    const long = base.tables.filter(({ key, wide }) => (key === "observations" && !wide) || key === "kpis");
    const table = random.pick(long);
    const book = new Book(base.parts);
    const sheet = book.sheet(table.sheet);
    const rejected: Spot[] = [];
    let last = Math.max(lastRow(table), sheet.lastRow);
    for (const row of random.some(table.good, 3)) {
      copyRow(sheet, row, ++last);
      rejected.push({ sheet: table.sheet, row: last });
    }
    extend(book, table, last);
    return { what: `${rejected.length} rows of ${table.sheet} again`, bytes: book.bytes(), expected: { rejected } };
  },
};

/** Rows that a program wrote below an Excel table without making the table longer. */
const belowTheTable: Mutation = {
  name: "rows below an Excel table",
  make(base, random) {
    const table = random.pick(base.tables.filter(({ isExcelTable, key }) => isExcelTable && key !== "contract"));
    const book = new Book(base.parts);
    const sheet = book.sheet(table.sheet);
    const last = lastRow(table);
    const gap = random.below(3);
    const touched: Spot[] = [];
    for (let i = 1; i <= 1 + random.below(3); i++) {
      copyRow(sheet, random.pick(table.good), last + gap + i);
      touched.push({ sheet: table.sheet, row: last + gap + i });
    }
    return { what: `${touched.length} below ${table.sheet}, gap ${gap}`, bytes: book.bytes(), expected: { touched } };
  },
};

/** Titles above, a blank column before: people's sheets do not begin at A1. */
const elsewhere: Mutation = {
  name: "a table that begins elsewhere",
  make(base, random) {
    const table = random.pick(base.tables.filter(({ isExcelTable }) => !isExcelTable));
    const book = new Book(base.parts);
    const sheet = book.sheet(table.sheet);
    const down = random.below(12);
    const right = random.below(4);
    sheet.shiftDown(1, down);
    sheet.moveColumns((column) => column + right);
    for (let row = 1; row <= Math.min(down, 6); row++)
      if (random.below(2) === 0)
        sheet.setText(
          row,
          1 + random.below(3),
          random.pick([
            "CONFIDENTIAL",
            "Contract pack 2026",
            "Date printed",
            "1 - - - - - - - - - - - - - - - - - - - - - - - - - - - - -",
          ]),
        );
    const moved = (name: string, row: number, column: number): readonly [string, number, number] =>
      name === table.sheet ? [name, row + down, column + right] : [name, row, column];
    return { what: `${table.sheet} ${down} down, ${right} right`, bytes: book.bytes(), expected: { moved } };
  },
};

const footnotes: Mutation = {
  name: "totals and footnotes below",
  make(base, random) {
    const table = random.pick(base.tables.filter(({ isExcelTable, key }) => !isExcelTable && key !== "contract"));
    const book = new Book(base.parts);
    const sheet = book.sheet(table.sheet);
    const last = Math.max(lastRow(table), sheet.lastRow);
    const columns = [...table.columns.values(), ...table.periods];
    const first = Math.min(...columns);
    const touched: Spot[] = [{ sheet: table.sheet, row: last + 2 }];
    sheet.setText(last + 2, first, "Total");
    for (const column of random.some(columns, 3)) if (column !== first) sheet.setNumber(last + 2, column, 123);
    if (!table.wide) {
      sheet.setText(last + 4, first, "* Figures are provisional.");
      touched.push({ sheet: table.sheet, row: last + 4 });
    }
    const wordy = table.wide && columns.every((c) => c === first || !sheet.cell(last + 2, c));
    return wordy ? null : { what: table.sheet, bytes: book.bytes(), expected: { touched } };
  },
};

export const rowMutations: readonly Mutation[] = [
  mergedData,
  blankRows,
  duplicateRows,
  belowTheTable,
  elsewhere,
  footnotes,
];

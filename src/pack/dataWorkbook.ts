import { dayFromIso } from "../core/days";
import type { Column } from "../contract/columns";
import { contractFacts } from "../contract/contractFacts";
import { tables, type TableKey } from "../contract/tables";
import type { LaidOutCell, LaidOutPack, LaidOutSheet, LaidOutTable, LaidOutValidation } from "./LaidOutPack";
import { cellStyle, DataStyles, headerStyle } from "./dataStyles";
import { readMeSheet } from "./dataReadMe";
import type { DataRow, DataSheet, DataValue, DataWorkbookAbout } from "./dataSheet";

export type { DataRow, DataSheet, DataValue, DataWorkbookAbout };

const template: DataWorkbookAbout = {
  title: "Contract data for the governance MI pack",
  intro: [
    "One sheet is one table. Replace the example row of a table with your own rows; leave tables that you do not have as they are, or delete them.",
    "Only KPIs and Observations are needed to build a first pack. Every other page appears when its data is there.",
    "Headers in bold on the darker ground are required. Hover over a header to read what it means. A blank cell is missing, never zero.",
  ],
  currency: "GBP",
  created: "2026-01-01T00:00:00Z",
};

/** Rows below the data that the validation lists reach, so that they are there when people type on. */
const SPARE_ROWS = 200;
const MAX_TEXT_WIDTH = 46;
const LINE_HEIGHT = 15;
const TOP = { vertical: "top" } as const;
const MIDDLE = { vertical: "middle" } as const;
/** Widths are counted in digits, and letters are a little narrower. */
const LETTERS_A_DIGIT = 1.06;
/** Shares up to this are written as numbers. */
const PLAIN_SHARE = 1.5;
/** Characters that one landscape page holds in type that can still be read. */
const READABLE_CHARACTERS = 190;

/**
 * A workbook of data tables: one sheet a table, named as the table, a native Excel table from A1, its headers with
 * notes, lists for choices, formats by the column's kind; before them a sheet "Read me" that links to all.
 */
export function dataWorkbook(sheets: readonly DataSheet[], about: DataWorkbookAbout = template): LaidOutPack {
  const styles = new DataStyles();
  const data = sheets.map((sheet) => dataSheet(sheet, about.currency, styles));
  const first = readMeSheet(sheets, about, styles);
  return {
    sheets: [first, ...data],
    styles: styles.all,
    names: [],
    properties: {
      title: about.title,
      subject: "Contract data",
      author: "Governance MI pack",
      company: "",
      keywords: "contract data, KPI, governance",
      description: about.intro[0] ?? "",
      created: about.created,
    },
  };
}

/** Name of the Excel table: letters, digits and underscores only. */
export function excelTableName(table: TableKey): string {
  return tables[table].name.replace(/[^A-Za-z0-9]+/g, "_");
}

function dataSheet(sheet: DataSheet, currency: string, styles: DataStyles): LaidOutSheet {
  const spec = tables[sheet.table];
  const columns: readonly (readonly [string, Column])[] = Object.entries(spec.columns);
  const widths = columns.map(([key, column]) => width(column, key, sheet));
  const rowHeights = new Map<number, number>([[1, headerHeight(columns, widths)]]);
  const cells: LaidOutCell[] = columns.map(([, column], i) => ({
    row: 1,
    column: i + 1,
    value: column.header,
    style: styles.index(headerStyle(column)),
    note: headerNote(column, currency),
  }));
  sheet.rows.forEach((row, r) => {
    const facts = columns.map(([key]) => (sheet.table === "contract" && key === "value" ? factOf(row) : undefined));
    const values = columns.map(([key, column], i) => cellValue(row[key] ?? null, facts[i] ?? column));
    const lines = Math.max(...values.map((v, i) => (typeof v === "string" ? linesOf(v, widths[i] ?? 10) : 1)));
    if (lines > 1) rowHeights.set(r + 2, lines * LINE_HEIGHT);
    columns.forEach(([key, own], i) => {
      const fact = facts[i];
      const style = { ...cellStyle(fact ?? own, currency, sheet.format?.(row, key)), ...(lines > 1 ? TOP : MIDDLE) };
      cells.push({
        row: r + 2,
        column: i + 1,
        value: values[i] ?? null,
        // The values of the Contract table are of all kinds in one column: they read as one when all stand left.
        style: styles.index(fact ? { ...style, horizontal: "left", wrap: true } : style),
        ...(fact ? { note: headerNote(fact, currency) } : {}),
      });
    });
  });
  const rows = Math.max(sheet.rows.length, 1) + 1;
  const box = { row: 1, column: 1, rows, columns: columns.length };
  const table: LaidOutTable = {
    ...box,
    name: excelTableName(sheet.table),
    headers: columns.map(([, column]) => column.header),
    filter: true,
    banded: sheet.rows.length > 12,
  };
  return {
    name: spec.name,
    pageId: `data-${sheet.table}`,
    columnWidths: widths,
    rowHeights,
    cells,
    merges: [],
    tables: [table],
    conditionalFormats: [],
    sparklines: [],
    charts: [],
    validations: columns.flatMap(([, column], i) => validation(column, i + 1, rows)),
    freeze: { rows: 1, columns: 1 },
    gridlines: true,
    print: {
      orientation: "landscape",
      area: box,
      fit: { width: Math.max(1, Math.round(sum(widths) / READABLE_CHARACTERS)), height: 0 },
      titleRows: { from: 1, to: 1 },
      breaks: [],
      header: "&L&A",
      footer: "&LMI data&RPage &P of &N",
      margins: { top: 0.75, bottom: 0.75, left: 0.4, right: 0.4, header: 0.3, footer: 0.3 },
    },
    typed: [],
  };
}

const facts: ReadonlyMap<string, Column> = new Map(Object.values(contractFacts).map((c) => [c.header, c]));

/** The Contract table holds a setting a row; how its value is written depends on which. */
function factOf(row: DataRow): Column | undefined {
  return typeof row.setting === "string" ? facts.get(row.setting) : undefined;
}

/** What stands in the cell: serial numbers for dates, yes and no for booleans, numbers for choices that are numbers. */
function cellValue(value: DataValue, column: Column): DataValue {
  if (column.kind === "date" && typeof value === "string") {
    const day = dayFromIso(value);
    if (day === undefined) throw new Error(`${column.header}: ${value} is not an ISO date`);
    return day;
  }
  // A bare 2 under a percentage might be 2 % or 200 %; with its sign it can only be one of them.
  if (column.kind === "percent" && typeof value === "number" && value > PLAIN_SHARE) return `${rounded(value * 100)}%`;
  if (column.kind === "boolean" && typeof value === "boolean") return value ? "yes" : "no";
  if (column.kind === "choice" && typeof value === "string" && /^\d+$/.test(value)) return Number(value);
  return value;
}

function headerNote(column: Column, currency: string): string {
  const kinds: Readonly<Record<Column["kind"], string>> = {
    text: "Text.",
    number: "A number.",
    money: `An amount in ${currency}.`,
    percent: "A percentage.",
    date: "A date.",
    boolean: "yes or no.",
    choice: `One of: ${(column.choices ?? []).join(", ")}.`,
  };
  const what = column.note === "" ? "" : `${column.note.replace(/\.$/, "")}. `;
  return `${what}${kinds[column.kind]}${column.required ? " Required." : ""}`;
}

/** Excel takes a list of at most 255 characters; ours are far shorter. */
function validation(column: Column, at: number, rows: number): LaidOutValidation[] {
  const box = { row: 2, column: at, rows: rows - 1 + SPARE_ROWS, columns: 1 };
  if (column.kind === "boolean") return [{ box, list: ["yes", "no"], message: "yes, no, or blank when not known" }];
  if (column.kind !== "choice" || column.choices === undefined) return [];
  return [{ box, list: column.choices, message: `One of: ${column.choices.join(", ")}` }];
}

function width(column: Column, key: string, sheet: DataSheet): number {
  // Room for the filter button beside the longest word of the header, which may wrap.
  const words = column.header.split(/\s+/).map((word) => word.length + 4);
  let longest = Math.max(9, ...words);
  if (column.kind === "date") longest = Math.max(longest, 13);
  else if (column.kind === "money") longest = Math.max(longest, 13);
  else if (column.kind !== "number" && column.kind !== "percent")
    for (const row of sheet.rows) longest = Math.max(longest, String(row[key] ?? "").length + 2);
  return Math.min(longest, MAX_TEXT_WIDTH);
}

function headerHeight(columns: readonly (readonly [string, Column])[], widths: readonly number[]): number {
  return LINE_HEIGHT * Math.max(...columns.map(([, column], i) => linesOf(column.header, (widths[i] ?? 10) - 3))) + 3;
}

function rounded(value: number): number {
  return Number(value.toPrecision(12));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}

/** Lines that a text needs when words wrap at a width of so many digits. */
function linesOf(text: string, characters: number): number {
  const room = Math.max(4, Math.floor(characters * LETTERS_A_DIGIT));
  let lines = 1;
  let used = 0;
  for (const word of text.split(" ")) {
    if (used > 0 && used + 1 + word.length > room) {
      lines++;
      used = word.length;
    } else used += (used > 0 ? 1 : 0) + word.length;
    while (used > room) {
      lines++;
      used -= room;
    }
  }
  return lines;
}

import { tables, type TableKey } from "../contract/tables";
import type { DataSheet, DataWorkbookAbout } from "./dataSheet";
import { readMeStyles, type DataStyles } from "./dataStyles";
import type { LaidOutCell, LaidOutSheet } from "./LaidOutPack";

const WIDTHS = [22, 44, 58, 8];
const TOTAL = WIDTHS.reduce((sum, width) => sum + width, 0);
const NEEDED: readonly TableKey[] = ["kpis", "observations"];

/** The first sheet: what the workbook is, and a linked list of its tables with what one row is and what is required. */
export function readMeSheet(sheets: readonly DataSheet[], about: DataWorkbookAbout, styles: DataStyles): LaidOutSheet {
  const cells: LaidOutCell[] = [{ row: 1, column: 1, value: about.title, style: styles.index(readMeStyles.title) }];
  const rowHeights = new Map<number, number>([[1, 28]]);
  const merges = about.intro.map((_, i) => ({ row: 2 + i, column: 1, rows: 1, columns: WIDTHS.length }));
  about.intro.forEach((text, i) => {
    cells.push({ row: 2 + i, column: 1, value: text, style: styles.index(readMeStyles.text) });
    rowHeights.set(2 + i, 15 * Math.ceil(text.length / (TOTAL + 12)) + 4);
  });
  const head = about.intro.length + 3;
  rowHeights.set(head, 20);
  ["Table", "One row is", "Required columns", "Rows"].forEach((text, i) =>
    cells.push({ row: head, column: i + 1, value: text, style: styles.index(readMeStyles.head) }),
  );
  sheets.forEach((sheet, i) => {
    const spec = tables[sheet.table];
    const row = head + 1 + i;
    const needed = NEEDED.includes(sheet.table) ? " (needed for a first pack)" : "";
    const required = Object.values(spec.columns)
      .filter((column) => column.required)
      .map((column) => column.header)
      .join(", ");
    cells.push(
      {
        row,
        column: 1,
        value: spec.name,
        style: styles.index(readMeStyles.link),
        link: { target: sheetTarget(spec.name), tip: `Go to ${spec.name}` },
      },
      { row, column: 2, value: spec.about + needed, style: styles.index(readMeStyles.cell) },
      { row, column: 3, value: required, style: styles.index(readMeStyles.cell) },
      { row, column: 4, value: sheet.rows.length, style: styles.index(readMeStyles.count) },
    );
    rowHeights.set(row, 17);
  });
  return {
    name: "Read me",
    pageId: "data-read-me",
    columnWidths: WIDTHS,
    rowHeights,
    cells,
    merges,
    tables: [],
    conditionalFormats: [],
    sparklines: [],
    charts: [],
    validations: [],
    gridlines: false,
    print: {
      orientation: "landscape",
      area: { row: 1, column: 1, rows: head + sheets.length, columns: WIDTHS.length },
      fit: { width: 1, height: 1 },
      breaks: [],
      header: "",
      footer: "&LMI data",
      margins: { top: 0.6, bottom: 0.6, left: 0.5, right: 0.5, header: 0.3, footer: 0.3 },
    },
    typed: [],
  };
}

/** `#'KPIs'!A1`; quotes are always allowed. */
function sheetTarget(sheet: string): string {
  return `#'${sheet.replaceAll("'", "''")}'!A1`;
}

import { dayFormat, lifeSheet, logColumns, rowOf, type LifeEvent } from "../findings/life/events";
import type { CellStyle, LaidOutCell, LaidOutPack, LaidOutSheet } from "./LaidOutPack";

const header: CellStyle = { font: { bold: true }, fill: "#EDF0F2", vertical: "middle" };
const body: CellStyle = { vertical: "top", wrap: true, format: "@" };
const day: CellStyle = { vertical: "top", horizontal: "left", format: dayFormat };
/** Letters that fit into a width of one. */
const LETTERS = 1.06;
const LINE_HEIGHT = 15;

/** The pack with the exception log behind its pages: an unprotected table that people may write into. */
export function withLogSheet(pack: LaidOutPack, events: readonly LifeEvent[]): LaidOutPack {
  const styles = [...pack.styles, header, body, day];
  return { ...pack, styles, sheets: [...pack.sheets, logSheet(events, pack.styles.length)] };
}

function logSheet(events: readonly LifeEvent[], firstStyle: number): LaidOutSheet {
  const cells: LaidOutCell[] = logColumns.map(({ header: value }, i) => ({
    row: 1,
    column: i + 1,
    value,
    style: firstStyle,
  }));
  const rowHeights = new Map<number, number>([[1, 20]]);
  events.forEach((event, r) => {
    let lines = 1;
    rowOf(event).forEach((value, i) => {
      if (logColumns[i]?.format !== undefined && typeof event.until === "number") {
        cells.push({ row: r + 2, column: i + 1, value: event.until, style: firstStyle + 2 });
        return;
      }
      const text = typeof value === "string" ? value : "";
      lines = Math.max(lines, Math.ceil(text.length / ((logColumns[i]?.width ?? 10) * LETTERS)));
      cells.push({ row: r + 2, column: i + 1, value: text === "" ? null : text, style: firstStyle + 1 });
    });
    if (lines > 1) rowHeights.set(r + 2, Math.min(409, lines * LINE_HEIGHT));
  });
  const box = { row: 1, column: 1, rows: events.length + 1, columns: logColumns.length };
  return {
    name: lifeSheet,
    pageId: "exception-log",
    columnWidths: logColumns.map((c) => c.width),
    rowHeights,
    cells,
    merges: [],
    tables: [
      {
        ...box,
        name: lifeSheet.replace(/ /g, "_"),
        headers: logColumns.map((c) => c.header),
        filter: true,
        banded: events.length > 12,
      },
    ],
    conditionalFormats: [],
    sparklines: [],
    charts: [],
    validations: [],
    freeze: { rows: 1, columns: 0 },
    gridlines: true,
    print: {
      orientation: "landscape",
      area: box,
      fit: { width: 1, height: 0 },
      titleRows: { from: 1, to: 1 },
      breaks: [],
      header: "&L&A",
      footer: "&LMI exception log&RPage &P of &N",
      margins: { top: 0.75, bottom: 0.75, left: 0.4, right: 0.4, header: 0.3, footer: 0.3 },
    },
    typed: [],
  };
}

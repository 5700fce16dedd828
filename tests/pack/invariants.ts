import XLSX from "xlsx";
import { columnLetters } from "../../src/contract/cells";
import { lineHeight, linesNeeded, columnPoints, textWidth } from "../../src/pack/layout/measure";
import type { Box, CellStyle, LaidOutCell, LaidOutPack, LaidOutSheet } from "../../src/pack/LaidOutPack";
import { printFaults } from "./printFaults";
import { referenceFaults } from "./referenceFaults";

/** What must hold for every pack, whatever stands in it; each fault is a sentence with its cell. Empty: none. */
export function faultsOf(pack: LaidOutPack, kind: "pack" | "data" = "pack"): string[] {
  const faults = nameFaults(pack);
  const tableNames = new Set<string>();
  for (const sheet of pack.sheets) {
    const say = (row: number, column: number, what: string): void => {
      faults.push(`${sheet.name}!${columnLetters(Math.max(column, 1))}${row}: ${what}`);
    };
    gridFaults(pack, sheet, say);
    textFaults(pack, sheet, say);
    if (kind === "pack") formatFaults(pack, sheet, say);
    tableFaults(sheet, tableNames, say);
    typedFaults(pack, sheet, say);
    printFaults(sheet, say);
  }
  return [...faults, ...referenceFaults(pack)];
}

export type Say = (row: number, column: number, what: string) => void;

function nameFaults(pack: LaidOutPack): string[] {
  const faults: string[] = [];
  const seen = new Set<string>();
  for (const { name } of pack.sheets) {
    if (name.length === 0 || name.length > 31) faults.push(`sheet name of ${name.length} characters: ${name}`);
    if (/[\\/?*[\]:]/.test(name) || /^'|'$/.test(name) || name.toLowerCase() === "history")
      faults.push(`no legal sheet name: ${name}`);
    if (seen.has(name.toLowerCase())) faults.push(`sheet name twice: ${name}`);
    seen.add(name.toLowerCase());
  }
  return faults;
}

const at = (row: number, column: number): number => row * 20_000 + column;

function inside(box: Box, sheet: LaidOutSheet): boolean {
  return (
    box.row >= 1 &&
    box.column >= 1 &&
    box.rows >= 1 &&
    box.columns >= 1 &&
    box.column + box.columns - 1 <= sheet.columnWidths.length
  );
}

/** Cells once each, in order, inside the grid; merges and tables apart from each other. */
function gridFaults(pack: LaidOutPack, sheet: LaidOutSheet, say: Say): void {
  let last = 0;
  for (const cell of sheet.cells) {
    const here = at(cell.row, cell.column);
    if (here === last) say(cell.row, cell.column, "written twice");
    else if (here < last) say(cell.row, cell.column, "out of order");
    last = here;
    if (cell.row < 1 || cell.column < 1 || cell.column > sheet.columnWidths.length)
      say(cell.row, cell.column, `outside the grid of ${sheet.columnWidths.length} columns`);
    if (!pack.styles[cell.style]) say(cell.row, cell.column, `no style ${cell.style}`);
    if (typeof cell.value === "number" && !Number.isFinite(cell.value)) say(cell.row, cell.column, "no finite number");
    if (typeof cell.value === "string" && cell.value.length > 32_767) say(cell.row, cell.column, "longer than a cell");
  }
  const values = new Map(sheet.cells.map((c) => [at(c.row, c.column), c.value]));
  const taken = new Set<number>();
  for (const box of sheet.merges) {
    if (!inside(box, sheet)) say(box.row, box.column, "merge outside the grid");
    for (let r = box.row; r < box.row + box.rows; r++)
      for (let c = box.column; c < box.column + box.columns; c++) {
        if (taken.has(at(r, c))) say(r, c, "in two merges");
        taken.add(at(r, c));
        const first = r === box.row && c === box.column;
        if (!first && (values.get(at(r, c)) ?? null) !== null) say(r, c, "a value hidden under a merge");
      }
  }
  for (const format of sheet.conditionalFormats)
    if (!inside(format.box, sheet)) say(format.box.row, format.box.column, "conditional format outside the grid");
  sheet.charts.forEach((chart, i) => {
    if (!inside(chart, sheet)) say(chart.row, chart.column, "chart outside the grid");
    for (const other of sheet.charts.slice(i + 1))
      if (meet(chart, other)) say(chart.row, chart.column, "charts overlap");
    for (const cell of sheet.cells)
      if (cell.value !== null && meet(chart, { ...cell, rows: 1, columns: 1 }))
        say(cell.row, cell.column, "under a chart");
  });
}

function meet(a: Box, b: Box): boolean {
  return (
    a.row < b.row + b.rows &&
    b.row < a.row + a.rows &&
    a.column < b.column + b.columns &&
    b.column < a.column + a.columns
  );
}

/** Nothing is cut: wrapped text has its height, other text and numbers their width. */
function textFaults(pack: LaidOutPack, sheet: LaidOutSheet, say: Say): void {
  const spans = new Map(sheet.merges.map((box) => [at(box.row, box.column), box.columns]));
  const filled = new Set(sheet.cells.filter((c) => c.value !== null).map((c) => at(c.row, c.column)));
  for (const cell of sheet.cells) {
    if (cell.value === null) continue;
    const style = pack.styles[cell.style] ?? {};
    const columns = spans.get(at(cell.row, cell.column)) ?? 1;
    const width = widthOf(sheet, cell.column, columns) - (style.indent ?? 0) * 6.75;
    const size = style.font?.size ?? 10;
    const bold = style.font?.bold ?? false;
    const shown = shownText(cell, style);
    if (style.wrap && typeof cell.value === "string") {
      const needs = linesNeeded(shown, width, size, bold) * lineHeight(size);
      const height = sheet.rowHeights.get(cell.row) ?? 15;
      if (needs > height + 0.01)
        say(cell.row, cell.column, `needs ${needs} points of height, has ${height}: ${shown.slice(0, 60)}`);
    } else if (textWidth(shown, size, bold) > width) {
      const over = typeof cell.value === "string" && columns === 1 && !filled.has(at(cell.row, cell.column + 1));
      if (!over || style.horizontal === "right")
        say(
          cell.row,
          cell.column,
          `needs ${textWidth(shown, size, bold).toFixed(0)} points of width, has ${width}: ${shown.slice(0, 60)}`,
        );
    }
  }
}

/** Text is formatted as text, so that no host takes `5 of 7`, `88 %` or `=1+1` for anything else. */
function formatFaults(pack: LaidOutPack, sheet: LaidOutSheet, say: Say): void {
  for (const cell of sheet.cells) {
    const text = typeof cell.value === "string" && cell.formula === undefined;
    if (text && pack.styles[cell.style]?.format !== "@")
      say(cell.row, cell.column, `text that is not formatted as text: ${String(cell.value).slice(0, 30)}`);
  }
}

function widthOf(sheet: LaidOutSheet, column: number, columns: number): number {
  let points = 0;
  for (let c = column; c < column + columns; c++) points += columnPoints(sheet.columnWidths[c - 1] ?? 8.43);
  return points;
}

/** As another formatter shows it. */
function shownText(cell: LaidOutCell, style: CellStyle): string {
  if (typeof cell.value !== "number") return String(cell.value);
  // SheetJS does not know a space before the percent sign
  const format = (style.format ?? "General").replaceAll('"\u2009"%', "%");
  return String(XLSX.SSF.format(format, cell.value));
}

function tableFaults(sheet: LaidOutSheet, names: Set<string>, say: Say): void {
  const values = new Map(sheet.cells.map((c) => [at(c.row, c.column), c.value]));
  sheet.tables.forEach((table, i) => {
    const tell = (what: string): void => say(table.row, table.column, `table ${table.name}: ${what}`);
    if (!/^[A-Za-z_]\w{0,254}$/.test(table.name)) tell("no legal name");
    if (names.has(table.name.toLowerCase())) tell("name twice");
    names.add(table.name.toLowerCase());
    if (!inside(table, sheet) || table.rows < 2) tell("outside the grid, or without a body");
    if (table.headers.length !== table.columns) tell("not as many headers as columns");
    table.headers.forEach((header, k) => {
      if (values.get(at(table.row, table.column + k)) !== header) tell(`header ${header} is not its cell's text`);
    });
    if (new Set(table.headers.map((h) => h.toLowerCase())).size !== table.headers.length) tell("a header twice");
    if (table.headers.some((h) => h === "")) tell("a header without text");
    for (const box of sheet.merges) if (meet(box, table)) tell(`a merge inside, at row ${box.row}`);
    for (const other of sheet.tables.slice(i + 1)) if (meet(other, table)) tell(`overlaps ${other.name}`);
  });
}

/** What people type into is unlocked and tinted, known by a key that is there once, and nothing else is unlocked. */
function typedFaults(pack: LaidOutPack, sheet: LaidOutSheet, say: Say): void {
  const cells = new Map(sheet.cells.map((c) => [at(c.row, c.column), c]));
  const typed = new Set<number>();
  const keys = new Set<string>();
  for (const { row, column, key, field } of sheet.typed) {
    typed.add(at(row, column));
    const style = pack.styles[cells.get(at(row, column))?.style ?? 0];
    if (!style?.unlocked || !style.fill) say(row, column, "typed, but not unlocked and tinted");
    if (keys.has(`${key}/${field}`)) say(row, column, `key twice: ${key}/${field}`);
    keys.add(`${key}/${field}`);
  }
  const merged = new Set<number>();
  for (const box of sheet.merges)
    for (let c = box.column; c < box.column + box.columns; c++)
      if (typed.has(at(box.row, box.column))) merged.add(at(box.row, c));
  for (const cell of sheet.cells) {
    const here = at(cell.row, cell.column);
    if (pack.styles[cell.style]?.unlocked && !typed.has(here) && !merged.has(here))
      say(cell.row, cell.column, "unlocked, but nothing is typed there");
  }
}

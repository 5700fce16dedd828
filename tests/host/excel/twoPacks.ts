import type { LaidOutCell, LaidOutPack, LaidOutSheet } from "../../../src/pack/LaidOutPack";
import { samplePack } from "../xlsx/samplePack";

/** The hand-made pack that uses every feature, as it was last quarter. */
export function packBefore(): LaidOutPack {
  const pack = samplePack();
  return { ...pack, sheets: [...pack.sheets, sheetOf("3 Agenda", [[1, 1, "Agenda of last quarter"]])] };
}

/**
 * The same pack a quarter later: values, formats and sizes have changed, its table has moved down and grown, charts are
 * changed, gone and new, rules are other ones, one page is gone and one is new.
 */
export function packAfter(): LaidOutPack {
  const pack = samplePack();
  const sheets = pack.sheets.map((sheet) =>
    sheet.name === "1 On one page" ? later(sheet) : sheet.name === "2 Typed" ? sheet : withMoreData(sheet),
  );
  return {
    ...pack,
    sheets: [
      ...sheets.slice(0, 2),
      sheetOf("14 Record", [
        [1, 1, "New page"],
        [2, 2, 7],
      ]),
      ...sheets.slice(2),
    ],
    names: [
      ...pack.names.map((name) => ({ ...name, ref: name.ref.replace("$F$2", "$F$3") })),
      { name: "pack_new", ref: "'14 Record'!$A$1" },
    ],
  };
}

function sheetOf(name: string, cells: [number, number, string | number][]): LaidOutSheet {
  return {
    name,
    pageId: name,
    columnWidths: [30, 10],
    rowHeights: new Map([[1, 24]]),
    cells: cells.map(([row, column, value]) => ({ row, column, value, style: 1 })),
    merges: [],
    tables: [],
    conditionalFormats: [],
    sparklines: [],
    charts: [],
    validations: [],
    gridlines: false,
    typed: [],
  };
}

function withMoreData(sheet: LaidOutSheet): LaidOutSheet {
  const cells = sheet.cells.map((cell): LaidOutCell =>
    typeof cell.value === "number" && cell.column === 2 ? { ...cell, value: cell.value + 1 } : cell,
  );
  return {
    ...sheet,
    cells: [...cells, { row: 30, column: 1, value: "=More", style: 1 }],
    rowHeights: new Map([[1, 30]]),
  };
}

const DOWN = 2;

function later(sheet: LaidOutSheet): LaidOutSheet {
  const lower = (row: number): number => (row >= 4 && row < 16 ? row + DOWN : row);
  const cells = sheet.cells
    .map((cell): LaidOutCell => ({
      ...cell,
      row: lower(cell.row),
      style: cell.row === 1 ? 3 : cell.style,
      ...(cell.formula !== undefined && {
        formula: cell.formula.replace(/([A-D])(\d+)/g, (_, c: string, r: string) => `${c}${Number(r) + DOWN}`),
      }),
    }))
    .filter((cell) => !(cell.row === 9 && cell.column <= 6));
  const added = ["Repeat calls", 4.4, 5, -0.6, "● Green", null].map((value, i) => ({
    row: 9,
    column: i + 1,
    value,
    style: 0,
  }));
  const [first, second, third] = sheet.charts;
  return {
    ...sheet,
    tabColour: "#1F5FA8",
    columnWidths: sheet.columnWidths.map((width, i) => (i === 2 ? width + 4 : width)),
    rowHeights: new Map([
      [1, 40],
      [16, 50],
    ]),
    cells: [...cells, ...added].sort((a, b) => a.row - b.row || a.column - b.column),
    merges: [{ row: 1, column: 1, rows: 1, columns: 4 }, ...sheet.merges.slice(2)],
    tables: sheet.tables.map((table) => ({ ...table, row: table.row + DOWN, rows: table.rows + 1, banded: true })),
    conditionalFormats: sheet.conditionalFormats.slice(0, 1).map((rule) => ({
      ...rule,
      box: { ...rule.box, row: rule.box.row + DOWN, rows: rule.box.rows + 1 },
      formula: `LEFT($E${5 + DOWN},1)="■"`,
    })),
    sparklines: sheet.sparklines.map((spark) => ({ ...spark, row: spark.row + DOWN })),
    charts: [
      ...(first
        ? [{ ...first, title: "Availability is back inside its limits", max: 90, series: first.series.slice(0, 5) }]
        : []),
      ...(second ? [{ ...second, id: "new-chart" }] : []),
      ...(third ? [third] : []),
    ],
    freeze: { rows: 6, columns: 1 },
    print: sheet.print && { ...sheet.print, orientation: "landscape", breaks: [20, 40], titleRows: { from: 1, to: 6 } },
  } as LaidOutSheet;
}

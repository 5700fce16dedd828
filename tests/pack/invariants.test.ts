import type { LaidOutPack, LaidOutSheet } from "../../src/pack/LaidOutPack";
import { faultsOf } from "./invariants";
import { makeFrom } from "./packs";

/** A check that cannot fail proves nothing: each fault it should find is made here. */

let pack: LaidOutPack;
beforeAll(async () => {
  pack = (await makeFrom("sample")).laidOut;
});

function spoilt(page: string, change: (sheet: LaidOutSheet) => Partial<LaidOutSheet>): string {
  const sheets = pack.sheets
    .filter((s) => [page, "one-page", "chart-data"].includes(s.pageId))
    .map((s) => (s.pageId === page ? { ...s, ...change(s) } : s));
  return faultsOf({ ...pack, sheets }).join("\n");
}

/** Shifts an address's rows by one. */
const shifted = (ref: string): string => ref.replace(/\$(\d+)/g, (_, row: string) => `$${Number(row) + 1}`);

type Spoil = [string, string, (sheet: LaidOutSheet) => Partial<LaidOutSheet>, RegExp];
const spoils: readonly Spoil[] = [
  ["two merges", "one-page", (s) => ({ merges: [...s.merges, s.merges[3]!] }), /in two merges/],
  ["a cell twice", "one-page", (s) => ({ cells: [s.cells[0]!, ...s.cells] }), /written twice/],
  ["a cell outside", "one-page", (s) => ({ columnWidths: s.columnWidths.slice(1) }), /outside the grid/],
  ["low rows", "exceptions", () => ({ rowHeights: new Map() }), /points of height/],
  ["narrow columns", "scorecard", (s) => ({ columnWidths: s.columnWidths.map(() => 2) }), /points of width/],
  ["text as General", "agenda", (s) => ({ cells: s.cells.map((c) => ({ ...c, style: 0 })) }), /not formatted as text/],
  [
    "another header",
    "exceptions",
    (s) => ({ tables: s.tables.map((t) => ({ ...t, headers: ["x", ...t.headers.slice(1)] })) }),
    /not its cell's text/,
  ],
  ["a table's name twice", "exceptions", (s) => ({ tables: [...s.tables, ...s.tables] }), /name twice/],
  [
    "a merge in a table",
    "exceptions",
    (s) => ({ merges: [...s.merges, { row: s.tables[0]!.row + 1, column: 1, rows: 1, columns: 2 }] }),
    /a merge inside/,
  ],
  ["typed and locked", "exceptions", (s) => ({ cells: s.cells.map((c) => ({ ...c, style: 0 })) }), /not unlocked/],
  ["unlocked, not typed", "exceptions", () => ({ typed: [] }), /nothing is typed there/],
  [
    "a break through a chart",
    "charts",
    (s) => ({ print: { ...s.print!, breaks: [s.charts[0]!.row + 1] } }),
    /through a chart/,
  ],
  ["no breaks", "exceptions", (s) => ({ print: { ...s.print!, breaks: [] } }), /a printed page of/],
  ["a cut column", "scorecard", (s) => ({ print: { ...s.print!, scale: 200 } }), /wider than the paper/],
  [
    "a short print area",
    "record",
    (s) => ({ print: { ...s.print!, area: { ...s.print!.area, rows: 3 } } }),
    /print area ends before/,
  ],
  ["a long header", "value", (s) => ({ print: { ...s.print!, header: "&L" + "x".repeat(300) } }), /Excel takes 255/],
  ["a lost sheet", "charts", () => ({ name: "99 Elsewhere" }), /which is nowhere/],
  ["an illegal name", "charts", () => ({ name: "5/Charts" }), /no legal sheet name/],
  [
    "a chart beside its numbers",
    "charts",
    (s) => ({
      charts: s.charts.map((c) => ({ ...c, series: c.series.map((r) => ({ ...r, values: shifted(r.values) })) })),
    }),
    /Chart data.* holds/,
  ],
  [
    "a sparkline of nothing",
    "scorecard",
    (s) => ({ sparklines: s.sparklines.map((r) => ({ ...r, data: "'Chart data'!A9000:B9000" })) }),
    /nothing to draw/,
  ],
];

test.each(spoils)("finds %s", (_name, page, change, words) => {
  expect(pack.sheets.some((s) => s.pageId === page)).toBe(true);
  expect(spoilt(page, change)).toMatch(words);
});

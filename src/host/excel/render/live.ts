import type { Box } from "../../../pack/LaidOutPack";
import { parseBox, parseBoxes } from "../address";
import { MOST_BYTES, MOST_CELLS, ACTION_BYTES } from "../payload";
import type { Session } from "../session";
import { boxesByNumber } from "./boxes";
import type { LiveCells } from "./cells";
import { askChart, type ChartProxy } from "./chartRead";
import type { ChartState } from "./chartState";
import type { SheetFeatures } from "./features";
import { readFeatures, type FeatureProxy, askFeatures } from "./featuresRead";
import type { Found, FoundSheet } from "./found";
import { askLooks, type LookProxy } from "./lookRead";
import { askLinks, type LinkProxy } from "./links";
import type { WantedLink, WantedPack, WantedSheet } from "./wanted";

/** A page of the pack as it stands in the workbook. */
export interface LiveSheet {
  readonly id: string;
  readonly name: string;
  readonly cells: LiveCells;
  readonly features: SheetFeatures;
  readonly charts: readonly { readonly id: string; readonly state: ChartState }[];
  readonly links: readonly WantedLink[];
  readonly notes: readonly string[];
  /** False: some cell's looks differ from what is wanted. */
  readonly looksRight: boolean;
}

/** Bytes that a cell takes in an answer: its value and its number format, when nothing better is known. */
const CELL_BYTES = 26;
/** `getMergedAreas` fails above 512 areas; so many cells cannot hold more. */
const MERGE_SLICE = 1000;

interface Reading {
  readonly found: FoundSheet;
  readonly slices: { readonly range: Excel.Range; readonly row: number }[];
  readonly formulas: { readonly range: Excel.Range; readonly box: Box }[];
  readonly merges: Excel.RangeAreas[];
  readonly features: FeatureProxy;
  readonly charts: { readonly id: string; readonly proxy: ChartProxy }[];
  readonly links: LinkProxy;
  readonly looks: LookProxy;
  readonly rows: number;
  readonly columns: number;
}

/** Reads the pages that are there, all in one request as long as the answer is small enough. */
export async function readLive(session: Session, found: Found, wanted: WantedPack): Promise<Map<string, LiveSheet>> {
  const readings = new Map<string, Reading>();
  for (const page of wanted.sheets) {
    const sheet = found.pages.get(page.name);
    if (sheet) readings.set(page.name, await ask(session, sheet, page, wanted));
  }
  const live = new Map<string, LiveSheet>();
  if (readings.size === 0) return live;
  await session.sync();
  for (const page of wanted.sheets) {
    const reading = readings.get(page.name);
    if (reading) live.set(page.name, answered(reading));
  }
  return live;
}

function answered(reading: Reading): LiveSheet {
  const values = reading.slices.flatMap(({ range }) => range.values as unknown[][]);
  const formats = reading.slices.flatMap(({ range }) => range.numberFormat as string[][]);
  const formulas = new Map<string, string>();
  for (const { range, box } of reading.formulas) {
    range.formulas.forEach((line: unknown[], r) =>
      line.forEach((formula, c) => {
        if (typeof formula === "string" && formula.startsWith("="))
          formulas.set(`${box.row + r} ${box.column + c}`, formula);
      }),
    );
  }
  const merges = new Map<string, Box>();
  for (const areas of reading.merges) {
    if (areas.isNullObject) continue;
    for (const box of parseBoxes(areas.address)) merges.set(`${box.row} ${box.column}`, box);
  }
  return {
    id: reading.found.id,
    name: reading.found.name,
    cells: { rows: reading.rows, columns: reading.columns, values, formats, formulas },
    features: readFeatures(reading.features, [...merges.values()]),
    charts: reading.charts.map(({ id, proxy }) => ({ id, state: proxy.state() })),
    links: reading.links.links(),
    notes: reading.found.notes,
    looksRight: reading.looks.right(),
  };
}

async function ask(session: Session, found: FoundSheet, page: WantedSheet, wanted: WantedPack): Promise<Reading> {
  const sheet = session.sheets.getItem(found.id);
  const used = found.used ?? { row: 1, column: 1, rows: 1, columns: 1 };
  const rows = Math.max(page.rows, used.row + used.rows - 1);
  const columns = Math.max(page.columns, used.column + used.columns - 1);
  const slices: Reading["slices"] = [];
  const step = Math.max(1, Math.floor(Math.min(MOST_BYTES / 2 / CELL_BYTES, MOST_CELLS) / columns));
  for (let row = 1; row <= rows; row += step) {
    const count = Math.min(step, rows - row + 1);
    await session.add(count * columns * CELL_BYTES, () => {
      const range = sheet.getRangeByIndexes(row - 1, 0, count, columns);
      range.load("values,numberFormat");
      slices.push({ range, row });
    });
  }
  const formulas: Reading["formulas"] = [];
  for (const box of formulaBoxes(page)) {
    await session.add(box.rows * box.columns * 14, () => {
      const range = sheet.getRangeByIndexes(box.row - 1, box.column - 1, box.rows, box.columns);
      range.load("formulas");
      formulas.push({ range, box });
    });
  }
  const merges: Excel.RangeAreas[] = [];
  if (session.can("1.13")) {
    const height = Math.max(1, Math.floor(MERGE_SLICE / columns));
    for (let row = 1; row <= rows; row += height) {
      const count = Math.min(height, rows - row + 1);
      await session.add(ACTION_BYTES * 3 + count * 60, () => {
        const areas = sheet.getRangeByIndexes(row - 1, 0, count, columns).getMergedAreasOrNullObject();
        areas.load("address");
        merges.push(areas);
      });
    }
  }
  const features = await askFeatures(session, sheet, found, page, rows, columns);
  const charts: Reading["charts"] = [];
  for (const chart of found.charts) {
    await session.add((10 + chart.series * 6) * ACTION_BYTES, () => {
      const proxy = sheet.charts.getItem(chart.id);
      charts.push({ id: chart.id, proxy: askChart(session, proxy, chart.series, chart.type.startsWith("XY")) });
    });
  }
  const links = await askLinks(session, sheet, page, rows, columns);
  const looks = await askLooks(session, sheet, wanted.looks, boxesByNumber(page.looks));
  return { found, slices, formulas, merges, features, charts, links, looks, rows, columns };
}

/** One box around the formulas of each stretch of rows: formulas stand in few columns of few tables. */
function formulaBoxes(page: WantedSheet): Box[] {
  const boxes: { row: number; column: number; rows: number; columns: number }[] = [];
  for (const { row, column } of [...page.formulas].sort((a, b) => a.row - b.row)) {
    const last = boxes.at(-1);
    if (last && row - (last.row + last.rows - 1) <= 5) {
      const left = Math.min(last.column, column);
      last.columns = Math.max(last.column + last.columns, column + 1) - left;
      last.column = left;
      last.rows = row - last.row + 1;
    } else boxes.push({ row, column, rows: 1, columns: 1 });
  }
  return boxes;
}

/** The box of an address, or null where the object does not exist. */
export function boxOf(range: { readonly isNullObject: boolean; readonly address: string }): Box | null {
  return range.isNullObject ? null : parseBox(range.address);
}

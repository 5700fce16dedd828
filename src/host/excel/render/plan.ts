import type { Box } from "../../../pack/LaidOutPack";
import { addressOf, cellOf, overlaps, parseBox, splitAddress } from "../address";
import { compareCells, type CellChanges, type LiveCells } from "./cells";
import { sameChart, chartStateOf, type ChartState } from "./chartState";
import { featuresOf, sameSize, type ConditionalFeature, type SheetFeatures } from "./features";
import { sameLinks } from "./links";
import type { LiveSheet } from "./live";
import { noteText } from "./notes";
import { planTables, type TablePlan } from "./tables";
import { sameValidations } from "./validations";
import type { WantedPack, WantedSheet } from "./wanted";

export interface ChartPlan {
  readonly wanted: ChartState;
  /** The chart that is there, with the number of its series; null: none. */
  readonly live: { readonly id: string; readonly series: number } | null;
}

/** What has to be done to one page. Decided before anything is written. */
export interface SheetPlan {
  readonly page: WantedSheet;
  readonly wanted: SheetFeatures;
  readonly live: LiveSheet | null;
  /** All formats are cleared and set anew: the page is new, or some cell does not look as it should. */
  readonly reformat: boolean;
  readonly cells: CellChanges;
  /** Parts of the old page beyond the new one. */
  readonly beyond: readonly Box[];
  readonly tables: TablePlan;
  readonly links: boolean;
  readonly conditionals: boolean;
  readonly validations: boolean;
  readonly sizes: boolean;
  readonly view: boolean;
  readonly print: boolean;
  readonly notes: boolean;
  readonly charts: readonly ChartPlan[];
  /** Charts of the old page which the new one does not have. */
  readonly staleCharts: readonly string[];
  /** False: the page stays as it is. */
  readonly changes: boolean;
}

function sameConditionals(a: readonly ConditionalFeature[], b: readonly ConditionalFeature[]): boolean {
  const key = (c: ConditionalFeature): string =>
    `${addressOf(c.box)} ${c.formula.replaceAll(" ", "")} ${c.colour} ${c.fill} ${c.bold ?? false}`;
  return a.length === b.length && a.every((one, i) => key(one) === key(b[i] as ConditionalFeature));
}

function sameMerges(a: readonly Box[], b: readonly Box[]): boolean {
  const keys = new Set(a.map(addressOf));
  return a.length === b.length && b.every((box) => keys.has(addressOf(box)));
}

function sameSizes(live: SheetFeatures, wanted: SheetFeatures): boolean {
  return (
    wanted.rowHeights.every((height, i) => sameSize(height, live.rowHeights[i])) &&
    wanted.columnWidths.every((width, i) => sameSize(width, live.columnWidths[i]))
  );
}

function samePrint(live: SheetFeatures, wanted: SheetFeatures): boolean {
  const [a, b] = [live.print, wanted.print];
  if (!b) return true;
  if (!a) return false;
  const margins = Object.entries(b.margins).every(
    ([side, points]) => Math.abs(points - a.margins[side as keyof typeof a.margins]) < 0.5,
  );
  const rest = ({
    orientation,
    paperSize,
    area,
    titleRows,
    zoom,
    header,
    footer,
    breaks,
  }: NonNullable<typeof a>): string =>
    JSON.stringify([
      orientation,
      paperSize.toUpperCase(),
      area && addressOf(area),
      titleRows && [titleRows.from, titleRows.to],
      [zoom.scale ?? 0, zoom.horizontalFitToPages ?? 0, zoom.verticalFitToPages ?? 0],
      [header.left, header.center, header.right, footer.left, footer.center, footer.right],
      breaks,
    ]);
  return margins && rest(a) === rest(b);
}

/** Parts of the sheet beyond the new page: below it, and to its right. */
function beyondPage({ rows, columns }: WantedSheet, cells: LiveCells): Box[] {
  const boxes: Box[] = [];
  if (cells.rows > rows) boxes.push({ row: rows + 1, column: 1, rows: cells.rows - rows, columns: cells.columns });
  if (cells.columns > columns) boxes.push({ row: 1, column: columns + 1, rows, columns: cells.columns - columns });
  return boxes;
}

function holdsSomething(box: Box, cells: LiveCells): boolean {
  for (let r = box.row - 1; r < box.row - 1 + box.rows; r++) {
    const line = cells.values[r] ?? [];
    for (let c = box.column - 1; c < box.column - 1 + box.columns; c++) if ((line[c] ?? "") !== "") return true;
  }
  return false;
}

function sameNotes(page: WantedSheet, live: LiveSheet): boolean {
  const there = [...live.notes].sort();
  const wanted = page.notes.map((note) => noteText(note)).sort();
  return there.length === wanted.length && there.every((text, i) => text === wanted[i]);
}

function planSheet(
  page: WantedSheet,
  pack: WantedPack,
  live: LiveSheet | null,
  noting: boolean,
): Omit<SheetPlan, "charts" | "staleCharts"> {
  const wanted = featuresOf(page);
  const tables = planTables(live?.features.tables ?? [], wanted.tables);
  const links = live ? !sameLinks(page.links, live.links) : page.links.length > 0;
  const beyond = live ? beyondPage(page, live.cells) : [];
  const littered = beyond.some((box) => live !== null && holdsSomething(box, live.cells));
  const reformat =
    !live || !live.looksRight || !sameMerges(wanted.merges, live.features.merges) || !tables.empty || links || littered;
  const cells = compareCells(page, pack.looks, live?.cells ?? null, reformat, tables.shaken);
  const conditionals = reformat || !sameConditionals(wanted.conditionals, live.features.conditionals);
  const validations = live
    ? !sameValidations(wanted.validations, live.features.validations)
    : wanted.validations.length > 0;
  const sizes = !live || !sameSizes(live.features, wanted);
  const view = !live || JSON.stringify(wanted.view) !== JSON.stringify(live.features.view);
  const print = !live || !samePrint(live.features, wanted);
  // notes move with what they explain: when formats are set anew, so are they
  const notes = noting && (reformat || !sameNotes(page, live));
  const changes =
    reformat ||
    cells.count > 0 ||
    cells.blocks.length > 0 ||
    conditionals ||
    validations ||
    sizes ||
    view ||
    print ||
    notes;
  return {
    page,
    wanted,
    live,
    reformat,
    cells,
    beyond,
    tables,
    links,
    conditionals,
    validations,
    sizes,
    view,
    print,
    notes,
    changes,
  };
}

export interface PackPlan {
  readonly sheets: readonly SheetPlan[];
  readonly names: readonly { readonly name: string; readonly formula: string; readonly exists: boolean }[];
  readonly nothing: boolean;
}

/** `noting`: whether this Excel has notes. */
export function makePlan(
  pack: WantedPack,
  live: ReadonlyMap<string, LiveSheet>,
  names: ReadonlyMap<string, string>,
  noting: boolean,
): PackPlan {
  const plans = pack.sheets.map((page) => planSheet(page, pack, live.get(page.name) ?? null, noting));
  const cellsOf = new Map(plans.map((plan) => [plan.page.name, plan]));
  /** Whether numbers that a reference points at, or their neighbours, are about to change. */
  const redrawn = (reference: string | null): boolean => {
    const box = reference === null ? null : parseBox(reference);
    const plan = box && cellsOf.get(splitAddress(reference as string).sheet ?? "");
    if (!plan || !box) return false;
    // one cell further, since a line that has become shorter leaves its last number behind
    for (let r = Math.max(1, box.row - 1); r <= box.row + box.rows; r++) {
      for (let c = box.column; c < box.column + box.columns; c++) if (plan.cells.has(r, c)) return true;
    }
    return false;
  };
  const sheets = plans.map((plan): SheetPlan => {
    const { charts, stale } = planCharts(plan, redrawn);
    return { ...plan, charts, staleCharts: stale, changes: plan.changes || charts.length > 0 || stale.length > 0 };
  });
  const named = pack.names
    .map(({ name, ref }) => ({ name, formula: `=${ref.replace(/^=/, "")}`, exists: names.has(name) }))
    .filter(({ name, formula }) => names.get(name)?.replaceAll("'", "") !== formula.replaceAll("'", ""));
  return { sheets, names: named, nothing: sheets.every((sheet) => !sheet.changes) && named.length === 0 };
}

function planCharts(
  plan: Omit<SheetPlan, "charts" | "staleCharts">,
  redrawn: (reference: string | null) => boolean,
): { charts: ChartPlan[]; stale: string[] } {
  const { live, page, wanted } = plan;
  const states = page.laidOut.charts.map((chart) => ({
    box: chart as Box,
    state: chartStateOf(
      chart,
      cellOf(chart.row, chart.column),
      cellOf(chart.row + chart.rows - 1, chart.column + chart.columns - 1),
    ),
  }));
  const known = new Map((live?.charts ?? []).map((chart) => [chart.state.name, chart]));
  const charts = states.flatMap(({ box, state }): ChartPlan[] => {
    const there = known.get(state.name);
    if (!there) return [{ wanted: state, live: null }];
    const same =
      sameChart(state, there.state) &&
      samePlace(there.state, box, wanted) &&
      !state.series.some((series) => redrawn(series.values) || redrawn(series.categories));
    return same ? [] : [{ wanted: state, live: { id: there.id, series: there.state.series.length } }];
  });
  const names = new Set(states.map(({ state }) => state.name));
  return { charts, stale: [...known.values()].filter((c) => !names.has(c.state.name)).map((c) => c.id) };
}

/** Whether a chart stands over its cells, as the page's sizes will be. */
function samePlace(there: ChartState, box: Box, wanted: SheetFeatures): boolean {
  if (!("left" in there.place)) return false;
  const sum = (sizes: readonly number[], from: number, count: number): number =>
    sizes.slice(from - 1, from - 1 + count).reduce((total, size) => total + size, 0);
  const expected = {
    left: sum(wanted.columnWidths, 1, box.column - 1),
    top: sum(wanted.rowHeights, 1, box.row - 1),
    width: sum(wanted.columnWidths, box.column, box.columns),
    height: sum(wanted.rowHeights, box.row, box.rows),
  };
  // sizes are rounded to pixels, cell by cell
  const slack = (cells: number): number => 3 + cells * 0.4;
  return (
    Math.abs(there.place.left - expected.left) <= slack(box.column) &&
    Math.abs(there.place.top - expected.top) <= slack(box.row) &&
    Math.abs(there.place.width - expected.width) <= slack(box.columns) &&
    Math.abs(there.place.height - expected.height) <= slack(box.rows)
  );
}

/** Tables of the pack that would stand in each other's way are a programmer's mistake, said at once. */
export function assertApart(sheets: readonly SheetPlan[]): void {
  for (const { page, wanted } of sheets) {
    wanted.tables.forEach((a, i) => {
      for (const b of wanted.tables.slice(i + 1)) {
        if (overlaps(a.box, b.box)) throw new Error(`Tables ${a.name} and ${b.name} overlap on ${page.name}.`);
      }
    });
  }
}

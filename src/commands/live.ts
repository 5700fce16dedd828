import { isSettingsName } from "../contract/identify";
import { changedCells, patched, type WorkbookCopy } from "../contract/WorkbookCopy";
import { whyNoPack } from "../contract/whyNoPack";
import { type Breath, inPieces, type Steps } from "../core/steps";
import { changedKpis, reanalyseSteps } from "../findings/analysis/reanalyse";
import { findingsSteps, reportSteps } from "../findings/report";
import type { SheetWanted } from "../host/SpreadsheetHost";
import { restingNow } from "./acknowledgements";
import type { App } from "./App";
import { judge } from "./check";
import type { Task } from "./Command";
import { breathing } from "./pause";
import { parseCopySteps, readWorkbook } from "./read";
import type { AppState } from "./store";

/* global AbortController */

/** Sheets and addresses that somebody changed since they were read; null: the whole sheet. */
export type Changes = ReadonlyMap<string, readonly string[] | null>;

/** `done`; or the workbook was read or is being written meanwhile, so that this is to be tried again; or it takes a full reading. */
export type Refreshed = "done" | "again" | "everything";

/**
 * Reads again what changed, computes anew what hangs on it and shows it. The state afterwards is what a full check would
 * give. Costs the rows read again, one pass over the cells kept (parsing), and the rules over the series touched.
 */
export async function refresh(app: App, changes: Changes): Promise<Refreshed> {
  const { reading, checkedAt } = app.store.getState();
  const cells = reading?.cells;
  if (!reading || !cells || !app.host.readAgain) return "everything";
  const wanted: SheetWanted[] = [];
  for (const [sheet, areas] of changes) {
    const known = cells.data.find(({ name }) => name === sheet);
    if (!known) return "everything";
    wanted.push({ sheet, shape: known.shape, areas });
  }
  const again = await app.host.readAgain(wanted);
  const outrun = (): boolean => {
    const state = app.store.getState();
    return Boolean(state.working) || state.reading !== reading || state.checkedAt !== checkedAt;
  };
  if (outrun()) return "again";
  if (!sameNames(again.sheets, cells.sheets)) return "everything";
  const now = patched(cells, again.whole, again.parts);
  if (now === cells) return "done";
  try {
    const found = await inPieces(findSteps(app.store.getState(), reading, now), unless(outrun));
    show(app, reading, now, found);
    return "done";
  } catch (error) {
    if (error instanceof Outrun) return "again";
    throw error;
  }
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, i) => name === b[i]);
}

/** The workbook was read or is being written while a change was looked at: what came of it counts no more. */
class Outrun extends Error {}

/** Breathes, and gives the work up when this says that it was outrun meanwhile. */
function unless(outrun: () => boolean): Breath {
  const { now, pause } = breathing(new AbortController().signal);
  return {
    now,
    async pause() {
      await pause();
      if (outrun()) throw new Outrun();
    },
  };
}

type Reading = NonNullable<AppState["reading"]>;
type Found = ReturnType<typeof findSteps> extends Steps<infer T> ? T : never;

/** What the cells say now; only what hangs on a change is computed anew. */
function* findSteps(
  { analysis, contract: before, workbook }: AppState,
  { log, previous }: Reading,
  cells: WorkbookCopy,
) {
  const read = yield* parseCopySteps(cells, log);
  const { parsed, settings } = read;
  const why = whyNoPack(workbook || "The workbook", parsed.contract);
  if (why !== null) return { ...read, why, analysis: null, report: null };
  if (!analysis || !before) return { ...read, why, ...(yield* findingsSteps(parsed, settings, previous, log)) };
  yield;
  const changed = changedKpis(before, parsed.contract);
  yield;
  const now = yield* reanalyseSteps(analysis, parsed, changed);
  return { ...read, why, analysis: now, report: yield* reportSteps(now, previous, log) };
}

function show(app: App, reading: Reading, cells: WorkbookCopy, found: Found): void {
  const { parsed, settings, map, why, analysis, report } = found;
  app.store.update((state) => ({
    contract: parsed.contract,
    problems: parsed.problems,
    analysis,
    report,
    obstacle: why,
    acknowledged: restingNow(report),
    settings,
    map,
    reading: { ...reading, cells },
    checkedAt: app.clock(),
    dataChanged: state.builtFrom ? changedCells(state.builtFrom, cells, isSettingsName) : state.dataChanged,
    selection: report?.findings.some((f) => f.id === state.selection) ? state.selection : null,
  }));
}

/** Reads everything, without a word: for changes that move sheets, or that no part can tell. */
export async function refreshAll(app: App): Promise<Refreshed> {
  const { reading, checkedAt } = app.store.getState();
  const quietly: Task = { signal: new AbortController().signal, progress: () => undefined };
  const read = await readWorkbook(app, quietly);
  const state = app.store.getState();
  if (state.working || state.reading !== reading || state.checkedAt !== checkedAt) return "again";
  await judge(app, read, quietly);
  return "done";
}

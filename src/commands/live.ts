import { isSettingsName } from "../contract/identify";
import { changedCells, patched, type WorkbookCopy } from "../contract/WorkbookCopy";
import { whyNoPack } from "../contract/whyNoPack";
import { changedKpis, reanalyse } from "../findings/analysis/reanalyse";
import { findingsReport, reportOf } from "../findings/report";
import type { SheetWanted } from "../host/SpreadsheetHost";
import { restingNow } from "./acknowledgements";
import type { App } from "./App";
import { judge } from "./check";
import type { Task } from "./Command";
import { parseCopy, readWorkbook } from "./read";
import type { AppState } from "./store";

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
  const state = app.store.getState();
  if (state.working || state.reading !== reading || state.checkedAt !== checkedAt) return "again";
  if (!sameNames(again.sheets, cells.sheets)) return "everything";
  const now = patched(cells, again.whole, again.parts);
  if (now !== cells) show(app, state, now);
  return "done";
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, i) => name === b[i]);
}

function show(app: App, state: AppState, cells: WorkbookCopy): void {
  const { reading, analysis, contract: before, builtFrom } = state;
  if (!reading) return;
  const { parsed, settings, map } = parseCopy(cells, reading.log);
  const why = whyNoPack(state.workbook || "The workbook", parsed.contract);
  const { previous, log } = reading;
  let found: ReturnType<typeof findingsReport> | null = null;
  if (why === null && analysis && before) {
    const now = reanalyse(analysis, parsed, changedKpis(before, parsed.contract));
    found = { analysis: now, report: reportOf(now, previous, log) };
  } else if (why === null) found = findingsReport(parsed, settings, previous, log);
  app.store.update({
    contract: parsed.contract,
    problems: parsed.problems,
    analysis: found?.analysis ?? null,
    report: found?.report ?? null,
    obstacle: why,
    acknowledged: restingNow(found?.report ?? null),
    settings,
    map,
    reading: { ...reading, cells },
    checkedAt: app.clock(),
    dataChanged: builtFrom ? changedCells(builtFrom, cells, isSettingsName) : state.dataChanged,
    selection: found?.report.findings.some((f) => f.id === state.selection) ? state.selection : null,
  });
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

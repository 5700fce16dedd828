import { inPieces } from "../core/steps";
import { whyNoPack } from "../contract/whyNoPack";
import { plural } from "../findings/words";
import { findingsSteps } from "../findings/report";
import { restingNow } from "./acknowledgements";
import type { App } from "./App";
import type { Task } from "./Command";
import { breathing, pause } from "./pause";
import { previousFindings, readWorkbook, type ReadWorkbook } from "./read";
import { counts } from "./selectors";
import { sincePack } from "./sincePack";

/** Reads the workbook, finds what deserves attention, and shows it; says so in a notice unless it is asked to be quiet. */
export async function checkData(app: App, task: Task, quiet = false): Promise<ReadWorkbook> {
  const read = await readWorkbook(app, task);
  await judge(app, read, task);
  if (!quiet) app.store.update((state) => ({ notice: checkedSentence(state) }));
  return read;
}

/** Puts what was read into the state, with its findings when there are any to be had. */
export async function judge(app: App, read: ReadWorkbook, task: Task): Promise<void> {
  const why = whyNoPack(read.name || "The workbook", read.parsed.contract);
  task.progress("looking for exceptions", 0, 0);
  await pause(task.signal);
  const previous = previousFindings(read.previous?.previous ?? null);
  const found =
    why === null
      ? await inPieces(findingsSteps(read.parsed, read.settings, previous, read.log), breathing(task.signal))
      : null;
  app.store.update((state) => ({
    workbook: read.name,
    contract: read.parsed.contract,
    problems: read.parsed.problems,
    analysis: found?.analysis ?? null,
    report: found?.report ?? null,
    obstacle: why,
    hasPack: read.previous !== null,
    acknowledged: restingNow(found?.report ?? null),
    settings: read.settings,
    map: read.map,
    checkedAt: app.clock(),
    reading: { cells: read.cells, log: read.log, previous },
    ...sincePack(state, read),
    selection: found?.report.findings.some((f) => f.id === state.selection) ? state.selection : null,
  }));
}

function checkedSentence(state: Parameters<typeof counts>[0]): string {
  if (state.obstacle !== null) return state.obstacle;
  const n = counts(state);
  const left = n.errors > 0 ? `; ${plural(n.errors, "cell")} left out` : "";
  return `Checked: ${n.low} low, ${n.high} high, ${n.breaking} that will probably break${left}.`;
}

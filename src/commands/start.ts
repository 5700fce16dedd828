import { tables, type TableKey } from "../contract/tables";
import { plural } from "../findings/words";
import { HostRefusal } from "../host/SpreadsheetHost";
import type { LaidOutPack } from "../pack/LaidOutPack";
import { templateWorkbook } from "../pack/template";
import type { App } from "./App";
import { checkData } from "./check";
import type { Task } from "./Command";
import { readWorkbook } from "./read";

/** Sheets for the tables that the workbook does not have yet, each with one example row. Nothing that is there is touched. */
export async function createTemplate(app: App, task: Task): Promise<void> {
  const read = await readWorkbook(app, task);
  const there = new Set(read.sheets.map((name) => name.toLowerCase()));
  const supplied = new Set<string>([...read.parsed.contract.supplied].map((key) => `data-${key}`));
  const all = templateWorkbook();
  const sheets = all.sheets.filter((s) => !there.has(s.name.toLowerCase()) && !supplied.has(s.pageId));
  if (!sheets.some((s) => s.tables.length > 0))
    throw new HostRefusal("nothing-to-do", "The workbook has a sheet for every table already.");
  await app.host.renderPack({ ...all, sheets }, task.progress, task.signal);
  await checkData(app, task, true);
  app.store.update({
    notice: `${plural(sheets.filter((s) => s.tables.length > 0).length, "table")} created. Replace the example rows by your own.`,
  });
}

/** The sample contract, in a workbook that has no data yet. */
export async function loadSample(app: App, task: Task): Promise<void> {
  if (!app.loadSample) throw new HostRefusal("not-here", "The sample cannot be loaded from here.");
  const read = await readWorkbook(app, task);
  const sample = await app.loadSample();
  const blocked = inTheWay(sample, read.sheets, read.parsed.contract.supplied);
  if (blocked !== null)
    throw new HostRefusal("has-data", `${blocked} Open an empty workbook and load the sample there.`);
  await app.host.renderPack(sample, task.progress, task.signal);
  await checkData(app, task, true);
  app.store.update({ notice: "The sample is loaded. Build the pack to see what it says." });
}

/** What of the user's would be mixed up with the sample; null when nothing would. */
function inTheWay(sample: LaidOutPack, sheets: readonly string[], supplied: ReadonlySet<TableKey>): string | null {
  const [table] = supplied;
  if (table !== undefined) return `This workbook has data already (${tables[table].name}).`;
  const names = new Set(sheets.map((name) => name.toLowerCase()));
  const same = sample.sheets.find((s) => names.has(s.name.toLowerCase()));
  return same ? `This workbook has a sheet named ${same.name} already.` : null;
}

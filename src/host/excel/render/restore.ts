/* eslint-disable office-addins/call-sync-before-read, office-addins/call-sync-after-load -- session.sync() is the sync that the rule looks for */
import type { Box } from "../../../pack/LaidOutPack";
import { addressOf, parseBox } from "../address";
import type { OfficeApi } from "../api";
import { ACTION_BYTES } from "../payload";
import { inExcel, type Session } from "../session";
import { writeChart } from "./chartWrite";
import type { TableFeature } from "./features";
import { type Journal, type JournalPage, parseJournal } from "./journal";
import { writeLinks } from "./links";
import { canNote, writeNotes } from "./notes";
import { writePrint, writeSizes, writeView } from "./sheetWrite";
import { isStaging, staging } from "./staging";
import { loosenTables, planTables, settleTables } from "./tables";
import { writeValidations } from "./validations";

/** What a cut-short build left behind. */
export type Recovery = "nothing" | "cleaned" | "restored";

/**
 * Puts the last pack back when a build was cut short, and clears away what it left. Whether the build had come to its end
 * is told by its journal: the journal goes in the same request as the last change. `touched` false: it is known that no
 * page had been changed yet.
 */
export async function recover(api: OfficeApi, touched = true): Promise<Recovery> {
  return inExcel(api, async (session) => {
    const { sheets, journal } = await leftBehind(session);
    const leftovers = sheets.filter(({ name }) => isStaging(name));
    if (leftovers.length === 0) return "nothing";
    if (journal && touched) await restore(session, journal, sheets);
    // the journal goes last: until then, all of this can be done again
    const last = leftovers.filter(({ name }) => name === staging.journal);
    for (const { name } of [...leftovers.filter((sheet) => !last.includes(sheet)), ...last]) {
      await session.add(2 * ACTION_BYTES, () => session.sheets.getItem(name).delete());
    }
    await session.sync();
    return journal && touched ? "restored" : "cleaned";
  });
}

interface There {
  readonly name: string;
  readonly id: string;
}

async function leftBehind(session: Session): Promise<{ sheets: There[]; journal: Journal | null }> {
  session.sheets.load("items/name,items/id");
  const sheet = session.sheets.getItemOrNullObject(staging.journal);
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load("values");
  await session.sync();
  return {
    sheets: session.sheets.items.map(({ name, id }) => ({ name, id })),
    journal: sheet.isNullObject || used.isNullObject ? null : parseJournal(used.values as unknown[][]),
  };
}

/** A page as it is now, as far as it stands in the way of putting it back. */
interface Now {
  readonly page: JournalPage;
  readonly sheet: Excel.Worksheet;
  readonly used: Excel.Range;
  readonly tables: { readonly table: Excel.Table; readonly range: Excel.Range }[];
}

async function restore(session: Session, journal: Journal, sheets: readonly There[]): Promise<void> {
  const pages = journal.pages.filter(({ id, backup }) => {
    return sheets.some((sheet) => sheet.id === id) && sheets.some((sheet) => sheet.name === backup);
  });
  const now = await askNow(session, pages);
  for (const name of journal.created) {
    const there = sheets.find((sheet) => sheet.name === name);
    if (there) await session.add(2 * ACTION_BYTES, () => session.sheets.getItem(there.id).delete());
  }
  for (const one of now) await putBack(session, one);
  for (const one of now) await putChartsBack(session, one);
  for (const { name, formula } of journal.names) {
    await session.add(4 * ACTION_BYTES, () => {
      const item = session.workbook.names.getItemOrNullObject(name);
      if (formula === null) item.delete();
      else item.formula = formula;
    });
  }
  for (const name of journal.hidden) {
    await session.add(2 * ACTION_BYTES, () => {
      session.sheets.getItemOrNullObject(name).visibility = "Visible";
    });
  }
}

async function askNow(session: Session, pages: readonly JournalPage[]): Promise<Now[]> {
  const asked = pages.map((page) => {
    const sheet = session.sheets.getItem(page.id);
    sheet.tables.load("items/id,items/name,items/showFilterButton,items/showBandedRows");
    sheet.charts.load("items/id,items/name,items/series/items/name");
    if (canNote(session, sheet)) sheet.notes.load("items/content");
    const used = sheet.getUsedRangeOrNullObject();
    used.load("address");
    return { page, sheet, used };
  });
  await session.sync();
  const now = asked.map(({ page, sheet, used }): Now => {
    const tables = sheet.tables.items.map((table) => {
      const range = table.getRange();
      range.load("address");
      return { table, range };
    });
    return { page, sheet, used, tables };
  });
  await session.sync();
  return now;
}

async function putBack(session: Session, { page, sheet, used, tables }: Now): Promise<void> {
  const there = tables.map(({ table, range }): TableFeature => ({
    name: table.name,
    box: parseBox(range.address) ?? { row: 1, column: 1, rows: 1, columns: 1 },
    filter: table.showFilterButton,
    banded: table.showBandedRows,
  }));
  const plan = planTables(there, page.features.tables);
  const box = used.isNullObject ? null : parseBox(used.address);
  const whole: Box = {
    row: 1,
    column: 1,
    rows: Math.max(page.rows, box ? box.row + box.rows - 1 : 1),
    columns: Math.max(page.columns, box ? box.column + box.columns - 1 : 1),
  };
  const old = addressOf({ row: 1, column: 1, rows: page.rows, columns: page.columns });
  await session.add(4 * ACTION_BYTES, () => {
    sheet.getRange().conditionalFormats.clearAll();
    sheet.getRange(addressOf(whole)).unmerge();
  });
  await loosenTables(session, sheet, plan);
  await session.add(12 * ACTION_BYTES, () => {
    sheet.getRange(addressOf(whole)).clear("All");
    const backup = session.sheets.getItem(page.backup);
    sheet.getRange(old).copyFrom(backup.getRange(old), "Formats");
    sheet.getRange(old).copyFrom(backup.getRange(old), "Formulas");
  });
  await writeLinks(session, sheet, page.links);
  if (page.links.length > 0) {
    // a link changes the looks of its cell
    await session.add(4 * ACTION_BYTES, () => {
      const backup = session.sheets.getItem(page.backup);
      sheet.getRange().conditionalFormats.clearAll();
      sheet.getRange(old).unmerge();
      sheet.getRange(old).copyFrom(backup.getRange(old), "Formats");
    });
  }
  await settleTables(session, sheet, plan);
  await writeValidations(session, sheet, page.features.validations, true);
  await writeSizes(session, sheet, page.features);
  const { view, print } = page.features;
  // as if all were different now: what it is cannot be known
  const other = { tabColour: "?", gridlines: !view.gridlines, hidden: !view.hidden, frozenRows: 1, frozenColumns: 1 };
  await writeView(session, sheet, view, other);
  if (print) await writePrint(session, sheet, print, { ...print, breaks: [1] });
  if (canNote(session, sheet)) await writeNotes(session, sheet, page.notes, sheet.notes.items.length);
}

async function putChartsBack(session: Session, { page, sheet }: Now): Promise<void> {
  const wanted = new Map(page.charts.map((chart) => [chart.name, chart]));
  for (const chart of sheet.charts.items) {
    const state = wanted.get(chart.name);
    if (!state) {
      await session.add(2 * ACTION_BYTES, () => chart.delete());
      continue;
    }
    wanted.delete(chart.name);
    const live = { id: chart.id, series: chart.series.items.length };
    await writeChart(session, { sheet, wanted: state, live, find: (name) => session.sheets.getItem(name), fine: true });
  }
  for (const state of wanted.values()) {
    const find = (name: string): Excel.Worksheet => session.sheets.getItem(name);
    await writeChart(session, { sheet, wanted: state, live: null, find, fine: true });
  }
}

import { addressOf } from "../address";
import { ACTION_BYTES } from "../payload";
import type { Session } from "../session";
import { type SheetFinder, writeChart } from "./chartWrite";
import type { Found } from "./found";
import { writeJournal, type Journal } from "./journal";
import type { PackPlan, SheetPlan } from "./plan";
import { writeSheet } from "./sheetWrite";
import type { Snapshot } from "./snapshot";
import { staging } from "./staging";
import type { LookBook } from "./look";

/** Where the sheets of the pack are while it is being built. */
export interface Stage {
  /** Names that new pages bear until they are shown, by the page's name. */
  readonly pages: ReadonlyMap<string, string>;
  readonly find: SheetFinder;
  /** Charts that must wait for cells of pages which exist already. */
  readonly later: readonly SheetPlan[];
}

/**
 * Everything that can be done without touching the last pack: new pages are built whole under names of their own, pages
 * that will change are copied aside, and the journal says how to go back.
 */
export async function prepare(
  session: Session,
  plan: PackPlan,
  found: Found,
  looks: LookBook,
  snapshot: Snapshot,
  fine: boolean,
  told: (page: string) => void,
): Promise<Stage> {
  const fresh = plan.sheets.filter((sheet) => sheet.live === null);
  const pages = new Map(fresh.map((sheet, i) => [sheet.page.name, staging.page(i + 1)]));
  const find: SheetFinder = (name) => {
    const page = pages.get(name);
    if (page !== undefined) return session.sheets.getItem(page);
    return session.sheets.getItem(found.pages.get(name)?.id ?? name);
  };
  for (const sheet of fresh) {
    told(sheet.page.name);
    const name = pages.get(sheet.page.name) as string;
    let added: Excel.Worksheet | undefined;
    await session.add(3 * ACTION_BYTES, () => {
      added = session.sheets.add(name);
      added.visibility = "Hidden";
    });
    await writeSheet(session, added as Excel.Worksheet, sheet, looks);
  }
  const waits = (sheet: SheetPlan): boolean =>
    sheet.charts.some((chart) =>
      chart.wanted.series.some((series) => {
        const at = series.values.lastIndexOf("!");
        return !pages.has(series.values.slice(0, at));
      }),
    );
  for (const sheet of fresh) if (!waits(sheet)) await writeCharts(session, sheet, find, fine);
  await backUp(session, plan, found, snapshot);
  return { pages, find, later: plan.sheets.filter((sheet) => sheet.live !== null || waits(sheet)) };
}

export async function writeCharts(session: Session, plan: SheetPlan, find: SheetFinder, fine: boolean): Promise<void> {
  const sheet = find(plan.page.name);
  for (const id of plan.staleCharts) {
    await session.add(2 * ACTION_BYTES, () => sheet.charts.getItem(id).delete());
  }
  for (const { wanted, live } of plan.charts) await writeChart(session, { sheet, wanted, live, find, fine });
}

async function backUp(session: Session, plan: PackPlan, found: Found, snapshot: Snapshot): Promise<void> {
  const changed = plan.sheets.filter((sheet) => sheet.live !== null && sheet.changes);
  const pages: Journal["pages"][number][] = [];
  for (const [i, { live, page }] of changed.entries()) {
    if (!live) continue;
    const { rows, columns } = live.cells;
    const backup = staging.backup(i + 1);
    await session.add(12 * ACTION_BYTES, () => {
      const sheet = session.sheets.add(backup);
      sheet.visibility = "Hidden";
      const address = addressOf({ row: 1, column: 1, rows, columns });
      const source = session.sheets.getItem(live.id).getRange(address);
      // formats and formulas apart: together they would copy the tables too
      sheet.getRange(address).copyFrom(source, "Formats");
      sheet.getRange(address).copyFrom(source, "Formulas");
    });
    pages.push({
      id: live.id,
      name: live.name,
      backup,
      rows,
      columns,
      features: live.features,
      links: live.links,
      notes: snapshot.notes.get(page.name) ?? [],
      charts: snapshot.charts.get(page.name) ?? [],
    });
  }
  await writeJournal(session, {
    version: 1,
    created: plan.sheets.filter((sheet) => sheet.live === null).map((sheet) => sheet.page.name),
    pages,
    names: plan.names.map(({ name }) => ({ name, formula: found.names.get(name) ?? null })),
    hidden: found.stale.filter((sheet) => sheet.visible).map((sheet) => sheet.name),
  });
}

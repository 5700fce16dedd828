import { ACTION_BYTES } from "../payload";
import type { Session } from "../session";
import type { Found } from "./found";
import type { LookBook } from "./look";
import type { PackPlan } from "./plan";
import { writeSheet } from "./sheetWrite";
import { staging } from "./staging";
import { type Stage, writeCharts } from "./stage";

/**
 * Turns the last pack into the new one. All of it goes in one request unless that would be larger than Excel takes; the
 * journal goes with the last change, which is what makes the build complete.
 */
export async function commit(
  session: Session,
  plan: PackPlan,
  found: Found,
  stage: Stage,
  looks: LookBook,
  fine: boolean,
): Promise<void> {
  for (const sheet of plan.sheets) {
    if (sheet.live && sheet.changes) await writeSheet(session, stage.find(sheet.page.name), sheet, looks);
  }
  for (const sheet of stage.later) await writeCharts(session, sheet, stage.find, fine);
  for (const { name, formula, exists } of plan.names) {
    await session.add(3 * ACTION_BYTES, () => {
      if (exists) session.workbook.names.getItem(name).formula = formula;
      else session.workbook.names.add(name, formula);
    });
  }
  await session.add((stage.pages.size * 6 + found.stale.length * 2 + 4) * ACTION_BYTES, () => {
    placePages(session, plan, found, stage);
    for (const { name, visible } of found.stale) {
      if (visible) session.sheets.getItem(name).visibility = "Hidden";
    }
    session.sheets.getItem(staging.journal).delete();
  });
  await session.sync();
}

/** New pages get their names, come where they belong, and are shown. */
function placePages(session: Session, plan: PackPlan, found: Found, stage: Stage): void {
  const order = [...found.sheets].sort((a, b) => a.position - b.position).map(({ name }) => name);
  const incremental = plan.sheets.some((sheet) => sheet.live !== null);
  order.push(...stage.pages.values());
  let previous: string | null = null;
  for (const { page, live } of plan.sheets) {
    const staged = stage.pages.get(page.name);
    if (!live && staged !== undefined) {
      const sheet = session.sheets.getItem(staged);
      const after = previous === null ? -1 : order.indexOf(previous);
      const from = order.indexOf(staged);
      if (incremental && after >= 0 && from !== after + 1) {
        order.splice(from, 1);
        order.splice(after + 1, 0, staged);
        sheet.position = after + 1;
      }
      previous = staged;
    } else previous = page.name;
  }
  for (const { page, live, wanted } of plan.sheets) {
    const staged = stage.pages.get(page.name);
    if (live || staged === undefined) continue;
    const sheet = session.sheets.getItem(staged);
    if (!wanted.view.hidden) sheet.visibility = "Visible";
    sheet.name = page.name;
  }
}

/** What the build needed and the pack does not. When this fails, the next build does it. */
export async function clean(session: Session, plan: PackPlan): Promise<void> {
  const backups = plan.sheets.filter((sheet) => sheet.live !== null && sheet.changes).length;
  if (backups === 0) return;
  for (let i = 1; i <= backups; i++) {
    await session.add(2 * ACTION_BYTES, () => session.sheets.getItemOrNullObject(staging.backup(i)).delete());
  }
  await session.sync();
}

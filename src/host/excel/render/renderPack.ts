import type { LaidOutPack } from "../../../pack/LaidOutPack";
import { inPieces } from "../../../core/steps";
import { HostRefusal, type Progress } from "../../SpreadsheetHost";
import type { OfficeApi } from "../api";
import { locationOf, refusals, toRefusal } from "../errors";
import { breathing, inExcel, type RunOptions, type Session } from "../session";
import { clean, commit } from "./commit";
import { findPack, type Found } from "./found";
import { readLive, type LiveSheet } from "./live";
import { assertApart, makePlan, type PackPlan } from "./plan";
import { recover } from "./restore";
import { takeSnapshot } from "./snapshot";
import { prepare } from "./stage";
import { assertTypedKept, watchTyped } from "./typed";
import { type WantedPack, wantPack } from "./wanted";

/* global AbortSignal */

export interface RenderOptions extends RunOptions {
  readonly progress?: Progress | undefined;
  readonly signal?: AbortSignal | undefined;
}

const STEPS = 5;

/**
 * Draws the pack into the workbook: pages keep their sheets, cells that are right stay untouched, and whatever fails on
 * the way, the workbook holds the last pack or the new one, never something between (docs/adr/0011).
 */
export async function renderPack(api: OfficeApi, pack: LaidOutPack, options: RenderOptions = {}): Promise<void> {
  const wanted = await inPieces(wantPack(pack), breathing(options.signal));
  try {
    await build(api, wanted, options, true);
  } catch (error) {
    if (!isFinery(error)) throw error;
    // Excel refused some look of a chart: the last pack is back; the new one is drawn without the finer looks
    await build(api, wanted, options, false);
  }
}

/** Looks that no reader misses, on which versions of Excel differ. */
function isFinery(error: unknown): boolean {
  return (
    error instanceof HostRefusal &&
    (error.code === "failed" || error.code === "missing-api") &&
    /^Chart(Font|Line|Border|Fill|DataLabel|Title|AxisTitle|Point|Legend|Gridlines|Axis)\w*\./.test(locationOf(error))
  );
}

async function build(api: OfficeApi, wanted: WantedPack, options: RenderOptions, fine: boolean): Promise<void> {
  const progress = options.progress ?? (() => undefined);
  progress("Looking at the workbook", 0, STEPS);
  let reached: Reached = "reading";
  try {
    await inExcel(
      api,
      async (session) => {
        const { found, live } = await look(api, session, wanted);
        progress("Comparing with what is there", 1, STEPS);
        const plan = makePlan(wanted, live, found.names, session.can("1.18"));
        if (plan.nothing) return;
        assertApart(plan.sheets);
        assertPossible(plan, found);
        assertTypedKept(plan);
        const snapshot = await takeSnapshot(api, plan.sheets);
        reached = "staging";
        const stage = await prepare(session, plan, found, wanted.looks, snapshot, fine, (page) =>
          progress(`Writing ${page}`, 2, STEPS),
        );
        const typed = watchTyped(session, plan);
        await session.sync();
        typed();
        progress("Putting the pages in place", 3, STEPS);
        reached = "committing";
        await commit(session, plan, found, stage, wanted.looks, fine);
        progress("Clearing up", 4, STEPS);
        // once more when it fails; after that, the next build clears up
        await clean(session, plan).catch(() => recover(api, false).catch(() => undefined));
      },
      options,
    );
  } catch (error) {
    if (reached === "reading" || (await settle(api, reached))) throw error;
  }
  progress("Done", STEPS, STEPS);
}

type Reached = "reading" | "staging" | "committing";

/**
 * After a failure: clears away what was staged, and when the last pack was being changed, puts it back; or finds that the
 * new one stands already (its last answer was lost on the way), and then there is nothing to complain about. True when
 * the build has failed.
 */
async function settle(api: OfficeApi, reached: Reached): Promise<boolean> {
  try {
    const outcome = await recover(api, reached === "committing");
    return reached === "staging" || outcome === "restored";
  } catch (again) {
    const why = toRefusal(again);
    throw new HostRefusal(
      "interrupted",
      `The build was cut short and Excel cannot be reached to put the last pack back${why instanceof HostRefusal ? ` (${why.message})` : ""}; open the pane again when it can, and the last pack is restored.`,
      true,
    );
  }
}

async function look(
  api: OfficeApi,
  session: Session,
  wanted: WantedPack,
): Promise<{ found: Found; live: Map<string, LiveSheet> }> {
  let found = await findPack(session, wanted);
  if (found.leftovers.length > 0) {
    if (found.structureProtected) throw refusals.protectedStructure();
    await recover(api);
    found = await findPack(session, wanted);
  }
  return { found, live: await readLive(session, found, wanted) };
}

/** What Excel would refuse on the way is refused before anything is changed. */
function assertPossible(plan: PackPlan, found: Found): void {
  if (found.structureProtected) throw refusals.protectedStructure();
  for (const { page, changes, wanted } of plan.sheets) {
    const sheet = found.pages.get(page.name);
    for (const { name } of wanted.tables) {
      const home = found.tables.get(name.toLowerCase());
      if (home !== undefined && home !== page.name) {
        throw new HostRefusal(
          "failed",
          `The sheet "${home}" has a table named ${name}, a name that the pack needs; rename that table, then build again.`,
        );
      }
    }
    if (!sheet || !changes) continue;
    if (sheet.protected) throw refusals.protectedSheet(sheet.name);
    const [filtered] = sheet.filtered;
    if (filtered !== undefined) {
      throw refusals.filtered(
        filtered === sheet.name ? `the sheet "${sheet.name}"` : `the table ${filtered} on "${sheet.name}"`,
      );
    }
  }
}

/* eslint-disable office-addins/call-sync-before-read, office-addins/call-sync-after-load -- session.sync() is the sync that the rules look for */
import type { SheetChange } from "../SpreadsheetHost";
import type { OfficeApi } from "./api";
import { isStaging } from "./render/staging";
import { inExcel } from "./session";

/** Changes that move cells: everything on the sheet may stand elsewhere. */
const moves = /^(Row|Column|Cell)(Inserted|Deleted)$/;

/**
 * Calls back when somebody changes data, our own writes apart, and when formulas have other results, until the function
 * returned is called. Where the sheet's name is not known yet (a sheet that was just added), Excel is asked for it; the
 * names known are told at once, because asking would cost a round trip for each key pressed. A sheet renamed meanwhile is
 * found out by whoever reads it.
 */
export async function watch(api: OfficeApi, listener: (change: SheetChange) => void): Promise<() => Promise<void>> {
  let live = true;
  const names = new Map<string, string>();
  const askName = async (id: string): Promise<void> => {
    try {
      await inExcel(api, async (session) => {
        const sheet = session.sheets.getItemOrNullObject(id);
        sheet.load("name");
        await session.sync();
        if (!sheet.isNullObject) names.set(id, sheet.name);
      });
    } catch {
      // the cell editor is open, say: the next change of that sheet asks again
    }
  };
  const tell = async (id: string, source: string, change: Pick<SheetChange, "address" | "calculated">) => {
    if (!names.has(id)) await askName(id);
    const sheet = names.get(id);
    if (!live || sheet === undefined || isStaging(sheet)) return;
    listener({ sheet, by: source === "Remote" ? "co-author" : "person", ...change });
  };
  const handlers = await inExcel(api, async (session) => {
    session.sheets.load("items/id,items/name");
    const changed = session.sheets.onChanged.add(async (event) => {
      if (event.triggerSource === "ThisLocalAddin") return;
      await tell(event.worksheetId, event.source, { address: moves.test(event.changeType) ? null : event.address });
    });
    // a formula's new result is no change of its cell: no other event tells of it
    const calculated = session.sheets.onCalculated.add(async (event) => {
      await tell(event.worksheetId, "Local", { address: null, calculated: true });
    });
    const deleted = session.sheets.onDeleted.add(async (event) => {
      const name = names.get(event.worksheetId);
      if (live && name !== undefined && !isStaging(name)) {
        listener({ sheet: name, address: null, by: event.source === "Remote" ? "co-author" : "person" });
      }
      names.delete(event.worksheetId);
    });
    const renamed = session.can("1.17")
      ? session.sheets.onNameChanged.add(async (event) => {
          names.set(event.worksheetId, event.nameAfter);
          await tell(event.worksheetId, event.source, { address: null });
        })
      : null;
    await session.sync();
    for (const { id, name } of session.sheets.items) names.set(id, name);
    return [changed, calculated, deleted, ...(renamed ? [renamed] : [])] as const;
  });
  return async () => {
    if (!live) return;
    live = false;
    for (const handler of handlers) {
      handler.remove();
      await handler.context.sync();
    }
  };
}

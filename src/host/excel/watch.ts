/* eslint-disable office-addins/call-sync-before-read, office-addins/call-sync-after-load -- session.sync() is the sync that the rules look for */
import type { SheetChange } from "../SpreadsheetHost";
import type { OfficeApi } from "./api";
import { isStaging } from "./render/staging";
import { inExcel } from "./session";

/** Changes that move cells: everything on the sheet may stand elsewhere. */
const moves = /^(Row|Column|Cell)(Inserted|Deleted)$/;

/**
 * Calls back when somebody changes data, our own writes apart, until the function returned is called. Where the sheet's
 * name is not known yet (a sheet that was just added), Excel is asked for it.
 */
export async function watch(api: OfficeApi, listener: (change: SheetChange) => void): Promise<() => Promise<void>> {
  let live = true;
  const names = new Map<string, string>();
  const nameOf = async (id: string): Promise<string | null> => {
    try {
      return await inExcel(api, async (session) => {
        const sheet = session.sheets.getItemOrNullObject(id);
        sheet.load("name");
        await session.sync();
        if (!sheet.isNullObject) names.set(id, sheet.name);
        return names.get(id) ?? null;
      });
    } catch {
      return names.get(id) ?? null; // the cell editor is open, say: the last name known is good enough
    }
  };
  const tell = async (id: string, address: string | null, source: string): Promise<void> => {
    const sheet = await nameOf(id);
    if (!live || sheet === null || isStaging(sheet)) return;
    listener({ sheet, address, by: source === "Remote" ? "co-author" : "person" });
  };
  const handlers = await inExcel(api, async (session) => {
    session.sheets.load("items/id,items/name");
    const changed = session.sheets.onChanged.add(async (event) => {
      if (event.triggerSource === "ThisLocalAddin") return;
      await tell(event.worksheetId, moves.test(event.changeType) ? null : event.address, event.source);
    });
    const deleted = session.sheets.onDeleted.add(async (event) => {
      const name = names.get(event.worksheetId);
      if (live && name !== undefined && !isStaging(name)) {
        listener({ sheet: name, address: null, by: event.source === "Remote" ? "co-author" : "person" });
      }
      names.delete(event.worksheetId);
    });
    await session.sync();
    for (const { id, name } of session.sheets.items) names.set(id, name);
    return [changed, deleted] as const;
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

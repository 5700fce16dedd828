/* eslint-disable office-addins/call-sync-before-read, office-addins/call-sync-after-load, office-addins/load-object-before-read -- session.sync() is the sync that the rules look for */
import { HostRefusal } from "../SpreadsheetHost";
import { splitAddress } from "./address";
import type { OfficeApi } from "./api";
import { refusals } from "./errors";
import { inExcel } from "./session";

/** Brings a cell's sheet to the front and selects it. */
export async function select(api: OfficeApi, address: string): Promise<void> {
  const { sheet: name, cells } = splitAddress(address);
  await inExcel(api, async (session) => {
    const sheet = name === null ? session.sheets.getActiveWorksheet() : session.sheets.getItemOrNullObject(name);
    sheet.load("visibility");
    await session.sync();
    if (sheet.isNullObject) throw refusals.notFound(`The sheet "${name}"`);
    if (sheet.visibility !== "Visible") {
      throw new HostRefusal("hidden", `The sheet "${name}" is hidden; show it first (right-click any sheet's tab).`);
    }
    sheet.activate();
    sheet.getRange(cells).select();
    await session.sync();
  });
}

/** Writes a formula into the selected cell, unless something stands there. */
export async function insertFormula(api: OfficeApi, formula: string): Promise<void> {
  if (!formula.startsWith("=")) throw new Error(`Not a formula: ${formula}`);
  await inExcel(api, async (session) => {
    const cell = session.workbook.getActiveCell();
    cell.load("formulas,address");
    cell.worksheet.load("name");
    cell.worksheet.protection.load("protected");
    cell.format.protection.load("locked");
    await session.sync();
    if ((cell.formulas as unknown[][])[0]?.[0] !== "") {
      throw new HostRefusal(
        "not-empty",
        `The cell ${splitAddress(cell.address).cells} is not empty; select an empty one, then insert again.`,
      );
    }
    if (cell.worksheet.protection.protected && cell.format.protection.locked !== false) {
      throw refusals.protectedSheet(cell.worksheet.name);
    }
    cell.formulas = [[formula]];
    await session.sync();
  });
}

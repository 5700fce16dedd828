import { HostError, invalid } from "../errors";
import { addressText, type Area } from "./addresses";
import type { SheetModel } from "./SheetModel";

/** Refuses a write into locked cells of a protected sheet. */
export function assertUnlocked(sheet: SheetModel, area: Area): void {
  if (sheet.locks(area)) throw new HostError("AccessDenied");
}

/** Refuses a change that a protected sheet allows only with an option, such as `allowFormatCells`. */
export function assertAllowed(sheet: SheetModel, option: string): void {
  if (sheet.protection && sheet.protection.options[option] !== true) throw new HostError("AccessDenied");
}

export function assertStructure(sheet: Pick<SheetModel, "book">): void {
  if (sheet.book.structureProtected) throw new HostError("AccessDenied");
}

/** Excel's rules for the name of a sheet. */
export function assertSheetName(name: string): void {
  if (
    name === "" ||
    name.length > 31 ||
    /[\\/?*:[\]]/.test(name) ||
    name.startsWith("'") ||
    name.endsWith("'") ||
    name.toLowerCase() === "history"
  ) {
    throw invalid();
  }
}

/** Writing over hidden rows lands in the wrong cells on some hosts: Excel lets it pass, we say so. */
export function noteFilteredWrite(sheet: SheetModel, area: Area): void {
  if (sheet.filteredRows(area).length === 0) return;
  sheet.book.warnings.push({
    kind: "filtered-write",
    address: addressText(sheet.name, area),
    message: "values were written into a range with filtered rows: Excel may put them into other cells",
  });
}

export function noteMergedWrite(sheet: SheetModel, area: Area): void {
  sheet.book.warnings.push({
    kind: "merged-write",
    address: addressText(sheet.name, area),
    message: "a value for a covered cell of a merged area was lost",
  });
}

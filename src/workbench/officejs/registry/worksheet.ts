import { HostError, invalid } from "../errors";
import { areaOf, parseAddress, parseArea } from "../model/addresses";
import { assertSheetName, assertStructure } from "../model/guards";
import { RangeAreasRef } from "../model/RangeRef";
import type { SheetModel, Visibility } from "../model/SheetModel";
import { eachFormula, renameInFormula } from "../model/shift";
import { aBoolean, aColour, aNumber, aText, field, oneOf, only, prop } from "./checks";
import type { Arguments } from "./Arguments";
import { type Handle, handle } from "./Handle";
import { rangeHandle } from "./rangeMethods";
import type { TypeSpec } from "./spec";

function visibleSheets(sheet: SheetModel): SheetModel[] {
  return sheet.book.sheets.filter((other) => other.visibility === "Visible");
}

/** The sheet that comes to the front when this one goes. */
function leave(sheet: SheetModel): void {
  if (sheet.book.active !== sheet) return;
  const { sheets } = sheet.book;
  const at = sheets.indexOf(sheet);
  const next =
    sheets.slice(at + 1).find((other) => other.visibility === "Visible") ??
    [...sheets.slice(0, at)].reverse().find((other) => other.visibility === "Visible");
  if (next) sheet.book.activate(next);
}

function rename(sheet: SheetModel, name: string): void {
  if (name === sheet.name) return;
  assertStructure(sheet);
  assertSheetName(name);
  const other = sheet.book.sheetNamed(name);
  if (other && other !== sheet) throw new HostError("ItemAlreadyExists");
  const before = sheet.name;
  sheet.name = name;
  eachFormula(sheet, (formula) => renameInFormula(formula, before, name));
  sheet.book.calculation.touch();
}

function setVisibility(sheet: SheetModel, visibility: Visibility): void {
  if (visibility === sheet.visibility) return;
  assertStructure(sheet);
  if (visibility !== "Visible" && visibleSheets(sheet).every((other) => other === sheet)) {
    throw new HostError("InvalidOperation");
  }
  sheet.visibility = visibility;
  if (visibility !== "Visible") leave(sheet);
}

function move(sheet: SheetModel, position: number): void {
  assertStructure(sheet);
  const { sheets } = sheet.book;
  if (!Number.isInteger(position) || position < 0 || position >= sheets.length) throw invalid();
  sheets.splice(sheets.indexOf(sheet), 1);
  sheets.splice(position, 0, sheet);
}

function remove(sheet: SheetModel): void {
  assertStructure(sheet);
  const visible = visibleSheets(sheet);
  if (sheet.visibility === "VeryHidden" || (visible.length === 1 && visible[0] === sheet)) {
    throw new HostError("InvalidOperation");
  }
  leave(sheet);
  sheet.deleted = true;
  sheet.book.sheets.splice(sheet.book.sheets.indexOf(sheet), 1);
  sheet.book.calculation.touch();
  sheet.book.emit({ kind: "deleted", sheet });
}

/** An address on this sheet, the name of a range, or nothing for the whole sheet. */
export function sheetRange(sheet: SheetModel, args: Arguments): Handle {
  if (!args.has(0)) return rangeHandle(sheet, sheet.everything);
  const text = args.text(0);
  const at = parseAddress(text);
  if (at) {
    if (at.sheet !== null && sheet.book.sheetNamed(at.sheet) !== sheet) throw invalid();
    return rangeHandle(sheet, at.area);
  }
  const named = sheet.book.rangeOfName(text, sheet);
  if (!named || named.sheet !== sheet) throw invalid();
  return rangeHandle(sheet, named.area);
}

function neighbour(sheet: SheetModel, args: Arguments, step: 1 | -1): Handle | null {
  const { sheets } = sheet.book;
  const visibleOnly = args.flag(0);
  for (let i = sheets.indexOf(sheet) + step; i >= 0 && i < sheets.length; i += step) {
    const other = sheets[i];
    if (other && (!visibleOnly || other.visibility === "Visible")) return handle("Worksheet", other);
  }
  return null;
}

function required(found: Handle | null): Handle {
  if (!found) throw new HostError("ItemNotFound");
  return found;
}

function usedRange(sheet: SheetModel, args: Arguments): Handle | null {
  const area = sheet.usedArea(args.flag(0));
  return area && rangeHandle(sheet, area);
}

const target = (sheet: SheetModel) => sheet.id;

export const WORKSHEET: TypeSpec<SheetModel> = {
  identity: ["id"],
  props: {
    id: only((sheet) => sheet.id),
    name: prop((sheet) => sheet.name, aText, rename),
    position: prop((sheet) => sheet.book.sheets.indexOf(sheet), aNumber, move),
    visibility: prop(
      (sheet) => sheet.visibility,
      oneOf("SheetVisibility"),
      (sheet, value: string) => setVisibility(sheet, value as Visibility),
    ),
    tabColor: prop(
      (sheet) => sheet.tabColour ?? "",
      (value) => (value === "" ? null : aColour(value)),
      (sheet, colour: string | null) => {
        sheet.tabColour = colour;
      },
    ),
    showGridlines: field("gridlines", aBoolean),
    showHeadings: field("headings", aBoolean),
    standardWidth: field("standardWidth", aNumber),
    standardHeight: only(() => 15),
    enableCalculation: field("enableCalculation", aBoolean),
  },
  nav: {
    charts: (sheet) => handle("ChartCollection", sheet),
    tables: (sheet) => handle("TableCollection", { book: sheet.book, sheet }),
    names: (sheet) => handle("NamedItemCollection", { book: sheet.book, sheet }),
    protection: (sheet) => handle("WorksheetProtection", sheet),
    freezePanes: (sheet) => handle("WorksheetFreezePanes", sheet),
    pageLayout: (sheet) => handle("PageLayout", sheet),
    horizontalPageBreaks: (sheet) => handle("PageBreakCollection", { sheet, horizontal: true }),
    verticalPageBreaks: (sheet) => handle("PageBreakCollection", { sheet, horizontal: false }),
    autoFilter: (sheet) => handle("AutoFilter", { sheet, table: null }),
    comments: (sheet) => handle("CommentCollection", { book: sheet.book, sheet }),
  },
  methods: {
    activate: (sheet) => {
      if (sheet.visibility !== "Visible") throw new HostError("InvalidOperation");
      sheet.book.activate(sheet);
    },
    calculate: (sheet) => {
      sheet.book.calculation.touch();
      sheet.book.emit({ kind: "calculated", sheet });
    },
    delete: remove,
    getRange: sheetRange,
    getRangeByIndexes: (sheet, args) =>
      rangeHandle(sheet, areaOf(args.integer(0) + 1, args.integer(1) + 1, args.integer(2), args.integer(3))),
    getCell: (sheet, args) => rangeHandle(sheet, areaOf(args.integer(0) + 1, args.integer(1) + 1)),
    getRanges: (sheet, args) => {
      if (args.has(0) && args.text(0).length > 8192) throw invalid();
      const parts = args.has(0) ? args.text(0).split(",") : ["A:XFD"];
      const areas = parts.map((part) => parseArea(part.trim()));
      if (areas.some((area) => area === null)) throw invalid();
      return handle(
        "RangeAreas",
        new RangeAreasRef(
          sheet,
          areas.flatMap((area) => area ?? []),
        ),
      );
    },
    getUsedRange: (sheet, args) => usedRange(sheet, args) ?? rangeHandle(sheet, areaOf(1, 1)),
    getUsedRangeOrNullObject: usedRange,
    getNext: (sheet, args) => required(neighbour(sheet, args, 1)),
    getNextOrNullObject: (sheet, args) => neighbour(sheet, args, 1),
    getPrevious: (sheet, args) => required(neighbour(sheet, args, -1)),
    getPreviousOrNullObject: (sheet, args) => neighbour(sheet, args, -1),
    _GetSheetById: (sheet, args) => {
      const other = sheet.book.findSheet(args.text(0));
      return required(other && handle("Worksheet", other));
    },
  },
  events: {
    Activated: { type: 11, target },
    Calculated: { type: 16, target },
    DataChanged: { type: 10, target },
    Deactivated: { type: 12, target },
    FormatChanged: { type: 18, target },
    ProtectionChanged: { type: 24, target },
    SelectionChanged: { type: 14, target },
  },
};

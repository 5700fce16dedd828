import { HostError, invalid } from "../errors";
import { areaOf, bottom, isWholeColumns, isWholeRows, right } from "../model/addresses";
import type { ProtectionOptions, SheetModel } from "../model/SheetModel";
import { only } from "./checks";
import { type Handle, handle } from "./Handle";
import { rangeArgument, rangeHandle } from "./rangeMethods";
import type { TypeSpec } from "./spec";

const OPTIONS = [
  "allowAutoFilter",
  "allowDeleteColumns",
  "allowDeleteRows",
  "allowEditObjects",
  "allowEditScenarios",
  "allowFormatCells",
  "allowFormatColumns",
  "allowFormatRows",
  "allowInsertColumns",
  "allowInsertHyperlinks",
  "allowInsertRows",
  "allowPivotTables",
  "allowSort",
];

export const SHEET_PROTECTION: TypeSpec<SheetModel> = {
  props: {
    protected: only((sheet) => sheet.protection !== null),
    options: only((sheet) => ({
      ...Object.fromEntries(OPTIONS.map((name) => [name, sheet.protection?.options[name] === true])),
      selectionMode: sheet.protection?.options["selectionMode"] ?? "Normal",
    })),
  },
  methods: {
    protect: (sheet, args) => {
      if (sheet.protection) throw new HostError("InvalidOperation");
      const options: ProtectionOptions = args.has(0) ? (args.record(0) as ProtectionOptions) : {};
      for (const name of Object.keys(options)) {
        if (name !== "selectionMode" && !OPTIONS.includes(name)) throw invalid();
      }
      sheet.protection = { options, password: args.textOr(1, null) };
      sheet.book.emit({ kind: "protection", sheet, isProtected: true });
    },
    unprotect: (sheet, args) => {
      const password = sheet.protection?.password ?? null;
      if (password !== null && password !== args.textOr(0, null)) throw new HostError("AccessDenied");
      if (!sheet.protection) return;
      sheet.protection = null;
      sheet.book.emit({ kind: "protection", sheet, isProtected: false });
    },
  },
};

function frozenRange(sheet: SheetModel): Handle | null {
  const { frozen } = sheet;
  if (!frozen) return null;
  const { everything } = sheet;
  return rangeHandle(sheet, areaOf(1, 1, frozen.rows || everything.rows, frozen.columns || everything.columns));
}

export const FREEZE_PANES: TypeSpec<SheetModel> = {
  methods: {
    freezeAt: (sheet, args, env) => {
      const { area } = rangeArgument(args, 0, sheet, env);
      sheet.frozen = {
        rows: isWholeColumns(area) ? 0 : bottom(area),
        columns: isWholeRows(area) ? 0 : right(area),
      };
    },
    freezeRows: (sheet, args) => {
      const rows = args.integerOr(0, 1);
      if (rows < 1) throw invalid();
      sheet.frozen = { rows, columns: 0 };
    },
    freezeColumns: (sheet, args) => {
      const columns = args.integerOr(0, 1);
      if (columns < 1) throw invalid();
      sheet.frozen = { rows: 0, columns };
    },
    unfreeze: (sheet) => {
      sheet.frozen = null;
    },
    getLocation: (sheet) => {
      const range = frozenRange(sheet);
      if (!range) throw new HostError("ItemNotFound");
      return range;
    },
    getLocationOrNullObject: frozenRange,
  },
};

interface BreaksTarget {
  readonly sheet: SheetModel;
  readonly horizontal: boolean;
}

interface BreakTarget extends BreaksTarget {
  readonly at: number;
}

/** Rows (or columns) that begin a page; kept as the last row of the page before. */
function breaksOf(on: BreaksTarget): number[] {
  return on.horizontal ? on.sheet.rowBreaks : on.sheet.columnBreaks;
}

function breakHandle(on: BreaksTarget, at: number): Handle {
  return handle("PageBreak", { ...on, at } satisfies BreakTarget);
}

export const PAGE_BREAKS: TypeSpec<BreaksTarget> = {
  items: (on) => breaksOf(on).map((at) => breakHandle(on, at)),
  indexer: (on, args) => (breaksOf(on).includes(Number(args.raw(0))) ? breakHandle(on, Number(args.raw(0))) : null),
  methods: {
    add: (on, args, env) => {
      const { area } = rangeArgument(args, 0, on.sheet, env);
      const at = (on.horizontal ? area.row : area.column) - 1;
      if (at < 1) throw invalid();
      const breaks = breaksOf(on);
      if (!breaks.includes(at)) breaks.push(at);
      breaks.sort((a, b) => a - b);
      return breakHandle(on, at);
    },
    getCount: (on) => breaksOf(on).length,
    removePageBreaks: (on) => {
      breaksOf(on).length = 0;
    },
  },
};

export const PAGE_BREAK: TypeSpec<BreakTarget> = {
  identity: ["_Id"],
  props: {
    _Id: only((on) => String(on.at)),
    columnIndex: only((on) => (on.horizontal ? 0 : on.at)),
    rowIndex: only((on) => (on.horizontal ? on.at : 0)),
  },
  methods: {
    delete: (on) => {
      const breaks = breaksOf(on);
      breaks.splice(breaks.indexOf(on.at), 1);
    },
    getCellAfterBreak: (on) => rangeHandle(on.sheet, on.horizontal ? areaOf(on.at + 1, 1) : areaOf(1, on.at + 1)),
  },
};

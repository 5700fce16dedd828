import { HostError } from "../errors";
import { assertSheetName } from "../model/guards";
import type { SheetModel } from "../model/SheetModel";
import type { WorkbookModel } from "../model/WorkbookModel";
import type { Arguments } from "./Arguments";
import { type Handle, handle } from "./Handle";
import type { TypeSpec } from "./spec";

function sheetHandle(sheet: SheetModel | null | undefined): Handle | null {
  return sheet ? handle("Worksheet", sheet) : null;
}

function required(found: Handle | null): Handle {
  if (!found) throw new HostError("ItemNotFound");
  return found;
}

function shown(book: WorkbookModel, args: Arguments): SheetModel[] {
  return args.flag(0) ? book.sheets.filter((sheet) => sheet.visibility === "Visible") : book.sheets;
}

function add(book: WorkbookModel, args: Arguments): Handle {
  if (book.structureProtected) throw new HostError("AccessDenied");
  let name = args.textOr(0, null);
  if (name === null) {
    let n = book.sheets.length + 1;
    while (book.sheetNamed(`Sheet${n}`)) n++;
    name = `Sheet${n}`;
  }
  assertSheetName(name);
  if (book.sheetNamed(name)) throw new HostError("ItemAlreadyExists");
  return handle("Worksheet", book.addSheet(name));
}

const target = () => "Workbook";

export const WORKSHEETS: TypeSpec<WorkbookModel> = {
  items: (book) => book.sheets.map((sheet) => handle("Worksheet", sheet)),
  indexer: (book, args) => sheetHandle(book.findSheet(args.text(0))),
  methods: {
    add,
    getCount: (book, args) => shown(book, args).length,
    getActiveWorksheet: (book) => handle("Worksheet", book.active),
    getFirst: (book, args) => required(sheetHandle(shown(book, args)[0])),
    getLast: (book, args) => required(sheetHandle(shown(book, args).at(-1))),
    getItem: (book, args) => required(sheetHandle(book.findSheet(args.text(0)))),
    getItemOrNullObject: (book, args) => sheetHandle(book.findSheet(args.text(0))),
  },
  events: {
    Activated: { type: 11, target },
    Added: { type: 13, target },
    Calculated: { type: 16, target },
    DataChanged: { type: 10, target },
    Deactivated: { type: 12, target },
    Deleted: { type: 15, target },
    FormatChanged: { type: 18, target },
    ProtectionChanged: { type: 24, target },
    SelectionChanged: { type: 14, target },
  },
};

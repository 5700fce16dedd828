import { type CellValue, isCellError } from "../../../contract/cells";
import { HostError, invalid } from "../errors";
import { evaluate } from "../formula/evaluate";
import { isMatrix } from "../formula/values";
import { UnsupportedFormula } from "../formula/tokens";
import { addressText, parseAddress } from "../model/addresses";
import { wireValue } from "../model/cellRead";
import { isNameAllowed, NameModel } from "../model/NameModel";
import type { RangeRef } from "../model/RangeRef";
import type { SheetModel } from "../model/SheetModel";
import type { WorkbookModel } from "../model/WorkbookModel";
import { aBoolean, aText, only, prop } from "./checks";
import type { Arguments } from "./Arguments";
import { type Handle, handle } from "./Handle";
import { rangeHandle } from "./rangeMethods";
import type { Env, TypeSpec } from "./spec";

type Name = NameModel<SheetModel>;

interface NamesTarget {
  readonly book: WorkbookModel;
  readonly sheet: SheetModel | null;
}

interface NameTarget extends NamesTarget {
  readonly item: Name;
}

/** The workbook's names; a sheet only has its own. */
function namesOf(on: NamesTarget): Name[] {
  return on.sheet ? on.sheet.names : on.book.names;
}

function find(on: NamesTarget, name: string): Handle | null {
  const item = namesOf(on).find((other) => other.name.toLowerCase() === name.toLowerCase() || other.id === name);
  return item ? handle("NamedItem", { ...on, item } satisfies NameTarget) : null;
}

function absolute(range: RangeRef): string {
  const text = addressText(range.sheet.name, range.area);
  const bang = text.lastIndexOf("!") + 1;
  const cells = text.slice(bang).replace(/([A-Z]+)(\d*)/g, (_, c: string, r: string) => `$${c}${r && `$${r}`}`);
  return `=${text.slice(0, bang)}${/^\d/.test(cells) ? cells.replace(/\d+/g, "$$$&") : cells}`;
}

function add(on: NamesTarget, args: Arguments): Handle {
  const name = args.text(0);
  if (!isNameAllowed(name)) throw invalid();
  if (find(on, name) || on.book.tableNamed(name)) throw new HostError("ItemAlreadyExists");
  const given = args.isHandle(1) ? absolute(args.handle(1, "Range").target as RangeRef) : args.raw(1);
  let formula: string;
  if (typeof given === "number" || typeof given === "boolean") formula = `=${String(given).toUpperCase()}`;
  else if (typeof given === "string") formula = given.startsWith("=") ? given : `="${given.replaceAll('"', '""')}"`;
  else throw invalid();
  const item = new NameModel<SheetModel>(name, name, formula, on.sheet);
  item.comment = args.textOr(2, "");
  namesOf(on).push(item);
  on.book.calculation.touch();
  return handle("NamedItem", { ...on, item });
}

export const NAMES: TypeSpec<NamesTarget> = {
  items: (on) => namesOf(on).map((item) => handle("NamedItem", { ...on, item })),
  indexer: (on, args) => find(on, args.text(0)),
  methods: {
    add,
    addFormulaLocal: add,
    getCount: (on) => namesOf(on).length,
    getItemOrNullObject: (on, args) => find(on, args.text(0)),
  },
};

function valueOf(on: NameTarget): CellValue | string {
  const at = parseAddress(on.item.formula);
  if (at) return on.item.formula.slice(1);
  const sheet = on.sheet ?? on.book.active;
  try {
    const value = evaluate(on.item.formula, {
      sheet,
      row: 1,
      column: 1,
      sheetNamed: (name) => on.book.sheetNamed(name),
      nameFormula: (name) => on.book.nameInScope(name, sheet)?.formula ?? null,
      call: () => undefined,
    });
    return isMatrix(value) ? (value[0]?.[0] ?? null) : value;
  } catch (thrown) {
    if (thrown instanceof UnsupportedFormula) return on.item.formula;
    throw thrown;
  }
}

function kindOf(on: NameTarget): string {
  const value = valueOf(on);
  if (parseAddress(on.item.formula)) return "Range";
  if (isCellError(value)) return "Error";
  return typeof value === "number" ? "Double" : typeof value === "boolean" ? "Boolean" : "String";
}

function rangeOf(on: NameTarget, env: Env): Handle | null {
  const found = env.book.areaOfFormula(on.item.formula);
  return found && rangeHandle(found.sheet, found.area);
}

export const NAMED_ITEM: TypeSpec<NameTarget> = {
  identity: ["_Id"],
  props: {
    _Id: only((on) => on.item.id),
    name: only((on) => on.item.name),
    type: only(kindOf),
    value: only((on) => wireValue(valueOf(on) as CellValue)),
    formula: prop(
      (on) => on.item.formula,
      aText,
      (on, formula: string) => {
        if (!formula.startsWith("=")) throw invalid();
        on.item.formula = formula;
        on.book.calculation.touch();
      },
    ),
    comment: prop(
      (on) => on.item.comment,
      aText,
      (on, comment: string) => {
        on.item.comment = comment;
      },
    ),
    visible: prop(
      (on) => on.item.visible,
      aBoolean,
      (on, visible: boolean) => {
        on.item.visible = visible;
      },
    ),
    scope: only((on) => (on.sheet ? "Worksheet" : "Workbook")),
  },
  nav: {
    worksheet: (on) => {
      if (!on.sheet) throw new HostError("ItemNotFound");
      return handle("Worksheet", on.sheet);
    },
    worksheetOrNullObject: (on) => on.sheet && handle("Worksheet", on.sheet),
  },
  methods: {
    delete: (on) => {
      const names = namesOf(on);
      names.splice(names.indexOf(on.item), 1);
      on.book.calculation.touch();
    },
    getRange: (on, _, env) => {
      const range = rangeOf(on, env);
      if (!range) throw new HostError("InvalidReference");
      return range;
    },
    getRangeOrNullObject: (on, _, env) => rangeOf(on, env),
  },
};

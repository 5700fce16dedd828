import { HostError, invalid } from "../errors";
import { parseFormula } from "../formula/parse";
import { MalformedFormula, UnsupportedFormula } from "../formula/tokens";
import { intersection } from "../model/addresses";
import { ConditionalFormatModel } from "../model/ConditionalFormatModel";
import { assertAllowed } from "../model/guards";
import { RangeAreasRef } from "../model/RangeRef";
import type { SheetModel } from "../model/SheetModel";
import { aBoolean, aColour, aNumber, aText, field, oneOf, only, prop } from "./checks";
import { type Handle, handle } from "./Handle";
import { rangeHandle } from "./rangeMethods";
import type { TypeSpec } from "./spec";

type Format = ConditionalFormatModel<SheetModel>;

function formatsOf(ref: RangeAreasRef): Format[] {
  return ref.sheet.conditionalFormats.filter((format) =>
    format.areas.some((mine) => ref.areas.some((area) => intersection(mine, area))),
  );
}

function find(ref: RangeAreasRef, id: string): Handle | null {
  const found = formatsOf(ref).find((format) => format.id === id);
  return found ? handle("ConditionalFormat", found) : null;
}

/** Kinds this host can describe; the others exist in Excel, but not here. */
const KINDS = ["Custom", "CellValue"];

export const CONDITIONAL_FORMATS: TypeSpec<RangeAreasRef> = {
  items: (ref) => formatsOf(ref).map((format) => handle("ConditionalFormat", format)),
  indexer: (ref, args) => find(ref, args.text(0)),
  methods: {
    add: (ref, args) => {
      const type = oneOf("ConditionalFormatType")(args.text(0));
      if (!KINDS.includes(type)) throw new HostError("ApiNotFound");
      assertAllowed(ref.sheet, "allowFormatCells");
      const format: Format = new ConditionalFormatModel(ref.sheet.book.newGuid(), ref.sheet, type, ref.areas);
      ref.sheet.conditionalFormats.unshift(format); // the newest comes first
      return handle("ConditionalFormat", format);
    },
    clearAll: (ref) => {
      assertAllowed(ref.sheet, "allowFormatCells");
      const gone = new Set(formatsOf(ref));
      ref.sheet.conditionalFormats = ref.sheet.conditionalFormats.filter((format) => !gone.has(format));
    },
    getCount: (ref) => formatsOf(ref).length,
    getItemAt: (ref, args) => {
      const format = formatsOf(ref)[args.integer(0)];
      if (!format) throw invalid();
      return handle("ConditionalFormat", format);
    },
    getItemOrNullObject: (ref, args) => find(ref, args.text(0)),
  },
};

function part(type: string, wanted: string): (format: Format) => Handle {
  return (format) => {
    if (format.type !== wanted) throw new HostError("InvalidOperation");
    return handle(type, format);
  };
}

function partOrNull(type: string, wanted: string): (format: Format) => Handle | null {
  return (format) => (format.type === wanted ? handle(type, format) : null);
}

export const CONDITIONAL_FORMAT: TypeSpec<Format> = {
  identity: ["id"],
  props: {
    id: only((format) => format.id),
    type: only((format) => format.type),
    stopIfTrue: field("stopIfTrue", aBoolean),
    priority: prop(
      (format) => format.sheet.conditionalFormats.indexOf(format),
      aNumber,
      (format, priority: number) => {
        const all = format.sheet.conditionalFormats;
        if (!Number.isInteger(priority) || priority < 0 || priority >= all.length) throw invalid();
        all.splice(all.indexOf(format), 1);
        all.splice(priority, 0, format);
      },
    ),
  },
  nav: {
    custom: part("CustomConditionalFormat", "Custom"),
    customOrNullObject: partOrNull("CustomConditionalFormat", "Custom"),
    cellValue: part("CellValueConditionalFormat", "CellValue"),
    cellValueOrNullObject: partOrNull("CellValueConditionalFormat", "CellValue"),
  },
  methods: {
    delete: (format) => {
      assertAllowed(format.sheet, "allowFormatCells");
      format.deleted = true;
      const all = format.sheet.conditionalFormats;
      all.splice(all.indexOf(format), 1);
    },
    getRange: (format) => {
      const [area] = format.areas;
      if (!area || format.areas.length > 1) throw new HostError("ItemNotFound");
      return rangeHandle(format.sheet, area);
    },
    getRangeOrNullObject: (format) => {
      const [area] = format.areas;
      return area && format.areas.length === 1 ? rangeHandle(format.sheet, area) : null;
    },
    getRanges: (format) => handle("RangeAreas", new RangeAreasRef(format.sheet, format.areas)),
  },
};

export const CUSTOM_FORMAT: TypeSpec<Format> = {
  nav: {
    rule: (format) => handle("ConditionalFormatRule", format),
    format: (format) => handle("ConditionalRangeFormat", format),
  },
};

function formulaOf(value: unknown): string {
  const formula = aText(value);
  if (!formula.startsWith("=")) throw invalid();
  try {
    parseFormula(formula);
  } catch (thrown) {
    if (thrown instanceof MalformedFormula) throw invalid();
    if (!(thrown instanceof UnsupportedFormula)) throw thrown;
  }
  return formula;
}

export const CONDITIONAL_RULE: TypeSpec<Format> = {
  props: { formula: field("formula", formulaOf), formulaLocal: field("formula", formulaOf) },
};

export const CELL_VALUE_FORMAT: TypeSpec<Format> = {
  props: {
    rule: prop(
      (format) => format.rule,
      (value) => {
        if (typeof value !== "object" || value === null || !("formula1" in value) || !("operator" in value))
          throw invalid();
        return value as Readonly<Record<string, unknown>>;
      },
      (format, rule) => {
        format.rule = rule;
      },
    ),
  },
  nav: { format: (format) => handle("ConditionalRangeFormat", format) },
};

export const CONDITIONAL_RANGE_FORMAT: TypeSpec<Format> = {
  props: { numberFormat: field("numberFormat", aText) },
  nav: {
    fill: (format) => handle("ConditionalRangeFill", format),
    font: (format) => handle("ConditionalRangeFont", format),
    borders: (format) => handle("ConditionalRangeBorderCollection", format),
  },
};

export const CONDITIONAL_FILL: TypeSpec<Format> = {
  props: { color: field("fill", aColour) },
  methods: {
    clear: (format) => {
      format.fill = null;
    },
  },
};

export const CONDITIONAL_FONT: TypeSpec<Format> = {
  props: {
    color: field("fontColour", aColour),
    bold: field("bold", aBoolean),
    italic: field("italic", aBoolean),
    strikethrough: field("strike", aBoolean),
    underline: field("underline", oneOf("ConditionalRangeFontUnderlineStyle")),
  },
  methods: {
    clear: (format) => {
      Object.assign(format, { fontColour: null, bold: null, italic: null, strike: null, underline: null });
    },
  },
};

interface BorderTarget {
  readonly format: Format;
  readonly side: string;
}

const SIDES = ["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight"];

function border(format: Format, side: string): Handle {
  return handle("ConditionalRangeBorder", {
    format,
    side: oneOf("ConditionalRangeBorderIndex")(side),
  } satisfies BorderTarget);
}

export const CONDITIONAL_BORDERS: TypeSpec<Format> = {
  props: { count: only(() => SIDES.length) },
  items: (format) => SIDES.map((side) => border(format, side)),
  indexer: (format, args) => border(format, args.text(0)),
  nav: {
    top: (format) => border(format, "EdgeTop"),
    bottom: (format) => border(format, "EdgeBottom"),
    left: (format) => border(format, "EdgeLeft"),
    right: (format) => border(format, "EdgeRight"),
  },
};

function line(on: BorderTarget) {
  const old = on.format.borders.get(on.side);
  if (old) return old;
  const fresh = { style: "Continuous", colour: "#000000" };
  on.format.borders.set(on.side, fresh);
  return fresh;
}

export const CONDITIONAL_BORDER: TypeSpec<BorderTarget> = {
  props: {
    sideIndex: only((on) => on.side),
    style: prop(
      (on) => on.format.borders.get(on.side)?.style ?? "None",
      oneOf("ConditionalRangeBorderLineStyle"),
      (on, style: string) => {
        line(on).style = style;
      },
    ),
    color: prop(
      (on) => on.format.borders.get(on.side)?.colour ?? "",
      aColour,
      (on, colour: string) => {
        line(on).colour = colour;
      },
    ),
  },
};

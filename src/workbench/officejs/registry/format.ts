import { invalid } from "../errors";
import { bottom, right } from "../model/addresses";
import { colourOf } from "../model/colours";
import { formatValue } from "../model/display";
import { type CellFormat } from "../model/formats";
import { changeBorder, fittingWidth, patchFormat, readBorder, shared } from "../model/formatOps";
import { assertAllowed } from "../model/guards";
import type { RangeAreasRef } from "../model/RangeRef";
import { aBoolean, aColour, aText, type Check, numberIn, oneOf, prop } from "./checks";
import { handle } from "./Handle";
import type { Prop, TypeSpec } from "./spec";

interface BorderTarget {
  readonly ref: RangeAreasRef;
  readonly index: string;
}

function look<K extends keyof CellFormat>(key: K, check: Check<CellFormat[K]>): Prop<RangeAreasRef> {
  return prop(
    (ref) => shared(ref, (format) => format[key]),
    check,
    (ref, value) => patchFormat(ref, { [key]: value }),
  );
}

function lines(ref: RangeAreasRef, vertical: boolean): number[] {
  const found = new Set<number>();
  for (const area of ref.areas) {
    const [from, to] = vertical ? [area.row, bottom(area)] : [area.column, right(area)];
    for (let i = from; i <= to; i++) found.add(i);
  }
  return [...found];
}

function same<V>(values: readonly V[]): V | null {
  const first = values[0];
  return first !== undefined && values.every((value) => value === first) ? first : null;
}

function autofit(ref: RangeAreasRef): void {
  const { sheet } = ref;
  assertAllowed(sheet, "allowFormatColumns");
  for (const area of ref.areas) {
    for (let column = area.column; column <= right(area); column++) {
      const text = (row: number) => formatValue(sheet.valueAt(row, column), sheet.formatAt(row, column).numberFormat);
      sheet.columnWidths.set(column, fittingWidth(sheet, column, area, text));
    }
  }
}

export const RANGE_FORMAT: TypeSpec<RangeAreasRef> = {
  props: {
    columnWidth: prop(
      (ref) => same(lines(ref, false).map((column) => ref.sheet.columnWidth(column))),
      numberIn(0, 1343),
      (ref, width: number) => {
        assertAllowed(ref.sheet, "allowFormatColumns");
        for (const column of lines(ref, false)) {
          if (width === 0) ref.sheet.hiddenColumns.add(column);
          else ref.sheet.hiddenColumns.delete(column);
          if (width > 0) ref.sheet.columnWidths.set(column, width);
        }
      },
    ),
    rowHeight: prop(
      (ref) => same(lines(ref, true).map((row) => ref.sheet.rowHeight(row))),
      numberIn(0, 409.5),
      (ref, height: number) => {
        assertAllowed(ref.sheet, "allowFormatRows");
        for (const row of lines(ref, true)) {
          if (height === 0) ref.sheet.hiddenRows.add(row);
          else ref.sheet.hiddenRows.delete(row);
          if (height > 0) ref.sheet.rowHeights.set(row, height);
        }
      },
    ),
    horizontalAlignment: look("horizontal", oneOf("HorizontalAlignment")),
    verticalAlignment: look("vertical", oneOf("VerticalAlignment")),
    wrapText: look("wrap", aBoolean),
    indentLevel: look("indent", numberIn(0, 250)),
    shrinkToFit: look("shrink", aBoolean),
    textOrientation: look("orientation", numberIn(-90, 180)),
  },
  nav: {
    fill: (ref) => handle("RangeFill", ref),
    font: (ref) => handle("RangeFont", ref),
    borders: (ref) => handle("RangeBorderCollection", ref),
    protection: (ref) => handle("FormatProtection", ref),
  },
  methods: {
    autofitColumns: (ref) => autofit(ref),
    autofitRows: (ref) => {
      assertAllowed(ref.sheet, "allowFormatRows");
      for (const row of lines(ref, true)) ref.sheet.rowHeights.delete(row);
    },
    adjustIndent: (ref, args) => {
      const indent = Math.max(0, (shared(ref, (format) => format.indent) ?? 0) + args.integer(0));
      patchFormat(ref, { indent });
    },
  },
};

export const RANGE_FILL: TypeSpec<RangeAreasRef> = {
  props: {
    color: prop(
      (ref) => shared(ref, (format) => format.fill ?? "#FFFFFF") ?? "",
      aText,
      (ref, text: string) => {
        const fill = text === "" ? null : colourOf(text);
        if (text !== "" && fill === null) throw invalid();
        patchFormat(ref, { fill });
      },
    ),
  },
  methods: { clear: (ref) => patchFormat(ref, { fill: null }) },
};

export const RANGE_FONT: TypeSpec<RangeAreasRef> = {
  props: {
    bold: look("bold", aBoolean),
    italic: look("italic", aBoolean),
    color: look("fontColour", aColour),
    name: look("fontName", aText),
    size: look("fontSize", numberIn(1, 409)),
    underline: look("underline", oneOf("RangeUnderlineStyle")),
    strikethrough: look("strike", aBoolean),
    subscript: look("subscript", aBoolean),
    superscript: look("superscript", aBoolean),
  },
};

export const FORMAT_PROTECTION: TypeSpec<RangeAreasRef> = {
  props: { locked: look("locked", aBoolean), formulaHidden: look("formulaHidden", aBoolean) },
};

const SIDES = ["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight", "InsideVertical", "InsideHorizontal"];
const ALL_SIDES = [...SIDES, "DiagonalDown", "DiagonalUp"];
const borderIndex = oneOf("BorderIndex");

export const RANGE_BORDERS: TypeSpec<RangeAreasRef> = {
  props: { count: { get: () => ALL_SIDES.length } },
  items: (ref) => ALL_SIDES.map((index) => handle("RangeBorder", { ref, index } satisfies BorderTarget)),
  indexer: (ref, args) => handle("RangeBorder", { ref, index: borderIndex(args.text(0)) }),
  methods: {
    getItem: (ref, args) => handle("RangeBorder", { ref, index: borderIndex(args.text(0)) }),
    getItemAt: (ref, args) => {
      const index = ALL_SIDES[args.integer(0)];
      if (index === undefined) throw invalid();
      return handle("RangeBorder", { ref, index });
    },
  },
};

export const RANGE_BORDER: TypeSpec<BorderTarget> = {
  props: {
    sideIndex: { get: (on) => on.index },
    style: prop(
      (on) => readBorder(on.ref, on.index, (line) => line.style),
      oneOf("BorderLineStyle"),
      (on, style: string) => changeBorder(on.ref, on.index, { style }),
    ),
    weight: prop(
      (on) => readBorder(on.ref, on.index, (line) => line.weight),
      oneOf("BorderWeight"),
      (on, weight: string) => changeBorder(on.ref, on.index, { weight }),
    ),
    color: prop(
      (on) => readBorder(on.ref, on.index, (line) => line.colour),
      aColour,
      (on, colour: string) => changeBorder(on.ref, on.index, { colour }),
    ),
  },
};

import { columnPoints } from "../../../pack/layout/measure";
import type { Box, LaidOutConditionalFormat, LaidOutSheet } from "../../../pack/LaidOutPack";
import { type ValidationFeature, validationOf } from "./validations";
import type { WantedSheet } from "./wanted";

/** What a sheet has besides its cells, in Excel's units: the same shape for what is wanted and for what is there. */
export interface SheetFeatures {
  readonly tables: readonly TableFeature[];
  /** In order of priority. */
  readonly conditionals: readonly ConditionalFeature[];
  /** Points, from the first row or column on. */
  readonly columnWidths: readonly number[];
  readonly rowHeights: readonly number[];
  readonly merges: readonly Box[];
  readonly validations: readonly ValidationFeature[];
  readonly view: ViewFeature;
  readonly print: PrintFeature | null;
}

export interface TableFeature {
  readonly name: string;
  readonly box: Box;
  readonly filter: boolean;
  readonly banded: boolean;
}

export interface ConditionalFeature {
  readonly box: Box;
  /** With its equals sign. */
  readonly formula: string;
  readonly colour: string | null;
  readonly fill: string | null;
  readonly bold: boolean | null;
}

export interface ViewFeature {
  readonly tabColour: string;
  readonly gridlines: boolean;
  readonly hidden: boolean;
  readonly frozenRows: number;
  readonly frozenColumns: number;
}

export interface PrintFeature {
  readonly orientation: "Portrait" | "Landscape";
  readonly paperSize: string;
  readonly area: Box | null;
  readonly titleRows: { readonly from: number; readonly to: number } | null;
  readonly zoom: {
    readonly scale?: number;
    readonly horizontalFitToPages?: number;
    readonly verticalFitToPages?: number;
  };
  /** Points. */
  readonly margins: Readonly<Record<"top" | "bottom" | "left" | "right" | "header" | "footer", number>>;
  readonly header: Parts;
  readonly footer: Parts;
  /** Rows after which a page ends. */
  readonly breaks: readonly number[];
}

export interface Parts {
  readonly left: string;
  readonly center: string;
  readonly right: string;
}

/** Row height where the pack says nothing, and the tallest that Excel takes. */
export const DEFAULT_HEIGHT = 15;
const TALLEST = 409.5;

export function featuresOf({ laidOut, rows, columns }: WantedSheet): SheetFeatures {
  return {
    tables: laidOut.tables.filter((table) => table.rows >= 2).map(tableOf),
    conditionals: laidOut.conditionalFormats.map(conditionalOf),
    columnWidths: Array.from({ length: columns }, (_, i) => columnPoints(laidOut.columnWidths[i] ?? 8.43)),
    rowHeights: Array.from({ length: rows }, (_, i) =>
      Math.min(TALLEST, Math.max(0, laidOut.rowHeights.get(i + 1) ?? DEFAULT_HEIGHT)),
    ),
    merges: laidOut.merges.filter((box) => box.rows * box.columns > 1),
    validations: laidOut.validations.map(validationOf),
    view: {
      tabColour: laidOut.tabColour?.toUpperCase() ?? "",
      gridlines: laidOut.gridlines,
      hidden: laidOut.hidden ?? false,
      frozenRows: laidOut.freeze?.rows ?? 0,
      frozenColumns: laidOut.freeze?.columns ?? 0,
    },
    print: laidOut.print ? printOf(laidOut.print) : null,
  };
}

function tableOf(table: LaidOutSheet["tables"][number]): TableFeature {
  const { row, column, rows, columns } = table;
  return {
    name: table.name,
    box: { row, column, rows, columns },
    filter: table.filter,
    banded: table.banded,
  };
}

function conditionalOf({ box, formula, style }: LaidOutConditionalFormat): ConditionalFeature {
  return {
    box,
    formula: `=${formula}`,
    colour: style.colour?.toUpperCase() ?? null,
    fill: style.fill?.toUpperCase() ?? null,
    bold: style.bold ?? null,
  };
}

function printOf(print: NonNullable<LaidOutSheet["print"]>): PrintFeature {
  const { width, height } = print.fit;
  const points = (inches: number): number => Math.round(inches * 7200) / 100;
  const m = print.margins;
  return {
    orientation: print.orientation === "portrait" ? "Portrait" : "Landscape",
    paperSize: "A4",
    area: print.area,
    titleRows: print.titleRows ?? null,
    zoom:
      width > 0 || height > 0
        ? { ...(width > 0 && { horizontalFitToPages: width }), ...(height > 0 && { verticalFitToPages: height }) }
        : { scale: print.scale ?? 100 },
    margins: {
      top: points(m.top),
      bottom: points(m.bottom),
      left: points(m.left),
      right: points(m.right),
      header: points(m.header),
      footer: points(m.footer),
    },
    header: partsOf(print.header),
    footer: partsOf(print.footer),
    breaks: print.breaks,
  };
}

/** `&L&8Title&R&8Page &P` → its three parts. Text before any of the codes belongs to the centre; `&&` is an ampersand. */
export function partsOf(code: string): Parts {
  const parts = { left: "", center: "", right: "" };
  let at: keyof Parts = "center";
  const sides = { L: "left", C: "center", R: "right" } as const;
  for (const [token] of code.slice(0, 255).matchAll(/&&|&[LCR]|[\s\S]/g)) {
    const side = token.length === 2 && token !== "&&" ? sides[token[1] as keyof typeof sides] : undefined;
    if (side) at = side;
    else parts[at] += token;
  }
  return parts;
}

/** Excel rounds sizes to pixels of three quarters of a point. */
export function sameSize(a: number | undefined, b: number | undefined): boolean {
  return a !== undefined && b !== undefined && Math.abs(a - b) <= 0.8;
}

/** One border line of a cell. */
export interface BorderLine {
  readonly style: string;
  readonly weight: string;
  readonly colour: string;
}

export type Side = "EdgeTop" | "EdgeBottom" | "EdgeLeft" | "EdgeRight" | "DiagonalDown" | "DiagonalUp";

/** How one cell looks. Immutable and shared: equal formats are the same object. */
export interface CellFormat {
  readonly numberFormat: string;
  readonly fontName: string;
  readonly fontSize: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: string;
  readonly strike: boolean;
  readonly superscript: boolean;
  readonly subscript: boolean;
  readonly fontColour: string;
  /** Null: no fill. */
  readonly fill: string | null;
  readonly horizontal: string;
  readonly vertical: string;
  readonly wrap: boolean;
  readonly indent: number;
  readonly shrink: boolean;
  readonly orientation: number;
  readonly locked: boolean;
  readonly formulaHidden: boolean;
  readonly borders: Readonly<Partial<Record<Side, BorderLine>>>;
}

export const DEFAULT_FORMAT: CellFormat = {
  numberFormat: "General",
  fontName: "Calibri",
  fontSize: 11,
  bold: false,
  italic: false,
  underline: "None",
  strike: false,
  superscript: false,
  subscript: false,
  fontColour: "#000000",
  fill: null,
  horizontal: "General",
  vertical: "Bottom",
  wrap: false,
  indent: 0,
  shrink: false,
  orientation: 0,
  locked: true,
  formulaHidden: false,
  borders: {},
};

/** Keeps one object for each different format, so that a hundred thousand cells share a handful. */
export class FormatTable {
  private readonly known = new Map<string, CellFormat>();
  private readonly changed = new Map<CellFormat, Map<string, CellFormat>>();

  constructor() {
    this.known.set(JSON.stringify(DEFAULT_FORMAT), DEFAULT_FORMAT);
  }

  with(format: CellFormat, change: Partial<CellFormat>): CellFormat {
    const changeKey = JSON.stringify(change);
    let steps = this.changed.get(format);
    if (!steps) this.changed.set(format, (steps = new Map()));
    const before = steps.get(changeKey);
    if (before) return before;
    const next = { ...format, ...change };
    const key = JSON.stringify(next);
    const shared = this.known.get(key) ?? next;
    this.known.set(key, shared);
    steps.set(changeKey, shared);
    return shared;
  }
}

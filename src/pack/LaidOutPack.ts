/**
 * The pack as cells, formats, charts and print set-up: everything decided, nothing drawn. `layout()` makes it from a
 * PackDocument; hosts (an .xlsx file, Excel itself, the workbench) only draw it. Rows and columns count from 1.
 */
export interface LaidOutPack {
  readonly sheets: readonly LaidOutSheet[];
  /** Cells point into this list. Index 0 is the default. */
  readonly styles: readonly CellStyle[];
  readonly names: readonly { readonly name: string; readonly ref: string }[];
  readonly properties: {
    readonly title: string;
    readonly subject: string;
    readonly author: string;
    readonly company: string;
    readonly keywords: string;
    readonly description: string;
    readonly created: string;
  };
}

export interface CellStyle {
  readonly font?: {
    readonly size?: number;
    readonly bold?: boolean;
    readonly italic?: boolean;
    readonly colour?: string;
    readonly underline?: boolean;
    readonly strike?: boolean;
  };
  /** Six hex digits, `#RRGGBB`, everywhere. */
  readonly fill?: string;
  readonly horizontal?: "left" | "right" | "center";
  readonly vertical?: "top" | "middle" | "bottom";
  readonly wrap?: boolean;
  readonly indent?: number;
  /** Excel number format code; `@` for text. */
  readonly format?: string;
  readonly border?: { readonly top?: Edge; readonly bottom?: Edge; readonly left?: Edge; readonly right?: Edge };
  /** Unlocked for typing when the sheet is protected. */
  readonly unlocked?: boolean;
}

export interface Edge {
  readonly style: "thin" | "hair" | "medium";
  readonly colour: string;
}

export interface LaidOutCell {
  readonly row: number;
  readonly column: number;
  /** User text stays text, whatever it begins with: a string here is never a formula. */
  readonly value: string | number | boolean | null;
  /** Without the equals sign, in US English; `value` is then the cached result. */
  readonly formula?: string;
  /** `#N/A`, `#DIV/0!` …: the cell (or its formula) gives this error; `value` is then null. */
  readonly error?: string;
  readonly style: number;
  /** `#'Sheet'!A1` inside the workbook, or a URL. */
  readonly link?: { readonly target: string; readonly tip?: string };
  readonly note?: string;
}

export interface Box {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export interface LaidOutTable extends Box {
  /** Unique in the workbook; letters, digits, underscore. */
  readonly name: string;
  /** Texts of the header row; equal to the header cells, unique without case. */
  readonly headers: readonly string[];
  readonly filter: boolean;
  readonly banded: boolean;
}

export interface LaidOutConditionalFormat {
  readonly box: Box;
  /** Formula for the top-left cell, without the equals sign. */
  readonly formula: string;
  readonly style: { readonly colour?: string; readonly fill?: string; readonly bold?: boolean };
}

export interface LaidOutSparkline {
  readonly row: number;
  readonly column: number;
  /** `'Sheet'!B3:M3`. */
  readonly data: string;
  readonly colour: string;
  /** Colour of the last marker. */
  readonly lastColour: string;
}

export interface LineStyle {
  readonly colour: string;
  /** Points. */
  readonly width: number;
  readonly dash?: "solid" | "dash" | "sysDash" | "sysDot";
}

export interface LaidOutSeries {
  readonly name: string;
  /** `'Sheet'!$B$2:$B$37`. */
  readonly values: string;
  readonly categories?: string;
  /** For scatter charts. */
  readonly x?: string;
  /** Absent: no line. */
  readonly line?: LineStyle;
  readonly marker?: {
    readonly shape: "circle" | "square" | "triangle" | "diamond" | "x";
    readonly size: number;
    readonly fill: string;
  };
  /** Bars. */
  readonly fill?: string;
  /** Cached numbers, so that every reader shows the chart before recalculating. */
  readonly cache: readonly (number | null)[];
  readonly xCache?: readonly (number | null)[];
  /** Show the series' name at this point (0-based) instead of a legend. */
  readonly labelAt?: { readonly index: number; readonly text: string };
  readonly showValues?: boolean;
  readonly pointLabels?: readonly (string | null)[];
}

export interface LaidOutChart extends Box {
  readonly id: string;
  readonly kind: "line" | "stacked-bar" | "bar" | "scatter";
  readonly title: string;
  readonly subtitle?: string;
  readonly series: readonly LaidOutSeries[];
  readonly categoryCache: readonly (string | number)[];
  readonly timeAxis: boolean;
  /** Number formats of the axes. */
  readonly valueFormat: string;
  readonly categoryFormat: string;
  readonly min?: number;
  readonly max?: number;
  /** Distance of the gridlines on the value axis. */
  readonly step?: number;
  readonly xTitle?: string;
  readonly yTitle?: string;
  readonly altText: string;
}

export interface LaidOutValidation {
  readonly box: Box;
  readonly list?: readonly string[];
  readonly whole?: { readonly min: number; readonly max: number };
  readonly decimal?: { readonly min: number; readonly max: number };
  readonly date?: boolean;
  readonly message: string;
}

export interface LaidOutSheet {
  readonly name: string;
  /** Page id, stable, so that a rebuild finds the sheet again. */
  readonly pageId: string;
  readonly tabColour?: string;
  /** Widths in characters, first column first. */
  readonly columnWidths: readonly number[];
  /** Heights in points; absent: the default 15. */
  readonly rowHeights: ReadonlyMap<number, number>;
  /** Row by row, left to right. */
  readonly cells: readonly LaidOutCell[];
  readonly merges: readonly Box[];
  readonly tables: readonly LaidOutTable[];
  readonly conditionalFormats: readonly LaidOutConditionalFormat[];
  readonly sparklines: readonly LaidOutSparkline[];
  readonly charts: readonly LaidOutChart[];
  readonly validations: readonly LaidOutValidation[];
  readonly freeze?: { readonly rows: number; readonly columns: number };
  readonly gridlines: boolean;
  readonly hidden?: boolean;
  readonly print?: {
    readonly orientation: "portrait" | "landscape";
    readonly area: Box;
    /** Pages wide and tall; 0 and 0 = no fitting, `scale` counts (Excel ignores manual breaks when it fits). */
    readonly fit: { readonly width: number; readonly height: number };
    /** Percentage, 10–400. */
    readonly scale?: number;
    readonly titleRows?: { readonly from: number; readonly to: number };
    /** Rows after which a page ends. */
    readonly breaks: readonly number[];
    /** Excel header and footer codes. */
    readonly header: string;
    readonly footer: string;
    /** Inches. */
    readonly margins: {
      readonly top: number;
      readonly bottom: number;
      readonly left: number;
      readonly right: number;
      readonly header: number;
      readonly footer: number;
    };
  };
  /** Row keys of typed cells: where what people typed is kept across rebuilds. */
  readonly typed: readonly {
    readonly row: number;
    readonly column: number;
    readonly key: string;
    readonly field: string;
    /** What stood there when the workbook was read: known, so that it may be replaced. */
    readonly was?: string;
  }[];
}

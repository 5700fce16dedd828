/**
 * What the pack says, page by page, before anyone decides in which cell it stands. Plain data: pages make it,
 * `layout()` turns it into cells, hosts draw those. Nothing here knows Excel.
 */

/** Colours mean one thing each; hosts and layout look them up in `theme.ts`. */
export type Tone = "concern" | "improvement" | "neutral" | "target" | "green" | "amber" | "red" | "plain" | "muted";

export type Scalar = string | number | boolean | null;

/** How a number is written. */
export type NumberForm =
  | { readonly kind: "text" }
  | { readonly kind: "number"; readonly decimals: number }
  | { readonly kind: "percent"; readonly decimals: number }
  | { readonly kind: "money"; readonly unit: "one" | "thousand" | "million"; readonly decimals: number }
  | { readonly kind: "date" }
  | { readonly kind: "month" };

export interface Cell {
  readonly value: Scalar;
  readonly form?: NumberForm;
  readonly tone?: Tone;
  readonly bold?: boolean;
  readonly align?: "left" | "right" | "center";
  /** Address of the cell it came from (`Observations!C412`), shown as a link; or a page id (`page:exceptions`). */
  readonly link?: string;
  /** Hover note. */
  readonly note?: string;
  /** Typed by people: tinted and unlocked, kept across rebuilds. */
  readonly typed?: boolean;
  /** A native formula over cells of the same table; `value` is then its cached result. */
  readonly formula?: RowFormula;
  readonly strike?: boolean;
}

/**
 * A formula over the same table: `{0}`…`{n}` stand for the same row's cells by column index, `{0:}` for the body of
 * column 0. `{3}-{2}` in column 4 is variance, `SUM({3:})` in a totals row is a total.
 */
export interface RowFormula {
  readonly template: string;
}

export interface Column {
  readonly id: string;
  readonly header: string;
  /** Width in grid columns. */
  readonly span: number;
  readonly form?: NumberForm;
  readonly align?: "left" | "right" | "center";
  readonly wrap?: boolean;
  readonly headerNote?: string;
  readonly typed?: boolean;
  /** Marked internal: left out of the copy for the other party. */
  readonly internal?: boolean;
}

/** A line of numbers to be drawn small, in a cell. */
export interface Spark {
  readonly values: readonly (number | null)[];
  readonly tone?: Tone;
  /** Where the target or mean lies, drawn as axis when the host can. */
  readonly target?: number | null;
}

export interface TableRowData {
  /** Stable key of the row, e.g. a finding id; typed columns are kept by it. */
  readonly key: string;
  readonly cells: readonly (Cell | Spark)[];
  readonly kind?: "body" | "group" | "total" | "note";
  /** Minimal height in lines. */
  readonly lines?: number;
}

export interface TableBlock {
  readonly type: "table";
  readonly id: string;
  readonly columns: readonly Column[];
  readonly rows: readonly TableRowData[];
  /** Said instead of the rows when there are none. */
  readonly empty?: string;
  /** Rows by icon and tint: conditional formats on a column's words. */
  readonly statusColumns?: readonly string[];
  /** Drawn as a native table with filter buttons when every span is 1. */
  readonly native?: boolean;
}

export interface HeadingBlock {
  readonly type: "heading";
  readonly text: string;
  readonly level: 1 | 2;
  readonly note?: string;
}

export interface TextBlock {
  readonly type: "text";
  readonly text: string;
  readonly tone?: Tone;
  readonly small?: boolean;
  readonly bold?: boolean;
  readonly link?: string;
}

export interface BulletsBlock {
  readonly type: "bullets";
  readonly items: readonly { readonly text: string; readonly tone?: Tone; readonly link?: string }[];
  readonly empty?: string;
}

export interface Tile {
  readonly label: string;
  readonly value: string;
  readonly note: string;
  readonly foot?: string;
  readonly tone?: Tone;
  readonly link?: string;
}

export interface TilesBlock {
  readonly type: "tiles";
  readonly tiles: readonly Tile[];
}

/** Blocks side by side; widths are shares of the grid. */
export interface ColumnsBlock {
  readonly type: "columns";
  readonly columns: readonly { readonly width: number; readonly blocks: readonly Block[] }[];
}

export interface SpaceBlock {
  readonly type: "space";
  readonly lines?: number;
}

export interface PageBreakBlock {
  readonly type: "page-break";
}

export interface ChartSeries {
  readonly name: string;
  readonly values: readonly (number | null)[];
  readonly role:
    "value" | "mean" | "limit" | "target" | "concern" | "improvement" | "neutral" | "forecast" | "bar" | "point";
  /** For stacked bars: position in the palette. */
  readonly shade?: number;
  /** For scatter charts: x of each point. */
  readonly x?: readonly (number | null)[];
  /** Label at its last point instead of a legend. */
  readonly label?: string;
  /** Labels on the points, for scatter charts and bars. */
  readonly pointLabels?: readonly (string | null)[];
}

export interface ChartSpec {
  readonly id: string;
  readonly kind: "line" | "stacked-bar" | "bar" | "scatter";
  /** The finding in words. */
  readonly title: string;
  /** Measure and unit. */
  readonly subtitle?: string;
  /** Category of each value: ISO dates for time axes, else words. */
  readonly categories: readonly string[];
  readonly timeAxis?: boolean;
  readonly series: readonly ChartSeries[];
  readonly form: NumberForm;
  readonly xForm?: NumberForm;
  readonly min?: number;
  readonly max?: number;
  /** Distance of the gridlines. */
  readonly step?: number;
  readonly xTitle?: string;
  readonly yTitle?: string;
  /** For people who do not see the picture. */
  readonly altText: string;
}

/** Charts in a grid, `across` a row. */
export interface ChartsBlock {
  readonly type: "charts";
  readonly charts: readonly ChartSpec[];
  readonly across: number;
  /** Height of each in lines of text. */
  readonly lines: number;
}

export type Block =
  | TableBlock
  | HeadingBlock
  | TextBlock
  | BulletsBlock
  | TilesBlock
  | ColumnsBlock
  | SpaceBlock
  | PageBreakBlock
  | ChartsBlock;

export interface Page {
  /** `one-page`, `exceptions` … stable. */
  readonly id: string;
  /** Number in the product's list of pages (1–14), stable even when pages are missing. */
  readonly number: number;
  /** Sheet name, ≤ 31 characters. */
  readonly sheet: string;
  readonly title: string;
  readonly subtitle?: string;
  readonly orientation: "portrait" | "landscape";
  /** Widths of the grid's columns in characters; blocks span them. */
  readonly grid: readonly number[];
  readonly blocks: readonly Block[];
  /** Fit on exactly one printed page. */
  readonly onePage?: boolean;
  readonly internal?: boolean;
  /** Index of the block whose header repeats on every printed page, and stays in view on the screen. */
  readonly repeatHeader?: string;
}

export interface PackDocument {
  readonly title: string;
  readonly subtitle: string;
  readonly currency: string;
  readonly properties: {
    readonly title: string;
    readonly subject: string;
    readonly author: string;
    readonly company: string;
    readonly keywords: string;
    readonly description: string;
    /** ISO date-time; given by the caller, so that the same input makes the same file. */
    readonly created: string;
  };
  readonly pages: readonly Page[];
  /** Pages of the catalogue that are not there, with the reason. */
  readonly missing: readonly { readonly number: number; readonly title: string; readonly reason: string }[];
}

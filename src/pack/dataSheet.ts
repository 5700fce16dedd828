import type { TableKey } from "../contract/tables";

export type DataValue = string | number | boolean | null;

/** A row by column keys. Dates as ISO text. */
export type DataRow = Readonly<Record<string, DataValue | undefined>>;

export interface DataSheet {
  readonly table: TableKey;
  readonly rows: readonly DataRow[];
  /** Number format of a cell that its column cannot know: a KPI in per cent among KPIs in seconds. */
  readonly format?: (row: DataRow, column: string) => string | undefined;
}

export interface DataWorkbookAbout {
  readonly title: string;
  /** Paragraphs under the title of the first sheet. */
  readonly intro: readonly string[];
  readonly currency: string;
  /** ISO date-time. */
  readonly created: string;
}

import { isBlankRow } from "../../contract/Block";
import type { CellValue } from "../../contract/cells";
import { HEADER_ROWS, type BufferedRow } from "../../contract/identify";
import type { BlockInfo, RowSink } from "../../contract/RowSink";
import { isPackSheet } from "../../pack/sheets";
import { isLifeSheet } from "../../findings/life/LogReader";

/** The first rows of a table or sheet of the workbook: enough to see what it is. */
export interface FoundBlock {
  /** Name by which the mapping knows it: the Excel table, else the sheet. */
  readonly name: string;
  readonly info: BlockInfo;
  readonly rows: readonly BufferedRow[];
  readonly date1904: boolean;
}

/** Looks at the head of every table and sheet and keeps nothing else. The product's own sheets are passed over. */
export class TableScout implements RowSink {
  readonly blocks: FoundBlock[] = [];
  private date1904 = false;
  private info: BlockInfo | null = null;
  private rows: BufferedRow[] = [];

  beginWorkbook(info: { readonly date1904: boolean }): void {
    this.date1904 = info.date1904;
  }

  beginTable(info: BlockInfo): void {
    const ours = isPackSheet(info.sheet) || isLifeSheet(info.sheet) || /^mi settings$/i.test(info.sheet);
    this.info = ours ? null : info;
    this.rows = [];
  }

  row(cells: readonly CellValue[], sheetRow: number): void {
    if (!this.info || this.rows.length >= HEADER_ROWS) return;
    if (this.info.headerRow !== null && sheetRow < this.info.headerRow) return;
    if (!isBlankRow(cells)) this.rows.push({ cells: cells.slice(), sheetRow });
  }

  endTable(): void {
    const { info, rows, date1904 } = this;
    if (info && rows.length > 0) {
      // A sheet whose Excel tables were found already has nothing new to tell by its used range.
      const told = info.table === null && this.blocks.some((b) => b.info.sheet === info.sheet);
      if (!told) this.blocks.push({ name: info.table ?? info.sheet, info, rows, date1904 });
    }
    this.info = null;
  }
}

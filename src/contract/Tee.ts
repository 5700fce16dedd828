import type { CellValue } from "./cells";
import type { BlockInfo, RowSink } from "./RowSink";

/** One reading of a workbook for several readers: each gets everything, in the order of the list. */
export class Tee implements RowSink {
  constructor(private readonly sinks: readonly RowSink[]) {}

  beginWorkbook(info: { readonly date1904: boolean; readonly sheets: readonly string[] }): void {
    for (const sink of this.sinks) sink.beginWorkbook?.(info);
  }

  beginTable(info: BlockInfo): void {
    for (const sink of this.sinks) sink.beginTable(info);
  }

  row(cells: readonly CellValue[], sheetRow: number): void {
    for (const sink of this.sinks) sink.row(cells, sheetRow);
  }

  endTable(): void {
    for (const sink of this.sinks) sink.endTable();
  }
}

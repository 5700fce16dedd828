import { isBlankCell, type Block } from "./Block";
import type { CellValue } from "./cells";
import type { RowReader } from "./TableReader";
import type { TableKey } from "./tables";

/** Where an Excel table stands; `lastRow` is the last of its rows that holds anything. */
export interface TableArea {
  readonly name: string;
  /** Which of our tables it is. */
  readonly key: TableKey | null;
  lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/**
 * Rows below an Excel table that are no part of it. Other programs write them there without making the table longer;
 * they may be a total as well, so that they are not read, but each of them is named.
 */
export class BelowTableReader implements RowReader {
  constructor(
    private readonly block: Block,
    private readonly area: TableArea,
  ) {}

  row(cells: readonly CellValue[], sheetRow: number): void {
    const { block, area } = this;
    if (sheetRow <= area.lastRow) return;
    const filled: number[] = [];
    for (let column = area.firstColumn; column <= area.lastColumn && filled.length < 2; column++)
      if (!isBlankCell(cells[column - block.info.firstColumn])) filled.push(column);
    const [first, second] = filled;
    if (first === undefined || second === undefined) return; // one cell is a note
    block.report({
      number: "023",
      row: sheetRow,
      column: first,
      found: cells[first - block.info.firstColumn],
      expected: `a row of the Excel table ${area.name}`,
    });
  }
}

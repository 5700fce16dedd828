import { type Area, bottom, right } from "../officejs/model/addresses";
import type { CellFormat } from "../officejs/model/formats";
import type { SheetModel } from "../officejs/model/SheetModel";
import { ConditionalLooks } from "./conditionalLooks";
import { hiddenRowsOf } from "./printedSheet";
import type { Measure } from "./texts";

const WIDE = 20_000;

/** What the drawing of every page of a sheet asks about its cells, found once. */
export class SheetLooks {
  readonly hidden: ReadonlySet<number>;
  readonly conditional: ConditionalLooks;
  private readonly merges = new Map<number, Area>();

  constructor(
    readonly sheet: SheetModel,
    readonly measure: Measure,
  ) {
    this.hidden = hiddenRowsOf(sheet);
    this.conditional = new ConditionalLooks(sheet);
    for (const merge of sheet.merges) {
      if (merge.rows * merge.columns > WIDE) continue;
      for (let row = merge.row; row <= bottom(merge); row++)
        for (let column = merge.column; column <= right(merge); column++) this.merges.set(row * WIDE + column, merge);
    }
  }

  mergeAt(row: number, column: number): Area | undefined {
    return this.merges.get(row * WIDE + column);
  }

  isEmpty(row: number, column: number): boolean {
    return this.sheet.valueAt(row, column) === null;
  }

  formatAt(row: number, column: number): CellFormat {
    const format = this.conditional.at(row, column, this.sheet.formatAt(row, column));
    return this.sheet.page.blackAndWhite ? { ...format, fill: null, fontColour: "#000000" } : format;
  }

  rowHeight(row: number): number {
    return this.hidden.has(row) ? 0 : this.sheet.rowHeight(row);
  }
}

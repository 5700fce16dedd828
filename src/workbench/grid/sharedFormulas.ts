import type { ICellData, Nullable, Worksheet } from "@univerjs/core";
import { offsetFormula } from "../officejs/model/transfer";

interface Anchor {
  readonly row: number;
  readonly column: number;
  readonly formula: string;
}

/**
 * Cells that the grid filled share a formula: one of them has its text, the others only its id. Here each gets its own,
 * as in the model.
 */
export class SharedFormulas {
  private anchors: Map<string, Anchor> | null = null;

  constructor(private readonly grid: Worksheet) {}

  /** The formula of a cell that has no text of its own; `before` where the text is not to be found any more. */
  of(data: Nullable<ICellData>, row: number, column: number, before: string | null): string | null {
    if (!data?.si) return null;
    const anchor = this.all().get(data.si);
    return anchor ? offsetFormula(anchor.formula, row - anchor.row, column - anchor.column) : before;
  }

  private all(): ReadonlyMap<string, Anchor> {
    if (this.anchors) return this.anchors;
    const anchors = new Map<string, Anchor>();
    this.grid.getCellMatrix().forValue((row, column, data: Nullable<ICellData>) => {
      if (data?.si && data.f) anchors.set(data.si, { row: row + 1, column: column + 1, formula: data.f });
    });
    this.anchors = anchors;
    return anchors;
  }
}

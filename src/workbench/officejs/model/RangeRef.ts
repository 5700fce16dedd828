import { HostError, invalid } from "../errors";
import { addressText, type Area, areaOf, fits } from "./addresses";
import type { SheetModel } from "./SheetModel";

/** A rectangle of cells on a sheet, as the client holds it. Insertions and deletions move it. */
export class RangeRef {
  constructor(
    readonly sheet: SheetModel,
    public area: Area,
  ) {
    if (!fits(area)) throw invalid();
  }

  get address(): string {
    return addressText(this.sheet.name, this.area);
  }

  /** Cells counted from the range's top-left corner, from 0. */
  part(row: number, column: number, rows: number, columns: number): RangeRef {
    return new RangeRef(this.sheet, areaOf(this.area.row + row, this.area.column + column, rows, columns));
  }

  assertAlive(): void {
    if (this.sheet.deleted) throw new HostError("InvalidReference");
  }
}

/** Several rectangles of one sheet. */
export class RangeAreasRef {
  constructor(
    readonly sheet: SheetModel,
    readonly areas: readonly Area[],
  ) {}

  get address(): string {
    return this.areas.map((area) => addressText(this.sheet.name, area)).join(",");
  }
}

import { type Area, areaOf, bottom, MAX_COLUMNS, MAX_ROWS, right } from "./addresses";

/** Cells pushed aside or pulled together: `by` rows or columns at the edge of `area`. */
export interface Shift {
  readonly area: Area;
  readonly vertical: boolean;
  readonly insert: boolean;
}

export function spans(area: Area, vertical: boolean): [number, number] {
  return vertical ? [area.row, area.rows] : [area.column, area.columns];
}

/** Whether `area` lies inside the band of rows or columns that moves. */
export function inBand(shift: Shift, area: Area): boolean {
  return shift.vertical
    ? area.column >= shift.area.column && right(area) <= right(shift.area)
    : area.row >= shift.area.row && bottom(area) <= bottom(shift.area);
}

/** Where an area ends up; null when it was deleted. */
export function shifted(area: Area, shift: Shift): Area | null {
  if (!inBand(shift, area)) return area;
  const [at, by] = spans(shift.area, shift.vertical);
  let [start, length] = spans(area, shift.vertical);
  if (shift.insert) {
    if (start >= at) start += by;
    else if (start + length > at) length += by;
    length = Math.min(length, (shift.vertical ? MAX_ROWS : MAX_COLUMNS) - start + 1);
  } else {
    const lost = Math.max(0, Math.min(start + length, at + by) - Math.max(start, at));
    const before = Math.max(0, Math.min(start, at + by) - Math.min(start, at));
    start -= start > at ? before : 0;
    length -= lost;
  }
  if (length <= 0) return null;
  return shift.vertical ? areaOf(start, area.column, length, area.columns) : areaOf(area.row, start, area.rows, length);
}

import type { Line } from "./paginate";

/** Places of rows or of columns in one part of a page, in points from the part's edge. */
export class Axis {
  readonly first: number;
  readonly last: number;
  readonly length: number;
  private readonly places = new Map<number, number>();

  constructor(
    readonly lines: readonly Line[],
    /** Sizes of those that are not on this part, 0 for hidden ones. */
    private readonly sizeOf: (index: number) => number,
  ) {
    let at = 0;
    this.first = lines[0]?.index ?? 0;
    this.last = lines.at(-1)?.index ?? -1;
    for (const { index, size } of lines) {
      this.places.set(index, at);
      at += size;
    }
    this.length = at;
  }

  /** Where this row or column begins: less than 0 before the part, beyond its length after it. */
  at(index: number): number {
    const known = this.places.get(index);
    if (known !== undefined) return known;
    let place = 0;
    if (index < this.first) {
      for (let i = index; i < this.first; i++) place -= this.sizeOf(i);
      return place;
    }
    // a hidden one begins where the next one does
    for (let i = index; i <= this.last; i++) if (this.places.has(i)) return this.places.get(i) ?? 0;
    place = this.length;
    for (let i = this.last + 1; i < index; i++) place += this.sizeOf(i);
    return place;
  }

  span(index: number, count: number): number {
    return this.at(index + count) - this.at(index);
  }
}

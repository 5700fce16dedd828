/** A workbook lacks what is to be spoiled. */
export class NothingToPick extends Error {}

/** Repeatable chance: the same seed makes the same workbook on every machine (mulberry32). */
export class Random {
  constructor(private state: number) {}

  /** From 0 up to but not including 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  below(n: number): number {
    return Math.floor(this.next() * n);
  }

  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new NothingToPick("nothing to pick from");
    return list[this.below(list.length)] as T;
  }

  /** Some of a list, at most n, each once. */
  some<T>(list: readonly T[], n: number): T[] {
    const rest = [...list];
    const chosen: T[] = [];
    while (chosen.length < n && rest.length > 0) chosen.push(...rest.splice(this.below(rest.length), 1));
    return chosen;
  }
}

/** Which events the client listens to: type number and target (a sheet's, table's or chart's id, or `Workbook`). */
export class EventSubscriptions {
  enabled = true;
  private readonly counts = new Map<string, number>();

  add(type: number, target: string): void {
    const key = `${type}|${target}`;
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
  }

  remove(type: number, target: string): void {
    const key = `${type}|${target}`;
    const left = (this.counts.get(key) ?? 0) - 1;
    if (left > 0) this.counts.set(key, left);
    else this.counts.delete(key);
  }

  has(type: number, target: string): boolean {
    return this.counts.has(`${type}|${target}`);
  }

  get size(): number {
    return this.counts.size;
  }
}

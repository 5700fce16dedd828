/** What an add-in asked of Excel: how often, how much. */
export class Statistics {
  syncs = 0;
  actions = 0;
  largestRequest = 0;
  largestResponse = 0;
  totalRequestBytes = 0;
  cellsWritten = 0;

  request(bytes: number, actions: number): void {
    this.syncs++;
    this.actions += actions;
    this.totalRequestBytes += bytes;
    this.largestRequest = Math.max(this.largestRequest, bytes);
  }

  response(bytes: number): void {
    this.largestResponse = Math.max(this.largestResponse, bytes);
  }

  reset(): void {
    Object.assign(this, new Statistics());
  }

  /** `7 syncs, largest request 1.2 MB, 48,000 cells written` */
  toString(): string {
    const megabytes = (this.largestRequest / 1048576).toFixed(2);
    return `${this.syncs} syncs, largest request ${megabytes} MB, ${this.cellsWritten.toLocaleString("en")} cells written`;
  }
}

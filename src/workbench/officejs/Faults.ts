import type { WorkbookModel } from "./model/WorkbookModel";

/** What goes wrong at one sync. */
export interface Fault {
  /**
   * `before`: the batch never arrives, nothing is applied. `after`: everything is applied but the answer is lost. A
   * number: so many actions are applied, then Excel gives up.
   */
  readonly fail?: "before" | "after" | number;
  /** A co-author's edit that slips in just before the batch. */
  readonly before?: (book: WorkbookModel) => void;
  /** Milliseconds that the request takes on its way. */
  readonly delay?: number;
}

/** Faults to come, by the number of the sync they strike (the first is 1). */
export class Faults {
  /** Milliseconds that every request takes. */
  delay = 0;
  /** Says which events get lost on their way to the client. */
  dropEvent: ((type: number, targetId: string) => boolean) | null = null;
  private readonly planned = new Map<number, Fault>();

  at(sync: number, fault: Fault): void {
    this.planned.set(sync, { ...this.planned.get(sync), ...fault });
  }

  clear(): void {
    this.planned.clear();
    this.delay = 0;
    this.dropEvent = null;
  }

  next(sync: number): Fault | null {
    const fault = this.planned.get(sync);
    this.planned.delete(sync);
    if (!fault && this.delay === 0) return null;
    return { ...(this.delay > 0 && { delay: this.delay }), ...fault };
  }
}

import { isSettingsName } from "../contract/identify";
import { isLifeSheet } from "../findings/life/LogReader";
import { HostRefusal, type SheetChange } from "../host/SpreadsheetHost";
import { isPackSheet } from "../pack/sheets";
import type { App } from "./App";
import { refresh, refreshAll, type Changes } from "./live";
import { followMarks } from "./marks";
import { runCommand } from "./run";

export interface Pace {
  /** Milliseconds without a change after which it is read: as long as a burst (paste, fill, sort) takes to arrive. */
  readonly quiet: number;
  /** Milliseconds after which it is read although changes keep coming. */
  readonly longest: number;
  /** Milliseconds until the next try while the workbook cannot be read: somebody types in a cell. */
  readonly retry: number;
  /** Milliseconds without a new list after which the marks in the sheets follow it. */
  readonly marks: number;
}

const PACE: Pace = { quiet: 15, longest: 150, retry: 250, marks: 250 };

/**
 * Keeps the exceptions fresh while people type, co-authors too. Our own writes are not told by the host; changes of the
 * pack's own sheets (comments, decisions) are no changes of data. While a command works, changes wait.
 *
 * @returns stops the watching
 */
export async function startWatching(app: App, pace: Partial<Pace> = {}): Promise<() => Promise<void>> {
  const live = new LiveData(app, { ...PACE, ...pace });
  const marks = followMarks(app, pace.marks ?? PACE.marks);
  const stop = await app.host.watch((change) => live.note(change));
  return async () => {
    live.stop();
    marks();
    await stop();
  };
}

/** Gathers changes and has them read, one reading at a time. */
export class LiveData {
  private changes = new Map<string, readonly string[] | null>();
  private everything = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private since = 0;
  private reading = false;
  private stopped = false;

  constructor(
    private readonly app: App,
    private readonly pace: Pace,
  ) {}

  /** True when nothing is known that the list does not show. */
  get settled(): boolean {
    return !this.reading && this.timer === undefined && !this.isWaiting;
  }

  note({ sheet, address }: SheetChange): void {
    // before the first check nothing is read behind anybody's back
    if (this.stopped || isPackSheet(sheet) || this.app.store.getState().checkedAt === null) return;
    if (isSettingsName(sheet) || isLifeSheet(sheet)) this.everything = true;
    const known = this.changes.get(sheet);
    this.changes.set(sheet, address === null || known === null ? null : [...new Set([...(known ?? []), address])]);
    const now = performance.now();
    if (this.timer === undefined) this.since = now;
    if (!this.reading) this.wait(Math.max(0, Math.min(this.pace.quiet, this.since + this.pace.longest - now)));
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private get isWaiting(): boolean {
    return this.everything || this.changes.size > 0;
  }

  private wait(milliseconds: number): void {
    clearTimeout(this.timer);
    if (this.stopped) return;
    this.timer = setTimeout(() => void this.read(), milliseconds);
  }

  private async read(): Promise<void> {
    this.timer = undefined;
    if (this.app.store.getState().working) return this.wait(this.pace.retry);
    const { changes, everything } = this;
    this.changes = new Map();
    this.everything = false;
    this.reading = true;
    let pause = 0;
    try {
      let outcome = everything ? "everything" : await refresh(this.app, changes);
      if (outcome === "everything") outcome = await refreshAll(this.app);
      if (outcome === "again") this.putBack(changes, everything);
    } catch (error) {
      if (error instanceof HostRefusal && error.retry) {
        this.putBack(changes, everything);
        pause = this.pace.retry;
      } else if (!this.stopped) {
        // said as any command's failure is, with what may be tried
        await runCommand(this.app, "data.check", { quiet: true });
      }
    } finally {
      this.reading = false;
    }
    if (this.isWaiting) this.wait(pause);
  }

  /** What was not read after all is still to be read, with what came meanwhile. */
  private putBack(changes: Changes, everything: boolean): void {
    this.everything ||= everything;
    for (const [sheet, areas] of changes) {
      const known = this.changes.get(sheet);
      this.changes.set(sheet, areas === null || known === null ? null : [...new Set([...areas, ...(known ?? [])])]);
    }
  }
}

import { type Breath, PIECE } from "../../core/steps";
import { type OfficeApi, supports } from "./api";
import { refusals, toRefusal } from "./errors";
import { MOST_BYTES } from "./payload";

/* global AbortSignal, performance, setTimeout */

/** For `inPieces`: lets the pane live between two pieces of work, and stops when the person has asked to. */
export function breathing(signal: AbortSignal | undefined): Breath {
  return {
    now: () => performance.now(),
    async pause() {
      await new Promise((resume) => setTimeout(resume, 0));
      if (signal?.aborted) throw refusals.cancelled();
    },
  };
}

/**
 * One piece of work in Excel. What is asked of the workbook gathers until `sync`, and goes there at once; `add` counts
 * what it weighs, and sends what has gathered before a request grows beyond what Excel takes.
 */
export class Session {
  /** Round trips so far. */
  syncs = 0;
  private weight = 0;
  private readonly breath: Breath;
  private breathed: number;

  constructor(
    readonly context: Excel.RequestContext,
    private readonly api: OfficeApi,
    private readonly signal: AbortSignal | undefined,
    private readonly limit: number = MOST_BYTES,
  ) {
    this.breath = breathing(signal);
    this.breathed = this.breath.now();
  }

  /** Between two pieces of work on an answer: a pause when the last one was long ago. */
  async breathe(): Promise<void> {
    if (this.breath.now() - this.breathed < PIECE) return;
    await this.breath.pause();
    this.breathed = this.breath.now();
  }

  get workbook(): Excel.Workbook {
    return this.context.workbook;
  }

  get sheets(): Excel.WorksheetCollection {
    return this.context.workbook.worksheets;
  }

  can(version: string): boolean {
    return supports(this.api, version);
  }

  /** Nothing is drawn or recalculated between the parts of one request. */
  private quieten(): void {
    if (this.can("1.9")) this.context.application.suspendScreenUpdatingUntilNextSync();
    if (this.can("1.6")) this.context.application.suspendApiCalculationUntilNextSync();
  }

  /** Throws when the person has asked to stop. */
  stopIfAsked(): void {
    if (this.signal?.aborted) throw refusals.cancelled();
  }

  async sync(): Promise<void> {
    this.stopIfAsked();
    this.syncs++;
    this.weight = 0;
    await this.context.sync();
    this.stopIfAsked();
  }

  /** Adds work of so many bytes (of the request or of its answer, whichever is larger) to the next request. */
  async add(bytes: number, work: () => void): Promise<void> {
    if (this.weight > 0 && this.weight + bytes > this.limit) await this.sync();
    if (this.weight === 0) this.quieten();
    this.weight += bytes;
    work();
  }
}

export interface RunOptions {
  readonly signal?: AbortSignal | undefined;
  /** Bytes of a request after which the next one begins; for tests. */
  readonly limit?: number | undefined;
}

/** Runs a piece of work in Excel: one step of undo where Excel can, and errors in sentences. */
export async function inExcel<T>(
  api: OfficeApi,
  work: (session: Session) => Promise<T>,
  options: RunOptions = {},
): Promise<T> {
  if (options.signal?.aborted) throw refusals.cancelled();
  const run: Excel.RunOptions = supports(api, "1.20") ? { mergeUndoGroup: true } : {};
  try {
    return await api.Excel.run(run, (context) => work(new Session(context, api, options.signal, options.limit)));
  } catch (error) {
    throw toRefusal(error);
  }
}

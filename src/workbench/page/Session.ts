import { breathing, pause } from "../../commands/pause";
import { inPieces } from "../../core/steps";
import type { Progress } from "../../host/SpreadsheetHost";
import { downloadBytes } from "../files/download";
import { type LoadedWorkbook, loadWorkbook } from "../files/loadWorkbook";
import { breath } from "./breath";
import { UnreadableFile } from "../files/Package";
import type { Engine } from "../grid/createUniver";
import { callFromModel, type SayAbout } from "../grid/gridFunctions";
import { gridWorkbookSteps } from "../grid/snapshot";
import { addToGrid, WorkbookGrid } from "../grid/WorkbookGrid";
import type { CellValue } from "../../contract/cells";
import { type ClientWindow, invokeAction } from "../officejs/clientShim";
import { ExcelHost } from "../officejs/ExcelHost";
import { WorkbookModel } from "../officejs/model/WorkbookModel";

export interface Work {
  readonly step: string;
  readonly done: number;
  /** 0 when nobody knows. */
  readonly total: number;
  /** Whether {@link Session.cancel} would stop it. */
  readonly canCancel: boolean;
}

export interface SessionState {
  readonly fileName: string;
  /** What is being done, while it is; null when the workbook is ready. */
  readonly work: Work | null;
  /** What went wrong last, in a sentence. */
  readonly problem: string | null;
  readonly paneOpen: boolean;
  /** Rises with every workbook opened: the pane's page is loaded anew for each. */
  readonly epoch: number;
}

export const SAMPLES = [
  { file: "sample.xlsx", label: "Sample contract" },
  { file: "sample-messy.xlsx", label: "Messy sample" },
] as const;

/** What is open in the workbench, and what can be done with it. Views listen; the grid and the pane hang on it. */
export class Session {
  private state: SessionState = { fileName: "", work: null, problem: null, paneOpen: true, epoch: 0 };
  private readonly listeners = new Set<() => void>();
  private open: { host: ExcelHost; grid: WorkbookGrid; loaded: LoadedWorkbook } | null = null;
  private controller: AbortController | null = null;
  private opened = 0;
  /** The frame in which the pane's page stands. */
  paneFrame: HTMLIFrameElement | null = null;

  private engine: Engine | null = null;

  /** The grid that workbooks are shown in; made after the session, since its functions speak to it. */
  attach(engine: Engine): void {
    this.engine = engine;
  }

  getState = (): SessionState => this.state;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  get host(): ExcelHost {
    if (!this.open) throw new Error("no workbook is open");
    return this.open.host;
  }

  get grid(): WorkbookGrid | null {
    return this.open?.grid ?? null;
  }

  get loaded(): LoadedWorkbook | null {
    return this.open?.loaded ?? null;
  }

  say: SayAbout = (sheetId, row, column, message) => this.open?.grid.say(sheetId, row, column, message);

  update(change: Partial<SessionState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of [...this.listeners]) listener();
  }

  async openSample(file: string): Promise<void> {
    await this.attempt(`Opening ${file}`, async (task) => {
      const response = await fetch(`/assets/${file}`, { signal: task.signal });
      if (!response.ok) throw new UnreadableFile(`${file} is not in the assets folder; npm run sample makes it.`);
      await this.openBytes(new Uint8Array(await response.arrayBuffer()), file, task);
    });
  }

  async openFile(file: File): Promise<void> {
    await this.attempt(`Opening ${file.name}`, async (task) =>
      this.openBytes(new Uint8Array(await file.arrayBuffer()), file.name, task),
    );
  }

  async openBlank(): Promise<void> {
    await this.attempt("Opening an empty workbook", (task) =>
      this.show({ book: new WorkbookModel(), sparklines: new Map() }, task),
    );
  }

  /** Runs a command of the add-in as Excel's ribbon would: in the pane's page, by its id. */
  async runCommand(id: string): Promise<void> {
    if (id === "pane.open") this.update({ paneOpen: true });
    const window = this.paneFrame?.contentWindow as unknown as ClientWindow | null;
    try {
      if (!window?.Office) throw new Error("the pane is not ready yet");
      await invokeAction(window, id);
    } catch (error) {
      this.update({ problem: `The command did not run: ${error instanceof Error ? error.message : String(error)}.` });
    }
  }

  /** The workbook as it is now, as an .xlsx file in the browser's downloads. */
  async download(): Promise<void> {
    const { open } = this;
    if (!open) return;
    await this.attempt("Writing the file", async (task) => {
      const { saveWorkbook } = await import("../files/save/saveWorkbook");
      const original = open.loaded.original ?? null;
      const { bytes, lost } = await saveWorkbook(open.loaded, original, task.progress, task.signal);
      downloadBytes(open.host.book.name, bytes);
      if (lost.length > 0) this.update({ problem: `The file was downloaded without: ${lost.join("; ")}.` });
    });
  }

  /** Gives up what is being opened or written; what was open stays open as it was. */
  cancel(): void {
    this.controller?.abort();
  }

  private async openBytes(bytes: Uint8Array, name: string, task: Task): Promise<void> {
    await this.show(await loadWorkbook(bytes, name, task.progress, task.signal), task);
  }

  /** Everything that takes long is done before the open workbook is let go, so that it can still be kept. */
  private async show(loaded: LoadedWorkbook, task: Task): Promise<void> {
    if (!this.engine) throw new Error("the grid is not there yet");
    const host = new ExcelHost({ book: loaded.book, breath });
    host.book.calculation.customCall = (name, args) => callFromModel(name, args) as CellValue | undefined;
    task.progress("Drawing the sheets", 0, 0);
    const steps = gridWorkbookSteps(`workbook-${++this.opened}`, loaded.book);
    const prepared = await inPieces(steps, breathing(task.signal));
    await pause(task.signal);
    // from here on there is no way back, and no reason: the rest takes a moment
    this.open?.grid.dispose();
    addToGrid(this.engine, prepared);
    await breath.pause();
    const grid = new WorkbookGrid(this.engine, host, prepared, (problem) => this.update({ problem }), breath);
    this.open = { host, grid, loaded };
    (window as unknown as { miWorkbench: { host: ExcelHost; session: Session } }).miWorkbench = { host, session: this };
    this.update({ fileName: loaded.book.name, problem: null, epoch: this.state.epoch + 1 });
  }

  /** One piece of work at a time: what is begun later ends what was begun before. */
  private async attempt(step: string, work: (task: Task) => Promise<void>): Promise<void> {
    this.controller?.abort();
    const controller = new AbortController();
    this.controller = controller;
    const { signal } = controller;
    const progress: Progress = (now, done, total) => {
      signal.throwIfAborted();
      this.update({ work: { step: now, done, total, canCancel: true } });
    };
    this.update({ problem: null });
    progress(step, 0, 0);
    try {
      await work({ signal, progress });
    } catch (error) {
      if (signal.aborted) return;
      const known = error instanceof UnreadableFile;
      const words = error instanceof Error ? error.message : String(error);
      this.update({ problem: known ? words : `${step} did not work: ${words}` });
    } finally {
      if (this.controller === controller) {
        this.controller = null;
        this.update({ work: null });
      }
    }
  }
}

interface Task {
  readonly signal: AbortSignal;
  readonly progress: Progress;
}

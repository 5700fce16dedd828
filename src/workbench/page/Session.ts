import { downloadBytes } from "../files/download";
import { laidOutWorkbook } from "../files/laidOut";
import { type LoadedWorkbook, loadWorkbook } from "../files/loadWorkbook";
import { UnreadableFile } from "../files/Package";
import type { Engine } from "../grid/createUniver";
import { callFromModel, type SayAbout } from "../grid/gridFunctions";
import { WorkbookGrid } from "../grid/WorkbookGrid";
import { addToCellMenu } from "./cellMenu";
import type { CellValue } from "../../contract/cells";
import { type ClientWindow, invokeAction } from "../officejs/clientShim";
import { ExcelHost } from "../officejs/ExcelHost";
import { WorkbookModel } from "../officejs/model/WorkbookModel";

export interface SessionState {
  readonly fileName: string;
  /** What is being done, while it is; null when the workbook is ready. */
  readonly work: { readonly step: string; readonly done: number; readonly total: number } | null;
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
  /** The frame in which the pane's page stands. */
  paneFrame: HTMLIFrameElement | null = null;

  private engine: Engine | null = null;

  /** The grid that workbooks are shown in; made after the session, since its functions speak to it. */
  attach(engine: Engine): void {
    this.engine = engine;
    addToCellMenu(engine.api, (id) => void this.runCommand(id));
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
    await this.attempt(async () => {
      this.update({ work: { step: `Opening ${file}`, done: 0, total: 0 }, problem: null });
      const response = await fetch(`/assets/${file}`);
      if (!response.ok) throw new UnreadableFile(`${file} is not in the assets folder; npm run sample makes it.`);
      await this.openBytes(new Uint8Array(await response.arrayBuffer()), file);
    });
  }

  async openFile(file: File): Promise<void> {
    await this.attempt(async () => {
      this.update({ work: { step: `Opening ${file.name}`, done: 0, total: 0 }, problem: null });
      await this.openBytes(new Uint8Array(await file.arrayBuffer()), file.name);
    });
  }

  async openBlank(): Promise<void> {
    await this.attempt(async () => this.show({ book: new WorkbookModel(), sparklines: new Map() }));
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
    await this.attempt(async () => {
      this.update({ work: { step: "Writing the file", done: 0, total: 0 }, problem: null });
      const { renderXlsx } = await import("../../host/xlsx/writeWorkbook");
      const bytes = await renderXlsx(laidOutWorkbook(open.loaded), (step, done, total) =>
        this.update({ work: { step, done, total } }),
      );
      downloadBytes(open.host.book.name, bytes);
      this.update({ work: null });
    });
  }

  private async openBytes(bytes: Uint8Array, name: string): Promise<void> {
    const loaded = await loadWorkbook(bytes, name, (step, done, total) => this.update({ work: { step, done, total } }));
    this.show(loaded);
  }

  private show(loaded: LoadedWorkbook): void {
    if (!this.engine) throw new Error("the grid is not there yet");
    const host = new ExcelHost({ book: loaded.book });
    host.book.calculation.customCall = (name, args) => callFromModel(name, args) as CellValue | undefined;
    this.open?.grid.dispose();
    const grid = new WorkbookGrid(this.engine, host, (problem) => this.update({ problem }));
    this.open = { host, grid, loaded };
    (window as unknown as { miWorkbench: { host: ExcelHost; session: Session } }).miWorkbench = { host, session: this };
    this.update({ fileName: loaded.book.name, work: null, problem: null, epoch: this.state.epoch + 1 });
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const known = error instanceof UnreadableFile;
      const words = error instanceof Error ? error.message : String(error);
      this.update({ work: null, problem: known ? words : `The workbook could not be opened: ${words}` });
    }
  }
}

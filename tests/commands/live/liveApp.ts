import { isDeepStrictEqual } from "node:util";
import type { App } from "../../../src/commands/App";
import { previousFindings, readWorkbook } from "../../../src/commands/read";
import { runCommand } from "../../../src/commands/run";
import { createStore, type AppState } from "../../../src/commands/store";
import { LiveData } from "../../../src/commands/watch";
import { whyNoPack } from "../../../src/contract/whyNoPack";
import { findingsReport } from "../../../src/findings/report";
import type { SheetChange } from "../../../src/host/SpreadsheetHost";
import { ExcelSpreadsheetHost } from "../../../src/host/excel/ExcelSpreadsheetHost";
import type { ExcelHost } from "../../../src/workbench/officejs/ExcelHost";
import type { WorkbookModel } from "../../../src/workbench/officejs/model/WorkbookModel";
import { start } from "../../workbench/officejs/start";

const rest = (ms: number) => new Promise((resume) => setTimeout(resume, ms));

/** The commands over Microsoft's client and our host, with the data watched: all but the pane. */
export class LiveApp {
  readonly heard: SheetChange[] = [];

  private constructor(
    readonly app: App,
    readonly host: ExcelHost,
    private readonly live: LiveData,
    private readonly roundTrip: () => Promise<unknown>,
  ) {}

  static async open(book: WorkbookModel): Promise<LiveApp> {
    const client = start({ book });
    const app: App = {
      host: new ExcelSpreadsheetHost(client),
      store: createStore(),
      clock: () => "2026-10-06T08:00:00.000Z",
      version: "0.0.0-test",
      helpUrl: "https://help.example/",
    };
    const live = new LiveData(app, { quiet: 1, longest: 5, retry: 5, marks: 5 });
    const open = new LiveApp(app, client.host, live, () => client.Excel.run((context) => context.sync()));
    await app.host.watch((change) => {
      open.heard.push(change);
      live.note(change);
    });
    if (!(await runCommand(app, "data.check", { quiet: true }))) throw new Error(open.state.error?.message);
    return open;
  }

  get state(): AppState {
    return this.app.store.getState();
  }

  /** Until what was changed has been told, read and shown. */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < 3;) {
      await this.roundTrip(); // events leave before the answer
      await rest(2);
      quiet = this.live.settled ? quiet + 1 : 0;
    }
  }

  /** Names what differs between the state and what a full reading of the workbook gives; empty when nothing does. */
  async differences(): Promise<string[]> {
    const { state } = this;
    const task = { signal: new AbortController().signal, progress: () => undefined };
    const read = await readWorkbook(this.app, task);
    const why = whyNoPack(read.name, read.parsed.contract);
    const previous = previousFindings(read.previous?.previous ?? null);
    const found = why === null ? findingsReport(read.parsed, read.settings, previous, read.log) : null;
    const pairs: Record<string, readonly [unknown, unknown]> = {
      cells: [state.reading?.cells, read.cells],
      contract: [state.contract, read.parsed.contract],
      problems: [state.problems, read.parsed.problems],
      settings: [state.settings, read.settings],
      map: [state.map, read.map],
      obstacle: [state.obstacle, why],
      analysis: [state.analysis, found?.analysis ?? null],
      report: [state.report, found?.report ?? null],
    };
    return Object.keys(pairs).filter((key) => !isDeepStrictEqual(...(pairs[key] as [unknown, unknown])));
  }
}

import { join } from "node:path";
import type { App } from "../../../src/commands/App";
import { refresh } from "../../../src/commands/live";
import { runCommand } from "../../../src/commands/run";
import { type AppState, createStore } from "../../../src/commands/store";
import { ExcelSpreadsheetHost } from "../../../src/host/excel/ExcelSpreadsheetHost";
import { loadBook } from "../../../src/workbench/officejs/files/loadBook";
import { start } from "../../workbench/officejs/start";

const sample = join(__dirname, "../../../assets/sample.xlsx");

/** The sample, checked, in which somebody has typed a value into C5 of Observations since. */
async function edited() {
  const client = start({ book: await loadBook(sample) });
  const app: App = {
    host: new ExcelSpreadsheetHost(client),
    store: createStore(),
    clock: () => `${++seconds}`,
    version: "0.0.0-test",
    helpUrl: "https://help.example/",
  };
  expect(await runCommand(app, "data.check", { quiet: true })).toBe(true);
  client.host.write(client.host.book.sheetNamed("Observations")!, "C5", [[0.5]]);
  const readAgain = app.host.readAgain!.bind(app.host);
  let pauses = 0;
  /** Runs at this pause of the looking; the reading itself is behind it then. */
  const atPause = (number: number, act: () => void): void => {
    app.host.readAgain = async (...args) => {
      const again = await readAgain(...args);
      // each look at the clock is later than a piece may last, so that every step is followed by a pause
      jest.spyOn(performance, "now").mockImplementation(() => {
        if (++pauses === number * 2) act();
        return pauses * 100;
      });
      return again;
    };
  };
  return { app, atPause, state: (): AppState => app.store.getState() };
}

let seconds = 0;
const changes = new Map([["Observations", ["C5"]]]);
afterEach(() => jest.restoreAllMocks());

test("a change that takes long to look at gives way to a command that begins meanwhile, and is taken up again after it", async () => {
  const { app, atPause, state } = await edited();
  const { report, contract } = state();
  const controller = new AbortController();
  const working = {
    command: "pack.build",
    title: "Building",
    step: "",
    done: 0,
    total: 0,
    canCancel: true,
    controller,
  };
  atPause(5, () => app.store.update({ working }));
  expect(await refresh(app, changes)).toBe("again");
  expect(state().working).toBe(working);
  expect(state().report).toBe(report);
  expect(state().contract).toBe(contract);
  jest.restoreAllMocks();
  app.store.update({ working: null });
  expect(await refresh(app, changes)).toBe("done");
  expect(state().contract).not.toBe(contract);
});

test("a change looked at piece by piece gives what a full check gives, and keeps what was chosen meanwhile", async () => {
  const { app, atPause, state } = await edited();
  const chosen = state().report!.findings[0]!.id;
  atPause(5, () => app.store.update({ selection: chosen }));
  expect(await refresh(app, changes)).toBe("done");
  jest.restoreAllMocks();
  expect(state().selection).toBe(chosen);
  const { report, contract, analysis } = state();
  expect(await runCommand(app, "data.check", { quiet: true })).toBe(true);
  expect({ report, contract, analysis }).toEqual({
    report: state().report,
    contract: state().contract,
    analysis: state().analysis,
  });
});

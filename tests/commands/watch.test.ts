import { runCommand } from "../../src/commands/run";
import { startWatching } from "../../src/commands/watch";
import { createStore, type AppState } from "../../src/commands/store";
import { sheetNames } from "../../src/pack/sheets";
import { testApp } from "./app";

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe("watching", () => {
  const pace = { quiet: 5, longest: 20, retry: 5, marks: 5 };

  /** However slow the machine: what counts is that it happens by itself. */
  async function comes(happened: () => boolean): Promise<void> {
    for (let tries = 0; tries < 400 && !happened(); tries++) await rest(25);
    expect(happened()).toBe(true);
  }

  test("a change of the data is read without a word, one of the pack's pages is not; the pack says how many cells changed", async () => {
    const app = testApp();
    await runCommand(app, "sample.load");
    await runCommand(app, "pack.build");
    const stop = await startWatching(app, pace);
    const checks = (): AppState["report"] => app.store.getState().report;
    let before = checks();
    app.host.change({ sheet: sheetNames["exceptions"], address: "H4", by: "person" });
    await rest(60);
    expect(checks()).toBe(before);
    app.store.update({ notice: null });
    app.host.type("Observations", 8, 5, "a remark");
    await comes(() => checks() !== before);
    expect(app.store.getState()).toMatchObject({ dataChanged: 1, changedUnseen: false, notice: null, error: null });
    before = checks();
    app.host.type("Observations", 9, 5, "another");
    await comes(() => checks() !== before);
    expect(app.store.getState().dataChanged).toBe(2);
    await runCommand(app, "pack.build");
    expect(app.store.getState().dataChanged).toBe(0);
    await stop();
    before = checks();
    app.host.change({ sheet: "Observations", address: "C2", by: "person" });
    await rest(60);
    expect(checks()).toBe(before);
  });

  test("before the first check nothing is read behind anybody's back", async () => {
    const app = testApp();
    const stop = await startWatching(app, pace);
    app.host.change({ sheet: "Sheet1", address: "A1", by: "person" });
    await rest(50);
    expect(app.store.getState()).toMatchObject({ dataChanged: 0, checkedAt: null });
    await stop();
  });

  test("a pane opened again says that the data is no more what the pack was built from, and nothing when it is", async () => {
    const app = testApp();
    await runCommand(app, "sample.load");
    await runCommand(app, "pack.build");
    const again = { ...testApp(), host: app.host };
    await runCommand(again, "data.check");
    expect(again.store.getState()).toMatchObject({ dataChanged: 0, changedUnseen: false, hasPack: true });
    app.host.type("Observations", 8, 5, "a remark");
    const later = { ...testApp(), host: app.host };
    await runCommand(later, "data.check");
    expect(later.store.getState()).toMatchObject({ dataChanged: 0, changedUnseen: true });
    // the pane that saw both counts
    await runCommand(again, "data.check");
    expect(again.store.getState()).toMatchObject({ dataChanged: 1, changedUnseen: false });
  });

  test("marks follow the list while they are on, after it, and not while they are off", async () => {
    const app = testApp();
    await runCommand(app, "sample.load");
    const stop = await startWatching(app, pace);
    await runCommand(app, "highlight.toggle");
    expect(app.store.getState().highlighted).toBe(true);
    const marks = (): string => JSON.stringify(app.host.marks);
    const before = marks();
    const kpi = app.host.find("Observations", "KPI", "fcr")!;
    for (let row = kpi.row; row < kpi.row + 36; row++) app.host.type("Observations", row, 4, null);
    await comes(() => marks() !== before);
    await runCommand(app, "highlight.toggle");
    expect(app.host.marks).toEqual([]);
    app.host.type("Observations", kpi.row, 4, 1);
    await rest(200);
    expect(app.host.marks).toEqual([]);
    await stop();
  });
});

describe("store", () => {
  test("tells listeners of changes only, and hands out one state until then", () => {
    const store = createStore();
    let calls = 0;
    const stop = store.subscribe(() => calls++);
    const before = store.getState();
    store.update({ view: "exceptions" });
    expect(calls).toBe(0);
    expect(store.getState()).toBe(before);
    store.update((state) => ({ dataChanged: state.dataChanged + 1 }));
    expect(calls).toBe(1);
    expect(before.dataChanged).toBe(0);
    stop();
    store.update({ view: "pack" });
    expect(calls).toBe(1);
  });

  test("a listener that leaves while being called does not keep others from hearing", () => {
    const store = createStore();
    const heard: string[] = [];
    const stop = store.subscribe(() => {
      heard.push("first");
      stop();
    });
    store.subscribe(() => heard.push("second"));
    store.update({ view: "pack" });
    expect(heard).toEqual(["first", "second"]);
  });
});

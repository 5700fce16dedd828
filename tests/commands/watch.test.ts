import { runCommand } from "../../src/commands/run";
import { startWatching } from "../../src/commands/watch";
import { createStore } from "../../src/commands/store";
import { sheetNames } from "../../src/pack/sheets";
import { testApp } from "./app";

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe("watching", () => {
  test("counts changed cells of the data, not of the pack, and reads again when the typing rests", async () => {
    const app = testApp();
    await runCommand(app, "sample.load");
    const stop = await startWatching(app, 20);
    app.host.change({ sheet: sheetNames["exceptions"], address: "H4", by: "person" });
    expect(app.store.getState().dataChanged).toBe(0);
    app.host.change({ sheet: "Observations", address: "C2:D4", by: "person" });
    app.host.change({ sheet: "Observations", address: "$AA$10", by: "co-author" });
    expect(app.store.getState().dataChanged).toBe(7);
    const before = app.store.getState().report;
    // however slow the machine: what counts is that it is read again by itself
    for (let tries = 0; tries < 400 && app.store.getState().report === before; tries++) await rest(50);
    expect(app.store.getState().dataChanged).toBe(0);
    expect(app.store.getState().report).not.toBe(before);
    expect(app.store.getState().notice).toBeNull();
    await stop();
    app.host.change({ sheet: "Observations", address: "C2", by: "person" });
    expect(app.store.getState().dataChanged).toBe(0);
  });

  test("before the first check nothing is read behind anybody's back", async () => {
    const app = testApp();
    const stop = await startWatching(app, 5);
    app.host.change({ sheet: "Sheet1", address: "A1", by: "person" });
    await rest(50);
    expect(app.store.getState()).toMatchObject({ dataChanged: 1, checkedAt: null });
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

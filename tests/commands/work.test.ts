import { resolve } from "node:path";
import { ContractBuilder } from "../../src/contract/ContractBuilder";
import { defaultSettings } from "../../src/contract/settings";
import { sheetNames } from "../../src/pack/sheets";
import { runCommand, retry } from "../../src/commands/run";
import { counts, openFindings, visibleFindings } from "../../src/commands/selectors";
import { HostRefusal } from "../../src/host/SpreadsheetHost";
import { tables } from "../../src/contract/tables";
import { sampleFile, testApp, type TestApp } from "./app";
import { readXlsx } from "../../src/host/xlsx/readWorkbook";

const run = async (app: TestApp, id: string, args?: unknown) => {
  const done = await runCommand(app, id, args);
  const { error } = app.store.getState();
  if (!done && error) throw new Error(`${error.title}: ${error.message}`);
  return done;
};

async function withSample(): Promise<TestApp> {
  const app = testApp();
  await run(app, "sample.load");
  return app;
}

describe("start", () => {
  test("the sample in an empty workbook: read back whole, with its findings", async () => {
    const app = await withSample();
    const { contract, report, obstacle, problems, checkedAt } = app.store.getState();
    expect(contract?.supplied.size).toBe(Object.keys(tables).length);
    expect(contract?.kpis).toHaveLength(sampleFile.tables.kpis.length);
    // what was planted in the sample is found as in the file, at the same cells
    const builder = new ContractBuilder({ settings: defaultSettings() });
    await readXlsx(resolve(__dirname, "../../assets/sample.xlsx"), builder);
    expect(problems).toEqual(builder.finish().problems);
    expect(report?.findings.length).toBeGreaterThan(10);
    expect(obstacle).toBeNull();
    expect(checkedAt).toBe("2026-10-06T08:00:00.000Z");
  });

  test("never over data that is there", async () => {
    const app = await withSample();
    expect(await runCommand(app, "sample.load")).toBe(false);
    expect(app.store.getState().error).toMatchObject({ code: "has-data", retry: false });
    const other = testApp();
    other.host.sheets.set("Read me", { cells: new Map([["1,1", "my notes"]]), tables: [] });
    expect(await runCommand(other, "sample.load")).toBe(false);
    expect(other.store.getState().error?.message).toContain("Read me");
    expect(other.host.sheets.get("Read me")?.cells.get("1,1")).toBe("my notes");
  });

  test("template tables only where there are none, under any name", async () => {
    const app = testApp();
    app.host.sheets.set("SLA results", {
      cells: new Map(
        [
          ["KPI", "Period", "Value"],
          ["a", "2026-01-31", 1],
        ].flatMap((row, r) => row.map((value, c) => [`${r + 1},${c + 1}`, value] as const)),
      ),
      tables: [],
    });
    await run(app, "template.create");
    expect(app.host.sheets.has("Observations")).toBe(false);
    expect(app.host.sheets.has("KPIs")).toBe(true);
    expect(app.host.sheets.get("SLA results")?.cells.get("2,1")).toBe("a");
    await run(testApp(), "template.create");
    const again = await runCommand(app, "template.create");
    expect(again).toBe(false);
    expect(app.store.getState().error?.code).toBe("nothing-to-do");
  });
});

describe("build", () => {
  test("an empty workbook has no pack, and is told why", async () => {
    const app = testApp();
    expect(await runCommand(app, "pack.build")).toBe(false);
    expect(app.store.getState().error).toMatchObject({ code: "cannot-build", command: "pack.build" });
    expect(app.store.getState().error?.message).toContain("no table of KPIs");
    expect(app.host.rendered).toHaveLength(0);
    expect(app.store.getState().working).toBeNull();
  });

  test("twice gives the same pack; what is typed stays on its finding when data changes", async () => {
    const app = await withSample();
    await run(app, "pack.build");
    await run(app, "pack.build");
    const [, first, second] = app.host.rendered;
    expect(second).toEqual(first);
    expect(app.store.getState()).toMatchObject({ hasPack: true, lastBuild: { at: "2026-10-06T08:00:00.000Z" } });

    const sheet = sheetNames["exceptions"];
    const finding = app.store.getState().report!.findings[0]!;
    const at = app.host.find(sheet, "Ref", finding.id)!;
    const comment = app.host.columnOf(sheet, "Comment");
    app.host.type(sheet, at.row, comment, "Agreed with the site manager");
    // one more period of bad news moves the order of the exceptions
    const kpi = sampleFile.tables.kpis.at(-1)!;
    const headers = Object.values(tables.observations.columns).map((c) => c.header);
    const value = Object.keys(tables.observations.columns).map((key) =>
      key === "kpi" ? String(kpi.id) : key === "period" ? "2026-10-31" : key === "value" ? 0.01 : null,
    );
    await app.host.appendRows("Observations", headers, [value]);
    await run(app, "pack.build");
    const now = app.host.find(sheet, "Ref", finding.id)!;
    expect(app.host.sheets.get(sheet)?.cells.get(`${now.row},${comment}`)).toBe("Agreed with the site manager");
  });

  test("the record names the data's checksum: the same for the same data, another after a change", async () => {
    const app = await withSample();
    const sum = async () => {
      await run(app, "pack.build");
      const cells = [...(app.host.sheets.get(sheetNames["record"])?.cells.values() ?? [])];
      return /SHA-256 ([0-9a-f]{64})/.exec(cells.find((c) => String(c).includes("SHA-256")) as string)?.[1];
    };
    const before = await sum();
    expect(before).toMatch(/^[0-9a-f]{64}$/);
    expect(await sum()).toBe(before);
    app.host.type("Observations", 2, 3, 0.5);
    expect(await sum()).not.toBe(before);
  });

  test("the copy for the other party is a file; the workbook stays as it is", async () => {
    const app = await withSample();
    const sheets = [...app.host.sheets.keys()];
    await run(app, "pack.exportValuesOnly");
    expect([...app.host.sheets.keys()]).toEqual(sheets);
    expect(app.files[0]?.name).toBe("Contract - pack for the other party.xlsx");
    const read: string[] = [];
    await readXlsx(app.files[0]!.bytes, {
      beginTable: ({ sheet }) => void read.push(sheet),
      row: () => undefined,
      endTable: () => undefined,
    });
    expect(read).toContain(sheetNames["one-page"]);
  });

  test("where files cannot be saved, that is said", async () => {
    const { download: _, ...app } = await withSample();
    expect(await runCommand(app, "pack.exportValuesOnly")).toBe(false);
    expect(app.store.getState().error?.code).toBe("not-here");
  });
});

describe("running", () => {
  test("what a host refuses is said in its sentence, and can be tried again", async () => {
    const app = await withSample();
    app.host.fault = new HostRefusal("edit-mode", "Press Enter or Esc in the sheet, then try again.", true);
    expect(await runCommand(app, "pack.build")).toBe(false);
    const { error } = app.store.getState();
    expect(error).toMatchObject({ code: "edit-mode", retry: true, command: "pack.build" });
    expect(error?.message).toBe("Press Enter or Esc in the sheet, then try again.");
    expect(await retry(app)).toBe(true);
    expect(app.store.getState().error).toBeNull();
    expect(app.store.getState().hasPack).toBe(true);
  });

  test("a fault of ours is said to be one, without a stack", async () => {
    const app = testApp();
    app.host.fault = new TypeError("x is undefined");
    await runCommand(app, "data.check");
    expect(app.store.getState().error).toMatchObject({ code: "unexpected" });
    expect(app.store.getState().error?.message).toMatch(/fault of the product: x is undefined$/);
  });

  test("one piece of work at a time; others are told to wait", async () => {
    const app = await withSample();
    const first = runCommand(app, "data.check");
    expect(app.store.getState().working?.title).toBe("Checking the data");
    expect(await runCommand(app, "pack.build")).toBe(false);
    expect(app.store.getState().error?.code).toBe("busy");
    // looking is no work
    expect(await runCommand(app, "view.pack")).toBe(true);
    expect(await first).toBe(true);
    expect(app.store.getState().working).toBeNull();
  });

  test("stopped at any step the workbook is as it was", async () => {
    const app = await withSample();
    const steps: string[] = [];
    app.host.onStep = (step) => void steps.push(step);
    await run(app, "pack.build");
    app.host.rendered.length = 0;
    expect(steps.length).toBeGreaterThan(5);
    for (const at of [0, 3, steps.length - 1]) {
      let seen = 0;
      app.host.onStep = () => {
        if (seen++ === at) void runCommand(app, "work.cancel");
      };
      expect(await runCommand(app, "pack.build")).toBe(false);
      expect(app.store.getState().error).toBeNull();
      expect(app.store.getState().notice).toMatch(/stopped/);
      expect(app.store.getState().working).toBeNull();
    }
    expect(app.host.rendered).toHaveLength(0);
  });

  test("a command that may not run now says what it needs; an unknown one is a mistake", async () => {
    const app = testApp();
    expect(await runCommand(app, "exception.next")).toBe(false);
    expect(app.store.getState().error?.message).toMatch(/check the data/i);
    await expect(runCommand(app, "pack.destroy")).rejects.toThrow("no command pack.destroy");
  });
});

describe("exceptions", () => {
  test("next and previous go round, to the cell behind each, within the filter", async () => {
    const app = await withSample();
    app.store.update({ filter: { kind: "low", text: "", groupBy: "kind" } });
    const list = visibleFindings(app.store.getState());
    expect(list.length).toBeGreaterThan(1);
    for (const finding of [...list, list[0]!]) {
      await run(app, "exception.next");
      expect(app.store.getState().selection).toBe(finding.id);
      expect(app.host.selected).toBe(finding.cells[0]);
    }
    await run(app, "exception.previous");
    expect(app.store.getState().selection).toBe(list.at(-1)?.id);
  });

  test("highlights mark each cell once, and all come off", async () => {
    const app = await withSample();
    await run(app, "highlight.toggle");
    const addresses = app.host.marks.map((m) => m.address);
    expect(addresses.length).toBeGreaterThan(5);
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(app.host.marks.some((m) => m.tone === "improvement")).toBe(true);
    await run(app, "highlight.toggle");
    expect(app.host.marks).toEqual([]);
    expect(app.store.getState().highlighted).toBe(false);
  });

  test("an acknowledged finding rests until its day, and stands in a visible sheet", async () => {
    const app = await withSample();
    const finding = app.store.getState().report!.findings[0]!;
    const before = counts(app.store.getState());
    await run(app, "exception.acknowledge", { id: finding.id, until: "2026-12-31", reason: "planned works" });
    const state = app.store.getState();
    expect(openFindings(state).map((f) => f.id)).not.toContain(finding.id);
    expect(counts(state).resting).toBe(before.resting + 1);
    expect([...(app.host.sheets.get("MI Exception log")?.cells.values() ?? [])]).toContain("planned works");
    // the last row counts; a day that is over is no rest
    expect(await runCommand(app, "exception.acknowledge", { id: finding.id, until: "2026-01-01" })).toBe(false);
    await run(app, "exception.reopen", { id: finding.id });
    expect(openFindings(app.store.getState()).map((f) => f.id)).toContain(finding.id);
    expect(await runCommand(app, "exception.acknowledge", { id: finding.id, until: "soon" })).toBe(false);
  });

  test("an issue gets the next number of the log", async () => {
    const app = await withSample();
    const ids = app.store.getState().contract!.rows.issues.map((i) => i.id);
    const finding = app.store.getState().report!.findings[0]!;
    await run(app, "issue.log", { id: finding.id, owner: "Planner" });
    const added = app.store.getState().contract!.rows.issues.filter((i) => !ids.includes(i.id));
    expect(added).toHaveLength(1);
    expect(added[0]).toMatchObject({ text: finding.text, owner: "Planner", level: "operational" });
    expect(Number(/\d+$/.exec(added[0]!.id)?.[0])).toBe(Math.max(...ids.map((id) => Number(/\d+$/.exec(id)?.[0]))) + 1);
  });
});

describe("saving", () => {
  test("scores become rows that are read again", async () => {
    const app = await withSample();
    const before = app.store.getState().contract!.rows.satisfaction.length;
    const row = {
      date: "2026-10-05",
      respondent: "CFO",
      role: "decision maker",
      criterion: "Quality",
      weight: 1,
      score: 8,
    };
    await run(app, "score.save", { table: "satisfaction", rows: [row] });
    const rows = app.store.getState().contract!.rows.satisfaction;
    expect(rows).toHaveLength(before + 1);
    expect(rows.at(-1)).toMatchObject({ respondent: "CFO", score: 8 });
    expect(await runCommand(app, "score.save", { table: "satisfaction", rows: [] })).toBe(false);
  });

  test("settings: the last row of a name counts", async () => {
    const app = await withSample();
    await run(app, "settings.save", { agendaMinutes: 45, rulesOff: ["risk.due", "meeting.missed"] });
    expect(app.store.getState().settings).toMatchObject({
      agendaMinutes: 45,
      rulesOff: ["risk.due", "meeting.missed"],
    });
    await run(app, "settings.save", { agendaMinutes: 30 });
    expect(app.store.getState().settings.agendaMinutes).toBe(30);
  });

  test("only formulas of ours are inserted", async () => {
    const app = testApp();
    await run(app, "function.insert", { formula: "=MI.NPS(B2:B40)" });
    expect(app.host.inserted).toEqual(["=MI.NPS(B2:B40)"]);
    expect(await runCommand(app, "function.insert", { formula: '=WEBSERVICE("http://x")' })).toBe(false);
    expect(await runCommand(app, "function.insert", { formula: "=cmd|' /C calc'!A0" })).toBe(false);
    expect(app.host.inserted).toHaveLength(1);
    await run(app, "function.insert");
    expect(app.opened).toEqual(["value"]);
  });
});

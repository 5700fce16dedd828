import type { App } from "../../src/commands/App";
import { runCommand } from "../../src/commands/run";
import { counts, openFindings } from "../../src/commands/selectors";
import { createStore } from "../../src/commands/store";
import { lifeSheet, logHeaders } from "../../src/findings/life/events";
import { ExcelSpreadsheetHost } from "../../src/host/excel/ExcelSpreadsheetHost";
import { sheetNames } from "../../src/pack/sheets";
import type { SheetModel } from "../../src/workbench/officejs/model/SheetModel";
import { start, type Started } from "../workbench/officejs/start";

/** The life of an exception, through the commands, in a workbook behind Microsoft's own client. */

type Cell = string | number | null;

interface Opened {
  readonly app: App;
  readonly client: Started;
  readonly run: (id: string, args?: unknown) => Promise<void>;
  readonly write: (sheet: string, address: string, values: readonly (readonly Cell[])[]) => void;
  /** Rows of the table on a sheet, by its headers. */
  readonly rows: (sheet: string) => Record<string, unknown>[];
}

const steady = [84, 83, 85, 84, 86, 83, 84, 85, 84, 83, 85, 84, 85, 84, 83, 84, 85];
const month = (i: number): string => `20${25 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}-28`;
const kpis: Cell[][] = [
  ["KPI", "Name", "Direction", "Target", "Unit", "Owner client", "Owner supplier"],
  ["fcr", "First-contact resolution", "higher", 80, "%", "Ann", "Bob"],
  ["asa", "Answered in time", "higher", 80, "%", "Ann", "Bob"],
];
const observations: Cell[][] = [
  ["KPI", "Period", "Value"],
  ...[...steady, 70].map((value, i): Cell[] => ["fcr", month(i), value]),
  ...[...steady, 71].map((value, i): Cell[] => ["asa", month(i), value]),
];
const FCR = "kpi:fcr/xmr";
const ASA = "kpi:asa/xmr";

async function opened(): Promise<Opened> {
  const client = start();
  let tick = 0;
  const app: App = {
    host: new ExcelSpreadsheetHost(client),
    store: createStore(),
    clock: () => new Date(Date.UTC(2026, 6, 6, 8, tick++)).toISOString(),
    version: "0.0.0-test",
    helpUrl: "https://help.example/",
  };
  const write: Opened["write"] = (sheet, address, values) =>
    client.host.edit("user" as never, (book) => client.host.write(book.sheetNamed(sheet)!, address, values));
  for (const [name, rows] of [
    ["KPIs", kpis],
    ["Observations", observations],
  ] as const) {
    client.host.book.addSheet(name);
    write(name, `A1:${String.fromCharCode(64 + rows[0]!.length)}${rows.length}`, rows);
  }
  const run = async (id: string, args?: unknown) => {
    const done = await runCommand(app, id, args);
    const { error } = app.store.getState();
    if (!done) throw new Error(`${error?.title}: ${error?.message}`);
  };
  await run("data.check");
  return { app, client, run, write, rows: (sheet) => tableRows(client.host.book.sheetNamed(sheet)!) };
}

function tableRows(sheet: SheetModel): Record<string, unknown>[] {
  const { area } = sheet.tables[0]!;
  const line = (row: number) => Array.from({ length: area.columns }, (_, c) => sheet.valueAt(row, area.column + c));
  const headers = line(area.row).map(String);
  return Array.from({ length: area.rows - 1 }, (_, r) => {
    const cells = line(area.row + 1 + r);
    return Object.fromEntries(headers.map((header, c) => [header, cells[c] ?? null]));
  });
}

const findingIn = ({ app }: Opened, id: string) => app.store.getState().report!.findings.find((f) => f.id === id);
const isOpen = ({ app }: Opened, id: string) => openFindings(app.store.getState()).some((f) => f.id === id);
const inPack = (book: Opened, ref: string) => book.rows(sheetNames["exceptions"]).find((r) => r["Ref"] === ref);
const allText = ({ client }: Opened, sheet: string): string => {
  const at = client.host.book.sheetNamed(sheet)!;
  return [...at.cells.within(at.everything)].map(([, , cell]) => String(cell.value ?? "")).join("\n");
};

test("acknowledged until it changes: it rests in list, count, page 1 and agenda, and an edit brings it back with the reason", async () => {
  const book = await opened();
  const before = findingIn(book, FCR)!;
  expect(before).toMatchObject({ onAgenda: true, kind: "low" });
  const { low } = counts(book.app.store.getState());
  await book.run("exception.acknowledge", { id: FCR, until: "changes", reason: "new rota in July", by: "Ann" });
  expect(isOpen(book, FCR)).toBe(false);
  expect(counts(book.app.store.getState())).toMatchObject({ low: low - 1, resting: 1 });
  expect(book.rows(lifeSheet)).toEqual([
    expect.objectContaining({
      Recorded: "2026-07-06T08:01:00Z",
      Ref: FCR,
      Event: "acknowledged",
      Until: "changes",
      Text: "new rota in July",
      By: "Ann",
      "As it was": expect.stringMatching(/^low; xmr\.below-limit; .*period 2026-06-28; figure 0\.7;/) as string,
    }),
  ]);
  // the log is no data: neither tables nor problems know of it
  expect(book.app.store.getState().problems).toEqual([]);

  await book.run("pack.build");
  expect(inPack(book, FCR)).toMatchObject({
    "#": before.rank,
    Kind: "◇ Acknowledged",
    Finding: expect.stringMatching(/^Acknowledged until it changes: new rota in July\./) as string,
  });
  expect(book.rows(sheetNames["exceptions"]).at(-1)?.["Ref"]).toBe(FCR);
  expect(allText(book, sheetNames["one-page"])).toMatch(/1 exception acknowledged: not counted here/);
  expect(allText(book, sheetNames["one-page"])).not.toContain("First-contact resolution was");
  expect(allText(book, sheetNames["record"])).toContain("1 acknowledged: First-contact resolution");
  expect(allText(book, sheetNames["agenda"])).not.toContain("First-contact resolution");

  book.write("Observations", "C19", [[68]]);
  await book.run("data.check");
  expect(findingIn(book, FCR)?.life?.back).toBe(
    "Acknowledged 6 Jul 2026 until it changes; now the figure was 70.0\u202f% and is 68.0\u202f%.",
  );
  expect(isOpen(book, FCR)).toBe(true);
  await book.run("pack.build");
  expect(inPack(book, FCR)?.["Finding"]).toContain("Back: Acknowledged 6 Jul 2026 until it changes; now the figure");
});

test("owner, comment, decision, agenda and issue: in the log, in the pane, and in the pack's own columns", async () => {
  const book = await opened();
  await book.run("exception.assign", { id: FCR, owner: "Cai" });
  await book.run("exception.comment", { id: FCR, text: "Ops lead will report" });
  await book.run("exception.decide", { id: FCR, text: "Credit waived for July" });
  await book.run("exception.agenda", { id: FCR, on: false });
  await book.run("issue.log", { id: FCR, owner: "Cai", due: "2026-08-31" });
  const issue = book.app.store.getState().contract!.rows.issues.find((i) => i.owner === "Cai")!;
  expect(book.rows(lifeSheet).map((r) => r["Event"])).toEqual([
    "assigned",
    "comment",
    "decision",
    "off agenda",
    "logged as issue",
  ]);
  expect(book.rows(lifeSheet).at(-1)?.["Issue"]).toBe(issue.id);
  expect(findingIn(book, FCR)).toMatchObject({ onAgenda: false, ownerClient: "Ann", ownerSupplier: "Cai" });
  await book.run("exception.agenda", { id: FCR, on: true });
  expect(findingIn(book, FCR)?.onAgenda).toBe(true);
  await book.run("pack.build");
  expect(inPack(book, FCR)).toMatchObject({
    "Owner ↔ counterpart": "Ann ↔ Cai (assigned 6 Jul 2026)",
    Comment: "Ops lead will report",
    Decision: "Credit waived for July",
    Finding: expect.stringContaining(`Logged as issue ${issue.id}.`) as string,
  });
});

test("what is typed in the pack becomes an event once; the pane's later word then stands in the pack", async () => {
  const book = await opened();
  await book.run("exception.comment", { id: FCR, text: "first, in the pane" });
  await book.run("pack.build");
  const sheet = book.client.host.book.sheetNamed(sheetNames["exceptions"])!;
  const column = String.fromCharCode(
    64 + sheet.tables[0]!.area.column + Object.keys(inPack(book, FCR)!).indexOf("Comment"),
  );
  const row = sheet.tables[0]!.area.row + 1 + book.rows(sheetNames["exceptions"]).findIndex((r) => r["Ref"] === FCR);
  book.write(sheetNames["exceptions"], `${column}${row}`, [["second, in the pack"]]);
  await book.run("pack.build");
  const texts = () => book.rows(lifeSheet).map((r) => r["Text"]);
  expect(texts()).toEqual(["first, in the pane", "second, in the pack"]);
  expect(findingIn(book, FCR)?.life?.comment?.text).toBe("second, in the pack");
  await book.run("pack.build");
  expect(texts()).toHaveLength(2);
  await book.run("exception.comment", { id: FCR, text: "third, in the pane" });
  await book.run("pack.build");
  expect(inPack(book, FCR)?.["Comment"]).toBe("third, in the pane");
  // emptied by hand: the log still knows
  book.write(sheetNames["exceptions"], `${column}${row}`, [[""]]);
  await book.run("pack.build");
  expect(inPack(book, FCR)?.["Comment"]).toBe("third, in the pane");
  expect(texts()).toHaveLength(3);
});

test("survives a renamed label, rows in another order and a removed KPI, which is no longer measured", async () => {
  const book = await opened();
  await book.run("exception.comment", { id: FCR, text: "about resolution" });
  await book.run("exception.comment", { id: ASA, text: "about answering" });
  await book.run("exception.assign", { id: ASA, owner: "Cai" });
  await book.run("pack.build");
  const history = book.rows(lifeSheet);

  book.write("KPIs", "A2:G3", [kpis[2]!, ["fcr", "Solved at the first call", ...kpis[1]!.slice(2)]]);
  book.write("Observations", `A2:C${observations.length}`, [...observations.slice(1)].reverse());
  await book.run("pack.build");
  expect(inPack(book, FCR)).toMatchObject({
    Comment: "about resolution",
    Finding: expect.stringContaining("Solved at the first call") as string,
  });
  expect(inPack(book, ASA)).toMatchObject({ Kind: "▼ Low", Comment: "about answering" });

  book.write("KPIs", "A2:G2", [kpis[1]!.map(() => "")]);
  book.write(
    "Observations",
    "A2:C19",
    observations.slice(1, 19).map((row) => row.map(() => "")),
  );
  for (const _ of [1, 2]) {
    await book.run("pack.build");
    expect(inPack(book, ASA)).toMatchObject({
      Kind: "∅ No longer measured",
      Comment: "about answering",
      "Owner ↔ counterpart": expect.stringContaining("Cai") as string,
    });
  }
  const { report } = book.app.store.getState();
  expect(report!.quiet?.map((q) => [q.life.ref, q.measured])).toEqual([[ASA, false]]);
  expect(report!.resolved.map((r) => r.id)).not.toContain(ASA);
  expect(inPack(book, FCR)?.["Comment"]).toBe("about resolution");
  expect(book.rows(lifeSheet)).toEqual(history);
});

test("a bad row is a problem with its cell and stays where it is; the rest of the log counts", async () => {
  const book = await opened();
  await book.run("exception.comment", { id: FCR, text: "good" });
  const at = logHeaders.indexOf("Event");
  await book.app.host.appendRows(lifeSheet, ["Recorded", "Ref", "Event"], [["2026-07-06", FCR, "closed"]]);
  await book.run("data.check");
  expect(book.app.store.getState().problems).toEqual([
    expect.objectContaining({ code: "LOG004", cell: `'${lifeSheet}'!D3`, found: "closed" }),
  ]);
  expect(findingIn(book, FCR)?.life?.comment?.text).toBe("good");
  await book.run("pack.build");
  expect(allText(book, sheetNames["record"])).toContain("LOG004");
  expect(book.client.host.book.sheetNamed(lifeSheet)!.valueAt(3, at + 1)).toBe("closed");
});

test("what cannot be is refused in a sentence, and nothing is written", async () => {
  const book = await opened();
  const refused = async (id: string, args: unknown): Promise<string> => {
    expect(await runCommand(book.app, id, args)).toBe(false);
    return book.app.store.getState().error!.message;
  };
  expect(await refused("exception.acknowledge", { id: FCR, until: "soon" })).toMatch(/like 2026-12-31/);
  expect(await refused("exception.acknowledge", { id: "kpi:none/xmr", until: "changes" })).toMatch(/no longer/);
  expect(await refused("exception.reopen", { id: FCR })).toMatch(/does not rest/);
  expect(await refused("exception.assign", { id: FCR, owner: " " })).toMatch(/owner or a counterpart/);
  expect(await refused("exception.comment", { id: FCR, text: "  " })).toMatch(/comment first/);
  expect(await refused("exception.agenda", { id: FCR })).toMatch(/Say whether/);
  expect(book.client.host.book.sheetNamed(lifeSheet)).toBeFalsy();
  await book.run("exception.acknowledge", { id: FCR, until: "2027-01-31" });
  expect(await refused("exception.agenda", { id: FCR, on: true })).toMatch(/reopen it first/);
});

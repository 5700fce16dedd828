import { ExcelSpreadsheetHost } from "../../../src/host/excel/ExcelSpreadsheetHost";
import { renderPack } from "../../../src/host/excel/render/renderPack";
import type { HostRefusal } from "../../../src/host/SpreadsheetHost";
import type { LaidOutPack } from "../../../src/pack/LaidOutPack";
import { type Started, start } from "../../workbench/officejs/start";
import { pictureOfBook } from "./picture";
import { packAfter, packBefore } from "./twoPacks";

async function withPack(): Promise<Started> {
  const client = start();
  await renderPack(client, packBefore());
  return client;
}

function page(client: Started, name = "1 On one page") {
  const found = client.host.book.sheetNamed(name);
  if (!found) throw new Error(`no sheet ${name}`);
  return found;
}

async function refused(client: Started, pack: LaidOutPack = packAfter()): Promise<HostRefusal> {
  try {
    await renderPack(client, pack);
  } catch (error) {
    return error as HostRefusal;
  }
  throw new Error("this should have been refused");
}

const cases: [string, string, boolean, RegExp, (client: Started) => void][] = [
  ["a cell is being edited", "edit-mode", true, /press Enter or Esc/, ({ host }) => (host.cellEditMode = true)],
  [
    "a page is protected",
    "protected-sheet",
    false,
    /"1 On one page" is protected/,
    (client) => (page(client).protection = { options: {}, password: "x" }),
  ],
  [
    "the structure is protected",
    "protected-structure",
    false,
    /structure of this workbook is protected/,
    ({ host }) => (host.book.structureProtected = { password: null }),
  ],
  [
    "a table of a page is filtered",
    "filtered",
    false,
    /table Scorecard on "1 On one page"/,
    (client) => {
      const [table] = page(client).tables;
      table?.criteria.set(0, { filterOn: "Values", values: ["Availability"] } as never);
      table?.filteredRows.add(6);
    },
  ],
  [
    "somebody else's table has the name",
    "failed",
    false,
    /table named Scorecard.*rename that table/,
    (client) => {
      const [table] = page(client).tables.splice(0);
      const other = client.host.book.addSheet("Mine");
      if (table)
        other.tables.push(
          Object.assign(Object.create(Object.getPrototypeOf(table) as object) as typeof table, table, { sheet: other }),
        );
    },
  ],
  [
    "the connection is lost",
    "connection",
    true,
    /could not be reached/,
    ({ host }) => host.faults.at(host.statistics.syncs + 1, { fail: "before" }),
  ],
];

test.each(cases)("%s: %s", async (_, code, retry, words, put) => {
  const client = await withPack();
  put(client);
  const before = pictureOfBook(client.host.book);
  const error = await refused(client);
  expect(error).toMatchObject({ name: "HostRefusal", code, retry });
  expect(error.message).toMatch(words);
  expect(error.message).toMatch(/^[A-Z].*\.$/);
  expect(pictureOfBook(client.host.book)).toEqual(before);
});

test("a member that this Excel does not have is said, and the workbook is as it was", async () => {
  const client = start({ sets: { ExcelApi: "1.8" } });
  const before = pictureOfBook(client.host.book);
  const error = await refused(client);
  expect(error).toMatchObject({ code: "missing-api", retry: false });
  expect(pictureOfBook(client.host.book)).toEqual(before);
});

test("a single text that Excel cannot take at once is said, and the workbook is as it was", async () => {
  const client = start({ payloadLimit: 60_000 });
  const before = pictureOfBook(client.host.book);
  const error = await refused(client);
  expect(error).toMatchObject({ code: "too-big" });
  expect(pictureOfBook(client.host.book)).toEqual(before);
});

test("what stays under the limit goes in more requests instead", async () => {
  const client = start({ payloadLimit: 100_000 });
  await renderPack(client, packBefore(), { limit: 25_000 });
  await renderPack(client, packAfter(), { limit: 25_000 });
  expect(client.host.statistics.largestRequest).toBeLessThan(100_000);
  const whole = await withPack();
  await renderPack(whole, packAfter());
  const plain = (book: Started["host"]["book"]): unknown =>
    JSON.parse(JSON.stringify(pictureOfBook(book)).replace(/\{[0-9A-F-]{36}\}/g, "id"));
  expect(plain(client.host.book)).toEqual(plain(whole.host.book));
});

test("what a co-author types while the pack is built is not written over", async () => {
  for (const sync of [1, 2, 3, 4, 5]) {
    const client = await withPack();
    // row 4 of the page "2 Typed" is the pack's own number; the decision in row 3 is people's
    const edit = (): void => {
      const cell = page(client, "2 Typed").cell(3, 2);
      cell.value = "Approve, says the co-author";
    };
    client.host.statistics.reset();
    client.host.faults.at(sync, { before: edit });
    const changed = packAfter();
    const pack = {
      ...changed,
      sheets: changed.sheets.map((sheet) =>
        sheet.name === "2 Typed"
          ? {
              ...sheet,
              cells: sheet.cells.map((cell) => (cell.row === 4 && cell.column === 2 ? { ...cell, value: 9 } : cell)),
            }
          : sheet,
      ),
    };
    const outcome = await renderPack(client, pack).then(
      () => "built",
      (error: HostRefusal) => error.code,
    );
    const words = page(client, "2 Typed").valueAt(3, 2);
    if (outcome === "changed-meanwhile") expect(words).toBe("Approve, says the co-author");
    else expect(outcome).toBe("built");
    // up to the moment at which the pages are put in place, the edit is seen
    if (sync > 2 && sync <= 4) expect([sync, outcome]).toEqual([sync, "changed-meanwhile"]);
  }
});

test("stopping at any moment leaves the last pack or the new one, and says so", async () => {
  const whole = await withPack();
  const before = pictureOfBook(whole.host.book);
  await renderPack(whole, packAfter());
  const after = pictureOfBook(whole.host.book);
  const outcomes: string[] = [];
  for (let step = 1; step <= 7; step++) {
    const client = await withPack();
    const stop = new AbortController();
    let told = 0;
    const outcome = await new ExcelSpreadsheetHost(client)
      .renderPack(
        packAfter(),
        () => {
          if (++told === step) stop.abort();
        },
        stop.signal,
      )
      .then(
        () => "built",
        (error: HostRefusal) => error.code,
      );
    expect(pictureOfBook(client.host.book)).toEqual(outcome === "built" ? after : before);
    outcomes.push(outcome);
  }
  expect(outcomes).toContain("cancelled");
  expect(outcomes.at(-1)).toBe("built");
});

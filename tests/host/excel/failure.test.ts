import { isDeepStrictEqual } from "node:util";
import { renderPack } from "../../../src/host/excel/render/renderPack";
import { HostRefusal } from "../../../src/host/SpreadsheetHost";
import type { Fault } from "../../../src/workbench/officejs/Faults";
import { type Started, start } from "../../workbench/officejs/start";
import { pictureOfBook } from "./picture";
import { packAfter, packBefore } from "./twoPacks";

const sets = { ExcelApi: "1.17" };

/** A workbook with somebody's own sheet whose formulas point at the pack, and the pack of last quarter. */
async function withPack(): Promise<Started> {
  const client = start({ sets });
  const own = client.host.book.sheets[0];
  await renderPack(client, packBefore());
  if (own) {
    own.cell(1, 1).formula = "='1 On one page'!B5+'2 Typed'!B4";
    own.cell(2, 1).value = "mine";
  }
  return client;
}

/** Table moves rewrite references into the table; that is Excel's doing and wanted. Everything else must be as it was. */
function pictures(client: Started): Record<string, unknown> {
  return pictureOfBook(client.host.book);
}

async function outcomes(): Promise<{
  before: Record<string, unknown>;
  after: Record<string, unknown>;
  syncs: number;
  actions: number[];
}> {
  const client = await withPack();
  const before = pictures(client);
  client.host.statistics.reset();
  const actions: number[] = [];
  const { statistics } = client.host;
  const count = statistics.request.bind(statistics);
  statistics.request = (bytes, size) => {
    actions.push(size);
    count(bytes, size);
  };
  await renderPack(client, packAfter());
  return { before, after: pictures(client), syncs: statistics.syncs, actions };
}

async function buildWith(
  fault: (client: Started) => void,
): Promise<{ picture: Record<string, unknown>; error: unknown; client: Started }> {
  const client = await withPack();
  client.host.statistics.reset();
  fault(client);
  const error: unknown = await renderPack(client, packAfter()).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return { picture: pictures(client), error, client };
}

test("a rebuild changes the pack in place, and building it again changes nothing", async () => {
  const client = await withPack();
  const ids = new Map(client.host.book.sheets.map((sheet) => [sheet.name, sheet.id]));
  await renderPack(client, packAfter());
  for (const name of ["1 On one page", "2 Typed", "Data's & more"]) {
    expect(client.host.book.sheetNamed(name)?.id).toBe(ids.get(name));
  }
  const picture = pictures(client);
  client.host.statistics.reset();
  await renderPack(client, packAfter());
  expect(client.host.statistics.cellsWritten).toBe(0);
  expect(client.host.statistics.syncs).toBe(2);
  expect(pictures(client)).toEqual(picture);
  // a workbook that never had the other pack looks the same
  const fresh = start({ sets });
  await renderPack(fresh, packAfter());
  for (const { name } of packAfter().sheets) {
    const { id: _a, ...rebuilt } = picture[name] as Record<string, unknown>;
    const { id: _b, ...once } = pictureOfBook(fresh.host.book)[name] as Record<string, unknown>;
    expect(withoutIds(rebuilt)).toEqual(withoutIds(once));
  }
  expect(client.host.internalErrors).toEqual([]);
  expect(client.host.book.warnings.filter(({ kind }) => kind !== "merged-write")).toEqual([]);
});

function withoutIds(picture: unknown): unknown {
  return JSON.parse(JSON.stringify(picture).replace(/\{[0-9A-F-]{36}\}/g, "id"));
}

describe("whatever sync fails, the workbook holds the whole old pack or the whole new one", () => {
  const kinds: [string, (actions: number) => Fault["fail"]][] = [
    ["never arrives", () => "before"],
    ["is answered by nobody", () => "after"],
    ["stops after a third of its actions", (actions) => Math.floor(actions / 3)],
    ["stops after two thirds of its actions", (actions) => Math.floor((actions * 2) / 3)],
    ["stops before its last action", (actions) => actions - 1],
  ];

  test.each(kinds)("the request %s", async (_, fault) => {
    const { before, after, syncs, actions } = await outcomes();
    expect(before).not.toEqual(after);
    const held: string[] = [];
    for (let sync = 1; sync <= syncs; sync++) {
      const { picture, error, client } = await buildWith(({ host }) =>
        host.faults.at(sync, { fail: fault(actions[sync - 1] ?? 1) as never }),
      );
      const whole = isDeepStrictEqual(picture, after) ? "new" : "old";
      held.push(whole);
      expect({ sync, picture }).toEqual({ sync, picture: whole === "new" ? after : before });
      if (whole === "old") {
        expect(error).toBeInstanceOf(HostRefusal);
        expect((error as HostRefusal).message).toMatch(/\.$/);
      } else expect(error).toBeNull();
      // and the next build comes to its end
      await renderPack(client, packAfter());
      expect(withoutIds(pictures(client))).toEqual(withoutIds(after));
      expect(client.host.internalErrors).toEqual([]);
    }
    // the requests before the commit, the commit and the clearing up: all were struck
    expect(held.length).toBeGreaterThanOrEqual(6);
    expect(held.at(0)).toBe("old");
    expect(held.at(-1)).toBe("new");
  });

  test("the commit stops after any number of its actions", async () => {
    const { before, after, syncs, actions } = await outcomes();
    const commit = syncs - 1;
    const most = actions[commit - 1] ?? 0;
    expect(most).toBeGreaterThan(300);
    let built = 0;
    for (let stop = 0; stop < most; stop += Math.ceil(most / 30)) {
      const { picture, error, client } = await buildWith(({ host }) => host.faults.at(commit, { fail: stop }));
      if (error !== null) expect({ stop, whole: isDeepStrictEqual(picture, before) }).toEqual({ stop, whole: true });
      else {
        // Excel gave up on the looks of a chart: the pack is there with a legend in the place of labels, until the next build
        await renderPack(client, packAfter());
        expect({ stop, picture: withoutIds(pictures(client)) }).toEqual({ stop, picture: withoutIds(after) });
        built++;
      }
    }
    expect(built).toBeGreaterThan(0);
  });
});

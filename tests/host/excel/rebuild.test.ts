import { renderPack } from "../../../src/host/excel/render/renderPack";
import { readTables } from "../../../src/host/excel/readTables";
import type { TableSink } from "../../../src/host/SpreadsheetHost";
import { PreviousReader } from "../../../src/pack/PreviousReader";
import { loadBook } from "../../../src/workbench/officejs/files/loadBook";
import type { SheetModel } from "../../../src/workbench/officejs/model/SheetModel";
import { type Started, start } from "../../workbench/officejs/start";
import { largePack, packFrom, samplePath } from "./support";

/** One build as the pane does it: everything is read through Excel, the last pack and what was typed into it included. */
async function build(client: Started): Promise<void> {
  const previous = new PreviousReader();
  await readTables(client, previous);
  const last = previous.result("this workbook");
  const pack = await packFrom((sink: TableSink) => readTables(client, sink), { previous: last });
  await renderPack(client, pack);
}

function sheetOf(client: Started, name: string): SheetModel {
  const sheet = client.host.book.sheetNamed(name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  return sheet;
}

/** Row and column of a cell of the exceptions table, found by the finding's reference and the header. */
function cellOf(client: Started, ref: string, header: string): { row: number; column: number } {
  const sheet = sheetOf(client, "2 Exceptions");
  const table = sheet.tables.find(({ name }) => name === "MI_exceptions");
  if (!table) throw new Error("no table of exceptions");
  const { row, column, rows, columns } = table.area;
  const at = (name: string): number => {
    for (let c = column; c < column + columns; c++) if (sheet.valueAt(row, c) === name) return c;
    throw new Error(`no column ${name}`);
  };
  for (let r = row + 1; r < row + rows; r++)
    if (sheet.valueAt(r, at("Ref")) === ref) return { row: r, column: at(header) };
  throw new Error(`no finding ${ref}`);
}

test("the sample's pack: built, built again without writing a cell, a comment stays on its finding when data change", async () => {
  const client = start({ book: await loadBook(samplePath) });
  const { host } = client;
  await build(client);
  expect(host.internalErrors).toEqual([]);
  const ids = new Map(host.book.sheets.map((sheet) => [sheet.name, sheet.id]));
  // the pack counts its builds, so the second is not the first: the third is the second, packs and all
  const pack = await packFrom((sink) => readTables(client, sink));
  await renderPack(client, pack);
  host.statistics.reset();
  await renderPack(client, pack);
  expect(host.statistics.cellsWritten).toBe(0);

  const ref = "kpi:fcr/xmr";
  const before = cellOf(client, ref, "Comment");
  host.edit("user", () => {
    sheetOf(client, "2 Exceptions").cell(before.row, before.column).value = "=not a formula: ask Ann";
    sheetOf(client, "2 Exceptions").cell(before.row, before.column + 1).value = "Agreed";
  });
  // another KPI breaks: rows move
  const data = sheetOf(client, "Observations");
  const [table] = data.tables;
  if (!table) throw new Error("no observations");
  const last = table.area.row + table.area.rows - 1;
  for (let row = last - 3; row <= last; row++) {
    for (let column = 1; column <= 4; column++) {
      const value = data.valueAt(row, column);
      if (typeof value === "number" && column === 4) data.cell(row, column).value = value * 3 + 50;
    }
  }
  await build(client);
  const after = cellOf(client, ref, "Comment");
  const exceptions = sheetOf(client, "2 Exceptions");
  expect(exceptions.valueAt(after.row, after.column)).toBe("=not a formula: ask Ann");
  expect(exceptions.cell(after.row, after.column).formula).toBeNull();
  expect(exceptions.valueAt(after.row, after.column + 1)).toBe("Agreed");
  for (const sheet of host.book.sheets) expect([sheet.name, sheet.id]).toEqual([sheet.name, ids.get(sheet.name)]);
  expect(host.internalErrors).toEqual([]);
});

test("the number of requests does not grow with the number of KPIs, and none is above 4 MB", async () => {
  const lines: string[] = [];
  const counts: number[] = [];
  for (const kpis of [24, 200, 2800]) {
    const client = start();
    const { host } = client;
    const measure = async (what: string, work: Promise<void>): Promise<void> => {
      await work;
      lines.push(`${kpis} KPIs, ${what}: ${host.statistics}`);
      expect(host.statistics.largestRequest).toBeLessThan(4 * 1024 * 1024);
      expect(host.statistics.largestResponse).toBeLessThan(4 * 1024 * 1024);
      expect(host.statistics.syncs).toBeLessThanOrEqual(12);
      counts.push(host.statistics.syncs);
      host.statistics.reset();
    };
    const first = await largePack(kpis);
    const second = await largePack(kpis, 1);
    await measure("first build", renderPack(client, first));
    await measure("the same again", renderPack(client, first));
    await measure("other figures", renderPack(client, second));
    expect(host.internalErrors).toEqual([]);
  }
  process.stdout.write(`${lines.join("\n")}\n`);
  // more than the smallest pack only by the requests that 4 MB make necessary
  for (let build = 0; build < 3; build++) {
    const [small = 0, middle = 0, large = 0] = [counts[build], counts[build + 3], counts[build + 6]];
    expect(middle).toBe(small);
    expect(large - small).toBeLessThanOrEqual(5);
  }
}, 240_000);

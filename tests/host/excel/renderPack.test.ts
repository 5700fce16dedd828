import { renderPack } from "../../../src/host/excel/render/renderPack";
import { start } from "../../workbench/officejs/start";
import { samplePack } from "./support";

test("builds the sample's pack through Microsoft's client, and a second build writes no cell", async () => {
  const client = start();
  const { host } = client;
  const pack = await samplePack();
  await renderPack(client, pack);
  expect(host.internalErrors).toEqual([]);
  expect(host.book.sheets.map((sheet) => sheet.name)).toEqual(["Sheet1", ...pack.sheets.map((sheet) => sheet.name)]);
  host.statistics.reset();
  await renderPack(client, pack);
  expect(host.statistics.cellsWritten).toBe(0);
  expect(host.statistics.syncs).toBe(2);
});

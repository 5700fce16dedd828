import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { renderXlsx } from "../../../src/host/xlsx/writeWorkbook";
import { writeXlsxAtomically } from "../../../src/host/xlsx/writeXlsxAtomically";
import { XlsxHost } from "../../../src/host/xlsx/xlsxHost";
import { Collected } from "./handMade";
import { samplePack } from "./samplePack";

/* global AbortController */

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "mi-host-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("the pack goes into its file and comes out again through the port; nothing else is left in the folder", async () => {
  const input = join(folder, "in.xlsx");
  const output = join(folder, "pack.xlsx");
  await writeFile(input, await renderXlsx(samplePack()));
  const before = await readFile(input);
  const host = new XlsxHost({ input, output });
  const steps: string[] = [];
  await host.renderPack(samplePack(), (step) => steps.push(step));
  expect(steps).toEqual([
    "Writing Data's & more",
    "Writing 1 On one page",
    "Writing 2 Typed",
    "Packing the file",
    "Packing the file",
  ]);
  const sink = new Collected();
  await new XlsxHost({ input: output, output }).readTables(sink);
  expect(sink.sheets).toEqual(["Data's & more", "1 On one page", "2 Typed"]);
  expect((await readdir(folder)).sort()).toEqual(["in.xlsx", "pack.xlsx"]);
  expect(await readFile(input)).toEqual(before);
});

test("an old file is replaced whole", async () => {
  const path = join(folder, "pack.xlsx");
  await writeFile(path, "old and much longer than the new one");
  await writeXlsxAtomically(path, new Uint8Array([1, 2, 3]));
  expect([...(await readFile(path))]).toEqual([1, 2, 3]);
});

test("what cannot be written leaves no trace and says why", async () => {
  await expect(writeXlsxAtomically(join(folder, "no", "pack.xlsx"), new Uint8Array(1))).rejects.toThrow(
    /pack\.xlsx could not be written \(its folder does not exist\); what was there before is unchanged\./,
  );
  await mkdir(join(folder, "pack.xlsx"));
  await expect(writeXlsxAtomically(join(folder, "pack.xlsx"), new Uint8Array(1))).rejects.toThrow(
    /could not be written/,
  );
  expect(await readdir(folder)).toEqual(["pack.xlsx"]);
});

test("a pack that cannot be a workbook leaves the old file as it was", async () => {
  const output = join(folder, "pack.xlsx");
  await writeFile(output, "old");
  const broken = { ...samplePack(), sheets: [] };
  await expect(new XlsxHost({ input: output, output }).renderPack(broken)).rejects.toThrow();
  expect(await readFile(output, "utf8")).toBe("old");
});

test("a stopped build writes nothing, a stopped reading ends", async () => {
  const output = join(folder, "pack.xlsx");
  await writeFile(output, "old");
  const stop = new AbortController();
  const host = new XlsxHost({ input: await renderXlsx(samplePack()), output });
  await expect(host.renderPack(samplePack(), () => stop.abort(), stop.signal)).rejects.toThrow(/abort/i);
  expect(await readFile(output, "utf8")).toBe("old");
  await expect(host.readTables(new Collected(), undefined, stop.signal)).rejects.toThrow(/abort/i);
  expect(host.read).toBeNull();
});

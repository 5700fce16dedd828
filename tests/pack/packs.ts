import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { load, type Loaded } from "../../src/cli/load";
import { makePack, type Made, type MakeOptions } from "../../src/cli/makePack";
import { readSettings } from "../../src/contract/readSettings";
import { renderXlsx } from "../../src/host/xlsx/writeWorkbook";
import { templateWorkbook } from "../../src/pack/template";
import { assets } from "../sample/reading";

/** Packs made as the command line makes them, so that what is tested is what people get. */

export const madeUp: MakeOptions = {
  inputPath: join(assets, "sample.xlsx"),
  outputPath: join(assets, "../out/pack.xlsx"),
  builtAt: "2026-10-05T09:00:00.000Z",
  builtBy: "mi-pack",
  version: "0.0.0",
  previous: null,
  forOtherParty: false,
};

export async function read(path: string, given: object = {}): Promise<Loaded> {
  const settings = readSettings(given);
  if (!settings.ok) throw new Error(settings.problems.map((p) => p.message).join("; "));
  return load(path, { settings: settings.value, given }, undefined);
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "mi-pack-"));
}

/** The three workbooks that everybody meets first. */
export const inputs = ["sample", "messy", "template"] as const;
export type InputName = (typeof inputs)[number];

let template: string | null = null;

export async function pathOf(name: InputName): Promise<string> {
  if (name === "sample") return join(assets, "sample.xlsx");
  if (name === "messy") return join(assets, "sample-messy.xlsx");
  if (template === null) {
    template = join(temporaryFolder(), "template.xlsx");
    writeFileSync(template, await renderXlsx(templateWorkbook()));
  }
  return template;
}

const known = new Map<string, Promise<Loaded>>();

/** A workbook is read once for all tests of a file; what is made of it is made anew each time. */
function readOnce(path: string, given: object): Promise<Loaded> {
  const key = `${path} ${JSON.stringify(given)}`;
  const loaded = known.get(key) ?? read(path, given);
  known.set(key, loaded);
  return loaded;
}

export async function makeFrom(name: InputName, options: Partial<MakeOptions> = {}, given: object = {}): Promise<Made> {
  const inputPath = await pathOf(name);
  return makePack(await readOnce(inputPath, given), { ...madeUp, inputPath, ...options });
}

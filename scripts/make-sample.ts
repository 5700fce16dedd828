import { log } from "node:console";
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { format } from "prettier";
import { renderXlsx } from "../src/host/xlsx/writeWorkbook";
import { messyExpected } from "./sample/messyExpected";
import { messyFile } from "./sample/messyFile";
import { plantedFile } from "./sample/planted";
import { sampleFile, sampleWorkbook } from "./sample/workbook";

/** Writes the sample contract into assets/. The same code writes the same bytes. */
async function main(): Promise<void> {
  await write("sample.xlsx", await renderXlsx(sampleWorkbook()));
  await write("sample.json", JSON.stringify(sampleFile()));
  await write("sample-planted.json", await json(plantedFile));
  await write("sample-messy.xlsx", messyFile());
  await write("sample-messy-expected.json", await json(messyExpected()));
}

/** Formatted as everything else here, so that the check of formats passes. */
function json(value: unknown): Promise<string> {
  return format(JSON.stringify(value), { parser: "json", printWidth: 120 });
}

async function write(name: string, content: Uint8Array | string): Promise<void> {
  await writeFile(fileURLToPath(import.meta.resolve(`../assets/${name}`)), content);
  log(`assets/${name}: ${content.length.toLocaleString("en-GB")} bytes`);
}

await main();

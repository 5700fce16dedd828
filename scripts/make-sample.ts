import { log } from "node:console";
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { renderXlsx } from "../src/host/xlsx/writeWorkbook";
import { plantedFile } from "./sample/planted";
import { sampleWorkbook } from "./sample/workbook";

/** Writes the sample contract into assets/. The same code writes the same bytes. */
async function main(): Promise<void> {
  await write("sample.xlsx", await renderXlsx(sampleWorkbook()));
  await write("sample-planted.json", `${JSON.stringify(plantedFile, null, 2)}\n`);
}

async function write(name: string, content: Uint8Array | string): Promise<void> {
  await writeFile(fileURLToPath(import.meta.resolve(`../assets/${name}`)), content);
  log(`assets/${name}: ${content.length.toLocaleString("en-GB")} bytes`);
}

await main();

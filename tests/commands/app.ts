import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { App } from "../../src/commands/App";
import { createStore } from "../../src/commands/store";
import { renderXlsx } from "../../src/host/xlsx/writeWorkbook";
import { sampleWorkbook, type SampleFile } from "../../src/pack/sampleWorkbook";
import { MemoryHost } from "./MemoryHost";

export const sampleFile = JSON.parse(
  readFileSync(resolve(__dirname, "../../assets/sample.json"), "utf8"),
) as SampleFile;

export interface TestApp extends App {
  readonly host: MemoryHost;
  readonly files: { name: string; bytes: Uint8Array }[];
  readonly opened: string[];
}

export function testApp(): TestApp {
  const files: { name: string; bytes: Uint8Array }[] = [];
  const opened: string[] = [];
  return {
    host: new MemoryHost(),
    store: createStore(),
    clock: () => "2026-10-06T08:00:00.000Z",
    version: "0.0.0-test",
    helpUrl: "https://help.example/",
    files,
    opened,
    openPane: (view) => void opened.push(view),
    download: (name, bytes) => {
      files.push({ name, bytes });
      return `Saved as ${name}.`;
    },
    loadSample: async () => sampleWorkbook(sampleFile),
    toXlsx: (pack) => renderXlsx(pack),
    repairFormulas: async () => 3,
    openLink: (url) => void opened.push(url),
  };
}

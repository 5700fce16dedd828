/**
 * One measure in a process of its own, because peak memory is the process's: `node pack-child.js MODE INPUT PACK [OUT]`.
 * Prints milliseconds and peak memory as JSON. Bundled and started by pack.ts.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { deserialize, serialize } from "node:v8";
import { load } from "../../src/cli/load";
import { main } from "../../src/cli/main";
import { makePack } from "../../src/cli/makePack";
import { defaultSettings } from "../../src/contract/settings";
import type { LaidOutPack } from "../../src/pack/LaidOutPack";
import { bareRead, bareReadStream, bareWrite, observationWorkbook } from "./pack-io";

/* global performance, process */

const [mode, input = "", pack = "", out = ""] = process.argv.slice(2);

async function ours(): Promise<void> {
  const terminal = { out: () => undefined, err: (text: string) => process.stderr.write(text), live: false };
  const code = await main(["build", input, "-o", out, "--built-at", "2026-10-05T09:00:00Z"], terminal);
  if (code !== 0) throw new Error(`mi-pack build ended with ${code}`);
}

/** The pack as the build lays it out, for the library to write. */
async function keepPack(): Promise<void> {
  const loaded = await load(input, { settings: defaultSettings(), given: {} }, undefined);
  const made = makePack(loaded, {
    inputPath: input,
    outputPath: out,
    builtAt: "2026-10-05T09:00:00.000Z",
    builtBy: "mi-pack",
    version: "0",
    previous: null,
    forOtherParty: false,
  });
  writeFileSync(pack, serialize(made.laidOut));
}

const works: Readonly<Record<string, () => Promise<void>>> = {
  async make() {
    const [kpis, points] = pack.split("x").map(Number) as [number, number];
    writeFileSync(input, await observationWorkbook(kpis, points));
  },
  keep: keepPack,
  ours,
  async bare() {
    await bareRead(readFileSync(input));
    writeFileSync(out, await bareWrite(deserialize(readFileSync(pack)) as LaidOutPack));
  },
  async "bare-stream"() {
    await bareReadStream(readFileSync(input));
    writeFileSync(out, await bareWrite(deserialize(readFileSync(pack)) as LaidOutPack));
  },
};

const work = works[mode ?? ""];
if (!work) throw new Error(`no mode ${mode}`);
const start = performance.now();
work().then(() => {
  const milliseconds = performance.now() - start;
  process.stdout.write(JSON.stringify({ milliseconds, peak: process.resourceUsage().maxRSS * 1024 }));
});

/** `npm run bench [-- --large | --browser]`: the bars of speed and memory, measured side by side in one run, printed beside them. */
import { bootPart } from "./boot";
import { benchBrowser } from "./browser";
import { benchEngine, type BenchLine } from "./engine";
import { largePart } from "./largeBrowser";
import { benchLive } from "./live";
import { liveEditPart } from "./liveEdit";
import { benchLargePack, benchPack } from "./pack";

/* global process */

function written(value: number): string {
  if (Number.isNaN(value)) return "–";
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

function print(area: string, lines: readonly BenchLine[]): void {
  const rows = lines.map((l) => [l.name, written(l.ours), written(l.theirs), written(l.ratio), l.bar]);
  const table = [["measure", "ours", "theirs", "ratio", "bar"], ...rows];
  const widths = table[0]!.map((_, i) => Math.max(...table.map((row) => row[i]!.length)));
  console.log(`\n${area}`);
  table.forEach((row, i) => {
    console.log(row.map((text, k) => (k === 0 ? text.padEnd(widths[k]!) : text.padStart(widths[k]!))).join("  "));
    const note = lines[i - 1]?.note;
    if (note !== undefined) console.log(`    ${note}`);
  });
}

const onlyBrowser = process.argv.includes("--browser");

if (!onlyBrowser) {
  print("exception engine", await benchEngine());
  print("live", benchLive());
}
print("workbench", await benchBrowser([bootPart, largePart, liveEditPart]));
if (onlyBrowser) process.exit();
print("pack, headless", benchPack());
if (process.argv.includes("--large")) print("pack, headless, large", benchLargePack());
else console.log("\na million observations within 4 GB: npm run bench -- --large");

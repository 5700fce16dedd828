import { obstacle } from "../../src/cli/load";
import { checkPackage } from "../host/xlsx/checkPackage";
import { loadBases } from "./bases";
import { buildFrom } from "./building";
import { parse } from "./contents";
import { mutations } from "./mutations/all";
import { mutantOf, SEEDS } from "./run";

/** One of each kind in turn, all the way to a pack, until there are enough packs. */
const PACKS = 40;
const seeds = Array.from({ length: 2 * mutations.length }, (_, i) => (i * (mutations.length + 1)) % SEEDS);

test(`${PACKS} spoiled workbooks give a faultless pack, or one sentence why not`, async () => {
  const bases = await loadBases();
  let built = 0;
  const wrong: string[] = [];
  for (const seed of seeds) {
    if (built === PACKS) break;
    const { base, name, mutant } = mutantOf(seed, bases);
    const { outcome = "read" } = mutant.expected;
    if (outcome !== "read") continue; // refusals are judged with the thousand
    try {
      const parsed = await parse(mutant.bytes);
      const why = obstacle("input.xlsx", parsed);
      if (why !== null) {
        if (!/^input\.xlsx has [^\n]{20,300}\.$/.test(why)) wrong.push(`seed ${seed}: says no good sentence: ${why}`);
        continue;
      }
      const faults = await checkPackage((await buildFrom(parsed)).bytes);
      built++;
      if (faults.length > 0) wrong.push(`seed ${seed} (${base.name}, ${name}: ${mutant.what}): ${faults.join("; ")}`);
    } catch (error) {
      wrong.push(`seed ${seed} (${base.name}, ${name}: ${mutant.what}): ${(error as Error).stack ?? String(error)}`);
    }
  }
  expect(wrong.map((line) => line.slice(0, 1500)).join("\n")).toBe("");
  expect(built).toBe(PACKS);
}, 600_000);

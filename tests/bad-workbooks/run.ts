import { loadBases, type Base } from "./bases";
import { judge } from "./judge";
import type { Mutant } from "./Mutation";
import { mutations } from "./mutations/all";
import { NothingToPick, Random } from "./Random";

export const SEEDS = 1000;

/** The mutant of a seed: kinds in turn, each on every base in turn, and chance for the rest. */
export function mutantOf(seed: number, bases: readonly Base[]): { base: Base; name: string; mutant: Mutant } {
  const mutation = mutations[seed % mutations.length];
  if (!mutation) throw new Error("no mutations");
  const first = Math.floor(seed / mutations.length);
  // chance may pick a table that the kind has nothing to do with: another throw, then another workbook
  for (let i = 0; i < bases.length * 5; i++) {
    const base = bases[(first + i) % bases.length] as Base;
    const again = Math.floor(i / bases.length) * SEEDS;
    const mutant = tried(() => mutation.make(base, new Random(seed + again)));
    if (mutant) return { base, name: mutation.name, mutant };
  }
  throw new Error(`${mutation.name} fits no workbook`);
}

function tried(make: () => Mutant | null): Mutant | null {
  try {
    return make();
  } catch (error) {
    if (error instanceof NothingToPick) return null;
    throw error;
  }
}

/** Runs every so many seeds; returns a paragraph for each that went wrong. */
export async function runSeeds(seeds: Iterable<number>): Promise<{ run: number; wrong: string[] }> {
  const bases = await loadBases();
  const wrong: string[] = [];
  let run = 0;
  for (const seed of seeds) {
    const { base, name, mutant } = mutantOf(seed, bases);
    const faults = await judge(base, mutant);
    run++;
    if (faults.length === 0) continue;
    const shown = [...faults.slice(0, 5), ...(faults.length > 5 ? [`… and ${faults.length - 5} more`] : [])];
    wrong.push(`seed ${seed} (${base.name}, ${name}: ${mutant.what})\n  ${shown.join("\n  ")}`);
  }
  return { run, wrong };
}

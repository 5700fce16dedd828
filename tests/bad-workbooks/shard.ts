import { existsSync } from "node:fs";
import { aAndE } from "./aAndE";
import { runSeeds, SEEDS } from "./run";

/**
 * A stretch of the thousand mutants: no crash, every row that was left out is listed with its address, every row
 * that nobody touched is kept with equal values. In shards, so that two processors share the work.
 */
export function shard(number: number, of: number): void {
  const from = Math.round(((number - 1) * SEEDS) / of);
  const seeds = Array.from({ length: Math.round((number * SEEDS) / of) - from }, (_, i) => from + i);
  test(`${seeds.length} spoiled workbooks (${number} of ${of})`, async () => {
    const { run, wrong } = await runSeeds(seeds);
    expect(wrong.join("\n")).toBe("");
    expect(run).toBe(seeds.length);
  }, 600_000);

  if (!existsSync(aAndE))
    test("workbooks of A&E attendances among them (left out: ../shared is not here)", () =>
      expect(number).toBeGreaterThan(0));
}

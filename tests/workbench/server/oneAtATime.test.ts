import { mkdirSync, mkdtempSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { oneAtATime } from "../../../src/workbench/server/oneAtATime";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lock-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("work of two processes does not overlap, and a failure frees the way", async () => {
  const lock = join(folder, "out", "lock");
  const steps: string[] = [];
  const work = (name: string) => async () => {
    steps.push(`${name} begins`);
    await new Promise((resume) => setTimeout(resume, 50));
    steps.push(`${name} ends`);
    if (name === "a") throw new Error("a failed");
  };
  const results = await Promise.allSettled([oneAtATime(lock, work("a")), oneAtATime(lock, work("b"))]);
  expect(results.map((result) => result.status)).toEqual(["rejected", "fulfilled"]);
  expect(steps).toEqual(["a begins", "a ends", "b begins", "b ends"]);
});

test("a lock that a killed process left behind does not stop anybody for ever", async () => {
  const lock = join(folder, "lock");
  mkdirSync(lock);
  const old = Date.now() / 1000 - 3600;
  utimesSync(lock, old, old);
  expect(await oneAtATime(lock, () => Promise.resolve("done"))).toBe("done");
});

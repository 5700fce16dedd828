import { mkdirSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** A lock left behind by a process that was killed is passed over after this long. */
const STALE = 5 * 60_000;
const LOOK_AGAIN = 250;

function take(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

function isStale(lock: string): boolean {
  try {
    return Date.now() - statSync(lock).mtimeMs > STALE;
  } catch {
    return false; // gone meanwhile
  }
}

/** Runs work that writes files of the project while no other process does: two workbenches may be started at once. */
export async function oneAtATime<T>(lock: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(dirname(lock), { recursive: true });
  while (!take(lock)) {
    if (isStale(lock)) rmSync(lock, { recursive: true, force: true });
    await new Promise((resume) => setTimeout(resume, LOOK_AGAIN));
  }
  const free = (): void => rmSync(lock, { recursive: true, force: true });
  process.once("exit", free); // somebody pressed Ctrl+C meanwhile
  try {
    return await work();
  } finally {
    process.removeListener("exit", free);
    free();
  }
}

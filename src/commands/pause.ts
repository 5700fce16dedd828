import type { Breath } from "../core/steps";
import type { StopSignal } from "../host/SpreadsheetHost";

/* global performance, setTimeout */

/** Lets the host breathe between two pieces of work (Excel stops add-ins that hold its thread), and stops when asked to. */
export async function pause(signal: StopSignal): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
  signal.throwIfAborted();
}

/** For `inPieces`: breathes as {@link pause} does. */
export function breathing(signal: StopSignal): Breath {
  return { now: () => performance.now(), pause: () => pause(signal) };
}

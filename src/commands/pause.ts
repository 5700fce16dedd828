/** Lets the host breathe between two pieces of work (Excel stops add-ins that hold its thread), and stops when asked to. */
export async function pause(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
  signal.throwIfAborted();
}

/**
 * Long work cut into pieces: a generator that yields between two pieces and returns the result. The work itself knows no
 * clock and no event loop, so it stays pure; who runs it decides whether to stop for breath at a yield.
 */
export type Steps<T> = Generator<void, T, void>;

/** Runs work to its end without a pause: the answer is the same as with pauses. */
export function finish<T>(steps: Steps<T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** How a host breathes: what time it is in milliseconds, and a pause in which others may work. A pause may throw, to stop the work. */
export interface Breath {
  now(): number;
  pause(): Promise<void>;
}

/** Milliseconds of work between two pauses: short enough for a screen to stay alive, long enough for a pause to cost little. */
export const PIECE = 40;

/**
 * Runs work to its end, with a pause whenever `most` milliseconds have gone by since the last one. When a pause throws,
 * the generator is closed (its `finally` blocks run) and the error is passed on.
 *
 * @example await inPieces(analyseSteps(parsed, settings), breath) // same answer as analyse(parsed, settings)
 */
export async function inPieces<T>(steps: Steps<T>, breath: Breath, most: number = PIECE): Promise<T> {
  let since = breath.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (breath.now() - since < most) continue;
    try {
      await breath.pause();
    } catch (error) {
      // closed, not told: the work is given up where it stands
      steps.return(undefined as never);
      throw error;
    }
    since = breath.now();
  }
}
